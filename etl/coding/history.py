"""A force's statements about use over time, and pairs of them that cannot both hold.

A pair is listed with both quotes and with what could explain it; whether the force was wrong, the question
differed or the reader erred is for a person to say.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from etl.coding.rows import Row, Tables
from etl.reference import Reference

SAYS_USE = frozenset({"uses", "trialled"})
WORDS = {
    "uses": "states that it uses it",
    "trialled": "states that it trialled it",
    "no_use": "states that it does not use it",
}
SAME_TIME = dt.timedelta(days=366)
"""Two statements about now are held to overlap when the replies lie at most a year apart."""


def contradiction_rows(tables: Tables, reference: Reference) -> list[Row]:
    """Rows of table ``contradiction``: use stated and denied by one force for one technology about one time."""
    responses = {str(row["response_id"]): row for row in tables["response"]}
    by_force: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in tables["use_stated"]:
        force_id = responses[str(row["response_id"])]["force_id"]
        if force_id is not None:
            by_force[str(force_id), str(row["technology_id"])].append(row)
    found = []
    for (force_id, technology_id), rows in sorted(by_force.items()):
        for one, other in combinations(sorted(rows, key=lambda row: _when(row, responses)), 2):
            if (one["value"] in SAYS_USE) != (other["value"] in SAYS_USE) and _overlap(one, other, responses):
                found.append(_row(force_id, technology_id, one, other, responses))
    return [*found, *_within_letters(tables, responses, reference)]


def _when(row: Row, responses: dict[str, Row]) -> tuple[str, str]:
    response = responses[str(row["response_id"])]
    return str(response["responded_on"] or response["year"] or ""), str(row["response_id"])


def _overlap(one: Row, other: Row, responses: dict[str, Row]) -> bool:
    first, second = responses[str(one["response_id"])], responses[str(other["response_id"])]
    on_first, on_second = first["responded_on"], second["responded_on"]
    if isinstance(on_first, dt.date) and isinstance(on_second, dt.date):
        return abs(on_second - on_first) <= SAME_TIME
    return first["year"] is not None and first["year"] == second["year"]


def _within_letters(tables: Tables, responses: dict[str, Row], reference: Reference) -> Iterable[Row]:
    """One reply that states use of a narrower technology and denies the wider one."""
    by_response: dict[str, list[Row]] = defaultdict(list)
    for row in tables["use_stated"]:
        by_response[str(row["response_id"])].append(row)
    for response_id, rows in sorted(by_response.items()):
        force_id = responses[response_id]["force_id"]
        if force_id is None:
            continue
        for wide in rows:
            for narrow in rows:
                below = wide["technology_id"] in _above(str(narrow["technology_id"]), reference)
                if below and wide["value"] == "no_use" and narrow["value"] in SAYS_USE:
                    yield _row(str(force_id), str(wide["technology_id"]), wide, narrow, responses)


def _above(technology_id: str, reference: Reference) -> set[str]:
    above: set[str] = set()
    parent = reference.technology[technology_id].parent_technology_id
    while parent is not None and parent not in above:
        above.add(parent)
        parent = reference.technology[parent].parent_technology_id
    return above


def _row(force_id: str, technology_id: str, one: Row, other: Row, responses: dict[str, Row]) -> Row:
    first, second = responses[str(one["response_id"])], responses[str(other["response_id"])]
    dates = [day for day in (first["responded_on"], second["responded_on"]) if isinstance(day, dt.date)]
    key = "|".join(
        str(part)
        for part in (force_id, technology_id, one["response_id"], other["response_id"], other["technology_id"])
    )
    return {
        "contradiction_id": hashlib.sha256(key.encode()).hexdigest()[:16],
        "force_id": force_id,
        "technology_id": technology_id,
        "response_a": one["response_id"],
        "statement_a": WORDS[str(one["value"])],
        "quote_a": one["quote"] or first["note"],
        "response_b": other["response_id"],
        "statement_b": WORDS[str(other["value"])],
        "quote_b": other["quote"] or second["note"],
        "valid_from": min(dates) if dates else None,
        "valid_to": max(dates) if dates else None,
        "explanations": "; ".join(_explanations(technology_id, one, other)),
    }


def _explanations(technology_id: str, one: Row, other: Row) -> list[str]:
    reasons = []
    if technology_id in ("facial_recognition", "retrospective_facial_recognition", "pnd_facial_search"):
        reasons.append("face searches of the Police National Database may be counted in one reply and not in the other")
    if technology_id == "facial_recognition":
        reasons.append("one reply may speak of live facial recognition only")
    if one["qualifier"] or other["qualifier"]:
        reasons.append(f"one is limited: {one['qualifier'] or other['qualifier']}")
    reasons.append("one may speak of overt use only, or of another period")
    return reasons
