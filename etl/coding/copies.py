"""One reply that stands at several addresses: the portal, a force's own log, a file that somebody saved. Pure.

A copy is counted once and every address of it is kept. Two messages on a portal are never copies of each other: the
same words to two requests are two answers. Otherwise two letters are one reply where their words are the same, or
where force, reference and kind agree, their dates are not far apart, and most of the shorter one stands in the longer.
A message and a letter attached to it are one reply where the message only goes with the letter or repeats it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from etl.coding.from_reading import ReadLetter, date_of, force_of, of_portal, slug
from etl.model import ATTACHED

ENOUGH = 0.6
"""The share of the shorter letter's runs of words that the longer one must hold; a page adds the request to a reply."""

RUN = 5
FAR_APART = 31
"""Days between two dates of answer from which on two letters are two replies, such as a decision and its review."""

_WORD = re.compile(r"\w+")


@dataclass
class Reply:
    """The letter that is counted, and its copies."""

    letter: ReadLetter
    copies: list[ReadLetter] = field(default_factory=list)


def replies(letters: Iterable[ReadLetter]) -> list[Reply]:
    """Put copies together; the portal's letter is the one that counts, else the first in order, a covering letter last.

    Args:
        letters: in a fixed order, so that the same letter always counts.
    """
    inputs = sorted(letters, key=lambda letter: (_covers(letter), not of_portal(letter.document)))
    found: list[Reply] = []
    places = _Places()
    for letter in inputs:
        reply = next((reply for reply in places.near(letter) if _same(reply.letter, letter)), None)
        if reply is not None:
            reply.copies.append(letter)
        else:
            reply = Reply(letter)
            found.append(reply)
            places.take(reply)
    return found


class _Places:
    """Replies by what a copy of them would share.

    Thousands of messages of a portal may have the same words; each is another reply, so that none is looked at for
    another one but within a message.
    """

    def __init__(self) -> None:
        self._every: dict[tuple[str, ...], list[Reply]] = defaultdict(list)
        self._elsewhere: dict[tuple[str, ...], list[Reply]] = defaultdict(list)

    def take(self, reply: Reply) -> None:
        """Add a reply under all its signs."""
        for sign in _signs(reply.letter):
            self._every[sign].append(reply)
            if not of_portal(reply.letter.document):
                self._elsewhere[sign].append(reply)

    def near(self, letter: ReadLetter) -> Iterator[Reply]:
        """The replies that a letter may be a copy of, each once."""
        seen: set[int] = set()
        portal, message = of_portal(letter.document), _message(letter)
        for sign in _signs(letter):
            for reply in (self._elsewhere if portal and sign != message else self._every)[sign]:
                if id(reply) not in seen:
                    seen.add(id(reply))
                    yield reply


def _signs(letter: ReadLetter) -> Sequence[tuple[str, ...]]:
    """What a copy must share at least one of."""
    signs: list[tuple[str, ...]] = [
        ("text", _plain(letter.text.text)),
        ("bytes", letter.document.same_as or letter.document.sha256),
    ]
    return [*signs, *(sign for sign in (_numbered(letter), _message(letter)) if sign)]


def _numbered(letter: ReadLetter) -> tuple[str, ...]:
    force_id, reference = force_of(letter), letter.reading.reference
    return ("reference", force_id, slug(reference.value)) if force_id and reference else ()


def _message(letter: ReadLetter) -> tuple[str, ...]:
    """The message that a letter is, or came with."""
    key = letter.document.message_key
    return ("message", letter.document.request_key or "", key.partition(ATTACHED)[0]) if key else ()


def _covers(letter: ReadLetter) -> bool:
    return letter.reading.kind == "covering_letter"


def _same(first: ReadLetter, second: ReadLetter) -> bool:
    one_message = bool(_message(first)) and _message(first) == _message(second)
    if of_portal(first.document) and of_portal(second.document) and not one_message:
        return False
    if second.document.same_as == first.document.sha256 or _plain(first.text.text) == _plain(second.text.text):
        return _forces_agree(first, second)
    if not _forces_agree(first, second) or not one_message and _far_apart(first, second):
        return False
    if _covers(second) and (one_message or _numbered(second) and _numbered(first) == _numbered(second)):
        return True
    if first.reading.kind != second.reading.kind:
        return False
    return _held(_runs(first.text.text), _runs(second.text.text)) >= ENOUGH


def _far_apart(first: ReadLetter, second: ReadLetter) -> bool:
    days = [date_of(letter.reading.responded_on) for letter in (first, second)]
    return bool(days[0] and days[1] and abs((days[0] - days[1]).days) >= FAR_APART)


def _forces_agree(first: ReadLetter, second: ReadLetter) -> bool:
    """Whether they may be of one force; equal words of two forces are shared wording, not one reply."""
    forces = {force_of(first), force_of(second)} - {None}
    return len(forces) <= 1


def _held(first: set[tuple[str, ...]], second: set[tuple[str, ...]]) -> float:
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
