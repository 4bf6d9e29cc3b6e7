from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl.coding.outcome import derive_outcome, ncnd_scope
from etl.model import CanonicalText, Fact, Reading
from etl.read.citations.citations import engaged_provisions
from etl.read.line import Line
from etl.read.reader import Reader
from etl.reference import Reference, load
from etl.reference_rules import Rules, load_rules

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load(ROOT / "data" / "reference")


@pytest.fixture(scope="session")
def rules() -> Rules:
    return load_rules(ROOT / "data" / "reference" / "rules")


@pytest.fixture(scope="session")
def reader(reference: Reference, rules: Rules) -> Reader:
    return Reader(reference, rules)


def canonical(text: str) -> CanonicalText:
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return CanonicalText(
        document_sha256=digest, text=text, text_sha256=digest, extractor="test", media_type="text/plain"
    )


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[[str], Reading]:
    return lambda text: reader.read(canonical(text))


HEAD = "Kent Police\nRef: FOI 100/24\nDate: 5 March 2024\n\n"


def read_below_head(reader: Reader, body: str) -> Reading:
    """The reading of a letter of Kent Police with these words below its head."""
    return reader.read(canonical(HEAD + body))


def lines_of(*sentences: str) -> list[Line]:
    """Sentences of an answer, without labels or questions."""
    return [Line(at, at, at + 1, words, "answer", "x", False) for at, words in enumerate(sentences)]


def positions_of(reading: Reading) -> dict[str, str]:
    """The position on each question of a reading."""
    return {row.question: row.position for row in reading.positions}


def uses_of(reader: Reader, text: str) -> dict[str, str]:
    """The use that a letter states of each technology."""
    return {use.technology_id: use.value for use in reader.read(canonical(text)).use_stated}


def stated_in(reading: Reading) -> set[tuple[str, str]]:
    """Each question of a reading with a position on it."""
    return {(row.question, row.position) for row in reading.positions}


def value(fact: Fact | None) -> str | None:
    return None if fact is None else fact.value


def as_label(reading: Reading, reference: Reference) -> dict[str, Any]:
    """The keys of ``read --json`` that a label may hold."""
    return {
        "force_id": value(reading.force),
        "reference": value(reading.reference),
        "responded_on": value(reading.responded_on),
        "act": value(reading.act),
        "outcome": derive_outcome(reading.positions, reading.kind, reference.group),
        "ncnd_scope": ncnd_scope(reading.positions),
        "exemptions": engaged_provisions(reading),
        "positions": [
            {"question": row.question, "scope": row.scope, "position": row.position} for row in reading.positions
        ],
        "use_stated": {row.technology_id: row.value for row in reading.use_stated},
        "vendors": [fact.value for fact in reading.vendors],
        "cost_gbp": float(reading.cost_gbp.value) if reading.cost_gbp else None,
        "confidence": reading.confidence,
    }
