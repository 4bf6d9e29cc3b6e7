"""The HTTP routes beside the pages: health, and every table of every snapshot with the pages' filters."""

from __future__ import annotations

import datetime as dt
import hashlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

import duckdb
from pyarrow import parquet
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from etl.snapshot import MissingSnapshot, SnapshotError, connect, current_id, snapshot_ids, snapshots_folder
from etl.snapshot_tables import FILTERS, NotAllowed, Query, csv_chunks, json_chunks, query_for
from pages.parts.routes_atom import feed
from pages.parts.routes_citing import FOREVER, NEVER, changes, filters_of, package

BATCH = 100_000
KINDS = {"csv": "text/csv; charset=utf-8", "json": "application/json", "parquet": "application/vnd.apache.parquet"}


def healthz(request: Request) -> Response:
    """Whether there is a snapshot to show, which, and how many days old it is."""
    try:
        folder = snapshots_folder()
        snapshot_id = current_id(folder)
        with connect(folder, snapshot_id) as connection:
            row = connection.execute("SELECT built_on FROM snapshot").fetchone()
        built_on = row[0] if row else None
        age = (dt.datetime.now(dt.UTC).date() - built_on).days if built_on else None
        found = {"ok": True, "snapshot_id": snapshot_id, "built_on": str(built_on), "age_days": age}
        return JSONResponse(found, headers=NEVER)
    except SnapshotError as problem:
        return JSONResponse({"ok": False, "reason": str(problem)}, status_code=503, headers=NEVER)


def snapshots(request: Request) -> Response:
    """The snapshots of this machine, latest first."""
    folder = snapshots_folder()
    try:
        current: str | None = current_id(folder)
    except MissingSnapshot:
        current = None
    listed = [{"snapshot_id": name, "url": f"/snapshots/{name}/responses.csv"} for name in snapshot_ids(folder)]
    return JSONResponse({"current": current, "snapshots": listed}, headers=NEVER)


def table(request: Request) -> Response:
    """One table of one snapshot; ``current`` leads to the named one."""
    folder = snapshots_folder()
    snapshot_id, name, kind = (request.path_params[part] for part in ("snapshot_id", "table", "kind"))
    if kind not in KINDS:
        return _refused(f"kind: {kind!r} is not allowed; allowed are {', '.join(KINDS)}", list(KINDS))
    try:
        if snapshot_id == "current":
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"/snapshots/{current_id(folder)}/{name}.{kind}{query}", 307, NEVER)
        return _answer(request, connect(folder, snapshot_id), snapshot_id, name, kind)
    except SnapshotError as problem:
        return JSONResponse({"error": str(problem), "snapshots": snapshot_ids(folder)}, 404, headers=NEVER)


def _refused(message: str, allowed: list[str]) -> Response:
    return JSONResponse({"error": message, "allowed": allowed}, 400, headers=NEVER)


def _answer(
    request: Request, connection: duckdb.DuckDBPyConnection, snapshot_id: str, name: str, kind: str
) -> Response:
    try:
        filters = filters_of(request, snapshot_id)
        query = query_for(connection, name, filters)
    except NotAllowed as problem:
        connection.close()
        unknown = str(problem).startswith("table")
        if unknown:
            return JSONResponse({"error": str(problem), "allowed": problem.allowed}, 404, headers=NEVER)
        return _refused(str(problem), problem.allowed)
    asked = hashlib.sha256(repr(sorted(filters.items())).encode()).hexdigest()[:16]
    etag = f'"{snapshot_id}-{name}-{kind}-{asked}"'
    headers = {
        **FOREVER,
        "ETag": etag,
        "Content-Disposition": f'attachment; filename="{name}-{snapshot_id}.{kind}"',
    }
    if request.headers.get("if-none-match") == etag:
        connection.close()
        return Response(status_code=304, headers=headers)
    if request.method == "HEAD" and kind != "parquet":
        connection.close()
        return Response(headers=headers, media_type=KINDS[kind])
    if kind == "parquet":
        return _parquet(connection, query, headers)
    return StreamingResponse(_rows(connection, query, kind), media_type=KINDS[kind], headers=headers)


