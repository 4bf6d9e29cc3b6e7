"""The list of hits on the Letters page."""

from __future__ import annotations

import html

import pandas as pd
import streamlit as st

from pages.parts.blocks import View
from pages.parts.frames import each, text, year
from pages.parts.letter_text import highlighted
from pages.parts.tables import letter_address, outcome_cell


def hits(view: View, frame: pd.DataFrame, terms: list[str]) -> None:
    """Each response with its link, force, outcome and the passage with the words of the search."""
    st.html('<ol class="hits">' + "".join(_hit(view, row, terms) for row in each(frame)) + "</ol>")


def _hit(view: View, row: object, terms: list[str]) -> str:
    hit = vars(row) if not hasattr(row, "_asdict") else row._asdict()
    address = html.escape(letter_address(view, hit["response_id"]))
    title = text(hit["title"]) or text(hit["reference"]) or "Reply without a title"
    about = ", ".join(part for part in (hit["force"], text(hit["reference"]), year(hit["year"])) if part)
    if hit["passage"]:
        says = f"… {highlighted(hit['passage'], terms)} …"
    elif text(hit["note"]):
        says = f"Our note: {highlighted(text(hit['note']), terms)}"
    else:
        says = "The letter is not here."
    return (
        f'<li><div class="what"><a href="{address}" target="_self">{highlighted(title, terms)}</a></div>'
        f'<div class="who">{highlighted(about, terms)} &nbsp; {outcome_cell(hit["outcome"], bool(hit["provisional"]))}'
        f'</div><div class="says">{says}</div></li>'
    )
