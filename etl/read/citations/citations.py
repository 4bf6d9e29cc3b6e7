"""Every mention of a statutory provision, with its words and its place, driven by the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from etl.model import Reading
from etl.provisions import is_within, most_exact
from etl.read.citations.acts import ActNames
from etl.read.citations.grammar import CHAIN, Mentioned, parsed, printed, taken_apart
from etl.read.labels.labels import MONTHS
from etl.read.view.flat import Flat
from etl.reference import Reference

_HEAD = re.compile(
    r"(?:\b(?P<article>articles?|art\.?)|\b(?P<regulation>regulations?|regs?\.?|exceptions? (?:under )?r?|eir|r\.?)|"
    r"(?:\b|(?=§))"
    r"(?P<section>§{1,2}|sub-?sections?|sect[i1l]ons?(?:\(s\))?|sect?s?\.?|ss?\.|ss?|"
    r"exemptions?(?: under)?|foia|foisa|adrannau|adran))"
    r"(?: (?:nos?\.?|numbers?)|(?: (?:engaged|relied (?:up)?on|used|cited|applied|claimed|concerned))? (?:is|are))?"
    r" ?\(?(?=\d|[lio]\d)"
)
_BARE = re.compile(
    r"(?:^|(?<=\n)|(?<=- )|(?<=[:;,(] )|(?<=and )|(?<=under )|(?<=virtue of )|(?<=reason of )|"
    r"(?<= at )|(?<= using )|(?<=with )|(?<= by )|(?<=see )|(?<= on )|(?<=uphold )|(?<=cite )|(?<=cited )|(?<=both )|"
    r"(?<=[a-z)]\. )|(?<=\| ))"
    r"(?=\d{2} ?\(\d ?[a-z]?\))|(?<= \()(?=\d{2}\(\d\)\))|(?<=[ (])(?=[1-4]\d ?\(\d[ab]?\) ?\([a-z]\))"
)
_NAMES_QUESTION = re.compile(r"(?<=ection )(\d{2}) \([A-H]\)")
"""A section and a capital in brackets, in a sentence of small letters: limbs are small, and stand below a subsection."""
_LOST = re.compile(r"(\d)([A-Z])")
"""A subsection and its limb in one pair of brackets."""
_LETTER_R = ("r", "r.")
"""*r.12(4)(d)*: too short to name a regulation without its paragraph."""
_ABOVE = re.compile(
    r"(?:\b(?:sub-?sections?|paragraphs?|limbs?|heads?|letters?)|\b(?:and|under|by|on)|^|[,;:]) "
    r"?((?: ?(?:,|and|&)? ?\([a-z\d]{1,3}\)){1,6})(?: of (?:the )?sub-?section ?(\(\d\)))? of (?:the )?$"
)
"""*Paragraphs (a) and (b) of* before a section, *paragraph (a) of subsection (1) of*, or *and (a) of*."""
_EIR = re.compile(r"environmental|\beirs?\b")
_BEHIND_EIR = re.compile(r"\b(?:eir|regulations?)[ (]*$")
_FOIA_NAMED = re.compile(r"freedom of information act 2000|\bfoia\b")
_NUMBER = re.compile(r"\d+")
_NO_DIGIT = re.compile(r"\D")
_UNIT = re.compile(
    r" ?(?:st|nd|rd|th|hours?|days?|working|months?|years?|pages?|officers?|cameras?|people|%|per cent|"
    rf"{MONTHS})\b"
)
"""What a number counts that is no section."""


@dataclass(frozen=True)
class Mention:
    """A provision found in the view of the text; the role is settled later."""

    provision: str
    act: str
    other: bool
    known: bool
    kind: str
    start: int
    end: int
    run_start: int
    run_end: int


class CitationFinder:
    """Compiled from the catalogue once."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.names = ActNames(reference)
        self.sections = {
            act: {row.provision.split("(")[0][1:] for row in reference.provisions if row.act == act}
            for act in ("FOIA", "FOISA", "EIR")
        }

    def find(self, flat: Flat, act: str | None) -> list[Mention]:
        """All mentions in the order of the text.

        Args:
            flat: the view of the letter.
            act: the Act that the letter answers under; without one, numbers of that law are not stored.
        """
        low = flat.low
        found: list[Mention] = []
        end = 0
        for at, start, head in _heads(low):
            if at < end:
                continue
            chain = CHAIN.match(low, at, _without_question(flat.cased, at))
            if chain is None or _UNIT.match(low, chain.end()) and "(" not in chain[0]:
                continue
            if head is not None and head["regulation"] in _LETTER_R and "(" not in chain[0]:
                continue
            mentions = self._run(low, start, chain, head, act)
            found.extend(mentions)
            if mentions:
                end = max(mention.end for mention in mentions)
        return found

    def _run(
        self, low: str, start: int, chain: re.Match[str], head: re.Match[str] | None, act: str | None
    ) -> list[Mention]:
        before, after = low[max(0, start - 70) : start], low[chain.end() : chain.end() + 100]
        other = self._other(before, after, head)
        if other is not None:
            return _of_other_act(other, chain, start)
        own = _own(before, after, head, act)
        if own is None:
            return []
        sections = self.sections[own]
        mentions: list[Mention] = []
        above = _ABOVE.search(before)
        for piece in taken_apart(chain[0] + ((above[2] or "") + above[1] if above else ""), sections.__contains__):
            provision = self._printed(own, piece)
            row = self.reference.catalogue_row(provision)
            kind = row.kind if row is not None else self._kind_of(own, piece.section)
            if head is None and kind in ("procedural", "unknown"):
                continue
            known = self.reference.exists(provision) or row is not None and row.kind == "procedural"
            whole = not mentions or piece.end > len(chain[0])
            first = start if whole else chain.start() + piece.start
            mentions.append(
                Mention(
                    provision,
                    own,
                    False,
                    known,
                    kind,
                    first,
                    min(chain.start() + piece.end, chain.end()),
                    start,
                    chain.end(),
                )  # fmt: skip
            )
        return mentions

    def _printed(self, own: str, piece: Mentioned) -> str:
        """The name of a provision; *31(1a)* is a limb where the Act has no subsection 1A."""
        provision = printed(own, piece.section, piece.path)
        lost = _LOST.fullmatch(piece.path[0]) if piece.path else None
        if lost is None or self.reference.exists(provision):
            return provision
        limb = printed(own, piece.section, (lost[1], lost[2].lower(), *piece.path[1:]))
        return limb if self.reference.exists(limb) else provision

    def _other(self, before: str, after: str, head: re.Match[str] | None) -> str | None:
        if head is not None and head["article"]:
            return self.names.after(after) or self.names.before(before) or "UK GDPR"
        if self.names.any.search(after) or self.names.any.search(before):
            named = self.names.after(after)
            if named == "own":
                return None
            return named or self.names.before(before)
        return None

    def _kind_of(self, act: str, section: str) -> str:
        prefix = f"{act} {'r' if act == 'EIR' else 's'}{section}"
        kinds = {row.kind for row in self.reference.provisions if is_within(row.name, prefix)}
        return next(iter(kinds)) if len(kinds) == 1 else "exemption" if kinds else "unknown"


