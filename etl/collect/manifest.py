"""Lines of the manifest, read only as far as is needed: a hundred thousand of them within half a second. Pure.

Of a document's line the hash and the place are cut out; the whole value is made when somebody asks for it.
Quotation marks inside a JSON string are escaped, so a key with its own quotation marks is never part of a value.
"""

from __future__ import annotations

import json

from etl.model import Document

ATTEMPT = b'{"kind": "attempt"'
"""How the line of an attempt that gave no document starts."""

_COPY = b'{"kind": "copy", "document": '
_DOCUMENT = b'{"kind": "document", "document": '
_HEAD = _DOCUMENT + b'{"sha256": "'
_HEAD_ENDS = len(_HEAD)
_SHA256_ENDS = _HEAD_ENDS + 64
_REQUEST, _MESSAGE, _AFTER_MESSAGE = b', "request_key": ', b', "message_key": ', b', "request_title": '
_URL, _AFTER_URL = b', "source_url": ', b', "final_url": '
_TAIL = b', "supersedes": null, "same_as": null}}\n'


Held = bytes | Document
"""A document as its line, or as its value where that is at hand."""


def document_in(held: Held) -> Document:
    """The document itself."""
    return held if isinstance(held, Document) else Document.model_validate_json(held[len(_DOCUMENT) : -2])


def place_in(held: Held) -> bytes | None:
    """What makes two documents the same letter at two times, as JSON: the portal's message, or the address."""
    return place_of(held) if isinstance(held, Document) else _place_in(held)


def place_of(document: Document) -> bytes | None:
    """The place of a document, written as in its line."""
    if document.request_key is not None and document.message_key is not None:
        return _json(document.request_key) + _MESSAGE + _json(document.message_key)
    return _json(document.source_url) if document.source_url is not None else None


def entry_of(line: bytes) -> tuple[str, str | None, Held] | None:
    """The document of a manifest line: its hash, the hash that it supersedes, and the document.

    ``None`` where the line is of another kind.
    """
    if line.startswith(_HEAD) and line.endswith(_TAIL):
        return line[_HEAD_ENDS:_SHA256_ENDS].decode("ascii"), None, line
    if line.startswith((ATTEMPT, _COPY)):
        return None
    found = json.loads(line)
    if found.get("kind") != "document":
        return None
    document = Document.model_validate(found["document"])
    return document.sha256, document.supersedes, document


def copy_place(line: bytes) -> bytes | None:
    """The other place of a letter that a line of kind ``copy`` names."""
    return _place_in(line) if line.startswith(_COPY) else None


def line_of(kind: str, document: Document) -> str:
    """The manifest line of a document or of another place of one."""
    return json.dumps({"kind": kind, "document": json.loads(document.model_dump_json())}, ensure_ascii=False) + "\n"


def _place_in(line: bytes) -> bytes | None:
    start = line.index(_REQUEST, _SHA256_ENDS)
    keys = line[start + len(_REQUEST) : line.index(_AFTER_MESSAGE, start)]
    if not keys.startswith(b"null") and not keys.endswith(b"null"):
        return keys
    start = line.index(_URL, _SHA256_ENDS) + len(_URL)
    url = line[start : line.index(_AFTER_URL, start)]
    return None if url == b"null" else url


def _json(text: str) -> bytes:
    return json.dumps(text, ensure_ascii=False).encode()
