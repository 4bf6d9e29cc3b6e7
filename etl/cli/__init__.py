"""Arguments, progress and exit codes: the only place that prints.

Exit codes: 0 done, 1 something was found that needs a person (``verify``), 2 wrong
usage, 3 a file or snapshot could not be read, 4 a run was stopped by bad data or a broken bound.
"""

from __future__ import annotations

import typer

from etl.cli import collect, draft, evaluate, keeping, letters, publishing, review, sites

app = typer.Typer(
    name="etl",
    help="Collect, read, code and publish police forces' FOI replies about facial recognition.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for part in (publishing, letters, collect, evaluate, review, draft, keeping, sites):
    part.register(app)

__all__ = ["app"]
