"""What the Snapshots page draws: downloads, BibTeX, the comparison of two snapshots."""

from __future__ import annotations

import datetime as dt
import html
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from etl.snapshot import SnapshotError, connect
from etl.snapshot_diff import diff, since
from pages.parts.blocks import View
from pages.parts.frames import each, shown, text
from pages.parts.html_tables import html_table
from pages.parts.queries_method import outcomes
from pages.parts.routes_citing import NAMED
from pages.parts.tables import outcome_cell

SHOWN = 200
KINDS = ("csv", "json", "parquet")


def downloads(view: View, sizes: pd.DataFrame) -> None:
    """Every table as CSV, JSON and Parquet, at its lasting address."""
    base = f"/snapshots/{view.snapshot.snapshot_id}"
    rows = "".join(
        f'<tr><th scope="row">{row.table_name}</th><td>{row.n_rows:,}</td><td>{html.escape(text(row.comment))}</td><td>'
        + " ".join(f'<a href="{base}/{row.table_name}.{kind}" target="_self">{kind.upper()}</a>' for kind in KINDS)
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
        f"[Everything as one package]({base}/package.zip) (zip): every table as CSV and Parquet, one workbook, data "
        "dictionary, readme and checksums. The command `python -m etl export --zip` writes the same package."
    )


def listed(view: View, ids: list[str]) -> None:
    """Every snapshot of this machine, latest first, with its files."""
    rows = "".join(
        f'<tr><th scope="row"><a href="/snapshots?snapshot={name}" target="_self">{name}</a></th>'
        f"<td>{dt.date.fromisoformat(name[:10]):%d %B %Y}</td><td>{_standing(view, name)}</td>"
        f'<td><a href="/snapshots/{name}/responses.csv" target="_self">CSV</a> '
        f'<a href="/snapshots/{name}/package.zip" target="_self">Package</a></td></tr>'
        for name in ids
    )
    st.html(
        '<div class="wide" tabindex="0" role="region" aria-label="All snapshots"><table class="rows"><thead><tr>'
        '<th scope="col">Snapshot</th><th scope="col">Built on</th><th scope="col">State</th><th scope="col">Files</th>'
        f"</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _standing(view: View, name: str) -> str:
    words = ["published now"] if name == view.snapshot.current_id else []
    return ", ".join([*words, "shown here"] if name == view.snapshot.snapshot_id else words)


def since_cited(view: View) -> None:
    """Paste a link or an id and see, reply by reply, what became of the figures that rest on it."""
    pasted = st.text_input(
        "Snapshot that you cited: its id, or any link that holds it", key="since", bind="query-params", max_chars=500
    )
    if not pasted:
        return
    found = NAMED.search(pasted)
    if found is None:
        st.warning("That holds no snapshot id. An id looks like 2026-11-23-3cb51b7a and stands in every copied link.")
        return
    try:
        lines = changes_since(view.snapshot.folder, found.group(), view.snapshot.snapshot_id)
    except SnapshotError as problem:
        st.warning(str(problem))
        return
    states = Counter(str(line["state"]) for line in lines)
    st.write("Of the replies: " + ", ".join(f"**{n:,}** {state}" for state, n in sorted(states.items())) + ".")
    rows = [
        [line["response_id"], line["state"], cell["column"], shown(cell["old"]), shown(cell["new"]), cell["why"]]
        for line in lines
        if line["state"] != "unchanged"
        for cell in line["cells"] or [{"column": "", "old": "", "new": "", "why": ""}]
    ]
    if rows:
        html_table("What changed since", ["Reply", "State", "Field", "Then", "Now", "Why"], rows[:SHOWN])
        if len(rows) > SHOWN:
            st.caption(f"Showing {SHOWN} of {len(rows):,} lines; the address below gives all of them.")
    st.caption(f"As JSON: /changes.json?since={found.group()}")


@st.cache_data(max_entries=8, show_spinner=False)
def changes_since(folder: Path, old: str, new: str) -> list[dict[str, Any]]:
    """What became of each response between two snapshots, which never change."""
    with connect(folder, old) as before, connect(folder, new) as after:
        return since(before, after)


@st.cache_data(max_entries=8, show_spinner=False)
def cells_between(folder: Path, old: str, new: str) -> tuple[str, list[list[str]]]:
    """The level of a change (major, minor, patch) and every cell that changed, with the reason."""
    with connect(folder, old) as before, connect(folder, new) as after:
        found = diff(before, after)
    cells = [
        [c.table, " ".join(str(part) for part in c.key), c.column, shown(c.old), shown(c.new), c.why]
        for c in found.changed
    ]
    for table, keys in [*found.added.items(), *found.removed.items()]:
        state = "added" if keys is found.added.get(table) else "removed"
        cells += [[table, " ".join(str(part) for part in key), "", "", "", f"row {state}"] for key in keys]
    return found.level, cells


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
    level, cells = cells_between(view.snapshot.folder, other, view.snapshot.snapshot_id)
    st.write(f"{len(cells):,} cells or rows differ; by the rule for versions this is a **{level}** change.")
    if cells:
        html_table("Every cell that changed", ["Table", "Key", "Field", other, "Now", "Why"], cells[:SHOWN])
    if len(cells) > SHOWN:
        st.caption(
            f"Showing {SHOWN} of {len(cells):,}; all of them: python -m etl diff {other} {view.snapshot.snapshot_id}"
        )


def _cell(outcome: object) -> str:
    return outcome_cell(str(outcome), False) if outcome is not None else "not there"


def _outcomes(view: View, other: str) -> pd.DataFrame:
    before = outcomes(replace(view.snapshot, snapshot_id=other))
    both = before.merge(outcomes(view.snapshot), on="response_id", how="outer", suffixes=("_old", "_new"))
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
