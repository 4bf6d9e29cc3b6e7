"""What an open snapshot holds: its tables and columns, as the database itself says."""

from __future__ import annotations

from typing import Any

import duckdb


def tables_of(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The names of the tables, sorted."""
    rows = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE NOT internal ORDER BY table_name"
    ).fetchall()
    return [str(row[0]) for row in rows]


def head(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """The one row of table ``snapshot``: which snapshot this is and what went into it."""
    result = connection.execute("SELECT * FROM snapshot")
    names = [column[0] for column in result.description or []]
    row = result.fetchone()
    return dict(zip(names, row, strict=True)) if row else {}


def columns_of(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str, str]]:
    """Name, type and comment of each column, in their order."""
    return connection.execute(
        "SELECT column_name, data_type, coalesce(comment, '') FROM duckdb_columns() "
        "WHERE table_name = ? AND NOT internal ORDER BY column_index",
        [table],
    ).fetchall()
