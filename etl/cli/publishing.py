"""Commands about snapshots: run, verify, export, diff, changed, snapshots, site."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from etl.cli import shown
from etl.issues import IssueLog
from etl.pipeline import run as running
from etl.workspace import Workspace


def run(
    again: Annotated[bool, typer.Option("--again", help="Build even when nothing changed.")] = False,
) -> None:
    """Read what is new, code, check and publish a snapshot.

    It goes on with the register and the letters that are here; new replies come in through `add` and
    `collect`. A broken table or bound stops the run before anything is published; the last good snapshot stays.
    """
    workspace = Workspace.from_environment()
    issues = IssueLog(workspace.issues, dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%SZ"))
    shown.say("Offline: no source is asked for new replies; the run uses what is here.")
    try:
        with shown.progress("Reading letters") as progress:
            result = running.run(workspace, issues, progress, again=again)
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
    """Add these commands to the application."""
    app.command()(run)
