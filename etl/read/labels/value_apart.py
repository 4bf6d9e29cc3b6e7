"""A label that holds its answer as well: *Part 1 - 12*."""

from __future__ import annotations

from etl.read.labels.label import Label

_FAR = 12
"""A number larger by more than this than the question before it is a value, and no question."""


def value_apart(label: Label, words: str, known: list[str]) -> Label:
    """*Part 1 - 12* among three questions: the first number is the question, the second its answer."""
    dash = words.find("-", 1, label.end)
    if dash < 0 or not _is_value(label, words, dash, known):
        return label
    return Label(label.questions[:1], dash + 1, False, words[: dash + 1])


def _is_value(label: Label, words: str, dash: int, known: list[str]) -> bool:
    """Whether what stands behind the dash of a label is the answer."""
    first, last = label.questions[0], label.questions[-1]
    if not label.bare and len(label.questions) == 1 and words[dash + 1 : label.end].strip():
        return True
    beyond = [name for name in label.questions if name.isdigit() and name not in known]
    far = bool(beyond) and int(beyond[-1]) > int(first if first.isdigit() else 0) + _FAR
    if far and words[dash - 1] == " " or not first[0].isdigit() and last[0].isdigit():
        return True
    return not label.bare and bool(beyond) and first in known and len(label.questions) > 2
