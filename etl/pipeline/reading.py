"""From documents to readings: extract, mask, read what is new, and remember it.

The parallel interface is ``concurrent.futures.Executor``: a process pool here, and on a cluster
whatever offers the same two methods.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from etl.masking import MASKING_VERSION, mask_personal_data
from etl.model import CanonicalText, Document, Reading
from etl.pipeline.readings_store import NotReadable, ReadingStore
from etl.read import EXTRACTOR, READER_VERSION
from etl.read.errors import UnreadableLetter
from etl.read.reader import Reader
from etl.read.text.text import extract
from etl.reference import folder_sha256, load
from etl.reference_rules import load_rules
from etl.snapshot import file_sha256
from etl.workspace import Workspace

CHUNK = 16
"""Letters sent to a worker at a time: few enough that progress moves, enough to hide the hand-over."""

READ_BY = ("rules", "law", "forces.csv", "force_names.csv", "technologies.csv", "vendors.csv")
"""What of the reference a reading follows from; to measure the reader or to name a source changes no reading."""

POOL_FROM = 64
"""Below this many new letters one process is quicker than starting a pool."""


@dataclass(frozen=True)
class Letter:
    """A document that was read, with its text and its reading."""

    document: Document
    text: CanonicalText
    reading: Reading


@lru_cache(maxsize=2)
def reader_for(reference_folder: Path) -> Reader:
    """The reader for one reference folder, compiled once a process."""
    return Reader(load(reference_folder), load_rules(reference_folder / "rules"))


def text_of(data: bytes, file_name: str | None, media_type: str | None = None) -> CanonicalText:
    """Extract the canonical text of a letter and mask personal data in it, length by length.

    Raises:
        UnreadableLetter: the bytes give no text; names the reason and what to do.
    """
    extracted = extract(data, file_name, media_type)
    masked = mask_personal_data(extracted.text)
    if masked == extracted.text:
        return extracted
    digest = hashlib.sha256(masked.encode("utf-8", "surrogatepass")).hexdigest()
    return extracted.model_copy(update={"text": masked, "text_sha256": digest})


@dataclass(frozen=True)
class _Task:
    sha256: str
    file_name: str | None
    media_type: str
    force_id: str | None
    known: CanonicalText | None
    raw_file: Path
    reference: Path

    @classmethod
    def of(cls, document: Document, known: CanonicalText | None, raw_file: Path, reference: Path) -> _Task:
        """The job to read one document."""
        return cls(
            document.sha256,
            document.file_name,
            document.media_type,
            document.force_id,
            known,
            raw_file,
            reference,
        )


_Result = tuple[CanonicalText, Reading] | NotReadable


def _read_one(task: _Task) -> _Result:
    text = task.known
    if text is None:
        try:
            text = text_of(task.raw_file.read_bytes(), task.file_name, task.media_type)
        except UnreadableLetter as problem:
            return NotReadable(
                document_sha256=task.sha256,
                code=problem.code,
                message=problem.message,
                what_to_do=problem.what_to_do,
            )
    return text, reader_for(task.reference).read(text, force_hint=task.force_id)


def _read_some(tasks: Sequence[_Task]) -> list[_Result]:
    return [_read_one(task) for task in tasks]


def reader_key(workspace: Workspace) -> str:
    """Names the reader and all tables that it reads by; a change of either reads every letter again."""
    paths = [workspace.reference / name for name in READ_BY]
    tables = " ".join(folder_sha256(path) if path.is_dir() else file_sha256(path) for path in paths)
    return f"{READER_VERSION}-masked{MASKING_VERSION}-{hashlib.sha256(tables.encode()).hexdigest()[:12]}"


class _Known:
    """What was read so far, by document; each new result is written before it counts as known."""

    def __init__(self, store: ReadingStore) -> None:
        self._store = store
        self.texts = store.texts.load()
        self.unreadable = store.unreadable.load()
        self.readings = store.readings.load()

    def keep(self, result: _Result) -> None:
        """Write one result and remember it; a text that was read before is not written again."""
        if isinstance(result, NotReadable):
            self._store.unreadable.append([result])
            self.unreadable[result.document_sha256] = result
            return
        text, reading = result
        if text.document_sha256 not in self.texts:
            self._store.texts.append([text])
            self.texts[text.document_sha256] = text
        self._store.readings.append([reading])
        self.readings[reading.document_sha256] = reading


def read_new(
    documents: Sequence[Document],
    workspace: Workspace,
    raw_file: Callable[[str], Path],
    progress: Callable[[int, int], None],
    executor: Executor | None = None,
) -> tuple[list[Letter], list[tuple[Document, NotReadable]]]:
    """Read the documents that have no reading yet; return all readings and all unreadable documents.

    Args:
        documents: what the store holds, without copies of the same letter.
        workspace: where texts and readings are remembered.
        raw_file: gives the file of a document's bytes.
        progress: called with (done, total) after each hand-over.
        executor: where to read; a process pool is made for many letters when it is not given.
    """
    known = _Known(ReadingStore(workspace.readings, f"{EXTRACTOR}-masked{MASKING_VERSION}", reader_key(workspace)))
    tasks = [
        _Task.of(document, known.texts.get(document.sha256), raw_file(document.sha256), workspace.reference)
        for document in {document.sha256: document for document in reversed(documents)}.values()
        if document.sha256 not in known.readings and document.sha256 not in known.unreadable
    ]
    done = 0
    for results in _results(tasks, executor):
        for result in results:
            known.keep(result)
        done += len(results)
        progress(done, len(tasks))
    letters = [
        Letter(document, known.texts[document.sha256], known.readings[document.sha256])
        for document in documents
        if document.sha256 in known.readings
    ]
    return letters, [(doc, known.unreadable[doc.sha256]) for doc in documents if doc.sha256 in known.unreadable]


def _results(tasks: Sequence[_Task], executor: Executor | None) -> Iterator[list[_Result]]:
    chunks = list(_chunks(tasks))
    if executor is not None:
        yield from executor.map(_read_some, chunks)
    elif len(tasks) < POOL_FROM:
        yield from map(_read_some, chunks)
    else:
        with ProcessPoolExecutor() as pool:
            yield from pool.map(_read_some, chunks)


def _chunks(tasks: Iterable[_Task]) -> Iterator[list[_Task]]:
    waiting = iter(tasks)
    while chunk := list(islice(waiting, CHUNK)):
        yield chunk
