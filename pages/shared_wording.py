"""Paragraphs that several forces send: who, since when, with which differences, how much of a letter is template."""

from __future__ import annotations

import html

import streamlit as st

from pages.parts import queries_wording as queries
from pages.parts import wording_parts as parts
from pages.parts.blocks import figure_block, plot, wanted
from pages.parts.downloads import csv_button
from pages.parts.layout import foot, start

view = start("shared_wording", "Shared wording")
parts.look()
found = queries.clusters(view.snapshot, view.filters)
shares = queries.template_shares(view.snapshot, view.filters)

if found.empty:
    st.html('<p class="lead">No paragraph is known here that two forces send.</p>')
    st.write(
        "Shared wording is found in the letters themselves, and needs letters of at least two forces; rows of the "
        "register hold facts and no text."
        + (
            f" {len(shares)} letters are within these filters."
            if len(shares)
            else " No letter is within these filters."
        )
        + " Add letters and run the project again:"
    )
    st.code("python -m etl add FOLDER && python -m etl run", language=None, wrap_lines=True)
else:
    labels = {
        row.wording_id: f"{row.n_forces} forces: {parts.short(str(row.text))}" for row in found.itertuples(index=False)
    }
    if wanted("list"):
        st.html(
            f'<p class="lead">{len(found):,} paragraphs are sent by at least two forces. Forces share templates '
            "through national guidance; that a paragraph is shared says nothing about whether it fits the request.</p>"
        )
    chosen = st.selectbox(
        "Paragraph",
        list(labels),
        format_func=lambda value: labels.get(value, value),
        key="wording",
        bind="query-params",
    )
    row = found[found.wording_id == chosen].iloc[0]
    uses = queries.uses(view.snapshot, str(chosen))
    says = parts.finding(row, uses)
    if wanted("list"):
        st.html(f'<blockquote class="para">{html.escape(str(row.text))}</blockquote>')
    figure_block(
        view,
        "spread",
        "Who sends it, and when",
        says,
        lambda: plot(parts.spread(uses), says, "spread"),
        uses.drop(columns=["diff"]),
        lambda: parts.picture(view, uses, says),
        {
            "force": "Force",
            "responded_on": "Answered on",
            "title": "Request",
            "similarity": "Likeness",
            "variant_no": "Variant",
            "template_share": "Shared wording of the answer",
        },
    )
    if wanted("variants"):
        st.header("How the wording differs", anchor="variants")
        st.caption("Against the earliest known letter: added words are underlined, words left out are struck through.")
        parts.variants(view, uses)

if not shares.empty and wanted("shares"):
    st.header("How much of an answer is shared wording", anchor="shares")
    parts.shares(view, shares)
    csv_button(view.snapshot, "shares", shares)
foot(view)
