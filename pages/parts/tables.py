"""Tables of responses, with a link from each row to its letter."""

from __future__ import annotations

import html
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from pages.parts import queries
from pages.parts.blocks import View, wanted
from pages.parts.downloads import csv_button
from pages.parts.frames import each, text, year
from pages.parts.palette import OUTCOMES

PAGE_ROWS = 50


def letter_address(view: View, response_id: str) -> str:
    """The address of one response on the Letters page, pinned to this snapshot."""
    return "/letters?" + urlencode({"response": response_id, "snapshot": view.snapshot.snapshot_id})


def outcome_cell(outcome: str, provisional: bool) -> str:
    """An outcome with its colour, letter and label; dotted where it is provisional."""
    sign = OUTCOMES[outcome]
    label = html.escape(sign.label)
    if provisional:
        label = f'<span class="prov" title="Seen only in part">{label} (provisional)</span>'
    return f'<span class="chip" style="background:{sign.fill};color:{sign.ink}">{sign.letter}</span> {label}'


def response_table(view: View, name: str, title: str) -> None:
    """The responses within the filters: a table, a link to each, and the same rows as CSV."""
    if not wanted(name):
        return
    frame = queries.responses(view.snapshot, view.filters)
    total = int(queries.coverage(view.snapshot, view.filters).n_responses)
    st.header(title, anchor=name)
    if frame.empty:
        st.info("No reply lies within these filters. Remove one of them to see more.")
        return
    shown = frame.head(PAGE_ROWS)
    st.html(_table(view, shown))
    st.caption(f"Showing {len(shown):,} of {total:,} replies, newest first. The file holds {len(frame):,} rows.")
    csv_button(view.snapshot, name, frame)


def _table(view: View, frame: pd.DataFrame) -> str:
    rows = "".join(
        "<tr>"
        f'<td><a href="{html.escape(letter_address(view, row.response_id))}" target="_self">'
        f"{html.escape(text(row.title) or text(row.reference) or 'Reply')}</a></td>"
        f"<td>{html.escape(row.force)}</td>"
        f"<td>{year(row.year)}</td>"
        f"<td>{outcome_cell(row.outcome, bool(row.provisional))}</td>"
        f"<td>{html.escape(text(row.exemptions))}</td>"
        "</tr>"
        for row in each(frame)
    )
    heads = "".join(
        f'<th scope="col" title="{html.escape(help_text)}">{label}</th>'
        for label, help_text in (
            ("Request", "Title of the request; opens the reply and its evidence"),
            ("Force", "Force that answered"),
            ("Year", "Year of the reply, or of the request or reference where the reply has no date"),
            ("Outcome", "What the reply comes to; provisional where only part of it was in view"),
            ("Exemptions relied on", "Provisions that the reply relies on"),
        )
    )
    return (
        '<div class="wide" tabindex="0" role="region" aria-label="Table of replies"><table class="rows">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
