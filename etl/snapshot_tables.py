"""Tables of a snapshot as CSV, JSON or Parquet, with the pages' filters, streamed in constant memory.

CSV is UTF-8 without a byte order mark, RFC 4180 line ends, ISO dates, empty for unknown. Cells of free text
that a spreadsheet would run as a formula get an apostrophe in front (CWE-1236); numbers never change. The
letters' text is never given out, only the short quotes that values rest on.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import duckdb
import pyarrow as pa

from etl import snapshot_schema as schema

HIDDEN = {"document": ("text",), "wording": ("text",), "wording_use": ("diff",)}
"""Columns that stay on this machine: the letters are the forces' own."""

CHUNK = 20_000
TIMESTAMP = "%Y-%m-%dT%H:%M:%SZ"
"""How a moment is written in every format; all are UTC."""

FILTERS = {
    "force": ("force_id", "SELECT force_id FROM force ORDER BY 1"),
    "nation": (
        "force_id IN (SELECT force_id FROM force WHERE nation IN ({}))",
        "SELECT DISTINCT nation FROM force ORDER BY 1",
    ),
    "region": (
        "force_id IN (SELECT force_id FROM force WHERE region IN ({}))",
        "SELECT DISTINCT region FROM force ORDER BY 1",
    ),
    "year": ("year", "SELECT DISTINCT CAST(year AS VARCHAR) FROM response WHERE year IS NOT NULL ORDER BY 1"),
    "question_set": ("question_set_id", "SELECT question_set_id FROM question_set ORDER BY 1"),
    "outcome": ("outcome", "SELECT value FROM vocabulary WHERE field = 'outcome' ORDER BY number"),
    "exemption": (
        "response_id IN (SELECT response_id FROM citation WHERE counts AND provision IN ({}))",
        "SELECT DISTINCT provision FROM citation WHERE counts ORDER BY 1",
    ),
    "technology": (
        "response_id IN (SELECT response_id FROM response_technology WHERE technology_id IN ({}))",
        "SELECT technology_id FROM technology ORDER BY 1",
    ),
    "provisional": ("provisional", "SELECT unnest(['true', 'false'])"),
    "comparable": ("comparable", "SELECT unnest(['true', 'false'])"),
}
"""Each filter: a column of ``response`` or a condition, and the query that lists the allowed values."""


LABELS = {
    "force": "SELECT name, force_id FROM force",
    "question_set": "SELECT title, question_set_id FROM question_set",
    "outcome": "SELECT label, value FROM vocabulary WHERE field = 'outcome'",
    "exemption": "SELECT DISTINCT c.provision || ' ' || e.title, c.provision FROM citation c "
    "JOIN exemption e USING (provision) WHERE c.counts",
    "technology": "SELECT name, technology_id FROM technology",
    "provisional": "SELECT * FROM (VALUES ('only', 'true'), ('without', 'false'))",
}
"""What the pages' addresses write instead of an id, and the id; so that a page's filters can be asked for as they are."""


class NotAllowed(ValueError):
    """An unknown table, parameter or value; ``allowed`` lists what may be asked for."""

    def __init__(self, what: str, value: str, allowed: Sequence[str]) -> None:
        super().__init__(f"{what}: {value!r} is not allowed; allowed are {', '.join(allowed)}")
        self.allowed = list(allowed)


@dataclass(frozen=True)
class Query:
    """A query with its parameters and the names and types of its columns."""

    sql: str
    parameters: list[object]
    columns: list[tuple[str, str]]


def columns_of(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str]]:
    """Names and types of the columns that are given out."""
    return [(name, kind) for name, kind, _ in schema.columns_of(connection, table) if name not in HIDDEN.get(table, ())]


def conditions(connection: duckdb.DuckDBPyConnection, filters: Mapping[str, Sequence[str]]) -> tuple[str, list[object]]:
    """Filters as a condition on ``response`` with its parameters.

    Raises:
        NotAllowed: an unknown filter or value.
    """
    parts: list[str] = []
    parameters: list[object] = []
    for name, values in filters.items():
        if name not in FILTERS:
            raise NotAllowed("filter", name, list(FILTERS))
        condition, listing = FILTERS[name]
        allowed = [str(row[0]) for row in connection.execute(listing).fetchall()]
        if name in LABELS and set(values) - set(allowed):
            ids = {str(label): str(value) for label, value in connection.execute(LABELS[name]).fetchall()}
            values = [value if value in allowed else ids.get(value, value) for value in values]
        for value in values:
            if value not in allowed:
                raise NotAllowed(name, value, allowed)
        marks = ", ".join("?" for _ in values)
        cast = f"CAST({condition} AS VARCHAR) IN ({marks})" if "{}" not in condition else condition.format(marks)
        parts.append(cast)
        parameters += list(values)
    return " AND ".join(parts), parameters


