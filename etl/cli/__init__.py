"""Arguments, progress and exit codes: the only place that prints.

Exit codes: 0 done, 1 something was found that needs a person (``verify``), 2 wrong
usage, 3 a file or snapshot could not be read, 4 a run was stopped by bad data or a broken bound.

A command loads its own module only: loading all of them takes longer than a run that finds nothing new.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable

import typer

COMMANDS = {
    "run": "run",
    "export": "publishing",
    "verify": "publishing",
    "diff": "publishing",
    "changed": "publishing",
    "add": "letters",
    "read": "letters",
    "collect": "collect",
    "sheet": "sheet",
    "evaluate": "evaluate",
    "learn": "learn",
    "review": "review",
    "correct": "review",
    "explain": "review",
    "draft": "draft",
    "snapshots": "keeping",
    "site": "sites",
}
"""Each command and the module of this package that holds it."""


def application(modules: Iterable[str]) -> typer.Typer:
    """The command line with the commands of some modules."""
    made = typer.Typer(
        name="etl",
        help="Collect, read, code and publish police forces' FOI replies about facial recognition.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    # Without it a single command would take the place of the whole application.
    made.callback()(lambda: None)
    for name in dict.fromkeys(modules):
        importlib.import_module(f"etl.cli.{name}").register(made)
    return made


def main() -> None:
    """Run the command that the arguments name."""
    held = COMMANDS.get(sys.argv[1]) if len(sys.argv) > 1 else None
    application([held] if held else COMMANDS.values())(prog_name="python -m etl")


def __getattr__(name: str) -> typer.Typer:
    """``app``: the whole command line, made when somebody asks for it."""
    if name != "app":
        raise AttributeError(name)
    return application(COMMANDS.values())
