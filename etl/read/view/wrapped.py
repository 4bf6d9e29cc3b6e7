"""Lines that a page has wrapped: whether a line goes on the sentence of the line before it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.read.labels.runs import NUMBER_WORDS

_LIST_MARK = re.compile(
    r"(?:[-*>|]|o(?= {2,}|\t| section| s\.? ?\d)|"
    r"\(?(?:\d{1,2}[a-z]?|[a-z]|[ivx]{1,4})[.)/:]|\d{1,2} ?[-.] |\d{1,2} \(?[a-h][.)]|q\.? ?\d|question|response|answer|"
    r"section \d|s\.? ?\d|appendix [a-z0-9]\b|annex [a-z0-9]\b|decision ?:|outcome ?:|reply ?:|status ?:|from:|"
    r"sent:|to:|subject:|dated? ?:)",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"(?:[,(&/]|(?<!- )-|\b(?:sections?|s|ss|and|or|of|the|to|under|by|in|with|for|(?<!n/)a|that|this|is|are|not|(?<!if )any|regulations?|reg|act))$",  # noqa: E501
    re.IGNORECASE,
)
_SECTION_END = re.compile(r"\bsections?$", re.IGNORECASE)
_SPLIT_NUMBER = re.compile(r"\b(?:s\.?|sections?) ?\d{1,2}[A-C]?(?: ?\(\d[A-D]?\))?$", re.IGNORECASE)
_SPLIT_GROUP = re.compile(r"\(\d[A-D]?\)|\([a-z]\)(?:\(| and \()")
"""A section number parted from its subsection by the end of a line."""
_CITED_ON = re.compile(r"sections? \d[^\n]{0,30}?(?:\.|\b(?:and|or|of|to|for|as|is|was|which)\b)")
"""*section 31 and section 24*, in small letters: the sentence of a long line goes on so, and no list begins."""
_IN_BRACKETS = re.compile(r"\((?:sections?|s\.?|regulations?) ?\d[^)\n]{0,40}\) [a-z]", re.IGNORECASE)
"""A provision in brackets inside a sentence, *gave a reply on cost (Section 12) to a question like this one*."""
_LONGEST_END = 18
"""Signs of the longest end of a line that these know, *sections 31A (1A)*, and the one before it."""
_NUMBERED = re.compile(r"(?:question|request|point|part|q\.?|response|answer) ?\d{1,2}[a-z]? ?[-.:)]", re.IGNORECASE)
"""The label of the next question, which begins a line whatever the last one ended with."""


_ANSWERS = re.compile(r"(?:Yes|No|Nil|None|N/A)[,.;:]")
"""A short answer below a point of a list."""
_IN_WORDS = "|".join(NUMBER_WORDS)
_SPOKEN = re.compile(
    rf"(?:{_IN_WORDS})(?:(?:, ?| and | & )(?:{_IN_WORDS})){{0,6}}(?: ?[:\u2013]| - )",
    re.IGNORECASE,
)
"""*Two, Three and Four: exempt*: questions by their numbers in words."""
_SET_OFF = re.compile(r"\d{1,2}[a-h]?(?: {2,}|\t)\S")
"""*1c   Not held*: a number set off from its answer by a wide gap."""
_POINT = re.compile(r"(?:[a-h]\)|\d{1,2}[.)]) [A-Z]?[a-z]")
_CLOSED = re.compile(r"^.{0,36}\b(?:this|that)$", re.IGNORECASE)
"""A short line that may well end so, above a point of a list."""
_ITEM = re.compile(r"\(?(?:\d{1,2}|[a-h])[.)] ")
"""A point of a list."""
_COUNTED = re.compile(r"\(?(\d{1,2})[.)/:] ")
"""A point that has a number."""
_LEAST_WIDTH, _FEWEST_BROKEN = 30, 4
"""The shortest line that may have been broken, and how many such lines tell where a text is broken."""
_RAGGED = 30
"""How much shorter than the longest a line may be that was broken by hand."""
_UNWRAPPED = 130
"""A line longer than a page has room for."""
_WRAPPED = 58
"""Length from which a line may have been broken for want of room."""


def unwrapped(lines: Sequence[str]) -> bool:
    """Whether each paragraph of a text is one line, however long: then a line without a full stop still ends there.

    Args:
        lines: the lines of the text, without the spaces around them.

    Returns:
        Whether a line is longer than a page is wide, and no long line goes on in small letters below.
    """
    if not any(len(line) > _UNWRAPPED for line in lines):
        return False
    return not any(
        len(one) >= _WRAPPED and one[-1].isalnum() and other[:1].islower()
        for one, other in zip(lines, lines[1:], strict=False)
    )


def wrapped_at(lines: Sequence[str]) -> int:
    """The width from which a line of a text may have been broken; 0 where its lines are broken anywhere.

    Where every line holds as many words as it can, that is its width; where lines are broken by hand it is less.

    Args:
        lines: the lines of the text, without the spaces around them.
    """
    broken = [
        (len(one), len(other.split(" ", 1)[0]))
        for one, other in zip(lines, lines[1:], strict=False)
        if len(one) >= _LEAST_WIDTH and (one[-1].isalnum() or one[-1] == ",") and other[:1].islower()
    ]
    if len(broken) < _FEWEST_BROKEN:
        return 0
    width = max(length for length, _ in broken)
    if all(length + 1 + word > width for length, word in broken):
        return width
    return width - _RAGGED if all(length > width - _RAGGED for length, _ in broken) else 0


def hyphenated(last: str, body: str) -> bool:
    """Whether a word is parted at the end of a line."""
    return last.endswith("-") and len(last) > 1 and last[-2].isalpha() and body[0].islower()


def _begins(last: str, body: str, paragraphs: bool) -> bool:
    """Whether a line begins a label, a point of a list or the short answer below one."""
    if _NUMBERED.match(body) and not last.endswith(
        (",", "&", "(", " and", " or", " to", " of", " in", " for", " on", " at")
    ):
        return True
    if _LIST_MARK.match(last) and _ANSWERS.match(body) or _SPOKEN.match(body):
        return True
    if _SET_OFF.match(body) and _SET_OFF.match(last):
        return True
    before, here = _COUNTED.match(last), _COUNTED.match(body)
    if before is not None and here is not None and int(here[1]) == int(before[1]) + 1:
        return True
    open_end = _OPEN_END.search(last[-_LONGEST_END:]) is not None
    if _CITED_ON.match(body) and len(last) >= _WRAPPED and not _LIST_MARK.match(last):
        return False
    if _LIST_MARK.match(body) and (not open_end or _POINT.match(body) and _CLOSED.search(last)):
        return True
    return paragraphs and body[0].isupper() and _ITEM.match(last) is not None and not open_end


def goes_on(last: str, body: str, gap: bool, furniture: bool, paragraphs: bool, width: int = 0) -> bool:
    """Whether a line goes on the sentence of the line before it.

    Args:
        last: the line before.
        body: the line.
        gap: whether a blank line stands between them.
        furniture: whether a page number or header stood between them.
        paragraphs: whether each paragraph of the text is one line.
        width: the width at which the lines of the text are broken, if they are filled with words up to it.
    """
    if (
        last.rstrip("\"')\u201d\u2019*")[-1:] in (".", ":", ";", "?", "!", "|", "")
        or body.isupper()
        and not last.isupper()
        or "|" in body
        and "|" in last
    ):
        return False
    if _SPLIT_NUMBER.search(last[-_LONGEST_END:]) and _SPLIT_GROUP.match(body):
        return True
    if _begins(last, body, paragraphs):
        return False
    lower = body[0].islower()
    if furniture:
        return lower or body[0] in "(0123456789" or _OPEN_END.search(last[-_LONGEST_END:]) is not None
    if gap:
        return lower and len(last) > 40 and not _LIST_MARK.match(body)
    in_brackets = last[-1].isalpha() and len(last) > _LEAST_WIDTH and _IN_BRACKETS.match(body) is not None
    if in_brackets or body[0].isdigit() and _SECTION_END.search(last[-_LONGEST_END:]):
        return True
    if paragraphs and body[0].isupper():
        return False
    if lower or _OPEN_END.search(last[-_LONGEST_END:]):
        return len(last) > 25 or lower
    if paragraphs:
        return False
    room = len(last) + 1 + len(body.split(" ", 1)[0]) <= width
    return len(last) >= _WRAPPED and not room
