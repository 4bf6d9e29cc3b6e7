"""The navigation: which pages there are, in which order, under which heading."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.parts.layout import draw_once
from pages.parts.overview_parts import TITLE

PAGES = Path(__file__).parents[1]

# File, title and icon of each page: one flat list, because headings inside a list trip screen readers.
ENTRIES: list[tuple[str, str, str]] = [
    ("overview", "Overview", ":material/grid_view:"),
    ("exemptions", "Exemptions", ":material/gavel:"),
    ("questions", "Questions", ":material/table_chart:"),
    ("force", "Force", ":material/local_police:"),
    ("compare", "Compare", ":material/compare_arrows:"),
    ("letters", "Letters", ":material/mail:"),
    ("shared_wording", "Shared wording", ":material/content_copy:"),
    ("timeliness", "Timeliness", ":material/schedule:"),
    ("snapshots", "Snapshots", ":material/inventory_2:"),
    ("method", "Method", ":material/menu_book:"),
]


def frame() -> None:
    """Draw the navigation and run the page that the address names."""
    pages = [
        st.Page(PAGES / f"{name}.py", title=title, icon=icon, url_path=name, default=name == "overview")
        for name, title, icon in ENTRIES
        if (PAGES / f"{name}.py").is_file()
    ]
    chosen = st.navigation(pages, expanded=True)
    st.set_page_config(
        page_title=f"{chosen.title} · {TITLE}",
        page_icon=":material/balance:",
        layout="wide",
    )
    draw_once()
    chosen.run()


if __name__ == "__main__":
    frame()
