"""The filters of every page: in the sidebar, in the address, kept when the page changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from pages.parts.access import Snapshot
from pages.parts.palette import OUTCOMES
from pages.parts.queries import Filters, ask

BOUND = ("force", "nation", "region", "year", "question_set", "outcome", "exemption", "technology")
PROVISIONAL = {
    "all": "All replies",
    "without": "Without provisional ones",
    "only": "Only provisional ones",
}


def choices(snapshot: Snapshot) -> dict[str, dict[Any, str]]:
    """What can be chosen for each filter: value and label, only what the snapshot has."""

    def pairs(sql: str) -> dict[Any, str]:
        frame = ask(snapshot, sql)
        return {row[0]: str(row[1]) for row in frame.itertuples(index=False)}

    return {
        "force": pairs("SELECT force_id, name FROM force WHERE kind <> 'other' ORDER BY name"),
        "nation": pairs("SELECT DISTINCT nation, nation FROM force WHERE kind <> 'other' ORDER BY 1"),
        "region": pairs("SELECT DISTINCT region, region FROM force WHERE kind <> 'other' ORDER BY 1"),
        "year": pairs("SELECT DISTINCT year::INTEGER, year FROM response WHERE year IS NOT NULL ORDER BY 1 DESC"),
        "question_set": pairs(
            "SELECT question_set_id, title FROM question_set q WHERE EXISTS "
            "(SELECT 1 FROM response r WHERE r.question_set_id = q.question_set_id) ORDER BY 2"
        ),
        "outcome": {value: sign.label for value, sign in OUTCOMES.items()},
        "exemption": pairs(
            "SELECT provision, coalesce(provision || ' ' || e.title, provision) FROM "
            "(SELECT DISTINCT provision, exemption FROM citation WHERE counts) c "
            "LEFT JOIN exemption e USING (provision) ORDER BY provision"
        ),
        "technology": pairs(
            "SELECT technology_id, name FROM technology t WHERE EXISTS "
            "(SELECT 1 FROM response_technology r WHERE r.technology_id = t.technology_id) ORDER BY 2"
        ),
    }


LABELS = {
    "force": "Force",
    "nation": "Nation",
    "region": "Region (peer group)",
    "year": "Year",
    "question_set": "Question set",
    "outcome": "Outcome",
    "exemption": "Exemption relied on",
    "technology": "Technology asked about",
}


def pick(snapshot: Snapshot) -> Filters:
    """Draw the filters and return what is chosen; says so where the link names a value we do not know."""
    options = choices(snapshot)
    strangers = _strangers(options)
    chosen: dict[str, tuple[Any, ...]] = {}
    with st.sidebar:
        st.subheader("Filter", anchor=False)
        for name in ("force", "nation", "year", "outcome", "exemption", "question_set"):
            chosen[name] = _multiselect(name, options[name])
        with st.expander("More filters"):
            for name in ("region", "technology"):
                chosen[name] = _multiselect(name, options[name])
            provisional = st.selectbox(
                "Replies seen only in part",
                list(PROVISIONAL),
                format_func=PROVISIONAL.__getitem__,
                key="provisional",
                bind="query-params",
                help="An outcome is provisional where only the beginning of the reply was in view.",
            )
    for name, values in strangers.items():
        st.warning(
            f"This link names a {LABELS[name].lower()} that we do not know: {', '.join(values)}. It is left out."
        )
    return Filters(**chosen, provisional=str(provisional))


def _multiselect(name: str, options: Mapping[Any, str]) -> tuple[Any, ...]:
    return tuple(
        st.multiselect(
            LABELS[name],
            list(options),
            format_func=lambda value: options.get(value, str(value)),
            key=name,
            bind="query-params",
            placeholder="All",
        )
    )


def _strangers(options: Mapping[str, Mapping[Any, str]]) -> dict[str, list[str]]:
    """Values in the address that no choice has; the widgets drop them without a word."""
    unknown = {}
    for name in BOUND:
        known = {str(value) for value in options[name]} | {str(label) for label in options[name].values()}
        strange = [value[:60] for value in st.query_params.get_all(name) if value not in known and value]
        if strange:
            unknown[name] = strange
    return unknown


def as_query(filters: Filters, snapshot: Snapshot, labels: Mapping[str, Mapping[Any, str]]) -> str:
    """The query string that reopens this view on this snapshot."""
    pairs = [
        (name, labels[name].get(value, str(value)) if name in labels else str(value))
        for name, values in filters.active().items()
        for value in values
    ]
    return urlencode([*pairs, ("snapshot", snapshot.snapshot_id)])


def in_words(filters: Filters, labels: Mapping[str, Mapping[Any, str]]) -> str:
    """The filters as a sentence for pictures and citations; empty where nothing is filtered."""
    parts = [
        f"{LABELS.get(name, 'Provisional').lower()}: "
        + ", ".join(labels.get(name, {}).get(value, str(value)) for value in values)
        for name, values in filters.active().items()
    ]
    return "; ".join(parts)
