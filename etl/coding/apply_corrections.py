"""Human corrections applied after reading; they are never written into readings.

On each run a correction is *applied*, *redundant* (the machine now agrees), *stale* (the machine now says
a third thing: the person wins, listed for review), *moved* (the text changed, the quote was found again),
*absent* (that response is not on this machine) or *orphan* (the response is here, the field or the quote is
not: the run stops). None is dropped in silence.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence

from etl.coding.corrections import (
    DATE_FIELDS,
    LIST_FIELDS,
    NOT_COMPARABLE,
    CorrectionError,
    as_date,
    as_positions,
    as_pounds,
    cells_of,
    check_value,
)
from etl.coding.from_register import CodedPosition, citation_row
from etl.coding.outcome import derive_outcome, ncnd_scope
from etl.coding.rows import Row, Tables, evidence_columns
from etl.model import Correction, Evidence
from etl.reference import Reference
from etl.reference_coding import CORRECTIONS

CORRECTED = Evidence(method="correction", rule_id="correction")


def machine_value(field: str, response: Row, tables: Tables) -> str:
    """The value of a field as text, as corrections write it; empty for unknown."""
    response_id = response["response_id"]
    if field == "exemptions":
        names = {
            str(row["provision"]) for row in tables["citation"] if row["response_id"] == response_id and row["counts"]
        }
        return ";".join(sorted(names))
    if field == "positions":
        rows = [row for row in tables["position"] if row["response_id"] == response_id]
        return ";".join(sorted(f"{row['question']}:{row['position']}@{row['scope']}" for row in rows))
    value = response[field]
    return "" if value is None else str(value)


def apply(corrections: Sequence[Correction], tables: Tables, reference: Reference) -> None:
    """Apply corrections to the tables, oldest first, and fill table ``correction`` with their states.

    Where a field was corrected several times, the last correction stands, and each is compared with what the
    machine says, not with an earlier correction.

    Raises:
        CorrectionError: an orphan: the letter is here and the response, the field or the quoted words are not.
    """
    responses = {str(row["response_id"]): row for row in tables["response"]}
    texts = {str(row["document_sha256"]): row for row in tables["document"]}
    machine: dict[tuple[str, str], str] = {}
    trusted: dict[tuple[str, str], str] = {}
    for correction in corrections:
        response = responses.get(correction.response_id)
        if response is None:
            if correction.document_sha256 in texts:
                raise _orphan(correction, "the letter is here and no longer gives this response")
            tables["correction"].append(_row(correction, None, "absent"))
            continue
        check_value(correction.field, correction.value, reference)
        key = (correction.response_id, correction.field)
        now = machine.setdefault(key, machine_value(correction.field, response, tables))
        state = "moved" if _moved(correction, texts) else _state(correction, now, trusted.get(key))
        trusted.setdefault(key, correction.replaced)
        _set(correction, response, tables, reference)
        response["reviewed"] = True
        tables["correction"].append(_row(correction, now, state))


def _state(correction: Correction, now: str, first_replaced: str | None) -> str:
    """What became of a correction; ``first_replaced`` is what the first correction of that field replaced."""
    if _same(correction.field, now, correction.value):
        return "redundant"
    known = {correction.replaced, first_replaced} - {None}
    return "applied" if any(_same(correction.field, now, str(value)) for value in known) else "stale"


def _same(field: str, one: str, other: str) -> bool:
    if field in LIST_FIELDS:
        return sorted(cells_of(one)) == sorted(cells_of(other))
    if field == "cost_gbp" and one and other:
        return as_pounds(one) == as_pounds(other)
    return one == other


def _moved(correction: Correction, texts: Mapping[str, Row]) -> bool:
    """Whether the quoted words stand elsewhere now; raises for an orphan."""
    if correction.document_sha256 is None or correction.quote_sha256 is None:
        return False
    document = texts.get(correction.document_sha256)
    if document is None or correction.start is None or correction.end is None:
        return False
    text = str(document["text"])
    if _sha256(text[correction.start : correction.end]) == correction.quote_sha256:
        return False
    length = correction.end - correction.start
    if any(_sha256(text[at : at + length]) == correction.quote_sha256 for at in range(len(text) - length + 1)):
        return True
    raise _orphan(correction, "the letter is here and the words that the correction quotes are not")


def _orphan(correction: Correction, why: str) -> CorrectionError:
    return CorrectionError(
        f"{CORRECTIONS}: correction {correction.correction_id} of {correction.response_id}.{correction.field} is an "
        f"orphan: {why}; look at the letter and correct it anew, or remove the line"
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _set(correction: Correction, response: Row, tables: Tables, reference: Reference) -> None:
    field, value = correction.field, correction.value
    if field == "exemptions":
        _set_exemptions(correction.response_id, cells_of(value), tables, reference)
    elif field == "positions":
        _set_positions(response, as_positions(value, reference), tables, reference)
    elif field in DATE_FIELDS:
        response[field] = as_date(field, value) if value else None
    elif field == "cost_gbp":
        response[field] = float(as_pounds(value)) if value else None
    else:
        response[field] = value or None
    if field in ("force_id", NOT_COMPARABLE):
        _set_comparable(field, response, reference)


def _set_exemptions(response_id: str, names: Sequence[str], tables: Tables, reference: Reference) -> None:
    cited = [row for row in tables["citation"] if row["response_id"] == response_id]
    for row in cited:
        row["counts"] = row["counts"] and row["provision"] in names
    has = {row["provision"] for row in cited if row["counts"]}
    number = max((int(str(row["citation_no"])) for row in cited), default=0)
    missing = [name for name in names if name not in has]
    tables["citation"] += [
        citation_row(response_id, at, name, "engaged", reference, CORRECTED, counts=True)
        for at, name in enumerate(missing, start=number + 1)
    ]


def _set_positions(
    response: Row, coded: Sequence[tuple[str, CodedPosition]], tables: Tables, reference: Reference
) -> None:
    response_id = str(response["response_id"])
    tables["position"] = [row for row in tables["position"] if row["response_id"] != response_id]
    tables["position"] += [_position_row(response_id, question, row, reference, CORRECTED) for question, row in coded]
    response["outcome"] = derive_outcome([row for _, row in coded], None, reference.group)
    response["ncnd_scope"] = ncnd_scope([row for _, row in coded])


def _set_comparable(field: str, response: Row, reference: Reference) -> None:
    known = reference.force.get(str(response["force_id"]))
    if field == "force_id":
        response["body_name"] = known.name if known else response["body_name"]
        response[NOT_COMPARABLE] = None
    response[NOT_COMPARABLE] = response[NOT_COMPARABLE] or (None if known else "The force could not be told.")
    response["comparable"] = response[NOT_COMPARABLE] is None


def _position_row(
    response_id: str, question: str, coded: CodedPosition, reference: Reference, evidence: Evidence
) -> Row:
    return {
        "response_id": response_id,
        "question": question,
        "scope": coded.scope,
        "position": coded.position,
        "outcome_group": reference.group(coded.position),
        **evidence_columns(evidence),
    }


def _row(correction: Correction, now: str | None, state: str) -> Row:
    return {
        "correction_id": correction.correction_id,
        "response_id": correction.response_id,
        "field": correction.field,
        "replaced": correction.replaced,
        "value": correction.value,
        "machine_value": now,
        "because": correction.because,
        "who": correction.who,
        "made_at": correction.made_at.astimezone(dt.UTC).replace(tzinfo=None),
        "state": state,
    }
