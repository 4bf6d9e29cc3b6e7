"""The order of the stages and what is already done; nothing else knows it.

reference and register → documents in the store → texts and readings → coding → snapshot. Offline, the
run goes on with what is there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

from etl.coding.code import code
from etl.coding.corrections import CorrectionError, load_corrections
from etl.coding.rows import Tables
from etl.collect.folder import add
from etl.collect.platforms import force_finder, question_set_finder
from etl.collect.store import RawStore
from etl.issues import IssueLog
from etl.model import Document
from etl.pipeline.reading import Letter, read_new
from etl.pipeline.readings_store import NotReadable
from etl.pipeline.unchanged import Inputs, build_date, inbox_sha256, inputs_of, nothing_new, remember
from etl.publish.build import BuildError, BuildMeta, build
from etl.reference import Reference, ReferenceError, load
from etl.reference_coding import (
    load_accuracy,
    load_checks,
    load_force_replies,
    load_register,
    load_surveys,
)
from etl.workspace import Workspace

STOPS = (ReferenceError, BuildError, CorrectionError)
"""What stops a run before anything is published."""


@dataclass(frozen=True)
class RunResult:
    """What a run did: the snapshot, whether it is new, and how many letters were read or set aside."""

    snapshot_id: str
    unchanged: bool
    n_letters: int
    n_set_aside: int
    n_responses: int
    warnings: tuple[str, ...]


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
    current = None if again else nothing_new(workspace)
    if current is not None:
        return RunResult(current, True, 0, 0, 0, ())
    inbox = inbox_sha256(workspace.inbox)
    _take_inbox(workspace, issues)
    inputs = inputs_of(workspace)
    reference = load(workspace.reference)
    letters, set_aside = _read_letters(workspace, issues, progress)
    tables = _coded(workspace, reference, letters, set_aside)
    result = build(tables, reference, _meta(inputs), workspace.snapshots)
    remember(workspace, inputs, inbox, result.snapshot_id)
    return RunResult(
        result.snapshot_id,
        result.unchanged,
        len(letters),
        len(set_aside),
        len(tables["response"]),
        tuple(result.warnings),
    )


def _read_letters(
    workspace: Workspace, issues: IssueLog, progress: Callable[[int, int], None]
) -> tuple[list[Letter], list[tuple[Document, NotReadable]]]:
    """All letters of the store with their readings, and those that cannot be read, which become issues."""
    store = RawStore(workspace.raw)
    # A copy is another address or request of bytes that are read already; coding tells which of them count.
    letters, unreadable = read_new([*store.documents(), *store.copies()], workspace, store.path, progress)
    set_aside = list({document.sha256: (document, problem) for document, problem in unreadable}.values())
    for document, problem in set_aside:
        where = document.file_name or document.source_url or document.sha256
        issues.add("read", problem.code, "warning", where, problem.message, problem.what_to_do)
    return letters, set_aside


def _coded(
    workspace: Workspace,
    reference: Reference,
    letters: list[Letter],
    set_aside: list[tuple[Document, NotReadable]],
) -> Tables:
    """The snapshot's tables from letters, register and corrections."""
    register = load_register(workspace.register, reference)
    tables = code(
        letters,
        register,
        load_corrections(workspace.corrections, reference),
        load_force_replies(workspace.corrections, reference),
        load_checks(workspace.reference),
        reference,
        [(document, (problem.code, problem.message, problem.what_to_do)) for document, problem in set_aside],
        load_surveys(workspace.register, reference, register),
    )
    tables["accuracy"] = [row.model_dump() for row in load_accuracy(workspace.reference)]
    return tables


def _take_inbox(workspace: Workspace, issues: IssueLog) -> None:
    """Take what people dropped into the inbox; the files stay where they are and are known the next time."""
    if not workspace.inbox.is_dir():
        return
    reference = load(workspace.reference)
    store, force_for, asked = RawStore(workspace.raw), force_finder(reference), question_set_finder(reference)
    for name, reason in add([workspace.inbox], store, None, force_for, asked).set_aside:
        issues.add("collect", "not_a_letter", "warning", name, reason, "Mend the file or take it out of the inbox.")


def _meta(inputs: Inputs) -> BuildMeta:
    return BuildMeta(built_on=build_date(), **asdict(inputs))
