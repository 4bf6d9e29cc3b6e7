"""Labels that a line sets apart: *No. 1 and No. 2*, *Document B - the report*, *Point 1 (mandate) and point 2 (policy)*."""

from __future__ import annotations

import re

from etl.read.labels.label import Label
from etl.read.labels.runs import numbers

_GLOSSED = re.compile(
    r"(?:(?:questions?|points?|parts?|items?|requests?|q) ?)?(\d{1,2}[a-h]?) \((?!\d)[^()\n]{3,120}\)(?:,? and |, | & |[.:]?$)"
)
"""One of several questions, told in short behind its number."""
_NOUN = re.compile(r"(?:question|point|part|item|request|q)")
_NUMBERED = re.compile(
    r"(?:no\.?|number|#) ?(\d{1,2}[a-h]?(?:(?:,? and |, | & | to )(?:no\.?|number|#)? ?\d{1,2}[a-h]?){0,6})[.:]?$"
)
_NUMBER_SIGN = re.compile(r"(?:no\.?|number|#) ?")
_PAPER = re.compile(r"(?:document|paper|record|report|file) ([a-h])(?= ?(?:: | - |\(|$))")
_PARAGRAPH = re.compile(
    r"\d{1,2}(?:\.\d{1,2})?[.)]? (?=(?:your |the )?(?:parts?|questions?|points?|items?|requests?) "
    r"\(?(?:[a-h]|\d{1,2}|[ivx]{1,4})\)?(?:[,:(]|\.(?= |$)| -))"
)


def label_apart(words: str) -> Label | None:
    """The label of a line (in lower case) that names its questions in one of these ways, if it does."""
    glossed = _glossed(words) if "(" in words and _NOUN.match(words) else None
    if glossed is not None:
        return glossed
    numbered = _NUMBERED.match(words)
    if numbered:
        return Label(numbers(_NUMBER_SIGN.sub("", numbered[1])), numbered.end(), False, numbered[0])
    paper = _PAPER.match(words)
    return Label((paper[1],), paper.end(), False, paper[0]) if paper else None


def on_paragraph(words: str) -> int:
    """Where the label begins behind the number of a paragraph of the letter: *2. Part (a), whether it is used.*; 0 for none."""
    paragraph = _PARAGRAPH.match(words)
    return paragraph.end() if paragraph else 0


def _glossed(words: str) -> Label | None:
    names: list[str] = []
    at = 0
    while at < len(words) and (match := _GLOSSED.match(words, at)):
        names.append(match[1])
        at = match.end()
    return Label(tuple(names), at, False, words) if at == len(words) and len(names) > 1 else None
