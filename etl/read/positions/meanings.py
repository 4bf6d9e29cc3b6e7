"""What an answer states by the ideas in its sentences, where no rule of positions has its very words."""

from __future__ import annotations

from dataclasses import dataclass

from etl.read.phrase import Phrase
from etl.read.positions.settle import TURN
from etl.reference_ideas import Meaning, Meanings

_TECHNOLOGY = "technology"


@dataclass(frozen=True)
class Stated:
    """A meaning, and the clause of the sentence that has its ideas."""

    row: Meaning
    span: tuple[int, int]


@dataclass(frozen=True)
class _Ready:
    row: Meaning
    all_of: tuple[Phrase, ...]
    none_of: tuple[Phrase, ...]


class Understood:
    """Compiled from the tables of ideas and meanings once."""

    def __init__(self, meanings: Meanings) -> None:
        ideas = {name: Phrase(pattern) for name, pattern in meanings.patterns.items()}
        self._table = tuple(
            _Ready(row, tuple(ideas[name] for name in row.all_of), tuple(ideas[name] for name in row.none_of))
            for row in meanings.table
        )
        self._asked_already = tuple(
            _Ready(row, tuple(ideas[name] for name in row.all_of if name != _TECHNOLOGY), ready.none_of)
            for row, ready in zip(meanings.table, self._table, strict=True)
            if _TECHNOLOGY in row.all_of
        )

    def of_what_was_asked(self, words: str, start: int = 0) -> Stated | None:
        """As :meth:`meaning`, for an answer to *do you use it*, which need not name the technology again."""
        return _first(self._asked_already, words, start)

    def meaning(self, words: str, start: int = 0) -> Stated | None:
        """The first meaning, in the order of the table, whose ideas stand together in one clause.

        Args:
            words: a sentence in lower case.
            start: where its label ends.
        """
        return _first(self._table, words, start)


def _first(table: tuple[_Ready, ...], words: str, start: int) -> Stated | None:
    cuts = [start, *(at for found in TURN.finditer(words, start) for at in found.span()), len(words)]
    spans = list(zip(cuts[::2], cuts[1::2], strict=True))
    for ready in table:
        for first, last in spans:
            clause = words[first:last]
            if all(idea.search(clause) for idea in ready.all_of) and not any(
                idea.search(clause) for idea in ready.none_of
            ):
                return Stated(ready.row, (first, last))
    return None