def _rows(connection: duckdb.DuckDBPyConnection, query: Query, kind: str) -> Iterator[bytes]:
    try:
        yield from (csv_chunks if kind == "csv" else json_chunks)(connection, query)
    finally:
        connection.close()


def _parquet(connection: duckdb.DuckDBPyConnection, query: Query, headers: dict[str, str]) -> Response:
    """Parquet needs its foot, so it is written batch by batch to a temporary file, which answers Range requests."""
    with connection, tempfile.NamedTemporaryFile(suffix=".parquet", delete=False) as file:
        path = Path(file.name)
        try:
            asked = connection.cursor().sql(query.sql, params=query.parameters)
            # Closed as soon as writing fails, for the reason that csv_chunks gives.
            with asked.to_arrow_reader(BATCH) as batches, parquet.ParquetWriter(path, batches.schema) as writer:
                for batch in batches:
                    writer.write_batch(batch)
        except BaseException:
            path.unlink()
            raise
    return FileResponse(path, media_type=KINDS["parquet"], headers=headers, background=BackgroundTask(path.unlink))


def openapi(request: Request) -> Response:
    """The description of these routes, OpenAPI 3.1."""
    return JSONResponse(DESCRIPTION, headers=NEVER)


def _parameters() -> list[dict[str, object]]:
    path: list[dict[str, object]] = [
        {"name": "snapshot_id", "in": "path", "required": True, "schema": {"type": "string"}},
        {"name": "table", "in": "path", "required": True, "schema": {"type": "string"}},
        {"name": "kind", "in": "path", "required": True, "schema": {"type": "string", "enum": list(KINDS)}},
    ]
    query: list[dict[str, object]] = [
        {"name": name, "in": "query", "schema": {"type": "array", "items": {"type": "string"}}, "explode": True}
        for name in FILTERS
    ]
    return [*path, *query]


def _answers(*codes: str) -> dict[str, dict[str, str]]:
    words = {
        "200": "The answer",
        "304": "Unchanged",
        "307": "The named snapshot",
        "400": "An unknown parameter or value; what is allowed is listed",
        "404": "No such snapshot or table; what there is is listed",
        "503": "No snapshot",
    }
    return {code: {"description": words[code]} for code in codes}


DESCRIPTION: dict[str, object] = {
    "openapi": "3.1.0",
    "info": {"title": "Police forces' FOI replies on facial recognition", "version": "1.0.0"},
    "paths": {
        "/healthz": {"get": {"summary": "Health", "responses": _answers("200", "503")}},
        "/snapshots.json": {"get": {"summary": "Snapshots, latest first", "responses": _answers("200")}},
        "/changes.atom": {"get": {"summary": "Atom feed of changes between snapshots", "responses": _answers("200")}},
        "/changes.json": {
            "get": {
                "summary": "What became of each response since a snapshot was cited",
                "parameters": [{"name": "since", "in": "query", "required": True, "schema": {"type": "string"}}],
                "responses": _answers("200", "400", "404"),
            }
        },
        "/snapshots/{snapshot_id}/package.zip": {
            "get": {
                "summary": "A snapshot as one package: CSV, Parquet, XLSX, data dictionary, readme, checksums",
                "parameters": [part for part in _parameters() if part["name"] not in ("table", "kind")],
                "responses": _answers("200", "307", "400", "404"),
            }
        },
        "/snapshots/{snapshot_id}/{table}.{kind}": {
            "get": {
                "summary": "One table of a snapshot as csv, json or parquet; responses, or any table of the dictionary",
                "parameters": _parameters(),
                "responses": _answers("200", "304", "307", "400", "404"),
            }
        },
    },
}


ROUTES: list[BaseRoute] = [
    Route("/healthz", healthz, methods=["GET"]),
    Route("/openapi.json", openapi, methods=["GET"]),
    Route("/changes.atom", feed, methods=["GET"]),
    Route("/snapshots.json", snapshots, methods=["GET"]),
    Route("/changes.json", changes, methods=["GET"]),
    Route("/snapshots/{snapshot_id}/package.zip", package, methods=["GET"]),
    Route("/snapshots/{snapshot_id}/{table}.{kind}", table, methods=["GET"]),
]
