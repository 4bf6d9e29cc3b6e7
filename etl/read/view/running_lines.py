"""Headers and footers that come again on each page of a letter, but for the number of the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_LONGEST = 140
"""Signs up to which a line may be a header or a footer."""
_NUMBER = re.compile(r"\d+")
_SPACES = re.compile(r"\s+")
_OF_PAGE = re.compile(r"\b(?:page|tudalen|pg\.?) ?# ?(?:\b|$)|(?:^| )# (?:of|o) #$")
"""*Page 1*, *Tudalen 1 o 2*, or *1 of 3* at the end of a line, its numbers written as a sign."""


def running_lines(lines: Iterable[str]) -> frozenset[str]:
    """The lines of a text that head or foot its pages: they count a page, and stand there again for another page.

    Args:
        lines: the lines of the text, without space around them.

    Returns:
        These lines, each as it stands in the text.
    """
    numbered = {line for line in lines if len(line) <= _LONGEST and _NUMBER.search(line)}
    keys = {line: _NUMBER.sub("#", _SPACES.sub(" ", line)).lower() for line in numbered}
    pages = Counter(key for key in keys.values() if _OF_PAGE.search(key))
    return frozenset(line for line, key in keys.items() if pages[key] > 1)
