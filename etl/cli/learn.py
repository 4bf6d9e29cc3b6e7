"""The command that learns the table of phrases from labelled letters."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from etl.cli import shown
from etl.pipeline import learning
from etl.workspace import Workspace


def learn(folder: Annotated[Path, typer.Argument(help="Labelled letters, as for `evaluate`.")]) -> None:
    """Learn which phrases speak for which position, and write data/reference/rules/phrases.csv.

    The table is a second opinion beside the rules. The same letters give the same table. Raise READER_VERSION
    in etl/read afterwards, so that letters are read anew.
    """
    if not folder.is_dir():
        shown.stop(f"{folder}: there is no such folder", shown.WRONG_USAGE)
    try:
        with shown.progress("Reading labelled letters") as progress:
            result = learning.learn(Workspace.from_environment(), folder, progress)
    except LookupError as problem:
        shown.stop(str(problem.args[0]), shown.WRONG_USAGE)
    shown.say(
        f"Written: {result.path}: {result.phrases} phrases from {result.answers} answers in {result.letters} letters"
    )


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command()(learn)
