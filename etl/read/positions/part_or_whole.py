"""Whether a statement speaks of a part of what was asked, or of all that a question asks for."""

from __future__ import annotations

import re

from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.positions.told_before import OF_ONE_THING
from etl.read.segments.voices import WHOLE

_IN_PART = Phrase(
    r"\b(?:this|that|these|those|which|second|first|third|last|latter|other|remaining|final) "
    r"(?:parts?|elements?|aspects?|sections?|portions?) |"
    r"\b(?:rest|remainder|balance|part) of (?:your|the|this) (?:request|question|information)|"
    r"remaining (?:information|questions?|data)|"
    r"\b(?:whether|that|of) (?:some|part|certain|elements) (?:of |parts? of |elements of )?(?:the |your |this |it\b|what\b)"
)
"""What is refused is a part of what was asked."""
_OF_ONE_SUBJECT = re.compile(
    r"(?:(?:finally|lastly|turning|however),? )?(?:as (?:regards|to|for)|to|in (?:respect|relation|regard) (?:of|to)|"
    r"with (?:regards?|respect) to|concerning|regarding) (?!your (?:request|questions|enquiry)\b|"
    r"(?:this|the) (?:request|matter)\b|"
    r"the (?:above|information)|this information|(?:any )?facial|all\b)[a-z' -]{4,80}, |"
    r"(?!response|answer|reply|decision|outcome|covert)[a-z][a-z -]{3,40}: (?:[a-z]+ ){1,3}(?:can neither|neither)\b"
)
"""*As regards social media monitoring, …*: the sentence turns to one of the things that were asked about."""
REFUSED_ENTIRE = Phrase(
    r"\b(?:exempt|withheld|refused)\b[^\n]{0,30}\bin (?:(?:its|their) entirety|full)\b|\bin (?:its|their) entirety under\b|"
    r"\b(?:exempt|withheld|refused)\b[^\n]{0,20}\bas a whole\b|\b(?:whole|all) of it is (?:exempt|withheld|refused)\b"
)
"""What a question asks for is refused as a whole, whatever else is told of it."""


def of_a_part(line: Line) -> bool:
    """Whether a sentence says that it speaks of a part of the request, or of its question, only."""
    of_question = bool(line.questions) and not line.label_end and OF_ONE_THING.match(line.words) is not None
    return of_question or _IN_PART.search(line.words) is not None or _OF_ONE_SUBJECT.match(line.words) is not None


def of_the_whole_question(line: Line) -> bool:
    """Whether a sentence decides on the whole request, or on all that its question asks for."""
    return WHOLE.match(line.words) is not None or bool(line.questions) and REFUSED_ENTIRE.search(line.words) is not None
