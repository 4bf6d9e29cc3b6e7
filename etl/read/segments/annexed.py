"""A request that stands in an annex below the signature, where the letter says so: *the full wording is at Annex A*."""

from __future__ import annotations

import re

_POINTS = re.compile(
    r"\b(?:requests?|questions?|wording|enquir(?:y|ies)|application|(?:full|exact) text|what you asked(?: for)?)\b"
    r"(?! (?:handling|reference|number))[^\n.;]{0,60}\b(?:at|in|as|see) (?:the )?(?:annex|appendix) ([a-h]|\d)\b|"
    r"\bit is (?:reproduced|repeated|copied|quoted|set out)(?: in full)? (?:at|in) (?:the )?(?:annex|appendix) ([a-h]|\d)\b"
)
"""*Your full request is set out at Annex A*, *it is reproduced at Annex A*."""
_ANSWERED = re.compile(r"\b(?:answers?|responses?|repl(?:y|ies)|answered|decision|law|reasons?)\b")
_SENTENCE_ENDS = re.compile(r"[.;\n]")
_FAR = 80
"""Signs before it that are looked at."""
_HEAD = re.compile(
    r"(?:annex|appendix) ([a-h]|\d)(?: ?[:.-]+ ?(?:(?:the|your|original|full) ){0,2}(?:requests?|questions?|enquiry|application)"
    r"\b[^\n?]{0,40})?[:.]?"
)
"""*Annex A*, *Annex A - request of 3 September*."""


def annexes_of_request(low: str) -> frozenset[str]:
    """The letters or numbers of the annexes in which a letter says that its request stands.

    Args:
        low: the letter in lower case.
    """
    if "annex" not in low and "appendix" not in low:
        return frozenset()
    return frozenset(
        found[1] or found[2] for found in _POINTS.finditer(low) if not _ANSWERED.search(found[0] + _before(low, found))
    )


def _before(low: str, found: re.Match[str]) -> str:
    """The words of its sentence before what points to an annex."""
    return _SENTENCE_ENDS.split(low[max(0, found.start() - _FAR) : found.start()])[-1]


def of_request(words: str, annexes: frozenset[str]) -> bool | None:
    """Whether a line heads an annex that holds the request; None where it heads no annex.

    Args:
        words: the line.
        annexes: those that hold the request.
    """
    head = _HEAD.fullmatch(words) if annexes else None
    return None if head is None else head[1] in annexes
