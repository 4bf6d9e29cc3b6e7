"""The command that does everything: fetch if asked, read what is new, code, check, publish."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from etl.cli import shown
from etl.issues import IssueLog
from etl.pipeline.unchanged import nothing_new
from etl.workspace import Workspace


def run(
    again: Annotated[bool, typer.Option("--again", help="Build even when nothing changed.")] = False,
    collect: Annotated[
        list[str] | None,
        typer.Option(help="First fetch from this source; may be repeated; `all` for every source in sources.csv."),
    ] = None,
    contact: Annotated[str, typer.Option(help="Your e-mail address, sent to the sites with --collect.")] = "",
) -> None:
    """Read what is new, code, check and publish a snapshot.

    It takes the register, the inbox and the letters collected so far. With --collect it first asks sites for new
    replies, as `python -m etl collect` does (its --help says what is allowed); where they cannot be reached it says
    so and goes on with what is here. A broken table or bound stops the run before anything is published; the last
    good snapshot stays.
    """
    workspace = Workspace.from_environment()
    if collect:
        from etl.cli.collect import fetch

        fetch(workspace, None if "all" in collect else collect, contact=contact)
    else:
        shown.say("Offline: no source is asked for new replies; the run uses what is here.")
    current = None if again else nothing_new(workspace)
    if current is not None:
        shown.say(f"Nothing new: {current} stays.")
        return
    _publish(workspace)


def _publish(workspace: Workspace) -> None:
    # Loaded only when there is work: the reader and the tables take longer to load than an idle run may.
    from etl.pipeline import run as running

    issues = IssueLog(workspace.issues, dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%SZ"))
    try:
        with shown.progress("Reading letters") as progress:
            result = running.run(workspace, issues, progress, again=True)
    except running.STOPS as problem:
        shown.stop(f"Stopped before publishing. {problem}")
    for warning in result.warnings:
        shown.say(f"Warning: {warning}")
    if result.n_set_aside:
        shown.say(f"{result.n_set_aside} files could not be read: `python -m etl review` lists them.")
    if result.unchanged:
        shown.say(f"Nothing new: {result.snapshot_id} stays.")
    else:
        shown.say(f"Published {result.snapshot_id}: {result.n_responses} responses, {result.n_letters} letters read.")


def register(app: typer.Typer) -> None:
    """Add this command to the application."""
    app.command()(run)
