"""The label of a sentence: which questions it names, and where it ends."""

from __future__ import annotations

from dataclasses import dataclass

ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
LETTERS = tuple("abcdefgh")
ROMAN = r"(?:i{1,3}|iv|vi{0,3})"


@dataclass(frozen=True)
class Label:
    """The questions that a label names and where the label ends in the sentence."""

    questions: tuple[str, ...]
    end: int
    bare: bool
    word: str
