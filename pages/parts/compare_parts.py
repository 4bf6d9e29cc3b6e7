"""What the Questions, Compare and Timeliness pages draw."""

from __future__ import annotations

import html

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from etl.pictures import Picture, Series
from pages.parts.blocks import View, source_line
from pages.parts.frames import each, text, year
from pages.parts.palette import GROUPS, OUTCOMES, Sign, chart_ink, name_rows, template
from pages.parts.tables import letter_address, outcome_cell

SCOPES = {"all": "", "overt": " (overt use)", "covert": " (covert use)", "residual": " (any other information)"}
DECIDED = ["disclosed", "partly_disclosed", "denied", "refused"]
TIME_LIMIT = 20


def grid_table(view: View, frame: pd.DataFrame, labels: dict[str, str]) -> None:
    """Forces by questions; a cell holds what the reply states there, coloured and lettered by its group."""
    asked = sorted(
        {row.question for row in each(frame) if row.question}, key=lambda name: (name != "all", len(name), name)
    )
    heads = "".join(
        f'<th scope="col">{"Whole request" if name == "all" else f"Question {html.escape(name)}"}</th>'
        for name in asked
    )
    body = []
    for response_id, part in frame.groupby("response_id", sort=False):
        first = next(each(part))
        address = html.escape(letter_address(view, str(response_id)))
        cells = "".join(f"<td>{_cell(part[part.question == name], labels)}</td>" for name in asked)
        body.append(
            f'<tr><th scope="row"><a href="{address}" target="_self">{html.escape(first.force)}</a></th>'
            f"<td>{outcome_cell(first.outcome, bool(first.provisional))}</td>{cells}</tr>"
        )
    st.html(
        '<div class="wide" tabindex="0" role="region" aria-label="Forces by questions"><table class="rows"><thead><tr>'
        f'<th scope="col">Force</th><th scope="col">Outcome</th>{heads}</tr></thead><tbody>{"".join(body)}</tbody>'
        "</table></div>"
    )


def _cell(part: pd.DataFrame, labels: dict[str, str]) -> str:
    cells = []
    for row in each(part):
        sign = GROUPS[row.outcome_group]
        words = html.escape(labels.get(row.position, row.position) + SCOPES[row.scope])
        quote = html.escape(text(row.quote))
        apart = html.escape(text(row.not_comparable_because))
        if apart:
            cells.append(f'<div class="apart" title="{quote}">{words}<br><small>{apart}</small></div>')
            continue
        cells.append(
            f'<div title="{quote}"><span class="chip" style="background:{sign.fill};color:{sign.ink}">{sign.letter}</span>'
            f" {words}</div>"
        )
    return "".join(cells)


def compared(frame: pd.DataFrame) -> pd.DataFrame:
    """One row a reply of the grid, without the replies that state nothing comparable."""
    kept = frame[~(frame.position.notna() & frame.not_comparable_because.notna())]
    return kept.drop_duplicates("response_id")


def grid_says(frame: pd.DataFrame) -> str:
    """The finding of the grid: how many replies, how many decided, how many statements are left out and why."""
    counted = compared(frame)
    decided = int(counted.outcome.isin(DECIDED).sum())
    apart = int(frame.not_comparable_because.notna().sum())
    left_out = frame.response_id.nunique() - len(counted)
    says = (
        f"{_number(len(counted), 'reply', 'replies')} to this question set in the snapshot; {decided} of them read far "
        "enough to state an outcome. Cells without a word: the reply does not answer that question apart, or was not read."
    )
    if apart:
        says += (
            f" Greyed: {_number(apart, 'statement', 'statements')} of another period, technology or meaning of use; "
            f"{_number(left_out, 'reply', 'replies')} with nothing else left out of the counts."
        )
    return says


