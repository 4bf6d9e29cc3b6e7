"""Earlier messages of a force in a thread that ends with a review of what they said, or with the answer to less."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from etl.read.line import Line
from etl.read.phrase import Phrase

_HEAD = 2
"""Lines that the head of one message may have: *From: FOI*, then the name of the force."""

_FEWEST_ANSWERS = 2
_ANEW = Phrase(
    r"\b(?:shorter|narrowed|narrower|reduced|refined|revised|smaller|amended) (?:version of (?:the|your) )?request\b|"
    r"\bset(?:ting)? aside (?:the|our|that) (?:refusal|decision|answer)\b|"
    r"\b(?:finished|completed|concluded|carried out) (?:my|the|our) (?:internal )?review\b|"
    r"\b(?:no longer|not) (?:now )?(?:a bar|an obstacle)\b|\bcost is no longer\b|"
    r"\bdisregard (?:it|that|the (?:earlier|first|previous|other))\b|\bcorrected (?:response|reply|answer|decision)\b|"
    r"\b(?:takes? the place of|replaces|supersedes) (?:the|our|what|my)\b"
)
"""*I set aside the refusal on cost*, *thank you for your shorter request*: what was sent before decides nothing any more."""


def reviewed_in_thread(lines: list[Line], reviews: Callable[[], Collection[int]]) -> list[Line]:
    """A thread in which the force's earlier messages are what its last one reviews, no longer its answer.

    Args:
        lines: the sentences of the page, each with its job.
        reviews: gives the numbers of the sentences that say that an internal review has been carried out; asked only
            where the page has several messages of the force.

    Returns:
        The sentences; where only the last message of the force is a review, or it says that it decides anew, and it
        answers question by question, what the force sent before is a quoted reply. A review that only upholds is read
        with what it upholds.
    """
    heads = [line.number for line in lines if line.rule == "byline"]
    begins = [at for before, at in zip([-_HEAD - 1, *heads], heads, strict=False) if at - before > _HEAD]
    if len(begins) < 2:
        return lines
    anew = any(line.kind == "answer" and _ANEW.search(line.words) for line in lines[begins[-1] :])
    if not anew and min(reviews(), default=-1) < begins[-1]:
        return lines
    if sum(line.kind == "answer" and line.label_end > 0 for line in lines[begins[-1] :]) < _FEWEST_ANSWERS:
        return lines
    return [
        replace(line, kind="quoted_reply", marked=True)
        if begins[0] <= line.number < begins[-1] and line.kind not in ("request", "noise")
        else line
        for line in lines
    ]
