"""Commands about snapshots: run, export, diff, verify, changed, snapshots, site."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Annotated, Any

import typer

from etl import pipeline, pipeline_publish
from etl.cli import shown
from etl.issues import IssueLog
from etl.reference import ReferenceError
from etl.workspace import Workspace

snapshots = typer.Typer(help="List the snapshots, keep some for good, remove old ones.", no_args_is_help=True)


def run(
    again: Annotated[bool, typer.Option(help="Build even when nothing changed.")] = False,
    collect: Annotated[
        bool, typer.Option("--collect/--offline", help="Ask the configured sources for new replies first.")
    ] = False,
) -> None:
    """Read what is new, code, check and publish a snapshot.

    Offline (the default) it goes on with the register and the letters that are here. A broken table or
    bound stops the run before anything is published; the last good snapshot stays.
    """
    workspace = Workspace.from_environment()
    issues = IssueLog(workspace.issues, dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%SZ"))
    if collect:
        _collect_all(workspace, issues)
    else:
        shown.say("Offline: no source is asked for new replies (use --collect for that).")
    try:
        with shown.progress("Reading letters") as progress:
            result = pipeline.run(workspace, issues, progress, again=again)
    except pipeline.STOPS as problem:
        shown.stop(f"Stopped before publishing. {problem}")
    for warning in result.warnings:
        shown.say(f"Warning: {warning}")
    if result.n_set_aside:
        shown.say(f"{result.n_set_aside} files could not be read: `python -m etl review` lists them.")
    state = "Nothing new: the snapshot stays" if result.unchanged else "Published"
    shown.say(f"{state} {result.snapshot_id}" + ("" if result.unchanged else f" with {result.n_responses} responses"))
