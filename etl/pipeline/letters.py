"""One letter at a time: read a file and answer, or take files into the inbox and read them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from etl.coding.checks import checks_of
from etl.coding.outcome import derive_outcome, ncnd_scope
from etl.collect.folder import add as add_to_inbox
from etl.collect.platforms import force_finder, question_set_finder
from etl.collect.store import RawStore
from etl.model import CanonicalText, Evidence, Fact, Reading
from etl.pipeline.reading import read_new, reader_for, text_of
from etl.read.citations.citations import engaged_provisions
from etl.reference import Reference, load
from etl.workspace import Workspace


@dataclass(frozen=True)
class LetterAnswer:
    """A reading with what coding derives from it: the outcome, the scope of a refusal to confirm, checks."""

    reading: Reading
    outcome: str
    ncnd_scope: str
    exemptions: list[str]
    checks: list[str]

    SINGLE_FIELDS: ClassVar[tuple[str, ...]] = (
        "force_id",
        "reference",
        "responded_on",
        "act",
        "outcome",
        "ncnd_scope",
        "exemptions",
        "use_stated",
        "vendors",
        "cost_gbp",
        "checks",
        "confidence",
    )

    def as_json(self) -> dict[str, object]:
        """The object of ``read --json``: fixed keys in a fixed order, unknown values ``None``."""
        reading = self.reading
        return {
            "force_id": _value(reading.force),
            "reference": _value(reading.reference),
            "responded_on": _value(reading.responded_on),
            "act": _value(reading.act),
            "outcome": self.outcome,
            "ncnd_scope": self.ncnd_scope,
            "exemptions": self.exemptions,
            "positions": [
                {
                    "question": row.question,
                    "scope": row.scope,
                    "position": row.position,
                    "start": row.evidence.start,
                    "end": row.evidence.end,
                }
                for row in reading.positions
            ],
            "citations": [
                {
                    "provision": row.provision,
                    "role": row.role,
                    "text": row.text,
                    "start": row.evidence.start,
                    "end": row.evidence.end,
                }
                for row in reading.citations
            ],
            "use_stated": {row.technology_id: row.value for row in reading.use_stated},
            "vendors": [fact.value for fact in reading.vendors],
            "cost_gbp": None if reading.cost_gbp is None else float(reading.cost_gbp.value),
            "checks": self.checks,
            "confidence": round(reading.confidence, 4),
        }

    def quote_for(self, field: str) -> str:
        """The words of the letter that a single-valued field rests on."""
        evidence = self._evidence(field)
        return " ".join((evidence.quote or "").split()) if evidence else ""

    def _evidence(self, field: str) -> Evidence | None:
        fact = {
            "force_id": self.reading.force,
            "reference": self.reading.reference,
            "responded_on": self.reading.responded_on,
            "act": self.reading.act,
            "cost_gbp": self.reading.cost_gbp,
        }.get(field)
        return fact.evidence if fact else None


def _value(fact: Fact | None) -> str | None:
    return None if fact is None else fact.value


def answer_for(reading: Reading, text: CanonicalText, reference: Reference) -> LetterAnswer:
    """Derive what coding derives from a reading alone."""
    return LetterAnswer(
        reading=reading,
        outcome=derive_outcome(reading.positions, reading.kind, reference.group),
        ncnd_scope=ncnd_scope(reading.positions),
        exemptions=engaged_provisions(reading),
        checks=[found.rule_id for found in checks_of(reading, text.text, reference)],
    )


def read_file(workspace: Workspace, file: Path, force_id: str | None = None) -> LetterAnswer:
    """Read one letter from a file; nothing is written.

    Raises:
        UnreadableLetter: the file gives no text.
    """
    text = text_of(file.read_bytes(), file.name)
    reader = reader_for(workspace.reference)
    return answer_for(reader.read(text, force_hint=force_id), text, reader.reference)


@dataclass(frozen=True)
class ReadLine:
    """One letter that was added, in a line."""

    file_name: str
    force_id: str | None
    reference: str | None
    responded_on: str | None
    outcome: str


@dataclass
class AddResult:
    """What became of the files that a person added."""

    n_new: int
    n_known: int
    read: list[ReadLine] = field(default_factory=list)
    set_aside: list[tuple[str, str]] = field(default_factory=list)


def add(
    workspace: Workspace,
    paths: Sequence[Path],
    progress: Callable[[int, int], None],
    force_id: str | None = None,
) -> AddResult:
    """Take files, folders and archives into the raw store and read the new ones."""
    store = RawStore(workspace.raw)
    reference = load(workspace.reference)
    added = add_to_inbox(paths, store, force_id, force_finder(reference), question_set_finder(reference))
    letters, unreadable = read_new(added.new, workspace, store.path, progress)
    result = AddResult(len(added.new), len(added.known), set_aside=list(added.set_aside))
    result.set_aside += [
        (document.file_name or document.sha256, f"{problem.message}. {problem.what_to_do}")
        for document, problem in unreadable
    ]
    for letter in letters:
        answer = answer_for(letter.reading, letter.text, reference)
        result.read.append(
            ReadLine(
                letter.document.file_name or letter.document.sha256[:16],
                _value(letter.reading.force),
                _value(letter.reading.reference),
                _value(letter.reading.responded_on),
                answer.outcome,
            )
        )
    return result
