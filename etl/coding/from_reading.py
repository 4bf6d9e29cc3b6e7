"""A letter's reading as rows of the snapshot's tables."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Protocol

from etl.coding.from_register import citation_row
from etl.coding.outcome import derive_outcome, ncnd_scope
from etl.coding.rows import PORTAL, Row, Tables, date_columns, evidence_columns
from etl.model import CanonicalText, Citation, Document, Fact, Reading
from etl.provisions import most_exact
from etl.reference import Reference

_PORTAL_KEY = re.compile(r"[\w.-]+:\d+")


class ReadLetter(Protocol):
    """A document with its text and its reading."""

    @property
    def document(self) -> Document:
        """As collected."""

    @property
    def text(self) -> CanonicalText:
        """Its canonical text."""

    @property
    def reading(self) -> Reading:
        """What was read from it."""


def slug(text: str) -> str:
    """Lower-case words joined by hyphens, as response ids use them."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def own_id(letter: ReadLetter) -> str:
    """The response id of a letter without a register row: portal message, force and reference, or bytes."""
    document, reading = letter.document, letter.reading
    if document.request_key and document.message_key:
        return f"{document.request_key}-{slug(document.message_key)}"
    force_id = force_of(letter)
    if force_id and reading.reference:
        return f"{force_id}:{slug(reading.reference.value)}"
    return f"letter:{document.sha256[:16]}"


def force_of(letter: ReadLetter) -> str | None:
    """The force that a letter names, or else the one that it was collected from."""
    fact = letter.reading.force
    return fact.value if fact else letter.document.force_id


def date_of(fact: Fact | None) -> dt.date | None:
    """The date of a fact that holds one."""
    return None if fact is None else dt.date.fromisoformat(fact.value)


def response_row(letter: ReadLetter, response_id: str, reference: Reference) -> Row:
    """The row of table ``response`` for a letter; a register row may add to it afterwards."""
    document, reading = letter.document, letter.reading
    act = reading.act.value if reading.act else None
    reference_no = reading.reference.value if reading.reference else None
    force_id = force_of(letter)
    cost = reading.cost_gbp
    return {
        "response_id": response_id,
        "force_id": force_id,
        "body_name": reference.force[force_id].name if force_id else None,
        "question_set_id": document.question_set_id,
        "reference": reference_no,
        "title": (reading.title.value if reading.title else None) or document.request_title,
        **_dates(letter, act, reference_no),
        "act": act,
        "letter_kind": reading.kind,
        "outcome": derive_outcome(reading.positions, reading.kind, reference.group),
        "ncnd_scope": ncnd_scope(reading.positions),
        "provisional": False,
        "reviewed": False,
        "comparable": force_id is not None,
        "not_comparable_because": None if force_id else "The force could not be told.",
        "coding_method": "read",
        "confidence": reading.confidence,
        "answer_seen": "yes",
        "portal_state": document.portal_state,
        "source": _source(document),
        "source_url": document.source_url,
        "document_sha256": document.sha256,
        "text_sha256": letter.text.text_sha256,
        "cost_gbp": float(cost.value) if cost else None,
        "template_share": None,
        "inferred_from_url": None,
        "note": None,
    }


def _dates(letter: ReadLetter, act: str | None, reference_no: str | None) -> Row:
    """A date that the letter states goes before the one that it was collected with."""
    document, reading = letter.document, letter.reading
    return date_columns(
        act,
        requested_on=date_of(reading.requested_on) or document.requested_on,
        received_on=date_of(reading.received_on) or document.received_on,
        responded_on=date_of(reading.responded_on),
        by_portal=_source(document) == PORTAL,
        reference=reference_no,
    )


def of_portal(document: Document) -> bool:
    """Whether a letter came to a request on a portal; a force's own log has the page's address as its key."""
    return document.request_key is not None and _PORTAL_KEY.fullmatch(document.request_key) is not None


def _source(document: Document) -> str:
    from_its_zip = document.source == "folder" and "/request/" in (document.source_url or "")
    if of_portal(document) or from_its_zip:
        return PORTAL
    return "disclosure_log" if document.source_url else "letter"


