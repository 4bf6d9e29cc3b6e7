"""Answers from a published snapshot for the command line: review list, evidence of one value, corrections."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from etl.coding.corrections import (
    DATE_FIELDS,
    CorrectionError,
    append,
    as_date,
    cells_of,
    check_fits,
    check_value,
    load_corrections,
)
from etl.model import Correction
from etl.reference import load
from etl.snapshot import connect, current_id
from etl.workspace import Workspace

Rows = list[dict[str, Any]]
LISTED = {
    "positions": "position",
    "exemptions": "citation",
    "citations": "citation",
    "use_stated": "use_stated",
    "vendors": "response_vendor",
    "checks": "check_result",
}


def rows(workspace: Workspace, sql: str, parameters: list[Any], snapshot_id: str | None = None) -> Rows:
    """Run one query on a snapshot, the current one by default."""
    with connect(workspace.snapshots, snapshot_id or current_id(workspace.snapshots)) as connection:
        result = connection.execute(sql, parameters)
        names = [column[0] for column in result.description or []]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def review(workspace: Workspace, limit: int) -> Rows:
    """The review list, most doubtful first."""
    return rows(
        workspace,
        """SELECT v.review_no, v.response_id, v.document_sha256, r.force_id, v.field, v.value, v.reason, v.confidence
        FROM review v LEFT JOIN response r USING (response_id) ORDER BY v.review_no LIMIT ?""",
        [limit],
    )


@dataclass(frozen=True)
class Explained:
    """One value: what it is, the rule that gave it, the words it rests on, and where they stand."""

    field: str
    value: str
    rule_id: str
    method: str
    quote: str
    source: str
    document_sha256: str


def explain(workspace: Workspace, response_id: str, field: str) -> list[Explained]:
    """Every value of one field of a response with its evidence.

    Raises:
        LookupError: there is no such response or field in the current snapshot.
    """
    found = rows(workspace, "SELECT * FROM response WHERE response_id = ?", [response_id])
    if not found:
        raise LookupError(f"no response {response_id!r} in the current snapshot")
    response = found[0]
    source = str(response["source_url"] or "no address known")
    corrected = rows(
        workspace,
        "SELECT * FROM correction WHERE response_id = ? AND field = ? ORDER BY made_at",
        [response_id, field],
    )
    lines = [
        Explained(field, str(row["value"]), f"correction {row['correction_id']} by {row['who']}", "correction",
                  f"because {row['because']} (machine: {row['machine_value']}; {row['state']})", source, "")
        for row in corrected
    ]  # fmt: skip
    if field in LISTED:
        return lines + _listed(workspace, response_id, field, source)
    if field not in response:
        allowed = sorted([*response, *LISTED])
        raise LookupError(f"no field {field!r}; there are {', '.join(allowed)}")
    if field in ("outcome", "ncnd_scope"):
        lines += _listed(workspace, response_id, "positions", source)
    value = "" if response[field] is None else str(response[field])
    own = Explained(field, value, f"coding_method {response['coding_method']}", str(response["coding_method"]),
                    str(response["note"] or ""), source, str(response["document_sha256"] or ""))  # fmt: skip
    return [own, *lines]


def _listed(workspace: Workspace, response_id: str, field: str, source: str) -> list[Explained]:
    table = LISTED[field]
    where = " AND counts" if field == "exemptions" else ""
    found = rows(workspace, f"SELECT * FROM {table} WHERE response_id = ?{where} ORDER BY ALL", [response_id])
    return [
        Explained(
            field,
            _value(table, row),
            str(row["rule_id"]),
            str(row.get("method") or "check"),
            str(row["quote"] or ""),
            source,
            str(row["document_sha256"] or ""),
        )
        for row in found
    ]


def _value(table: str, row: dict[str, Any]) -> str:
    if table == "position":
        return f"{row['question']}: {row['position']} ({row['scope']})"
    if table == "citation":
        return f"{row['provision']} ({row['role']})"
    if table == "use_stated":
        return f"{row['technology_id']}: {row['value']}"
    return str(row.get("vendor_name") or row.get("finding"))


def correct(workspace: Workspace, response_id: str, field: str, value: str, because: str, who: str) -> Correction:
    """Append a correction of one field of a response of the current snapshot.

    Raises:
        CorrectionError: the response, the field or the value is not allowed, or no run could publish it.
        ReferenceError: the file of corrections has a line that is not allowed.
    """
    reference = load(workspace.reference)
    check_value(field, value, reference)
    found = rows(workspace, "SELECT * FROM response WHERE response_id = ?", [response_id])
    if not found:
        raise CorrectionError(f"no response {response_id!r} in the current snapshot; see `python -m etl review`")
    response = found[0]
    earlier = [row for row in load_corrections(workspace.corrections, reference) if row.response_id == response_id]
    check_fits(field, value, _with(earlier, response), _has_positions(workspace, earlier, response_id), reference)
    correction = _correction(workspace, response, field, value, because, who)
    # The same correction sent twice within a second has one id, and a second line of it would stop the run.
    if correction.correction_id not in {row.correction_id for row in earlier}:
        append(workspace.corrections, correction)
    return correction


def _with(earlier: Sequence[Correction], response: dict[str, Any]) -> dict[str, Any]:
    """The response with its corrected dates, which the current snapshot may not have yet."""
    days = {
        row.field: as_date(row.field, row.value) if row.value else None for row in earlier if row.field in DATE_FIELDS
    }
    return response | days


def _has_positions(workspace: Workspace, earlier: Sequence[Correction], response_id: str) -> bool:
    """Whether the response has positions, which the current snapshot may not have yet."""
    corrected = [row.value for row in earlier if row.field == "positions"]
    if corrected:
        return bool(cells_of(corrected[-1]))
    return bool(rows(workspace, "SELECT 1 FROM position WHERE response_id = ? LIMIT 1", [response_id]))


def _correction(
    workspace: Workspace, response: dict[str, Any], field: str, value: str, because: str, who: str
) -> Correction:
    """The correction with what it replaces and the words of the letter that it is about."""
    response_id = str(response["response_id"])
    quote = _first_quote(workspace, response_id, field)
    made_at = dt.datetime.now(dt.UTC).replace(microsecond=0)
    key = "|".join([response_id, field, value, who, made_at.isoformat()])
    return Correction(
        correction_id=hashlib.sha256(key.encode()).hexdigest()[:16],
        response_id=response_id,
        field=field,
        replaced=_machine_value(workspace, response, field),
        value=value,
        because=because,
        document_sha256=quote.get("document_sha256"),
        text_sha256=quote.get("text_sha256"),
        start=quote.get("span_start"),
        end=quote.get("span_end"),
        quote_sha256=hashlib.sha256(quote["quote"].encode()).hexdigest() if quote.get("quote") else None,
        who=who,
        made_at=made_at,
    )


def _machine_value(workspace: Workspace, response: dict[str, Any], field: str) -> str:
    """What the machine says now, apart from earlier corrections of the same field."""
    earlier = rows(
        workspace,
        "SELECT machine_value FROM correction WHERE response_id = ? AND field = ? ORDER BY made_at LIMIT 1",
        [response["response_id"], field],
    )
    if earlier and earlier[0]["machine_value"] is not None:
        return str(earlier[0]["machine_value"])
    if field == "exemptions":
        names = rows(
            workspace,
            "SELECT DISTINCT provision FROM citation WHERE response_id = ? AND counts ORDER BY 1",
            [response["response_id"]],
        )
        return ";".join(row["provision"] for row in names)
    if field == "positions":
        cells = rows(
            workspace,
            "SELECT question || ':' || position || '@' || scope AS cell FROM position WHERE response_id = ? ORDER BY 1",
            [response["response_id"]],
        )
        return ";".join(row["cell"] for row in cells)
    return "" if response[field] is None else str(response[field])


def _first_quote(workspace: Workspace, response_id: str, field: str) -> dict[str, Any]:
    table = (
        "citation" if field == "exemptions" else "position" if field in ("positions", "outcome", "ncnd_scope") else None
    )
    if table is None:
        return {}
    found = rows(
        workspace,
        f"SELECT document_sha256, text_sha256, span_start, span_end, quote FROM {table} "
        "WHERE response_id = ? AND quote IS NOT NULL ORDER BY span_start LIMIT 1",
        [response_id],
    )
    return found[0] if found else {}
