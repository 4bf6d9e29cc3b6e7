"""Readings and register together: ids, joins, rows as the schema has them. All letters are invented."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import Protocol

import pytest

from etl.coding.agreement import kappa
from etl.coding.code import code
from etl.coding.review import SetAside
from etl.coding.rows import Row, Tables
from etl.model import Document
from etl.reference import Reference
from etl.reference_coding import CheckRule, RegisterRow
from tests.coding.conftest import DATA, Letter, MakeLetter

NORTHUMBRIA = (
    "Northumbria Police\n\nFreedom of Information request reference 195/20\n\nDate: 13 February 2020\n\nRESPONSE\n\n"
    "Northumbria Police does not use live facial recognition overtly. With regard to covert use the force neither "
    "confirms nor denies that it holds information by virtue of section 24(2) and section 31(3).\n\n"
    "If you are dissatisfied you may ask for an internal review.\n"
)
UNKNOWN = "RESPONSE\n\nNo information held.\n"


class Coded(Protocol):
    def __call__(
        self,
        letters: Sequence[Letter] = (),
        rows: Sequence[RegisterRow] = ...,
        set_aside: Sequence[SetAside] = (),
    ) -> Tables: ...


@pytest.fixture
def coded(reference: Reference, register: tuple[RegisterRow, ...], check_rules: tuple[CheckRule, ...]) -> Coded:
    def run(
        letters: Sequence[Letter] = (),
        rows: Sequence[RegisterRow] = register,
        set_aside: Sequence[SetAside] = (),
    ) -> Tables:
        return code(letters, rows, [], [], check_rules, reference, set_aside)

    return run


def response(tables: Tables, response_id: str) -> Row:
    return next(row for row in tables["response"] if row["response_id"] == response_id)


def test_register_alone_gives_a_response_a_row_with_its_addresses(
    coded: Coded, register: tuple[RegisterRow, ...]
) -> None:
    tables = coded()
    assert {row["response_id"] for row in tables["response"]} == {row.response_id for row in register}
    urls = [row["source_url"] for row in tables["response_source"] if row["response_id"] == "west-midlands:12393-19"]
    assert len(urls) == 2
    assert all(row["method"] == "register" and row["rule_id"] == "register" for row in tables["position"])


def test_what_was_not_seen_is_unread_and_what_was_seen_partly_is_provisional(
    coded: Coded, register: tuple[RegisterRow, ...]
) -> None:
    tables = coded()
    for row in register:
        made = response(tables, row.response_id)
        if row.answer_seen == "no":
            assert made["outcome"] in ("unread", "no_answer") and made["portal_state"] == row.portal_state
        assert made["provisional"] is (row.answer_seen == "partly" and made["outcome"] not in ("unread", "no_answer"))
        assert made["comparable"] is (row.force_id is not None)


def test_a_letter_joins_its_register_row(
    coded: Coded, make_letter: MakeLetter, register: tuple[RegisterRow, ...]
) -> None:
    tables = coded([make_letter(NORTHUMBRIA)])
    joined = response(tables, "northumbria:195-20")
    assert joined["coding_method"] == "read_and_register" and len(tables["response"]) == len(register)
    assert joined["source_url"] and joined["note"] and joined["document_sha256"]
    assert (joined["outcome"], joined["ncnd_scope"]) == ("denied", "covert")
    positions = [row for row in tables["position"] if row["response_id"] == "northumbria:195-20"]
    assert {row["method"] for row in positions} == {"read"}
    fields = {row["field"]: row for row in tables["agreement"]}
    assert fields["outcome"]["raw"] == 1.0 and fields["exemptions"]["n_agree"] == 1


def test_a_sum_that_the_register_coded_is_kept(coded: Coded) -> None:
    assert response(coded(), "south-wales:427-25")["cost_gbp"] == 800_000


CODED = {
    "response_id": "kent:7-24",
    "force_id": "kent",
    "body_name": "Kent Police",
    "reference": "7/24",
    "requested_on": "2024-03-01",
    "responded_on": "2024-04-03",
    "requested_is_receipt": "no",
    "answer_seen": "yes",
    "positions": "no_use@all",
    "cost_gbp": "1500",
    "source": "whatdotheyknow",
    "source_urls": "https://portal.example/request/faces",
}
ANSWER = (
    "Kent Police\n\nOur ref: 7/24\n\nDate: 2 April 2024\n\nRESPONSE\n\nKent Police does not use facial recognition.\n"
)


def coded_row(**cells: str) -> RegisterRow:
    """One row of the register with the cells of ``CODED``, some of them others."""
    return RegisterRow.model_validate(dict.fromkeys(RegisterRow.model_fields, "") | CODED | cells)


def test_the_request_of_the_register_and_the_reply_of_the_letter_give_the_time_taken(
    coded: Coded, make_letter: MakeLetter
) -> None:
    [joined] = coded([make_letter(ANSWER, "kent")], [coded_row()])["response"]
    assert (str(joined["requested_on"]), str(joined["responded_on"])) == ("2024-03-01", "2024-04-02")
    assert (str(joined["due_on"]), joined["working_days"], joined["late"]) == ("2024-04-03", 19, False)
    assert (joined["act"], joined["cost_gbp"]) == ("FOIA", 1500.0)


def test_a_reply_found_in_a_log_is_timed_as_sent_by_the_portal_of_its_register_row(
    coded: Coded, make_letter: MakeLetter
) -> None:
    page = make_letter(ANSWER, "kent", source_url="https://kent.example/foi/7")
    [joined] = coded([page], [coded_row()])["response"]
    assert (joined["source"], joined["working_days"]) == ("disclosure_log", 19)


def test_a_letter_without_a_date_takes_the_date_of_the_register(coded: Coded, make_letter: MakeLetter) -> None:
    tables = coded([make_letter(ANSWER.replace("Date: 2 April 2024\n\n", ""), "kent")], [coded_row()])
    [joined] = tables["response"]
    assert (str(joined["responded_on"]), joined["working_days"], joined["late"]) == ("2024-04-03", 20, False)
    assert (joined["year"], joined["year_basis"]) == (2024, "responded_on")
    assert {str(row["valid_to"]) for row in tables["use_stated"]} == {"2024-04-03"}


def test_a_letter_that_names_no_force_takes_the_body_of_the_register(coded: Coded, make_letter: MakeLetter) -> None:
    letter = make_letter(UNKNOWN)
    row = coded_row(document_sha256=letter.document.sha256)
    [joined] = coded([letter], [row])["response"]
    assert [joined[name] for name in ("force_id", "body_name", "comparable", "not_comparable_because")] == [
        "kent",
        "Kent Police",
        True,
        None,
    ]
    other = coded_row(document_sha256=letter.document.sha256, force_id="", body_name="A commissioner")
    [joined] = coded([letter], [other])["response"]
    assert (joined["body_name"], joined["comparable"]) == ("A commissioner", False)
    assert joined["not_comparable_because"] == "The body is no police force."


ACKNOWLEDGED = (
    "Kent Police\n\nOur ref: 7/24\n\nDate: 2 March 2024\n\nThank you for your request, which we received on 1 March "
    "2024. We aim to reply within twenty working days.\n"
)


def test_an_acknowledgement_does_not_take_the_place_of_a_decision_that_was_coded(
    coded: Coded, make_letter: MakeLetter
) -> None:
    letter = make_letter(ACKNOWLEDGED, "kent")
    assert letter.reading.kind == "acknowledgement" and letter.reading.reference
    tables = coded([letter], [coded_row()])
    outcomes = {row["response_id"]: row["outcome"] for row in tables["response"]}
    assert outcomes == {"kent:7-24": "denied", f"letter:{letter.document.sha256[:16]}": "no_answer"}
    assert [row["position"] for row in tables["position"]] == ["no_use"]


def test_a_question_back_joins_the_row_that_coded_it(coded: Coded, make_letter: MakeLetter) -> None:
    row = coded_row(positions="clarification_sought@all")
    letter = make_letter(ACKNOWLEDGED.replace("We aim", "Please clarify which systems you mean. We aim"), "kent")
    [joined] = coded([letter], [row])["response"]
    assert (joined["response_id"], joined["outcome"]) == ("kent:7-24", "no_answer")


def test_after_an_acknowledgement_the_decision_still_joins_its_row(coded: Coded, make_letter: MakeLetter) -> None:
    pair = [make_letter(ACKNOWLEDGED, "kent"), make_letter(ANSWER, "kent")]
    methods = {row["response_id"]: row["coding_method"] for row in coded(pair, [coded_row()])["response"]}
    assert methods == {
        "kent:7-24": "read_and_register",
        f"letter:{pair[0].document.sha256[:16]}": "read",
    }


def test_an_acknowledgement_joins_a_row_without_a_decision(coded: Coded, make_letter: MakeLetter) -> None:
    open_row = coded_row(positions="", answer_seen="no", portal_state="waiting_response", responded_on="")
    [joined] = coded([make_letter(ACKNOWLEDGED, "kent")], [open_row])["response"]
    assert (joined["response_id"], joined["outcome"]) == ("kent:7-24", "no_answer")


def test_a_disagreement_is_listed_for_review(coded: Coded, make_letter: MakeLetter) -> None:
    tables = coded([make_letter(NORTHUMBRIA.replace("does not use", "uses").replace("13 February", "14 February"))])
    listed = {row["field"] for row in tables["review"] if "register says" in str(row["reason"])}
    assert "responded_on" in listed
    fields = {row["field"]: row for row in tables["agreement"]}
    assert fields["responded_on"]["n_agree"] == 0 and fields["force_id"]["n_agree"] == 1


def test_order_of_the_letters_changes_nothing(coded: Coded, make_letter: MakeLetter) -> None:
    letters = [make_letter(NORTHUMBRIA), make_letter(UNKNOWN), make_letter(NORTHUMBRIA.replace("195/20", "196/20"))]
    letters.append(make_letter(NORTHUMBRIA.replace("13 February", "15 February")))
    tables = coded(letters)
    for seed in range(3):
        random.Random(seed).shuffle(letters)
        again = coded(letters)
        for name in tables:
            assert sorted(map(repr, tables[name])) == sorted(map(repr, again[name])), name


def test_a_letter_of_an_unknown_force_is_kept_and_reviewed(coded: Coded, make_letter: MakeLetter) -> None:
    letter = make_letter(UNKNOWN)
    tables = coded([letter], ())
    made = tables["response"][0]
    assert made["response_id"] == f"letter:{letter.document.sha256[:16]}"
    assert made["force_id"] is None and made["comparable"] is False
    assert any(row["field"] == "force_id" and row["response_id"] == made["response_id"] for row in tables["review"])


def test_files_set_aside_are_listed_first(coded: Coded, make_letter: MakeLetter) -> None:
    document: Document = make_letter("x").document
    tables = coded((), (), [(document, ("encrypted", "The PDF is encrypted", "Remove its password"))])
    assert tables["set_aside"][0]["code"] == "encrypted"
    assert tables["review"][0]["document_sha256"] == document.sha256
    assert [row["review_no"] for row in tables["review"]] == list(range(1, len(tables["review"]) + 1))


def test_review_is_in_order_of_doubt(coded: Coded, make_letter: MakeLetter) -> None:
    tables = coded([make_letter(UNKNOWN), make_letter(NORTHUMBRIA)])
    doubts = [float(str(row["confidence"])) for row in tables["review"]]
    assert doubts == sorted(doubts)


def test_rows_have_exactly_the_columns_of_the_schema(coded: Coded, make_letter: MakeLetter) -> None:
    schema = (DATA.parent / "etl" / "publish" / "schema.sql").read_text(encoding="utf-8")
    tables = coded([make_letter(NORTHUMBRIA), make_letter(UNKNOWN)])
    for name, rows in tables.items():
        body = re.search(rf"CREATE TABLE {name} \((.*?)\n\);", schema, re.DOTALL)
        assert body is not None, name
        columns = set(re.findall(r"^    ([a-z]\w*) [A-Z]", body.group(1), re.MULTILINE))
        for row in rows:
            assert set(row) <= columns, (name, set(row) - columns)


@pytest.mark.parametrize(
    ("pairs", "value"),
    [
        ([], None),
        ([("a", "a"), ("a", "a")], None),
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.4),
    ],
)
def test_kappa(pairs: list[tuple[str, str]], value: float | None) -> None:
    assert kappa(pairs) == (None if value is None else pytest.approx(value))
