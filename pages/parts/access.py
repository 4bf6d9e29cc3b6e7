"""The snapshot that a page shows: which one, one read-only connection to it, a cursor for each query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import duckdb
import pandas as pd
import streamlit as st

from etl.snapshot import (
    DamagedSnapshot,
    MissingSnapshot,
    SnapshotError,
    connect,
    current_id,
    last_good,
    snapshot_ids,
    snapshots_folder,
)

PINNED = "pinned_snapshot"


@dataclass(frozen=True)
class Snapshot:
    """A snapshot that is open: its id, its folder, whether the link pins it, and the current one's id."""

    snapshot_id: str
    folder: Path
    pinned: bool
    current_id: str | None

    def query(self, sql: str, parameters: Mapping[str, Any] | None = None) -> pd.DataFrame:
        """Run one query on a cursor of its own, because a connection is not for several threads."""
        return self.cursor().execute(sql, dict(parameters or {})).df()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor for one query."""
        return _connection(str(self.folder), self.snapshot_id).cursor()


@st.cache_resource(max_entries=4, show_spinner=False)
def _connection(folder: str, snapshot_id: str) -> duckdb.DuckDBPyConnection:
    return connect(Path(folder), snapshot_id)


def wanted_id() -> str | None:
    """The snapshot that the link names; kept for the session, because changing the page drops it."""
    named = st.query_params.get("snapshot")
    if named:
        st.session_state[PINNED] = named
    return st.session_state.get(PINNED)


def open_snapshot() -> Snapshot:
    """The snapshot to show: the one that the link pins, or the current one.

    Every run asks anew, so a new snapshot appears without a restart; one run uses one snapshot only. Where
    there is none, the page says what to do and ends.
    """
    folder = snapshots_folder()
    try:
        current: str | None = current_id(folder)
    except MissingSnapshot:
        current = None
    snapshot_id = wanted_id() or current
    if snapshot_id is None:
        _nothing_yet()
    try:
        _connection(str(folder), snapshot_id)
    except SnapshotError as problem:
        _cannot_open(folder, snapshot_id, problem)
    return Snapshot(snapshot_id, folder, snapshot_id == st.session_state.get(PINNED), current)


def _nothing_yet() -> NoReturn:
    st.title("Nothing has been published yet")
    st.write(
        "This dashboard shows snapshots, and there is none on this machine. Build one from the register that "
        "comes with the project, and from any letters in the inbox, then reload this page:"
    )
    st.code("python -m etl run", language=None, wrap_lines=True)
    st.stop()
    raise RuntimeError("st.stop() ends the run; this line is never reached")


def _cannot_open(folder: Path, snapshot_id: str, problem: SnapshotError) -> NoReturn:
    missing = isinstance(problem, MissingSnapshot)
    st.title("That snapshot is not here" if missing else "That snapshot is damaged")
    st.write(
        "The link names a snapshot that this machine does not have."
        if missing
        else "The file does not open as the snapshot that was published under its name. Nothing is shown from it."
    )
    st.text(str(problem))
    good = last_good(folder, snapshot_id)
    if good is not None and st.button(f"Show {good} instead", type="primary"):
        st.session_state.pop(PINNED, None)
        st.query_params["snapshot"] = good
        st.rerun()
    st.stop()
    raise RuntimeError("st.stop() ends the run; this line is never reached")


def all_ids(snapshot: Snapshot) -> list[str]:
    """Every snapshot of the folder, latest first."""
    return snapshot_ids(snapshot.folder)


__all__ = ["DamagedSnapshot", "Snapshot", "all_ids", "open_snapshot"]
