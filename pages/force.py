"""One force over time: its answers, its statements about use, its delays, its letters."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from pages.parts import force_parts as parts
from pages.parts import queries_force as queries
from pages.parts.blocks import figure_block, plot, wanted
from pages.parts.frames import each
from pages.parts.layout import foot, start
from pages.parts.tables import response_table

view = start("force", "One force")
names = view.labels["force"]
chosen = view.filters.force[0] if view.filters.force else None
if chosen is None:
    st.write("Choose a force on the left, or one of those with most replies in this snapshot:")
    for row in each(queries.busiest(view.snapshot)):
        address = "/force?" + urlencode({"force": row.name, "snapshot": view.snapshot.snapshot_id})
        st.markdown(f"- [{row.name}, {row.n} replies]({address})")
    foot(view)
    st.stop()
if len(view.filters.force) > 1:
    st.info(f"Several forces are chosen; this page shows {names[chosen]}. Use Compare to see them side by side.")
    view = replace(view, filters=replace(view.filters, force=(chosen,)))

facts = queries.force_facts(view.snapshot, chosen)
rows = queries.force_responses(view.snapshot, view.filters, chosen)
says = parts.finding(names[chosen], rows)
if wanted("profile"):
    parts.profile(facts, rows)
figure_block(
    view,
    "timeline",
    "Its replies over time",
    says,
    lambda: plot(parts.timeline(rows), says, "timeline"),
    rows[
        [
            "response_id",
            "title",
            "reference",
            "year",
            "responded_on",
            "outcome",
            "provisional",
            "ncnd_scope",
            "exemptions",
            "use_stated",
            "working_days",
            "late",
            "source_url",
        ]
    ],
    lambda: parts.timeline_picture(view, names[chosen], rows, says),
    {
        "title": "Request",
        "year": "Year",
        "outcome": "Outcome",
        "exemptions": "Exemptions",
        "working_days": "Working days",
    },
)
if wanted("use"):
    parts.uses(view, queries.force_uses(view.snapshot, chosen))
    parts.contradictions(queries.force_contradictions(view.snapshot, chosen))
    parts.replies(queries.force_replies(view.snapshot, chosen))
response_table(view, "replies", "Its letters")
foot(view)
