"""Sentences of an answer in prose as they are aligned with questions: their words, and what keeps them from turning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.positions.alignment import OWN, Said, shared
from etl.read.positions.frame import ADVICE, FRAME
from etl.read.positions.stems import stems_of
from etl.read.positions.told_before import tells
from etl.read.positions.topics import Topics

REASONS = re.compile(
    r"(?:this|these|the (?:exemption|public|balance|factors?|harm|reasons?))\b|(?:sections?|s\.?) ?\d|"
    r"[^\n]{0,60}\b(?:prejudice[- ]based|public interest|absolute exemption|qualified exemption)\b"
)
"""How a sentence begins that gives reasons."""
_ARGUES = re.compile(r"\b(?:would|could|might)\b|\?$|^it (?:sets|was|describes|contains|shows)\b")
"""A sentence inside a paragraph that argues, asks or describes, and turns to no other question."""
_NAMES_ONE = re.compile(
    r"question|\bpoints?\b|\bparts?\b|\bitems?\b|\bquer(?:y|ies)\b|"
    r"\b(?:first|second|third|fourth|fifth|sixth|last)\b|\d\b|\(?\b[a-h]\)"
)
"""How a sentence names a question, and does not only say that the next one was asked."""
_OF_ALL = Phrase(
    r"vexatious|\b(?:section|s\.?) ?14\b|repeated request|"
    r"\b(?:refus\w*|comply with|all of|whole of|deal(?:ing)? with|process(?:ing)?) (?:[a-z]+ ){0,3}your request\b|"
    r"\byour request (?:is|as a whole|in full)\b|"
    r"\bthe information (?:you|that you|requested|sought)\b(?! (?:at|in|by) )"
)
"""What is said of a request as a whole, unless the paragraph names a question."""
_NCND = re.compile(r"confirm or deny|confirming or denying|neither (?:confirm|den)")
_BEYOND = Phrase(r"covert|\bother\b|\bfurther\b|\byour request\b|\brequested\b")
"""What a refusal to confirm or deny speaks of that is said of the request as a whole."""
_ABOUT_THIS = Phrase(
    r"\b(?:about|on|of|to|regarding|concerning) (?:this|that|it|them|these|those)\b(?! (?:request|letter))"
)
_CLOSING = re.compile(r"(?:i|we) (?:trust|hope)\b|[^\n]{0,60}\brefusal notice\b")


def said_in(
    lines: Sequence[Line], names: Sequence[str], weights: Sequence[dict[str, float]], topics: Topics
) -> list[Said]:
    """The sentences of an answer as they are aligned.

    Args:
        lines: the sentences, with those that tell what was asked.
        names: the questions, in the order in which they were put.
        weights: the words and topics of each with their weights.
        topics: the table of topics.
    """
    found: list[Said] = []
    bound = False
    for line in lines:
        bound = bound and not line.first
        row = _said(line, names, weights, topics, bound=bound)
        goes_on = bool(found) and found[-1].of_none and not (line.first or row.named)
        found.append(replace(row, of_none=True) if goes_on and not _near(row.words, weights) else row)
        bound = bound or bool(row.named)
    return found


def _said(
    line: Line, names: Sequence[str], weights: Sequence[dict[str, float]], topics: Topics, *, bound: bool
) -> Said:
    named = bool(line.label_end or line.within and _NAMES_ONE.search(line.words))
    places = sorted(names.index(name) for name in line.questions if name in names) if named else []
    argues = REASONS.match(line.words) or not line.first and _ARGUES.search(line.words)
    return Said(
        words=frozenset() if argues else frozenset(stems_of(line.words) | topics.told(line.words)),
        first=line.first,
        named=tuple(places),
        of_none=named and not places or _of_none(line, weights, bound=bound),
        tells=tells(line),
        bound=bound,
    )


def _of_none(line: Line, weights: Sequence[dict[str, float]], *, bound: bool) -> bool:
    """Whether a sentence frames the letter, gives advice, or speaks of the request as a whole."""
    words = line.words
    if FRAME.match(words) or _CLOSING.match(words):
        return True
    if _NCND.search(words):
        own = _ABOUT_THIS.search(words) is not None or _near(frozenset(stems_of(words)), weights)
        return _BEYOND.search(words) is not None or not own
    return not bound and _OF_ALL.search(words) is not None or ADVICE.search(words) is not None


def _near(words: frozenset[str], weights: Sequence[dict[str, float]]) -> bool:
    """Whether a sentence has a word that only one question has."""
    return any(shared(words, row) >= OWN for row in weights)
