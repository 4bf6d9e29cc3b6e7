"""The frame of a letter, which answers nothing: salutation, references, headings, advice on another request."""

from __future__ import annotations

import re

from etl.read.line import Line
from etl.read.phrase import Phrase

FRAME = re.compile(
    r"(?:from|to) ?:|(?:dear|yours|kind regards|regards|thank you|your request (?:for|of|dated|was received|reference|number)|i write|i am writing|(?:i|we) (?:have |take |read |understand )?(?:interpreted|taken|read|understood|interpret|take) (?:this|that|your|the request|it) (?:as|to)|further to|please (?:quote|note|contact)|our ref(?:erence)?|ref|date|subject|"  # noqa: E501
    r"there is (?:an?|some|the) (?:[a-z]{1,12} )?interest in|"
    r"please (?:see|find) (?:the )?attached (?:document|letter|file|pdf) (?:for|with) (?:our|the) (?:full )?(?:response|reply)|"
    r"(?:i (?:must|should) add that )?(?:none of (?:this|the above)|nothing in this letter) should be|"
    r"(?:our|my|the) (?:replies|reply|responses?|answers?) (?:is|are) (?:as follows|set out|given|below)|"
    r"you (?:have|had|make|made|raised?) no (?:complaint|issue|challenge)|you (?:do|did) not (?:complain|contest|"
    r"challenge|dispute)|"
    r"you (?:contest|dispute|challenge)|(?:that|this) (?:disposes of|deals with|takes care of)|tel|email|www|http|response|answer|reply|decision|page|the (?:following|act)|freedom of information|foi)\b"  # noqa: E501
)
"""How the frame of a letter begins: salutation, references, headings."""
TABLE_HEAD = re.compile(
    r"(?:\| )?(?:technolog(?:y|ies)|systems?|items?|kinds?|types?|tools?|equipment|capabilit(?:y|ies))[a-z ]{0,30}"
    r"(?: \| [a-z ()/?.]{2,40}){1,5}(?: \|)?"
)
"""The head of a table of technologies: *Technology | In use*."""
WROTE_ON = r"on \d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}(?: \d{4})? you (?:wrote|asked|emailed|requested)\b"
"""*On 30 October you wrote to ask …*, as a pattern: a sentence that tells what was asked."""
HEADS_QUESTIONS = re.compile(r"[^\n.?!]{0,60}\((?:your )?(?:questions?|points?|parts?|q)\.? ?[^()\n]{1,30}\) ?[:.-]?$")
"""*Cost (question 2)*: a heading that names the questions below it."""
PROVISION_ONLY = re.compile(
    r"(?:under |by virtue of )?(?:sections?|s\.?|regulations?) ?\d{1,2}[a-z]? ?(?:\(|-|:|,|of the (?:act|foia)|"
    r"$|(?:also |again |therefore )?(?:applies|is engaged)(?: here| again| too)?\.?$|[a-z]{3,} [a-z]+\.?$)"
)
"""A provision and its name, where an answer could stand: the law says what it means, not that something was told."""
ADVICE = Phrase(
    r"(?:section|s\.?) ?16\b(?! ?\([2-6]\))|"
    r"advice and assistance|\bif you (?:reduced?|narrow|refine|limit|wish)|\byou (?:may|might) (?:also )?(?:wish|like|prefer)\b|"
    r"\byou might (?:ask|try|consider)\b|"
    r"\b(?:if|were|should) (?:you|your|the|that|this|it|questions?|points?)\b[^\n]{0,60}\b(?:removed|dropped|left out|"
    r"withdrawn|narrowed|"
    r"reduced|re-?submit(?:ted)?|send in a new)\b"
)
"""Advice on another request."""
_OF_A_PART = Phrase(
    r"\b(?:some|parts?|elements?|any) of (?:the|your|this)\b|\bin part\b|\bpartial(?:ly)?\b|\bto the extent\b"
)
_NOTICE = Phrase(
    r"\b(?:section|s\.?) ?17\b[^\n]{0,120}\b(?:notice|notif|refus)|\b(?:notice|notif|refus)[^\n]{0,120}\b(?:section|s\.?) ?17\b"
)
"""*The refusal is notified to you under section 17(1)*."""
_HELD = Phrase(r"\bheld\b|\bholds?\b")
"""The notice of section 17 of the Scottish Act is that nothing is held."""


def behind_label(line: Line) -> str:
    """The words behind the label, also without the bracket that closes it and signs such as ``>>`` that mark an answer."""
    return line.body.lstrip(" .:-|)>=*»→")


def notice_of_part(line: Line) -> bool:
    """Whether a sentence is the notice that a part is refused: below the last answer it speaks of the letter, not of that."""
    if not line.questions or line.within or line.label_end:
        return False
    if line.kind == "refusal_notice" and _OF_A_PART.search(line.words):
        return True
    return _NOTICE.search(line.words) is not None and not _HELD.search(line.words)
