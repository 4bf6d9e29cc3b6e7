"""What changed between two snapshots, by key: rows added and removed, cells changed with old, new and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import duckdb

from etl.snapshot_schema import columns_of, head, tables_of

KEYLESS = frozenset({"snapshot", "review"})
"""Not compared: the first names the snapshots themselves, the second is an order of work."""

_TIMED = tuple(f"response.{name}" for name in ("due_on", "working_days", "late", "year", "year_basis"))
_EVIDENCE = (
    "document_sha256",
    "text_sha256",
    "span_start",
    "span_end",
    "quote",
    "rule_id",
    "reader_version",
    "method",
    "confidence",
)
FOLLOWS: Mapping[str, tuple[str, ...]] = {
    "positions": ("response.outcome", "response.ncnd_scope", *(f"position.{name}" for name in _EVIDENCE)),
    "exemptions": ("citation.counts",),
    "force_id": ("response.body_name", "response.comparable", "response.not_comparable_because"),
    "not_comparable_because": ("response.comparable",),
    "question_set_id": ("position.not_comparable_because",),
    "requested_on": (*_TIMED, "position.not_comparable_because"),
    "received_on": (*_TIMED, "position.not_comparable_because"),
    "responded_on": _TIMED,
    "act": _TIMED,
    "reference": _TIMED,
}
"""The cells that coding derives from a field, so that a correction of the field moves them too."""

Key = tuple[Any, ...]


@dataclass(frozen=True)
class Changed:
    """One cell that differs, with the reason."""

    table: str
    key: Key
    column: str
    old: Any
    new: Any
    why: str


@dataclass
class Diff:
    """All that differs between two snapshots."""

    old_id: str
    new_id: str
    level: str
    schema: list[str] = field(default_factory=list)
    added: dict[str, list[Key]] = field(default_factory=dict)
    removed: dict[str, list[Key]] = field(default_factory=dict)
    changed: list[Changed] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "old": self.old_id,
            "new": self.new_id,
            "level": self.level,
            "schema": self.schema,
            "added": {table: [list(key) for key in keys] for table, keys in self.added.items()},
            "removed": {table: [list(key) for key in keys] for table, keys in self.removed.items()},
            "changed": [
                {"table": c.table, "key": list(c.key), "column": c.column, "old": c.old, "new": c.new, "why": c.why}
                for c in self.changed
            ],
        }


def key_of(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    """The primary key of a table."""
    row = connection.execute(
        "SELECT constraint_column_names FROM duckdb_constraints() "
        "WHERE table_name = ? AND constraint_type = 'PRIMARY KEY'",
        [table],
    ).fetchone()
    return [str(name) for name in row[0]] if row else []


def diff(old: duckdb.DuckDBPyConnection, new: duckdb.DuckDBPyConnection) -> Diff:
    """Compare two open snapshots."""
    heads = [head(connection) for connection in (old, new)]
    why = _reasons(*heads)
    result = Diff(str(heads[0]["snapshot_id"]), str(heads[1]["snapshot_id"]), "none")
    result.schema = _schema_changes(old, new)
    corrected = _corrected(old, new)
    for table in sorted(set(tables_of(old)) & set(tables_of(new)) - KEYLESS):
        _compare(result, old, new, table, corrected, why)
    result.level = _level(result)
    return result


def _reasons(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    parts = [
        words
        for column, words in (
            ("letters_sha256", "new letter"),
            ("reader_version", "new reader version"),
            ("register_sha256", "register change"),
            ("corrections_sha256", "correction"),
            ("reference_sha256", "reference change"),
            ("code_version", "new code version"),
        )
        if old.get(column) != new.get(column)
    ]
    return " or ".join(parts) or "unknown"


def _corrected(old: duckdb.DuckDBPyConnection, new: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    """Response and cell (``response.outcome``) of all that a correction moved which only one of the two has."""
    return {
        (response_id, cell)
        for _, response_id, name in _corrections(old) ^ _corrections(new)
        for cell in (f"response.{name}", "response.reviewed", *FOLLOWS.get(name, ()))
    }


def _corrections(connection: duckdb.DuckDBPyConnection) -> set[tuple[str, str, str]]:
    rows = connection.execute(
        "SELECT correction_id, response_id, field FROM correction WHERE state <> 'absent'"
    ).fetchall()
    return {(str(row[0]), str(row[1]), str(row[2])) for row in rows}


def _schema_changes(old: duckdb.DuckDBPyConnection, new: duckdb.DuckDBPyConnection) -> list[str]:
    def described(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
        return {f"{t}.{name}": kind for t in tables_of(connection) for name, kind, _ in columns_of(connection, t)}

    before, after = described(old), described(new)
    changes = [f"removed {name}" for name in sorted(before.keys() - after.keys())]
    changes += [f"added {name}" for name in sorted(after.keys() - before.keys())]
    changes += [f"retyped {name}" for name in sorted(before.keys() & after.keys()) if before[name] != after[name]]
    gone = _vocabulary(old) - _vocabulary(new)
    return changes + [f"removed value {field}={value}" for field, value in sorted(gone)]


def _vocabulary(connection: duckdb.DuckDBPyConnection) -> set[tuple[str, str]]:
    return {(str(a), str(b)) for a, b in connection.execute("SELECT field, value FROM vocabulary").fetchall()}


def _rows(
    connection: duckdb.DuckDBPyConnection, table: str, key: list[str], columns: list[str]
) -> dict[Key, tuple[Any, ...]]:
    listed = ", ".join(f'"{name}"' for name in [*key, *columns])
    found = connection.execute(f'SELECT {listed} FROM "{table}"').fetchall()
    return {tuple(row[: len(key)]): tuple(row[len(key) :]) for row in found}


def _compare(
    result: Diff,
    old: duckdb.DuckDBPyConnection,
    new: duckdb.DuckDBPyConnection,
    table: str,
    corrected: set[tuple[str, str]],
    why: str,
) -> None:
    key = key_of(new, table)
    shared = {name for name, _, _ in columns_of(old, table)} & {name for name, _, _ in columns_of(new, table)}
    columns = sorted(shared - set(key) - {"text"})
    before, after = _rows(old, table, key, columns), _rows(new, table, key, columns)
    if added := sorted(after.keys() - before.keys(), key=str):
        result.added[table] = added
    if removed := sorted(before.keys() - after.keys(), key=str):
        result.removed[table] = removed
    for place in sorted(before.keys() & after.keys(), key=str):
        for column, was, now in zip(columns, before[place], after[place], strict=True):
            if was != now:
                reason = "correction" if (str(place[0]), f"{table}.{column}") in corrected else why
                result.changed.append(Changed(table, place, column, was, now, reason))


def _level(result: Diff) -> str:
    if any(change.startswith(("removed", "retyped")) for change in result.schema):
        return "major"
    if result.schema or result.added or result.removed:
        return "minor"
    return "patch" if result.changed else "none"


CITED = ("outcome", "ncnd_scope", "provisional", "force_id", "responded_on", "reference", "working_days", "late")
"""The columns of a response that a citation is likely to rest on."""


def since(old: duckdb.DuckDBPyConnection, new: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """What became of each response since a snapshot was cited, with the cells and the reason."""
    found = diff(old, new)
    ids = {str(row[0]) for row in old.execute("SELECT response_id FROM response").fetchall()}
    by_response: dict[str, list[Changed]] = {}
    for change in found.changed:
        if change.table == "response" and change.column in CITED:
            by_response.setdefault(str(change.key[0]), []).append(change)
    withdrawn = {str(key[0]) for key in found.removed.get("response", [])}
    lines = [_since(name, by_response.get(name, []), name in withdrawn) for name in sorted(ids)]
    fresh = [
        {"response_id": str(key[0]), "state": "new letter", "cells": []} for key in found.added.get("response", [])
    ]
    return lines + fresh


def _since(response_id: str, changes: list[Changed], withdrawn: bool) -> dict[str, Any]:
    cells = [{"column": c.column, "old": c.old, "new": c.new, "why": c.why} for c in changes]
    state = "unchanged"
    if withdrawn:
        state = "withdrawn"
    elif changes:
        state = "corrected by us" if all(c.why == "correction" for c in changes) else "read again"
    return {"response_id": response_id, "state": state, "cells": cells}
