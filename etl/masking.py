"""Personal data in letters, masked character by character so that every offset stays true.

Masked: e-mail addresses of persons, telephone numbers and the name in a salutation. Kept: section numbers, dates,
references, sums, and the addresses of a body's own units (``foi@…``), which belong to the public record.
"""

from __future__ import annotations

import re

MASK = "x"
MASKING_VERSION = "2"
"""Raised when other things are masked: every text is then masked anew, and every snapshot built anew."""

_UNIT_WORDS = (
    "foi|freedom|information|disclosure|data|dpo|records|enquir|contact|press|public|request|casework|icocasework|"
    "complaints|review|noreply|no-reply|mailbox|team|office|unit|web"
)
_EMAIL = re.compile(r"\b([A-Za-z0-9._%+-]{1,64})@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}\b")
_UNIT = re.compile(_UNIT_WORDS, re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w./-])(?:\+44\s?\(?0?\)?\s?|\(?0)(?:1\d{2,3}|2\d|3\d{2}|7\d{3}|8\d{2})\)?"
    r"[\s-]?\d{3,4}[\s-]?\d{3,4}(?![\w/])"
)
_PUBLIC_LINES = re.compile(r"^(?:\(?0(?:300|303|345|800|808|845|870)|\+44\s?(?:300|303|345))")
_SALUTATION = re.compile(
    r"(?m)^(?P<head>[ \t]{0,8}Dear[ \t]{1,3}(?:(?:Mr|Mrs|Miss|Ms|Mx|Dr|Prof|Professor|Sir|Rev)\.?[ \t]{1,3})?)"
    r"(?P<name>[A-Z][A-Za-z'’-]{1,30}(?:[ \t][A-Z][A-Za-z'’-]{0,30}){0,3})(?=[ \t]{0,3}[,.:;]?[ \t]{0,3}$)"
)
_NOT_A_NAME = re.compile(
    r"\b(?:Sir|Madam|Requester|Requestor|Applicant|Customer|Police|Constabulary|Service|Force|Council|Officer|FOI|"
    r"Freedom|Information|Team|Colleagues?|All|Authority|Commissioner|Council|Office)\b"
)


def mask_personal_data(text: str) -> str:
    """Mask personal data in a letter; the result has the same length, line for line.

    Args:
        text: the canonical text of a letter.

    Returns:
        The text with each masked character replaced by ``x``; spaces and punctuation stay.
    """
    spans = [match.span(1) for match in _EMAIL.finditer(text) if not _UNIT.search(match[1])]
    spans += [match.span() for match in _PHONE.finditer(text) if not _PUBLIC_LINES.match(match[0])]
    spans += [match.span("name") for match in _SALUTATION.finditer(text) if not _NOT_A_NAME.search(match["name"])]
    if not spans:
        return text
    characters = list(text)
    for start, end in spans:
        for place in range(start, end):
            if characters[place].isalnum():
                characters[place] = MASK
    return "".join(characters)
