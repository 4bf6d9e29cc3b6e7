"""Headings with lettered parts, each part answered in the line below it, or all of them below the last."""

from __future__ import annotations

import re

from etl.read.labels.labels import label_of
from etl.read.labels.limbs import STATES

_ASKS = re.compile(
    r"(?:whether|how|what|which|who|when|where|why|do|does|did|has|have|is|are|was|were|copies|a copy)\b"
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?")
_FEWEST = 2
_MOST_OPEN = 3
"""Of so many parts one may have no line below it."""


def parts_below(
    lines: list[tuple[int, str]], heads: dict[int, str]
) -> tuple[frozenset[int], frozenset[int], dict[int, str]]:
    """The lines that put a part of a question, and those that answer it below.

    Args:
        lines: number and words of each sentence that begins a line.
        heads: the number of each sentence that heads parts, with the number of its question.

    Returns:
        The numbers of the sentences that ask, and of those that answer; then, for each line below the last part of
        several that are answered together, the number of their question.
    """
    asks: set[int] = set()
    answers: set[int] = set()
    together: dict[int, str] = {}
    last: set[int] = set()
    for group, name in _groups(lines, heads):
        parts = [at for at, (_, words) in enumerate(group) if _is_part(words)]
        if len(parts) < _FEWEST or not all(_is_asked(group[at][1]) for at in parts):
            continue
        named = set(parts)
        below = [at + 1 for at in parts if at + 1 < len(group) and at + 1 not in named]
        if len(below) * _MOST_OPEN >= len(parts) * (_MOST_OPEN - 1):
            answers.update(group[at][0] for at in below)
        elif below == [parts[-1] + 1]:
            together[group[below[0]][0]] = name
            last.update(group[at][0] for at in parts)
            continue
        else:
            continue
        asks.update(group[at][0] for at in parts)
    if not answers:
        return frozenset(), frozenset(), {}
    return frozenset(asks | last), frozenset(answers | set(together)), together


def _groups(lines: list[tuple[int, str]], heads: dict[int, str]) -> list[tuple[list[tuple[int, str]], str]]:
    """The lines below each heading up to the next line that bears the number of a question."""
    found: list[tuple[list[tuple[int, str]], str]] = []
    group: list[tuple[int, str]] | None = None
    for number, words in lines:
        if number in heads:
            group = []
            found.append((group, heads[number]))
        elif group is not None:
            label = label_of(words, True)
            if label is not None and not _is_part(words):
                group = None
            else:
                group.append((number, words))
    return found


def _is_part(words: str) -> bool:
    label = label_of(words, True)
    return label is not None and label.bare and label.questions[0].isalpha()


def _is_asked(words: str) -> bool:
    """Whether the words behind the letter ask for something and state nothing."""
    label = label_of(words, True)
    body = words[label.end :].strip(" .:;-") if label is not None else words
    return body.endswith("?") or _ASKS.match(body) is not None or STATES.search(_YEAR.sub("", body)) is None
