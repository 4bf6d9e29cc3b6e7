"""The dashboard: the pages, and the HTTP routes beside them. ``streamlit run dashboard.py`` serves both.

The navigation is a script of its own, in a folder without a ``pages`` folder beside it: Streamlit would
otherwise run a page without its frame when a link opens it directly.
"""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.parts.routes import ROUTES
from pages.parts.shell import SHELL

app = st.App(Path(__file__).parent / "pages" / "parts" / "frame.py", routes=[*ROUTES, *SHELL])
