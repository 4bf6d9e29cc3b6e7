"""What the Force page draws."""

from __future__ import annotations

import html

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from etl.pictures import Picture, Series
from pages.parts.blocks import View, source_line
from pages.parts.frames import each, text, year
from pages.parts.palette import OUTCOMES, READ, USE, template
from pages.parts.tables import letter_address

LAWS = {
    "FOIA": "the Freedom of Information Act 2000",
    "FOISA": "the Freedom of Information (Scotland) Act 2002, which numbers its sections differently",
    "none": "no access law",
}


def profile(facts: pd.Series, rows: pd.DataFrame) -> None:
    """Names, nation, law, and what this snapshot has of the force within the filters."""
    welsh = text(facts.welsh_name)
    name = html.escape(str(facts["name"]))
    if welsh:
        name += f' <span lang="cy">({html.escape(welsh)})</span>'
    n_read = int(rows.outcome.isin(READ).sum())
    st.html(
        f'<p class="lead"><b>{name}</b>, {html.escape(str(facts.region))}. It answers under '
        f"{html.escape(LAWS[str(facts.act)])}. Within these filters this snapshot has {len(rows)} "
        f"of its replies; {n_read} {'was' if n_read == 1 else 'were'} read.</p>"
    )


def timeline(rows: pd.DataFrame) -> go.Figure:
    """A sign a reply, by year and outcome."""
    figure = go.Figure(layout={"template": template(), "height": 280})
    dated = rows.dropna(subset=["year"])
    for value, sign in OUTCOMES.items():
        part = dated[dated.outcome == value]
        if part.empty:
            continue
        figure.add_scatter(
            x=part.year.astype(int),
            y=[sign.label] * len(part),
            mode="markers+text",
            name=sign.label,
            marker={"color": sign.fill, "size": 26, "symbol": "square"},
            text=[sign.letter] * len(part),
            textfont={"color": sign.ink},
            customdata=part.title.map(text),
            hovertemplate="%{x}: %{customdata}<extra></extra>",
        )
    figure.update_layout(showlegend=False)
    figure.update_xaxes(dtick=1, tickformat="d")
    return figure


def timeline_picture(view: View, name: str, rows: pd.DataFrame, finding: str) -> Picture:
    """Replies of the force by year and outcome, to share."""
    dated = rows.dropna(subset=["year"])
    years = sorted(dated.year.unique())
    series = tuple(
        Series(
            sign.label,
            sign.fill,
            sign.ink,
            tuple(float(((dated.outcome == value) & (dated.year == year)).sum()) for year in years),
        )
        for value, sign in OUTCOMES.items()
        if (dated.outcome == value).any()
    )
    return Picture(
        f"{name}: replies on facial recognition",
        finding,
        source_line(view),
        categories=tuple(str(int(year)) for year in years),
        series=series,
    )


def finding(name: str, rows: pd.DataFrame) -> str:
    """What the timeline shows, in a sentence."""
    parts = [
        f"{int((rows.outcome == value).sum())} {sign.label.lower()}"
        for value, sign in OUTCOMES.items()
        if (rows.outcome == value).any()
    ]
    return f"{name}: {', '.join(parts)}." if parts else f"{name} has no reply within these filters."


def uses(view: View, frame: pd.DataFrame) -> None:
    """What the force states about using each technology, with the words it rests on."""
    st.header("What it states about use", anchor="use")
    if frame.empty:
        st.write("No reply that was read states whether the force uses a technology.")
        return
    rows = []
    for row in each(frame):
        sign = USE[row.value]
        words = text(row.quote)
        evidence = f"“{words}”" if words else f"Our note: {text(row.note)}" if text(row.note) else ""
        rows.append(
            f'<tr><th scope="row">{html.escape(row.technology)}</th>'
            f'<td><span class="chip" style="background:{sign.fill};color:{sign.ink}">{sign.letter}</span> '
            f"{sign.label}</td><td>{year(row.year)}</td><td>{html.escape(evidence)}</td>"
            f'<td><a href="{html.escape(letter_address(view, row.response_id))}" target="_self">'
            f"{html.escape(text(row.title) or 'Reply')}</a></td></tr>"
        )
    st.html(
        '<div class="wide" tabindex="0" role="region" aria-label="Statements about use"><table class="rows"><thead><tr>'
        '<th scope="col">Technology</th><th scope="col">States</th><th scope="col">Year</th>'
        f'<th scope="col">Words or note</th><th scope="col">Reply</th></tr></thead><tbody>{"".join(rows)}</tbody>'
        "</table></div>"
    )


def contradictions(frame: pd.DataFrame) -> None:
    """Pairs of statements that do not fit together, with what could explain them."""
    st.header("Statements that do not fit together", anchor="contradictions")
    if frame.empty:
        st.write("None was found among the replies that were read.")
        return
    st.write(
        "Two statements about the same technology, or one and a kind of it, for the same time or at most a year apart. "
        "There may be a plain explanation."
    )
    for row in each(frame):
        with st.container(border=True):
            st.subheader(str(row.technology), anchor=False)
            for said, words in ((row.statement_a, row.quote_a), (row.statement_b, row.quote_b)):
                st.html(f'<blockquote class="words"><b>{html.escape(said)}</b> {html.escape(text(words))}</blockquote>')
            st.write("It could be explained by: " + str(row.explanations).replace(";", "; ") + ".")


def replies(frame: pd.DataFrame) -> None:
    """What the force told us about our coding."""
    st.header("The force on our coding", anchor="reply")
    if frame.empty:
        st.write("The force has not written to us about this page. A reply would be shown here, beside the rows.")
        return
    for row in each(frame):
        st.text(f"{row.replied_on:%Y-%m-%d}: {row.summary}")
        if text(row.our_answer):
            st.text(f"Our answer: {row.our_answer}")
