"""A package of a snapshot to cite: CSV, Parquet and XLSX, data dictionary, readme, checksums.

The same snapshot and filters give the same CSV bytes on any machine. The package follows Frictionless Data
Package v2; its descriptions are the comments of ``schema.sql``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import duckdb
import pyarrow.parquet as parquet
import xlsxwriter

from etl.snapshot_schema import columns_of, tables_of
from etl.snapshot_tables import Query, count, csv_chunks, query_for

WIDE = """
SELECT r.response_id, f.name AS force, f.nation, f.region, r.reference, r.title, r.requested_on, r.received_on,
    r.responded_on, r.year, r.act, r.outcome, r.ncnd_scope, r.provisional, r.comparable, r.working_days, r.late,
    (SELECT string_agg(p.question || ': ' || p.position || ' (' || p.scope || ')', '; ' ORDER BY p.question, p.scope,
        p.position) FROM position p WHERE p.response_id = r.response_id) AS positions,
    (SELECT string_agg(c.provision, '; ' ORDER BY c.provision) FROM citation c
        WHERE c.response_id = r.response_id AND c.counts AND c.used_for = 'confirm_or_deny') AS confirm_or_deny,
    (SELECT string_agg(c.provision, '; ' ORDER BY c.provision) FROM citation c
        WHERE c.response_id = r.response_id AND c.counts AND c.used_for IS DISTINCT FROM 'confirm_or_deny')
        AS other_exemptions,
    (SELECT string_agg(u.technology_id || ': ' || u.value, '; ' ORDER BY u.technology_id) FROM use_stated u
        WHERE u.response_id = r.response_id) AS use_stated,
    (SELECT string_agg(p.quote, ' | ' ORDER BY p.span_start, p.question) FROM position p
        WHERE p.response_id = r.response_id) AS evidence,
    r.coding_method, r.confidence, r.question_set_id, r.source_url, r.document_sha256, r.note
