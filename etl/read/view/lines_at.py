"""The lines of a text, each with the place where it begins."""

from __future__ import annotations

from collections.abc import Iterator

GAP = "   "
"""Spaces between two cells of a row, at least."""


def lines_at(text: str) -> Iterator[tuple[int, str]]:
    """The offset of the first sign of each line, and the line without its break.

    Args:
        text: the canonical text, whose lines end with a line feed.
    """
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1
