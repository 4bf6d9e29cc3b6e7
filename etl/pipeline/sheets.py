"""A newsroom's own sheet of facts becomes rows of the register, each checked before any is written."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from etl.coding.from_reading import slug
from etl.collect.platforms import force_finder
from etl.collect.sheet import Mapped, SheetError, as_csv, column_map, register_rows
from etl.reference import Reference, ReferenceError, load
from etl.reference_coding import RegisterRow, check_register_row
from etl.workspace import Workspace

COLUMNS = list(RegisterRow.model_fields)
MOST_ERRORS = 20


@dataclass(frozen=True)
class SheetResult:
    """The rows that are new and those that the register has already, as its CSV has them."""

    new: list[dict[str, str]]
    known: list[dict[str, str]]

    def as_csv(self) -> str:
        """The new rows as a CSV with the register's header."""
        return as_csv(self.new, COLUMNS)


def take(workspace: Workspace, sheet: Path, map_path: Path, to: Path | None = None) -> SheetResult:
    """Read and check a sheet; add its rows to a register file where one is named.

    Args:
        workspace: the data folder.
        sheet: CSV or XLSX.
        map_path: the column map, see :mod:`etl.collect.sheet`.
        to: the register file; made where it is missing. A row that it has already is left alone.

    Raises:
        SheetError: one line for each row that is not allowed, with row, column and what is allowed; nothing
            was written.
        ReferenceError: the project's own tables are broken.
    """
    reference = load(workspace.reference)
    columns = column_map(map_path, COLUMNS)
    rows, wrong = _checked(sheet, columns, reference)
    there = _there(to)
    result = SheetResult([], [])
    for number, row in rows:
        earlier = there.get(row["response_id"])
        if earlier is None:
            result.new.append(row)
            there[row["response_id"]] = row
        elif earlier == row:
            result.known.append(row)
        else:
            name = row["response_id"]
            wrong.append(f"{sheet.name}: row {number}, column response_id: {name!r} stands there with other values")
    if wrong:
        more = [f"and {len(wrong) - MOST_ERRORS} more"] if len(wrong) > MOST_ERRORS else []
        raise SheetError("\n".join([*wrong[:MOST_ERRORS], *more]))
    if to is not None and result.new:
        _write(to, result.new)
    return result


def _checked(
    sheet: Path, columns: dict[str, Mapped], reference: Reference
) -> tuple[list[tuple[int, dict[str, str]]], list[str]]:
    names = {name: one.source or name for name, one in columns.items()}
    force_for = force_finder(reference)
    rows, wrong = [], []
    for number, row in register_rows(sheet, columns, COLUMNS):
        try:
            filled = _filled(row, reference, force_for)
            check_register_row(filled, reference, sheet.name, number, names)
        except ReferenceError as problem:
            wrong.append(str(problem))
            continue
        rows.append((number, filled))
    return rows, wrong


def _filled(row: dict[str, str], reference: Reference, force_for: Callable[[str], str | None]) -> dict[str, str]:
    """The row with what follows from other cells: the force's id from its name, the response's id from both."""
    force = row["force_id"]
    if force and force not in reference.force:
        force = force_for(force) or force
    body = row["body_name"] or (reference.force[force].name if force in reference.force else "")
    name = row["response_id"]
    if not name and row["reference"] and (force or body):
        name = f"{slug(force or body)}:{slug(row['reference'])}"
    receipt = row["requested_is_receipt"] or "no"
    return row | {"force_id": force, "body_name": body, "response_id": name, "requested_is_receipt": receipt}


def _there(to: Path | None) -> dict[str, dict[str, str]]:
    if to is None or not to.is_file():
        return {}
    with to.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        if list(reader.fieldnames or ()) != COLUMNS:
            raise SheetError(f"{to}: row 1: is no file of the register; the columns must be {','.join(COLUMNS)}")
        return {row["response_id"]: row for row in reader}


def _write(to: Path, rows: Iterable[dict[str, str]]) -> None:
    """Add rows at the end, whole or not at all."""
    before = to.read_text(encoding="utf-8") if to.is_file() else ""
    if before and not before.endswith("\n"):
        before += "\n"
    to.parent.mkdir(parents=True, exist_ok=True)
    beside = to.with_name(f".{to.name}-{os.getpid()}")
    beside.write_text(before + as_csv(list(rows), COLUMNS, header=not before), encoding="utf-8", newline="")
    beside.replace(to)
