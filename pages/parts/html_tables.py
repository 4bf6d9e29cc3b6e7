"""Tables as real HTML: read out by screen readers, and scrolled by keyboard where they are too wide."""

from __future__ import annotations

import html

import pandas as pd
import streamlit as st

from pages.parts.frames import each, shown


def html_table(label: str, heads: list[str], rows: list[list[str]]) -> None:
    """A plain table of text; everything is escaped."""
    head = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in heads)
    body = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    st.html(
        f'<div class="wide" tabindex="0" role="region" aria-label="{html.escape(label)}"><table class="rows">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def frame_table(label: str, frame: pd.DataFrame) -> None:
    """The rows of a query with its column names as headings."""
    html_table(label, [str(name) for name in frame.columns], [[shown(cell) for cell in row[1:]] for row in each(frame)])
