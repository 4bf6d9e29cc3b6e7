"""Routes for whoever cites a snapshot: the whole package as a zip, and what became of each reply since."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from pathlib import Path

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response

from etl.snapshot import SnapshotError, connect, current_id, snapshot_ids, snapshots_folder
from etl.snapshot_diff import since
from etl.snapshot_package import export, pack
from etl.snapshot_tables import NotAllowed

NAMED = re.compile(r"\d{4}-\d{2}-\d{2}-[0-9a-f]{8}")
"""A snapshot's id, wherever it stands in a link."""

FOREVER = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}
NEVER = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


def filters_of(request: Request, snapshot_id: str) -> dict[str, list[str]]:
    """The filters of an address; a page's own address also names its snapshot, which must be this one.

    Raises:
        NotAllowed: the address names another snapshot.
    """
    filters: dict[str, list[str]] = {}
    for key, value in request.query_params.multi_items():
        filters.setdefault(key, []).append(value)
    for named in filters.pop("snapshot", []):
        if named != snapshot_id:
            raise NotAllowed("snapshot", named, [snapshot_id])
    return filters


def package(request: Request) -> Response:
    """A snapshot as one zip, limited by the pages' filters; ``current`` leads to the named one."""
    folder, snapshot_id = snapshots_folder(), request.path_params["snapshot_id"]
    try:
        if snapshot_id == "current":
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"/snapshots/{current_id(folder)}/package.zip{query}", 307, NEVER)
        return _packed(folder, snapshot_id, filters_of(request, snapshot_id))
    except SnapshotError as problem:
        return JSONResponse({"error": str(problem), "snapshots": snapshot_ids(folder)}, 404, headers=NEVER)
    except NotAllowed as problem:
        return JSONResponse({"error": str(problem), "allowed": problem.allowed}, 400, headers=NEVER)


def _packed(folder: Path, snapshot_id: str, filters: dict[str, list[str]]) -> Response:
    place = Path(tempfile.mkdtemp(prefix="package-"))
    name = f"foi-replies-{snapshot_id}"
    try:
        with connect(folder, snapshot_id) as connection:
            export(connection, place / name, filters=filters)
        packed = pack(place / name)
    except BaseException:
        shutil.rmtree(place)
        raise
    return FileResponse(
        packed,
        media_type="application/zip",
        filename=packed.name,
        headers=FOREVER,
        background=BackgroundTask(shutil.rmtree, place),
    )


def changes(request: Request) -> Response:
    """What became of each response since the snapshot that ``since`` names, by its id or by a link that holds it."""
    folder = snapshots_folder()
    unknown = sorted(set(request.query_params) - {"since"})
    if unknown:
        return JSONResponse({"error": f"unknown: {', '.join(unknown)}", "allowed": ["since"]}, 400, headers=NEVER)
    named = NAMED.search(request.query_params.get("since", ""))
    if named is None:
        message = "since: the id of a snapshot, or a link that holds it, is wanted"
        return JSONResponse({"error": message, "allowed": snapshot_ids(folder)}, 400, headers=NEVER)
    try:
        now = current_id(folder)
        with connect(folder, named.group()) as before, connect(folder, now) as after:
            lines = since(before, after)
    except SnapshotError as problem:
        return JSONResponse({"error": str(problem), "snapshots": snapshot_ids(folder)}, 404, headers=NEVER)
    answer = {"since": named.group(), "current": now, "responses": lines}
    return Response(_as_json(answer), media_type="application/json", headers=NEVER)


def _as_json(answer: object) -> bytes:
    """Dates as ISO text."""
    return json.dumps(answer, ensure_ascii=False, default=str).encode()
