"""The tables that people keep: the register, the corrections, the forces' replies, the checks.

Loaded once, checked against the vocabulary and the catalogue, frozen. A row outside the vocabulary stops
the run with file, line, column, value and what is allowed. The corrections have their shape here;
:mod:`etl.coding.corrections` reads them, because it knows what may be corrected.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AwareDatetime, BeforeValidator, Field, ValidationError

from etl.model import Frozen, Severity
from etl.reference import Reference, ReferenceError, read_table
from etl.reference_rows import Cells, MaybeDate, MaybeInt, MaybeText, Url, YesNo

REGISTER = "responses.csv"
CORRECTIONS = "corrections.csv"
FORCE_REPLIES = "force_replies.csv"
SURVEYS = "survey_statements.csv"


class RegisterRow(Frozen):
    """One response coded by hand from a public page."""

    response_id: Annotated[str, Field(pattern=r"^[a-z0-9-]+:[A-Za-z0-9_-]+$")]
    force_id: MaybeText
    body_name: str
    question_set_id: MaybeText
    title: MaybeText
    reference: MaybeText
    requested_on: MaybeDate
    requested_is_receipt: YesNo
    responded_on: MaybeDate
    technologies: Cells
    portal_state: MaybeText
    answer_seen: Literal["yes", "partly", "no"]
    positions: Cells
    use_stated: Annotated[Literal["uses", "trialled", "no_use"] | None, BeforeValidator(lambda value: value or None)]
    exemptions: Cells
    exemptions_considered: Cells
    vendors: Cells
    cost_gbp: Annotated[
        Annotated[float, Field(ge=0, lt=10**12, allow_inf_nan=False)] | None,
        BeforeValidator(lambda value: None if value == "" else value),
    ]
    source: Literal["whatdotheyknow", "disclosure_log", "letter", "other"]
    source_urls: Cells
    document_sha256: Annotated[
        Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None, BeforeValidator(lambda value: value or None)
    ]
    inferred_from_url: MaybeText
    note: MaybeText


class SurveyStatement(Frozen):
    """What one force told a survey about its use of a technology; ``response_id`` is the reply that shows it."""

    response_id: str
    force_id: str
    technology_id: str
    value: Literal["uses", "trialled", "no_use"]
    valid_from: dt.date
    valid_to: dt.date
    note: Annotated[str, Field(min_length=3)]


class CorrectionRow(Frozen):
    """One line of ``corrections.csv``, as written; the day has a zone, so that it is the same on every machine."""

    correction_id: Annotated[str, Field(min_length=8)]
    response_id: str
    field: str
    replaced: str
    value: str
    because: Annotated[str, Field(min_length=3)]
    document_sha256: MaybeText
    text_sha256: MaybeText
    start: MaybeInt
    end: MaybeInt
    quote_sha256: MaybeText
    who: Annotated[str, Field(min_length=2)]
    made_at: AwareDatetime


class ForceReply(Frozen):
    """What a force told us about our coding of one of its replies."""

    reply_id: Annotated[str, Field(min_length=4)]
    response_id: str
    force_id: str
    replied_on: dt.date
    summary: Annotated[str, Field(min_length=3)]
    our_answer: MaybeText
    source_url: MaybeText


class AccuracyRow(Frozen):
    """One figure of the reader's accuracy on labelled letters, as ``evaluate --save`` wrote it."""

    field: str
    measure: Literal["precision", "recall", "f1"]
    value: Annotated[float, Field(ge=0, le=1)]
    n: Annotated[int, Field(ge=0)]
    reader_version: str
    measured_on: dt.date
    letters: str


class CheckRule(Frozen):
    """One check: what it rests on, how much it matters and what a requester may ask."""

    rule_id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]+$")]
    title: str
    severity: Severity
    acts: Cells
    statute: str
    statute_url: Url
    guidance: MaybeText
    guidance_url: MaybeText
    ask: str
    finding: str


def load_register(folder: Path, reference: Reference) -> tuple[RegisterRow, ...]:
    """Read the register and check every row against the vocabulary, the catalogue and the other tables.

    Raises:
        ReferenceError: a row is not allowed; names file, line, column, value and what is allowed.
    """
    path = folder / REGISTER
    rows = read_table(path, RegisterRow)
    seen: set[str] = set()
    for line, row in enumerate(rows, start=2):
        if row.response_id in seen:
            raise ReferenceError(f"{path}: line {line}, column response_id: {row.response_id!r} stands twice")
        seen.add(row.response_id)
        for column, value, allowed, what in _references_of(row, reference):
            if value not in allowed:
                raise ReferenceError(f"{path}: line {line}, column {column}: {value!r} is not {what}")
        for column, fault in _wrong_provisions(row, reference):
            raise ReferenceError(f"{path}: line {line}, column {column}: {fault}")
    return rows


