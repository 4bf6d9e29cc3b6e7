"""The rule tables compiled: which rules fire on which sentence, tried only where their words stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.read.phrase import Phrase, bit_of, held
from etl.read.view.flat import Flat
from etl.reference_rules import Rule, Rules


@dataclass(frozen=True)
class Compiled:
    """A rule ready to be tried on a piece of text."""

    rule: Rule
    pattern: Phrase
    unless: Phrase | None
    trigger: int
    """The bit of the rule's trigger words; 0 for a rule without any."""

    @classmethod
    def of(cls, rule: Rule) -> Compiled:
        """Compile one row."""
        return cls(rule, Phrase(rule.pattern), Phrase(rule.unless) if rule.unless else None, bit_of(rule.triggers))

    @property
    def need(self) -> int:
        """The bits without which the rule is not worth trying."""
        return self.pattern.need | self.trigger

    def search(self, words: str) -> re.Match[str] | None:
        """The match of the rule in the words, if nothing forbids it."""
        return self._allowed(self.pattern.search(words), words)

    def begins(self, words: str) -> re.Match[str] | None:
        """The match at the start of the words, if nothing forbids it."""
        return self._allowed(self.pattern.match(words), words)

    def _allowed(self, match: re.Match[str] | None, words: str) -> re.Match[str] | None:
        forbidden = match is not None and self.unless is not None and self.unless.search(words) is not None
        return None if forbidden else match

    def triggered(self, words: str) -> bool:
        """Whether one of the rule's trigger words stands in the words; a rule without any always is."""
        return not self.trigger or self.trigger & held(words) != 0


def compiled(rules: Iterable[Rule]) -> tuple[Compiled, ...]:
    """Compile a table, in order."""
    return tuple(Compiled.of(rule) for rule in rules)


def first(rules: Sequence[Compiled], words: str) -> tuple[Compiled, re.Match[str]] | None:
    """The first rule of a table that fires on the words."""
    for rule in rules:
        if rule.triggered(words):
            match = rule.search(words)
            if match is not None:
                return rule, match
    return None


Tried = list[tuple[int, ...]]
"""For each sentence the numbers of the rules worth trying on it, in order."""


class TriggerIndex:
    """Says for each sentence which rules of several tables are worth trying on it."""

    def __init__(self, rules: Rules) -> None:
        self.positions = compiled(rules.positions)
        self.segments = compiled(rules.segments)
        self.kinds = compiled(rules.kinds)
        self._tables = (_Tried(self.positions), _Tried(self.segments), _Tried(self.kinds))

    def at(self, flat: Flat) -> tuple[Tried, Tried, Tried]:
        """For each sentence the numbers of the position, segment and kind rules worth trying on it."""
        bits = [held(flat.low[start:end]) for start, end in flat.sentences]
        positions, segments, kinds = self._tables
        return positions.of(bits), segments.of(bits), kinds.of(bits)


class _Tried:
    """The rules of one table by the bits that they need."""

    def __init__(self, table: Sequence[Compiled]) -> None:
        self._needs = [(number, rule.need) for number, rule in enumerate(table)]
        self._all = 0
        for _, need in self._needs:
            self._all |= need
        self._known: dict[int, tuple[int, ...]] = {}

    def of(self, bits: list[int]) -> Tried:
        """The numbers of the rules, in order, for each sentence."""
        found: Tried = []
        for held_here in bits:
            key = held_here & self._all
            numbers = self._known.get(key)
            if numbers is None:
                numbers = tuple(number for number, need in self._needs if need & key == need)
                if len(self._known) < 10_000:
                    self._known[key] = numbers
            found.append(numbers)
        return found
