"""Build a snapshot beside the published one, check it, rename it, and publish it last.

Killed at any moment, the published snapshot stays as it was: the file is written under another name,
``CURRENT`` is replaced atomically at the very end. One build at a time: the lock is the operating system's,
so a dead process does not hold it, and the next build takes the place of what a dead one left.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb
import pandas as pd
from filelock import FileLock, Timeout

from etl.publish import SCHEMA_VERSION
from etl.publish.bounds import check_bounds
from etl.publish.hashing import content_sha256
from etl.publish.reference_tables import reference_tables
from etl.publish.validate import offending_rows
from etl.reference import Reference
from etl.snapshot import CURRENT, SnapshotError, connect, file_sha256, path_of, snapshot_ids
from etl.snapshot_schema import columns_of, tables_of

SCHEMA = Path(__file__).with_name("schema.sql")
BUILDING = ".building.duckdb"

_CELLS = {
    ("citation", "exemption"): "coalesce(exemption, (SELECT e.provision FROM exemption e "
    "WHERE e.provision = rows_to_insert.provision AND e.kind <> 'procedural'))"
}
"""Cells that another table fills; rows are stored in the order of their columns, in which exports then read them."""


class BuildError(Exception):
    """A snapshot that must not be published; names the table, the rows and what is allowed."""


@dataclass(frozen=True)
class BuildMeta:
    """What goes into the one row of table ``snapshot``: the day of the build and the hashes of its inputs."""

    built_on: dt.date
    code_version: str
    reader_version: str
    reference_sha256: str
    register_sha256: str
    corrections_sha256: str
    letters_sha256: str


@dataclass(frozen=True)
class BuildResult:
    """The snapshot that is published now, whether its content was known already, and warnings."""

    snapshot_id: str
    path: Path
    content_sha256: str
    unchanged: bool
    warnings: tuple[str, ...]


def build(
    tables: Mapping[str, Sequence[Mapping[str, object]]],
    reference: Reference,
    meta: BuildMeta,
    folder: Path,
) -> BuildResult:
    """Build and publish a snapshot.

    Args:
        tables: rows of the coded tables, with exactly the columns of ``schema.sql``.
        reference: fills the reference tables.
        meta: the day of the build and the hashes of its inputs.
        folder: where snapshots live.

    Returns:
        The published snapshot. Content that an earlier snapshot has already keeps that snapshot's id.

    Raises:
        BuildError: another build is running, or a constraint, a check or a bound is broken.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _lock(folder):
        beside = folder / BUILDING
        _remove(beside)
        try:
            result = _build(tables, reference, meta, folder, beside)
        finally:
            _remove(beside)
        _publish(folder, result.snapshot_id)
        return result


@contextlib.contextmanager
def _lock(folder: Path):  # type: ignore[no-untyped-def]
    lock = FileLock(folder / ".build.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise BuildError(
            f"another build is running in {folder}; wait for it (a dead process does not hold the lock)"
        ) from None
    try:
        yield
    finally:
        lock.release()


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    Path(f"{path}.wal").unlink(missing_ok=True)


def _build(
    tables: Mapping[str, Sequence[Mapping[str, object]]],
    reference: Reference,
    meta: BuildMeta,
    folder: Path,
    beside: Path,
) -> BuildResult:
    with duckdb.connect(str(beside)) as connection:
        connection.execute("SET threads = 2")
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        cited = {str(row["provision"]) for row in tables.get("citation", ())}
        _fill(connection, {**reference_tables(reference, cited), **tables})
        warnings = _check(connection, reference)
        digest = content_sha256(connection)
        known = _known(folder, digest)
        snapshot_id = known or f"{meta.built_on.isoformat()}-{digest[:8]}"
        if known is None:
            _sign(connection, snapshot_id, digest, meta)
            connection.execute("CHECKPOINT")
    if known is None:
        target = folder / f"{snapshot_id}.duckdb"
        checksum = file_sha256(beside)
        target.with_suffix(".sha256").write_text(f"{checksum}  {target.name}\n", encoding="utf-8")
        beside.replace(target)
    return BuildResult(snapshot_id, path_of(folder, snapshot_id), digest, known is not None, warnings)


def _fill(connection: duckdb.DuckDBPyConnection, tables: Mapping[str, Sequence[Mapping[str, object]]]) -> None:
    in_order = [
        str(row[0])
        for row in connection.execute(
            "SELECT table_name FROM duckdb_tables() WHERE NOT internal ORDER BY table_oid"
        ).fetchall()
    ]
    strangers = set(tables) - set(in_order)
    if strangers:
        raise BuildError(f"no table {', '.join(sorted(strangers))} in schema.sql")
    for table in in_order:
        rows = tables.get(table, ())
        if rows:
            _insert(connection, table, rows)


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Mapping[str, object]]) -> None:
    columns = [name for name, _, _ in columns_of(connection, table)]
    for row in rows:
        if row.keys() - set(columns):
            raise BuildError(f"table {table} has no column {', '.join(sorted(row.keys() - set(columns)))}")
    frame = pd.DataFrame([[row.get(name) for name in columns] for row in rows], columns=columns, dtype=object)
    connection.register("rows_to_insert", frame)
    types = {name: data_type for name, data_type, _ in columns_of(connection, table)}
    cells = ", ".join(_CELLS.get((table, name), f'CAST("{name}" AS {types[name]})') for name in columns)
    try:
        connection.execute(f'INSERT INTO "{table}" SELECT {cells} FROM rows_to_insert ORDER BY ALL')
    except duckdb.Error as problem:
        raise BuildError(f"table {table}: {str(problem).splitlines()[0]}") from None
    finally:
        connection.unregister("rows_to_insert")


def _check(connection: duckdb.DuckDBPyConnection, reference: Reference) -> tuple[str, ...]:
    found = offending_rows(connection)
    if found:
        raise BuildError("; ".join(found))
    broken, warnings = check_bounds(connection, reference.bounds)
    if broken:
        raise BuildError("; ".join(broken))
    return tuple(warnings)


def _known(folder: Path, digest: str) -> str | None:
    for snapshot_id in snapshot_ids(folder):
        if snapshot_id.endswith(digest[:8]) and _content(folder, snapshot_id) == digest:
            return snapshot_id
    return None


def _content(folder: Path, snapshot_id: str) -> str | None:
    """The content hash that a snapshot claims; none where its file is damaged, so that it is built anew."""
    try:
        connection = connect(folder, snapshot_id)
    except SnapshotError:
        return None
    with connection:
        row = connection.execute("SELECT content_sha256 FROM snapshot").fetchone()
    return None if row is None else str(row[0])


def _sign(connection: duckdb.DuckDBPyConnection, snapshot_id: str, digest: str, meta: BuildMeta) -> None:
    counts = {}
    for table in tables_of(connection):
        row = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()
        counts[table] = row[0] if row else 0
    counts["snapshot"] = 1
    _insert(
        connection,
        "snapshot",
        [
            {
                "snapshot_id": snapshot_id,
                "schema_version": SCHEMA_VERSION,
                "content_sha256": digest,
                "counts": json.dumps(counts, sort_keys=True),
                **asdict(meta),
            }
        ],
    )


def _publish(folder: Path, snapshot_id: str) -> None:
    beside = folder / f".{CURRENT}.new"
    beside.write_text(snapshot_id + "\n", encoding="utf-8")
    beside.replace(folder / CURRENT)
