"""How sure a reading is, from stated reasons, and what a person should look at."""

from __future__ import annotations

import re

from etl.model import Citation, Doubt, Fact, LetterKind, Position
from etl.read.line import Line
from etl.read.positions.settle import DENY, DISCLOSE, REFUSE, Hit
from etl.read.roles.found import TOLD_OF
from etl.read.segments.heard import HEARD

UNSUPPORTED = 0.88
"""Most that a reading may claim when a single rule carries it."""
_WEIGHED = 0.75
"""How sure it is that learned phrases rightly overrule a rule."""
_AGAINST_RELIANCE = "a provision is named as if relied on, but the words around it speak against reliance"
_HEARD_ONLY = "a sentence below a question is taken for its answer by its words alone"
_AGAINST_STATEMENT = "what looks like an answer was left out, as the words around it speak against it"
REVIEW_BELOW = 0.8
"""A value below this goes to review."""

_BEYOND = re.compile(r"\b(?:any|whether) (?:other|further|additional)\b|anything (?:else|further)", re.IGNORECASE)
"""Words that speak of information beyond what a letter has already answered."""
_INFERRED = frozenset(
    {
        "p-content",
        "p-by-provision",
        "p-uses",
        "p-facts",
        "p-not-applicable",
        "p-no-fact",
        "p-no-complaint",
        "p-no-paper",
        "p-figures",
        "p-told",
    }
)


_SPEAKS = re.compile(
    r"\b(?:no|not|none|neither|never|nil|held|holds?|us(?:e|es|ed|ing)|deploy|trial|facial|recognition|lfr|rfr|frt|pnd)\b"
)
"""Words of a sentence that may well state a position."""


def uncovered(lines: list[Line], said: list[Hit], cited: set[int]) -> bool:
    """Whether a sentence below the heading of the answer may state something that no rule has taken.

    Args:
        lines: the letter.
        said: every statement found.
        cited: numbers of the sentences that cite a provision.
    """
    taken = {hit.line for hit in said} | cited
    return any(
        line.kind == "answer"
        and line.marked
        and line.number not in taken
        and len(line.words) > 25
        and _SPEAKS.search(line.words) is not None
        for line in lines
    )


def doubts_of(
    kind: LetterKind, kind_confidence: float, positions: list[Position], citations: list[Citation], lines: list[Line]
) -> tuple[list[Doubt], float]:
    """The doubts about the outcome and the exemptions, and the confidence in the outcome."""
    doubts: list[Doubt] = []
    sure = min((position.evidence.confidence for position in positions), default=0.0)
    if kind in ("holding", "acknowledgement", "clarification"):
        sure = kind_confidence if not positions else min(sure, kind_confidence)
    elif not positions:
        doubts.append(Doubt(field="outcome", reason="no rule covers what the letter says", confidence=0.2))
        sure = 0.2
    groups: set[str] = {position.position for position in positions if position.scope in ("all", "overt")}
    present = [bool(groups & group) for group in (DISCLOSE, DENY, REFUSE)]
    if sum(present) > 1:
        sure = _doubt(doubts, "outcome", "statements of different kinds stand side by side", sure, 0.85)
    for ground, most in _grounds(positions):
        sure = _doubt(doubts, "outcome", ground, sure, most)
    if positions and all(position.position == "neither_confirm_nor_deny" for position in positions):
        beyond = [position for position in positions if _BEYOND.search(position.evidence.quote or "")]
        if beyond:
            sure = _doubt(doubts, "outcome", "speaks of other information, but nothing else was found", sure, 0.6)
    if not any(line.kind == "answer" and line.marked for line in lines):
        sure = _doubt(doubts, "outcome", "no heading marks where the answer begins", sure, 0.88)
    sure = _about_exemptions(doubts, positions, citations, groups, sure)
    if kind == "internal_review":
        sure = _doubt(doubts, "outcome", "an internal review may uphold, vary or overturn", sure, 0.85)
    return doubts, round(sure, 4)


