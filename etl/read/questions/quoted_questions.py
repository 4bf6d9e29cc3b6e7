"""The numbered questions of an older mail below a reply that repeats none of them."""

from __future__ import annotations

from dataclasses import replace

from etl.read.labels.labels import label_of
from etl.read.line import Line

_MARKS = "> |"
"""Signs by which a mail marks what it quotes."""
_MOST = 2_000
"""Signs of a question that are kept, so that time stays linear however long the mail goes on below it."""


def quoted_questions(lines: list[Line]) -> list[Line]:
    """The questions as lines of a request; nothing where the reply puts numbered questions itself.

    Args:
        lines: the letter.
    """
    if any(line.kind == "request" and line.questions for line in lines):
        return []
    found: list[Line] = []
    for line in lines:
        if line.kind != "older_mail":
            continue
        words = line.words.lstrip(_MARKS)
        label = label_of(words, True)
        if label is not None and label.bare and label.questions[0][0].isdigit():
            found.append(replace(line, kind="request", words=words, questions=label.questions[:1], label_end=label.end))
        elif found:
            found[-1] = replace(found[-1], words=f"{found[-1].words} {words}"[:_MOST])
    return found
