"""The command that fetches letters."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from typing import Annotated

import typer

from etl.cli import shown
from etl.collect.base import CollectReport
from etl.collect.errors import NoContact
from etl.collect.guide import FEEDS, GUIDE
from etl.collect.http import Manners
from etl.issues import IssueLog
from etl.pipeline.collecting import collect_from, sources_of
from etl.workspace import Workspace

CONTACT = "CROSS_FORCE_CONTACT"


def collect(
    sources: Annotated[list[str] | None, typer.Argument(help="Names of sources; none lists them.")] = None,
    contact: Annotated[str, typer.Option(help=f"Your e-mail address, sent to the sites. Or set {CONTACT}.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="The most requests or pages from each source.")] = 200,
    delay: Annotated[float, typer.Option(min=2.0, help="Seconds between two requests to a site.")] = 2.0,
    feeds: Annotated[bool, typer.Option("--feeds", help=FEEDS)] = False,
) -> None:
    """Fetch replies; the help is in ``etl/collect/guide.py``."""
    workspace = Workspace.from_environment()
    if not sources:
        shown.as_table(
            ["source", "platform", "address", "asks for"],
            [(row.source_id, row.platform, row.base_url, row.ask_for) for row in sources_of(workspace)],
        )
        return
    if not fetch(workspace, sources, contact, limit, delay, feeds):
        raise typer.Exit(1)


def fetch(
    workspace: Workspace,
    sources: Sequence[str] | None,
    contact: str,
    limit: int = 200,
    delay: float = 2.0,
    feeds: bool = False,
) -> bool:
    """Collect from the named sources, or from all, and say what came of each; whether none failed."""
    issues = IssueLog(workspace.issues, f"collect-{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S}")
    manners = Manners(contact=contact or os.environ.get(CONTACT, ""), delay=delay, feeds=feeds)
    names = [row.source_id for row in sources_of(workspace)] if sources is None else sources
    failed = False
    try:
        for name, report, error in collect_from(workspace, names, manners, issues, limit):
            failed |= report is None
            _tell(name, report, error)
    except NoContact as problem:
        shown.stop(f"{problem.message}. {problem.what_to_do}", shown.WRONG_USAGE)
    except LookupError as problem:
        shown.stop(str(problem.args[0]), shown.WRONG_USAGE)
    return not failed


def _tell(name: str, report: CollectReport | None, error: str | None) -> None:
    if report is None:
        shown.say(f"{name}: {error}")
        return
    for row in report.problems:
        shown.say(f"{row.where}: {row.message}. {row.what_to_do}")
    left = "" if report.complete else " It was not walked to its end: run the command again for the rest."
    shown.say(
        f"{name}: {report.n_seen} letters seen, {report.n_new} new, {report.n_changed} changed, "
        f"{len(report.unmatched)} of no known question set.{left}"
    )


def register(app: typer.Typer) -> None:
    """Add this command to the application."""
    app.command(help=GUIDE)(collect)
