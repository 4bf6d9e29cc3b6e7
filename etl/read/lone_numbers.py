"""Numbers of questions that stand on a line of their own, as the cells of a table or a copied list leave them."""

from __future__ import annotations

_FEWEST = 3
"""Numbers that make a count."""
_APART = 15
"""Most lines between one number of a count and the next; the numbers of pages stand further apart."""


def lone_numbers(text: str) -> frozenset[int]:
    """Where the lines begin that hold nothing but the next number of a count 1, 2, 3.

    Args:
        text: the canonical text.

    Returns:
        Offsets of the first signs of such lines; a number that breaks the count is a figure.
    """
    found: set[int] = set()
    run: list[int] = []
    last = at = 0
    for row, line in enumerate(text.split("\n")):
        bare = line.strip()
        if bare.isdecimal() and len(bare) < 3:
            if row - last > _APART or int(bare) == 1:
                run = []
            if int(bare) == len(run) + 1:
                run.append(at)
                last = row
                found.update(run if len(run) >= _FEWEST else ())
        at += len(line) + 1
    return frozenset(found)
