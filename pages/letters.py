"""Search in the letters; one letter with its evidence marked in place."""

from __future__ import annotations

import streamlit as st

from pages.parts import letter_forms, letter_view
from pages.parts import queries_letters as queries
from pages.parts.layout import foot, start
from pages.parts.search import hits

view = start("letters", "Letters")
letter_view.look()
chosen = st.query_params.get("response")

if chosen:
    found = queries.response(view.snapshot, chosen)
    st.markdown(f"[All letters](/letters?{view.query})")
    if found.empty:
        st.warning("This snapshot has no response of that id. It may stand in another snapshot; search below.")
        st.text(chosen[:200])
        chosen = None
    else:
        row = found.iloc[0]
        st.header("Reply", anchor=False)
        st.text(f"{row.force}: {row.title or row.reference or 'reply without a title'}")
        letter_view.facts(view, row)
        letter_view.evidence(view, row)
        letter_view.checks(view, row.response_id)
        letter_view.corrections(view, row.response_id)
        letter_forms.next_step(view, row.response_id)
        letter_forms.correct(row.response_id)

if not chosen:
    here, total = queries.letters_here(view.snapshot)
    st.html(
        f'<p class="lead">{total:,} replies, of which {here:,} have their letter in this snapshot. Search their text, '
        "and the titles, references and notes of all.</p>"
    )
    asked = st.text_input(
        "Search",
        key="q",
        bind="query-params",
        placeholder='for example: "neither confirm nor deny" covert, or s31',
        max_chars=200,
        help="All words must stand in the reply; put quotation marks around a phrase.",
    )
    terms = queries.terms_of(asked or "")
    if len(terms) > queries.MOST_TERMS:
        st.info(f"The first {queries.MOST_TERMS} words count; the rest are left out.")
        terms = terms[: queries.MOST_TERMS]
    frame = queries.search(view.snapshot, view.filters, terms) if terms else queries.listed(view.snapshot, view.filters)
    if frame.empty:
        st.info(
            "No reply holds all these words within these filters. Use fewer words, or remove a filter."
            if terms
            else "No reply lies within these filters. Remove one of them to see more."
        )
    else:
        order = (
            "best first: how often your words stand in the letter, for its length; title and reference count more"
            if terms
            else "those with a letter first, newest first"
        )
        st.caption(f"Showing {len(frame):,} of {int(frame.n_hits.iloc[0]):,} replies, {order}.")
        hits(view, frame, terms)
foot(view)
