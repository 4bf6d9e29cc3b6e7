"""The questions that pages ask the snapshot: a name, typed parameters, SQL.

Those of one page alone stand in the modules ``queries_…`` beside this one; a page itself holds no SQL.

Every chart, its table and its download come from one of these. Results are cached by snapshot and
parameters, within a bound; a snapshot never changes, so they never go stale.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import pandas as pd
import streamlit as st

from pages.parts import cells
from pages.parts.access import Snapshot

CACHED = 256
"""Results kept for all readers together; the oldest go first."""


@dataclass(frozen=True)
class Filters:
    """What the reader chose; an empty tuple leaves that column open."""

    force: tuple[str, ...] = ()
    nation: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    year: tuple[int, ...] = ()
    question_set: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    exemption: tuple[str, ...] = ()
    technology: tuple[str, ...] = ()
    provisional: str = "all"

    def active(self) -> dict[str, tuple[Any, ...]]:
        """The columns that are limited, with their values."""
        chosen = {field.name: getattr(self, field.name) for field in fields(self)}
        if self.provisional == "all":
            del chosen["provisional"]
        else:
            chosen["provisional"] = (self.provisional,)
        return {name: values for name, values in chosen.items() if values}


DECISIONS = "('disclosed', 'partly_disclosed', 'denied', 'refused')"
READ = "('disclosed', 'partly_disclosed', 'denied', 'refused', 'unclear')"
"""Outcomes of replies that were read: a decision, or read without any rule that covers it."""

CONDITIONS = {
    **cells.CONDITIONS,
    "exemption": "r.response_id IN (SELECT response_id FROM citation "
    "WHERE counts AND list_contains($exemption, provision))",
    "technology": "r.response_id IN (SELECT response_id FROM response_technology "
    "WHERE list_contains($technology, technology_id))",
}

CHOICES = {
    "force": "SELECT force_id, name FROM force WHERE kind <> 'other' ORDER BY name",
    "nation": "SELECT DISTINCT nation, nation FROM force WHERE kind <> 'other' ORDER BY 1",
    "region": "SELECT DISTINCT region, region FROM force WHERE kind <> 'other' ORDER BY 1",
    "year": "SELECT DISTINCT year::INTEGER, year FROM response WHERE year IS NOT NULL ORDER BY 1 DESC",
    "question_set": "SELECT question_set_id, title FROM question_set q WHERE EXISTS "
    "(SELECT 1 FROM response r WHERE r.question_set_id = q.question_set_id) ORDER BY 2",
    "exemption": "SELECT provision, coalesce(provision || ' ' || e.title, provision) FROM "
    "(SELECT DISTINCT provision, exemption FROM citation WHERE counts) c "
    "LEFT JOIN exemption e USING (provision) ORDER BY provision",
    "technology": "SELECT technology_id, name FROM technology t WHERE EXISTS "
    "(SELECT 1 FROM response_technology r WHERE r.technology_id = t.technology_id) ORDER BY 2",
}
"""What can be chosen for a filter: value and label, only what the snapshot has."""


def shown(filters: Filters) -> tuple[str, dict[str, list[Any]]]:
    """The part of a query that names the responses of police forces within the filters, as ``shown``."""
    active = filters.active()
    where = ["f.kind <> 'other'", "r.comparable", *(CONDITIONS[name] for name in active)]
    sql = (
        "WITH shown AS (SELECT r.*, r.rowid AS place, f.name AS force, f.short_name, f.nation, f.region FROM response r "
        f"JOIN force f USING (force_id) WHERE {' AND '.join(where)}) "
    )
    return sql, {name: list(values) for name, values in active.items()}


@st.cache_data(max_entries=CACHED, show_spinner=False)
def _run(snapshot_id: str, sql: str, parameters: dict[str, Any], _snapshot: Snapshot) -> pd.DataFrame:
    return _snapshot.query(sql, parameters)


def ask(snapshot: Snapshot, sql: str, parameters: dict[str, Any] | None = None) -> pd.DataFrame:
    """Run a query, or take its result from the cache."""
    return _run(snapshot.snapshot_id, sql, parameters or {}, snapshot)


def ask_shown(snapshot: Snapshot, filters: Filters, sql: str, **more: Any) -> pd.DataFrame:
    """Run a query over the responses within the filters, named ``shown`` in it."""
    head, parameters = shown(filters)
    return ask(snapshot, head + sql, {**parameters, **more})


def ask_cells(snapshot: Snapshot, filters: Filters, sql: str) -> pd.DataFrame:
    """Run a query over the cells within the filters, named ``shown`` in it, or take its result from the cache."""
    active = filters.active()
    where = ["f.kind <> 'other'", "r.comparable", *(cells.CONDITIONS[name] for name in active)]
    head = (
        "WITH shown AS (SELECT r.*, f.name AS force, f.short_name, f.nation, f.region FROM cell r "
        f"JOIN force f USING (force_id) WHERE {' AND '.join(where)}) "
    )
    return _run_cells(
        snapshot.snapshot_id, head + sql, {name: list(values) for name, values in active.items()}, snapshot
    )


@st.cache_data(max_entries=CACHED, show_spinner=False)
def _run_cells(snapshot_id: str, sql: str, parameters: dict[str, Any], _snapshot: Snapshot) -> pd.DataFrame:
    return cells.query_cells(_snapshot, sql, parameters)


def coverage(snapshot: Snapshot, filters: Filters) -> pd.Series:
    """Counts of responses and forces: asked, decided, read, refused, silent, unread, unclear, provisional."""
    frame = ask_cells(
        snapshot,
        filters,
        f"""SELECT coalesce(sum(n), 0)::BIGINT AS n_responses, count(DISTINCT force_id) AS n_forces,
        {_sum(f"outcome IN {DECISIONS}")} AS n_decided,
        count(DISTINCT force_id) FILTER (outcome IN {DECISIONS}) AS n_forces_decided,
        {_sum(f"outcome IN {READ}")} AS n_read,
        {_sum("outcome = 'disclosed'")} AS n_disclosed,
        {_sum("outcome = 'partly_disclosed'")} AS n_partly_disclosed,
        {_sum("outcome = 'denied'")} AS n_denied,
        {_sum("outcome = 'refused'")} AS n_refused,
        {_sum("outcome = 'no_answer'")} AS n_no_answer,
        {_sum("outcome = 'unread'")} AS n_unread,
        {_sum("outcome = 'unclear'")} AS n_unclear,
        {_sum("provisional")} AS n_provisional,
        {_sum("ncnd_scope <> 'none'")} AS n_ncnd,
        {_sum("ncnd_scope = 'covert'")} AS n_ncnd_covert,
        (SELECT count(*) FROM force WHERE kind <> 'other') AS n_all_forces FROM shown""",
    )
    return frame.iloc[0]


def latest_by_force(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Each police force with its latest decision within the filters, and its counts; all forces have a row."""
    return ask_cells(
        snapshot,
        filters,
        f""", best AS (SELECT force_id, sum(n)::BIGINT AS n_responses, {_sum(f"outcome IN {DECISIONS}")} AS n_decided,
            {_sum("outcome = 'unread'")} AS n_unread,
            arg_min({{outcome: outcome, provisional: provisional, ncnd_scope: ncnd_scope, year: year,
                response_id: response_id}}, (
                CASE WHEN outcome IN {DECISIONS} THEN 0
                     WHEN outcome = 'unclear' THEN 1 WHEN outcome = 'unread' THEN 2 ELSE 3 END,
                -epoch, response_id)) AS r FROM shown GROUP BY force_id)
        SELECT f.force_id, f.name, f.short_name, f.welsh_name, f.nation, f.region, f.tile_row, f.tile_col,
            f.tile_label, r.outcome, r.provisional, r.ncnd_scope, r.year, r.response_id,
            coalesce(n_responses, 0) AS n_responses, coalesce(n_decided, 0) AS n_decided,
            coalesce(n_unread, 0) AS n_unread
        FROM force f LEFT JOIN best USING (force_id) WHERE f.kind <> 'other' ORDER BY f.name""",
    )


