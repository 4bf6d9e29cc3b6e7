"""The questions that the Force page asks the snapshot."""

from __future__ import annotations

import pandas as pd

from pages.parts.access import Snapshot
from pages.parts.queries import Filters, ask, ask_shown


def busiest(snapshot: Snapshot, limit: int = 12) -> pd.DataFrame:
    """The police forces with most replies in the snapshot."""
    return ask(
        snapshot,
        """SELECT f.force_id, f.name, count(*) AS n FROM response r JOIN force f USING (force_id)
        WHERE f.kind <> 'other' GROUP BY ALL ORDER BY n DESC, f.name LIMIT $limit""",
        {"limit": limit},
    )


def force_facts(snapshot: Snapshot, force_id: str) -> pd.Series:
    """Names, nation, law and notes of one force."""
    return ask(snapshot, "SELECT * FROM force WHERE force_id = $force_id", {"force_id": force_id}).iloc[0]


def force_responses(snapshot: Snapshot, filters: Filters, force_id: str) -> pd.DataFrame:
    """The responses of one force within the filters, oldest first, with exemptions and use stated."""
    return ask_shown(
        snapshot,
        filters,
        """, own AS (SELECT * FROM shown WHERE force_id = $force_id),
        cited AS (SELECT response_id, string_agg(provision, '; ' ORDER BY provision) AS exemptions FROM citation
            WHERE counts AND response_id IN (SELECT response_id FROM own) GROUP BY response_id),
        stated AS (SELECT response_id, string_agg(t.name || ': ' || u.value, '; ' ORDER BY t.name) AS use_stated
            FROM use_stated u JOIN technology t USING (technology_id)
            WHERE response_id IN (SELECT response_id FROM own) GROUP BY response_id)
        SELECT s.* EXCLUDE (place), c.exemptions, u.use_stated
        FROM own s LEFT JOIN cited c USING (response_id) LEFT JOIN stated u USING (response_id)
        ORDER BY coalesce(s.responded_on, make_date(coalesce(s.year, 1900), 12, 31)), s.response_id""",
        force_id=force_id,
    )


def force_uses(snapshot: Snapshot, force_id: str) -> pd.DataFrame:
    """What one force states about the use of each technology, with date, evidence and source."""
    return ask(
        snapshot,
        """SELECT t.name AS technology, u.value, u.qualifier, coalesce(r.responded_on, r.requested_on) AS stated_on,
            r.year, u.quote, r.note, r.response_id, r.title, r.source_url
        FROM use_stated u JOIN technology t USING (technology_id) JOIN response r USING (response_id)
        WHERE r.force_id = $force_id ORDER BY t.name, r.year, r.response_id""",
        {"force_id": force_id},
    )


def force_contradictions(snapshot: Snapshot, force_id: str) -> pd.DataFrame:
    """Pairs of statements of one force that cannot both hold."""
    return ask(
        snapshot,
        """SELECT c.*, t.name AS technology, a.source_url AS url_a, b.source_url AS url_b,
            a.responded_on AS on_a, b.responded_on AS on_b
        FROM contradiction c JOIN technology t USING (technology_id)
        JOIN response a ON a.response_id = c.response_a JOIN response b ON b.response_id = c.response_b
        WHERE c.force_id = $force_id ORDER BY c.contradiction_id""",
        {"force_id": force_id},
    )


def force_replies(snapshot: Snapshot, force_id: str) -> pd.DataFrame:
    """What the force told us about our coding."""
    return ask(
        snapshot,
        "SELECT * FROM force_reply WHERE force_id = $force_id ORDER BY replied_on",
        {"force_id": force_id},
    )
