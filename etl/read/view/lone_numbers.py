"""Numbers and letters of questions on a line of their own, as cells of a table, headings or a copied list leave them."""

from __future__ import annotations

import re

from etl.read.view.lines_at import lines_at

_FEWEST = 3
"""Numbers or letters that make a count."""
_APART = 15
"""Most lines between one number of a count and the next; the numbers of pages stand further apart."""
_GROUP = re.compile(r"\d{1,2}(?:, \d{1,2})*,? (?:and|&) \d{1,2}")
"""*1, 2 and 5*: the heading of an answer to several questions."""
_LETTERS = re.compile(r"([A-Ha-h])(?:(?:, [A-Ha-h])*,? (?:and|&) [A-Ha-h])?")
"""*C*, *A and B*: the headings of answers."""
_NUMBER = re.compile(r"\d+")
_LETTER = re.compile(r"\b[a-h]\b")


def lone_numbers(text: str) -> frozenset[int]:
    """Where the lines begin that hold nothing but the next of a count 1, 2, 3 or A, B, C.

    Args:
        text: the canonical text.

    Returns:
        Offsets of the first signs of such lines; a number that breaks the count is a figure.
    """
    numbers, letters = _Count(), _Count()
    for row, (at, line) in enumerate(lines_at(text)):
        bare = line.strip()
        if bare.isdecimal() and len(bare) < 3:
            numbers.take([int(bare)], row, at)
        elif len(bare) < 20 and _GROUP.fullmatch(bare):
            numbers.take_group([int(name) for name in _NUMBER.findall(bare)], row, at)
        elif len(bare) < 20 and _LETTERS.fullmatch(bare):
            letters.take([ord(name) - ord("a") + 1 for name in _LETTER.findall(bare.lower())], row, at)
    return frozenset(numbers.found | letters.found)


class _Count:
    """A count as a text goes on; lines belong to it once it is long enough."""

    def __init__(self) -> None:
        self.found: set[int] = set()
        self._run: list[int] = []
        self._reached = 0
        self._last = 0
        self._beyond: set[int] = set()

    def take(self, names: list[int], row: int, at: int) -> None:
        """Take in a line that holds nothing but the next names of a count, perhaps.

        Args:
            names: the numbers, or the places of the letters.
            row: the number of the line.
            at: where it begins.
        """
        if row - self._last > _APART or names[0] == 1:
            self._run, self._reached, self._beyond = [], 0, set()
        if names == list(range(self._reached + 1, self._reached + len(names) + 1)):
            self._run.append(at)
            self._reached += len(names)
            while self._reached + 1 in self._beyond:
                self._reached += 1
            self._last = row
            self.found.update(self._run if self._reached >= _FEWEST else ())

    def take_group(self, names: list[int], row: int, at: int) -> None:
        """Take in a line that holds several numbers, of which the first goes on from the count."""
        first = names[0] == 1 or row - self._last <= _APART and names[0] == self._reached + 1
        if not first or names != sorted(set(names)):
            return
        reached = next(at for at in range(1, len(names) + 1) if at == len(names) or names[at] != names[at - 1] + 1)
        self.take(names[:reached], row, at)
        self._beyond.update(names[reached:])
