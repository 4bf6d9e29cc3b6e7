"""A register row as rows of the snapshot's tables."""

from __future__ import annotations

from dataclasses import dataclass

from etl.coding.outcome import derive_outcome, ncnd_scope
from etl.coding.rows import PORTAL, Row, Tables, date_columns, evidence_columns, used_for
from etl.model import Evidence, Outcome
from etl.reference import Reference
from etl.reference_coding import RegisterRow

REGISTER_EVIDENCE = Evidence(method="register", rule_id="register")

SILENT_STATES = frozenset({"no_response", "waiting_response", "waiting_response_overdue", "user_withdrawn"})
"""Portal states that say no reply came; every other state is the requester's opinion of one."""


@dataclass(frozen=True)
class CodedPosition:
    """One ``position@scope`` cell of the register."""

    position: str
    scope: str


def coded_positions(row: RegisterRow) -> list[CodedPosition]:
    """The positions of a register row, in its order."""
    return [CodedPosition(*cell.split("@")) for cell in row.positions]


def register_outcome(row: RegisterRow, reference: Reference) -> Outcome:
    """The outcome of a register row: from its positions, or the state of our knowledge without them."""
    positions = coded_positions(row)
    if positions:
        return derive_outcome(positions, None, reference.group)
    if row.portal_state in SILENT_STATES:
        return "no_answer"
    return "unread"


def register_act(row: RegisterRow, reference: Reference) -> str | None:
    """The Act under which the body answers; another body's from the provisions that it cites."""
    if row.force_id is not None:
        act = reference.force[row.force_id].act
        return None if act == "none" else act
    cited = {provision.split(" ")[0] for provision in row.exemptions}
    return cited.pop() if len(cited) == 1 else None


def response_row(row: RegisterRow, reference: Reference) -> Row:
    """The row of table ``response``."""
    act = register_act(row, reference)
    outcome = register_outcome(row, reference)
    return {
        "response_id": row.response_id,
        "force_id": row.force_id,
        "body_name": row.body_name,
        "question_set_id": row.question_set_id,
        "reference": row.reference,
        "title": row.title,
        **_dates(row, act),
        "act": act,
        "letter_kind": None,
        "outcome": outcome,
        "ncnd_scope": ncnd_scope(coded_positions(row)),
        "provisional": row.answer_seen == "partly" and outcome not in ("unread", "no_answer"),
        "reviewed": True,
        "comparable": row.force_id is not None,
        "not_comparable_because": None if row.force_id else "The body is no police force.",
        "coding_method": "register",
        "confidence": 1.0,
        "answer_seen": row.answer_seen,
        "portal_state": row.portal_state,
        "source": row.source,
        "source_url": row.source_urls[0] if row.source_urls else None,
        "document_sha256": None,
        "text_sha256": None,
        "cost_gbp": row.cost_gbp,
        "template_share": None,
        "inferred_from_url": row.inferred_from_url,
        "note": row.note,
    }


def _dates(row: RegisterRow, act: str | None) -> Row:
    """The register has one date for a request, and says whether it is the day of receipt."""
    is_receipt = row.requested_is_receipt == "yes"
    return date_columns(
        act,
        requested_on=None if is_receipt else row.requested_on,
        received_on=row.requested_on if is_receipt else None,
        responded_on=row.responded_on,
        by_portal=row.source == PORTAL,
        reference=row.reference,
    )


def value_rows(row: RegisterRow, reference: Reference) -> Tables:
    """The rows of the tables below ``response``: positions, citations, use stated, suppliers."""
    evidence = evidence_columns(REGISTER_EVIDENCE)
    key: Row = {"response_id": row.response_id}
    return {
        "position": _position_rows(key, row, reference),
        "citation": [*_citations(row, reference, "engaged"), *_citations(row, reference, "considered")],
        "use_stated": _use_rows(key, row, reference),
        "response_vendor": [
            {**key, "vendor_id": _vendor_id(name, reference), "vendor_name": name, **evidence} for name in row.vendors
        ],
        "response_technology": [
            {**key, "technology_id": technology}
            for technology in row.technologies
            if technology in reference.technology
        ],
        "response_source": [{**key, "source_url": url, "source": row.source} for url in row.source_urls],
    }


def _position_rows(key: Row, row: RegisterRow, reference: Reference) -> list[Row]:
    return [
        {
            **key,
            "question": "all",
            "scope": coded.scope,
            "position": coded.position,
            "outcome_group": reference.group(coded.position),
            **evidence_columns(REGISTER_EVIDENCE),
        }
        for coded in coded_positions(row)
    ]


def _use_rows(key: Row, row: RegisterRow, reference: Reference) -> list[Row]:
    return [
        {
            **key,
            "technology_id": technology,
            "value": row.use_stated,
            "qualifier": None,
            "valid_from": None,
            "valid_to": row.responded_on,
            **evidence_columns(REGISTER_EVIDENCE),
        }
        for technology in row.technologies
        if row.use_stated and technology in reference.technology
    ]


def _citations(row: RegisterRow, reference: Reference, role: str) -> list[Row]:
    provisions = row.exemptions if role == "engaged" else row.exemptions_considered
    first = 1 if role == "engaged" else 1 + len(row.exemptions)
    return [
        citation_row(row.response_id, number, provision, role, reference, REGISTER_EVIDENCE, counts=True)
        for number, provision in enumerate(provisions, start=first)
    ]


def citation_row(
    response_id: str,
    number: int,
    provision: str,
    role: str,
    reference: Reference,
    evidence: Evidence,
    counts: bool,
) -> Row:
    """One row of table ``citation``; publishing fills ``exemption`` from the catalogue."""
    entry = reference.catalogue_row(provision)
    engaged = role == "engaged"
    return {
        "response_id": response_id,
        "citation_no": number,
        "provision": provision,
        "exemption": None,
        "act": provision.split(" ")[0],
        "role": role,
        "used_for": used_for(provision, entry.kind if entry else None, entry.confirm_or_deny_provision)
        if engaged and entry
        else None,
        "known": reference.exists(provision),
        "counts": engaged and counts,
        **evidence_columns(evidence),
    }


def _vendor_id(name: str, reference: Reference) -> str | None:
    plain = name.split("(")[0].strip().lower()
    for vendor in reference.vendors:
        if plain in {vendor.vendor_id, vendor.vendor.lower(), *(alias.lower() for alias in vendor.aliases)}:
            return vendor.vendor_id
    return None
