"""The filters of every page: in the sidebar, in the address, kept when the page changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from pages.parts.access import Snapshot
from pages.parts.palette import OUTCOMES
from pages.parts.queries import CHOICES, Filters, ask

BOUND = ("force", "nation", "region", "year", "question_set", "outcome", "exemption", "technology")
PROVISIONAL = {
    "all": "All replies",
    "without": "Without provisional ones",
    "only": "Only provisional ones",
}


def choices(snapshot: Snapshot) -> dict[str, dict[Any, str]]:
    """What can be chosen for each filter: value and label."""
    found: dict[str, dict[Any, str]] = {
        name: {row[0]: str(row[1]) for row in ask(snapshot, sql).itertuples(index=False)}
        for name, sql in CHOICES.items()
    }
    return {**found, "outcome": {value: sign.label for value, sign in OUTCOMES.items()}}


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
        st.warning(f"This link names a {LABELS[name].lower()} that we do not know. It is left out:")
        # Anybody can write an address, and a warning would draw its words as Markdown.
        st.text(", ".join(values))
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