def _grounds(positions: list[Position]) -> list[tuple[str, float]]:
    """What positions rest on, where it is not a known way to say them, and how sure that can be."""
    rules = [position.evidence.rule_id or "" for position in positions]
    grounds = []
    if any(rule.startswith("w-") for rule in rules):
        grounds.append(("a position rests on the weight of the words of its answer", 0.75))
    if any(rule.startswith("m-") for rule in rules):
        grounds.append(("understood from single words, not from a known way to say it", 0.7))
    elif any(rule in _INFERRED for rule in rules):
        grounds.append(("a position is inferred, not stated", 0.8))
    return grounds


def _about_exemptions(
    doubts: list[Doubt], positions: list[Position], citations: list[Citation], groups: set[str], sure: float
) -> float:
    engaged = [citation for citation in citations if citation.role == "engaged"]
    refuses = bool({position.position for position in positions} & (REFUSE | {"already_published", "not_held"}))
    if engaged and not refuses:
        sure = _doubt(doubts, "exemptions", "an exemption is cited, but nothing is refused", sure, 0.7)
    if "withheld" in groups and not engaged:
        sure = _doubt(doubts, "exemptions", "information is withheld, but no exemption was found", sure, 0.75)
    if any(not citation.known for citation in engaged):
        doubts.append(Doubt(field="exemptions", reason="a cited provision is not in the catalogue", confidence=0.6))
    if any(citation.evidence.rule_id == TOLD_OF for citation in citations):
        doubts.append(Doubt(field="exemptions", reason=_AGAINST_RELIANCE, confidence=_WEIGHED))
    unsure = min((citation.evidence.confidence for citation in engaged), default=1.0)
    if unsure < REVIEW_BELOW:
        doubts.append(Doubt(field="exemptions", reason="nothing near says that it is relied on", confidence=unsure))
    return sure


def weighed_out(said: list[Hit], lines: list[Line]) -> list[Doubt]:
    """The doubts where learned phrases left a statement out, or took a sentence for an answer.

    Args:
        said: every statement found.
        lines: the letter.
    """
    reasons = []
    if any(hit.doubted for hit in said):
        reasons.append(_AGAINST_STATEMENT)
    if any(line.rule == HEARD for line in lines):
        reasons.append(_HEARD_ONLY)
    return [Doubt(field="outcome", reason=reason, confidence=_WEIGHED) for reason in reasons]


def unstated(positions: list[Position], meanings: set[str]) -> bool:
    """Whether an exemption is relied on that withholds, in a letter of which no statement withholds anything.

    Args:
        positions: what the letter states.
        meanings: the positions that the provisions relied on stand for.
    """
    stated = {position.position for position in positions}
    return "withheld" in meanings and bool(stated) and not stated & {"withheld", "partly_disclosed"}


def _doubt(doubts: list[Doubt], field: str, reason: str, sure: float, most: float) -> float:
    doubts.append(Doubt(field=field, reason=reason, confidence=most))
    return min(sure, most) - (0.03 if sure <= most else 0.0)


def corroborated(said: list[Hit], engaged: int) -> bool:
    """Whether two different rules, or a statement and its exemption, say the same; else one slip decides.

    Args:
        said: every statement found.
        engaged: number of provisions relied on.
    """
    for group in (DISCLOSE, DENY, REFUSE):
        rules = {hit.rule for hit in said if hit.position in group}
        if len(rules) > 1 or rules and group is REFUSE and engaged:
            return True
    return False


def missing(force: Fact | None, facts: dict[str, object]) -> list[Doubt]:
    """What was not found, or without a label.

    Args:
        force: the force that answers.
        facts: the facts of the letter by name.
    """
    doubts = []
    if force is None:
        doubts.append(Doubt(field="force", reason="no force is named in the letterhead or the answer", confidence=0.3))
    for name in ("reference", "responded_on"):
        fact = facts[name]
        if fact is None:
            doubts.append(Doubt(field=name, reason="none was found", confidence=0.5))
        elif isinstance(fact, Fact) and fact.evidence.confidence < REVIEW_BELOW:
            doubts.append(Doubt(field=name, reason="found without a label", confidence=fact.evidence.confidence))
    return doubts
