"""Rows of tables whose cells a text parts by tabs, by wide gaps or by dots that lead from one to the other."""

from __future__ import annotations

import re
from itertools import groupby

from etl.read.view.lines_at import GAP, lines_at

_DOTS = "...."
LED_BY_DOTS = r" ?\.{4,} ?(?=\S)"
_BETWEEN = re.compile(rf"\t+| {{3,}}|{LED_BY_DOTS}")
_RULE = re.compile(r" *-{2,}(?: +-{2,})+ *")
"""The line drawn below the head of a table, a stroke for each column."""
_NUMBERED = re.compile(r" *(?:\d{1,2}[a-h]?|\d{1,2} ?\((?:[a-h]|i{1,3}|iv|v)\))\t[\t ]*(?=\S)")
"""*2 <tab> No minutes are held.*: the number of a question, parted from its answer by a tab alone."""
_ROWS = 3
"""Rows of two cells that make a table; a head such as *Date: <tab> 4 May* has fewer."""


def tabbed_rows(text: str) -> frozenset[int]:
    """Where the lines begin that are rows of a table.

    Args:
        text: the canonical text.

    Returns:
        Offsets of the first signs of such lines: of three cells or more parted by tabs, or of as many cells, two at
        least, in three lines that follow each other.
    """
    if "\t" not in text and GAP not in text and _DOTS not in text:
        return frozenset()
    found: set[int] = set()
    lines: list[tuple[int, int]] = []
    for at, line in lines_at(text):
        lines.append((at, lines[-1][1] if lines and _RULE.fullmatch(line) else _cells(line)))
    for count, run in groupby(lines, key=lambda row: row[1]):
        starts = [start for start, _ in run]
        if count > 1 and len(starts) >= _ROWS:
            found.update(starts)
        elif count > 2:
            found.update(start for start in starts if "\t" in text[start : text.find("\n", start)])
    numbered = [at for at, line in lines_at(text) if _NUMBERED.match(line)]
    return frozenset(found.union(numbered if len(numbered) >= _ROWS else ()))


def _cells(line: str) -> int:
    """How many cells a line has; none where one only names what follows, *Date:*, or where bars part them already."""
    if line.count("|") > 1:
        return 0
    cells = [cell.strip() for cell in _BETWEEN.split(line.strip()) if cell.strip()]
    return 0 if any(cell.endswith(":") for cell in cells[:-1]) else len(cells)
