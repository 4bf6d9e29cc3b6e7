"""What a person may correct, and the file that holds it: lines are appended and never changed.

A correction that no run could publish is refused when it is made, and again when the file is read, with what to
write instead.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pydantic import ValidationError

from etl.coding.from_register import CodedPosition
from etl.coding.outcome import decisions
from etl.model import Correction
from etl.reference import Reference, ReferenceError, read_table
from etl.reference_coding import CORRECTIONS, CorrectionRow

NOT_COMPARABLE = "not_comparable_because"
TEXT_FIELDS = frozenset({"reference", "title", "note", NOT_COMPARABLE})
DATE_FIELDS = frozenset({"requested_on", "received_on", "responded_on"})
LIST_FIELDS = frozenset({"exemptions", "positions"})
NOTHING_TOLD = {"outcome": "unclear", "ncnd_scope": "none"}
"""Fields that every response has, with the value that stands for nothing told."""

OTHER_FIELDS = frozenset({"force_id", "question_set_id", "act", "cost_gbp"})
FIELDS = sorted(TEXT_FIELDS | DATE_FIELDS | LIST_FIELDS | set(NOTHING_TOLD) | OTHER_FIELDS)


class CorrectionError(Exception):
    """A correction that cannot be taken or applied; says which, why and what to do."""


def check_value(field: str, value: str, reference: Reference) -> None:
    """Refuse a field or a value outside the vocabulary.

    Raises:
        CorrectionError: names what is allowed.
    """
    if field not in FIELDS:
        raise CorrectionError(f"{field!r} cannot be corrected; allowed are {', '.join(FIELDS)}")
    if not value and field in NOTHING_TOLD:
        raise CorrectionError(f"{field} cannot be empty; write {NOTHING_TOLD[field]} where the reply does not tell")
    allowed: Sequence[str] | None = None
    if field in NOTHING_TOLD:
        allowed = reference.terms(field)
    elif field == "force_id":
        allowed = list(reference.force)
    elif field == "question_set_id":
        allowed = list(reference.question_set)
    elif field == "act":
        allowed = ("FOIA", "FOISA", "EIR")
    if allowed is not None and value and value not in allowed:
        raise CorrectionError(f"{field}: {value!r} is not allowed; allowed are {', '.join(allowed)}")
    if value:
        _check_form(field, value, reference)


def check_fits(
    field: str, value: str, response: Mapping[str, object], has_positions: bool, reference: Reference
) -> None:
    """Refuse a value that does not go with the rest of its response, because no run could publish both.

    Args:
        field: as named in ``FIELDS``.
        value: checked with :func:`check_value`.
        response: the row of the response, with the corrections that wait for the next run.
        has_positions: whether the response states any position, likewise.
        reference: for which outcomes are decisions.

    Raises:
        CorrectionError: says what to correct instead.
    """
    if field == "outcome" and value in decisions(reference) and not has_positions:
        raise CorrectionError(
            f"outcome: {value!r} is a decision, and this response has no position that it could rest on; correct its "
            "positions instead, as all:no_use@overt, and the outcome follows from them"
        )
    if field == "outcome" and value == "unread" and has_positions:
        raise CorrectionError(
            "outcome: 'unread' says that nobody read the reply, and this response has positions; correct its "
            "positions to nothing first, or write unclear"
        )
    if field in DATE_FIELDS and value:
        days = {**response, field: as_date(field, value)}
        requested_on, responded_on = days["requested_on"], days["responded_on"]
        if isinstance(requested_on, dt.date) and isinstance(responded_on, dt.date) and responded_on < requested_on:
            raise CorrectionError(
                f"{field}: {value!r} makes the reply ({responded_on}) come before the request ({requested_on}); "
                "where the other date is wrong, correct that one first"
            )


def _check_form(field: str, value: str, reference: Reference) -> None:
    if field in DATE_FIELDS:
        as_date(field, value)
    if field == "cost_gbp":
        as_pounds(value)
    if field == "exemptions":
        _check_provisions(value, reference)
    if field == "positions":
        as_positions(value, reference)


def as_date(field: str, value: str) -> dt.date:
    """The day that a correction writes.

    Raises:
        CorrectionError: it is no date.
    """
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise CorrectionError(f"{field}: {value!r} is no date; write it as 2024-03-31") from None


def as_pounds(value: str) -> Decimal:
    """The sum that a correction writes.

    Raises:
        CorrectionError: it is no sum that a request could have cost.
    """
    try:
        pounds = Decimal(value)
    except InvalidOperation:
        pounds = Decimal(-1)
    if not pounds.is_finite() or not 0 <= pounds < 10**12:
        raise CorrectionError(f"cost_gbp: {value!r} is no sum in pounds; write it as 12500 or 12500.00")
    return pounds


def _check_provisions(value: str, reference: Reference) -> None:
    for name in cells_of(value):
        if not reference.exists(name):
            raise CorrectionError(f"exemptions: {name!r} is in no catalogue; write it as FOIA s31(1)(a)")


def as_positions(value: str, reference: Reference) -> list[tuple[str, CodedPosition]]:
    """The positions that a correction writes, each with its question; without one it speaks for the whole request.

    Raises:
        CorrectionError: a position or a scope is outside the vocabulary.
    """
    parsed = []
    for cell in cells_of(value):
        question, colon, rest = cell.rpartition(":")
        position, _, scope = rest.partition("@")
        if position not in reference.terms("position") or scope not in reference.terms("scope"):
            raise CorrectionError(f"positions: {cell!r}; write each as question:position@scope, as all:no_use@overt")
        parsed.append((question if colon else "all", CodedPosition(position, scope)))
    return list(dict.fromkeys(parsed))


def cells_of(value: str) -> list[str]:
    """The values of a list, each once: what is named twice is still one."""
    return list(dict.fromkeys(cell.strip() for cell in value.split(";") if cell.strip()))


def append(folder: Path, correction: Correction) -> None:
    """Add one line to ``corrections.csv``; earlier lines are never touched.

    Raises:
        CorrectionError: a cell, such as a reason too short, would stop the next run.
    """
    values = correction.model_dump()
    cells = {name: "" if values[name] is None else _text(values[name]) for name in CorrectionRow.model_fields}
    try:
        CorrectionRow.model_validate(cells)
    except ValidationError as problem:
        first = problem.errors()[0]
        column = str(first["loc"][0])
        raise CorrectionError(f"{column}: {cells[column]!r} is not allowed: {first['msg']}") from None
    path = folder / CORRECTIONS
    folder.mkdir(parents=True, exist_ok=True)
    before = path.read_bytes() if path.is_file() else b""
    with path.open("a", encoding="utf-8", newline="") as lines:
        if before and not before.endswith(b"\n"):
            lines.write("\n")
        writer = csv.writer(lines, lineterminator="\n")
        if not before:
            writer.writerow(cells)
        writer.writerow(cells.values())


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.datetime) else str(value)


def load_corrections(folder: Path, reference: Reference) -> tuple[Correction, ...]:
    """Read the corrections in the order in which they were appended; without the file nobody has corrected anything.

    Raises:
        ReferenceError: a line is not allowed; names file, line, column, value and what is allowed.
    """
    path = folder / CORRECTIONS
    if not path.is_file():
        return ()
    rows = read_table(path, CorrectionRow)
    seen: set[str] = set()
    for line, row in zip(_last_lines(path), rows, strict=True):
        if row.correction_id in seen:
            raise ReferenceError(f"{path}: line {line}, column correction_id: {row.correction_id!r} stands twice")
        seen.add(row.correction_id)
        try:
            check_value(row.field, row.value, reference)
        except CorrectionError as problem:
            column = "value" if row.field in FIELDS else "field"
            raise ReferenceError(f"{path}: line {line}, column {column}: {problem}") from None
    return tuple(Correction.model_validate(row.model_dump()) for row in rows)


def _last_lines(path: Path) -> list[int]:
    """The line on which each row ends, as an editor counts them; a reason may hold line breaks."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        return [reader.line_num for cells in reader if cells][1:]