def _without_question(cased: str, at: int) -> int:
    """Where the run that begins at an offset has to end: before *(C)* in *Section 31 (C)*, which names a question."""
    named = _NAMES_QUESTION.match(cased, at)
    return named.end(1) if named else len(cased)


def _of_other_act(other: str, chain: re.Match[str], start: int) -> list[Mention]:
    pieces = taken_apart(chain[0], lambda number: True)
    return [
        Mention(
            printed(other, piece.section, piece.path), other, True, False, "other_act",
            start if at == 0 else chain.start() + piece.start, chain.start() + piece.end, start, chain.end(),
        )
        for at, piece in enumerate(pieces)
    ]  # fmt: skip


def _own(before: str, after: str, head: re.Match[str] | None, act: str | None) -> str | None:
    """The access law that a number belongs to."""
    if head is not None and head[0].startswith("sub"):
        return None
    if head is not None and head["regulation"]:
        named = _EIR.search(before) or _EIR.search(after)
        return "EIR" if act == "EIR" or named else None
    if "(scotland)" in after or "foisa" in after[:30] or (head is not None and "foisa" in head[0]):
        return "FOISA"
    if act == "EIR":
        if _BEHIND_EIR.search(before):
            return "EIR"
        return "FOIA" if head is not None else "EIR"
    if act == "FOISA" and _FOIA_NAMED.search(after[:60]):
        return "FOIA"
    return act


def _heads(low: str) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Numbers that a word such as *section* introduces, or that stand bare with a subsection.

    Looking back from each number costs far less than looking for the words through the whole text.
    """
    done = -1
    for number in _NUMBER.finditer(low):
        if low[max(0, number.start() - 4) : number.start()] == "sect":
            continue
        start = max(0, number.start() - 24, done)
        head = _HEAD.search(low, start, number.end())
        while head is not None and head.end() < number.start() - 1:
            head = _HEAD.search(low, head.end(), number.end())
        if head is not None:
            yield head.end(), head.start(), head
        elif _BARE.match(low, number.start()):
            yield number.start(), number.start(), None
        done = number.end()


def collapsed(provisions: Iterable[str]) -> list[str]:
    """Each provision once, sorted, without those that a more exact one of the same section covers.

    ``FOIA s31`` beside ``FOIA s31(1)(a)`` repeats it in the reasoning and adds nothing.
    """
    return sorted(most_exact(provisions), key=_order)


def _order(name: str) -> tuple[str, int, str]:
    parts = parsed(name)
    if parts is None:
        return (name, 0, name)
    return (parts[0], int(_NO_DIGIT.sub("", parts[1])), name)


def engaged_provisions(reading: Reading) -> list[str]:
    """The exemptions that the letter relies on: the one place where repeats are joined.

    Args:
        reading: a reading with all its citations.

    Returns:
        Provision names such as ``FOIA s31(3)``, sorted by Act and number.
    """
    return collapsed(citation.provision for citation in reading.citations if citation.role == "engaged")
