"""Command for a requester's next step: a draft to edit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from etl.cli import shown
from etl.cli.review import ResponseId
from etl.coding.next_step import as_docx, as_text
from etl.pipeline.drafts import draft_for
from etl.snapshot import SnapshotError
from etl.workspace import Workspace


def draft(
    response: ResponseId,
    complaint: Annotated[
        bool, typer.Option("--complaint", help="A complaint to the commissioner instead of a request for a review.")
    ] = False,
    to: Annotated[Path | None, typer.Option(help="Write to this file (.txt or .docx) instead of printing.")] = None,
    snapshot: shown.SnapshotId = None,
) -> None:
    """Draft the next step after a reply: a request for a review or, after one, a complaint.

    Made from the checks that found something in the reply, with quotes, provisions and time limits. Nothing is
    sent; read it, edit it, sign it.
    """
    if to is not None and to.suffix not in (".txt", ".docx"):
        shown.stop(f"{to}: write to a file that ends in .txt or .docx", shown.WRONG_USAGE)
    try:
        letter = draft_for(Workspace.from_environment(), response, "complaint" if complaint else None, snapshot)
    except SnapshotError as problem:
        shown.stop(str(problem), shown.NOT_READ)
    except (LookupError, ValueError) as problem:
        shown.stop(str(problem.args[0]), shown.WRONG_USAGE)
    if to is None:
        typer.echo(as_text(letter), nl=False)
        return
    try:
        to.write_bytes(as_docx(letter) if to.suffix == ".docx" else as_text(letter).encode())
    except OSError as problem:
        shown.stop(f"{to}: cannot be written: {problem.strerror}", shown.NOT_READ)
    shown.say(f"Draft written to {to}")


def register(app: typer.Typer) -> None:
    """Add this command to the application."""
    app.command()(draft)
