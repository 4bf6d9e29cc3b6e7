"""What was already read: texts and readings kept between runs, so that no letter is read twice.

Two append-only JSON Lines files: texts by extractor version, readings by reader version and rules.
A line cut short by a killed run is dropped and its letter is read again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Generic, TypeVar

from pydantic import BaseModel

from etl.model import CanonicalText, Frozen, Reading


class NotReadable(Frozen):
    """Why a document gave no text, and what a person can do."""

    document_sha256: str
    code: str
    message: str
    what_to_do: str


Line = TypeVar("Line", bound=BaseModel)


class JsonLines(Generic[Line]):
    """Frozen values of one class by document, in one append-only file.

    Args:
        path: the file; made on the first append.
        line_class: the class of every line; it has a ``document_sha256``.
    """

    def __init__(self, path: Path, line_class: type[Line]) -> None:
        self.path = path
        self.line_class = line_class

    def load(self) -> dict[str, Line]:
        """Every value by its document; a later line replaces an earlier one."""
        values = (self.line_class.model_validate_json(line) for line in self._lines())
        return {str(getattr(value, "document_sha256")): value for value in values}  # noqa: B009

    def append(self, values: Iterable[Line]) -> None:
        """Add values at the end of the file."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a+b") as tail:
            if tail.tell() and _last_byte(tail) != b"\n":
                tail.write(b"\n")
        with self.path.open("a", encoding="utf-8") as lines:
            for value in values:
                lines.write(value.model_dump_json() + "\n")

    def _lines(self) -> Iterable[bytes]:
        if not self.path.is_file():
            return
        # As bytes: a killed run may cut a line inside a letter, and half a letter cannot be decoded.
        with self.path.open("rb") as lines:
            for line in lines:
                if line.endswith(b"\n") and _whole(line):
                    yield line


def _last_byte(file: BinaryIO) -> bytes:
    file.seek(-1, 2)
    return file.read(1)


def _whole(line: bytes) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


class ReadingStore:
    """The texts, readings and unreadable documents known so far.

    Args:
        folder: ``data/readings``.
        extractor: version of the text extraction; texts of another version are not used.
        reader_key: reader version and hash of its rules; readings of another key are not used.
    """

    def __init__(self, folder: Path, extractor: str, reader_key: str) -> None:
        self.texts = JsonLines(folder / f"texts-{extractor}.jsonl", CanonicalText)
        self.unreadable = JsonLines(folder / f"unreadable-{extractor}.jsonl", NotReadable)
        self.readings = JsonLines(folder / f"readings-{reader_key}.jsonl", Reading)
