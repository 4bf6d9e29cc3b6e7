"""What the Snapshots page draws: downloads, BibTeX, the comparison of two snapshots."""

from __future__ import annotations

import html

import pandas as pd
import streamlit as st

from etl.snapshot import SnapshotError, connect
from pages.parts.blocks import View
from pages.parts.frames import each, text
from pages.parts.html_tables import html_table
from pages.parts.tables import outcome_cell

SHOWN = 200
KINDS = ("csv", "json", "parquet")


def downloads(view: View, sizes: pd.DataFrame) -> None:
    """Every table as CSV, JSON and Parquet, at its lasting address."""
    base = f"/snapshots/{view.snapshot.snapshot_id}"
    rows = "".join(
        f'<tr><th scope="row">{row.table_name}</th><td>{row.n_rows:,}</td><td>{html.escape(text(row.comment))}</td><td>'
        + " ".join(
            f'<a href="{base}/{row.table_name}.{kind}" target="_self">{kind.upper()}</a>'
            for kind in ("csv", "json", "parquet")
        )
        + "</td></tr>"
        for row in each(sizes)
    )
    st.html(
        '<div class="wide" tabindex="0" role="region" aria-label="Tables to download">'
        '<table class="rows"><thead><tr>'
        '<th scope="col">Table</th><th scope="col">Rows</th><th scope="col">What it holds</th><th scope="col">Files</th>'
        f"</tr></thead><tbody>{rows}</tbody></table></div>"
    )
    st.write(
        "The address of the newest responses is /snapshots/current/responses.csv; it leads to the named snapshot. "
        "Everything as one package, with data dictionary, readme and checksums:"
    )
    st.code(
        f"python -m etl export --to package --zip --snapshot {view.snapshot.snapshot_id}",
        language=None,
        wrap_lines=True,
    )


def bibtex(view: View, content_sha256: str) -> str:
    """The snapshot as a BibTeX entry."""
    name = view.snapshot.snapshot_id
    return (
        f"@misc{{crossforce{name.replace('-', '')},\n"
        "  title = {Police forces' FOI replies on facial recognition},\n"
        f"  year = {{{name[:4]}}},\n"
        f"  note = {{Snapshot {name}, content SHA-256 {content_sha256}, coding CC BY 4.0}}\n}}"
    )


def compare(view: View, ids: list[str]) -> None:
    """Responses whose outcome differs between this snapshot and an earlier one."""
    others = [name for name in ids if name != view.snapshot.snapshot_id]
    if not others:
        st.write("There is only this snapshot on this machine. When another is published, both can be compared here.")
        return
    other = st.selectbox("Compare with", others, key="with", bind="query-params")
    try:
        frame = _outcomes(view, other)
    except SnapshotError as problem:
        st.warning(str(problem))
        return
    st.write(f"{len(frame)} responses differ in outcome, or stand in one of the two only.")
    rows = "".join(
        f'<tr><th scope="row">{html.escape(row.response_id)}</th><td>{_cell(row.old)}</td>'
        f"<td>{_cell(row.new)}</td></tr>"
        for row in each(frame.head(SHOWN))
    )
    if rows:
        st.html(
            '<div class="wide" tabindex="0" role="region" aria-label="Changed outcomes"><table class="rows"><thead><tr>'
            f'<th scope="col">Response</th><th scope="col">{html.escape(other)}</th>'
            f'<th scope="col">{view.snapshot.snapshot_id}</th></tr></thead><tbody>{rows}</tbody></table></div>'
        )
    st.write("Every cell that changed, with the reason:")
    st.code(f"python -m etl diff {other} {view.snapshot.snapshot_id}", language=None, wrap_lines=True)


def _cell(outcome: object) -> str:
    return outcome_cell(str(outcome), False) if outcome is not None else "not there"


def _outcomes(view: View, other: str) -> pd.DataFrame:
    query = "SELECT response_id, outcome FROM response"
    with connect(view.snapshot.folder, other) as connection:
        before = connection.execute(query).df()
    both = before.merge(view.snapshot.query(query), on="response_id", how="outer", suffixes=("_old", "_new"))
    both = both.rename(columns={"outcome_old": "old", "outcome_new": "new"})
    return both[both.old.fillna("") != both.new.fillna("")].sort_values("response_id")


def facts_table(head: pd.Series) -> None:
    """What went into the snapshot: versions and hashes."""
    rows = [[str(name).replace("_", " "), str(value)] for name, value in head.items() if name != "counts"]
    html_table("What went into this snapshot", ["What", "Value"], rows)


def columns_table(part: pd.DataFrame) -> None:
    """The columns of one table with their meaning."""
    rows = [[row.column_name, row.data_type, text(row.comment)] for row in each(part)]
    html_table("Columns of the table", ["Column", "Type", "Meaning"], rows)
