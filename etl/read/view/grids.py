"""Tables drawn with strokes whose cells go over several lines: which lines make one row, and which pieces one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from etl.read.view.lines_at import lines_at

_BORDER = re.compile(r"[+|](?=[+|: ]*(?:[-=][+|: ]+)*[-=]{2})[-=+|: ]*|[-=]{2,200}(?:\+[-=]{2,200}){1,12}\+?")
"""Looks ahead for the two strokes once, where trying them at every place would take the square of the line."""
_STROKE = re.compile(r"\|")
_DRAWN = re.compile(r"[+|][-=]")
_FEWEST_PARTS = 3
"""Parts between borders from which each part is one row: a head and two rows."""
_INDENTED = 2
"""Spaces by which the first cell of a line that goes on stands further in than the cell above it."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Row:
    """A row of several lines.

    Attributes:
        cells: for each cell the spans of its pieces in the text, from top to bottom.
        end: where its last line ends.
    """

    cells: tuple[tuple[Span, ...], ...]
    end: int


@dataclass(frozen=True)
class _Line:
    """A line, and whether its table has no stroke at the left or at the right."""

    start: int
    text: str
    left: bool = False
    right: bool = False

    @cached_property
    def border(self) -> bool:
        return _BORDER.fullmatch(self.text.strip()) is not None

    @cached_property
    def cells(self) -> list[Span]:
        strokes = [match.start() for match in _STROKE.finditer(self.text)]
        if self.left:
            strokes.insert(0, -1)
        if self.right:
            strokes.append(len(self.text))
        return [(self.start + at + 1, self.start + other) for at, other in zip(strokes, strokes[1:], strict=False)]


def grid_rows(text: str) -> tuple[dict[int, Row], frozenset[int]]:
    """The rows of several lines in tables that strokes draw, by borders such as ``+---+`` and ``|`` between cells.

    Args:
        text: the canonical text.

    Returns:
        Each such row by where its first line begins, and where the lines begin that only go on such a row.
    """
    rows: dict[int, Row] = {}
    below: set[int] = set()
    for table in _tables(text) if _DRAWN.search(text) else ():
        for lines in _rows_of(table):
            spans = [line.cells for line in lines]
            if len(lines) < 2 or len({len(row) for row in spans}) > 1:
                continue
            cells = tuple(tuple(_trimmed(text, span) for span in cell) for cell in zip(*spans, strict=True))
            kept = tuple(tuple(span for span in cell if span[0] < span[1]) for cell in cells)
            rows[lines[0].start] = Row(kept, lines[-1].start + len(lines[-1].text))
            below.update(line.start for line in lines[1:])
    return rows, frozenset(below)


def _tables(text: str) -> Iterator[list[_Line]]:
    """Runs of lines with strokes, of which one at least is a border."""
    lines = [_Line(at, line) for at, line in lines_at(text)]
    for drawn, run in groupby(lines, key=lambda line: "|" in line.text or line.border):
        table = list(run) if drawn else []
        if any(line.border for line in table):
            told = [line.text.strip() for line in table if not line.border]
            left = any(not words.startswith("|") for words in told)
            right = any(not words.endswith("|") for words in told)
            yield [replace(line, left=left, right=right) for line in table]


def _rows_of(table: list[_Line]) -> Iterator[list[_Line]]:
    """The lines of each row: one part between borders, or, within a part, a line and those that go on its cells."""
    parts = [list(run) for border, run in groupby(table, key=lambda line: line.border) if not border]
    if len(parts) >= _FEWEST_PARTS:
        yield from parts
        return
    for part in parts:
        row: list[_Line] = []
        for line in part:
            if row and not _goes_on(row[0], line):
                yield row
                row = []
            row.append(line)
        yield row


def _goes_on(above: _Line, line: _Line) -> bool:
    """Whether a line goes on the row above it: its first cell is empty, or stands further in."""
    if not line.cells or not above.cells:
        return False
    first = line.text[line.cells[0][0] - line.start : line.cells[0][1] - line.start]
    before = above.text[above.cells[0][0] - above.start : above.cells[0][1] - above.start]
    indent = len(first) - len(first.lstrip())
    return not first.strip() or indent >= len(before) - len(before.lstrip()) + _INDENTED


def _trimmed(text: str, span: Span) -> Span:
    """A span without the spaces around its words."""
    words = text[span[0] : span[1]]
    start = span[0] + len(words) - len(words.lstrip())
    return start, max(start, span[1] - (len(words) - len(words.rstrip())))
