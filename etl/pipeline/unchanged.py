"""Whether a run would find anything new, told without loading the reader, the tables or a letter.

A snapshot is made from the reference, the register, the corrections, the letters and the code. All of them are
hashed; the inbox is compared by names, sizes and times of its files. Where nothing differs, the run is done.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from etl import __version__
from etl.collect.manifest import ATTEMPT
from etl.masking import MASKING_VERSION
from etl.publish import SCHEMA_VERSION
from etl.read import EXTRACTOR, READER_VERSION
from etl.reference import folder_sha256
from etl.snapshot import MissingSnapshot, current_id
from etl.workspace import Workspace

STATE = "last-run.json"
INBOX_RULES = "3"
"""Raised when other files of the inbox count as letters, so that an unchanged inbox is looked at again."""


@dataclass(frozen=True)
class Inputs:
    """What a snapshot is made from, as hashes; equal inputs need no new run."""

    reference_sha256: str
    register_sha256: str
    corrections_sha256: str
    letters_sha256: str
    code_version: str
    reader_version: str


def inputs_of(workspace: Workspace) -> Inputs:
    """Hash everything that a snapshot is made from; reads no letter."""
    return Inputs(
        reference_sha256=folder_sha256(workspace.reference),
        register_sha256=folder_sha256(workspace.register),
        corrections_sha256=folder_sha256(workspace.corrections),
        letters_sha256=_letters_sha256(workspace.raw),
        code_version=__version__,
        reader_version=READER_VERSION,
    )


def _letters_sha256(raw: Path) -> str:
    """The hash of the manifest's letters; a visit that gave none changes nothing."""
    digest = hashlib.sha256()
    manifest = raw / "manifest.jsonl"
    if manifest.is_file():
        with manifest.open("rb") as lines:
            for line in lines:
                if not line.startswith(ATTEMPT):
                    digest.update(line)
    return digest.hexdigest()


def inbox_sha256(inbox: Path) -> str:
    """The hash of the names, sizes and times of the files in the inbox; no file is opened."""
    digest = hashlib.sha256(INBOX_RULES.encode())
    for line in sorted(_files(str(inbox))) if inbox.is_dir() else ():
        digest.update(os.fsencode(line))
    return digest.hexdigest()


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path)
            else:
                facts = entry.stat(follow_symlinks=False)
                yield f"{entry.path}\0{facts.st_size}\0{facts.st_mtime_ns}\n"


def build_date() -> dt.date:
    """The day that names a snapshot, UTC: ``SOURCE_DATE_EPOCH`` where it is set, today otherwise."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)
    return moment.date()


def nothing_new(workspace: Workspace) -> str | None:
    """The id of the current snapshot when it was made from exactly what is here now."""
    state = workspace.snapshots / STATE
    if not state.is_file():
        return None
    try:
        known = json.loads(state.read_text(encoding="utf-8"))
        current = current_id(workspace.snapshots)
    except (ValueError, MissingSnapshot):
        return None
    if not isinstance(known, dict) or known.get("snapshot_id") != current:
        return None
    same = known.get("inbox") == inbox_sha256(workspace.inbox) and known.get("made_by") == _made_by()
    return current if same and known.get("inputs") == asdict(inputs_of(workspace)) else None


def _made_by() -> list[str]:
    """The versions of the code that a snapshot follows from, beside the two that it names itself."""
    return [EXTRACTOR, MASKING_VERSION, SCHEMA_VERSION]


def remember(workspace: Workspace, inputs: Inputs, inbox: str, snapshot_id: str) -> None:
    """Record what a snapshot was made from, for the next run; ``inbox`` as it was before it was taken in."""
    state = workspace.snapshots / STATE
    beside = state.with_suffix(".new")
    facts: dict[str, Any] = {"inputs": asdict(inputs), "inbox": inbox, "made_by": _made_by()}
    beside.write_text(json.dumps(facts | {"snapshot_id": snapshot_id}), encoding="utf-8")
    beside.replace(state)
