"""The outcome of a response and the scope of its refusal to confirm or deny, derived from its positions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from etl.model import LetterKind, NcndScope, Outcome
from etl.reference import Reference

UNDECIDED_KINDS = frozenset({"holding", "acknowledgement", "clarification", "not_a_reply"})
NCND_ORDER: tuple[NcndScope, ...] = ("all", "overt", "covert", "residual")


class Stated(Protocol):
    """Anything with a scope and a position, such as :class:`etl.model.Position`."""

    @property
    def scope(self) -> str:
        """``all``, ``overt``, ``covert`` or ``residual``."""

    @property
    def position(self) -> str:
        """A position of the vocabulary."""


def decisions(reference: Reference) -> frozenset[str]:
    """The outcomes that are decisions of a body; the others are states of our knowledge."""
    return frozenset(
        term.value for term in reference.vocabulary if term.field == "outcome" and term.outcome_group == "decision"
    )


def derive_outcome(positions: Iterable[Stated], kind: LetterKind | None, group: Callable[[str], str]) -> Outcome:
    """The outcome of one response.

    Positions with scope ``all`` or ``overt`` decide; a covert or residual refusal to confirm or deny is
    shown beside the outcome and changes it only where nothing else was said.

    Args:
        positions: what the response states.
        kind: the kind of letter where it was read; a holding letter decides nothing.
        group: gives ``disclose``, ``deny``, ``refuse`` or ``none`` for a position.

    Returns:
        A decision, or ``no_answer`` / ``unclear`` where no decision was stated.
    """
    stated = list(positions)
    main = [row for row in stated if row.scope in ("all", "overt")]
    groups = {group(row.position) for row in main} - {"none"}
    if "disclose" in groups:
        partly = any(row.position == "partly_disclosed" for row in main)
        return "partly_disclosed" if partly or "refuse" in groups else "disclosed"
    if "refuse" in groups:
        return "refused"
    if "deny" in groups:
        return "denied"
    return _without_decision(stated, kind, group)


def _without_decision(stated: list[Stated], kind: LetterKind | None, group: Callable[[str], str]) -> Outcome:
    if any(row.scope in ("covert", "residual") and group(row.position) != "none" for row in stated):
        return "refused"
    if kind in UNDECIDED_KINDS or any(row.position == "clarification_sought" for row in stated):
        return "no_answer"
    return "unclear"


def ncnd_scope(positions: Iterable[Stated]) -> NcndScope:
    """What the refusal to confirm or deny covers; the widest scope where there are several."""
    scopes = {row.scope for row in positions if row.position == "neither_confirm_nor_deny"}
    return next((scope for scope in NCND_ORDER if scope in scopes), "none")
