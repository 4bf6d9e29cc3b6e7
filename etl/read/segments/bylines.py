"""Who sent the next message, on a page that shows the messages of a request one below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.view.flat import Flat

_BYLINE = re.compile(
    r"(?:[a-z][a-z .'-]{2,40}, )?(?:the )?[a-z'& -]{0,50}(?:police scotland|"
    r"police service(?: of (?:northern ireland|scotland))?|police|constabulary|, (?:psni|btp|mps|gmp))"
    r"(?: \([a-z]{2,6}\))?(?P<when> .{8,40})?"
)
"""A force as the sender of a message on a page that shows one below the other."""
_DATE_LINE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9},? \d{4}|"
    r"[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4}|"
    r"\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d\d-\d\d)[^\n]{0,16}"
)
"""A line that holds a date and no more."""


_FROM = re.compile(r"(?:from|oddi wrth) ?: ?([^\n]{2,120})")
_OF_A_FORCE = re.compile(
    r"police|constabulary|\bfoi\b|freedom of information|disclosure|\bpsni\b|"
    r"information (?:rights|management|access|governance|compliance|unit|team|office|assurance)"
)

_QUOTED_LABEL = re.compile(r"> ?\(?(?:[a-h]|\d{1,2}|q ?\d)[).:/]")
_QUOTED = 10
"""Signs from which a quoted line is more than a sign."""
_PORTAL = Phrase(
    r"show quoted sections|link to this|dangos adrannau a ddyfynnwyd|dolen i hwn|"
    r"made this (?:freedom of information )?request to|part of a batch of requests|"
    r"view as html|(?<![@.])\bwhatdotheyknow\b(?![.-])|"
    r"this request is (?:long )?overdue|this request has been (?:closed|withdrawn)|"
    r"the request was (?:refused|successful|partially)"
)
"""Words of a page on which a request portal shows messages, so that *From:* begins one and quotes none."""


_TO_A_FORCE = re.compile(
    r"dear (?:[a-z'& -]{2,50}(?:police|constabulary|police scotland)|foi\b[a-z ]{0,30}|freedom of information[a-z ]{0,20}),?"
)
"""*Dear Merseyside Police,*: how a request begins."""
_FIRST_LINES = 3
_END_OF_MESSAGE = re.compile(r"\[?link(?: to this)?\]?(?: ?\[?report\]?)?|\[?report\]?|(?:show|hide) quoted sections")
"""The links below each message of a portal's page."""
_MAILBOX = re.compile(r"[a-z][a-z0-9 ,.&'/()-]{2,60}(?<![.,:])")
"""Who sends the next message, by the name of a person or a mailbox."""


def is_portal(flat: Flat) -> bool:
    """Whether a page shows the messages of a request portal."""
    return _PORTAL.search(flat.low) is not None


def thread_of(flat: Flat) -> dict[int, bool]:
    """The messages of a page that tells a correspondence from its beginning: the applicant writes, then the force.

    Args:
        flat: the view of the letter.

    Returns:
        For the number of each sentence *From: …* whether a force sent what follows; empty for a mail that quotes
        older ones below itself.
    """
    named = {
        number: found[1].strip()
        for number, (start, end) in enumerate(flat.sentences)
        if flat.low.startswith(("from", "oddi wrth"), start)
        and (found := _FROM.match(flat.low, start, end)) is not None
    }
    senders = {
        number: _OF_A_FORCE.search(name) is not None or _names_force(flat, number + 1) for number, name in named.items()
    }
    senders |= _mailboxes(flat, {name for number, name in named.items() if not senders[number]})
    by_force = [senders[number] for number in sorted(senders)]
    if any(by_force) and (is_portal(flat) or _opens_with_request(flat)):
        return senders
    return senders if len(by_force) > 1 and not by_force[0] and any(by_force) else {}


def _opens_with_request(flat: Flat) -> bool:
    """Whether the first words of a page are the applicant's, to a force."""
    return any(_TO_A_FORCE.fullmatch(flat.low, *place) is not None for place in flat.sentences[:_FIRST_LINES])


def _mailboxes(flat: Flat, applicants: set[str]) -> dict[int, bool]:
    """Messages of a portal's page that begin with a name and a date below the links of the message before."""
    found: dict[int, bool] = {}
    if not applicants:
        return found
    words = [flat.low[start:end] for start, end in flat.sentences]
    for number, (before, name, date) in enumerate(zip(words, words[1:], words[2:], strict=False), start=1):
        if _END_OF_MESSAGE.fullmatch(before) and _MAILBOX.fullmatch(name) and _DATE_LINE.fullmatch(date):
            found[number] = name not in applicants
    known = {words[number] for number, by_force in found.items() if by_force}
    again = (
        number
        for number, (name, date) in enumerate(zip(words, words[1:], strict=False))
        if name in known and _DATE_LINE.fullmatch(date)
    )
    return found | dict.fromkeys(again, True)


def _names_force(flat: Flat, number: int) -> bool:
    """Whether a sentence, the one below *From: …*, is the name of a force and no more."""
    below = flat.sentences[number : number + 1]
    return bool(below) and _BYLINE.fullmatch(flat.low, *below[0]) is not None


def sent_by_force(flat: Flat, number: int) -> bool:
    """Whether a sentence names a force as the sender of the next message: its name, then a date.

    Args:
        flat: the view of the letter.
        number: the number of a sentence that begins a line.
    """
    byline = _BYLINE.fullmatch(flat.low, *flat.sentences[number])
    if byline is None:
        return False
    if byline["when"]:
        return _DATE_LINE.fullmatch(byline["when"].strip(" ,|-")) is not None
    following = flat.sentences[number + 1 : number + 2]
    return bool(following) and _DATE_LINE.fullmatch(flat.low, *following[0]) is not None


def interleaved(starts: list[tuple[int, str]]) -> int:
    """Up to which sentence answers stand between the quoted lines of a mail, as *No.* does below *> a) do you?*.

    Returns:
        The number of the last quoted line that is answered so, -1 where there are not two of them.
    """
    turns = [
        number
        for (number, one), (_, other) in zip(starts, starts[1:], strict=False)
        if one.startswith(">") and len(one) > _QUOTED and not other.startswith((">", "on ", "from:", "-"))
    ]
    return turns[-1] if len(turns) > 1 and any(_QUOTED_LABEL.match(words) for _, words in starts) else -1


def quotes_request(lines: Sequence[Line]) -> bool:
    """Whether the lines above announce the request, *your request of 11 November:*, so that the lines quoted below are it."""
    if not lines:
        return False
    before = lines[-1]
    return before.rule == "quoted-request" or before.rule == "g-request-mark" and before.words.endswith(":")
