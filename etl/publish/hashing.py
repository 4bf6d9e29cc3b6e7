"""The content hash of a snapshot: over ordered rows, because equal content gives different file bytes.

Each table but ``snapshot`` is taken in the order of its name, each row in the order of all its columns.
A cell is written as DuckDB's text of the value, floating point numbers rounded to nine significant digits; unknown is
marked apart from empty text. Cells are joined by U+001F, rows by U+001E, tables by U+001D and their name.
"""

from __future__ import annotations

import hashlib

import duckdb

from etl.snapshot_schema import columns_of, tables_of

NOT_HASHED = frozenset({"snapshot"})


def row_text_sql(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    """A query that gives each row of a table as one text, in the order of the hash."""
    cells = []
    for name, data_type, _ in columns_of(connection, table):
        value = f"printf('%.9g', \"{name}\")" if data_type == "DOUBLE" else f'CAST("{name}" AS VARCHAR)'
        cells.append(f"CASE WHEN \"{name}\" IS NULL THEN '\x00' ELSE {value} END")
    return f"SELECT concat_ws('\x1f', {', '.join(cells)}) AS cells FROM \"{table}\" ORDER BY cells"


def content_sha256(connection: duckdb.DuckDBPyConnection) -> str:
    """SHA-256 (hex) over the ordered rows of every table but ``snapshot``."""
    digest = hashlib.sha256()
    for table in tables_of(connection):
        if table in NOT_HASHED:
            continue
        digest.update(b"\x1d" + table.encode())
        result = connection.cursor().execute(row_text_sql(connection, table))
        while rows := result.fetchmany(20_000):
            digest.update(b"".join(b"\x1e" + str(row[0]).encode() for row in rows))
    return digest.hexdigest()
