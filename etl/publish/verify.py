"""Recompute what a snapshot or an export claims about itself, and say in a line what is wrong and where."""

from __future__ import annotations

from pathlib import Path

from etl.publish.hashing import content_sha256
from etl.publish.validate import offending_rows
from etl.snapshot import DamagedSnapshot, connect, file_sha256, path_of
from etl.snapshot_package import checksums


def verify_snapshot(folder: Path, snapshot_id: str) -> list[str]:
    """Check a snapshot: the file's bytes, its content hash, its rules. An empty list means all is well.

    Raises:
        MissingSnapshot: there is no such snapshot.
    """
    path = path_of(folder, snapshot_id)
    wrong = []
    listed = path.with_suffix(".sha256")
    if not listed.is_file():
        wrong.append(f"{listed.name} is missing: the file's bytes cannot be checked")
    elif listed.read_text(encoding="utf-8").split() != [file_sha256(path), path.name]:
        return [f"{path.name}: its bytes are not those that were published ({listed.name})"]
    try:
        connection = connect(folder, snapshot_id)
    except DamagedSnapshot as problem:
        return [*wrong, str(problem)]
    with connection:
        row = connection.execute("SELECT content_sha256 FROM snapshot").fetchone()
        digest = content_sha256(connection)
        if row is None or row[0] != digest:
            wrong.append(f"{path.name}: its rows hash to {digest}, the snapshot says {row[0] if row else 'nothing'}")
        if not snapshot_id.endswith(digest[:8]):
            wrong.append(f"{path.name}: its name does not belong to its content {digest[:8]}")
        wrong += [f"{path.name}: {found}" for found in offending_rows(connection)]
    return wrong


def verify_export(folder: Path) -> list[str]:
    """Check an export: every file against ``SHA256SUMS``, none missing, none more."""
    listed = folder / "SHA256SUMS"
    if not listed.is_file():
        return [f"{folder}: SHA256SUMS is missing; this is no export, or not a whole one"]
    claimed = {}
    for number, line in enumerate(listed.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
        digest, _, name = line.partition("  ")
        if not name:
            return [f"SHA256SUMS: line {number} is no checksum and name"]
        claimed[name] = digest
    here = checksums(folder)
    wrong = [f"{name}: missing" for name in sorted(claimed.keys() - here.keys())]
    wrong += [f"{name}: not in SHA256SUMS" for name in sorted(here.keys() - claimed.keys())]
    return wrong + [
        f"{name}: its bytes are not those that were exported"
        for name in sorted(claimed.keys() & here.keys())
        if claimed[name] != here[name]
    ]
