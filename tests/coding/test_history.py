"""Statements that do not fit together. All letters are invented."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

import pytest

from etl.coding.code import code
from etl.coding.rows import Row
from etl.reference import Reference, ReferenceError
from etl.reference_coding import CheckRule, RegisterRow, SurveyStatement, load_surveys
from tests.coding.conftest import DATA, MakeLetter

LETTER = (
    "Kent Police\n\nFreedom of Information request reference {number}\n\nDate: {day}\n\nRESPONSE\n\n{words}\n\n"
    "If you are dissatisfied you may ask for an internal review.\n"
)
USES = "Kent Police uses live facial recognition at large events."
NO_USE = "Kent Police does not currently use live facial recognition."


class Found(Protocol):
    def __call__(self, *letters: tuple[str, str, str]) -> list[Row]: ...


@pytest.fixture
def found(make_letter: MakeLetter, reference: Reference, check_rules: tuple[CheckRule, ...]) -> Found:
    def run(*letters: tuple[str, str, str]) -> list[Row]:
        read = [make_letter(LETTER.format(number=n, day=d, words=w), "kent") for n, d, w in letters]
        return code(read, [], [], [], check_rules, reference, []).get("contradiction", [])

    return run


def test_use_stated_and_denied_within_a_year_is_listed_with_both_quotes(found: Found) -> None:
    rows = found(("1/22", "4 May 2022", USES), ("2/22", "6 November 2022", NO_USE))
    assert len(rows) == 1
    row = rows[0]
    assert (row["response_a"], row["response_b"]) == ("kent:1-22", "kent:2-22")
    assert row["technology_id"] == "live_facial_recognition"
    assert "uses live facial recognition" in str(row["quote_a"]) and "does not currently use" in str(row["quote_b"])
    assert (str(row["valid_from"]), str(row["valid_to"])) == ("2022-05-04", "2022-11-06")
    assert "currently" in str(row["explanations"])


def test_years_apart_or_in_agreement_nothing_is_listed(found: Found) -> None:
    assert not found(("1/20", "4 May 2020", NO_USE), ("2/22", "6 November 2022", USES))
    assert not found(("1/22", "4 May 2022", NO_USE), ("2/22", "6 November 2022", NO_USE))


def test_each_change_is_listed_once(found: Found) -> None:
    days = ["4 January 2022", "4 February 2022", "4 March 2022", "4 April 2022", "4 May 2022"]
    words = [NO_USE, NO_USE, USES, USES, NO_USE]
    rows = found(*((f"{number}/22", day, text) for number, (day, text) in enumerate(zip(days, words, strict=True), 1)))
    assert {(row["response_a"], row["response_b"]) for row in rows} == {
        ("kent:2-22", "kent:3-22"),
        ("kent:2-22", "kent:4-22"),
        ("kent:4-22", "kent:5-22"),
    }


@pytest.fixture
def real(
    register: tuple[RegisterRow, ...], reference: Reference, check_rules: tuple[CheckRule, ...]
) -> dict[str, list[Row]]:
    surveys = load_surveys(DATA / "register", reference, register)
    return code([], register, [], [], check_rules, reference, [], surveys)


def test_register_and_survey_stand_beside_each_other(real: dict[str, list[Row]]) -> None:
    pairs = {(row["force_id"], row["statement_a"], row["statement_b"]) for row in real["contradiction"]}
    assert pairs == {
        ("north-wales", "states that it does not use it", "states that it uses it (answer to a survey)"),
        ("avon-and-somerset", "states that it does not use it", "states that it uses it"),
    }


def test_wording_stays_fair_and_every_pair_has_an_explanation(real: dict[str, list[Row]], found: Found) -> None:
    rows = real["contradiction"] + found(("1/22", "4 May 2022", USES), ("2/22", "6 May 2022", NO_USE))
    for row in rows:
        ours = f"{row['statement_a']} {row['statement_b']} {row['explanations']}".lower()
        assert not re.search(r"\b(?:lie|lied|lying|hid\w*|mislead\w*|conceal\w*|false\w*|admit\w*)\b", ours)
        assert row["quote_a"] and row["quote_b"] and row["explanations"]


def survey(
    value: str, first: str, last: str, technology_id: str = "live_facial_recognition", force_id: str = "wiltshire"
) -> SurveyStatement:
    """An invented answer of one force, shown by one reply."""
    return SurveyStatement.model_validate(
        {
            "response_id": "biometrics-and-surveillance-camera-commissioner:bscc-foi-0823-oc",
            "force_id": force_id,
            "technology_id": technology_id,
            "value": value,
            "valid_from": first,
            "valid_to": last,
            "note": "invented",
        }
    )


def test_no_wider_technology_is_set_against_a_narrower_one_of_another_letter(
    reference: Reference, register: tuple[RegisterRow, ...], check_rules: tuple[CheckRule, ...]
) -> None:
    wide = survey("uses", "2022-01-01", "2022-12-31", "facial_recognition", "dyfed-powys")
    rows = code([], register, [], [], check_rules, reference, [], [wide])["contradiction"]
    assert "dyfed-powys" not in {row["force_id"] for row in rows}


def test_a_force_that_changed_its_answer_twice_gives_two_pairs_with_an_id_each(
    reference: Reference, register: tuple[RegisterRow, ...], check_rules: tuple[CheckRule, ...]
) -> None:
    answers = [
        survey("uses", "2020-01-01", "2020-12-31"),
        survey("no_use", "2021-01-01", "2021-12-31"),
        survey("uses", "2022-01-01", "2022-12-31"),
    ]
    for surveys in (answers, [answers[0], answers[1], *answers[1:]]):
        rows = code([], register, [], [], check_rules, reference, [], surveys)["contradiction"]
        pairs = {row["contradiction_id"]: row for row in rows if row["force_id"] == "wiltshire"}
        assert len(rows) == len({row["contradiction_id"] for row in rows})
        assert {(str(row["valid_from"]), str(row["valid_to"])) for row in pairs.values()} == {
            ("2020-12-31", "2021-01-01"),
            ("2021-12-31", "2022-01-01"),
        }
        assert len(pairs) == 2


@pytest.mark.parametrize(
    ("column", "value"),
    [("force_id", "gotham"), ("technology_id", "telepathy"), ("value", "perhaps"), ("valid_to", "2021-01-01")],
)
def test_a_survey_row_outside_the_vocabulary_stops(
    column: str, value: str, tmp_path: Path, reference: Reference, register: tuple[RegisterRow, ...]
) -> None:
    head, first, *_ = (DATA / "register" / "survey_statements.csv").read_text(encoding="utf-8").splitlines()
    cells = first.split(",")
    cells[head.split(",").index(column)] = value
    (tmp_path / "survey_statements.csv").write_text(f"{head}\n{','.join(cells)}\n", encoding="utf-8")
    with pytest.raises(ReferenceError, match=f"line 2, column {column}"):
        load_surveys(tmp_path, reference, register)
