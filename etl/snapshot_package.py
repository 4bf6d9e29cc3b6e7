"""A package of a snapshot to cite: CSV, Parquet and XLSX, data dictionary, readme, checksums.

The same snapshot and filters give the same CSV bytes on any machine. The package follows Frictionless Data
Package v2; its descriptions are the comments of ``schema.sql``.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import duckdb
import pyarrow.parquet as parquet

from etl.snapshot import file_sha256
from etl.snapshot_schema import columns_of, head, tables_of
from etl.snapshot_tables import Query, count, csv_chunks, query_for
from etl.snapshot_workbook import write_workbook

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
SUMS, DICTIONARY = "SHA256SUMS", "datapackage.json"
NAMED = "cross-force-"
"""How the data dictionary of an export is named; a folder whose dictionary is named so was written here."""

GUARDED = " (an apostrophe in front neutralises a spreadsheet formula)"


class ExportError(Exception):
    """A folder that is not written into; the message says why and what to do."""


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
        to: the folder; made where it is missing. The files of an earlier export in it are replaced.
        tables: which tables; all by default.
        filters: limits responses, as the pages do.

    Raises:
        NotAllowed: an unknown table, filter or value.
        ExportError: the folder holds something else.
    """
    chosen = list(tables) if tables else tables_of(connection)
    queries = {name: _query(connection, name, filters) for name in chosen}
    queries["responses"] = _wide(connection, filters)
    _clear(to)
    rows = {name: _write_table(connection, name, query, to) for name, query in queries.items()}
    write_workbook(connection, queries, to / "tables.xlsx")
    about = head(connection)
    total = count(connection, query_for(connection, "response"))
    (to / DICTIONARY).write_text(_descriptor(connection, queries, about, filters), encoding="utf-8")
    (to / "README.md").write_text(_readme(about, rows, total, filters), encoding="utf-8")
    tables_written = [f"{name}.{kind}" for name in queries for kind in ("csv", "parquet")]
    written = sorted([*tables_written, "tables.xlsx", DICTIONARY, "README.md"])
    files = {name: file_sha256(to / name) for name in written}
    lines = [f"{digest}  {name}" for name, digest in files.items()]
    (to / SUMS).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Exported(to, files, rows)


def _clear(to: Path) -> None:
    """Make the folder, or empty it of an earlier export.

    What tells that it is one stays until it is written anew, so that an export that was broken off can be repeated.
    """
    if to.exists() and not to.is_dir():
        raise ExportError(f"{to} is a file; name a folder")
    here = {path.relative_to(to).as_posix() for path in to.rglob("*") if not path.is_dir()}
    strangers = sorted(here - _earlier(to))
    if strangers:
        raise ExportError(f"{to} holds {strangers[0]}, which no export wrote; name an empty or new folder")
    to.mkdir(parents=True, exist_ok=True)
    for name in here - {SUMS, DICTIONARY}:
        (to / name).unlink()


def _earlier(folder: Path) -> set[str]:
    """The files that an export into this folder wrote, as its checksums name them; none where there was no export."""
    try:
        named = str(json.loads((folder / DICTIONARY).read_text(encoding="utf-8"))["name"])
        lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {SUMS, *(line.partition("  ")[2] for line in lines)} if named.startswith(NAMED) else set()


def _write_table(connection: duckdb.DuckDBPyConnection, name: str, query: Query, to: Path) -> int:
    """One table as CSV and Parquet; the number of its rows."""
    with (to / f"{name}.csv").open("wb") as out:
        out.writelines(csv_chunks(connection, query))
    rows_here = connection.cursor().sql(query.sql, params=query.parameters).to_arrow_table()
    parquet.write_table(rows_here, to / f"{name}.parquet")
    return count(connection, query)


def pack(folder: Path) -> Path:
    """Pack an export into a zip beside it: the same bytes each time, all in a folder of the same name."""
    # Not with_suffix, which takes the end of a name such as story-v1.2 for a suffix.
    target = folder.with_name(f"{folder.name}.zip")
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


def checksums(folder: Path) -> dict[str, str]:
    """SHA-256 of every file of a folder but the list itself."""
    return {
        path.relative_to(folder).as_posix(): file_sha256(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != SUMS
    }


def _descriptor(
    connection: duckdb.DuckDBPyConnection,
    queries: Mapping[str, Query],
    about: Mapping[str, object],
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
        "name": f"{NAMED}{about['snapshot_id']}",
        "title": "Police forces' FOI replies on facial recognition",
        "version": str(about["schema_version"]),
        "created": f"{about['built_on']}T00:00:00Z",
        "licenses": [
            {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "CC BY 4.0"}
        ],
        "filters": {name: list(values) for name, values in (filters or {}).items()},
        "snapshot": {name: str(value) for name, value in about.items() if name != "counts"},
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
        field["description"] = comments.get(column, "") + (GUARDED if kind == "VARCHAR" else "")
        fields.append(field)
    return fields


def _readme(
    about: Mapping[str, object],
    rows: Mapping[str, int],
    total: int,
    filters: Mapping[str, Sequence[str]] | None,
) -> str:
    link = urlencode([*((name, value) for name, values in (filters or {}).items() for value in values),
                      ("snapshot", str(about["snapshot_id"]))])  # fmt: skip
    limited = "; ".join(f"{name} = {', '.join(values)}" for name, values in (filters or {}).items()) or "none"
    files = "\n".join(f"- `{name}.csv`, `{name}.parquet`: {count:,} rows" for name, count in rows.items())
    return f"""# Police forces' FOI replies on facial recognition: snapshot {about["snapshot_id"]}

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

Cross-force comparison of FOI replies on facial recognition, snapshot {about["snapshot_id"]}, content
SHA-256 {about["content_sha256"]}.
"""
