"""Files that a page offers: made when they are asked for, the same bytes for the same view."""

from __future__ import annotations

import csv
import io
import re

import pandas as pd
import streamlit as st

from pages.parts.access import Snapshot
from pages.parts.frames import each

FORMULA = re.compile(r"^[=+\-@\t\r]")
"""Cells that a spreadsheet would run (CWE-1236); they get an apostrophe in front, numbers never."""


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """UTF-8, RFC 4180 line ends, ISO dates, empty for unknown, formula cells of text neutralised: as an export writes them."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(frame.columns)
    for row in each(frame):
        writer.writerow([_cell(value) for value in row[1:]])
    return out.getvalue().encode("utf-8")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text}" if isinstance(value, str) and FORMULA.match(text) else text


def file_name(snapshot: Snapshot, name: str, suffix: str) -> str:
    """A name that says what it is and which snapshot it comes from."""
    return f"{name}-{snapshot.snapshot_id}.{suffix}"


def csv_button(snapshot: Snapshot, name: str, frame: pd.DataFrame) -> None:
    """A button that downloads exactly the rows of the table above it."""
    st.download_button(
        f"CSV, {len(frame):,} rows",
        data=lambda: csv_bytes(frame),
        file_name=file_name(snapshot, name, "csv"),
        mime="text/csv",
        on_click="ignore",
        key=f"csv-{name}",
        icon=":material/download:",
    )
