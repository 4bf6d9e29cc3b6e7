"""What the Shared wording page draws: who sends a paragraph, when, and with which differences."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from etl.pictures import Picture, Series
from pages.parts.blocks import View, source_line
from pages.parts.frames import each, text, year
from pages.parts.layout import DARK, LIGHT
from pages.parts.letter_text import SEGMENTS
from pages.parts.palette import is_dark, template
from pages.parts.tables import letter_address

MARK = "#5b3a8c"
SAME_BUT = "the same words, names, dates, numbers and punctuation aside"
"""What one variant means: variants are told apart, and likeness is measured, by words in which these are masked."""

LOOK = """<style>
blockquote.para {{ border-left: 5px solid {mark}; margin: 0.4rem 0 0.9rem 0; padding: 0.2rem 0 0.2rem 1.1rem;
   color: {ink};
   font-family: "Source Serif 4", Georgia, serif; font-size: 1.08rem; line-height: 1.6; white-space: pre-wrap;
   max-width: 48rem; overflow-wrap: anywhere; }}
.variant {{ border-top: 1px solid {rule}; padding: 0.7rem 0; color: {ink}; max-width: 52rem; line-height: 1.6;
   overflow-wrap: anywhere; }}
.variant .who {{ color: {quiet}; font-size: 0.93rem; margin-bottom: 0.25rem; }}
.variant ins {{ text-decoration: underline; text-decoration-thickness: 2px;
   text-underline-offset: 3px; font-weight: 650; }}
.variant del {{ text-decoration: line-through; text-decoration-thickness: 2px; color: {quiet}; }}
</style>"""


def look() -> None:
    """The look of paragraphs and differences, in the reader's theme."""
    st.html(LOOK.format(**(DARK if is_dark() else LIGHT), mark="#b9a2e0" if is_dark() else MARK))


def short(words: str, limit: int = 90) -> str:
    """The beginning of a paragraph, on one line."""
    flat = " ".join(words.split())
    return flat if len(flat) <= limit else flat[: limit - 1].rsplit(" ", 1)[0] + " …"


def is_literal(diff: str) -> bool:
    """Whether a paragraph has no other word, name, figure or sign than the first known one."""
    return all(kind == "kept" for kind, _ in json.loads(diff))


def finding(row: pd.Series, uses: pd.DataFrame) -> str:
    """What is known of one paragraph, in a sentence."""
    place = SEGMENTS.get(str(row.segment_kind), str(row.segment_kind)).lower()
    since = f"; the earliest known letter with it is of {row.first_force}"
    if row.first_used_on is not None and not pd.isna(row.first_used_on):
        since += f", {row.first_used_on:%d %B %Y}".replace(" 0", " ")
    n_variants = int(uses.variant_no.nunique())
    differ = f"in {n_variants} variants" if n_variants > 1 else f"in {SAME_BUT}"
    if all(is_literal(use) for use in uses["diff"]):
        differ = "word for word"
    return (
        f"{row.n_forces} forces send this paragraph of {row.n_words} words in {row.n_responses} replies, {differ} "
        f"({place}){since}. Earliest known to us does not mean first written."
    )


def spread(uses: pd.DataFrame) -> go.Figure:
    """Replies with the paragraph over time, a row a force."""
    dated = uses.dropna(subset=["responded_on"])
    figure = go.Figure(
        go.Scatter(
            x=dated.responded_on,
            y=dated.force,
            mode="markers+text",
            text=[str(number) for number in dated.variant_no],
            textfont={"color": "#ffffff", "size": 12},
            marker={"size": 22, "color": MARK, "symbol": "circle"},
            hovertemplate="%{y}, %{x|%d %B %Y}, variant %{text}<extra></extra>",
        )
    )
    figure.update_layout(template=template(), height=90 + 44 * max(1, dated.force.nunique()), showlegend=False)
    figure.update_yaxes(autorange="reversed")
    return figure


def picture(view: View, uses: pd.DataFrame, says: str) -> Picture:
    """Replies with the paragraph by year, to share."""
    years = sorted(int(value) for value in uses.year.dropna().unique())
    counts = tuple(float((uses.year == value).sum()) for value in years)
    return Picture(
        "A paragraph that several police forces send",
        says,
        source_line(view),
        categories=tuple(str(value) for value in years),
        series=(Series("Replies with it", MARK, "#ffffff", counts),),
    )


def diff_html(diff: str) -> str:
    """Word differences as text with insertions underlined and deletions struck through; all escaped."""
    tags = {"kept": ("", ""), "added": ("<ins>", "</ins>"), "removed": ("<del>", "</del>")}
    return " ".join(f"{tags[kind][0]}{html.escape(words)}{tags[kind][1]}" for kind, words in json.loads(diff))


def variants(view: View, uses: pd.DataFrame) -> None:
    """Each reply with the paragraph: who, when, how alike, and the words that differ."""
    st.html("".join(_variant(view, row) for row in each(uses)))


def _variant(view: View, row: object) -> str:
    use = row._asdict() if hasattr(row, "_asdict") else vars(row)
    title = html.escape(text(use["title"]) or text(use["reference"]) or "Reply")
    when = f"{use['responded_on']:%Y-%m-%d}" if use["responded_on"] is not None else year(use["year"]) or "no date"
    address = html.escape(letter_address(view, use["response_id"]))
    share = (
        "" if use["template_share"] is None else f", {float(use['template_share']):.0%} of its answer is shared wording"
    )
    literal = is_literal(use["diff"])
    inner = "<p>No word differs from the earliest known letter.</p>" if literal else f"<p>{diff_html(use['diff'])}</p>"
    return (
        f'<div class="variant"><div class="who"><b>{html.escape(use["force"])}</b>, {when}, '
        f'<a href="{address}" target="_self">{title}</a>: variant {use["variant_no"]}, '
        f"{_alike(use, literal)}{share}</div>"
        f"{inner}</div>"
    )


def _alike(use: Mapping[str, Any], literal: bool) -> str:
    """How like the first known paragraph one is, in words that say what was compared."""
    if literal:
        return "word for word"
    if use["variant_no"] == 1:
        return SAME_BUT
    return f"{float(use['similarity']):.0%} of their runs of three words in common, names, dates and numbers aside"


def shares(view: View, frame: pd.DataFrame, limit: int = 40) -> None:
    """How much of each answer is template."""
    rows = "".join(
        f'<tr><td><a href="{html.escape(letter_address(view, row.response_id))}" target="_self">'
        f"{html.escape(text(row.title) or text(row.reference) or 'Reply')}</a></td>"
        f"<td>{html.escape(row.force)}</td><td>{year(row.year)}</td><td>{float(row.template_share):.0%}</td></tr>"
        for row in each(frame.head(limit))
    )
    st.html(
        '<div class="wide" tabindex="0" role="region" aria-label="Share of shared wording per letter">'
        '<table class="rows"><thead><tr><th scope="col">Reply</th><th scope="col">Force</th><th scope="col">Year</th>'
        f'<th scope="col">Shared wording</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )
    st.caption(f"Showing {min(limit, len(frame)):,} of {len(frame):,} letters.")
