"""The order of the stages and what is already done; nothing else knows it.

reference and register → documents in the store → texts and readings → coding → snapshot. Offline, the
run goes on with what is there.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from etl import __version__
from etl.coding.code import code
from etl.coding.corrections import CorrectionError
from etl.collect.folder import add
from etl.collect.platforms import force_finder
from etl.collect.store import RawStore
from etl.issues import IssueLog
from etl.pipeline.reading import read_new
from etl.publish.build import BuildError, BuildMeta, build
from etl.read import READER_VERSION
from etl.reference import ReferenceError, folder_sha256, load
from etl.reference_coding import (
    load_accuracy,
    load_checks,
    load_corrections,
    load_force_replies,
    load_register,
    load_surveys,
)
from etl.snapshot import MissingSnapshot, current_id
from etl.workspace import Workspace

STATE = "last-run.json"
STOPS = (ReferenceError, BuildError, CorrectionError)
"""What stops a run before anything is published."""


@dataclass(frozen=True)
class Inputs:
    """What a snapshot is made from, as hashes; equal inputs need no new run."""

    reference_sha256: str
    register_sha256: str
    corrections_sha256: str
    letters_sha256: str
    code_version: str
    reader_version: str


@dataclass(frozen=True)
class RunResult:
    """What a run did: the snapshot, whether it is new, and how many letters were read or set aside."""

    snapshot_id: str
    unchanged: bool
    n_letters: int
    n_set_aside: int
    n_responses: int
    warnings: tuple[str, ...]


def inputs_of(workspace: Workspace) -> Inputs:
    """Hash everything that a snapshot is made from; reads no letter."""
    return Inputs(
        reference_sha256=folder_sha256(workspace.reference),
        register_sha256=folder_sha256(workspace.register),
        corrections_sha256=folder_sha256(workspace.corrections),
        letters_sha256=_manifest_sha256(workspace.raw),
        code_version=__version__,
        reader_version=READER_VERSION,
    )


def _manifest_sha256(raw: Path) -> str:
    manifest = raw / "manifest.jsonl"
    if not manifest.is_file():
        return hashlib.sha256(b"").hexdigest()
    with manifest.open("rb") as lines:
        return hashlib.file_digest(lines, "sha256").hexdigest()


def build_date() -> dt.date:
    """The day that names a snapshot, UTC: ``SOURCE_DATE_EPOCH`` where it is set, today otherwise."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)
    return moment.date()


def nothing_new(workspace: Workspace, inputs: Inputs) -> str | None:
    """The id of the current snapshot when it was made from exactly these inputs."""
    state = workspace.snapshots / STATE
    if not state.is_file():
        return None
    try:
        known = json.loads(state.read_text(encoding="utf-8"))
        current = current_id(workspace.snapshots)
    except (ValueError, MissingSnapshot):
        return None
    same = known.get("inputs") == asdict(inputs) and known.get("snapshot_id") == current
    return current if same else None


def run(
    workspace: Workspace,
    issues: IssueLog,
    progress: Callable[[int, int], None],
    again: bool = False,
) -> RunResult:
    """Read what is new, code everything, check it and publish a snapshot.

    Args:
        workspace: the data folder.
        issues: where problems go.
        progress: called with (done, total) letters.
        again: build even when nothing changed.

    Raises:
        ReferenceError: a reference, register or correction row breaks the vocabulary.
        BuildError: a constraint or a bound is broken; the published snapshot stays as it was.
    """
    _take_inbox(workspace, issues)
    inputs = inputs_of(workspace)
    current = None if again else nothing_new(workspace, inputs)
    if current is not None:
        return RunResult(current, True, 0, 0, 0, ())
    reference = load(workspace.reference)
    register = load_register(workspace.register, reference)
    corrections = load_corrections(workspace.corrections)
    store = RawStore(workspace.raw)
    letters, set_aside = read_new(
        [document for document in store.documents() if document.same_as is None],
        workspace,
        store.path,
        progress,
    )
    for document, problem in set_aside:
        where = document.file_name or document.source_url or document.sha256
        issues.add("read", problem.code, "warning", where, problem.message, problem.what_to_do)
    tables = code(
        letters,
        register,
        corrections,
        load_force_replies(workspace.corrections, reference),
        load_checks(workspace.reference),
        reference,
        [(document, (problem.code, problem.message, problem.what_to_do)) for document, problem in set_aside],
        load_surveys(workspace.register, reference, register),
    )
    tables["accuracy"] = [row.model_dump() for row in load_accuracy(workspace.reference)]
    result = build(tables, reference, _meta(inputs), workspace.snapshots)
    _remember(workspace, inputs, result.snapshot_id)
    return RunResult(
        result.snapshot_id,
        result.unchanged,
        len(letters),
        len(set_aside),
        len(tables["response"]),
        tuple(result.warnings),
    )


def _take_inbox(workspace: Workspace, issues: IssueLog) -> None:
    """Take what people dropped into the inbox; the files stay where they are and are known the next time."""
    if not workspace.inbox.is_dir():
        return
    force_for = force_finder(load(workspace.reference))
    for name, reason in add([workspace.inbox], RawStore(workspace.raw), force_for=force_for).set_aside:
        issues.add("collect", "not_a_letter", "warning", name, reason, "Mend the file or take it out of the inbox.")


def _meta(inputs: Inputs) -> BuildMeta:
    return BuildMeta(built_on=build_date(), **asdict(inputs))


def _remember(workspace: Workspace, inputs: Inputs, snapshot_id: str) -> None:
    state = workspace.snapshots / STATE
    beside = state.with_suffix(".new")
    beside.write_text(json.dumps({"inputs": asdict(inputs), "snapshot_id": snapshot_id}), encoding="utf-8")
    beside.replace(state)