def outcome_by_year(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Number of responses per year and outcome; responses without a year are left out and counted apart."""
    return ask_cells(
        snapshot,
        filters,
        f"""SELECT year, outcome, sum(n)::BIGINT AS n, {_sum("provisional")} AS n_provisional
        FROM shown WHERE year IS NOT NULL GROUP BY ALL ORDER BY year, outcome""",
    )


def _sum(condition: str) -> str:
    return f"coalesce(sum(n) FILTER ({condition}), 0)::BIGINT"


def responses(snapshot: Snapshot, filters: Filters, limit: int = 1000) -> pd.DataFrame:
    """The responses within the filters, newest first, with their exemptions."""
    return ask_shown(
        snapshot,
        filters,
        """, top AS (SELECT place FROM shown
            ORDER BY coalesce(responded_on, make_date(coalesce(year, 1900), 1, 1)) DESC, place LIMIT $limit),
        listed AS (SELECT * FROM response WHERE rowid IN (SELECT place FROM top)),
        cited AS (SELECT response_id, string_agg(provision, '; ' ORDER BY provision) AS exemptions
            FROM citation WHERE counts AND response_id IN (SELECT response_id FROM listed) GROUP BY response_id)
        SELECT s.response_id, f.name AS force, s.year, s.outcome, s.provisional, s.ncnd_scope, c.exemptions, s.title,
            s.reference, s.responded_on, s.working_days, s.late, s.coding_method, s.source_url, s.note
        FROM listed s JOIN force f USING (force_id) LEFT JOIN cited c USING (response_id)
        ORDER BY coalesce(s.responded_on, make_date(coalesce(s.year, 1900), 1, 1)) DESC, s.response_id""",
        limit=limit,
    )


def exemption_counts(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Each provision relied on, by use: number of responses read and of forces, with its meaning."""
    return ask_cells(
        snapshot,
        filters,
        f"""SELECT c.provision, c.used_for, c.title, c.plain_english, c.test, c.basis, c.source_url,
            sum(s.n)::BIGINT AS n_responses, count(DISTINCT s.force_id) AS n_forces
        FROM shown s JOIN cited c USING (cited) WHERE s.outcome IN {READ}
        GROUP BY ALL ORDER BY n_responses DESC, c.provision""",
    )


def exemptions_by_force(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Forces by sections relied on: number of responses read."""
    return ask_cells(
        snapshot,
        filters,
        f"""SELECT s.short_name AS force, c.section, sum(s.n)::BIGINT AS n_responses
        FROM shown s JOIN (SELECT DISTINCT cited, section FROM cited) c USING (cited) WHERE s.outcome IN {READ}
        GROUP BY ALL ORDER BY force, section""",
    )


def combinations(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Which sections are relied on together in one response that was read, most frequent first."""
    return ask_cells(
        snapshot,
        filters,
        f""", together AS (SELECT cited, string_agg(DISTINCT section, ' + ' ORDER BY section) AS sections
            FROM cited GROUP BY cited)
        SELECT sections, sum(n)::BIGINT AS n_responses FROM shown JOIN together USING (cited)
        WHERE outcome IN {READ} GROUP BY sections ORDER BY n_responses DESC, sections""",
    )
