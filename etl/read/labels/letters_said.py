"""Answers whose sentence begins with the letter of the question, without any sign behind it: *C and F are both held*."""

from __future__ import annotations

import re

from etl.read.labels.label import Label

_SAID = re.compile(
    r"(?:for )?([a-h])(?:(?:, ([a-h]))?,? and ([a-h]))? "
    r"(?=(?:(?:is|are|was|were|can|cannot|has|have|will|ask|asks|asked)\b|(?<=for [a-h] )(?:we|i|the)\b))"
)


def letters_said(words: str, known: list[str]) -> Label | None:
    """The label of such a sentence, where the letter has put questions by those letters.

    Args:
        words: a sentence that begins a line.
        known: the questions that were put before it.
    """
    match = _SAID.match(words)
    if match is None or len(known) < 2 or not known[0].isalpha():
        return None
    named = tuple(name for name in match.groups() if name)
    return Label(named, match.end(), False, match[0]) if set(named) <= set(known) else None
