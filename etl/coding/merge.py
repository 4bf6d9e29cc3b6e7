"""Readings, register and corrections become the rows of a snapshot.

A letter joins the register row of the same reply: the same bytes, or the same force and reference, unless the
letter decides nothing and an answer was coded. What the letter itself says is shown; what the register adds
(body, dates, sum, question set, title, notes, addresses) is kept beside it; where both code the same field, the
agreement is counted and the disagreement listed for review.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from etl.coding import from_reading, from_register
from etl.coding.copies import replies
from etl.coding.from_reading import ReadLetter, slug
from etl.coding.from_register import register_outcome
from etl.coding.outcome import UNDECIDED_KINDS
from etl.coding.rows import PORTAL, Row, Tables, empty_tables, time_again, unique
from etl.reference import Reference
from etl.reference_coding import ForceReply, RegisterRow

KEYS = {
    "position": ("response_id", "question", "scope", "position"),
    "use_stated": ("response_id", "technology_id"),
    "response_vendor": ("response_id", "vendor_name"),
    "response_source": ("response_id", "source_url"),
    "response_technology": ("response_id", "technology_id"),
    "document": ("document_sha256",),
    "segment": ("document_sha256", "segment_no"),
}
FROM_REGISTER = (
    "question_set_id",
    "title",
    "reference",
    "requested_on",
    "received_on",
    "responded_on",
    "act",
    "portal_state",
    "cost_gbp",
)
"""Columns that the register fills where the letter does not say."""

BODY = ("force_id", "body_name", "comparable", "not_comparable_because")
"""Columns that follow from the body that answered, so that they come from one side together."""

UNDECIDED = UNDECIDED_KINDS | {"covering_letter"}
"""Kinds of letter that decide nothing; the decision of their reference stands in another letter."""


@dataclass
class Merged:
    """The tables so far, and which letter and which register row stand behind each response."""

    tables: Tables = field(default_factory=empty_tables)
    letters: dict[str, ReadLetter] = field(default_factory=dict)
    register: dict[str, RegisterRow] = field(default_factory=dict)

    def by_portal(self, response: Row) -> bool:
        """Whether the request was sent through the portal, as the letter's place or the register says."""
        row = self.register.get(str(response["response_id"]))
        return response["source"] == PORTAL or row is not None and row.source == PORTAL

    def take(self, tables: Tables) -> None:
        """Add rows to the tables."""
        for name, rows in tables.items():
            self.tables[name].extend(rows)


def merge(letters: Iterable[ReadLetter], register: Sequence[RegisterRow], reference: Reference) -> Merged:
    """Join letters with register rows and make the rows of every table that both fill."""
    merged = Merged()
    coded = _Coded(register, reference)
    for reply in replies(sorted(letters, key=_collected)):
        letter = reply.letter
        row = coded.row_of(letter)
        if row is not None and row.response_id in merged.letters:
            row = None
        response_id = row.response_id if row else from_reading.own_id(letter)
        if row is None and (response_id in merged.letters or response_id in coded.ids):
            response_id = f"letter:{letter.document.sha256[:16]}"
        merged.letters[response_id] = letter
        if row is not None:
            merged.register[response_id] = row
        _add_letter(merged, letter, response_id, row, reference)
        for copy in reply.copies:
            _add_copy(merged, copy, letter, response_id)
    for row in register:
        if row.response_id not in merged.letters:
            merged.register[row.response_id] = row
            merged.tables["response"].append(from_register.response_row(row, reference))
            merged.take(from_register.value_rows(row, reference))
    for name, key in KEYS.items():
        merged.tables[name] = unique(merged.tables[name], *key)
    return merged


def _collected(letter: ReadLetter) -> tuple[dt.datetime, str]:
    """First collected, first served: of two letters with one reference the same one always keeps its id."""
    return letter.document.fetched_at, letter.document.sha256


class _Coded:
    """The register's rows by what a letter can share with them."""

    def __init__(self, register: Sequence[RegisterRow], reference: Reference) -> None:
        self.ids = {row.response_id for row in register}
        self._by_sha = {row.document_sha256: row for row in register if row.document_sha256}
        named = [row for row in register if row.force_id and row.reference]
        self._by_reference = {(row.force_id, slug(row.reference or "")): row for row in named}
        unanswered = ("no_answer", "unread")
        self._answered = {row.response_id for row in register if register_outcome(row, reference) not in unanswered}

    def row_of(self, letter: ReadLetter) -> RegisterRow | None:
        """The row of the same reply; one reference also stands on letters that come before the decision."""
        same_bytes = self._by_sha.get(letter.document.sha256)
        if same_bytes is not None:
            return same_bytes
        fact = letter.reading.reference
        row = self._by_reference.get((from_reading.force_of(letter), slug(fact.value))) if fact else None
        before_it = row is not None and row.response_id in self._answered and letter.reading.kind in UNDECIDED
        return None if before_it else row


def _add_letter(
    merged: Merged, letter: ReadLetter, response_id: str, row: RegisterRow | None, reference: Reference
) -> None:
    response = from_reading.response_row(letter, response_id, reference)
    values = from_reading.value_rows(letter, response_id, reference)
    if row is not None:
        coded = from_register.response_row(row, reference)
        _complete(response, coded, merged.by_portal(response))
        for use in values["use_stated"]:
            use["valid_to"] = use["valid_to"] or response["responded_on"]
        extra = from_register.value_rows(row, reference)
        for name in ("response_source", "response_technology"):
            values[name] += extra[name]
    merged.tables["response"].append(response)
    merged.tables["document"].append(from_reading.document_row(letter))
    merged.take(values)


def _add_copy(merged: Merged, copy: ReadLetter, counted: ReadLetter, response_id: str) -> None:
    """Keep a copy's document and every address of it; its reading is not counted again."""
    document = copy.document
    if document.sha256 != counted.document.sha256:
        row = from_reading.document_row(copy)
        merged.tables["document"].append({**row, "same_as": counted.document.sha256})
    merged.tables["response_source"] += from_reading.source_rows(document, response_id)


def _complete(response: Row, coded: Row, by_portal: bool) -> None:
    for column in FROM_REGISTER:
        if response[column] is None:
            response[column] = coded[column]
    if response["force_id"] is None:
        response.update({column: coded[column] for column in BODY})
    time_again(response, by_portal)
    if response["source_url"] is None:
        response["source"], response["source_url"] = coded["source"], coded["source_url"]
    response["coding_method"] = "read_and_register"
    response["note"] = coded["note"]
    response["inferred_from_url"] = coded["inferred_from_url"]


def force_reply_rows(replies: Sequence[ForceReply], known: Iterable[str]) -> list[Row]:
    """Rows of table ``force_reply`` for the responses that this snapshot has."""
    here = set(known)
    return [reply.model_dump() for reply in replies if reply.response_id in here]
