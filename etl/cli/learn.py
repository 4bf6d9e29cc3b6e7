"""The command that learns the tables of phrases from labelled letters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from etl.cli import shown
from etl.pipeline import learning
from etl.workspace import Workspace


def learn(folder: Annotated[Path, typer.Argument(help="Labelled letters, as for `evaluate`.")]) -> None:
    """Learn which phrases speak for which position, use or reliance, and write the tables beside the rules.

    They are a second opinion (the files *phrases.csv in data/reference/rules). The same letters give the same tables.
    Raise READER_VERSION in etl/read afterwards, so that letters are read anew.
    """
    if not folder.is_dir():
        shown.stop(f"{folder}: there is no such folder", shown.WRONG_USAGE)
    try:
        with shown.progress("Reading labelled letters") as progress:
            tables = learning.learn(Workspace.from_environment(), folder, progress)
    except LookupError as problem:
        shown.stop(str(problem.args[0]), shown.WRONG_USAGE)
    for table in tables:
        shown.say(
            f"Written: {table.path}: {table.phrases} phrases from {table.answers} answers in {table.letters} letters"
        )


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command()(learn)
