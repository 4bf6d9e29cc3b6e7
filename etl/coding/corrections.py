"""Human corrections: appended to a file, applied after reading, never written into readings.

On each run a correction is *applied*, *redundant* (the machine now agrees), *stale* (the machine now says
a third thing: the person wins, listed for review), *moved* (the text changed, the quote was found again),
*absent* (that response is not on this machine) or *orphan* (the response is here, the field or the quote is
not: the run stops). None is dropped in silence.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

from etl.coding.from_register import CodedPosition, citation_row
from etl.coding.outcome import derive_outcome, ncnd_scope
from etl.coding.rows import Row, Tables, evidence_columns
from etl.model import Correction, Evidence
from etl.reference import Reference
from etl.reference_coding import CORRECTIONS, CorrectionRow

NOT_COMPARABLE = "not_comparable_because"
TEXT_FIELDS = frozenset({"reference", "title", "note", NOT_COMPARABLE})
DATE_FIELDS = frozenset({"requested_on", "received_on", "responded_on"})
LIST_FIELDS = frozenset({"exemptions", "positions"})
CHOICE_FIELDS = {"outcome": "outcome", "ncnd_scope": "ncnd_scope"}
OTHER_FIELDS = frozenset({"force_id", "question_set_id", "act", "cost_gbp"})
CORRECTED = Evidence(method="correction", rule_id="correction")
FIELDS = sorted(TEXT_FIELDS | DATE_FIELDS | LIST_FIELDS | set(CHOICE_FIELDS) | OTHER_FIELDS)


class CorrectionError(Exception):
    """A correction that cannot be taken or applied; says which, why and what to do."""


def check_value(field: str, value: str, reference: Reference) -> None:
    """Refuse a field or a value outside the vocabulary.

    Raises:
        CorrectionError: names what is allowed.
    """
    if field not in FIELDS:
        raise CorrectionError(f"{field!r} cannot be corrected; allowed are {', '.join(FIELDS)}")
    allowed: Sequence[str] | None = None
    if field in CHOICE_FIELDS:
        allowed = reference.terms(CHOICE_FIELDS[field])
    elif field == "force_id":
        allowed = list(reference.force)
    elif field == "question_set_id":
        allowed = list(reference.question_set)
    elif field == "act":
        allowed = ("FOIA", "FOISA", "EIR")
    if allowed is not None and value and value not in allowed:
        raise CorrectionError(f"{field}: {value!r} is not allowed; allowed are {', '.join(allowed)}")
    if value:
        _check_form(field, value)
    if field == "exemptions":
        _check_provisions(value, reference)
    if field == "positions":
        _positions(value, reference)


def _check_form(field: str, value: str) -> None:
    if field in DATE_FIELDS:
        _date(field, value)
    if field == "cost_gbp":
        _pounds(value)


def _date(field: str, value: str) -> dt.date:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise CorrectionError(f"{field}: {value!r} is no date; write it as 2024-03-31") from None


def _pounds(value: str) -> Decimal:
    try:
        pounds = Decimal(value)
    except InvalidOperation:
        pounds = Decimal(-1)
    if not pounds.is_finite() or not 0 <= pounds < 10**12:
        raise CorrectionError(f"cost_gbp: {value!r} is no sum in pounds; write it as 12500 or 12500.00")
    return pounds


def _check_provisions(value: str, reference: Reference) -> None:
    for name in _cells(value):
        if not reference.exists(name):
            raise CorrectionError(f"exemptions: {name!r} is in no catalogue; write it as FOIA s31(1)(a)")


def _positions(value: str, reference: Reference) -> list[tuple[str, CodedPosition]]:
    parsed = []
    for cell in _cells(value):
        question, colon, rest = cell.rpartition(":")
        position, _, scope = rest.partition("@")
        if position not in reference.terms("position") or scope not in reference.terms("scope"):
            raise CorrectionError(f"positions: {cell!r}; write each as question:position@scope, as all:no_use@overt")
        parsed.append((question if colon else "all", CodedPosition(position, scope)))
    return list(dict.fromkeys(parsed))


def _cells(value: str) -> list[str]:
    return [cell.strip() for cell in value.split(";") if cell.strip()]


def append(folder: Path, correction: Correction) -> None:
    """Add one line to ``corrections.csv``; earlier lines are never touched."""
    path = folder / CORRECTIONS
    folder.mkdir(parents=True, exist_ok=True)
    columns = list(CorrectionRow.model_fields)
    before = path.read_bytes() if path.is_file() else b""
    new = not before
    values = correction.model_dump()
    with path.open("a", encoding="utf-8", newline="") as lines:
        if before and not before.endswith(b"\n"):
            lines.write("\n")
        writer = csv.writer(lines, lineterminator="\n")
        if new:
            writer.writerow(columns)
        writer.writerow(["" if values[name] is None else _text(values[name]) for name in columns])


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.datetime) else str(value)


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
        return sorted(_cells(one)) == sorted(_cells(other))
    if field == "cost_gbp" and one and other:
        return _pounds(one) == _pounds(other)
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
        _set_exemptions(correction.response_id, _cells(value), tables, reference)
    elif field == "positions":
        _set_positions(response, _positions(value, reference), tables, reference)
    elif field in DATE_FIELDS:
        response[field] = _date(field, value) if value else None
    elif field == "cost_gbp":
        response[field] = float(_pounds(value)) if value else None
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
