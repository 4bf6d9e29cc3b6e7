"""The questions that the Snapshots and Method pages ask the snapshot."""

from __future__ import annotations

import pandas as pd

from etl.measured import ACCURACY
from pages.parts.access import Snapshot
from pages.parts.queries import ask


def head(snapshot: Snapshot) -> pd.Series:
    """The one row that says which snapshot this is and what went into it."""
    return ask(snapshot, "SELECT * FROM snapshot").iloc[0]


def dictionary(snapshot: Snapshot) -> pd.DataFrame:
    """Every column with its type and meaning: the comments of the tables."""
    return ask(
        snapshot,
        """SELECT c.table_name, t.comment AS table_comment, c.column_name, c.data_type, c.comment
        FROM duckdb_columns() c JOIN duckdb_tables() t USING (table_name) WHERE NOT c.internal
        ORDER BY c.table_name, c.column_index""",
    )


def table_sizes(snapshot: Snapshot) -> pd.DataFrame:
    """Rows of each table."""
    counts = ask(snapshot, "SELECT counts FROM snapshot").iloc[0, 0]
    return ask(
        snapshot,
        """SELECT t.table_name, CAST(json_extract($counts, '$.' || t.table_name) AS BIGINT) AS n_rows, t.comment
        FROM duckdb_tables() t WHERE NOT t.internal ORDER BY t.table_name""",
        {"counts": counts},
    )


def outcomes(snapshot: Snapshot) -> pd.DataFrame:
    """The outcome of each response.

    Raises:
        SnapshotError: the snapshot is not here or is damaged.
    """
    return ask(snapshot, "SELECT response_id, outcome FROM response")


def without_reply(snapshot: Snapshot) -> pd.DataFrame:
    """The police forces that this snapshot has no reply of."""
    return ask(
        snapshot,
        """SELECT f.name, f.nation, f.region FROM force f WHERE f.kind <> 'other'
        AND NOT EXISTS (SELECT 1 FROM response r WHERE r.force_id = f.force_id) ORDER BY f.name""",
    )


def other_bodies(snapshot: Snapshot) -> pd.DataFrame:
    """Replies of bodies that are no police force; they stay out of every share."""
    return ask(
        snapshot,
        """SELECT coalesce(r.body_name, f.name) AS body, r.title, r.outcome, r.source_url FROM response r
        LEFT JOIN force f USING (force_id) WHERE r.force_id IS NULL OR f.kind = 'other' ORDER BY 1, 2""",
    )


def to_check(snapshot: Snapshot) -> pd.DataFrame:
    """Reference rows that are marked as still to be checked."""
    return ask(
        snapshot,
        """SELECT 'force' AS "table", force_id AS row, notes FROM force WHERE certainty = 'check'
        UNION ALL SELECT 'exemption', provision, notes FROM exemption WHERE certainty = 'check'
        UNION ALL SELECT 'vendor', vendor_id, notes FROM vendor WHERE certainty = 'check'
        UNION ALL SELECT 'technology', technology_id, notes FROM technology WHERE certainty = 'check'
        UNION ALL SELECT 'question_set', question_set_id, notes FROM question_set WHERE certainty = 'check'
        UNION ALL SELECT 'question', question_set_id || ' ' || question, 'the wording was not seen in full'
            FROM question WHERE certainty = 'check' ORDER BY 1, 2""",
    )


def accuracy(snapshot: Snapshot) -> pd.DataFrame:
    """How accurate the reader is on each body of labelled letters."""
    return ask(snapshot, ACCURACY)


def vocabulary(snapshot: Snapshot) -> pd.DataFrame:
    """The closed vocabulary with its definitions and groups."""
    return ask(snapshot, "SELECT field, number, value, label, outcome_group, definition FROM vocabulary ORDER BY 1, 2")


def crosswalk(snapshot: Snapshot) -> pd.DataFrame:
    """How our values relate to those of other schemes."""
    return ask(snapshot, "SELECT field, value, scheme, term, relation, note FROM crosswalk ORDER BY 1, 2, 3")


def corrections(snapshot: Snapshot) -> pd.DataFrame:
    """What people corrected and what became of it."""
    return ask(
        snapshot,
        """SELECT made_at, response_id, field, machine_value, value, because, who, state FROM correction
        ORDER BY made_at DESC""",
    )


def checks(snapshot: Snapshot) -> pd.DataFrame:
    """The checks, with how many replies they found something in."""
    return ask(
        snapshot,
        """SELECT k.title, k.severity, k.statute, k.guidance, k.ask, count(c.response_id) AS n_responses
        FROM check_rule k LEFT JOIN check_result c USING (rule_id) GROUP BY ALL ORDER BY k.severity DESC, k.title""",
    )


def agreement(snapshot: Snapshot) -> pd.DataFrame:
    """How far reader and register agree."""
    return ask(snapshot, "SELECT field, n_pairs, n_agree, raw, kappa FROM agreement ORDER BY field")
