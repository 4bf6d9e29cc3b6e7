"""What needs a person's eye, most doubtful first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from etl.coding.merge import Merged
from etl.coding.rows import Row
from etl.model import Document

SetAside = tuple[Document, tuple[str, str, str]]
"""A document that gave no text, with code, reason and what to do."""


def set_aside_rows(set_aside: Sequence[SetAside]) -> list[Row]:
    """Rows of table ``set_aside``."""
    return [
        {
            "document_sha256": document.sha256,
            "source_url": document.source_url or document.file_name,
            "code": code,
            "reason": reason,
            "what_to_do": what_to_do,
        }
        for document, (code, reason, what_to_do) in set_aside
    ]


def review_rows(merged: Merged, set_aside: Sequence[SetAside], disagreements: Iterable[Row]) -> list[Row]:
    """Rows of table ``review``, most doubtful first.

    Doubts of readings, unknown forces, unclear outcomes, stale corrections, disagreements with the register,
    and files that could not be read.
    """
    rows = [
        *disagreements,
        *_doubts(merged),
        *_open_facts(merged),
        *_stale(merged.tables["correction"]),
        *_unreadable(set_aside),
    ]
    rows.sort(key=lambda row: (float(str(row["confidence"])), str(row.get("response_id")), str(row["field"])))
    return [{"review_no": number, **row} for number, row in enumerate(rows, start=1)]


def _doubts(merged: Merged) -> Iterable[Row]:
    for response_id, letter in merged.letters.items():
        for doubt in letter.reading.doubts:
            yield {
                "response_id": response_id,
                "field": doubt.field,
                "value": None,
                "reason": doubt.reason,
                "confidence": doubt.confidence,
            }


def _open_facts(merged: Merged) -> Iterable[Row]:
    for response in merged.tables["response"]:
        if response["response_id"] in merged.letters and response["force_id"] is None:
            yield _of(response, "force_id", "no force could be told from the letter", 0.1)
        if response["outcome"] == "unclear":
            yield _of(response, "outcome", "no rule covers what the letter says", 0.2)


def _stale(corrections: Iterable[Row]) -> Iterable[Row]:
    for row in corrections:
        if row["state"] == "stale":
            yield {
                "response_id": row["response_id"],
                "field": row["field"],
                "value": row["machine_value"],
                "reason": f"the correction by {row['who']} is stale: the reader now says a third thing",
                "confidence": 0.3,
            }


def _unreadable(set_aside: Sequence[SetAside]) -> Iterable[Row]:
    for document, (_, reason, what_to_do) in set_aside:
        yield {
            "document_sha256": document.sha256,
            "field": "text",
            "value": None,
            "reason": f"{reason}. {what_to_do}",
            "confidence": 0.0,
        }


def _of(response: Row, field: str, reason: str, confidence: float) -> Row:
    return {
        "response_id": response["response_id"],
        "field": field,
        "value": response[field],
        "reason": reason,
        "confidence": confidence,
    }
