"""Facts that a newsroom already has: a CSV or XLSX, and a map from its columns to those of the register."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import openpyxl

MAX_ROWS = 100_000


class SheetError(Exception):
    """A sheet or its column map cannot be used; the message names the column and what is allowed."""


def register_rows(path: Path, columns: Mapping[str, str], register_columns: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a sheet in the columns of the register.

    Args:
        path: a CSV (UTF-8) or an XLSX, whose first sheet counts; the first row names the columns.
        columns: for each register column, the sheet's column that holds it.
        register_columns: the columns of ``data/register/responses.csv``.

    Returns:
        One dictionary a row, every register column present, dates as ISO days; no value is guessed.

    Raises:
        SheetError: a column of the map is in neither place, or the sheet is too long.
    """
    unknown = sorted(set(columns) - set(register_columns))
    if unknown:
        raise SheetError(f"{unknown[0]} is no column of the register; there are {', '.join(register_columns)}")
    rows = _rows(path)
    head = [_text(cell).strip() for cell in next(rows, ())]
    missing = sorted(set(columns.values()) - set(head))
    if missing:
        raise SheetError(f"{path.name} has no column {missing[0]!r}; it has {', '.join(head)}")
    places = {ours: head.index(theirs) for ours, theirs in columns.items()}
    found = []
    for number, row in enumerate(rows, start=2):
        if number > MAX_ROWS:
            raise SheetError(f"{path.name} has more than {MAX_ROWS} rows")
        values = {ours: _text(row[place]).strip() if place < len(row) else "" for ours, place in places.items()}
        if any(values.values()):
            found.append(dict.fromkeys(register_columns, "") | values)
    return found


def as_csv(rows: Sequence[Mapping[str, str]], register_columns: Sequence[str]) -> str:
    """The rows as a CSV file for ``data/register``; the loader of the register checks every value."""
    out = io.StringIO()
    writer = csv.DictWriter(out, register_columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _rows(path: Path) -> Iterator[Sequence[object]]:
    if path.suffix.lower() == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as lines:
            yield from csv.reader(lines)
    elif path.suffix.lower() == ".xlsx":
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            yield from book.worksheets[0].iter_rows(values_only=True)
        finally:
            book.close()
    else:
        raise SheetError(f"{path.name}: a CSV or XLSX is needed")


def _text(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
