"""The raw store: bytes by their SHA-256, never overwritten, and a manifest line for every attempt.

``data/raw/<aa>/<sha256>`` holds the bytes, ``data/raw/manifest.jsonl`` what was asked, what came back and
when. Nothing is ever removed: a changed letter is a new document that supersedes the old one.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.model import Document

MANIFEST = "manifest.jsonl"

_DOCUMENT_LINE = '{"kind": "document", "document": '

Place = tuple[str, str]


class RawStore:
    """The documents that were collected.

    Args:
        folder: ``data/raw``; made when the first document comes.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = folder / MANIFEST
        self._mended = False
        self._current: dict[str, Document] | None = None
        self._places: dict[Place, str] = {}
        self._copies: set[Place] = set()

    def path(self, sha256: str) -> Path:
        """Where the bytes of a document are."""
        return self.folder / sha256[:2] / sha256

    def read(self, sha256: str) -> bytes:
        """The bytes of a document."""
        return self.path(sha256).read_bytes()

    def add_bytes(self, data: bytes) -> tuple[str, bool]:
        """Keep bytes under their SHA-256; says whether they are new. Written whole or not at all."""
        sha256 = hashlib.sha256(data).hexdigest()
        target = self.path(sha256)
        if target.exists():
            return sha256, False
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = target.with_name(f".{sha256}-{os.getpid()}")
        beside.write_bytes(data)
        beside.replace(target)
        return sha256, True

    def has(self, sha256: str) -> bool:
        """Whether a current letter has these bytes."""
        return sha256 in self._known()

    def add(self, data: bytes, document: Document) -> tuple[Document, bool]:
        """Keep a letter and its manifest line; a letter known from the same place adds nothing.

        A document of the same message (``request_key`` and ``message_key``) or of the same address with
        other bytes is superseded by the new one. The same bytes at another place get a line of kind ``copy``.
        """
        sha256, _ = self.add_bytes(data)
        document = document.model_copy(update={"sha256": sha256, "n_bytes": len(data)})
        current = self._known()
        place = _place(document)
        if sha256 in current:
            if place is not None and place != _place(current[sha256]) and place not in self._copies:
                self._copies.add(place)
                self._append({"kind": "copy", "document": json.loads(document.model_dump_json())})
            return current[sha256], False
        earlier = self._places.get(place) if place else None
        if earlier is not None:
            document = document.model_copy(update={"supersedes": earlier})
        self._remember(document)
        self._append({"kind": "document", "document": json.loads(document.model_dump_json())})
        return document, True

    def note_attempt(self, **line: Any) -> None:
        """Record an attempt that gave no document: address, status, what went wrong."""
        self._append({"kind": "attempt", "at": dt.datetime.now(dt.UTC).isoformat(), **line})

    def documents(self) -> Iterator[Document]:
        """Every letter that is current, in the order of collection; superseded ones are left out."""
        yield from self._known().values()

    def attempts(self) -> Iterator[dict[str, Any]]:
        """Every attempt that gave no document."""
        return (line for line in self._lines() if line.get("kind") == "attempt")

    def _known(self) -> dict[str, Document]:
        if self._current is None:
            self._current = {}
            for text in self._texts():
                if text.startswith(_DOCUMENT_LINE):
                    # Straight from its JSON: twice as quick as through a dictionary.
                    self._remember(Document.model_validate_json(text[len(_DOCUMENT_LINE) : -2]))
                    continue
                line = json.loads(text)
                if line.get("kind") == "document":
                    self._remember(Document.model_validate(line["document"]))
                elif line.get("kind") == "copy":
                    place = _place(Document.model_validate(line["document"]))
                    self._copies.update([place] if place else [])
        return self._current

    def _remember(self, document: Document) -> None:
        current = self._known()
        if document.supersedes is not None:
            current.pop(document.supersedes, None)
        current[document.sha256] = document
        place = _place(document)
        if place is not None:
            self._places[place] = document.sha256

    def _append(self, line: dict[str, Any]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._mend()
        with self.manifest.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(line, ensure_ascii=False) + "\n")

    def _mend(self) -> None:
        """Take away a last line that a killed run cut short: its letter was never acknowledged."""
        if self._mended:
            return
        self._mended = True
        if not self.manifest.is_file():
            return
        with self.manifest.open("rb+") as lines:
            size = lines.seek(0, os.SEEK_END)
            end = size
            while end:
                start = max(0, end - 65536)
                lines.seek(start)
                found = lines.read(end - start).rfind(b"\n")
                if found >= 0:
                    end = start + found + 1
                    break
                end = start
            if end < size:
                lines.truncate(end)

    def _lines(self) -> Iterator[dict[str, Any]]:
        return map(json.loads, self._texts())

    def _texts(self) -> Iterator[str]:
        if not self.manifest.is_file():
            return
        with self.manifest.open(encoding="utf-8") as lines:
            for text in lines:
                if text.endswith("\n"):
                    yield text


def _place(document: Document) -> Place | None:
    """What makes two documents the same letter at two times: the portal's message, or the address."""
    if document.request_key and document.message_key:
        return document.request_key, document.message_key
    return ("url", document.source_url) if document.source_url is not None else None
