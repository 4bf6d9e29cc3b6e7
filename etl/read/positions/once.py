"""What was tried once and has not been used since: a fact of the past, and no denial."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.positions.settle import Hit

TRIED_ONCE = "p-tried-once"
"""The rule of such a fact."""
NOT_SINCE = re.compile(
    r"\b(?:not|never|nor|no (?:[a-z]{1,12} ){0,2}(?:use|deployment|trial)s?|n't)\b[^\n.;:]{0,60}?\b"
    r"(?:since(?: (?:then|that|it (?:ended|finished|closed|was)|(?:the|its|those|these) (?:[a-z]{1,12} )?"
    r"(?:trials?|pilots?|tests?|events?|exercise|day|festival|deployments?)\b)[^\n.;]{0,40}?)?|again|thereafter)"
    r"(?= ?(?:$|[.,;:)|]| (?:and|but|or|nor|by|in|at)\b))"
)
"""*It has not been used since*; *not since 2016* names no trial that the sentence before told of."""
_HAPPENED = Phrase(
    r"\b(?:trial(?:s|l?ed)?|pilot(?:s|ed)?|tri(?:al|ed|es)|tests?|tested|once|deployed|used|ran|run|lent|borrowed|"
    r"took part|joined|experiment(?:s|ed)?|evaluat(?:ed|ion)|demonstrat(?:ed|ion)|accounts?)\b"
)
_DENIED = Phrase(r"\b(?:no|not|never|nor|neither|none)\b|n't\b")
_BACK = 5
"""Sentences before it in which the trial may be told."""


def tried_once(hits: list[Hit], lines: list[Line]) -> list[Hit]:
    """Denials that only say that what was tried once was not gone on with state a fact.

    Args:
        hits: what the sentences state.
        lines: the letter.
    """
    return [
        replace(hit, position="disclosed", rule=TRIED_ONCE, confidence=0.8)
        if hit.position == "no_use" and _not_since(hit, lines)
        else hit
        for hit in hits
    ]


def _not_since(hit: Hit, lines: list[Line]) -> bool:
    """Whether the sentence tells of no use since a trial that it tells of before, or that those before it do."""
    line = lines[hit.line]
    match = NOT_SINCE.search(line.words)
    if match is None:
        return False
    before = line.words[line.label_end : match.start()].rpartition(";")[2]
    return _happened(before) or any(map(_happened, said_before(line, lines))) and not _DENIED.search(before)


def said_before(line: Line, lines: list[Line]) -> list[str]:
    """The sentences right before one that are of the same answer.

    Args:
        line: a sentence of the letter.
        lines: the letter.
    """
    near = lines[max(0, line.number - _BACK) : line.number]
    return [other.words for other in near if other.kind == line.kind and other.questions == line.questions]


def _happened(words: str) -> bool:
    """Whether words tell of something done, and deny nothing."""
    return _HAPPENED.search(words) is not None and not _DENIED.search(words)
