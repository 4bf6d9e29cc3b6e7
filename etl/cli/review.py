"""Commands for a person's eye: review, correct, explain."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from etl.cli import shown
from etl.coding.corrections import CorrectionError
from etl.pipeline import snapshots
from etl.reference import ReferenceError
from etl.snapshot import SnapshotError
from etl.workspace import Workspace

ResponseId = Annotated[str, typer.Argument(metavar="RESPONSE", help="Id of a response, as the review list shows it.")]


def review(
    limit: Annotated[int, typer.Option(help="How many lines to show.", min=1)] = 30,
    json_: Annotated[bool, typer.Option("--json", help="Print one JSON array and nothing else.")] = False,
) -> None:
    """List what needs a person's eye, most doubtful first.

    Doubtful readings, letters of unknown forces, files that could not be read, stale corrections and
    disagreements between the reader and the register. Correct one with `python -m etl correct`.
    """
    try:
        found = snapshots.review(Workspace.from_environment(), limit)
    except SnapshotError as problem:
        shown.stop(str(problem), shown.NOT_READ)
    if json_:
        shown.as_json(found)
        return
    shown.as_table(
        ["no", "response or file", "field", "value", "why", "confidence"],
        [
            (
                row["review_no"],
                row["response_id"] or str(row["document_sha256"])[:16],
                row["field"],
                row["value"],
                row["reason"],
                f"{row['confidence']:.2f}",
            )
            for row in found
        ],
    )
    if not found:
        shown.say("Nothing waits for review.")


def correct(
    response: ResponseId,
    field: Annotated[str, typer.Argument(help="Field, for example outcome, exemptions, responded_on.")],
    value: Annotated[str, typer.Argument(help="New value; several are separated by semicolons; empty for unknown.")],
    because: Annotated[str, typer.Option(help="Why; it is shown beside the value.")],
    who: Annotated[str | None, typer.Option(help="Who corrects; your login name by default.")] = None,
) -> None:
    """Append a correction; the next `python -m etl run` applies it, and every later one.

    Positions are written as question:position@scope, for example "all:no_use@overt". Nothing is overwritten:
    the machine's value stays beside yours.
    """
    workspace = Workspace.from_environment()
    try:
        made = snapshots.correct(workspace, response, field, value, because, who or getpass.getuser())
    except (CorrectionError, SnapshotError, ReferenceError) as problem:
        shown.stop(str(problem), shown.WRONG_USAGE)
    shown.say(f"Correction {made.correction_id}: {field} {made.replaced!r} becomes {value!r}. Now: python -m etl run")


def explain(
    response: ResponseId,
    field: Annotated[str, typer.Argument(help="Field, for example outcome, exemptions, positions, use_stated.")],
) -> None:
    """Show a value, the rule that gave it, the words it rests on and where they stand."""
    try:
        lines = snapshots.explain(Workspace.from_environment(), response, field)
    except SnapshotError as problem:
        shown.stop(str(problem), shown.NOT_READ)
    except LookupError as problem:
        shown.stop(str(problem.args[0]), shown.WRONG_USAGE)
    shown.as_table(
        ["field", "value", "rule", "words or note", "source"],
        [(line.field, line.value, line.rule_id, line.quote, line.source) for line in lines],
    )


def register(app: typer.Typer) -> None:
    """Add these commands to the application."""
    for command in (review, correct, explain):
        app.command()(command)
