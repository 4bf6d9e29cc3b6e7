"""Facts that a newsroom already has: a CSV or XLSX, and a map from its columns to those of the register.

The map is a CSV with the columns ``column,from,is,becomes``. ``column`` is a column of the register, ``from`` the
sheet's column that holds it. A line with an empty ``from`` puts ``becomes`` into every row. Lines with ``is`` turn
the sheet's own words into those of the vocabulary, one line a word; a word that has no line is an error.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl

MAX_ROWS = 100_000
MAX_BYTES = 200 * 2**20
MAP_COLUMNS = ["column", "from", "is", "becomes"]
DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d %B %Y", "%d %b %Y", "%d.%m.%Y")
"""Ways to write a day, the day before the month as in Britain."""


class SheetError(Exception):
    """A sheet or its column map cannot be used; the message names row and column and what is allowed."""


@dataclass
class Mapped:
    """Where one column of the register comes from."""

    source: str
    constant: str = ""
    words: dict[str, str] = field(default_factory=dict)


def column_map(path: Path, register_columns: Sequence[str]) -> dict[str, Mapped]:
    """Read a column map.

    Raises:
        SheetError: the map has another header, names an unknown column, or contradicts itself.
    """
    rows = _rows(path)
    if [_text(cell).strip() for cell in next(rows, ())] != MAP_COLUMNS:
        raise SheetError(f"{path.name}: row 1: the columns must be {','.join(MAP_COLUMNS)}")
    found: dict[str, Mapped] = {}
    for number, row in enumerate(rows, start=2):
        cells = [_text(cell).strip() for cell in row]
        if not any(cells):
            continue
        column, source, word, becomes = [*cells, "", "", "", ""][:4]
        if column not in register_columns:
            allowed = ", ".join(register_columns)
            raise SheetError(f"{path.name}: row {number}, column `column`: {column!r} is not one of {allowed}")
        known = found.setdefault(column, Mapped(source, "" if source else becomes))
        if known.source != source:
            raise SheetError(f"{path.name}: row {number}, column `from`: {column} comes from {known.source!r} already")
        if word:
            known.words[word.casefold()] = becomes
    return found


def register_rows(
    path: Path, columns: Mapping[str, Mapped], register_columns: Sequence[str]
) -> list[tuple[int, dict[str, str]]]:
    """The rows of a sheet in the columns of the register.

    Args:
        path: a CSV (UTF-8) or an XLSX, whose first sheet counts; the first row names the columns.
        columns: what :func:`column_map` read.
        register_columns: the columns of ``data/register/responses.csv``.

    Returns:
        The row's number in the sheet (the header is 1) and its values, every register column present, days as
        ISO; no value is guessed.

    Raises:
        SheetError: a column of the map is not in the sheet, a cell has no line in the map, a day cannot be
            read, or the sheet is too long or broken.
    """
    rows = _rows(path)
    head = [_text(cell).strip() for cell in next(rows, ())]
    missing = sorted({one.source for one in columns.values()} - set(head) - {""})
    if missing:
        raise SheetError(f"{path.name} has no column {missing[0]!r}; it has {', '.join(head)}")
    found = []
    for number, row in enumerate(rows, start=2):
        if number > MAX_ROWS:
            raise SheetError(f"{path.name} has more than {MAX_ROWS} rows")
        cells = dict(zip(head, (_text(cell).strip() for cell in row), strict=False))
        if any(cells.values()):
            at = f"{path.name}: row {number}"
            values = {name: _value(at, name, one, cells.get(one.source, "")) for name, one in columns.items()}
            found.append((number, dict.fromkeys(register_columns, "") | values))
    return found


def as_csv(rows: Sequence[Mapping[str, str]], register_columns: Sequence[str], header: bool = True) -> str:
    """The rows as lines of a CSV file for ``data/register``."""
    out = io.StringIO()
    writer = csv.DictWriter(out, register_columns, lineterminator="\n")
    if header:
        writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _value(at: str, name: str, one: Mapped, cell: str) -> str:
    if not one.source:
        return one.constant
    if one.words:
        if cell and cell.casefold() not in one.words:
            known = ", ".join(one.words)
            raise SheetError(f"{at}, column {one.source!r}: {cell!r} has no line for {name} in the map; it has {known}")
        return one.words.get(cell.casefold(), "")
    return _day(at, one.source, cell) if name.endswith("_on") and cell else cell


def _day(at: str, column: str, cell: str) -> str:
    for form in DATES:
        try:
            return dt.datetime.strptime(cell, form).date().isoformat()
        except ValueError:
            continue
    raise SheetError(f"{at}, column {column!r}: {cell!r} is no day; write it as 2024-05-03 or 03/05/2024")


def _rows(path: Path) -> Iterator[Sequence[object]]:
    if path.suffix.lower() == ".csv":
        yield from _csv_rows(path)
    elif path.suffix.lower() == ".xlsx":
        yield from _xlsx_rows(path)
    else:
        raise SheetError(f"{path.name}: a CSV or XLSX is needed")


def _csv_rows(path: Path) -> Iterator[Sequence[object]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            first = lines.readline()
            lines.seek(0)
            yield from csv.reader(lines, delimiter=";" if "," not in first and ";" in first else ",")
    except UnicodeDecodeError:
        raise SheetError(f"{path.name} is not in UTF-8; save it again as “CSV UTF-8”") from None
    except csv.Error as problem:
        raise SheetError(f"{path.name}: no CSV that can be read: {problem}") from None


def _xlsx_rows(path: Path) -> Iterator[Sequence[object]]:
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(member.file_size for member in packed.infolist()) > MAX_BYTES:
                raise SheetError(f"{path.name} unpacks to more than {MAX_BYTES // 2**20} MB")
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError) as problem:
        raise SheetError(f"{path.name}: no XLSX that can be read: {problem}") from None
    try:
        yield from book.worksheets[0].iter_rows(values_only=True)
    finally:
        book.close()


def _text(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