FROM response r LEFT JOIN force f USING (force_id)
"""
FIELD_TYPES = {"BOOLEAN": "boolean", "INTEGER": "integer", "BIGINT": "integer", "DATE": "date", "DOUBLE": "number"}
MIN_DATE = dt.datetime(1980, 1, 1)


@dataclass(frozen=True)
class Exported:
    """What an export wrote: the folder, its files with their SHA-256, rows per table."""

    folder: Path
    files: dict[str, str]
    rows: dict[str, int]


def export(
    connection: duckdb.DuckDBPyConnection,
    to: Path,
    tables: Sequence[str] | None = None,
    filters: Mapping[str, Sequence[str]] | None = None,
) -> Exported:
    """Write a package of a snapshot into a folder.

    Args:
        connection: an open snapshot.
        to: the folder; made where it is missing. Files of the same names are replaced.
        tables: which tables; all by default.
        filters: limits responses, as the pages do.

    Raises:
        NotAllowed: an unknown table, filter or value.
    """
    chosen = list(tables) if tables else tables_of(connection)
    queries = {name: _query(connection, name, filters) for name in chosen}
    queries["responses"] = _wide(connection, filters)
    to.mkdir(parents=True, exist_ok=True)
    rows = {}
    for name, query in queries.items():
        with (to / f"{name}.csv").open("wb") as out:
            out.writelines(csv_chunks(connection, query))
        rows_here = connection.cursor().sql(query.sql, params=query.parameters).to_arrow_table()
        parquet.write_table(rows_here, to / f"{name}.parquet")
        rows[name] = count(connection, query)
    _workbook(connection, queries, to / "tables.xlsx")
    head = _snapshot(connection)
    total = count(connection, query_for(connection, "response"))
    (to / "datapackage.json").write_text(_descriptor(connection, queries, head, filters), encoding="utf-8")
    (to / "README.md").write_text(_readme(head, rows, total, filters), encoding="utf-8")
    files = checksums(to)
    lines = [f"{digest}  {name}" for name, digest in sorted(files.items())]
    (to / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Exported(to, files, rows)


def pack(folder: Path) -> Path:
    """Pack an export into a zip beside it: the same bytes each time, all in a folder of the same name."""
    target = folder.with_suffix(".zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    return target


def _query(connection: duckdb.DuckDBPyConnection, name: str, filters: Mapping[str, Sequence[str]] | None) -> Query:
    plain = query_for(connection, name)
    has_responses = any(column == "response_id" for column, _ in plain.columns)
    return query_for(connection, name, filters) if filters and has_responses else plain


def _wide(connection: duckdb.DuckDBPyConnection, filters: Mapping[str, Sequence[str]] | None) -> Query:
    limited = query_for(connection, "response", filters)
    sql = f"{WIDE} WHERE r.response_id IN (SELECT response_id FROM ({limited.sql})) ORDER BY r.response_id"
    described = connection.execute(f"DESCRIBE {sql}", limited.parameters).fetchall()
    return Query(sql, limited.parameters, [(str(row[0]), str(row[1])) for row in described])


def _snapshot(connection: duckdb.DuckDBPyConnection) -> dict[str, object]:
    result = connection.execute("SELECT * FROM snapshot")
    names = [column[0] for column in result.description or []]
    row = result.fetchone()
    return dict(zip(names, row, strict=True)) if row else {}


def checksums(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of a package but the list itself."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "SHA256SUMS"
    }


def _workbook(connection: duckdb.DuckDBPyConnection, queries: Mapping[str, Query], path: Path) -> None:
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": MIN_DATE})
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        for name, query in queries.items():
            sheet = book.add_worksheet(name[:31])
            sheet.freeze_panes(1, 0)
            for place, (column, _) in enumerate(query.columns):
                sheet.write_string(0, place, column, bold)
            result = connection.execute(query.sql, query.parameters)
            for number, row in enumerate(iter(result.fetchone, None), start=1):
                for place, cell in enumerate(row):
                    _write(sheet, number, place, cell, day)


def _write(sheet: xlsxwriter.worksheet.Worksheet, row: int, place: int, cell: object, day: object) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, place, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, place, cell)
    elif isinstance(cell, dt.datetime):
        sheet.write_string(row, place, cell.strftime("%Y-%m-%dT%H:%M:%SZ"))
    elif isinstance(cell, dt.date):
        sheet.write_datetime(row, place, dt.datetime(cell.year, cell.month, cell.day), day)
    else:
        sheet.write_string(row, place, str(cell)[:32_767])


def _descriptor(
    connection: duckdb.DuckDBPyConnection,
    queries: Mapping[str, Query],
    head: Mapping[str, object],
    filters: Mapping[str, Sequence[str]] | None,
) -> str:
    resources = [
        {
            "name": name,
            "path": f"{name}.csv",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "description": _table_comment(connection, name),
            "schema": {"fields": _fields(connection, name, query), "missingValues": [""]},
        }
        for name, query in queries.items()
    ]
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": f"cross-force-{head['snapshot_id']}",
        "title": "Police forces' FOI replies on facial recognition",
        "version": str(head["schema_version"]),
        "created": f"{head['built_on']}T00:00:00Z",
        "licenses": [
            {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "CC BY 4.0"}
        ],
        "filters": {name: list(values) for name, values in (filters or {}).items()},
        "snapshot": {name: str(value) for name, value in head.items() if name != "counts"},
        "resources": resources,
    }
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def _table_comment(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    if name == "responses":
        return "One wide row a response, for spreadsheets: outcome, positions, exemptions, dates, links, evidence"
    row = connection.execute("SELECT comment FROM duckdb_tables() WHERE table_name = ?", [name]).fetchone()
    return str(row[0]) if row else ""


def _fields(connection: duckdb.DuckDBPyConnection, name: str, query: Query) -> list[dict[str, object]]:
    comments = {column: comment for column, _, comment in columns_of(connection, name)}
    comments |= {column: comment for column, _, comment in columns_of(connection, "response") if column not in comments}
    fields: list[dict[str, object]] = []
    for column, kind in query.columns:
        base = kind.split("(")[0]
        field: dict[str, object] = {
            "name": column,
            "type": FIELD_TYPES.get(base, "number" if base == "DECIMAL" else "string"),
        }
        if kind == "VARCHAR":
            field["description"] = comments.get(column, "") + _guard_note(column)
        else:
            field["description"] = comments.get(column, "")
        fields.append(field)
    return fields


def _guard_note(column: str) -> str:
    free = {"title", "quote", "note", "evidence", "reference", "because", "text", "finding", "summary"}
    return " (an apostrophe in front neutralises a spreadsheet formula)" if column in free else ""


def _readme(
    head: Mapping[str, object],
    rows: Mapping[str, int],
    total: int,
    filters: Mapping[str, Sequence[str]] | None,
) -> str:
    link = urlencode([*((name, value) for name, values in (filters or {}).items() for value in values),
                      ("snapshot", str(head["snapshot_id"]))])  # fmt: skip
    limited = "; ".join(f"{name} = {', '.join(values)}" for name, values in (filters or {}).items()) or "none"
    files = "\n".join(f"- `{name}.csv`, `{name}.parquet`: {count:,} rows" for name, count in rows.items())
    return f"""# Police forces' FOI replies on facial recognition: snapshot {head["snapshot_id"]}

Filters: {limited}. Responses: {rows["responses"]:,} of {total:,}. This view on the dashboard: `/?{link}`

{files}

`tables.xlsx` holds the same tables; `datapackage.json` is the data dictionary; `SHA256SUMS` the checksums
(`python -m etl verify FOLDER`, or `sha256sum -c SHA256SUMS`).

## How to read it

One row a reply. `outcome` is a decision (disclosed, partly_disclosed, denied, refused) or a state of our knowledge
(no_answer, unread, unclear), which stays out of shares. `provisional` marks outcomes of replies seen only in part. A
refusal to confirm or deny that covers only covert use or other information does not change the outcome; `ncnd_scope`
tells it. An empty cell means unknown. CSV: UTF-8, comma, CRLF; text that a spreadsheet would run as a formula has an
apostrophe in front; references such as 3/24 are text.

Coverage is what public pages happened to be within reach: that a force is absent says nothing about the force.

## Licence and citation

Our coding: CC BY 4.0. Short quotes stand beside their source; the letters are the forces' own and are not in here.

Cross-force comparison of FOI replies on facial recognition, snapshot {head["snapshot_id"]}, content
SHA-256 {head["content_sha256"]}.
"""
