"""The platforms, and the collection from one source."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from etl.collect import (
    avon_and_somerset,
    northumbria_old,
    police_scotland,
    psni,
    single_online_home,
    west_midlands_old,
    west_yorkshire,
    whatdotheyknow,
)
from etl.collect.base import Collector, CollectReport, EmptySource, Visit
from etl.collect.http import Door
from etl.collect.questions import match
from etl.collect.state import State
from etl.collect.store import RawStore
from etl.reference import Reference
from etl.reference_rows import Source

PLATFORMS: dict[str, Collector] = {
    "whatdotheyknow": whatdotheyknow.collect,
    "single_online_home": single_online_home.LOG.collect,
    "west_midlands_old": west_midlands_old.LOG.collect,
    "northumbria_old": northumbria_old.LOG.collect,
    "avon_and_somerset": avon_and_somerset.LOG.collect,
    "psni": psni.LOG.collect,
    "west_yorkshire": west_yorkshire.LOG.collect,
    "police_scotland": police_scotland.LOG.collect,
}
STATES = "state"


def collect(source: Source, door: Door, store: RawStore, reference: Reference, limit: int = 200) -> CollectReport:
    """Collect from one source.

    Args:
        source: the row of ``sources.csv``.
        door: the way to the network, with the contact.
        store: where letters go; what is finished is remembered in its folder.
        reference: forces and question sets.
        limit: the most requests or pages to take now; the next run goes on.

    Raises:
        EmptySource: the source was walked to its end and gave fewer letters than its row expects.
        LookupError: no module knows the platform.
    """
    collector = PLATFORMS.get(source.platform)
    if collector is None:
        known = ", ".join(sorted(PLATFORMS))
        raise LookupError(f"{source.source_id}: no module for the platform {source.platform!r}; there are {known}")
    states: Path = store.folder / STATES
    report = CollectReport(source.source_id)
    collector(
        Visit(
            source=source,
            door=door,
            store=store,
            state=State(states / f"{source.source_id}.jsonl"),
            copies=State(states / "_copies.jsonl"),
            report=report,
            question_set_for=question_set_finder(reference),
            force_for=force_finder(reference),
            limit=limit,
        )
    )
    _enough(source, report)
    return report


def _enough(source: Source, report: CollectReport) -> None:
    minimum = source.expected_minimum if source.may_be_empty == "yes" else max(1, source.expected_minimum)
    if report.n_seen >= minimum or not (report.complete or report.n_seen == 0):
        return
    first, more = "", len(report.problems) - 1
    if report.problems:
        also = f" ({more} more in the log of problems)" if more else ""
        first = f" First problem{also}: {report.problems[0].where}: {report.problems[0].message}."
    why = report.problems[0].what_to_do if report.problems else "Check base_url and ask_for in sources.csv."
    message = f"{source.source_id} gave {report.n_seen} letters, at least {minimum} were expected.{first} {why}"
    raise EmptySource(message, report)


def question_set_finder(reference: Reference) -> Callable[[str, str | None], str | None]:
    """Gives a question set from a request's words and its batch page; ``None`` where none fits."""

    def find(text: str, batch_url: str | None) -> str | None:
        found = match(text, batch_url, reference.question_sets, reference.questions)
        return found.question_set_id if found else None

    return find


def force_finder(reference: Reference) -> Callable[[str], str | None]:
    """Gives a force from its portal name or any name of ``force_names.csv``; ``None`` where none fits."""
    names = {
        row.whatdotheyknow_url_name.casefold(): row.force_id for row in reference.forces if row.whatdotheyknow_url_name
    }
    names |= {row.name.casefold(): row.force_id for row in reference.force_names}
    names |= {row.name.casefold(): row.force_id for row in reference.forces}
    return lambda name: names.get(name.strip().casefold())
