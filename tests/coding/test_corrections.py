"""Corrections and their six states, on an invented letter."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Protocol

import pytest

from etl.coding.code import code
from etl.coding.corrections import CorrectionError
from etl.coding.rows import Row
from etl.model import Correction
from etl.reference import Reference
from etl.reference_coding import CheckRule, RegisterRow
from tests.coding.conftest import Letter, MakeLetter, correction

LETTER = (
    "Kent Police\n\nFreedom of Information request reference 101/22\n\nDate: 4 May 2022\n\nRESPONSE\n\n"
    "Kent Police does not use facial recognition. No information held.\n\nIf you are unhappy with this reply you may "
    "ask for an internal review.\n"
)
ID = "kent:101-22"


@pytest.fixture
def letter(make_letter: MakeLetter) -> Letter:
    return make_letter(LETTER, "kent")


class Corrected(Protocol):
    def __call__(self, *corrections: Correction) -> tuple[Row, list[Row]]: ...


@pytest.fixture
def corrected(letter: Letter, reference: Reference, check_rules: tuple[CheckRule, ...]) -> Corrected:
    def apply(*corrections: Correction) -> tuple[Row, list[Row]]:
        tables = code([letter], [], corrections, [], check_rules, reference, [])
        return tables["response"][0], tables["correction"]

    return apply


def states(rows: list[Row]) -> list[object]:
    return [row["state"] for row in rows]


def test_applied_and_the_machine_value_stays_beside(corrected: Corrected) -> None:
    response, rows = corrected(correction("outcome", "denied", "partly_disclosed"))
    assert response["outcome"] == "partly_disclosed" and response["reviewed"] is True
    assert states(rows) == ["applied"] and rows[0]["machine_value"] == "denied"


def test_redundant_when_the_machine_agrees(corrected: Corrected) -> None:
    response, rows = corrected(correction("outcome", "unclear", "denied"))
    assert response["outcome"] == "denied" and states(rows) == ["redundant"]


def test_stale_when_the_machine_says_a_third_thing(
    corrected: Corrected, letter: Letter, reference: Reference, check_rules: tuple[CheckRule, ...]
) -> None:
    stale = correction("outcome", "unclear", "refused")
    response, rows = corrected(stale)
    assert response["outcome"] == "refused" and states(rows) == ["stale"]
    review = code([letter], [], [stale], [], check_rules, reference, [])["review"]
    assert any("stale" in str(row["reason"]) for row in review)


def test_absent_when_the_response_is_not_on_this_machine(corrected: Corrected) -> None:
    response, rows = corrected(correction("outcome", "denied", "refused", response_id="kent:999-99"))
    assert response["outcome"] == "denied" and response["reviewed"] is False and states(rows) == ["absent"]


def quoted(letter: Letter, words: str, shift: int) -> dict[str, object]:
    start = letter.text.text.index(words) + shift
    return {
        "document_sha256": letter.document.sha256,
        "text_sha256": letter.text.text_sha256,
        "start": start,
        "end": start + len(words),
        "quote_sha256": hashlib.sha256(words.encode()).hexdigest(),
    }


def test_moved_when_the_quote_stands_elsewhere(corrected: Corrected, letter: Letter) -> None:
    here = quoted(letter, "does not use facial recognition", 0)
    elsewhere = quoted(letter, "does not use facial recognition", -7)
    assert states(corrected(correction("outcome", "denied", "refused", **here))[1]) == ["applied"]
    response, rows = corrected(correction("outcome", "denied", "refused", **elsewhere))
    assert response["outcome"] == "refused" and states(rows) == ["moved"]


@pytest.mark.parametrize(
    "change",
    [
        {"quote_sha256": hashlib.sha256(b"words that are nowhere").hexdigest()},
        {"response_id": "kent:100-22"},
    ],
    ids=["quote gone", "response gone"],
)
def test_orphan_stops_the_build(corrected: Corrected, letter: Letter, change: dict[str, object]) -> None:
    where = quoted(letter, "No information held", 0) | change
    with pytest.raises(CorrectionError, match="orphan"):
        corrected(correction("outcome", "denied", "refused", **where))


def test_a_field_that_is_gone_stops_the_build(corrected: Corrected) -> None:
    with pytest.raises(CorrectionError, match="cannot be corrected; allowed are"):
        corrected(correction("colour", "red", "blue"))


def test_second_correction_stands_and_is_compared_with_the_machine(corrected: Corrected) -> None:
    response, rows = corrected(
        correction("outcome", "denied", "refused"),
        correction("outcome", "refused", "partly_disclosed"),
        correction("outcome", "partly_disclosed", "denied"),
    )
    assert response["outcome"] == "denied"
    assert states(rows) == ["applied", "applied", "redundant"]
    assert {row["machine_value"] for row in rows} == {"denied"}


def test_corrected_positions_give_the_outcome_and_the_scope(corrected: Corrected) -> None:
    response, _ = corrected(correction("positions", "all:no_use@all", "all:withheld@all;2:disclosed@overt"))
    assert response["outcome"] == "partly_disclosed" and response["ncnd_scope"] == "none"


def test_corrected_exemptions_count_and_removed_ones_do_not(
    letter: Letter, reference: Reference, check_rules: tuple[CheckRule, ...]
) -> None:
    made = correction("exemptions", "", "FOIA s31(3);FOIA s24(2)")
    tables = code([letter], [], [made], [], check_rules, reference, [])
    counted = [(row["provision"], row["method"]) for row in tables["citation"] if row["counts"]]
    assert sorted(counted) == [("FOIA s24(2)", "correction"), ("FOIA s31(3)", "correction")]


def test_corrected_dates_give_year_and_timeliness(corrected: Corrected) -> None:
    response, _ = corrected(
        correction("received_on", "", "2021-03-01"),
        correction("responded_on", "2022-05-04", "2021-04-30"),
    )
    assert (response["year"], response["year_basis"]) == (2021, "responded_on")
    assert response["due_on"] == dt.date(2021, 3, 30) and response["late"] is True


def test_a_letter_from_the_zip_of_a_request_is_timed_the_same_before_and_after_a_correction(
    make_letter: MakeLetter, reference: Reference, check_rules: tuple[CheckRule, ...]
) -> None:
    words = (
        "Kent Police\nDate: 2 April 2024\n\nYou wrote to us on 1 March 2024.\n\nRESPONSE\n\nNo information is held.\n"
    )
    sent = make_letter(words, source_url="https://www.whatdotheyknow.com/request/faces#reply.pdf")
    (before,) = code([sent], [], [], [], check_rules, reference, [])["response"]
    made = correction("reference", "", "FOI 1/24", response_id=before["response_id"])
    (after,) = code([sent], [], [made], [], check_rules, reference, [])["response"]
    assert before["due_on"] == after["due_on"] == dt.date(2024, 4, 3)


def test_corrected_force_makes_the_row_comparable(
    make_letter: MakeLetter, reference: Reference, check_rules: tuple[CheckRule, ...]
) -> None:
    unknown = make_letter("RESPONSE\n\nNo information held.\n")
    first = code([unknown], [], [], [], check_rules, reference, [])["response"][0]
    assert first["force_id"] is None and first["comparable"] is False
    made = correction("force_id", "", "kent", response_id=first["response_id"])
    response = code([unknown], [], [made], [], check_rules, reference, [])["response"][0]
    assert (response["force_id"], response["body_name"], response["comparable"]) == ("kent", "Kent Police", True)


def test_a_sum_is_compared_as_a_sum(corrected: Corrected) -> None:
    response, rows = corrected(correction("cost_gbp", "", "12500"), correction("cost_gbp", "", "12500.00"))
    assert response["cost_gbp"] == 12500.0 and states(rows) == ["applied", "applied"]


def test_a_register_row_is_corrected_too(
    register: tuple[RegisterRow, ...], reference: Reference, check_rules: tuple[CheckRule, ...]
) -> None:
    row = next(row for row in register if row.responded_on and row.requested_on and row.source == "whatdotheyknow")
    assert row.responded_on
    made = correction("responded_on", row.responded_on.isoformat(), "2030-01-02", response_id=row.response_id)
    tables = code([], register, [made], [], check_rules, reference, [])
    response = next(one for one in tables["response"] if one["response_id"] == row.response_id)
    assert response["year"] == 2030 and response["late"] is True


def test_a_provision_named_twice_counts_once(
    letter: Letter, reference: Reference, check_rules: tuple[CheckRule, ...]
) -> None:
    made = correction("exemptions", "", "FOIA s31(3); FOIA s24(2);FOIA s31(3)")
    tables = code([letter], [], [made], [], check_rules, reference, [])
    assert sorted(str(row["provision"]) for row in tables["citation"] if row["counts"]) == [
        "FOIA s24(2)",
        "FOIA s31(3)",
    ]
