"""Tables of questions and answers that a page sets in two columns by spaces, whose cells go over several lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from etl.read.view.grids import Row, Span
from etl.read.view.lines_at import GAP, lines_at

_CELL = re.compile(r"(?<=\S) {3,}(?=\S)")
_LABEL = re.compile(r"\(?(?:[Qq](?:uestion)? ?)?(?:\d{1,2}[a-z]?|[a-z])[.):](?= |$)|[Qq]\d{1,2}[a-z]?(?= {2})")
"""The number of a question, which begins a row."""
_SET_APART = re.compile(r" *[Qq]?\d{1,2}[a-z]?[.):]? {2,}")
"""A number in a column of its own."""
_FEWEST = 2
"""Rows that begin with the number of a question, from which lines are a table."""
_LEAST_COLUMN = 12
"""Signs of the first column; a narrower one holds numbers only, and each line is a row."""
_APART = 6
"""Lines of the foot of a page and the head of the next that may part a table."""


@dataclass(frozen=True)
class _Line:
    """A line of the text and where it begins."""

    start: int
    text: str

    def cells(self, column: int) -> tuple[Span, Span] | None:
        """The spans of both cells, empty where nothing stands in one; none where the line crosses the columns.

        A line that is numbered and has one gap is a row, though its question reaches into the next column.
        """
        text = self.text.rstrip()
        end, indent = len(text), len(text) - len(text.lstrip())
        if end > column and text[column - 2 : column].strip() and _LABEL.match(text.lstrip()):
            gaps = list(_CELL.finditer(text))
            column = gaps[0].end() if len(gaps) == 1 else column
        left_end = len(text[:column].rstrip())
        if end > column and (text[column - 2 : column].strip() or text[column] == " "):
            return None
        left = (self.start + min(indent, left_end), self.start + left_end)
        return left, (self.start + min(column, end), self.start + end)


def column_rows(text: str, left_out: Callable[[str], bool]) -> tuple[dict[int, Row], frozenset[int]]:
    """The rows of several lines in tables of two columns that wide gaps part.

    Args:
        text: the canonical text.
        left_out: tells of a line without space around it whether it heads or foots a page.

    Returns:
        Each such row by where its first line begins, and where the lines begin that only go on such a row.
    """
    rows: dict[int, Row] = {}
    below: set[int] = set()
    if GAP not in text:
        return rows, frozenset()
    lines = [_Line(at, line) for at, line in lines_at(text)]
    columns = [_column(line) for line in lines]
    often = Counter(column for column in columns if column >= _LEAST_COLUMN)
    at = 0
    while at < len(lines):
        column = columns[at]
        if often[column] > _FEWEST and _LABEL.match(lines[at].text.lstrip()):
            table, end = _table(lines, at, column, left_out)
            if len(table) >= _FEWEST and any(len(row) > 1 for row in table):
                for row in table:
                    rows[row[0].start] = _row(row, column)
                    below.update(line.start for line in row[1:])
            at = max(at, end - 1)
        at += 1
    return rows, frozenset(below)


def _column(line: _Line) -> int:
    """Where the second cell of a line of two begins, or its only one that stands far in; 0 for other lines."""
    label = _SET_APART.match(line.text)
    gaps = list(_CELL.finditer(line.text, label.end() if label else 0))
    if len(gaps) == 1:
        return gaps[0].end()
    indent = len(line.text) - len(line.text.lstrip())
    return indent if not gaps and indent >= _LEAST_COLUMN and line.text.strip() else 0


def _table(
    lines: list[_Line], first: int, column: int, left_out: Callable[[str], bool]
) -> tuple[list[list[_Line]], int]:
    """The lines of each row of the table that begins at a line, and the first line below it.

    What stands behind a break, as the foot of a page is, belongs to the table only where the table goes on below it.
    """
    rows: list[list[_Line]] = []
    waiting: list[_Line] = []
    apart, broken, end = 0, False, first
    head = lines[first - 1].text.strip() if first else ""
    for at in range(first, len(lines)):
        line = lines[at]
        words = line.text.strip()
        cells = None if words in ("", head) or left_out(words) else line.cells(column)
        labelled = cells is not None and cells[0][0] < cells[0][1] and _LABEL.match(words) is not None
        if cells is None:
            apart, broken = apart + bool(words), True
        elif labelled and cells[1][0] >= cells[1][1]:
            break
        elif broken and not labelled and cells[1][0] >= cells[1][1]:
            waiting.append(line)
        elif labelled or rows:
            if rows:
                rows[-1].extend(waiting)
            waiting = []
            if labelled:
                rows.append([line])
            else:
                rows[-1].append(line)
            apart, broken, end = 0, False, at + 1
        if not rows or apart + len(waiting) > _APART:
            break
    return rows, end


def _row(row: list[_Line], column: int) -> Row:
    pieces = [both for line in row if (both := line.cells(column)) is not None]
    cells = tuple(tuple(cell for cell in side if cell[0] < cell[1]) for side in zip(*pieces, strict=True))
    return Row(cells, row[-1].start + len(row[-1].text))
