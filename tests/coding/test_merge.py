"""Readings and register together: ids, joins, rows as the schema has them. All letters are invented."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import pytest

from etl.coding.agreement import kappa
from etl.coding.code import code
from etl.coding.review import SetAside
from etl.coding.rows import Row, Tables
from etl.model import Document
from etl.reference import Reference, ReferenceError
from etl.reference_coding import CheckRule, RegisterRow, load_register
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


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("force_id", "gotham", "gotham"),
        ("positions", "hidden@all", "hidden"),
        ("positions", "no_use@secret", "secret"),
        ("exemptions", "FOIA s99(9)", "FOIA s99"),
        ("answer_seen", "perhaps", "perhaps"),
        ("requested_on", "31/12/2020", "31/12/2020"),
        ("technologies", "telepathy", "telepathy"),
        ("response_id", "no colon", "no colon"),
    ],
)
def test_a_register_row_outside_the_vocabulary_stops(
    column: str, value: str, says: str, tmp_path: Path, reference: Reference
) -> None:
    with (DATA / "register" / "responses.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))[:3]
    rows[1][column] = value
    with (tmp_path / "responses.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(ReferenceError) as stopped:
        load_register(tmp_path, reference)
    message = str(stopped.value)
    assert "responses.csv: line 3" in message and column in message and says in message
