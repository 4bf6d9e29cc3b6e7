"""The command that writes the static pages of a snapshot."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from etl.cli import shown
from etl.publish.site.build import SiteError, build_site
from etl.snapshot import SnapshotError, connect, current_id
from etl.workspace import Workspace


def site(
    to: Annotated[Path, typer.Option(help="Folder to write into; an earlier site in it is replaced.")],
    snapshot: shown.SnapshotId = None,
    base_url: Annotated[str | None, typer.Option(help="Where the folder will be served, for preview cards.")] = None,
    live_url: Annotated[str | None, typer.Option(help="Address of the dashboard, for links to the live view.")] = None,
) -> None:
    """Write plain HTML pages of a snapshot that need no server and no JavaScript.

    A page per force, question set and exemption, with table, chart, share pictures, downloads and citation. Any file
    host can serve the folder.
    """
    workspace = Workspace.from_environment()
    try:
        with (
            connect(workspace.snapshots, snapshot or current_id(workspace.snapshots)) as connection,
            shown.progress("Writing") as progress,
        ):
            report = build_site(connection, to, base_url, live_url, lambda step, done, total: progress(done, total))
    except SnapshotError as problem:
        shown.stop(str(problem), shown.NOT_READ)
    except SiteError as problem:
        shown.stop(str(problem), shown.WRONG_USAGE)
    shown.say(
        f"Written to {to}: {report.n_pages} pages, {report.n_pictures} pictures, {report.n_bytes / 1e6:.1f} MB in "
        f"{report.seconds:.0f} s; the largest page, {report.largest_page}, has {report.largest_page_bytes / 1e3:.0f} kB."
    )


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(site)
