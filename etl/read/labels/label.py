"""The label of a sentence: which questions it names, and where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
LETTERS = tuple("abcdefgh")
ROMAN = r"(?:i{1,3}|iv|ix|vi{0,3}|x)"
NUMBER = re.compile(r"\d{1,2}")
"""The number of a question, which the name of a part of it, *1a*, begins with."""


@dataclass(frozen=True)
class Label:
    """The questions that a label names and where the label ends in the sentence."""

    questions: tuple[str, ...]
    end: int
    bare: bool
    word: str
