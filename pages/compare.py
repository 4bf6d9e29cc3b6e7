"""Two to four forces side by side."""

from __future__ import annotations

import streamlit as st

from pages.parts import compare_parts as parts
from pages.parts import queries_compare as queries
from pages.parts.blocks import figure_block, plot, wanted
from pages.parts.layout import coverage_strip, foot, start

MOST = 4

view = start("compare", "Forces side by side")
names = [view.labels["force"][force] for force in view.filters.force]
if len(names) < 2:
    st.write("Choose two to four forces on the left. Forces of one region or nation are the fairest comparison.")
    foot(view)
    st.stop()
if len(names) > MOST:
    st.info(f"{len(names)} forces are chosen; the first {MOST} are shown: {', '.join(names[:MOST])}.")
names = names[:MOST]
coverage_strip(view)
frame = queries.side_by_side(view.snapshot, view.filters)
frame = frame[frame.force.isin(names)]
laws = sorted(set(frame.act.dropna()))
if len(laws) > 1:
    st.info(
        "These forces answer under different Acts ("
        + ", ".join(laws)
        + "): the same section number differs in meaning."
    )
shared = frame.dropna(subset=["question_set_id"]).groupby("question_set").force.nunique()
both = ", ".join(str(name) for name in shared[shared > 1].index)
says = f"{len(frame)} replies of {len(names)} forces. " + (
    f"They were asked the same in: {both}." if both else "No question set was put to more than one of them here."
)
figure_block(
    view,
    "outcomes",
    "Outcomes",
    says,
    lambda: plot(parts.compare_chart(frame, names), says, "outcomes"),
    frame,
    lambda: parts.compare_picture(view, frame, names, says),
    {"force": "Force", "title": "Request", "year": "Year", "outcome": "Outcome", "exemptions": "Exemptions"},
)
if wanted("columns"):
    parts.columns(view, frame, names)
foot(view)
