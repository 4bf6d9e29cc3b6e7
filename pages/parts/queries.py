"""The questions that pages ask the snapshot: a name, typed parameters, SQL; nowhere else is SQL written.

Every chart, its table and its download come from one of these. Results are cached by snapshot and
parameters, within a bound; a snapshot never changes, so they never go stale.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

import pandas as pd
import streamlit as st

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


CONDITIONS = {
    "force": "list_contains($force, r.force_id)",
    "nation": "list_contains($nation, f.nation)",
    "region": "list_contains($region, f.region)",
    "year": "list_contains($year, r.year)",
    "question_set": "list_contains($question_set, r.question_set_id)",
    "outcome": "list_contains($outcome, r.outcome)",
    "exemption": "r.response_id IN (SELECT response_id FROM citation "
    "WHERE counts AND list_contains($exemption, provision))",
    "technology": "r.response_id IN (SELECT response_id FROM response_technology "
    "WHERE list_contains($technology, technology_id))",
    "provisional": "r.provisional = ($provisional[1] = 'only')",
}


def shown(filters: Filters) -> tuple[str, dict[str, list[Any]]]:
    """The part of a query that names the responses of police forces within the filters, as ``shown``."""
    active = filters.active()
    where = ["f.kind <> 'other'", "r.comparable", *(CONDITIONS[name] for name in active)]
    sql = (
        "WITH shown AS (SELECT r.*, f.name AS force, f.short_name, f.nation, f.region FROM response r "
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


def coverage(snapshot: Snapshot, filters: Filters) -> pd.Series:
    """Counts of responses and forces: asked, decided, refused, silent, unread, unclear, provisional."""
    frame = ask_shown(
        snapshot,
        filters,
        """SELECT count(*) AS n_responses, count(DISTINCT force_id) AS n_forces,
        count(*) FILTER (outcome IN ('disclosed', 'partly_disclosed', 'denied', 'refused')) AS n_decided,
        count(DISTINCT force_id) FILTER (outcome IN ('disclosed', 'partly_disclosed', 'denied', 'refused'))
            AS n_forces_decided,
        count(*) FILTER (outcome = 'disclosed') AS n_disclosed,
        count(*) FILTER (outcome = 'partly_disclosed') AS n_partly_disclosed,
        count(*) FILTER (outcome = 'denied') AS n_denied,
        count(*) FILTER (outcome = 'refused') AS n_refused,
        count(*) FILTER (outcome = 'no_answer') AS n_no_answer,
        count(*) FILTER (outcome = 'unread') AS n_unread,
        count(*) FILTER (outcome = 'unclear') AS n_unclear,
        count(*) FILTER (provisional) AS n_provisional,
        count(*) FILTER (ncnd_scope <> 'none') AS n_ncnd,
        count(*) FILTER (ncnd_scope = 'covert') AS n_ncnd_covert,
        (SELECT count(*) FROM force WHERE kind <> 'other') AS n_all_forces FROM shown""",
    )
    return frame.iloc[0]


def latest_by_force(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Each police force with its latest decision within the filters, and its counts; all forces have a row."""
    return ask_shown(
        snapshot,
        filters,
        """, best AS (SELECT force_id, arg_min(response_id, (
                CASE WHEN outcome IN ('disclosed', 'partly_disclosed', 'denied', 'refused') THEN 0
                     WHEN outcome = 'unclear' THEN 1 WHEN outcome = 'unread' THEN 2 ELSE 3 END,
                -coalesce(date_part('epoch', responded_on), date_part('epoch', make_date(coalesce(year, 1900), 1, 1))),
                response_id)) AS response_id FROM shown GROUP BY force_id),
        counted AS (SELECT force_id, count(*) AS n_responses,
            count(*) FILTER (outcome IN ('disclosed', 'partly_disclosed', 'denied', 'refused')) AS n_decided,
            count(*) FILTER (outcome = 'unread') AS n_unread FROM shown GROUP BY force_id)
        SELECT f.force_id, f.name, f.short_name, f.welsh_name, f.nation, f.region, f.tile_row, f.tile_col,
            f.tile_label, r.outcome, r.provisional, r.ncnd_scope, r.year, r.response_id,
            coalesce(c.n_responses, 0) AS n_responses, coalesce(c.n_decided, 0) AS n_decided,
            coalesce(c.n_unread, 0) AS n_unread
        FROM force f LEFT JOIN counted c USING (force_id)
        LEFT JOIN (SELECT s.* FROM shown s JOIN best USING (response_id)) r USING (force_id)
        WHERE f.kind <> 'other' ORDER BY f.name""",
    )


