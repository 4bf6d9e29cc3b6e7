"""Headers and footers that come again on each page of a letter, but for the number of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_LONGEST = 140
"""Signs up to which a line may be a header or a footer."""
_SHORTEST = 20
"""Signs from which a line that counts no page may be one; *N/A* answers questions."""
_NUMBER = re.compile(r"\d+")
_SPACES = re.compile(r"\s+")
_OF_PAGE = re.compile(r"\b(?:page|tudalen|pg\.?) ?# ?(?:\b|$)|(?:^| )# of \d+$")
"""*Page 1*, *Tudalen 1 o 2*, or *1 of 3* at the end of a line, the number of the page written as a sign."""
_TOTAL = re.compile(r" of \d+$")
_ALONE = re.compile(r"\d{1,3}")
"""The number of a page on a line of its own."""


def running_lines(lines: Iterable[str]) -> frozenset[str]:
    """The lines of a text that head or foot its pages: they count a page, and stand there again for another page.

    Args:
        lines: the lines of the text, without space around them.

    Returns:
        These lines, each as it stands in the text.
    """
    written = [line for line in lines if line]
    numbered = {line for line in written if len(line) <= _LONGEST and _NUMBER.search(line)}
    keys = {line: _key(line) for line in numbered}
    pages = Counter(key for key in keys.values() if _OF_PAGE.search(key))
    counted = {line for line, key in keys.items() if pages[key] > 1}
    return frozenset(counted | _beside(written, counted))


def _key(line: str) -> str:
    """What a line has in common with those of the same place on other pages: all but its numbers, and how many pages."""
    words = _SPACES.sub(" ", line).lower()
    total = _TOTAL.search(words)
    at = total.start() if total else len(words)
    return _NUMBER.sub("#", words[:at]) + words[at:]


def _beside(written: list[str], counted: set[str]) -> set[str]:
    """Lines that come again and each time stand next to one that counts the pages, or to the number of a page alone."""
    marks = {at for at, line in enumerate(written) if line in counted or _ALONE.fullmatch(line)}
    often = Counter(written)
    near = Counter(line for at, line in enumerate(written) if at - 1 in marks or at + 1 in marks)
    return {
        line
        for line, times in near.items()
        if times == often[line] > 1 and _SHORTEST <= len(line) <= _LONGEST and line[-1] not in ".:;?!|"
    }
