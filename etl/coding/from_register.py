"""A register row as rows of the snapshot's tables."""

from __future__ import annotations

from dataclasses import dataclass

from etl.coding.outcome import derive_outcome, ncnd_scope
from etl.coding.rows import Row, Tables, evidence_columns, used_for, year_of
from etl.coding.timeliness import timing
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
    received_on = row.requested_on if row.requested_is_receipt == "yes" else None
    by_portal = row.requested_on if row.source == "whatdotheyknow" else None
    when = timing(act, received_on or by_portal, row.responded_on)
    year, basis = year_of(row.responded_on, row.requested_on, row.reference)
    outcome = register_outcome(row, reference)
    return {
        "response_id": row.response_id,
        "force_id": row.force_id,
        "body_name": row.body_name,
        "question_set_id": row.question_set_id,
        "reference": row.reference,
        "title": row.title,
        "requested_on": None if row.requested_is_receipt == "yes" else row.requested_on,
        "received_on": received_on,
        "responded_on": row.responded_on,
        "due_on": when.due_on,
        "working_days": when.working_days,
        "late": when.late,
        "year": year,
        "year_basis": basis,
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
        "cost_gbp": None,
        "template_share": None,
        "inferred_from_url": row.inferred_from_url,
        "note": row.note,
    }


def value_rows(row: RegisterRow, reference: Reference) -> Tables:
    """The rows of the tables below ``response``: positions, citations, use stated, suppliers."""
    evidence = evidence_columns(REGISTER_EVIDENCE)
    key: Row = {"response_id": row.response_id}
    positions: list[Row] = [
        {
            **key,
            "question": "all",
            "scope": coded.scope,
            "position": coded.position,
            "outcome_group": reference.group(coded.position),
            **evidence,
        }
        for coded in coded_positions(row)
    ]
    use: list[Row] = [
        {
            **key,
            "technology_id": technology,
            "value": row.use_stated,
            "qualifier": None,
            "valid_from": None,
            "valid_to": row.responded_on,
            **evidence,
        }
        for technology in row.technologies
        if row.use_stated and technology in reference.technology
    ]
    return {
        "position": positions,
        "citation": [*_citations(row, reference, "engaged"), *_citations(row, reference, "considered")],
        "use_stated": use,
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
