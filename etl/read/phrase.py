"""Regular expressions that are tried only where the words stand that every match of them must hold.

Most sentences of a letter hold nothing that a given expression looks for. Each expression is taken apart once
for words of which any match holds at least one; a single pass over a sentence then says which expressions
are worth trying on it, so that the cost of a letter hardly grows with the number of rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import ahocorasick_rs

from etl.read.needed import alternatives, needed_words

REMEMBERED = 20_000
"""Forces share much boilerplate: what so many sentences hold is remembered, within a few megabytes."""
_LONGEST_REMEMBERED = 2_000
"""Signs of the longest sentence that is remembered."""


class _Sieve:
    """Says in one pass of which sets of words a text holds one; each set is a bit."""

    def __init__(self) -> None:
        self._bit_of: dict[frozenset[str], int] = {}
        self._bits: list[int] = []
        self._find: ahocorasick_rs.AhoCorasick | None = None
        self._remembered: dict[str, int] = {}

    def bit(self, words: frozenset[str]) -> int:
        """The bit that stands for a set of words."""
        bit = self._bit_of.get(words)
        if bit is None:
            bit = self._bit_of[words] = 1 << len(self._bit_of)
            self._find = None
            self._remembered = {}
        return bit

    def held(self, text: str) -> int:
        """The bits of all sets of which the text holds a word."""
        known = self._remembered.get(text)
        if known is not None:
            return known
        found = 0
        find = self._find or self._compiled()
        bits = self._bits
        for at, _, _ in find.find_matches_as_indexes(text, overlapping=True):
            found |= bits[at]
        if len(text) <= _LONGEST_REMEMBERED:
            if len(self._remembered) >= REMEMBERED:
                self._remembered = {}
            self._remembered[text] = found
        return found

    def _compiled(self) -> ahocorasick_rs.AhoCorasick:
        bits: dict[str, int] = {}
        for words, bit in self._bit_of.items():
            for word in words:
                bits[word] = bits.get(word, 0) | bit
        self._bits = list(bits.values())
        self._find = ahocorasick_rs.AhoCorasick(list(bits))
        return self._find


_SIEVE = _Sieve()
held = _SIEVE.held
"""The bits of a text; see :func:`bit_of`."""


def bit_of(words: Iterable[str]) -> int:
    """A bit that :func:`held` sets for every text that holds one of the words; 0 where there are none."""
    wanted = frozenset(words)
    return _SIEVE.bit(wanted) if wanted else 0


class Phrase:
    """A regular expression with the bits of the words that it needs (0 where none is certain).

    Its alternatives are tried one by one, each only where its own words stand.
    """

    __slots__ = ("_parts", "_whole", "need", "pattern")

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.need = _need(pattern)
        self._whole = whole = re.compile(pattern)
        # A group is counted, and a flag such as (?i) goes for all that follows: such an expression stays whole.
        parts = alternatives(pattern) if whole.groups == 0 and whole.flags == re.UNICODE else [pattern]
        self._parts = tuple((_need(part), re.compile(part)) for part in parts)

    def search(self, text: str) -> re.Match[str] | None:
        """As :meth:`re.Pattern.search`: of several alternatives the leftmost match, then the first one."""
        here = held(text)
        if self.need & here != self.need:
            return None
        best: re.Match[str] | None = None
        for need, part in self._parts:
            if need & here == need:
                match = part.search(text)
                if match is not None and (best is None or match.start() < best.start()):
                    best = match
        return best

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """As :meth:`re.Pattern.match`."""
        here = held(text)
        if self.need & here != self.need:
            return None
        for need, part in self._parts:
            if need & here == need:
                match = part.match(text, start)
                if match is not None:
                    return match
        return None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As :meth:`re.Pattern.finditer`."""
        return self._whole.finditer(text) if self.need & held(text) == self.need else iter(())


def _need(pattern: str) -> int:
    need = 0
    for words in needed_words(pattern):
        need |= bit_of(words)
    return need
