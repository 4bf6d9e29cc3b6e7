"""The dashboard: the pages, and the HTTP routes beside them. ``streamlit run dashboard.py`` serves both."""

from __future__ import annotations

import streamlit as st

if __name__ == "__main__":
    from pages.parts.frame import frame

    frame()
else:
    from pages.parts.routes import ROUTES

    app = st.App("dashboard.py", routes=ROUTES)
