"""A request that is refused as a whole: its reasons seem to tell things of single questions, and answer none."""

from __future__ import annotations

import re

from etl.read.line import Line
from etl.read.positions.settle import WHOLE_REQUEST, Hit

_SURE = 0.9
"""How sure the refusal is, beside which weaker signs of answers count for nothing."""
_SAID = re.compile(
    r"p-(?:uses|facts|yes|no|no-use|not-held|disclose|published|figure|number|figure-alone|by-provision|future|"
    r"not-obliged-withheld|ncnd|ncnd-duty|as-there|not-applicable|nil-return|held-part|told-before)$"
)
"""Rules that find an answer in so many words."""
_ALL_OF_IT = re.compile(
    r"\b(?:the|any|all|all of the|any of the) (?:information|data|records?)(?: that| which)?(?: you| has been| have been|"
    r" was| is| being)?(?: have| are)? ?(?:requested|request|asked for|seek(?:ing)?|sought|ask for)\b|"
    r"\binformation (?:relevant to|pertinent to|relating to|within the scope of|falling within(?: the scope of)?|"
    r"in (?:response|relation|respect) (?:to|of)) (?:your|the|this) (?:entire |whole )?request\b"
)
"""What a decision on a request as a whole speaks of."""
_ONLY_SOME = re.compile(
    r"\b(?:other|further|additional|remaining|covert|overt|some|part|parts|questions?|points?|q\d|items?|certain)\b|"
    r"\bsection 17\b"
)
_DECIDES = re.compile(
    r"\b(?:neither confirms?,? n?or den(?:y|ies)|(?:can ?not|can not|unable to|not) confirm n?or deny)\b|"
    r"\b(?:does|do) not hold\b|\b(?:is|are) not held\b|\bno information is held\b"
)


def decides_all(words: str) -> bool:
    """Whether a sentence says of all that was requested that it is not held, or neither confirmed nor denied."""
    return _DECIDES.search(words) is not None and _ALL_OF_IT.search(words) is not None and not _ONLY_SOME.search(words)


def whole_refused(hits: list[Hit], lines: list[Line]) -> list[Hit]:
    """Leave out what a letter that refuses all of a request only seems to state on single questions.

    Args:
        hits: every statement found.
        lines: the letter.
    """
    refused = [
        hit
        for hit in hits
        if hit.questions == ("all",)
        and hit.confidence >= _SURE
        and (hit.position in WHOLE_REQUEST or hit.position == "neither_confirm_nor_deny" and hit.scope == "all")
        and not lines[hit.line].questions
    ]
    single = [hit for hit in hits if hit.questions != ("all",)]
    if not refused or not single or any(_SAID.match(hit.rule) for hit in single):
        return hits
    return [hit for hit in hits if hit.questions == ("all",)]
