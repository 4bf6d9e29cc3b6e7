"""Questions that a sentence names somewhere inside: *the answers to questions 1 and 2*, *the bids at (b)*."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.read.labels.labels import MONTHS
from etl.read.labels.runs import MANY, numbers
from etl.read.phrase import REMEMBERED

_BRACKETED = re.compile(
    r"(?<=[a-z] )(?<!section )(?<!sections )(?<!paragraph )(?<!article )(?<!regulation )"
    r"\([1-9](?:\d|\.\d)?\)(?:(?: ?[,&-] ?| (?:to|and|or) )\([1-9]\d?\))*(?=[ .,;:])(?! ?(?:of|and) (?:the|that) act)"
)
_IN_PASSING = re.compile(
    r"(?:(?:we|i|the (?:force|constabulary)) (?:do |also ){0,2}(?:hold|have|attach|enclose|withhold|provide|release) )?"
    r"(?:as (?:for|to) |on |turning to |regarding )?(?:the|your|those|these|that) "
    r"(?![^(\n]*\b(?:sections?|s|article|regulation|paragraph|act)\b)[a-z' -]{3,60}?,? ?"
    r"\(([a-h]|[1-9]\d?)\)(?=[ ,.;:])(?! ?(?:to|and|or|&|,|-) ?\()"
)
_AT_NUMBER = re.compile(
    r"(?:the (?![^\n]{0,40}\b(?:sections?|act)\b)[a-z ]{3,40} at (?=\d{1,2} (?:is|are|was|were|can|cannot|has|have|will)\b)|"
    r"(?:at|as to) (?=\d{1,2}\)?,? (?:the|this|that|these|those|we|i|it|they|there|you|s\.? ?\d|sections? \d)))(\d{1,2})\b"
)
"""*The paper at 4 is attached*, *at 7 the policy is published*."""
_WITHIN = re.compile(
    rf"\b(?<!20\d\d )(?:questions?|q'?s?|(?:information|data|details) (?:at|for) (?=\(?\d{{1,2}}\b(?![/.-]\d))|"
    rf"(?:points?|parts?|items?|documents?|requests?|answers?|responses?)(?= (?:numbers? |no\.? ?)?\(?\d)|"
    r"(?:(?<=\b(?:at|on|of|to|in) )|(?<=\b(?:your|that) )|(?<=\bunder ))numbers?(?= \d{1,2}\b(?![/.-]\d))|"
    r"(?<=\byour )(?:items?|points?|parts?|questions?|requests?)(?= \([a-h]\))|"
    r"parts?(?= (?:[b-h](?![a-z])|a(?=[.,;:)]|$)))|(?<=\()your(?= \d{1,2}[ ,)])|"
    r"(?<=information )(?:on|for|at)(?= \(?[a-h]\) ?(?:to|-|and|&|,) ?\(?[a-h]\))|"
    r"\b(?:sought|asked|asked for|requested|wanted) (?:at|in|under)"
    rf"(?= \(?\d{{1,2}}[a-h]?\b(?![/.-]\d|:\d| (?:{MONTHS})\b))) ?"
    rf"(?:numbers? |no\.? ?)?{MANY}"
    rf"(?! ?(?:years|days|hours|months)|\d|-\d{{3}}|(?:st|nd|rd|th)? (?:{MONTHS})\b| 20\d\d\b)(?<!\b0\d)"
)
_EXCEPT = re.compile(
    r"\b(?:but for|except(?:ing)?(?: for)?|other than|apart from|save (?:for|as to)|excluding|with the exception of) "
    r"(?:(?:your|the|that at|that in|that for) )?$"
)
"""*All of it is disclosed but for question 4.*"""
_LONGEST_EXCEPT = 40
"""Signs before a number that hold the longest of these words."""
_CLAUSE = re.compile(r"(?:[;,]|[;,]? (?:and|but|while|whereas)) (?:(?:and )?that|we|i|no|the (?:force|constabulary)) ")
"""Where a sentence turns to what it says of other questions."""


@lru_cache(REMEMBERED)
def questions_within(words: str) -> tuple[str, ...]:
    """The questions that a sentence speaks of, wherever it names them."""
    found: list[str] = []
    for match in _WITHIN.finditer(words):
        if _EXCEPT.search(words, max(0, match.start() - _LONGEST_EXCEPT), match.start()) is None:
            found.extend(question for question in numbers(match[1]) if question not in found)
    return tuple(found)


def in_brackets(words: str, known: list[str]) -> tuple[str, ...]:
    """*The answers to (1) to (4)*, *the briefing notes (5)*: questions by the number in brackets that they were put with.

    Args:
        words: the sentence.
        known: the questions of the letter; a limb of a section or a number that none of them has names no question.
    """
    found = [name for match in _BRACKETED.finditer(words) for name in numbers(match[0])]
    return tuple(dict.fromkeys(found)) if found and set(found) <= set(known) else ()


def in_passing(words: str, known: list[str]) -> tuple[str, ...]:
    """*The bids at (b)*, *as for the images (4)*: the question that a sentence turns to in its first words.

    Args:
        words: the sentence.
        known: the questions of the letter.
    """
    match = _IN_PASSING.match(words) or _AT_NUMBER.match(words)
    return (match[1],) if match is not None and match[1] in known else ()


def questions_near(words: str, at: int) -> tuple[str, ...]:
    """Of several groups of questions in a clause the one that follows a place first, else the last before it.

    Where the clause names none, the groups of the whole sentence count.
    """
    groups = [(match.start(), numbers(match[1])) for match in _WITHIN.finditer(words)]
    turns = [0, *(match.end() for match in _CLAUSE.finditer(words)), len(words)]
    here = next((start, end) for start, end in zip(turns, turns[1:], strict=False) if at < end)
    groups = [group for group in groups if here[0] <= group[0] < here[1]] or groups
    after = [group for start, group in groups if start >= at]
    return after[0] if after else groups[-1][1] if groups else ()
