"""Questions that count 1, 2, 3 inside one paragraph, without any sign behind the number, as a request run together does."""

from __future__ import annotations

import re
from collections.abc import Iterable

_COUNTED = re.compile(r"(\d{1,2}) [a-z]{2,}")
_FEWEST = 3
"""So many numbers count inside a paragraph; two may stand there by chance."""


def counted_inside(sentences: Iterable[tuple[str, bool]]) -> set[int]:
    """The numbers of the sentences that belong to such a count, *1 Do you use it? 2 Supplier. 3 Cost.*.

    Args:
        sentences: the words of each sentence of a letter, in order, and whether it begins a line.
    """
    counted: set[int] = set()
    run: list[int] = []
    for number, (words, first) in enumerate(sentences):
        run = [] if first else run
        match = _COUNTED.match(words)
        if match is None or not (first or run) or int(match[1]) != len(run) + 1:
            continue
        run.append(number)
        if len(run) >= _FEWEST:
            counted.update(run)
    return counted
