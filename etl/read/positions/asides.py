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
    r"(?:it|this) may (?:also )?be (?:of (?:interest|help|use)|helpful|useful)|you (?:may|might) (?:also )?(?:wish|like|find|be interested|be helped)|outside (?:of )?the (?:act|foi)|"  # noqa: E501
    r"as a (?:general )?(?:note|courtesy)|in the spirit of|(?:however,? )?in the interests? of (?:openness|transparency))\b"
)
_HEADS_HELP = re.compile(
    r"(?:\d{1,2}[.)] ?)?(?:our |the )?(?:duty to (?:advise|assist|help)|advice (?:and|&) assistance|"
    r"help (?:with|to)|how to (?:narrow|reduce|refine|bring)|"
    r"(?:help|advice|assistance)\b)(?: [a-z]+){0,6}(?:[ -]{1,3}\(?(?:under )?(?:sections?|s\.?) ?1[56]\b[^\n.]{0,20})?[:.]?|"
    r"(?:sections?|s\.?) ?1[56](?: \(?advice (?:and|&) assistance\)?| [-:] [a-z ]{4,40})?[:.]?"
)
"""A heading above the advice and assistance that section 16 of the Act, 15 of the Scottish one, calls for."""
_WHY_REFUSED = re.compile(r"why [^\n.;]{1,40} (?:refused|withheld|exempt|held back)[.:]?")
"""*Why question 4 is refused*: a heading above reasons, which decides nothing that was not decided before."""
_ANSWERS_AFTER_ALL = Phrase(r"\bgood ?will\b[^\n]{0,60}\b(?:answer|tell you|say that|provid|give|disclos|suppl)")
"""*As a gesture of goodwill I am able to answer question 4*: what follows is an answer, and help no longer."""
_A_HEADING = 60
"""Signs up to which a line without a full stop is a heading."""
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
_REASON_BEFORE = re.compile(r"\b(?:as|because|since) (?:i |(?:the |this |that )?(?:[a-z]{2,20} ){1,2})?$")
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
    helping = below = advice = False
    for line in lines:
        advice = line.kind == "answer" and (
            _HEADS_HELP.fullmatch(line.words) is not None
            or advice
            and not (_heads(line) or _ANSWERS_AFTER_ALL.search(line.words))
        )
        if line.first:
            helping = _HELPS.match(line.words) is not None
        if advice or helping and not _CITES.search(line.words) or TABLE_HEAD.fullmatch(line.words):
            help_.add(line.number)
        if line.first and _WHY_REFUSED.fullmatch(line.words):
            help_.add(line.number)
            below = True
        elif line.first and line.label_end and _HEADING.fullmatch(line.words[line.label_end :].strip(" .:|-")):
            below = True
        elif line.label_end or line.kind != "answer" or RESETS.match(line.words) or _CONCLUDES.fullmatch(line.words):
            below = False
        elif _HEADING.fullmatch(line.words) and not _VERB.search(line.words):
            below = True
        elif line.first and _OPENS.match(line.words):
            below = False
        elif below:
            reasons.add(line.number)
    return Asides(frozenset(help_), frozenset(reasons))


def _heads(line: Line) -> bool:
    """Whether a line is a heading, or the number of a question alone."""
    return line.first and (line.label_alone or len(line.words) < _A_HEADING and line.words[-1:] not in ".:;,?")


def is_reason(words: str, match: re.Match[str], start: int) -> bool:
    """Whether the words only give the reason for the statement beside them."""
    return (
        _REASON_BEFORE.search(words[: match.start()]) is not None
        or _REASON_FIRST.match(words, start) is not None
        and "," in words[match.start() :]
    )
