"""What can be set beside the other replies to a question set, and the sentence where it cannot."""

from __future__ import annotations

import datetime as dt

import pytest

from etl.coding.code import code
from etl.coding.comparable import mark
from etl.coding.rows import Row, Tables, empty_tables
from etl.model import Correction
from etl.reference import Reference
from etl.reference_coding import CheckRule, RegisterRow

SET = "facial-recognition-2023"
"""Asked on 20 February to 31 March 2023; question 1 is on live, 2 on retrospective facial recognition."""


def reply(
    reference: Reference,
    question: str = "1",
    about: tuple[str, ...] = ("live_facial_recognition",),
    used: tuple[str, ...] = (),
    group: str = "disclose",
    question_set: str | None = SET,
    **dates: dt.date,
) -> object:
    """Mark one statement of an invented reply and give what the table says of it."""
    tables: Tables = empty_tables()
    response: Row = {"response_id": "r", "question_set_id": question_set, "requested_on": None, "received_on": None}
    tables["response"].append(response | dates)
    tables["position"].append({"response_id": "r", "question": question, "outcome_group": group})
    tables["response_technology"] += [{"response_id": "r", "technology_id": name} for name in about]
    tables["use_stated"] += [{"response_id": "r", "technology_id": name, "value": "uses"} for name in used]
    mark(tables, reference)
    return tables["position"][0]["not_comparable_because"]


@pytest.mark.parametrize(
    "asked_on, reason",
    [
        (dt.date(2023, 3, 1), None),
        (dt.date(2022, 8, 22), None),
        (dt.date(2022, 8, 20), "Another period: this was asked in August 2022, the others in February 2023."),
        (dt.date(2025, 6, 2), "Another period: this was asked in June 2025, the others in February 2023."),
    ],
)
def test_a_request_of_another_period_does_not_compare(
    reference: Reference, asked_on: dt.date, reason: str | None
) -> None:
    assert reply(reference, requested_on=asked_on) == reason
    assert reply(reference, received_on=asked_on) == reason


def test_unknown_dates_say_nothing(reference: Reference) -> None:
    assert reply(reference) is None


@pytest.mark.parametrize(
    "question, about, compares",
    [
        ("1", ("live_facial_recognition",), True),
        ("1", ("facial_recognition",), True),
        ("1", ("fixed_live_facial_recognition",), True),
        ("1", ("pnd_facial_search",), False),
        ("2", ("pnd_facial_search",), True),
        ("all", ("pnd_facial_search",), True),
        ("1", (), True),
    ],
)
def test_a_technology_compares_with_its_own_family(
    reference: Reference, question: str, about: tuple[str, ...], compares: bool
) -> None:
    reason = reply(reference, question, about)
    assert (reason is None) is compares
    if not compares:
        assert str(reason).startswith("Another technology: this is about Police National Database facial search")


def test_use_of_the_national_search_alone_is_another_meaning_of_use(reference: Reference) -> None:
    wide = ("facial_recognition",)
    reason = reply(reference, "1", wide, used=("pnd_facial_search",))
    assert reason == "Another meaning of use: the only use stated is Police National Database facial search."
    assert reply(reference, "1", wide, used=("pnd_facial_search", "live_facial_recognition")) is None
    assert reply(reference, "4", wide, used=("pnd_facial_search",)) is None
    assert reply(reference, "1", wide, used=("pnd_facial_search",), group="deny") is None


def test_without_a_question_set_nothing_is_set_side_by_side(reference: Reference) -> None:
    assert reply(reference, question_set=None, about=("drones",), requested_on=dt.date(2010, 1, 1)) is None


def test_a_person_can_take_a_reply_out_of_the_totals(
    reference: Reference, register: tuple[RegisterRow, ...], check_rules: tuple[CheckRule, ...]
) -> None:
    row = next(row for row in register if row.force_id)
    correction = Correction(
        correction_id="c1",
        response_id=row.response_id,
        field="not_comparable_because",
        replaced="",
        value="It asks about other cameras.",
        because="read again",
        who="a tester",
        made_at=dt.datetime(2026, 1, 2, tzinfo=dt.UTC),
    )
    tables = code([], [row], [correction], [], check_rules, reference, [])
    (response,) = tables["response"]
    assert (response["comparable"], response["not_comparable_because"]) == (False, "It asks about other cameras.")
