"""The command that scores the reader against labelled letters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from etl.cli import shown
from etl.pipeline import evaluation
from etl.workspace import Workspace


def evaluate(
    folder: Annotated[Path, typer.Argument(help="Labelled letters: NAME.txt, .html, .pdf … beside NAME.json.")],
    against: Annotated[
        str | None, typer.Option(help="A revision of this repository to compare with, for example main~5.")
    ] = None,
    json_: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
    errors: Annotated[bool, typer.Option(help="List every value that differs from its label.")] = False,
    save: Annotated[
        bool,
        typer.Option(help="Write the result to data/reference/accuracy.csv, which the Method page shows."),
    ] = False,
    unseen: Annotated[
        bool,
        typer.Option(help="With --save: no rule has been written or changed with a look at these letters."),
    ] = False,
) -> None:
    """Score the reader: precision, recall, confusion, roles apart from finding, reliability.

    A label file holds any subset of the keys of `read --json`; only those are scored. With --against, gains
    and losses are listed with the words concerned.
    """
    if not folder.is_dir():
        shown.stop(f"{folder}: there is no such folder", shown.WRONG_USAGE)
    workspace = Workspace.from_environment()
    with shown.progress("Reading labelled letters") as progress:
        result = evaluation.evaluate(workspace, folder, progress)
    if not result.names:
        shown.stop(f"{folder}: holds no NAME.json with a letter of the same name beside it", shown.WRONG_USAGE)
    for name, reason in result.unreadable:
        shown.say(f"Could not be read: {name}: {reason}")
    changes = None if against is None else _against(folder, against, result)
    if json_:
        shown.as_json(result.as_json() | (changes.as_json() if changes else {}))
    else:
        _show(result, errors)
        if changes is not None:
            _show_changes(changes)
    if save:
        path = evaluation.save(workspace, folder, result, unseen=unseen)
        shown.say(f"Written: {path}")


def _show(result: evaluation.Evaluation, errors: bool) -> None:
    shown.out.print(f"{len(result.names)} labelled letters")
    for title, columns, rows in result.tables():
        shown.out.print(f"\n{title}")
        shown.as_table(columns, rows)
    if errors:
        shown.out.print("\nDifferences")
        shown.as_table(["letter", "field", "label", "read"], result.differences())


def _against(folder: Path, revision: str, result: evaluation.Evaluation) -> evaluation.Changes:
    try:
        return evaluation.against(folder, revision, result)
    except LookupError as problem:
        shown.stop(str(problem.args[0]), shown.WRONG_USAGE)


def _show_changes(changes: evaluation.Changes) -> None:
    for title, rows in (("Gains", changes.gains), ("Losses", changes.losses)):
        shown.out.print(f"\n{title}: {len(rows)}")
        shown.as_table(["letter", "field", "before", "now", "words of the letter"], rows)


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command()(evaluate)
