"""The topics that a question asks for and that a sentence tells, by the table of topics."""

from __future__ import annotations

from collections.abc import Sequence

from etl.read.phrase import Phrase
from etl.reference_topics import Topic


class Topics:
    """Compiled from the table once."""

    def __init__(self, table: Sequence[Topic]) -> None:
        self._asked = [(f"#{row.topic}", Phrase(row.asked)) for row in table]
        self._told = [(f"#{row.topic}", Phrase(row.told)) for row in table]

    def asked(self, words: str) -> set[str]:
        """The topics of a question, each with a sign that no word has."""
        return {name for name, pattern in self._asked if pattern.search(words)}

    def told(self, words: str) -> set[str]:
        """The topics that a sentence of the answer speaks of, named alike."""
        return {name for name, pattern in self._told if pattern.search(words)}
