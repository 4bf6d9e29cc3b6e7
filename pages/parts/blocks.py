"""A figure as every page shows it: heading, finding, chart, source, table, downloads, link."""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from etl.pictures import Picture, png, svg
from pages.parts.access import Snapshot
from pages.parts.downloads import csv_button, file_name
from pages.parts.filters import BOUND, as_query, choices, in_words
from pages.parts.html_tables import frame_table
from pages.parts.queries import Filters

LICENCE = "Coding: CC BY 4.0."
TABLE_ROWS = 200


@dataclass(frozen=True)
class View:
    """What a page works with: the snapshot, the filters, and the labels of their values."""

    snapshot: Snapshot
    filters: Filters
    labels: dict[str, dict[Any, str]]
    page: str

    @property
    def query(self) -> str:
        """The query string that reopens this view on this snapshot."""
        return as_query(self.filters, self.snapshot, self.labels)

    def address(self, **more: str) -> str:
        """The whole address that reopens this view on this snapshot, with what the reader selected on the page."""
        selected = {
            name: value
            for name in st.query_params
            if name not in (*BOUND, "provisional", "snapshot", "embed", "embed_options", "chart")
            for value in [st.query_params[name]]
        }
        query = urlencode({**more, **selected})
        return f"{_site()}/{self.page}?{f'{query}&' if query else ''}{self.query}"

    @property
    def filtered(self) -> str:
        """The filters in words."""
        return in_words(self.filters, self.labels)


def _site() -> str:
    """Scheme, host and base path under which the reader sees the app; nothing where no browser asks."""
    url = urlsplit(st.context.url or "")
    if not url.netloc:
        return ""
    above, _, last = url.path.rstrip("/").rpartition("/")
    return f"{url.scheme}://{url.netloc}{above if last else ''}"


def view_of(snapshot: Snapshot, filters: Filters, page: str) -> View:
    """Bundle what the blocks of a page need."""
    return View(snapshot, filters, choices(snapshot), page)


def wanted(name: str) -> bool:
    """Whether a block is shown: all are, unless the address asks for one chart (``?embed=true&chart=…``)."""
    only = st.query_params.get("chart")
    return only is None or only == name


def source_line(view: View) -> str:
    """Source, filters and snapshot in one line, for pages and pictures."""
    return source(view.snapshot.snapshot_id, view.filtered)


def source(snapshot_id: str, filtered: str = "") -> str:
    """Where figures come from: the snapshot, and the filters in words where there are any."""
    only = f"; only {filtered}" if filtered else ""
    return f"Source: police forces' FOI replies, coded in snapshot {snapshot_id}{only}. {LICENCE}"


def figure_block(
    view: View,
    name: str,
    title: str,
    finding: str,
    draw: Callable[[], object],
    table: pd.DataFrame,
    picture: Callable[[], Picture] | None = None,
    columns: dict[str, str] | None = None,
) -> None:
    """Draw one figure with its finding, source, table, downloads and link.

    Args:
        view: snapshot and filters.
        name: the chart's name in addresses and file names.
        title: what the chart is about.
        finding: what it says, in a sentence; also read out instead of the chart.
        draw: draws the chart.
        table: the same data, one query with the chart.
        picture: makes the picture to share, when it is asked for.
        columns: headings of the table's columns; columns without one are left out of the table on the page.
    """
    if not wanted(name):
        return
    st.header(title, anchor=name)
    st.markdown(f'<p class="finding">{html.escape(finding, quote=False)}</p>', unsafe_allow_html=True)
    if table.empty:
        st.info("Nothing to draw: no reply within these filters says anything about this. Remove a filter to see more.")
        return
    draw()
    st.caption(source_line(view))
    _below(view, name, table, picture, columns)


def _below(
    view: View,
    name: str,
    table: pd.DataFrame,
    picture: Callable[[], Picture] | None,
    columns: dict[str, str] | None,
) -> None:
    more = st.expander(f"Table and downloads: {len(table):,} rows", key=f"more-{name}", on_change="rerun")
    if not more.open:
        return
    with more:
        shown = table if columns is None else table[list(columns)].rename(columns=columns)
        frame_table(f"The data of the chart: {name}", shown.head(TABLE_ROWS))
        st.caption(f"Showing {min(len(table), TABLE_ROWS):,} of {len(table):,} rows.")
        with st.container(horizontal=True):
            csv_button(view.snapshot, name, table)
            if picture is not None:
                _picture_buttons(view, name, picture)
        st.text("Link to this chart alone, pinned to this snapshot:")
        alone = view.address(embed="true", chart=name)
        st.code(alone, language=None, wrap_lines=True)
        st.text("To put it into a page of your own:")
        framed = f'<iframe src="{html.escape(alone)}" title="{name}" width="100%" height="560" loading="lazy"></iframe>'
        st.code(framed, language="html", wrap_lines=True)


def _picture_buttons(view: View, name: str, picture: Callable[[], Picture]) -> None:
    kinds: list[tuple[str, str, str, Callable[[], bytes]]] = [
        ("PNG 1200×630", "png", "image/png", lambda: png(picture(), "wide")),
        ("PNG square", "square.png", "image/png", lambda: png(picture(), "square")),
        ("SVG", "svg", "image/svg+xml", lambda: svg(picture())),
    ]
    for label, suffix, mime, make in kinds:
        st.download_button(
            label,
            data=make,
            file_name=file_name(view.snapshot, name, suffix),
            mime=mime,
            on_click="ignore",
            key=f"{suffix}-{name}",
            icon=":material/image:",
        )


def plot(figure: go.Figure, alt: str, key: str) -> None:
    """Draw an interactive chart in our own colours, without the mode bar that a keyboard cannot reach."""
    st.plotly_chart(
        figure,
        theme=None,
        alt=alt,
        key=key,
        config={"displayModeBar": False, "scrollZoom": False, "responsive": True},
    )
