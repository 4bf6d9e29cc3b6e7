"""What every collector shares: the rules of conduct, the errors, and the report of a collection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from etl.collect.http import Door
from etl.collect.state import State
from etl.collect.store import RawStore
from etl.reference_rows import Source


@dataclass(frozen=True)
class Problem:
    """Something that went wrong at one address, and what a person can do about it."""

    code: str
    where: str
    message: str
    what_to_do: str


@dataclass
class CollectReport:
    """What a collection from one source gave.

    ``n_seen`` counts the letters that the source offered, ``n_new`` those that were not in the store.
    ``complete`` says whether the source was walked to its end.
    """

    source_id: str
    n_seen: int = 0
    n_new: int = 0
    n_changed: int = 0
    complete: bool = False
    unmatched: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class EmptySource(Exception):
    """A source gave nothing, or fewer letters than its row in ``sources.csv`` expects.

    Attributes:
        report: what the collection came upon all the same.
    """

    def __init__(self, message: str, report: CollectReport) -> None:
        super().__init__(message)
        self.report = report


@dataclass(frozen=True)
class Visit:
    """Everything that a collector needs for one source.

    Attributes:
        source: the row of ``sources.csv``.
        door: the only way to the network.
        store: where letters go.
        state: what is already collected from this source.
        copies: the texts that any source gave, to know a second copy of a reply.
        report: what to tell the person.
        question_set_for: gives the question set of a request from its text and its batch address.
        force_for: gives a force from the portal's name of it.
        limit: the most pages or requests to take in one go; see :mod:`etl.collect.turns`.
    """

    source: Source
    door: Door
    store: RawStore
    state: State
    copies: State
    report: CollectReport
    question_set_for: Callable[[str, str | None], str | None]
    force_for: Callable[[str], str | None]
    limit: int = 200


class Collector(Protocol):
    """A platform: walks one source and puts its letters into the store."""

    def __call__(self, visit: Visit) -> None:
        """Collect from one source; what happened goes into ``visit.report``."""
