"""The rule tables compiled: which rules fire on which sentence, tried only where their words stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import ahocorasick_rs

from etl.read.flat import Flat
from etl.reference_rules import Rule, Rules


@dataclass(frozen=True)
class Compiled:
    """A rule ready to be tried on a piece of text."""

    rule: Rule
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None

    @classmethod
    def of(cls, rule: Rule) -> Compiled:
        """Compile one row."""
        return cls(rule, re.compile(rule.pattern), re.compile(rule.unless) if rule.unless else None)

    def search(self, words: str) -> re.Match[str] | None:
        """The match of the rule in the words, if nothing forbids it."""
        match = self.pattern.search(words)
        if match is None or (self.unless is not None and self.unless.search(words)):
            return None
        return match

    def begins(self, words: str) -> re.Match[str] | None:
        """The match at the start of the words, if nothing forbids it."""
        match = self.pattern.match(words)
        if match is None or (self.unless is not None and self.unless.search(words)):
            return None
        return match

    def triggered(self, words: str) -> bool:
        """Whether one of the rule's trigger words stands in the words; a rule without any always is."""
        triggers = self.rule.triggers
        return not triggers or any(trigger in words for trigger in triggers)


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


class TriggerIndex:
    """Finds in one pass over a text which rules of several tables are worth trying where."""

    def __init__(self, rules: Rules) -> None:
        self.positions = compiled(rules.positions)
        self.segments = compiled(rules.segments)
        self.kinds = compiled(rules.kinds)
        tables = (self.positions, self.segments, self.kinds)
        owners: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for table, compiled_rules in enumerate(tables):
            for number, rule in enumerate(compiled_rules):
                for trigger in rule.rule.triggers:
                    owners[trigger].append((table, number))
        self._words = list(owners)
        self._owners = [tuple(owners[word]) for word in self._words]
        self._found = ahocorasick_rs.AhoCorasick(self._words)
        self._always = [
            frozenset(number for number, rule in enumerate(table) if not rule.rule.triggers) for table in tables
        ]

    def at(self, flat: Flat) -> tuple[list[set[int]], list[set[int]], list[set[int]]]:
        """For each sentence the numbers of the position, segment and kind rules worth trying on it."""
        n = len(flat.sentences)
        tried = tuple([set(always) for _ in range(n)] for always in self._always)
        starts, owners = flat.sentence_starts, self._owners
        for word, start, _ in self._found.find_matches_as_indexes(flat.low, overlapping=True):
            place = bisect_right(starts, start) - 1
            for table, number in owners[word]:
                tried[table][place].add(number)
        return tried[0], tried[1], tried[2]
