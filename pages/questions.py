"""Forces by questions of one question set: the cross-force grid."""

from __future__ import annotations

import streamlit as st

from pages.parts import compare_parts as parts
from pages.parts import queries_compare as queries
from pages.parts.blocks import figure_block, wanted
from pages.parts.frames import each, text
from pages.parts.html_tables import frame_table
from pages.parts.layout import coverage_strip, foot, start
from pages.parts.queries_method import vocabulary

view = start("questions", "The same questions, force by force")
coverage_strip(view)
sets = queries.question_sets(view.snapshot)
titles = dict(zip(sets.question_set_id, sets.title, strict=True))
if not titles:
    st.info("No reply in this snapshot belongs to a question set yet.")
    foot(view)
    st.stop()
chosen = st.selectbox(
    "Question set",
    list(titles),
    format_func=lambda value: titles[value],
    key="set",
    bind="query-params",
    help="Requests that were sent to several forces, or repeated with the same wording.",
)
about = next(row for row in each(sets) if row.question_set_id == chosen)
if wanted("about"):
    st.write(str(about.summary) + (f" Asked by {about.asked_by}." if text(about.asked_by) else ""))
    asked = queries.questions(view.snapshot, chosen)
    asked["checked"] = asked.certainty.map({"sure": "yes", "check": "not yet, from a public list"})
    frame_table(
        "The questions",
        asked[["question", "text", "checked"]].rename(
            columns={"question": "No", "text": "Question, in our words", "checked": "Checked"}
        ),
    )
frame = queries.grid(view.snapshot, view.filters, chosen)
terms = vocabulary(view.snapshot)
positions = terms[terms.field == "position"]
labels = dict(zip(positions.value, positions.label, strict=True))
says = parts.grid_says(frame)
figure_block(
    view,
    "grid",
    "What each force states",
    says,
    lambda: parts.grid_table(view, frame, labels),
    frame,
    lambda: parts.grid_picture(view, frame, titles[chosen], says),
    {
        "force": "Force",
        "question": "Question",
        "scope": "Scope",
        "position": "Position",
        "outcome": "Outcome",
        "not_comparable_because": "Not comparable because",
    },
)
foot(view)
