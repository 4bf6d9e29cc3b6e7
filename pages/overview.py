"""Who refuses, denies, discloses: figures, tile map, years, table."""

from __future__ import annotations

import streamlit as st

from pages.parts import overview_parts as parts
from pages.parts import queries
from pages.parts.blocks import figure_block, wanted
from pages.parts.layout import coverage_strip, foot, start
from pages.parts.tables import response_table
from pages.parts.words import glossary, welcome

view = start("", parts.TITLE)
counted = queries.coverage(view.snapshot, view.filters)
forces = queries.latest_by_force(view.snapshot, view.filters)
by_year = queries.outcome_by_year(view.snapshot, view.filters)
finding = parts.year_finding(by_year, int(counted.n_responses - by_year.n.sum()))

if wanted("figures"):
    st.html(f'<p class="lead">{parts.sentence(counted)}</p>')
    st.html(parts.cards(counted))

left, right = st.columns([5, 6], gap="large")
with left:
    figure_block(
        view,
        "map",
        "Each force by the latest reply read",
        parts.map_finding(forces),
        lambda: st.html(parts.tile_map(view.snapshot.snapshot_id, forces)),
        forces[[*parts.MAP_COLUMNS]],
        lambda: parts.map_picture(view, forces),
        parts.MAP_HEADINGS,
    )
with right:
    figure_block(
        view,
        "years",
        "Outcomes by year",
        finding,
        lambda: st.html(parts.year_columns(by_year, finding)),
        by_year,
        lambda: parts.year_picture(view, by_year, finding),
        {"year": "Year", "outcome": "Outcome", "n": "Replies", "n_provisional": "Provisional"},
    )
coverage_strip(view)
response_table(view, "replies", "The replies")
welcome(view)
glossary(view)
foot(view)
