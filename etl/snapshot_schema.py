"""What an open snapshot holds: its tables and columns, as the database itself says."""

from __future__ import annotations

import duckdb


def tables_of(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The names of the tables, sorted."""
    rows = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE NOT internal ORDER BY table_name"
    ).fetchall()
    return [str(row[0]) for row in rows]


def columns_of(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str, str]]:
    """Name, type and comment of each column, in their order."""
    return connection.execute(
        "SELECT column_name, data_type, coalesce(comment, '') FROM duckdb_columns() "
        "WHERE table_name = ? AND NOT internal ORDER BY column_index",
        [table],
    ).fetchall()
