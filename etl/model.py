"""The values that pass between the stages: what was collected, what was read, what was coded.

Every value is frozen. Offsets count Unicode code points of the canonical text, so that
``text[start:end]`` is the quoted passage in Python and in SQL alike. Dates are calendar dates of
the United Kingdom; ``*_at`` are UTC times.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

PositionValue = Literal[
    "disclosed",
    "partly_disclosed",
    "already_published",
    "no_use",
    "not_held",
    "withheld",
    "neither_confirm_nor_deny",
    "cost_limit",
    "vexatious",
    "repeated",
    "future_publication",
    "clarification_sought",
    "unclear",
]
Scope = Literal["all", "overt", "covert", "residual"]
Outcome = Literal["disclosed", "partly_disclosed", "denied", "refused", "no_answer", "unread", "unclear"]
NcndScope = Literal["none", "all", "overt", "covert", "residual"]
Role = Literal["engaged", "procedural", "considered", "in_request", "quoted", "other_act", "negated"]
UseValue = Literal["uses", "trialled", "no_use"]
Act = Literal["FOIA", "FOISA", "EIR"]
Method = Literal["read", "register", "correction"]
LetterKind = Literal[
    "decision", "internal_review", "holding", "acknowledgement", "clarification", "covering_letter", "not_a_reply"
]
SegmentKind = Literal[
    "request",
    "answer",
    "exemption_list",
    "statute",
    "harm",
    "public_interest",
    "refusal_notice",
    "complaint_rights",
    "boilerplate",
    "noise",
    "older_mail",
    "quoted_reply",
]
Severity = Literal["info", "question", "serious"]
AnswerSeen = Literal["yes", "partly", "no"]


class Frozen(BaseModel):
    """A value that cannot be changed after it was made and refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(Frozen):
    """Where a value comes from: the passage of a document, or a row of the register or corrections.

    ``start`` and ``end`` are code point offsets into the canonical text named by ``text_sha256``;
    both are ``None`` where the value does not come from a text that we hold.
    """

    method: Method
    rule_id: str
    document_sha256: str | None = None
    text_sha256: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    reader_version: str | None = None
    confidence: float = Field(default=1.0, ge=0.0, le=1.0)


class Fact(Frozen):
    """One value of a letter (an identifier, an ISO date, a sum in pounds as text) with its evidence."""

    value: str
    evidence: Evidence


class Segment(Frozen):
    """A stretch of the text with one job in the letter; the segments of a text partition it."""

    kind: SegmentKind
    start: int
    end: int
    question: str | None = None
    marked: bool = True


class Citation(Frozen):
    """A mention of a statutory provision: ``FOIA s31(1)(a)``, its role, the words that name it."""

    provision: str
    act: str
    role: Role
    known: bool
    text: str
    evidence: Evidence


class Position(Frozen):
    """What the letter states on one question (``all`` for the whole request) in one scope."""

    question: str
    scope: Scope
    position: PositionValue
    evidence: Evidence


class UseStated(Frozen):
    """What the answer states about the use of one technology, and for which time if it says so."""

    technology_id: str
    value: UseValue
    qualifier: str | None = None
    evidence: Evidence


class Doubt(Frozen):
    """Why a value of a reading needs a person's eye."""

    field: str
    reason: str
    confidence: float


class Reading(Frozen):
    """All that was read from one letter. Unknown values are ``None`` or absent, never guessed."""

    document_sha256: str
    text_sha256: str
    reader_version: str
    kind: LetterKind
    force: Fact | None = None
    other_forces: tuple[Fact, ...] = ()
    reference: Fact | None = None
    title: Fact | None = None
    requested_on: Fact | None = None
    received_on: Fact | None = None
    responded_on: Fact | None = None
    act: Fact | None = None
    segments: tuple[Segment, ...] = ()
    citations: tuple[Citation, ...] = ()
    positions: tuple[Position, ...] = ()
    use_stated: tuple[UseStated, ...] = ()
    vendors: tuple[Fact, ...] = ()
    cost_gbp: Fact | None = None
    technologies_asked: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    confidence: float = Field(default=0.0, ge=0.0, le=1.0)


class CanonicalText(Frozen):
    """The one text of a document, as extracted, with the map back to its pages.

    ``page_starts`` holds the offset at which each page begins (one entry, 0, for unpaged formats).
    """

    document_sha256: str
    text: str
    text_sha256: str
    extractor: str
    media_type: str
    page_starts: tuple[int, ...] = (0,)
    ocr: bool = False


ATTACHED = ":attach:"
"""Stands in ``message_key`` between the message and the number of what is attached to it."""


class Document(Frozen):
    """A letter as collected: bytes live in the raw store under ``sha256``; this is its manifest line."""

    sha256: str
    media_type: str
    n_bytes: int
    source: str
    source_url: str | None = None
    final_url: str | None = None
    file_name: str | None = None
    fetched_at: dt.datetime
    force_id: str | None = None
    question_set_id: str | None = None
    request_key: str | None = None
    message_key: str | None = None
    request_title: str | None = None
    request_text: str | None = None
    portal_state: str | None = None
    requested_on: dt.date | None = None
    received_on: dt.date | None = None
    supersedes: str | None = None
    same_as: str | None = None


class Correction(Frozen):
    """One human correction of one field of one response, as appended to ``data/corrections``."""

    correction_id: str
    response_id: str
    field: str
    replaced: str
    value: str
    because: str
    document_sha256: str | None = None
    text_sha256: str | None = None
    start: int | None = None
    end: int | None = None
    quote_sha256: str | None = None
    who: str
    made_at: dt.datetime


class Issue(Frozen):
    """A problem met in a run: which stage, how grave, where, and what to do about it."""

    run_id: str
    stage: str
    code: str
    level: Literal["info", "warning", "error", "fatal"]
    where: str
    message: str
    what_to_do: str
    at: dt.datetime
