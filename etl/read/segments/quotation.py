"""Where quotations end, in which others may stand, and where the Act is quoted."""

from __future__ import annotations

import re

from etl.read.line import Line
from etl.read.phrase import Phrase

_LONGEST = 3_000
"""Signs of a quotation; one that goes on further has lost its end."""
_BEFORE = " \n(["
"""What stands before a sign that opens a quotation."""
_PROVISION_NAMED = re.compile(
    r"(?:section|s\.?|regulation) ?\d{1,2}[a-z]?(?: ?\(\d\))?(?: of the [a-z ()]{3,60})?(?: \d{4})?(?: ?\([a-z]+\))?:$"
)
"""A provision alone, above its own words: *Section 12 of the Freedom of Information Act:*."""

_THEIR_WORDS = Phrase(
    r"\b(?:your (?:own )?words|you (?:say|said|write|wrote|argued?|complain(?:ed)?|put it)|"
    r"your (?:complaint|grounds?|e-?mail|letter|message) (?:of [^\n\":]{3,20} )?(?:says?|said|reads?))\b[^\n\":]{0,60}: ?\""
)
"""*In your words of 25 August: "…*."""


def opens_their_words(line: Line) -> bool:
    """Whether a sentence opens a quotation from the applicant that it does not close.

    Args:
        line: a sentence with its job.
    """
    words = line.words
    opens = words.count('"') % 2 and not words.rstrip().endswith('"')
    return bool(opens) and (line.kind == "request" or _THEIR_WORDS.search(words) is not None)


def closing_quote(text: str, start: int) -> int:
    """The offset of the sign that ends the quotation going on at a place, -1 where none does.

    Args:
        text: the view of the letter, whose quotation marks are all plain.
        start: an offset inside of the quotation.
    """
    end = min(len(text), start + _LONGEST)
    inner = False
    at = text.find('"', start, end)
    while at >= 0:
        opens = text[at - 1 : at] in _BEFORE and text[at + 1 : at + 2].isalnum()
        if not opens and not inner:
            return at
        inner = opens
        at = text.find('"', at + 1, end)
    return -1


def recites_act(before: list[Line], words: str) -> bool:
    """Whether the words of the Act follow, behind *section 31 says:*.

    Args:
        before: the sentences above, each with its job.
        words: the sentence.
    """
    if not before or words[:1] not in '"(':
        return False
    last = before[-1]
    goes_on = last.rule == "statute-quoted" and words[:1] == "("
    opens = words[:2] in ('"(', "(1")
    named = last.kind == "answer" and opens and _PROVISION_NAMED.match(last.words) is not None
    return goes_on or named or last.kind == "statute" and last.words[-1:] == ":"
