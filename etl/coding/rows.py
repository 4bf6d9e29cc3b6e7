"""Rows of the snapshot's tables as plain mappings, and the columns that carry evidence and dates."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from etl.coding.timeliness import FIRST_YEAR, timing
from etl.model import Evidence
from etl.provisions import is_within

PORTAL = "whatdotheyknow"
"""The source of replies to requests that were sent through the portal."""
Row = dict[str, object]
Tables = dict[str, list[Row]]


def empty_tables() -> Tables:
    """A mapping that makes the list of a table when it is first asked for."""
    return defaultdict(list)


def evidence_columns(evidence: Evidence) -> Row:
    """The evidence of one value as columns."""
    return {
        "document_sha256": evidence.document_sha256,
        "text_sha256": evidence.text_sha256,
        "span_start": evidence.start,
        "span_end": evidence.end,
        "quote": evidence.quote,
        "rule_id": evidence.rule_id,
        "reader_version": evidence.reader_version,
        "method": evidence.method,
        "confidence": evidence.confidence,
    }


USED_FOR_KIND = {
    "cost_limit": "cost",
    "vexatious": "vexatious",
    "repeated": "vexatious",
    "not_held": "not_held",
    "ncnd_power": "confirm_or_deny",
}


def used_for(provision: str, kind: str | None, confirm_or_deny: Iterable[str]) -> str:
    """What an engaged provision is used for.

    Args:
        provision: as cited, with its Act: ``FOIA s31(3)``.
        kind: of the catalogue row it falls under.
        confirm_or_deny: the provisions (without the Act) that lift the duty to confirm or deny there.
    """
    if kind in USED_FOR_KIND and not (kind == "cost_limit" and provision.endswith("s12(2)")):
        return USED_FOR_KIND[str(kind)]
    act, _, cited = provision.partition(" ")
    lifting = [name for name in confirm_or_deny if "(" in name or name == cited and act != "FOISA"]
    if any(is_within(cited, name) for name in lifting):
        return "confirm_or_deny"
    return "withholding"


_YEAR_IN_REFERENCE = re.compile(
    r"(?:^|[./_ -])(?:FOI[./-])?(20[0-2]\d)(?:\b|/)|[/_-]\s?([0-2]\d)$|^0?1[./]FOI[./]([0-2]\d)[./]"
)


def year_of(
    responded_on: dt.date | None, requested_on: dt.date | None, reference: str | None
) -> tuple[int | None, str | None]:
    """The year that a response is counted in, and what gave it: reply, request or the reference."""
    if responded_on is not None:
        return responded_on.year, "responded_on"
    if requested_on is not None:
        return requested_on.year, "requested_on"
    found = _YEAR_IN_REFERENCE.search(reference or "")
    if found is None:
        return None, None
    digits = next(part for part in found.groups() if part)
    year = int(digits) if len(digits) == 4 else 2000 + int(digits)
    return (year, "reference") if year >= FIRST_YEAR else (None, None)


def date_columns(
    act: str | None,
    requested_on: dt.date | None,
    received_on: dt.date | None,
    responded_on: dt.date | None,
    by_portal: bool,
    reference: str | None,
) -> Row:
    """The dates of a response as columns, with the timeliness and the year that follow from them.

    Args:
        act: the Act whose working days count.
        requested_on: date of the request.
        received_on: date of receipt.
        responded_on: date of the reply.
        by_portal: the request was sent through a portal, so that it arrived on the day it was sent.
        reference: the force's own, which may hold a year.
    """
    when = timing(act, received_on or (requested_on if by_portal else None), responded_on)
    year, basis = year_of(responded_on, requested_on or received_on, reference)
    return {
        "requested_on": requested_on,
        "received_on": received_on,
        "responded_on": responded_on,
        "due_on": when.due_on,
        "working_days": when.working_days,
        "late": when.late,
        "year": year,
        "year_basis": basis,
    }


TIMED = ("act", "requested_on", "received_on", "responded_on", "reference")
"""Fields of a response that its timeliness and its year follow from."""


def time_again(response: Row, by_portal: bool) -> None:
    """Timeliness and year of a response once more, after one of its fields was filled or corrected."""
    act, requested_on, received_on, responded_on = (response[name] for name in TIMED[:4])
    reference = as_text(response, "reference")
    response.update(date_columns(act, requested_on, received_on, responded_on, by_portal, reference))  # type: ignore[arg-type]


def unique(rows: Iterable[Row], *key: str) -> list[Row]:
    """Each key once, the first row of it."""
    seen: dict[tuple[object, ...], Row] = {}
    for row in rows:
        seen.setdefault(tuple(row[column] for column in key), row)
    return list(seen.values())


def as_text(row: Mapping[str, object], column: str) -> str | None:
    """A cell as text; ``None`` stays unknown."""
    value = row.get(column)
    return None if value is None else str(value)
