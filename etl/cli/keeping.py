"""The command group about keeping snapshots: snapshots list, keep, prune."""

from __future__ import annotations

from typing import Annotated

import typer

from etl.cli import shown
from etl.publish import keep as keeping
from etl.snapshot import SnapshotError
from etl.workspace import Workspace

group = typer.Typer(
    help="List the snapshots of this machine, name those that were cited so that they stay, remove old ones.",
    no_args_is_help=True,
)


@group.command("list")
def list_() -> None:
    """List the snapshots, latest first, with size and the name each is kept under."""
    shown.as_table(
        ["snapshot", "kB", "kept as", "current"],
        [
            (entry.snapshot_id, entry.n_bytes // 1000, entry.name, "yes" if entry.current else "")
            for entry in keeping.listed(Workspace.from_environment().snapshots)
        ],
    )


@group.command("keep")
def keep(
    snapshot: Annotated[str, typer.Argument(help="Id of a snapshot.")],
    name: Annotated[str, typer.Option("--as", help="A name, for example the article that cites it.")],
) -> None:
    """Keep a snapshot for good under a name; it is never pruned."""
    try:
        keeping.keep(Workspace.from_environment().snapshots, snapshot, name)
    except SnapshotError as problem:
        shown.stop(str(problem), shown.NOT_READ)
    except keeping.KeepError as problem:
        shown.stop(str(problem), shown.WRONG_USAGE)
    shown.say(f"{snapshot} is kept as {name}.")


@group.command("prune")
def prune(
    last: Annotated[int, typer.Option(help="How many of the latest to leave.", min=1)] = 5,
) -> None:
    """Remove old snapshots; the current one and the named ones always stay."""
    gone = keeping.prune(Workspace.from_environment().snapshots, last)
    shown.say(f"Removed {len(gone)}: {', '.join(gone)}" if gone else "Nothing to remove.")


def register(app: typer.Typer) -> None:
    """Add the group to the application."""
    app.add_typer(group, name="snapshots")