def outcome_by_year(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Number of responses per year and outcome; responses without a year are left out and counted apart."""
    return ask_shown(
        snapshot,
        filters,
        """SELECT year, outcome, count(*) AS n, count(*) FILTER (provisional) AS n_provisional
        FROM shown WHERE year IS NOT NULL GROUP BY ALL ORDER BY year, outcome""",
    )


def responses(snapshot: Snapshot, filters: Filters, limit: int = 1000) -> pd.DataFrame:
    """The responses within the filters, newest first, with their exemptions."""
    return ask_shown(
        snapshot,
        filters,
        """, top AS (SELECT * FROM shown
            ORDER BY coalesce(responded_on, make_date(coalesce(year, 1900), 1, 1)) DESC, response_id LIMIT $limit),
        cited AS (SELECT response_id, string_agg(provision, '; ' ORDER BY provision) AS exemptions
            FROM citation WHERE counts AND response_id IN (SELECT response_id FROM top) GROUP BY response_id)
        SELECT s.response_id, s.force, s.year, s.outcome, s.provisional, s.ncnd_scope, c.exemptions, s.title,
            s.reference, s.responded_on, s.working_days, s.late, s.coding_method, s.source_url, s.note
        FROM top s LEFT JOIN cited c USING (response_id)
        ORDER BY coalesce(s.responded_on, make_date(coalesce(s.year, 1900), 1, 1)) DESC, s.response_id""",
        limit=limit,
    )


def exemption_counts(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Each provision relied on, by use: number of responses and of forces, with its meaning."""
    return ask_shown(
        snapshot,
        filters,
        """SELECT c.provision, coalesce(c.used_for, 'withholding') AS used_for, e.title, e.plain_english,
            e.test, e.basis, e.source_url, count(DISTINCT c.response_id) AS n_responses,
            count(DISTINCT s.force_id) AS n_forces
        FROM citation c JOIN shown s USING (response_id) LEFT JOIN exemption e ON e.provision = c.exemption
        WHERE c.counts GROUP BY ALL ORDER BY n_responses DESC, c.provision""",
    )


def exemptions_by_force(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Forces by sections relied on: number of responses."""
    return ask_shown(
        snapshot,
        filters,
        """SELECT s.short_name AS force, coalesce(e.section, c.provision) AS section,
            count(DISTINCT c.response_id) AS n_responses
        FROM citation c JOIN shown s USING (response_id) LEFT JOIN exemption e ON e.provision = c.exemption
        WHERE c.counts GROUP BY ALL ORDER BY force, section""",
    )


def combinations(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Which sections are relied on together in one response, most frequent first."""
    return ask_shown(
        snapshot,
        filters,
        """, cited AS (SELECT c.response_id, string_agg(DISTINCT coalesce(e.section, c.provision), ' + '
            ORDER BY coalesce(e.section, c.provision)) AS sections
            FROM citation c JOIN shown USING (response_id) LEFT JOIN exemption e ON e.provision = c.exemption
            WHERE c.counts GROUP BY c.response_id)
        SELECT sections, count(*) AS n_responses FROM cited GROUP BY sections
        ORDER BY n_responses DESC, sections""",
    )