def query_for(
    connection: duckdb.DuckDBPyConnection, table: str, filters: Mapping[str, Sequence[str]] | None = None
) -> Query:
    """The query for one table, in the order in which it was built (by its columns), limited to the responses within the filters.

    Raises:
        NotAllowed: an unknown table, filter or value; or a filter on a table that has no responses.
    """
    name = "response" if table == "responses" else table
    if name not in schema.tables_of(connection):
        raise NotAllowed("table", table, ["responses", *schema.tables_of(connection)])
    columns = columns_of(connection, name)
    listed = ", ".join(f'"{column}"' for column, _ in columns)
    where, parameters = conditions(connection, filters or {})
    if where and "response_id" not in {column for column, _ in columns}:
        raise NotAllowed("filter", ", ".join(filters or {}), ["none: this table has no responses"])
    clause = f" WHERE response_id IN (SELECT response_id FROM response WHERE {where})" if where else ""
    return Query(f'SELECT {listed} FROM "{name}"{clause}', parameters, columns)


def _csv_cell(column: str, kind: str) -> str:
    cell = f'"{column}"'
    if kind == "BOOLEAN":
        return f"CASE {cell} WHEN true THEN 'true' WHEN false THEN 'false' ELSE '' END"
    if kind == "TIMESTAMP":
        return f"coalesce(strftime({cell}, '{TIMESTAMP}'), '')"
    if kind != "VARCHAR":
        return f"coalesce(CAST({cell} AS VARCHAR), '')"
    first = f"left({cell}, 1) IN ('=', '+', '@', '-', chr(9), chr(13))"
    guarded = f"CASE WHEN {first} THEN chr(39) || {cell} ELSE {cell} END"
    quoted = f"'\"' || replace({guarded}, '\"', '\"\"') || '\"'"
    special = " OR ".join(f"contains({cell}, {sign})" for sign in ("','", "'\"'", "chr(10)", "chr(13)"))
    return f"coalesce(CASE WHEN {special} THEN {quoted} ELSE {guarded} END, '')"


def csv_chunks(connection: duckdb.DuckDBPyConnection, query: Query) -> Iterator[bytes]:
    """The rows as CSV, piece by piece; DuckDB writes the lines and they leave its buffers as they are."""
    yield _csv_head(query)
    relation = connection.cursor().sql(f"SELECT {_csv_line(query)} FROM ({query.sql})", params=query.parameters)
    # A reader that is left half read keeps the database from being opened again.
    with relation.to_arrow_reader(CHUNK) as batches:
        for batch in batches:
            yield _joined(batch.column(0))


def csv_lines(connection: duckdb.DuckDBPyConnection, query: Query, key: str) -> tuple[bytes, dict[str, bytes]]:
    """The head line, and each row's line by the value of a column that tells rows apart, in the query's order."""
    cursor = connection.cursor()
    found = cursor.execute(f'SELECT "{key}", {_csv_line(query)} FROM ({query.sql})', query.parameters).fetchall()
    return _csv_head(query), {str(name): str(line).encode() for name, line in found}


def _csv_head(query: Query) -> bytes:
    return (",".join(name for name, _ in query.columns) + "\r\n").encode()


def _csv_line(query: Query) -> str:
    cells = ", ".join(_csv_cell(name, kind) for name, kind in query.columns)
    return f"concat(concat_ws(',', {cells}), chr(13), chr(10)) AS line"


def _joined(lines: pa.StringArray) -> bytes:
    """The strings of an array, none of them unknown, one behind the other: the array's own bytes."""
    if not len(lines):
        return b""
    _, places, data = lines.buffers()
    starts = pa.Int32Array.from_buffers(pa.int32(), len(lines) + 1, [None, places], offset=lines.offset)
    first, last = starts[0].as_py(), starts[-1].as_py()
    return bytes(data.slice(first, last - first).to_pybytes())


def json_chunks(connection: duckdb.DuckDBPyConnection, query: Query) -> Iterator[bytes]:
    """The rows as one JSON array of objects, piece by piece."""
    names = [name for name, _ in query.columns]
    result = connection.execute(query.sql, query.parameters)
    yield b"["
    first = True
    while rows := result.fetchmany(CHUNK):
        objects = [json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=_plain) for row in rows]
        yield ("" if first else ",\n").encode() + ",\n".join(objects).encode()
        first = False
    yield b"]\n"


def _plain(value: object) -> object:
    """What JSON has no word for: a sum as a number, a day and a moment as the CSV has them."""
    if isinstance(value, Decimal):
        return float(value)
    return value.strftime(TIMESTAMP) if isinstance(value, dt.datetime) else str(value)


def count(connection: duckdb.DuckDBPyConnection, query: Query) -> int:
    """How many rows a query gives."""
    row = connection.execute(f"SELECT count(*) FROM ({query.sql})", query.parameters).fetchone()
    return int(row[0]) if row else 0
