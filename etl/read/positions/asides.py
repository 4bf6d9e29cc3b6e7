"""Sentences that answer nothing: help offered beside the answer, and the reasons given below an exemption's name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.positions.frame import TABLE_HEAD
from etl.read.segments.voices import RESETS

_HELPS = re.compile(
    r"(?:for (?:your|general) (?:general )?information|to be of (?:further )?assistance|to assist(?: you)?|by way of (?:background|explanation|context|(?:advice(?: and |/))?(?:assistance|help))|"  # noqa: E501
    r"(?:it|this) may (?:also )?be (?:of interest|helpful|useful)|you (?:may|might) (?:also )?(?:wish|like|find|be interested|be helped)|outside (?:of )?the (?:act|foi)|"  # noqa: E501
    r"as a (?:general )?(?:note|courtesy)|in the spirit of|(?:however,? )?in the interests? of (?:openness|transparency))\b"
)
_HEADING = re.compile(
    r"(?:[-*(] ?)?(?:exemptions? ?:? ?)?(?:sections?|s\.?|regulations?|reg\.?) ?\d[0-9a-z() &,;/-]{0,30}"
    r"(?:[-:(] ?)?(?:[a-z'/&-]{1,16},? ){0,10}[a-z'/&-]{0,16}\)?[.;,:]?"
)
_OPENS = re.compile(
    r"(?:[-*(] ?)?(?:exemption ?:? ?)?(?:sections?|s\.?|regulations?|reg\.?) ?\d[0-9a-z()]{0,14} ?(?:-|:|\(|applies|is)"
)
"""A paragraph that begins with a provision of its own."""
_CONCLUDES = re.compile(r"(?:(?:my|our|the|overall) )?(?:conclusions?|summary|results?) ?[:.]?")
"""A heading below which a letter says what comes of its reasons."""
_VERB = Phrase(
    r"\b(?:is|are|was|were|has|have|does|do|appl(?:y|ies)|states?|provides?|allows?|requires?|relates?|would|can|can't|cannot|could|should|this)\b"
)
_CITES = re.compile(
    r"\b(?:sections?|s\.?|regulations?) ?(?!1[56]\b)\d|\b(?:we|i|it|force|constabulary|police) (?:do|does) not\b"
)
_REASON_BEFORE = re.compile(
    r"\b(?:as|because|since) (?:there |we |it |they |i |the (?:force|constabulary) |[a-z]{2,20} )?$"
)
_REASON_FIRST = re.compile(r"[ .:|)-]*(?:as|because|since) ")


@dataclass(frozen=True)
class Asides:
    """Numbers of the sentences that only help or head a table, and of those that only give reasons."""

    help: frozenset[int]
    reasons: frozenset[int]


def asides_of(lines: list[Line]) -> Asides:
    """Find both in one pass; help lasts to the end of its paragraph, reasons to the next question or heading.

    Args:
        lines: the letter.
    """
    help_, reasons = set(), set()
    helping = below = False
    for line in lines:
        if line.first:
            helping = _HELPS.match(line.words) is not None
        if helping and not _CITES.search(line.words) or TABLE_HEAD.fullmatch(line.words):
            help_.add(line.number)
        if line.label_end or line.kind != "answer" or RESETS.match(line.words) or _CONCLUDES.fullmatch(line.words):
            below = False
        elif _HEADING.fullmatch(line.words) and not _VERB.search(line.words):
            below = True
        elif line.first and _OPENS.match(line.words):
            below = False
        elif below:
            reasons.add(line.number)
    return Asides(frozenset(help_), frozenset(reasons))


def is_reason(words: str, match: re.Match[str], start: int) -> bool:
    """Whether the words only give the reason for the statement beside them."""
    return (
        _REASON_BEFORE.search(words[: match.start()]) is not None
        or _REASON_FIRST.match(words, start) is not None
        and "," in words[match.start() :]
    )
