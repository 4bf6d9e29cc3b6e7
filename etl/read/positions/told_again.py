"""The sentences of a review that only tell what was asked, said or decided before."""

from __future__ import annotations

from etl.read.labels.labels import MONTHS
from etl.read.line import Line
from etl.read.phrase import Phrase

_HISTORY = Phrase(
    rf"^in (?:{MONTHS}) (?:we|the (?:force|constabulary|service|mps)|[a-z]{{2,20}} (?:police|constabulary)) "
    r"(?:refused|withheld|replied|answered|said|told)\b|"
    r"^what (?:we|you) (?:said|decided|told you|wrote)\b|\b(?:(?:that|our|the|my) (?:reply|response|answer|letter)(?: (?:(?:sent|given|issued|provided) )?(?:to you )?(?:of|dated|on) [^,\n]{3,24})? (?:said|stated|explained|told you|was that|relied on)|(?:replied|responded|answered)(?: to you)? on \d{1,2}|originally|previously|initially|in (?:that|our|the) (?:earlier |previous |first |original )?(?:response|reply|letter|decision)|at the time|at that time|on \d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}(?: 20\d\d)?,? (?:we|the force|it)|"  # noqa: E501
    r"(?:our|the|my) (?:original|initial|first|earlier|previous) (?:response|reply|decision|letter|refusal|answer)|"
    r"^it (?:had )?(?:relied|cited|refused|withheld|claimed|applied)|"
    r"overturn(?:ed|s|ing)?|neither confirmed nor denied|set(?:ting)? aside|(?:was|were|we|had) (?:wrongly |originally |first |therefore |accordingly )?refused|no longer relied|withdraw[a-z]{0,3})\b"  # noqa: E501
)
_REVIEW = Phrase(
    r"\b(?:asking|asked|requesting|requested) (?:us|me|that|for)\b[^\n]{0,40} review\b|- internal review$|"
    r"^request for (?:an )?(?:internal )?review$|"
    r"(?:having|have|has|been|i) (?:now )?(?:re-?viewed|re-?examined|reconsidered)|outcome of (?:the|your|my|our) (?:internal )?review|internal review[^\n]{0,12}\d|internal review of (?:our|the|my)|^internal review(?: decision| outcome)?$|^internal review - |your complaint is (?:not |therefore )*upheld|you asked (?:for|us to|me to) (?:an? )?(?:internal )?review|uphold your complaint"  # noqa: E501
)
_STANDS = Phrase(
    r"\b(?:is|are) (?:now |therefore )?(?:enclosed|attached|disclosed|released)|"
    r"uph(?:o|e)ld|maintain|stand|\bnow\b|remain|continue|agree|correct|\b(?:i|we) find\b"
)


def told_again(lines: list[Line]) -> frozenset[int]:
    """The sentences of a review that only tell what was said before."""
    if not any(line.kind == "answer" and _REVIEW.search(line.words) for line in lines):
        return frozenset()
    return frozenset(line.number for line in lines if _HISTORY.search(line.words) and not _STANDS.search(line.words))