def _number(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def grid_picture(view: View, frame: pd.DataFrame, title: str, finding: str) -> Picture:
    """Replies to one question set by outcome, to share."""
    counts = compared(frame).outcome.value_counts()
    present = [(value, sign) for value, sign in OUTCOMES.items() if counts.get(value)]
    return Picture(
        f"Replies to: {title}",
        finding,
        source_line(view),
        categories=tuple(sign.label for _, sign in present),
        series=_diagonal([(sign, float(counts[value])) for value, sign in present]),
    )


def _diagonal(bars: list[tuple[Sign, float]]) -> tuple[Series, ...]:
    """One bar a category, each in its own colour."""
    return tuple(
        Series(sign.label, sign.fill, sign.ink, tuple(value if at == place else 0.0 for at in range(len(bars))))
        for place, (sign, value) in enumerate(bars)
    )


def columns(view: View, frame: pd.DataFrame, names: list[str]) -> None:
    """Two to four forces beside each other: outcome counts, exemptions, latest replies."""
    for column, name in zip(st.columns(len(names)), names, strict=True):
        part = frame[frame.force == name]
        with column:
            st.subheader(name, anchor=False)
            if part.empty:
                st.write("No reply within these filters.")
                continue
            counts = part.outcome.value_counts()
            for value in OUTCOMES:
                if counts.get(value):
                    st.html(f"<p>{outcome_cell(value, False)}: <b>{int(counts[value])}</b> of {len(part)}</p>")
            cited = sorted({cell for row in each(part) for cell in text(row.exemptions).split("; ") if cell})
            st.write("Relies on: " + (", ".join(cited) if cited else "nothing, in the replies that were read") + ".")
            items = "".join(
                f'<li><a href="{html.escape(letter_address(view, row.response_id))}" target="_self">'
                f"{html.escape(text(row.title) or text(row.reference) or 'Reply')}</a> {year(row.year)}: "
                f"{outcome_cell(row.outcome, bool(row.provisional))}</li>"
                for row in each(part.head(8))
            )
            st.html(f"<ul>{items}</ul>")


def compare_chart(frame: pd.DataFrame, names: list[str]) -> go.Figure:
    """Outcomes of each chosen force as a stacked bar."""
    figure = go.Figure(
        layout={
            "template": template(),
            "barmode": "stack",
            "height": 110 + 46 * len(names),
            "uniformtext": {"minsize": 11, "mode": "hide"},
        }
    )
    for value, sign in OUTCOMES.items():
        counts = [int(((frame.force == name) & (frame.outcome == value)).sum()) for name in names]
        if any(counts):
            figure.add_bar(
                y=names,
                x=counts,
                orientation="h",
                name=f"{sign.letter} {sign.label}",
                marker={"color": sign.fill},
                text=[f"{sign.letter} {count}" if count else "" for count in counts],
                insidetextfont={"color": sign.ink},
                textangle=0,
                hovertemplate="%{y}: %{x} " + sign.label.lower() + "<extra></extra>",
            )
    figure.update_yaxes(autorange="reversed")
    figure.update_xaxes(title="replies", rangemode="tozero")
    name_rows(figure, names)
    return figure


def compare_picture(view: View, frame: pd.DataFrame, names: list[str], finding: str) -> Picture:
    """Outcomes of the chosen forces, to share."""
    series = tuple(
        Series(
            sign.label,
            sign.fill,
            sign.ink,
            tuple(float(((frame.force == name) & (frame.outcome == value)).sum()) for name in names),
        )
        for value, sign in OUTCOMES.items()
        if (frame.outcome == value).any()
    )
    return Picture("Replies of " + ", ".join(names), finding, source_line(view), categories=tuple(names), series=series)


def days_chart(frame: pd.DataFrame) -> go.Figure:
    """Working days of each reply whose dates are known, with the limit."""
    known = frame.dropna(subset=["working_days"])
    figure = go.Figure(layout={"template": template(), "height": 90 + 46 * len(known)})
    names = [f"{row.force}: {text(row.reference) or text(row.title)}"[:60] for row in each(known)]
    late = [bool(row.late) for row in each(known)]
    figure.add_bar(
        y=names,
        x=known.working_days.astype(int),
        orientation="h",
        marker={"color": ["#b84300" if flag else "#0a5c99" for flag in late]},
        text=[
            f"{int(days)} {'late' if flag else 'in time'}" for days, flag in zip(known.working_days, late, strict=True)
        ],
        insidetextfont={"color": "#ffffff"},
        hovertemplate="%{y}: %{x} working days<extra></extra>",
    )
    figure.add_vline(
        x=TIME_LIMIT,
        line={"dash": "dot", "width": 2, "color": chart_ink()},
        annotation={"text": "20 working days", "yanchor": "bottom", "xanchor": "center"},
    )
    figure.update_yaxes(autorange="reversed")
    figure.update_xaxes(title="working days after receipt", rangemode="tozero")
    name_rows(figure, names)
    figure.update_layout(margin={"t": 28})
    return figure


def days_spread(days: pd.DataFrame) -> go.Figure:
    """How many replies came on which working day, with the limit."""
    figure = go.Figure(layout={"template": template(), "height": 360, "barmode": "stack"})
    for late, name, colour in ((False, "in time", "#0a5c99"), (True, "late", "#b84300")):
        part = days[days.late.astype(bool) == late]
        figure.add_bar(
            x=part.working_days.astype(int),
            y=part.n,
            name=name,
            marker={"color": colour},
            hovertemplate="%{x} working days, " + name + ": %{y} replies<extra></extra>",
        )
    figure.add_vline(x=TIME_LIMIT + 0.5, line={"dash": "dot", "width": 2}, annotation_text="20 working days")
    figure.update_xaxes(title="working days after receipt", rangemode="tozero")
    figure.update_yaxes(title="replies", rangemode="tozero")
    return figure


def days_picture(view: View, frame: pd.DataFrame, finding: str) -> Picture:
    """Working days to share: the longest twelve."""
    known = frame.dropna(subset=["working_days"]).head(12)
    late = tuple(float(row.working_days) if row.late else 0.0 for row in each(known))
    in_time = tuple(0.0 if row.late else float(row.working_days) for row in each(known))
    series = (Series("Late", "#b84300", "#ffffff", late), Series("In time", "#0a5c99", "#ffffff", in_time))
    return Picture(
        "Working days that forces took to reply",
        finding,
        source_line(view),
        categories=tuple(f"{row.force} {text(row.reference)}"[:34] for row in each(known)),
        series=series,
    )
