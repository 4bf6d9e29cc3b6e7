"""From readings, register and corrections to every coded table of a snapshot, in the order that they need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from etl.coding.agreement import agreement_rows
from etl.coding.apply_corrections import apply
from etl.coding.checks import check_rows, checks_of, rule_rows
from etl.coding.comparable import mark
from etl.coding.from_reading import ReadLetter
from etl.coding.history import contradiction_rows
from etl.coding.merge import Merged, force_reply_rows, merge
from etl.coding.review import SetAside, review_rows, set_aside_rows
from etl.coding.rows import TIMED, Row, time_again
from etl.coding.wording import add_wording
from etl.model import Correction
from etl.reference import Reference
from etl.reference_coding import CheckRule, ForceReply, RegisterRow, SurveyStatement


def code(
    letters: Iterable[ReadLetter],
    register: Sequence[RegisterRow],
    corrections: Sequence[Correction],
    force_replies: Sequence[ForceReply],
    check_rules: Sequence[CheckRule],
    reference: Reference,
    set_aside: Sequence[SetAside],
    surveys: Sequence[SurveyStatement] = (),
) -> dict[str, list[Row]]:
    """Make the rows of every coded table.

    Returns:
        Rows by table name, with the columns of ``schema.sql``.

    Raises:
        CorrectionError: a correction is an orphan.
    """
    merged = merge(letters, register, reference)
    tables = merged.tables
    apply(corrections, tables, reference)
    _time_corrected(merged)
    mark(tables, reference)
    tables["check_rule"] = rule_rows(check_rules)
    rules = {rule.rule_id: rule for rule in check_rules}
    for response in tables["response"]:
        letter = merged.letters.get(str(response["response_id"]))
        found = checks_of(letter.reading, letter.text.text, reference) if letter else []
        tables["check_result"] += check_rows(response, found, rules)
    tables["contradiction"] = contradiction_rows(tables, reference, surveys)
    add_wording(merged, reference)
    tables["agreement"], disagreements = agreement_rows(merged, reference)
    tables["force_reply"] = force_reply_rows(force_replies, (str(row["response_id"]) for row in tables["response"]))
    tables["set_aside"] = set_aside_rows(set_aside)
    tables["review"] = review_rows(merged, set_aside, disagreements)
    return dict(tables)


def _time_corrected(merged: Merged) -> None:
    """Timeliness and year once more for responses whose dates, reference or law a person corrected."""
    tables = merged.tables
    dated = {row["response_id"] for row in tables["correction"] if row["field"] in TIMED and row["state"] != "absent"}
    for row in tables["response"]:
        if row["response_id"] in dated:
            time_again(row, merged.by_portal(row))
