"""Commands about letters: add, read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from etl.cli import shown
from etl.pipeline import letters as pipeline_letters
from etl.read.errors import UnreadableLetter
from etl.reference import load
from etl.workspace import Workspace


def read(
    file: Annotated[Path, typer.Argument(help="A letter: PDF, DOCX, DOC, RTF, ODT, HTML, EML, MSG or TXT.")],
    json_: Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")] = False,
    force: Annotated[
        str | None, typer.Option(help="The force that wrote it (an id such as north-wales), if you know.")
    ] = None,
) -> None:
    """Read one letter and show the reading with its evidence. Writes nothing.

    Exit codes: 0 read, 2 wrong usage, 3 the file could not be read (the reason on standard error).
    """
    workspace = Workspace.from_environment()
    if not file.is_file():
        shown.stop(f"{file}: there is no such file; check the path", shown.NOT_READ)
    if force is not None and force not in load(workspace.reference).force:
        shown.stop(f"--force {force}: no such force; the ids are in data/reference/forces.csv", shown.WRONG_USAGE)
    try:
        answer = pipeline_letters.read_file(workspace, file, force)
    except UnreadableLetter as problem:
        shown.stop(f"{file}: {problem.message}. {problem.what_to_do}", shown.NOT_READ)
    if json_:
        shown.as_json(answer.as_json())
        return
    _show(answer)


def _show(answer: pipeline_letters.LetterAnswer) -> None:
    facts = answer.as_json()
    shown.as_table(
        ["field", "value", "words of the letter"],
        [(name, _plain(facts[name]), answer.quote_for(name)) for name in answer.SINGLE_FIELDS],
    )
    shown.as_table(
        ["question", "scope", "position", "rule", "words of the letter"],
        [
            (row.question, row.scope, row.position, row.evidence.rule_id, _short(row.evidence.quote))
            for row in answer.reading.positions
        ],
    )
    shown.as_table(
        ["provision", "role", "rule", "words of the letter"],
        [(row.provision, row.role, row.evidence.rule_id, _short(row.text)) for row in answer.reading.citations],
    )
    for doubt in answer.reading.doubts:
        shown.say(f"In doubt: {doubt.field}: {doubt.reason} ({doubt.confidence:.2f})")


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {part}" for key, part in value.items())
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return "" if value is None else str(value)


def _short(text: str | None, limit: int = 160) -> str:
    words = " ".join((text or "").split())
    return words if len(words) <= limit else words[: limit - 1] + "…"


def add(
    paths: Annotated[
        list[Path], typer.Argument(help="Letters, folders, portal zips or mails. For a table of facts, see `sheet`.")
    ],
) -> None:
    """Take letters, folders, portal zips and mails into the inbox, and read them.

    Nothing outside data/ is written. What is no letter is set aside with the reason. Run
    `python -m etl run` afterwards to publish a snapshot with them.
    """
    workspace = Workspace.from_environment()
    missing = [path for path in paths if not path.exists()]
    if missing:
        shown.stop(f"{missing[0]}: there is no such file or folder; check the path", shown.WRONG_USAGE)
    with shown.progress("Reading letters") as progress:
        result = pipeline_letters.add(workspace, paths, progress)
    for name, reason in result.set_aside:
        shown.say(f"Set aside: {name}: {reason}")
    shown.as_table(
        ["file", "force", "reference", "answered", "outcome"],
        [(row.file_name, row.force_id, row.reference, row.responded_on, row.outcome) for row in result.read],
    )
    shown.say(f"{result.n_new} new, {result.n_known} known already, {len(result.set_aside)} set aside.")


def register(app: typer.Typer) -> None:
    """Add these commands to the application."""
    app.command()(add)
    app.command()(read)
