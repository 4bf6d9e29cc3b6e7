"""Where snapshots live, which one is current, and the one way to open one.

A snapshot is an immutable file ``<snapshot_id>.duckdb``; ``CURRENT`` holds the id of the published one.
Every connection is read-only, cannot reach outside the file and cannot change its settings; use a cursor a
thread. This is the only module of ``etl`` (with ``snapshot_tables``, which streams) that pages import.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import duckdb

from etl.workspace import Workspace

CURRENT = "CURRENT"
CLOSED = {"enable_external_access": "false", "lock_configuration": "true"}
"""Given when the file is opened, because one process shares one database and its settings."""

SNAPSHOT_ID = re.compile(r"^\d{4}-\d{2}-\d{2}-[0-9a-f]{8}$")


class SnapshotError(Exception):
    """A snapshot that cannot be used; the message says which, why and what to do."""


class MissingSnapshot(SnapshotError):
    """There is no such snapshot on this machine, or none at all."""


class DamagedSnapshot(SnapshotError):
    """The file is there and is not the snapshot that was published under its name."""


def snapshots_folder() -> Path:
    """Where the snapshots of this machine stand: ``snapshots`` below the data folder."""
    return Workspace.from_environment().snapshots


def snapshot_ids(folder: Path) -> list[str]:
    """The snapshots in a folder: latest build first, by the time the file was finished within a day."""
    files = [path for path in folder.glob("*.duckdb") if SNAPSHOT_ID.match(path.stem)]
    files.sort(key=lambda path: (path.stem[:10], path.stat().st_mtime_ns, path.stem), reverse=True)
    return [path.stem for path in files]


def path_of(folder: Path, snapshot_id: str) -> Path:
    """The file of a snapshot.

    Raises:
        MissingSnapshot: the id is malformed or there is no such file.
    """
    path = folder / f"{snapshot_id}.duckdb"
    if not SNAPSHOT_ID.match(snapshot_id) or not path.is_file():
        here = snapshot_ids(folder)
        known = f"here are: {', '.join(here[:5])}" if here else "there are none; run `python -m etl run`"
        raise MissingSnapshot(f"no snapshot {snapshot_id!r} in {folder}: {known}")
    return path


def current_id(folder: Path) -> str:
    """The id of the published snapshot.

    Raises:
        MissingSnapshot: nothing was published yet, or the published file is gone.
    """
    pointer = folder / CURRENT
    if not pointer.is_file():
        raise MissingSnapshot(f"no snapshot was published in {folder}; run `python -m etl run`")
    snapshot_id = pointer.read_text(encoding="utf-8").strip()
    path_of(folder, snapshot_id)
    return snapshot_id


def last_good(folder: Path, not_this: str) -> str | None:
    """The latest snapshot other than a damaged one that opens."""
    for snapshot_id in snapshot_ids(folder):
        if snapshot_id == not_this:
            continue
        try:
            connect(folder, snapshot_id).close()
        except SnapshotError:
            continue
        return snapshot_id
    return None


def connect(folder: Path, snapshot_id: str) -> duckdb.DuckDBPyConnection:
    """Open a snapshot for reading only, with no way out of its file.

    Raises:
        MissingSnapshot: there is no such snapshot.
        DamagedSnapshot: the file does not open or holds another snapshot.
    """
    path = path_of(folder, snapshot_id)
    try:
        connection = duckdb.connect(str(path), read_only=True, config=dict(CLOSED))
        row = connection.execute("SELECT snapshot_id FROM snapshot").fetchone()
    except duckdb.Error as problem:
        raise DamagedSnapshot(
            f"{path} does not open as a snapshot ({str(problem).splitlines()[0]}); "
            "remove it and run `python -m etl run --again`"
        ) from None
    if row is None or row[0] != snapshot_id:
        connection.close()
        raise DamagedSnapshot(f"{path} holds another snapshot; remove it and run `python -m etl run --again`")
    return connection


def file_sha256(path: Path) -> str:
    """SHA-256 (hex) of a file's bytes, read in pieces."""
    with path.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()
