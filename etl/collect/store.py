"""The raw store: bytes by their SHA-256, never overwritten, and a manifest line for every attempt.

``data/raw/<aa>/<sha256>`` holds the bytes, ``data/raw/manifest.jsonl`` what was asked, what came back and
when. Nothing is ever removed: a changed letter is a new document that supersedes the old one, and equal bytes
from another address or request are a copy, whose address is kept.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.collect.manifest import Held, copy_place, document_in, entry_of, line_of, place_in, place_of
from etl.model import Document

MANIFEST = "manifest.jsonl"


class RawStore:
    """The documents that were collected.

    Args:
        folder: ``data/raw``; made when the first document comes.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest = folder / MANIFEST
        self._mended = False
        self._current: dict[str, Held] | None = None
        self._places: dict[bytes, str] | None = None
        self._copies: set[bytes] = set()

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
        place = place_of(document)
        if sha256 in current:
            if place is not None and place != place_in(current[sha256]) and place not in self._copies:
                self._copies.add(place)
                self._append(line_of("copy", document))
            return document_in(current[sha256]), False
        earlier = self._by_place().get(place) if place else None
        if earlier is not None:
            document = document.model_copy(update={"supersedes": earlier})
        _remember(current, sha256, document.supersedes, document)
        if place is not None:
            self._by_place()[place] = sha256
        self._append(line_of("document", document))
        return document, True

    def note_attempt(self, **line: Any) -> None:
        """Record an attempt that gave no document: address, status, what went wrong."""
        self._append(json.dumps({"kind": "attempt", "at": dt.datetime.now(dt.UTC).isoformat(), **line}) + "\n")

    def documents(self) -> Iterator[Document]:
        """Every letter that is current, in the order of collection; superseded ones are left out."""
        yield from map(document_in, self._known().values())

    def copies(self) -> Iterator[Document]:
        """Every other place of a letter: the same bytes under another request or address."""
        for line in self._lines():
            if line.get("kind") == "copy":
                yield Document.model_validate(line["document"])

    def attempts(self) -> Iterator[dict[str, Any]]:
        """Every attempt that gave no document."""
        return (line for line in self._lines() if line.get("kind") == "attempt")

    def _known(self) -> dict[str, Held]:
        if self._current is None:
            current: dict[str, Held] = {}
            for line in self._raw_lines():
                entry = entry_of(line)
                if entry is not None:
                    _remember(current, *entry)
                elif (place := copy_place(line)) is not None:
                    self._copies.add(place)
            self._current = current
        return self._current

    def _by_place(self) -> dict[bytes, str]:
        """The current document of each place; made at the first letter that is new."""
        if self._places is None:
            held = self._known().items()
            self._places = {place: sha256 for sha256, one in held if (place := place_in(one)) is not None}
        return self._places

    def _append(self, line: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._mend()
        with self.manifest.open("a", encoding="utf-8") as lines:
            lines.write(line)

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
        return map(json.loads, self._raw_lines())

    def _raw_lines(self) -> Iterator[bytes]:
        if not self.manifest.is_file():
            return
        with self.manifest.open("rb") as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    yield line


def _remember(current: dict[str, Held], sha256: str, supersedes: str | None, held: Held) -> None:
    if supersedes is not None:
        current.pop(supersedes, None)
    current[sha256] = held