def document_row(letter: ReadLetter) -> Row:
    """The row of table ``document``."""
    document, text = letter.document, letter.text
    return {
        "document_sha256": document.sha256,
        "source_url": document.source_url,
        "file_name": document.file_name,
        "fetched_at": document.fetched_at.astimezone(dt.UTC).replace(tzinfo=None),
        "media_type": text.media_type,
        "n_bytes": document.n_bytes,
        "n_pages": len(text.page_starts) if len(text.page_starts) > 1 else None,
        "ocr": text.ocr,
        "text_sha256": text.text_sha256,
        "text": text.text,
        "supersedes": document.supersedes,
        "same_as": document.same_as,
    }


def source_rows(document: Document, response_id: str) -> list[Row]:
    """The rows of table ``response_source`` for the addresses of one document."""
    return [
        {"response_id": response_id, "source_url": url, "source": _source(document)}
        for url in sorted({document.source_url, document.final_url} - {None}, key=str)
    ]


def value_rows(letter: ReadLetter, response_id: str, reference: Reference) -> Tables:
    """The rows of the tables below ``response`` and ``document`` for one letter."""
    reading = letter.reading
    key: Row = {"response_id": response_id}
    return {
        "position": _position_rows(key, reading, reference),
        "citation": _citation_rows(response_id, reading.citations, reference),
        "use_stated": _use_rows(key, reading),
        "response_vendor": [
            {
                **key,
                "vendor_id": fact.value,
                "vendor_name": reference.vendor[fact.value].vendor,
                **evidence_columns(fact.evidence),
            }
            for fact in reading.vendors
        ],
        "response_technology": [
            {**key, "technology_id": technology} for technology in sorted(set(reading.technologies_asked))
        ],
        "response_source": source_rows(letter.document, response_id),
        "segment": _segment_rows(letter.document.sha256, reading),
    }


def _position_rows(key: Row, reading: Reading, reference: Reference) -> list[Row]:
    return [
        {
            **key,
            "question": row.question,
            "scope": row.scope,
            "position": row.position,
            "outcome_group": reference.group(row.position),
            **evidence_columns(row.evidence),
        }
        for row in reading.positions
    ]


def _use_rows(key: Row, reading: Reading) -> list[Row]:
    """A statement of use holds until the day of the letter; from when, no letter says."""
    return [
        {
            **key,
            "technology_id": row.technology_id,
            "value": row.value,
            "qualifier": row.qualifier or _qualifier(row.evidence.quote),
            "valid_from": None,
            "valid_to": date_of(reading.responded_on),
            **evidence_columns(row.evidence),
        }
        for row in reading.use_stated
    ]


def _segment_rows(document_sha256: str, reading: Reading) -> list[Row]:
    return [
        {
            "document_sha256": document_sha256,
            "segment_no": number,
            "kind": segment.kind,
            "question": segment.question,
            "span_start": segment.start,
            "span_end": segment.end,
            "marked": segment.marked,
        }
        for number, segment in enumerate(reading.segments, start=1)
    ]


_QUALIFIERS = (
    (re.compile(r"\b(?:currently|at present|at this time|as (?:of|at) (?:today|the date))\b", re.I), "currently"),
    (
        re.compile(
            r"\b(?:date range|time ?frame|(?:period|dates?) (?:specified|requested|in question|stated))\b", re.I
        ),
        "in the period asked about",
    ),
    (re.compile(r"\bovert(?:ly)?\b", re.I), "to overt use"),
)


def _qualifier(quote: str | None) -> str | None:
    """Words of the quote that limit a statement of use in time or kind."""
    found = [label for pattern, label in _QUALIFIERS if pattern.search(quote or "")]
    return "; ".join(found) or None


def exact_exemptions(citations: Sequence[Citation]) -> set[str]:
    """The provisions relied on, without a section of which a part is relied on as well."""
    return most_exact(row.provision for row in citations if row.role == "engaged")


def _citation_rows(response_id: str, citations: Sequence[Citation], reference: Reference) -> list[Row]:
    """Every mention; ``counts`` marks the first engaged mention of each most exact provision."""
    exact = exact_exemptions(citations)
    rows: list[Row] = []
    counted: set[str] = set()
    for number, row in enumerate(citations, start=1):
        first = row.role == "engaged" and row.provision in exact and row.provision not in counted
        if first:
            counted.add(row.provision)
        rows.append(citation_row(response_id, number, row.provision, row.role, reference, row.evidence, counts=first))
    return rows
