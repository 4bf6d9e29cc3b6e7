"""Commands about snapshots: export, verify, diff, changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from etl import snapshot_diff as comparing
from etl import snapshot_package as exporting
from etl.cli import shown
from etl.publish import verify as verifying
from etl.snapshot import SnapshotError, connect, current_id
from etl.snapshot_tables import NotAllowed
from etl.workspace import Workspace

Result = TypeVar("Result")


def _filters(where: list[str] | None) -> dict[str, list[str]]:
    filters: dict[str, list[str]] = {}
    for part in where or []:
        name, equals, value = part.partition("=")
        if not equals:
            shown.stop(f"--where {part}: write it as force=kent", shown.WRONG_USAGE)
        filters.setdefault(name, []).append(value)
    return filters


def export(
    to: Annotated[Path, typer.Option(help="Folder to write into; an earlier export in it is replaced.")],
    tables: Annotated[str | None, typer.Option(help="Tables, separated by commas; all by default.")] = None,
    where: Annotated[list[str] | None, typer.Option(help="A filter such as force=kent; may be repeated.")] = None,
    snapshot: shown.SnapshotId = None,
    zip_: Annotated[bool, typer.Option("--zip", help="Also pack the folder into one zip beside it.")] = False,
) -> None:
    """Write CSV, Parquet and XLSX with data dictionary, readme and checksums.

    The letters' texts are left out; they are the forces' own. Check an export with `python -m etl verify FOLDER`.
    """
    workspace = Workspace.from_environment()
    chosen = [name.strip() for name in tables.split(",")] if tables else None
    try:
        with connect(workspace.snapshots, snapshot or current_id(workspace.snapshots)) as connection:
            made = exporting.export(connection, to, chosen, _filters(where))
    except SnapshotError as problem:
        shown.stop(str(problem), shown.NOT_READ)
    except (NotAllowed, exporting.ExportError) as problem:
        shown.stop(str(problem), shown.WRONG_USAGE)
    shown.say(f"Written to {to}: {len(made.files) + 1} files, {made.rows['responses']} responses.")
    if zip_:
        shown.say(f"Packed into {exporting.pack(to)}")


def verify(
    what: Annotated[str | None, typer.Argument(help="Id of a snapshot, or the folder of an export.")] = None,
) -> None:
    """Recompute every hash and rule of a snapshot or an export.

    Without an argument the current snapshot is checked. Ends with 1 and one line a fault where something is wrong.
    """
    workspace = Workspace.from_environment()
    try:
        if what is not None and Path(what).is_dir():
            wrong, name = verifying.verify_export(Path(what)), what
        else:
            name = what or current_id(workspace.snapshots)
            wrong = verifying.verify_snapshot(workspace.snapshots, name)
    except SnapshotError as problem:
        shown.stop(str(problem), shown.NOT_READ)
    for line in wrong:
        shown.say(line)
    if wrong:
        raise typer.Exit(1)
    shown.say(f"{name}: every hash and rule holds.")


def diff(
    old: Annotated[str, typer.Argument(help="Id of the earlier snapshot.")],
    new: Annotated[str | None, typer.Argument(help="Id of the later one; the current one by default.")] = None,
    json_: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
) -> None:
    """Show what changed between two snapshots: rows added and removed, cells with old, new and why.

    The change is major (a column, a type or a value of the vocabulary is gone), minor (something was added) or a
    patch (values only).
    """
    found = _two(old, new, comparing.diff)
    if json_:
        shown.as_json(found.as_json())
        return
    shown.say(f"{found.old_id} to {found.new_id}: {found.level}")
    for line in found.schema:
        shown.say(f"schema: {line}")
    for word, tables in (("added", found.added), ("removed", found.removed)):
        for table, keys in tables.items():
            shown.say(f"{word}: {len(keys)} rows of {table}")
    shown.as_table(
        ["table", "key", "column", "old", "new", "why"],
        [(c.table, " ".join(str(k) for k in c.key), c.column, c.old, c.new, c.why) for c in found.changed],
    )


def changed(
    since: Annotated[str, typer.Argument(help="Id of the snapshot that was cited, or a link that holds it.")],
    json_: Annotated[bool, typer.Option("--json", help="Print one JSON array and nothing else.")] = False,
) -> None:
    """Show what became of each response since a snapshot was cited.

    unchanged, corrected by us, read again (by a newer reader or from a changed table), new letter, or withdrawn.
    """
    named = re.search(r"\d{4}-\d{2}-\d{2}-[0-9a-f]{8}", since)
    if named is None:
        shown.stop(f"{since}: holds no snapshot id such as 2026-11-23-3cb51b7a", shown.WRONG_USAGE)
    lines = _two(named.group(), None, comparing.since)
    if json_:
        shown.as_json(lines)
        return
    states = Counter(line["state"] for line in lines)
    shown.say(", ".join(f"{count} {state}" for state, count in sorted(states.items())))
    shown.as_table(
        ["response", "state", "column", "old", "new", "why"],
        [
            (line["response_id"], line["state"], cell["column"], cell["old"], cell["new"], cell["why"])
            for line in lines
            if line["state"] != "unchanged"
            for cell in line["cells"] or [{"column": "", "old": "", "new": "", "why": ""}]
        ],
    )


def _two(old: str, new: str | None, compare: Callable[[Any, Any], Result]) -> Result:
    folder = Workspace.from_environment().snapshots
    try:
        with connect(folder, old) as before, connect(folder, new or current_id(folder)) as after:
            return compare(before, after)
    except SnapshotError as problem:
        shown.stop(str(problem), shown.NOT_READ)


def register(app: typer.Typer) -> None:
    """Add these commands to the application."""
    for command in (export, verify, diff, changed):
        app.command()(command)
