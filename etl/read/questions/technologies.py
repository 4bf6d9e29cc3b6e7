"""Which technologies a sentence names: the most exact ones, and a camera together with the face that it looks for."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.read.phrase import REMEMBERED, Phrase, held
from etl.read.questions.use_kinds import CARRIED, FACE, KINDS_LISTED, kinds_in
from etl.reference import Reference
from etl.reference_rows import Technology

_RETROSPECTIVELY = Phrase(
    r"\b(?:used|use it|using it|operated|searched|deployed) (?:only |solely |purely )?retrospectively\b"
)
_BARE = re.compile(
    r"(?<![a-z])(?:(?P<live>lfrt?|live frt?)|(?P<retro>rfrt?|retrospective frt?)|(?P<oifr>oifr)|(?P<any>frt?|afr|facial recogn?ition|face recogn?ition))(?![a-z])"  # noqa: E501
)
_SHORT_NAMES = {
    "live": "live_facial_recognition",
    "retro": "retrospective_facial_recognition",
    "oifr": "operator_initiated_facial_recognition",
    "any": FACE,
}
PND = Phrase(r"\bpnd\b|police national database")
FACE_WORD = Phrase(r"\bfac(?:e|es|ial)\b|\bimages?\b|\b[lr]?frt?\b|\bphotograph")
_KIND_BEHIND = re.compile(r"\bfac(?:e|ial) recognition \((live|retrospective|operator|officer)\b")
"""*Facial recognition (live)*: the kind in brackets."""
_KIND_OF = {"live": "live", "retr": "retro", "oper": "oifr", "offi": "oifr"}
_PND_LEFT_OUT = re.compile(
    r"\b(?:other than|apart from|aside from|except(?: for)?|excluding|separate from|distinct from|outside(?: of)?) "
    r"(?:(?:through|via|on|in|by|using) )?(?:the |a )?(?:pnd|police national database)\b"
)
"""*Retrospective facial recognition other than PND*: the database is named only to be left out."""
_RETRO = Phrase(r"retrospective fac(?:e|ial) recognition|\brfrt?\b")


_OF_THE_SAME = re.compile(
    r"(?:[a-z]+,? ){0,2}?(?:they|it|these|those|neither|none|(?:the|our|its) (?:cameras?|aircraft|devices?|units?|footage))\b"
)
"""A sentence about the cameras or aircraft that were named before."""
_WITH_IT = re.compile(
    r"\b(?:with|on|to|in|from|by|of) (?:it|them|these|those|any|(?:the|this|that|its|their) "
    r"(?:footage|cameras?|aircraft|devices?|drones?|videos?|pictures?|images?))\b|"
    r"\b(?:are|is|were|was|has|have) (?:it|they|any|these|those)\b"
)
"""*Is facial recognition used on the footage*, where only a camera was asked about before."""


class Technologies:
    """Compiled from the table of technologies once."""

    def __init__(self, reference: Reference) -> None:
        self._patterns = [
            (
                row.technology_id,
                Phrase("|".join(f"(?:{pattern.lower()})" for pattern in (*row.patterns, *_short_of(row)))),
            )
            for row in reference.technologies
            if row.technology_id not in ("watchlist", "cctv", "artificial_intelligence", "custody_image_database")
        ]
        self.parents = {row.technology_id: row.parent_technology_id for row in reference.technologies}
        self._remembered = lru_cache(REMEMBERED)(self._named_in)

    def named_in(self, words: str) -> list[str]:
        """The most exact technologies that the words name."""
        return list(self._remembered(words))

    def _named_in(self, words: str) -> tuple[str, ...]:
        here = held(words)
        found = {name for name, phrase in self._patterns if phrase.need & here == phrase.need and phrase.search(words)}
        found.update(_SHORT_NAMES[match.lastgroup or "any"] for match in _BARE.finditer(words))
        if FACE in found and _RETROSPECTIVELY.search(words):
            found.add("retrospective_facial_recognition")
        kinds = KINDS_LISTED.search(words) if FACE in found else None
        if kinds is not None:
            found.update(kinds_in(kinds[0]))
        if FACE in found:
            found.update(_SHORT_NAMES[_KIND_OF[match[1][:4]]] for match in _KIND_BEHIND.finditer(words))
        if not FACE_WORD.search(words):
            found.discard("pnd_facial_search")
        elif PND.search(_PND_LEFT_OUT.sub(" ", words)):
            found.add("pnd_facial_search")
        for name in list(found):
            parent = self.parents.get(name)
            while parent:
                through_pnd = name == "pnd_facial_search" and not _RETRO.search(words)
                if parent == FACE or name == "fixed_live_facial_recognition" or through_pnd:
                    found.discard(parent)
                parent = self.parents.get(parent)
        return tuple(sorted(found))


def _short_of(row: Technology) -> list[str]:
    """Patterns for the abbreviations of a technology that stand for nothing else."""
    return [rf"\b{re.escape(name)}\b" for name in row.abbreviations if name not in row.ambiguous_terms]


def denied_together(names: list[str]) -> list[str]:
    """What a denial is about that names several technologies: *no facial recognition with ANPR* denies no number plates."""
    together = joint(names)
    return [name for name in together if name != "anpr"] if any("facial" in name for name in together) else together


def carried_before(words: str, named: list[str], before: list[str]) -> list[str]:
    """*They cannot run facial recognition* behind a sentence on drones: the face and the camera together.

    Args:
        words: the sentence, or a clause of it.
        named: the technologies that it names.
        before: those that were named before it.
    """
    carried = [CARRIED[name] for name in before if name in CARRIED]
    return carried if named == [FACE] and carried and _OF_THE_SAME.match(words) else named


def asked_with_it(words: str, named: list[str], before: list[str]) -> list[str]:
    """*Is facial recognition used on the footage?*, where only body-worn cameras were asked about before.

    Args:
        words: the question.
        named: the technologies that it names.
        before: those of the questions before it.
    """
    carried = [CARRIED[name] for name in before if name in CARRIED]
    of_it = named == [FACE] and len(carried) == len(before) == 1 and _WITH_IT.search(words) is not None
    return carried if of_it else named


def joint(names: list[str]) -> list[str]:
    """One technology for a camera and the face that is looked for with it."""
    carried = [
        carrier for carrier, together in CARRIED.items() if carrier in names and (FACE in names or together in names)
    ]
    together = [CARRIED[carrier] for carrier in carried]
    return [*together, *(name for name in names if name not in (FACE, *carried, *together))] if carried else names
