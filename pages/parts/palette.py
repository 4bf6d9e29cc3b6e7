"""Colours, signs and the Plotly template: told apart by colour-blind readers, and by a letter as well.

The outcome colours are from Okabe and Ito's set (Color Universal Design, 2008), darkened where text stands on
them. Each has a letter, which is drawn wherever the colour is.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
import streamlit as st


@dataclass(frozen=True)
class Sign:
    """How one outcome is drawn: its label, letter, fill, and the colour of text on the fill."""

    label: str
    letter: str
    fill: str
    ink: str


OUTCOMES: dict[str, Sign] = {
    "disclosed": Sign("Disclosed", "D", "#007a5a", "#ffffff"),
    "partly_disclosed": Sign("Partly disclosed", "P", "#8fd3f0", "#10212b"),
    "denied": Sign("Denied", "N", "#0a5c99", "#ffffff"),
    "refused": Sign("Refused", "R", "#b84300", "#ffffff"),
    "no_answer": Sign("No answer", "S", "#6b6b6b", "#ffffff"),
    "unread": Sign("Unread", "U", "#d7d3c8", "#26241f"),
    "unclear": Sign("Unclear", "?", "#d9a3c4", "#2b1222"),
}
NONE = Sign("No reply in this snapshot", "·", "#efece4", "#57534a")
DECISIONS = ("disclosed", "partly_disclosed", "denied", "refused")
READ = (*DECISIONS, "unclear")
STATES = ("no_answer", "unread", "unclear")

USED_FOR: dict[str, Sign] = {
    "withholding": Sign("To withhold information", "W", "#b84300", "#ffffff"),
    "confirm_or_deny": Sign("To neither confirm nor deny", "C", "#5b3a8c", "#ffffff"),
    "cost": Sign("Cost limit", "£", "#8a6d00", "#ffffff"),
    "vexatious": Sign("Vexatious or repeated", "V", "#6b6b6b", "#ffffff"),
    "not_held": Sign("Notice that nothing is held", "N", "#0a5c99", "#ffffff"),
}

GROUPS: dict[str, Sign] = {
    "disclose": Sign("Discloses", "D", "#007a5a", "#ffffff"),
    "deny": Sign("States no use or nothing held", "N", "#0a5c99", "#ffffff"),
    "refuse": Sign("Refuses", "R", "#b84300", "#ffffff"),
    "none": Sign("Not stated", "·", "#efece4", "#57534a"),
}

USE: dict[str, Sign] = {
    "uses": Sign("States use", "U", "#007a5a", "#ffffff"),
    "trialled": Sign("States a trial", "T", "#8fd3f0", "#10212b"),
    "no_use": Sign("States no use", "N", "#0a5c99", "#ffffff"),
}


LABEL_WIDTH = 20


def is_dark() -> bool:
    """Whether the reader's page is dark."""
    return bool(getattr(st.context.theme, "type", None) == "dark")


def chart_ink() -> str:
    """The colour of lines and words of a chart, for the reader's page."""
    return "#e9e5da" if is_dark() else "#2a2824"


def template() -> go.layout.Template:
    """The one look of all interactive charts: quiet axes, direct labels, no decoration."""
    ink, grid = chart_ink(), "#3b3a36" if is_dark() else "#e4dfd3"
    return go.layout.Template(
        layout=go.Layout(
            font={
                "family": "Source Sans, Helvetica, Arial, sans-serif",
                "size": 14,
                "color": ink,
            },
            paper_bgcolor="rgba(0,0,0,0)",
            plot_bgcolor="rgba(0,0,0,0)",
            margin={"l": 20, "r": 14, "t": 8, "b": 8},
            xaxis={
                "gridcolor": grid,
                "zeroline": False,
                "automargin": True,
                "fixedrange": True,
                "title": {"font": {"size": 14}},
            },
            yaxis={"gridcolor": grid, "zeroline": False, "automargin": True, "fixedrange": True},
            legend={
                "orientation": "h",
                "y": 1.02,
                "yanchor": "bottom",
                "x": 0,
                "title": {"text": ""},
                "font": {"size": 12.5},
                "entrywidth": 190,
            },
            hoverlabel={"font": {"size": 13}},
            bargap=0.28,
        )
    )


def name_rows(figure: go.Figure, names: Sequence[str]) -> None:
    """Write the names of a horizontal bar chart, long ones in two lines, and keep their width free at its left."""
    lines = {name: textwrap.wrap(name, LABEL_WIDTH) or [""] for name in names}
    longest = max((len(line) for parts in lines.values() for line in parts), default=0)
    figure.update_yaxes(
        tickmode="array",
        tickvals=list(names),
        ticktext=["<br>".join(f"{line} " for line in lines[name]) for name in names],
    )
    figure.update_layout(margin={"l": 14 + round(7.6 * longest)})
