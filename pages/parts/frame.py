"""The navigation: which pages there are, in which order, under which heading."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

PAGES = Path(__file__).parents[1]

SECTIONS: dict[str, list[tuple[str, str, str]]] = {
    "Compare": [
        ("overview", "Overview", ":material/grid_view:"),
        ("exemptions", "Exemptions", ":material/gavel:"),
        ("questions", "Questions", ":material/table_chart:"),
        ("force", "Force", ":material/local_police:"),
        ("compare", "Compare", ":material/compare_arrows:"),
    ],
    "Read": [
        ("letters", "Letters", ":material/mail:"),
        ("shared_wording", "Shared wording", ":material/content_copy:"),
        ("timeliness", "Timeliness", ":material/schedule:"),
    ],
    "Check": [
        ("snapshots", "Snapshots", ":material/inventory_2:"),
        ("method", "Method", ":material/menu_book:"),
    ],
}


def frame() -> None:
    """Draw the navigation and run the page that the address names."""
    st.set_page_config(
        page_title="What police forces reply on facial recognition",
        page_icon=":material/balance:",
        layout="wide",
    )
    pages = {
        heading: [
            st.Page(PAGES / f"{name}.py", title=title, icon=icon, url_path=name, default=name == "overview")
            for name, title, icon in entries
            if (PAGES / f"{name}.py").is_file()
        ]
        for heading, entries in SECTIONS.items()
    }
    st.navigation({heading: entries for heading, entries in pages.items() if entries}).run()
