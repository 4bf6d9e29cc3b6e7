"""Who refuses, denies, discloses: figures, tile map, years, table."""

from __future__ import annotations

import streamlit as st

from pages.parts import overview_parts as parts
from pages.parts import queries
from pages.parts.blocks import figure_block, plot, wanted
from pages.parts.layout import coverage_strip, foot, start
from pages.parts.tables import response_table
from pages.parts.words import glossary, welcome

view = start("overview", "What police forces reply on facial recognition")
counted = queries.coverage(view.snapshot, view.filters)
forces = queries.latest_by_force(view.snapshot, view.filters)

if wanted("map") and wanted("figures"):
    st.html(f'<p class="lead">{parts.sentence(counted)}</p>')
    parts.cards(counted)
    coverage_strip(view)

figure_block(
    view,
    "map",
    "Each force by its latest reply that was read",
    parts.map_finding(forces),
    lambda: parts.tile_map(view, forces),
    forces[
        [
            "name",
            "nation",
            "region",
            "outcome",
            "provisional",
            "ncnd_scope",
            "year",
            "n_responses",
            "n_decided",
            "n_unread",
        ]
    ],
    lambda: parts.map_picture(view, forces),
    {
        "name": "Force",
        "nation": "Nation",
        "outcome": "Latest outcome",
        "provisional": "Provisional",
        "year": "Year",
        "n_responses": "Replies",
        "n_unread": "Unread",
    },
)

by_year = queries.outcome_by_year(view.snapshot, view.filters)
finding = parts.year_finding(by_year, int(counted.n_responses - by_year.n.sum()))
figure_block(
    view,
    "years",
    "Outcomes by year",
    finding,
    lambda: plot(parts.year_chart(by_year), finding, "years"),
    by_year,
    lambda: parts.year_picture(view, by_year, finding),
    {"year": "Year", "outcome": "Outcome", "n": "Replies", "n_provisional": "Provisional"},
)

response_table(view, "replies", "The replies")
welcome(view)
glossary(view)
foot(view)
