"""Words that help: where to start, and what the terms mean."""

from __future__ import annotations

import streamlit as st

from pages.parts.blocks import View, wanted
from pages.parts.html_tables import frame_table
from pages.parts.queries_method import vocabulary

STARTS = (
    (
        "You campaign",
        "The map above shows each force by its latest reply. Choose a force, or share the picture: open "
        "“Table and downloads” below a chart and take the PNG; source, date and snapshot are inside it.",
    ),
    (
        "You are a journalist",
        "Filter on the left, open a reply in the table, and read the words that its outcome rests on. The CSV below "
        "each table holds exactly its rows. Cite the snapshot: the same link shows the same figures next year.",
    ),
    (
        "You help with the data",
        "Drop letters into the inbox, run “python -m etl run”, and look at “python -m etl review”. "
        "What you correct survives every later run, with your reason beside it.",
    ),
)


def welcome(view: View) -> None:
    """Where three kinds of people start."""
    if not wanted("welcome"):
        return
    st.header("Where to start", anchor="start")
    for column, (who, what) in zip(st.columns(3), STARTS, strict=True):
        with column:
            st.subheader(who, anchor=False)
            st.write(what)


def glossary(view: View) -> None:
    """The terms of the pages, from the snapshot's own vocabulary."""
    if not wanted("glossary"):
        return
    with st.expander("What the words mean"):
        terms = vocabulary(view.snapshot)
        for field, heading in (
            ("outcome", "Outcome of a reply"),
            ("position", "Position on a question"),
            ("ncnd_scope", "What a refusal to confirm or deny covers"),
        ):
            part = terms[terms.field == field]
            st.markdown(f"**{heading}**")
            frame_table(heading, part[["label", "definition"]].rename(columns=str.capitalize))
        st.write(
            "FOIA is the Freedom of Information Act 2000 (England, Wales, Northern Ireland and United Kingdom bodies); "
            "FOISA is the Freedom of Information (Scotland) Act 2002, which numbers its sections differently; EIR are "
            "the Environmental Information Regulations 2004."
        )
