"""What the provisions that a letter relies on say about its positions."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace

from etl.read.citations.citations import Mention
from etl.read.line import Line, numbers_at
from etl.read.phrase import Phrase
from etl.read.positions.settle import DENY, NCND, REFUSE, WHOLE_REQUEST, Hit
from etl.reference import Reference

_REGRETS = Phrase(r"\b(?:regret|sorry|afraid|unfortunately|unable|not able|cannot|can not)\b")
_COSTS = Phrase(r"\bcosts? (?:are|is|were|may be|must be|has been|have been) (?:taken|added|counted|aggregated)\b")
"""*The costs are taken together and all four are refused*, in a letter that relies on no exemption."""
_BY_NUMBER = frozenset({"p-vexatious", "p-repeated", "p-cost-clear", "p-future"})
"""Rules that the number of a section alone may fire."""
_COST_OF_SAYING = "FOIA s12(2)"
"""Where finding out whether it is held would already cost too much."""
_REFUSED = REFUSE | {"already_published"}
"""What a sentence can state by the provision that it names."""
GROUNDS = WHOLE_REQUEST | {"cost_limit"}
"""What a letter that otherwise denies or withholds still refuses by the number of a section alone."""
_BY_KIND = GROUNDS | {"not_held"}


@dataclass(frozen=True)
class ToldOf:
    """Provisions on which a letter does not rely.

    Attributes:
        meant: the number of a sentence with the position that such a provision of it stands for.
        alone: the numbers of the sentences that name no other provision.
    """

    meant: Set[tuple[int, str]]
    alone: Set[int]

    def without(self, hits: list[Hit]) -> list[Hit]:
        """The statements that are not made by naming such a provision."""
        return [
            hit
            for hit in hits
            if not (hit.rule in _BY_NUMBER and (hit.line, hit.position) in self.meant)
            and not (hit.position in _REFUSED and hit.line in self.alone)
        ]


class Provisions:
    """Knows from the law which position a provision stands for."""

    def __init__(self, reference: Reference) -> None:
        self._ncnd = {f"{row.act} {name}" for row in reference.provisions for name in row.confirm_or_deny_provision}

    def meaning(self, mention: Mention) -> str:
        """The position that a provision relied on stands for."""
        name = mention.provision
        if name == _COST_OF_SAYING or name in self._ncnd or name == "FOISA s18" or name.startswith("EIR r12(6)"):
            return NCND
        if mention.kind in _BY_KIND:
            return mention.kind
        section = name.split("(")[0]
        if section in ("FOIA s21", "FOISA s25"):
            return "already_published"
        return "future_publication" if section in ("FOIA s22", "FOIA s22A", "FOISA s27") else "withheld"

    def told_of(self, lines: list[Line], engaged: list[Mention], left: list[Mention]) -> ToldOf:
        """Where a letter names provisions that it only tells of, considers, negates or leaves aside.

        Args:
            lines: the letter.
            engaged: provisions relied on.
            left: provisions told of, considered or negated.
        """
        aside, own = self._meant_at(left, lines), self._meant_at(engaged, lines)
        return ToldOf(aside - own, {at for at, _ in aside} - {at for at, _ in own})

    def _meant_at(self, mentions: list[Mention], lines: list[Line]) -> set[tuple[int, str]]:
        """The sentence of each provision with the position that it stands for."""
        places = numbers_at((mention.start for mention in mentions), lines)
        return {(at, self.meaning(mention)) for mention, at in zip(mentions, places, strict=True)}

    def by_law(self, hits: list[Hit], lines: list[Line], engaged: list[Mention]) -> list[Hit]:
        """*Exempt under section 22* withholds nothing for good: the provision beside the word says what is meant."""
        meant: dict[int, set[str]] = {}
        there: dict[tuple[str, ...], set[str]] = {}
        for mention, at in zip(engaged, numbers_at((mention.start for mention in engaged), lines), strict=True):
            meant.setdefault(at, set()).add(self.meaning(mention))
            there.setdefault(lines[at].questions, set()).add(self.meaning(mention))
        whole = set().union(*meant.values()) - {"not_held"}
        by_cost = {mention.provision for mention in engaged if mention.provision.startswith("FOIA s12")} == {
            _COST_OF_SAYING
        }
        unsaid = any(hit.position == NCND for hit in hits)
        only_cost = any(hit.position == "cost_limit" for hit in hits) and "withheld" not in whole
        found = []
        for hit in hits:
            of_letter = whole if hit.questions == ("all",) or () in there else set[str]()
            said = meant.get(hit.line) or there.get(hit.questions, of_letter)
            if only_cost and hit.rule == "p-not-obliged-withheld" and _COSTS.search(lines[hit.line].words):
                hit = replace(hit, position="cost_limit")
            if hit.position == "cost_limit" and by_cost:
                hit = replace(hit, position=NCND)
            sole = len(said) == 1 and hit.rule == "p-not-obliged-withheld"
            near = meant.get(hit.line) or meant.get(hit.line - 1, set())
            if hit.position == "already_published" and meant.get(hit.line) == {"future_publication"}:
                hit = replace(hit, position="future_publication")
            by_law = hit.rule == "p-not-obliged-withheld" and "withheld" in near
            if sole and hit.position != NCND and unsaid and said == {NCND}:
                continue
            found.append(replace(hit, position=next(iter(said))) if sole else hit)
            if by_law and found[-1].position == "withheld":
                found[-1] = replace(found[-1], by_law=True)
        return found

    def without_courtesy(self, hits: list[Hit], lines: list[Line], engaged: list[Mention]) -> list[Hit]:
        """*I regret that I cannot provide what you ask for* beside a denial, and without an exemption, only regrets."""
        if any(self.meaning(mention) == "withheld" for mention in engaged):
            return hits
        denied = questions_with(hits, DENY)
        return [
            hit
            for hit in hits
            if hit.rule != "p-not-obliged-withheld"
            or hit.part
            or not denied.issuperset(hit.questions)
            or not _REGRETS.search(lines[hit.line].words)
        ]


def questions_with(hits: list[Hit], positions: Set[str]) -> set[str]:
    """The questions on which one of the positions is stated."""
    return {question for hit in hits if hit.position in positions for question in hit.questions}
