"""Rows of tables whose cells a text parts by tabs."""

from __future__ import annotations

from itertools import groupby

_ROWS = 3
"""Rows of two cells that make a table; a head such as *Date: <tab> 4 May* has fewer."""


def tabbed_rows(text: str) -> frozenset[int]:
    """Where the lines begin that are rows of a table.

    Args:
        text: the canonical text.

    Returns:
        Offsets of the first signs of such lines: of three cells or more, or of two in three lines that follow each other.
    """
    if "\t" not in text:
        return frozenset()
    found: set[int] = set()
    lines: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        lines.append((at, _cells(line)))
        at += len(line) + 1
    for count, run in groupby(lines, key=lambda row: row[1]):
        starts = [start for start, _ in run]
        if count > 2 or count == 2 and len(starts) >= _ROWS:
            found.update(starts)
    return frozenset(found)


def _cells(line: str) -> int:
    """How many cells a line has; none where one of them only names what follows, *Date:*."""
    cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
    return 0 if any(cell.endswith(":") for cell in cells[:-1]) else len(cells)
