"""Collect from the sources of ``sources.csv``, one after another."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from etl.collect.base import CollectReport, EmptySource
from etl.collect.errors import ChallengePage
from etl.collect.http import Door, Manners
from etl.collect.platforms import collect
from etl.collect.store import RawStore
from etl.issues import IssueLog
from etl.reference import load
from etl.reference_rows import Source
from etl.workspace import Workspace


def sources_of(workspace: Workspace) -> tuple[Source, ...]:
    """Every row of ``sources.csv``."""
    return load(workspace.reference).sources


def collect_from(
    workspace: Workspace, source_ids: Sequence[str], manners: Manners, issues: IssueLog, limit: int
) -> Iterator[tuple[str, CollectReport | None, str | None]]:
    """Collect from the named sources; gives (source, report, error) of each as it ends.

    Args:
        workspace: the data folder.
        source_ids: names of rows of ``sources.csv``.
        manners: the contact and the limits.
        issues: where problems go.
        limit: the most requests or pages from each source.

    Raises:
        NoContact: the manners name no contact.
        LookupError: a name is in no row.
    """
    reference = load(workspace.reference)
    rows = {row.source_id: row for row in reference.sources}
    unknown = [name for name in source_ids if name not in rows]
    if unknown:
        raise LookupError(f"{unknown[0]}: no such source; the names are in data/reference/sources.csv")
    store = RawStore(workspace.raw)
    door = Door(manners, store.note_attempt)
    for name in source_ids:
        try:
            report = collect(rows[name], door, store, reference, limit)
        except EmptySource as problem:
            issues.add("collect", "empty-source", "error", name, str(problem), ChallengePage.what_to_do)
            _log(problem.report, issues)
            yield name, None, str(problem)
            continue
        _log(report, issues)
        yield name, report, None


def _log(report: CollectReport, issues: IssueLog) -> None:
    """Put what a collection came upon into the problem log."""
    for row in report.problems:
        issues.add("collect", row.code, "warning", row.where, row.message, row.what_to_do)
    for where in itertools.islice(report.unmatched, 1000):
        issues.add("collect", "unmatched-request", "info", where, "matches no known question set", "See questions.csv.")
