from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from etl.model import CanonicalText, Correction, Document, Reading
from etl.read.reader import Reader
from etl.reference import Reference, load
from etl.reference_coding import CheckRule, RegisterRow, load_checks, load_register
from etl.reference_rules import load_rules

DATA = Path(__file__).parents[2] / "data"


@dataclass(frozen=True)
class Letter:
    """A document with its text and its reading, as the pipeline hands it to coding."""

    document: Document
    text: CanonicalText
    reading: Reading


class MakeLetter(Protocol):
    def __call__(self, words: str, force_id: str | None = None, **document: object) -> Letter: ...


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load(DATA / "reference")


@pytest.fixture(scope="session")
def check_rules() -> tuple[CheckRule, ...]:
    return load_checks(DATA / "reference")


@pytest.fixture(scope="session")
def register(reference: Reference) -> tuple[RegisterRow, ...]:
    return load_register(DATA / "register", reference)


@pytest.fixture(scope="session")
def make_letter(reference: Reference) -> MakeLetter:
    """Read an invented letter and give it with the document that it came from."""
    reader = Reader(reference, load_rules(DATA / "reference" / "rules"))

    def make(words: str, force_id: str | None = None, **document: object) -> Letter:
        digest = hashlib.sha256(words.encode()).hexdigest()
        text = CanonicalText(
            document_sha256=digest, text=words, text_sha256=digest, extractor="test", media_type="text/plain"
        )
        collected = Document(
            sha256=digest,
            media_type="text/plain",
            n_bytes=len(words.encode()),
            source="folder",
            fetched_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
            force_id=force_id,
            **document,
        )
        return Letter(collected, text, reader.read(text, force_hint=force_id))

    return make


def correction(field: str, replaced: str, value: str, **more: object) -> Correction:
    """An invented correction of one field; of Kent's response where no other is named."""
    made = {
        "correction_id": f"test-{field}-{value}"[:40],
        "response_id": "kent:101-22",
        "field": field,
        "replaced": replaced,
        "value": value,
        "because": "read by a person",
        "who": "tester",
        "made_at": dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
    }
    return Correction.model_validate(made | more)
