"""What the Exemptions page draws."""

from __future__ import annotations

import html

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from etl.pictures import Picture, Series
from pages.parts.blocks import View, source_line
from pages.parts.frames import each
from pages.parts.palette import USED_FOR, is_dark, template

TOP = 18
TESTS = {
    "absolute": "absolute: no public interest test",
    "qualified": "qualified: the public interest is weighed",
    "partly_absolute": "partly absolute",
    "none": "no exemption in the strict sense",
}
BASES = {"class": "by kind of information", "prejudice": "harm must be shown", "other": ""}


def finding(frame: pd.DataFrame, n_replies: int) -> str:
    """Which provision leads, with its denominator."""
    if frame.empty:
        return "No reply within these filters relies on an exemption."
    top = frame.iloc[0]
    return (
        f"{top.provision} ({str(top.title).lower()}) is relied on most often: in {top.n_responses} of the {n_replies} "
        f"replies that were read, by {top.n_forces} {'force' if top.n_forces == 1 else 'forces'}."
    )


def bars(frame: pd.DataFrame) -> go.Figure:
    """Replies a provision, coloured by what it is used for."""
    top = frame.head(TOP)
    figure = go.Figure(
        layout={
            "template": template(),
            "barmode": "stack",
            "uniformtext": {"minsize": 11, "mode": "hide"},
            "height": 60 + 30 * top.provision.nunique(),
        }
    )
    for use, sign in USED_FOR.items():
        part = top[top.used_for == use]
        if part.empty:
            continue
        figure.add_bar(
            y=part.provision,
            x=part.n_responses,
            orientation="h",
            name=f"{sign.letter} {sign.label}",
            marker={"color": sign.fill},
            text=[f"{sign.letter} {count}" for count in part.n_responses],
            insidetextfont={"color": sign.ink},
            textangle=0,
            customdata=part.title,
            hovertemplate="%{y} %{customdata}: %{x} replies<extra></extra>",
        )
    order = list(dict.fromkeys(top.sort_values("n_responses").provision))
    figure.update_yaxes(categoryorder="array", categoryarray=order, title="")
    figure.update_xaxes(title="replies that rely on it", rangemode="tozero")
    return figure


def picture(view: View, frame: pd.DataFrame, says: str) -> Picture:
    """The bars to share."""
    top = frame.head(12)
    names = tuple(dict.fromkeys(top.provision))
    series = tuple(
        Series(
            sign.label,
            sign.fill,
            sign.ink,
            tuple(float(top[(top.provision == name) & (top.used_for == use)].n_responses.sum()) for name in names),
        )
        for use, sign in USED_FOR.items()
        if (top.used_for == use).any()
    )
    return Picture("Which exemptions police forces rely on", says, source_line(view), categories=names, series=series)


def heat_map(frame: pd.DataFrame) -> go.Figure:
    """Forces by sections: number of replies that rely on it, written in each cell."""
    grid = frame.pivot(index="force", columns="section", values="n_responses")
    order = frame.groupby("section").n_responses.sum().sort_values(ascending=False).index
    grid = grid[order]
    low, high = ("#2b2a26", "#f0a070") if is_dark() else ("#fbeee2", "#a63d00")
    figure = go.Figure(
        go.Heatmap(
            z=grid.to_numpy(),
            x=list(grid.columns),
            y=list(grid.index),
            colorscale=[[0, low], [1, high]],
            showscale=False,
            xgap=2,
            ygap=2,
            text=[["" if pd.isna(cell) else str(int(cell)) for cell in row] for row in grid.to_numpy()],
            texttemplate="%{text}",
            hovertemplate="%{y}, %{x}: %{z} replies<extra></extra>",
        ),
        layout={"template": template(), "height": 90 + 30 * len(grid)},
    )
    figure.update_xaxes(side="top", tickangle=-40, showgrid=False)
    figure.update_yaxes(autorange="reversed", showgrid=False)
    return figure


def heat_picture(view: View, frame: pd.DataFrame, says: str) -> Picture:
    """The forces that rely on most sections, as bars, because small cells do not read in a picture."""
    counts = frame.groupby("force").section.nunique().sort_values(ascending=False).head(12)
    series = Series("Sections relied on", "#b84300", "#ffffff", tuple(float(n) for n in counts))
    return Picture(
        "How many different sections each force relies on",
        says,
        source_line(view),
        categories=tuple(str(name) for name in counts.index),
        series=(series,),
    )


def upset(frame: pd.DataFrame) -> go.Figure:
    """Combinations as a dot matrix with their counts: a dot a section, a line a combination."""
    top = frame.head(15).reset_index(drop=True)
    sections = list(dict.fromkeys(part for cell in top.sections for part in cell.split(" + ")))
    ink = "#efebe1" if is_dark() else "#24221e"
    figure = go.Figure(layout={"template": template(), "height": 90 + 30 * len(top), "showlegend": False})
    for place, row in top.iterrows():
        parts = row.sections.split(" + ")
        figure.add_scatter(
            x=[sections.index(part) for part in parts],
            y=[place] * len(parts),
            mode="lines+markers",
            line={"color": ink, "width": 2},
            marker={"color": ink, "size": 12},
            hovertemplate=f"{row.sections}: {row.n_responses} replies<extra></extra>",
        )
    figure.update_xaxes(tickvals=list(range(len(sections))), ticktext=sections, side="top", tickangle=-40)
    figure.update_yaxes(
        tickvals=list(range(len(top))), ticktext=[f"{n}×" for n in top.n_responses], autorange="reversed"
    )
    return figure


def upset_picture(view: View, frame: pd.DataFrame, says: str) -> Picture:
    """The most frequent combinations as bars."""
    top = frame.head(10)
    series = Series("Replies", "#5b3a8c", "#ffffff", tuple(float(n) for n in top.n_responses))
    return Picture(
        "Which sections are relied on together",
        says,
        source_line(view),
        categories=tuple(top.sections.str.replace("FOIA ", "")),
        series=(series,),
    )


def meanings(frame: pd.DataFrame) -> None:
    """Each provision in plain English, with its kind and its place in the Act."""
    st.header("What each provision means", anchor="meanings")
    rows = "".join(
        f'<tr><th scope="row">{html.escape(row.provision)}</th><td><b>{html.escape(str(row.title))}.</b> '
        f"{html.escape(str(row.plain_english))}</td><td>{html.escape(TESTS.get(str(row.test), ''))}"
        f"{'; ' + BASES[row.basis] if BASES.get(str(row.basis)) else ''}</td>"
        f'<td><a href="{html.escape(str(row.source_url))}">The Act</a></td></tr>'
        for row in each(frame.drop_duplicates("provision").sort_values("provision"))
    )
    st.html(
        '<div class="wide" tabindex="0" role="region" aria-label="Provisions in plain English"><table class="rows">'
        '<thead><tr><th scope="col">Provision</th><th scope="col">In plain English</th><th scope="col">Kind</th>'
        f'<th scope="col">Text</th></tr></thead><tbody>{rows}</tbody></table></div>'
    )
    st.caption(
        "Scotland: Police Scotland answers under FOISA, which numbers its sections differently (there, section 17 says "
        "that nothing is held and section 18 refuses to say). The PSNI answers under FOIA, as "
        "forces in England and Wales do."
    )
