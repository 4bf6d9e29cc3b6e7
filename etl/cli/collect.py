"""The command that fetches letters."""

from __future__ import annotations

import datetime as dt
import os
from typing import Annotated

import typer

from etl.cli import shown
from etl.collect.errors import NoContact
from etl.collect.guide import GUIDE
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
) -> None:
    """Fetch replies; the help is in ``etl/collect/guide.py``."""
    workspace = Workspace.from_environment()
    if not sources:
        shown.as_table(
            ["source", "platform", "address", "asks for"],
            [(row.source_id, row.platform, row.base_url, row.ask_for) for row in sources_of(workspace)],
        )
        return
    issues = IssueLog(workspace.issues, f"collect-{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S}")
    manners = Manners(contact=contact or os.environ.get(CONTACT, ""), delay=delay)
    failed = False
    try:
        for name, report, error in collect_from(workspace, sources, manners, issues, limit):
            if report is None:
                failed = True
                shown.say(f"{name}: {error}")
                continue
            for row in report.problems:
                shown.say(f"{row.where}: {row.message}. {row.what_to_do}")
            shown.say(
                f"{name}: {report.n_seen} letters seen, {report.n_new} new, {report.n_changed} changed, "
                f"{len(report.unmatched)} of no known question set."
            )
    except NoContact as problem:
        shown.stop(f"{problem.message}. {problem.what_to_do}", shown.WRONG_USAGE)
    except LookupError as problem:
        shown.stop(str(problem.args[0]), shown.WRONG_USAGE)
    if failed:
        raise typer.Exit(1)


def register(app: typer.Typer) -> None:
    """Add this command to the application."""
    app.command(help=GUIDE)(collect)
