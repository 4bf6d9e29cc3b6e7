"""One sentence of a letter with its job, as the later stages take it."""

from __future__ import annotations

from dataclasses import dataclass

from etl.model import SegmentKind

ANSWERING = frozenset({"answer", "exemption_list", "refusal_notice"})
"""Kinds of sentences in which a force answers."""


@dataclass
class Line:
    """One sentence with its job in the letter and the questions that it belongs to."""

    number: int
    start: int
    end: int
    words: str
    kind: SegmentKind
    rule: str
    marked: bool
    questions: tuple[str, ...] = ()
    label_end: int = 0
    first: bool = False
    within: bool = False
    gloss: str = ""
    """The question in short, where the letter puts it in brackets behind the number: *Q2 (supplier): …*."""
    by_words: bool = False
    """Whether the sentence was given to its questions by the words that it shares with them alone."""
    of_others: bool = False
    """Whether the sentence speaks of another force than the one that answers."""

    @property
    def label_alone(self) -> bool:
        """Whether nothing stands behind the label: *Question 2:*."""
        return self.label_end >= len(self.words.rstrip(" .:-"))
