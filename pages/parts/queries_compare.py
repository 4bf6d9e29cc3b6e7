"""The questions that the Questions, Compare and Timeliness pages ask the snapshot."""

from __future__ import annotations

import pandas as pd

from pages.parts.access import Snapshot
from pages.parts.queries import Filters, ask, ask_shown

NOT_COMPARABLE = "not_comparable_because"
GRID_COLUMNS = ["force", "response_id", "outcome", "provisional", "ncnd_scope", "responded_on", "title", "reference"]
GRID_COLUMNS += ["question", "scope", "position", "outcome_group", "quote", NOT_COMPARABLE]


def question_sets(snapshot: Snapshot) -> pd.DataFrame:
    """The question sets that responses belong to, those with most replies read first, and how many forces each asked."""
    return ask(
        snapshot,
        """SELECT q.question_set_id, q.title, q.asked_by, q.asked_from, q.summary, q.source_url,
            count(DISTINCT r.force_id) AS n_forces,
            count(*) FILTER (r.outcome IN ('disclosed', 'partly_disclosed', 'denied', 'refused')) AS n_decided
        FROM question_set q JOIN response r USING (question_set_id) JOIN force f USING (force_id)
        WHERE f.kind <> 'other' GROUP BY ALL ORDER BY n_decided DESC, n_forces DESC, q.title""",
    )


def questions(snapshot: Snapshot, question_set_id: str) -> pd.DataFrame:
    """The questions of one set."""
    return ask(
        snapshot,
        """SELECT question, text, kind, technology_id, certainty FROM question WHERE question_set_id = $question_set_id
        ORDER BY length(question), question""",
        {"question_set_id": question_set_id},
    )


def grid(snapshot: Snapshot, filters: Filters, question_set_id: str) -> pd.DataFrame:
    """Each force by each question of a set: its positions there; one row a force, question and position.

    ``not_comparable_because`` is empty where the statement can be set beside the others, and in snapshots of schema
    1.0.0, which do not know it.
    """
    frame = ask_shown(
        snapshot,
        filters,
        """SELECT s.force, s.response_id, s.outcome, s.provisional, s.ncnd_scope, s.responded_on, s.title, s.reference,
            p.* EXCLUDE (response_id)
        FROM shown s LEFT JOIN position p USING (response_id) WHERE s.question_set_id = $question_set_id
        ORDER BY s.force, s.response_id, p.question, p.scope, p.position""",
        question_set_id=question_set_id,
    )
    if NOT_COMPARABLE not in frame:
        frame[NOT_COMPARABLE] = None
    return frame[GRID_COLUMNS]


def side_by_side(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """The responses of the chosen forces with what compares them."""
    return ask_shown(
        snapshot,
        filters,
        """, cited AS (SELECT response_id, string_agg(provision, '; ' ORDER BY provision) AS exemptions FROM citation
            WHERE counts AND response_id IN (SELECT response_id FROM shown) GROUP BY response_id),
        stated AS (SELECT response_id, string_agg(t.name || ': ' || u.value, '; ' ORDER BY t.name) AS use_stated
            FROM use_stated u JOIN technology t USING (technology_id)
            WHERE response_id IN (SELECT response_id FROM shown) GROUP BY response_id)
        SELECT s.force_id, s.force, s.response_id, s.title, s.reference, s.year, s.outcome, s.provisional, s.ncnd_scope,
            s.question_set_id, q.title AS question_set, s.act, s.working_days, s.late, c.exemptions, u.use_stated
        FROM shown s LEFT JOIN question_set q USING (question_set_id) LEFT JOIN cited c USING (response_id)
        LEFT JOIN stated u USING (response_id)
        ORDER BY s.force, s.year DESC, s.response_id""",
    )


def working_days(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """How many replies took how many working days, in time or late; no days where only the last day in time is known."""
    return ask_shown(
        snapshot,
        filters,
        """SELECT working_days, late, count(*) AS n FROM shown WHERE due_on IS NOT NULL
        GROUP BY ALL ORDER BY working_days, late""",
    )


def timeliness(snapshot: Snapshot, filters: Filters, limit: int = 1000) -> pd.DataFrame:
    """Responses whose working days are known, the longest first, then those with only a due date."""
    return ask_shown(
        snapshot,
        filters,
        """SELECT force, title, reference, coalesce(received_on, requested_on) AS received_on, due_on, responded_on,
            working_days, late, act, outcome, response_id, source_url FROM shown WHERE due_on IS NOT NULL
        ORDER BY working_days DESC NULLS LAST, due_on, response_id LIMIT $limit""",
        limit=limit,
    )
