"""Which snapshots stay: named ones for good, the current one always, of the rest the latest few."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from etl.snapshot import MissingSnapshot, current_id, path_of, snapshot_ids

KEPT = "KEPT.csv"


class KeepError(Exception):
    """A name that cannot be given."""


@dataclass(frozen=True)
class Listed:
    """One snapshot: its id, size in bytes, the name it is kept under, whether it is current."""

    snapshot_id: str
    n_bytes: int
    name: str | None
    current: bool


def names(folder: Path) -> dict[str, str]:
    """The names that people gave, by snapshot id."""
    path = folder / KEPT
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["snapshot_id"]: row["name"] for row in csv.DictReader(lines)}


def listed(folder: Path) -> list[Listed]:
    """Every snapshot of a folder, latest first."""
    try:
        current: str | None = current_id(folder)
    except MissingSnapshot:
        current = None
    kept = names(folder)
    return [
        Listed(name, path_of(folder, name).stat().st_size, kept.get(name), name == current)
        for name in snapshot_ids(folder)
    ]


def keep(folder: Path, snapshot_id: str, name: str) -> None:
    """Give a snapshot a name; named snapshots are never pruned.

    Raises:
        MissingSnapshot: there is no such snapshot.
        KeepError: the name is empty, or another snapshot has it.
    """
    path_of(folder, snapshot_id)
    kept = names(folder)
    if not name.strip():
        raise KeepError("a name is needed, for example the article that cites the snapshot")
    if name in kept.values() and kept.get(snapshot_id) != name:
        raise KeepError(f"{name!r} names another snapshot already")
    kept[snapshot_id] = name
    beside = folder / f".{KEPT}"
    with beside.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["snapshot_id", "name"])
        writer.writerows(sorted(kept.items()))
    beside.replace(folder / KEPT)


def prune(folder: Path, keep_last: int) -> list[str]:
    """Remove snapshots that are neither named, nor current, nor among the latest ``keep_last``; returns their ids."""
    spared = {entry.snapshot_id for entry in listed(folder) if entry.name or entry.current}
    gone = [name for name in snapshot_ids(folder)[keep_last:] if name not in spared]
    for name in gone:
        path_of(folder, name).unlink()
        (folder / f"{name}.sha256").unlink(missing_ok=True)
    return gone
