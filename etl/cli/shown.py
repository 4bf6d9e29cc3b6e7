"""How the command line speaks: progress, one-line errors, tables and JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

SnapshotId = Annotated[str | None, typer.Option("--snapshot", help="Id of a snapshot; the current one by default.")]
"""The option of every command that works on a published snapshot."""

WRONG_USAGE, NOT_READ, STOPPED = 2, 3, 4

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


def stop(message: str, code: int = STOPPED) -> NoReturn:
    """Say in a line what is wrong and what to do, and end with an exit code."""
    err.print(Text(message), soft_wrap=True)
    raise typer.Exit(code)


def say(message: str) -> None:
    """One line for the person who runs the command; never Markdown or markup."""
    err.print(Text(message), soft_wrap=True)


def as_json(value: Any) -> None:
    """One JSON object and nothing else on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=str) + "\n")


def as_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table of text; what letters say is shown as text, whatever it contains."""
    table = Table(show_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    out.print(table)


class _Rate(ProgressColumn):
    """Steps a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:,.0f}/s" if task.speed else "")


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar with rate and time left on a terminal, a plain line in a log."""
    if err.is_terminal:
        with Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(),
            TimeRemainingColumn(),
            console=err,
            transient=True,
        ) as bar:
            task = bar.add_task(what, total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)
        return
    last = -1

    def line(done: int, total: int) -> None:
        nonlocal last
        tenth = 10 * done // total if total else 10
        if tenth != last:
            last = tenth
            say(f"{what}: {done} of {total}")

    yield line
