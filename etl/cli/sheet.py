"""The command for facts that a newsroom has already."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from etl.cli import shown
from etl.collect.sheet import SheetError
from etl.pipeline import sheets
from etl.reference import ReferenceError
from etl.workspace import Workspace


def sheet(
    file: Annotated[Path, typer.Argument(help="A CSV (UTF-8) or XLSX; its first row names the columns.")],
    map_: Annotated[Path, typer.Option("--map", help="A CSV that says which of its columns is which; see below.")],
    to: Annotated[
        Path | None, typer.Option(help="Add the rows to this file, for example data/register/responses.csv.")
    ] = None,
) -> None:
    """Check a sheet of facts that you have already, and add it to the register.

    Without --to nothing is written: the rows are printed as they would be added. A wrong cell is named by row and
    column, and then nothing is written either. Rows that the register has already are left alone.

    The map has the columns column,from,is,becomes. `positions,Outcome,Refused,withheld@all` says that the
    register's positions come from your column Outcome, and that your word Refused means withheld@all. Leave `is` and
    `becomes` empty to take cells as they are, and `from` empty to put the same value into every row:
    `answer_seen,,,yes`. The columns of the register are explained in data/register/README.md; a force may be written
    by any of its names, a day as 2024-05-03 or 03/05/2024, and response_id is made of force and reference.
    """
    for path in (file, map_):
        if not path.is_file():
            shown.stop(f"{path}: there is no such file; check the path", shown.WRONG_USAGE)
    try:
        result = sheets.take(Workspace.from_environment(), file, map_, to)
    except (SheetError, ReferenceError) as problem:
        shown.stop(f"{problem}\nNothing was written.", shown.NOT_READ)
    if to is None:
        typer.echo(result.as_csv(), nl=False)
    known = f", {len(result.known)} there already" if result.known else ""
    done = "checked; add them with --to" if to is None else f"added to {to}; now run: python -m etl run"
    shown.say(f"{len(result.new)} rows {done}{known}.")


def register(app: typer.Typer) -> None:
    """Add this command to the application."""
    app.command()(sheet)
