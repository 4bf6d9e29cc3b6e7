"""Provisions that a letter only recites, and by which it still decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from etl.provisions import most_exact
from etl.read.citations.citations import Mention
from etl.read.line import Line, numbers_at
from etl.read.phrase import Phrase
from etl.read.positions.settle import NCND, OWN_PROVISION, WHOLE_REQUEST
from etl.read.roles.found import Found

_PERMITS = Phrase(r"\b(?:allows?|permits?|entitles?|enables?) (?:an?|the|public|us)\b[^\n]{0,40}\brefuse\b")
"""*Section 12(1) allows an authority to refuse*, above a refusal."""
_RECITALS = frozenset({"r-recited", "role-segment-statute", "role-recital"})


@dataclass(frozen=True)
class _Decision:
    """What a letter states, beside the provisions that it cites for it."""

    found: list[Found]
    stated: dict[str, set[str]]
    meaning: Callable[[Mention], str]
    lines: list[Line]

    @cached_property
    def said(self) -> set[str]:
        """The positions of the letter."""
        return set().union(*self.stated.values())

    @cached_property
    def cited(self) -> set[str]:
        """The positions that a provision relied on stands for."""
        return {self.meaning(mention) for mention, role, _, _ in self.found if role == "engaged"}

    @cached_property
    def of_cost(self) -> bool:
        """Whether a provision is named that stands for a refusal on cost."""
        return any(self.meaning(mention) == mention.kind == "cost_limit" for mention, _, _, _ in self.found)

    @cached_property
    def bare(self) -> set[str]:
        """Sections relied on without a subsection."""
        return most_exact(mention.provision for mention, role, _, _ in self.found if role == "engaged")

    @cached_property
    def on(self) -> list[Line]:
        """The sentence of each mention."""
        return [self.lines[at] for at in numbers_at((mention.start for mention, _, _, _ in self.found), self.lines)]

    @cached_property
    def answered(self) -> set[str]:
        """Questions in whose answer a provision is relied on."""
        rows = zip(self.on, self.found, strict=True)
        return {name for line, row in rows if row[1] == "engaged" for name in line.questions}

    def rests_on(self, mention: Mention, rule: str, line: Line) -> bool:
        """Whether a decision of the letter has no other provision than this one."""
        means, recited = self.meaning(mention), rule in _RECITALS
        if means == NCND and NCND not in self.said and mention.kind == "cost_limit" and not self.of_cost:
            # Section 12(2): what is said may be only that it costs too much.
            means = mention.kind
        if recited and means in self.said & OWN_PROVISION and mention.provision.split("(")[0] in self.bare:
            return True
        if means not in self.said - self.cited:
            return False
        if rule == "r-considered":
            return means in OWN_PROVISION and _PERMITS.search(line.words) is not None
        alone = not self.cited and rule in ("r-recited", "role-segment-statute")
        return rule == "r-explained" or recited and (means in OWN_PROVISION | {NCND} or alone)

    def answers(self, mention: Mention, rule: str, line: Line) -> bool:
        """Whether it stands in the answer to a question that nothing else refuses."""
        return rule in ("role-segment-statute", "r-recited") and any(
            self.meaning(mention) in self.stated.get(name, ()) and name not in self.answered and not name.isalpha()
            for name in line.questions
        )


def borne_out(
    found: list[Found], stated: dict[str, set[str]], meaning: Callable[[Mention], str], lines: list[Line]
) -> list[Found]:
    """A recital of the very provision that a decision rests on, where nothing else names it, is how it is cited.

    *Section 12(1) provides that a public authority need not comply where the cost would exceed the limit* stands
    for the refusal in letters that say nothing more of section 12.

    Args:
        found: mentions with role, rule and sureness.
        stated: for each question the positions of the letter on it.
        meaning: the position that a provision stands for.
        lines: the letter.
    """
    letter = _Decision(_beside_the_ground(found, set().union(*stated.values()), meaning), stated, meaning, lines)
    return [
        (row[0], "engaged", "role-borne-out", 0.75)
        if letter.rests_on(row[0], row[2], line) or letter.answers(row[0], row[2], line)
        else row
        for line, row in zip(letter.on, letter.found, strict=True)
    ]


def _beside_the_ground(found: list[Found], said: set[str], meaning: Callable[[Mention], str]) -> list[Found]:
    """Where a whole request is refused as vexatious, repeated or too costly, other exemptions decide nothing."""
    if not said or not said <= WHOLE_REQUEST:
        return found
    return [
        (mention, "considered", "role-beside-the-ground", 0.75)
        if role == "engaged" and rule != "role-list-line" and meaning(mention) not in said | WHOLE_REQUEST
        else (mention, role, rule, sure)
        for mention, role, rule, sure in found
    ]
