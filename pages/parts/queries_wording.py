"""The questions that the Shared wording page asks the snapshot."""

from __future__ import annotations

import pandas as pd

from pages.parts.access import Snapshot
from pages.parts.queries import Filters, ask, ask_shown


def clusters(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Shared paragraphs used by at least one reply within the filters, most forces first."""
    return ask_shown(
        snapshot,
        filters,
        """SELECT w.wording_id, w.text, w.segment_kind, w.n_forces, w.n_responses, w.n_words, w.first_used_on,
            w.last_used_on, coalesce(f.name, r.body_name, 'force not known') AS first_force
        FROM wording w JOIN response r ON r.response_id = w.first_response_id LEFT JOIN force f USING (force_id)
        WHERE EXISTS (SELECT 1 FROM wording_use u JOIN shown s USING (response_id) WHERE u.wording_id = w.wording_id)
        ORDER BY w.n_forces DESC, w.n_responses DESC, w.n_words DESC, w.wording_id""",
    )


def uses(snapshot: Snapshot, wording_id: str) -> pd.DataFrame:
    """Every reply with the paragraph, earliest first, with its differences from the first known wording."""
    return ask(
        snapshot,
        """SELECT u.response_id, coalesce(f.name, r.body_name, 'Force not known') AS force, r.title, r.reference,
            r.responded_on, r.year, u.similarity, u.variant_no, u.diff, r.template_share
        FROM wording_use u JOIN response r USING (response_id) LEFT JOIN force f USING (force_id)
        WHERE u.wording_id = $id
        ORDER BY r.responded_on NULLS LAST, r.year NULLS LAST, force, u.response_id, u.use_no""",
        {"id": wording_id},
    )


def template_shares(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Letters with the share of their answer that stands in shared paragraphs, highest first."""
    return ask_shown(
        snapshot,
        filters,
        """SELECT response_id, force, title, reference, year, round(template_share, 3) AS template_share
        FROM shown WHERE template_share IS NOT NULL ORDER BY template_share DESC, force, response_id""",
    )