def check_register_row(
    cells: Mapping[str, str], reference: Reference, where: str, number: int, names: Mapping[str, str]
) -> None:
    """Check one row that is to be added to the register as the register itself is checked.

    Args:
        cells: the register's columns.
        reference: the vocabulary and the catalogue.
        where: the file that the row comes from.
        number: its row there.
        names: what that file calls a column of the register.

    Raises:
        ReferenceError: a cell is not allowed; names row, column, value and what is allowed.
    """
    at = f"{where}: row {number}, column"
    try:
        row = RegisterRow.model_validate(dict(cells))
    except ValidationError as error:
        first = error.errors()[0]
        column = str(first["loc"][0])
        said = f"{cells.get(column, '')!r} is not allowed: {first['msg']}"
        raise ReferenceError(f"{at} {names.get(column, column)!r}: {said}") from None
    for column, value, allowed, what in _references_of(row, reference):
        if value not in allowed:
            raise ReferenceError(f"{at} {names.get(column, column)!r}: {value!r} is not {what}")
    for column, fault in _wrong_provisions(row, reference):
        raise ReferenceError(f"{at} {names.get(column, column)!r}: {fault}")


def _references_of(row: RegisterRow, reference: Reference) -> Iterable[tuple[str, str, Iterable[str], str]]:
    if row.force_id:
        yield "force_id", row.force_id, reference.force, "a force of forces.csv"
    if row.question_set_id:
        yield "question_set_id", row.question_set_id, reference.question_set, "a set of question_sets.csv"
    for technology in row.technologies:
        yield "technologies", technology, {*reference.technology, "other"}, "a technology_id, or other"
    positions, scopes = reference.terms("position"), reference.terms("scope")
    for cell in row.positions:
        position, _, scope = cell.partition("@")
        yield "positions", position, positions, f"one of {', '.join(positions)}"
        yield "positions", scope, scopes, f"one of {', '.join(scopes)} after an @"


def _wrong_provisions(row: RegisterRow, reference: Reference) -> Iterator[tuple[str, str]]:
    """Column and fault of each provision that no catalogue has, or that would be counted twice."""
    for column, provisions in (("exemptions", row.exemptions), ("exemptions_considered", row.exemptions_considered)):
        for number, provision in enumerate(provisions):
            if not reference.exists(provision):
                yield column, f"{provision!r} is in no catalogue of data/reference/law; write it as FOIA s31(1)(a)"
            if provision in provisions[:number]:
                yield column, f"{provision!r} stands twice; name each provision once"


def load_surveys(folder: Path, reference: Reference, register: Iterable[RegisterRow]) -> tuple[SurveyStatement, ...]:
    """Read what forces told surveys; a missing file means that no survey was coded.

    Raises:
        ReferenceError: a row names a force, technology or response that we do not know, or ends before it begins.
    """
    path = folder / SURVEYS
    if not path.is_file():
        return ()
    rows = read_table(path, SurveyStatement)
    responses = {row.response_id for row in register}
    for line, row in enumerate(rows, start=2):
        for column, known in (
            ("response_id", responses),
            ("force_id", reference.force),
            ("technology_id", reference.technology),
        ):
            if getattr(row, column) not in known:
                raise ReferenceError(f"{path}: line {line}, column {column}: {getattr(row, column)!r} is no known id")
        if row.valid_to < row.valid_from:
            raise ReferenceError(f"{path}: line {line}, column valid_to: it lies before valid_from")
    return rows


def load_force_replies(folder: Path, reference: Reference) -> tuple[ForceReply, ...]:
    """Read what forces told us about our coding.

    Raises:
        ReferenceError: a row names a force that we do not know.
    """
    path = folder / FORCE_REPLIES
    if not path.is_file():
        return ()
    rows = read_table(path, ForceReply)
    for line, row in enumerate(rows, start=2):
        if row.force_id not in reference.force:
            raise ReferenceError(f"{path}: line {line}, column force_id: {row.force_id!r} is no known force")
    return rows


def load_accuracy(folder: Path) -> tuple[AccuracyRow, ...]:
    """Read ``accuracy.csv`` of the reference folder; without it the accuracy is not known."""
    path = folder / "accuracy.csv"
    return read_table(path, AccuracyRow) if path.is_file() else ()


def load_checks(folder: Path) -> tuple[CheckRule, ...]:
    """Read ``checks.csv`` of the reference folder, in its order."""
    return read_table(folder / "checks.csv", CheckRule)
