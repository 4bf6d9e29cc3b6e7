"""The HTTP routes beside the pages."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from etl.snapshot import SnapshotError, current_id, snapshots_folder


def healthz(request: Request) -> Response:
    """Whether there is a snapshot to show."""
    try:
        return JSONResponse({"ok": True, "snapshot_id": current_id(snapshots_folder())})
    except SnapshotError as problem:
        return JSONResponse({"ok": False, "reason": str(problem)}, status_code=503)


ROUTES: list[BaseRoute] = [Route("/healthz", healthz, methods=["GET"])]
