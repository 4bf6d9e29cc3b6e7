"""Personal data in letters, masked character by character so that every offset stays true.

Masked: e-mail addresses of persons and the names beside them in mail headers, telephone numbers, the name in a
salutation, and the postal address of a person: postcode, street, and the lines above them. Kept: section numbers,
dates, references, sums, places named in an answer, and the addresses, numbers and postcodes of bodies (``foi@…``,
a headquarters, a switchboard, the Information Commissioner), which belong to the public record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MASK = "x"
MASKING_VERSION = "2"
"""Raised when other things are masked: every text is then masked anew, and every snapshot built anew."""

Span = tuple[int, int]

_UNIT_WORDS = (
    "foi|foia|dpa|freedom|of|information|info|disclosures?|data|dpo|protection|records?|enquir(?:y|ies)|contact|press|"
    "public|requests?|case|casework|icocasework|complaints?|reviews?|noreply|no|reply|mailbox|mail|team|office|unit|web|"
    "rights|access|compliance|governance|management|legal|services?|help|desk|admin|central|force|police|hq|ico|box"
)
_UNIT = re.compile(rf"(?:{_UNIT_WORDS}|\d)+", re.IGNORECASE)
_EMAIL = re.compile(r"\b([A-Za-z0-9._%+-]{1,64})@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}\b")
_MAIL_NAME = re.compile(r"(?m)^(?:From|To|Cc|Bcc|Reply-To):[ \t]{0,8}(?P<name>[^<@\n]{2,80})<$")
_PHONE = re.compile(
    r"(?<![\w./-])(?:(?:\+|00)44\s?\(?0?\)?\s?|\(?0)(?:1\d{2,3}|2\d|3\d{2}|7\d{3}|8\d{2})\)?"
    r"[\s-]?\d{3,4}[\s-]?\d{3,4}(?![\w/])"
)
_PUBLIC_LINES = re.compile(
    r"^(?:\(?0(?:300|303|330|333|345|800|808|845|870)|(?:\+|00)44\s?\(?0?\)?\s?(?:300|303|330|333|345))"
)
_NUMBERED = re.compile(r"\b(?:ref|reference|foi|request|case|log|incident|crime)\b[^\n]{0,16}$", re.IGNORECASE)
_SWITCHBOARD = re.compile(r"\b(?:switchboard|helpline|contact centre|non-emergency|Commissioner)\b", re.IGNORECASE)
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’.-]{0,30}"
_SALUTATION = re.compile(
    r"(?m)^(?P<head>[ \t]{0,8}Dear[ \t]{1,3}(?:(?:Mr|Mrs|Miss|Ms|Mx|Dr|Prof|Professor|Sir|Rev)\.?[ \t]{1,3})?)"
    rf"(?P<name>{_NAME}(?:[ \t]{_NAME}){{0,3}})(?=[ \t]{{0,3}}[,.:;]?[ \t]{{0,3}}$)"
)
_NOT_A_NAME = re.compile(
    r"\b(?:Sir|Madam|Requester|Requestor|Applicant|Customer|Police|Constabulary|Service|Force|Council|Officer|FOI|"
    r"Freedom|Information|Team|Colleagues?|All|Authority|Commissioner|Council|Office|Scotland|Yard)\b"
)
_POSTCODE = re.compile(
    r"(?<![\w/.-])(?:GIR ?0AA|[A-PR-UWYZ](?:\d[\dA-HJKPSTUW]?|[A-HK-Y]\d[\dABEHMNPRVWXY]?) {0,2}\d[ABD-HJLNP-UW-Z]{2})(?![\w/])"
)
_STREET = re.compile(
    r"(?<![\w/.-])(?:(?:Flat|Apartment|Unit) \d{1,4}[A-Za-z]?,? )?\d{1,4}[A-Za-z]?,? (?:[A-Z][A-Za-z'’-]{1,20} ){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Crescent|Court|Gardens|Grove|Terrace|Place|Way|Walk|Mews|Square|"
    r"Hill|Green|Row|Rise|Parade|Heights|Wharf)\b\.?"
)
_PUBLIC = re.compile(
    r"\b(?:Police|Constabulary|Headquarters|HQ|Heddlu|Pencadlys|Commissioner|Wycliffe House|Information|Disclosure|"
    r"Department|Unit|Division|P\.?O\.? ?Box|Council|Tribunal|Ministry|Secretariat|Authority|Bureau|Records?|Scotland Yard|"
    r"Compliance|Legal Services|Corporate)\b",
    re.IGNORECASE,
)
_PUBLIC_POSTCODES = frozenset(("SK9 5AF", "KY16 9DS", "BT7 2JB", "CF10 2HH", "EH3 7NT"))
"""Commissioners to whom letters send a complaint."""

_BLOCK = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_OF_AN_ADDRESS = re.compile(
    r"(?:(?:[A-ZÀ-Þ0-9][\w'’.&-]*|of|the|upon|on|by|near|under|le|cum|and|y|yr|a)(?:,? +|,|$)){1,9}"
)
_NOT_OF_AN_ADDRESS = re.compile(
    r"\d/\d|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Dear|Ref|Date|"
    r"Your|Our|Official|Section|Email|Sent|Freedom|Request|Response)\b",
    re.IGNORECASE,
)
MOST_LINES = 8
"""Lines that a postal address may have; a longer block of lines is running text."""


def mask_personal_data(text: str) -> str:
    """Mask personal data in a letter; the result has the same length, line for line.

    Args:
        text: the canonical text of a letter.

    Returns:
        The text with each masked character replaced by ``x``; spaces and punctuation stay.
    """
    spans = [*_mails(text), *_phones(text), *_addresses(text)]
    spans += [match.span("name") for match in _SALUTATION.finditer(text) if not _NOT_A_NAME.search(match["name"])]
    if not spans:
        return text
    characters = list(text)
    for start, end in spans:
        for place in range(start, end):
            if characters[place].isalnum():
                characters[place] = MASK
    return "".join(characters)


def _mails(text: str) -> Iterator[Span]:
    for match in _EMAIL.finditer(text):
        if any(_UNIT.fullmatch(word) for word in re.split(r"[._%+-]", match[1]) if word):
            continue
        yield match.span(1)
        line = text.rfind("\n", 0, match.start()) + 1
        name = _MAIL_NAME.search(text, line, match.start())
        if name and not _PUBLIC.search(name["name"]):
            yield name.span("name")


def _phones(text: str) -> Iterator[Span]:
    for match in _PHONE.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        before = text[max(line, match.start() - 80) : match.start()]
        if not (_PUBLIC_LINES.match(match[0]) or _NUMBERED.search(before) or _SWITCHBOARD.search(before)):
            yield match.span()


def _addresses(text: str) -> Iterator[Span]:
    """Postcodes, streets and the lines above them, block of lines by block, unless the block names a body."""
    salutation = re.search(r"(?m)^[ \t]{0,8}Dear\b", text)
    letter_starts = salutation.start() if salutation else 0
    body_above = False
    for block in _BLOCK.finditer(text):
        words = block[0]
        body = bool(_PUBLIC.search(words))
        # Where a scan puts a blank line after each line, the body's name stands in the block above.
        if not (body_above and len(words) <= 60 and not body):
            at, head = block.start(), block.start() < letter_starts and not body
            yield from ((at + start, at + end) for start, end in _in_block(words, head))
        body_above = (body or (body_above and len(words) <= 60)) and len(words) <= 200


def _in_block(words: str, before_salutation: bool) -> Iterator[Span]:
    postcodes = [match for match in _POSTCODE.finditer(words) if _private(words, match)]
    yield from (match.span() for match in postcodes)
    if not postcodes and not before_salutation:
        return
    for street in _STREET.finditer(words):
        near = any(0 <= match.start() - street.end() <= 120 for match in postcodes)
        if near or (before_salutation and words.count("\n") < MOST_LINES):
            yield street.span()
    if postcodes and words.count("\n") < MOST_LINES and all(len(line) <= 60 for line in words.split("\n")):
        yield from _lines_above(words, postcodes[0].start())


def _private(words: str, postcode: re.Match[str]) -> bool:
    """Whether a postcode is a person's: no commissioner's, and no body is named in the words before it."""
    if " ".join(postcode[0].split()) in _PUBLIC_POSTCODES:
        return False
    return not _PUBLIC.search(words[max(0, postcode.start() - 160) : postcode.start()])


def _lines_above(words: str, postcode: int) -> Iterator[Span]:
    """The lines of an address that stand above its postcode, and what stands before it on its own line."""
    at = 0
    for line in words.split("\n"):
        if at > postcode:
            return
        inside = line[: postcode - at] if at + len(line) > postcode else line
        bare = inside.strip()
        if _OF_AN_ADDRESS.fullmatch(bare) and not _NOT_OF_AN_ADDRESS.search(bare):
            yield at, at + len(inside)
        at += len(line) + 1
