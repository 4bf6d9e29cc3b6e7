"""What the Exemptions page draws."""

from __future__ import annotations

import html

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from etl.pictures import Grid, Picture, Series, Sets
from pages.parts.blocks import View, source_line
from pages.parts.frames import each
from pages.parts.palette import USED_FOR, is_dark, name_rows, template

TOP = 18
MOST_ROWS = 22
"""Forces that a picture has room for."""
MOST_COMBINATIONS = 15
TESTS = {
    "absolute": "absolute: no public interest test",
    "qualified": "qualified: the public interest is weighed",
    "partly_absolute": "partly absolute",
    "none": "no exemption in the strict sense",
}
BASES = {"class": "by kind of information", "prejudice": "harm must be shown", "other": ""}


def finding(frame: pd.DataFrame, n_read: int) -> str:
    """Which provision leads, with its denominator."""
    if frame.empty:
        return "No reply that was read within these filters relies on an exemption."
    top = frame.iloc[0]
    return (
        f"{top.provision} ({str(top.title).lower()}) is relied on most often: in {top.n_responses} of the {n_read} "
        f"replies that were read, by {top.n_forces} {'force' if top.n_forces == 1 else 'forces'}."
    )


def bars(frame: pd.DataFrame) -> go.Figure:
    """Replies a provision, coloured by what it is used for."""
    top = frame.head(TOP)
    figure = go.Figure(
        layout={
            "template": template(),
            "barmode": "stack",
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
            textposition="inside",
            insidetextanchor="end",
            insidetextfont={"color": sign.ink, "size": 12},
            textangle=0,
            customdata=part.title,
            hovertemplate="%{y} %{customdata}: %{x} replies<extra></extra>",
        )
    order = list(dict.fromkeys(top.sort_values("n_responses").provision))
    figure.update_yaxes(categoryorder="array", categoryarray=order, title="")
    name_rows(figure, order)
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
    """The same grid to share; the forces with most replies where there are more than fit."""
    sections = _by_sum(frame, "section")
    names = sorted(_by_sum(frame, "force")[:MOST_ROWS])
    counts = {(row.force, row.section): int(row.n_responses) for row in each(frame)}
    n_left_out = frame.force.nunique() - len(names)
    left_out = f" {n_left_out} forces with fewer are left out of this picture." if n_left_out else ""
    return Picture(
        "Which sections each force relies on, by number of replies",
        says + left_out,
        source_line(view),
        grid=Grid(
            tuple(names), tuple(sections), tuple(tuple(counts.get((name, to)) for to in sections) for name in names)
        ),
    )


def _by_sum(frame: pd.DataFrame, column: str) -> list[str]:
    """The values of a column, those with most replies first."""
    sums = frame.groupby(column).n_responses.sum().reset_index()
    return [str(name) for name in sums.sort_values(["n_responses", column], ascending=[False, True])[column]]


def sets_of(frame: pd.DataFrame, most: int) -> Sets:
    """The most frequent combinations, and how many replies rely on each of their sections in all combinations."""
    apart = frame.assign(section=frame.sections.str.split(" + ", regex=False)).explode("section")
    top = frame.head(most)
    combinations = tuple((tuple(row.sections.split(" + ")), int(row.n_responses)) for row in each(top))
    drawn = {part for parts, _ in combinations for part in parts}
    totals = apart.groupby("section").n_responses.sum()
    names = [name for name in _by_sum(apart, "section") if name in drawn]
    return Sets(tuple(names), tuple(int(totals[name]) for name in names), combinations)


def upset(frame: pd.DataFrame) -> go.Figure:
    """Combinations as an UpSet chart: a column a combination, its dots the sections, a bar above for its replies."""
    sets = sets_of(frame, MOST_COMBINATIONS)
    ink, faint, bar = ("#efebe1", "#45423a", "#b79ae6") if is_dark() else ("#24221e", "#e4dece", "#5b3a8c")
    columns = list(range(len(sets.combinations)))
    height = 190 + 28 * len(sets.parts)
    figure = go.Figure(layout={"template": template(), "height": height, "showlegend": False})
    figure.add_bar(
        x=columns,
        y=[count for _, count in sets.combinations],
        text=[f"{count:,}" for _, count in sets.combinations],
        textposition="outside",
        cliponaxis=False,
        marker={"color": bar},
        customdata=[" + ".join(parts) for parts, _ in sets.combinations],
        hovertemplate="%{customdata}: %{y} replies<extra></extra>",
    )
    _add_dots(figure, sets, ink, faint)
    split = 28 * len(sets.parts) / height
    names = [f"{part} · {total}" for part, total in zip(sets.parts, sets.totals, strict=True)]
    figure.update_layout(
        xaxis={"visible": False, "range": [-0.6, len(columns) - 0.4], "anchor": "y2"},
        yaxis={"domain": [split + 0.02, 1], "title": "replies", "rangemode": "tozero", "nticks": 4},
        yaxis2={
            "domain": [0, split],
            "categoryorder": "array",
            "categoryarray": list(sets.parts),
            "tickvals": list(sets.parts),
            "ticktext": names,
            "range": [len(sets.parts) - 0.5, -0.5],
            "showgrid": False,
            "zeroline": False,
        },
    )
    return figure


def _add_dots(figure: go.Figure, sets: Sets, ink: str, faint: str) -> None:
    """Below the bars a faint dot for every section, and the sections of each combination joined in ink."""
    grid = [(column, part) for column in range(len(sets.combinations)) for part in sets.parts]
    figure.add_scatter(
        x=[column for column, _ in grid],
        y=[part for _, part in grid],
        yaxis="y2",
        mode="markers",
        marker={"color": faint, "size": 10},
        hoverinfo="skip",
    )
    for column, (parts, count) in enumerate(sets.combinations):
        figure.add_scatter(
            x=[column] * len(parts),
            y=sorted(parts, key=sets.parts.index),
            yaxis="y2",
            mode="lines+markers",
            line={"color": ink, "width": 2.5},
            marker={"color": ink, "size": 10},
            hovertemplate=f"{' + '.join(parts)}: {count} replies<extra></extra>",
        )


def upset_picture(view: View, frame: pd.DataFrame, says: str) -> Picture:
    """The same combinations to share."""
    return Picture(
        "Which sections are relied on together", says, source_line(view), sets=sets_of(frame, MOST_COMBINATIONS)
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
