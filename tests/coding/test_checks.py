"""Each check with letters that trip it and letters that do not. All letters are invented."""

from __future__ import annotations

import datetime as dt

import pytest

from etl.coding.checks import BY_DATES, PREDICATES, check_rows, checks_of, rule_rows
from etl.reference import Reference
from etl.reference_coding import CheckRule
from tests.coding.conftest import MakeLetter

HEAD = "Kent Police\n\nFreedom of Information request reference 101/22\n\nDate: 4 May 2022\n\nRESPONSE\n\n"
SCOTLAND = "Police Scotland\n\nFreedom of Information (Scotland) Act 2002\n\nReference 23-0456\n\n4 May 2022\n\n"
RIGHTS = "\n\nIf you are dissatisfied you may ask for an internal review.\n"
HARM = (
    "\n\nEvidence of harm\n\nSaying more would help offenders to avoid detection and would endanger the public.\n\n"
    "Public interest test\n\nFactors favouring disclosure: an informed debate. Factors against: safety. "
    "The balance lies against disclosure."
)
NCND = "Kent Police neither confirms nor denies that it holds any information about covert facial recognition"
COST = "To answer would exceed the appropriate limit of 18 hours and your request is refused under section 12(1)."

TRIPPED = {
    "ncnd_without_power": [
        f"{HEAD}{NCND}, by virtue of section 31(1)(a).{HARM}{RIGHTS}",
        f"{HEAD}{NCND}.{RIGHTS}",
    ],
    "no_public_interest_test": [
        f"{HEAD}{NCND}, by virtue of section 31(3).\n\nSaying more would endanger the public.{RIGHTS}",
        f"{HEAD}The information is exempt under section 31(1)(a), which is subject to a public interest test. "
        f"Disclosure would endanger officers.{RIGHTS}",
    ],
    "no_harm_stated": [
        f"{HEAD}The report is withheld under section 31(1)(a), a prejudice-based exemption. The public interest lies "
        f"in keeping it back.{RIGHTS}",
    ],
    "no_refusal_notice": [f"{HEAD}{NCND}.{RIGHTS}"],
    "no_complaint_rights": [f"{HEAD}{NCND}, by virtue of section 31(3).{HARM}\n"],
    "unknown_provision": [f"{HEAD}The report is withheld under section 31(9)(z) of the Act.{HARM}{RIGHTS}"],
    "s23_s24_alternative": [f"{HEAD}{NCND}, by virtue of section 23(5) and section 24(2).{HARM}{RIGHTS}"],
    "cost_without_advice": [f"{HEAD}{COST}{RIGHTS}"],
    "s18_without_exemption": [
        f"{SCOTLAND}Police Scotland neither confirms nor denies that it holds the information, in terms of section 18 "
        f"of the Act.{HARM}{RIGHTS}"
    ],
    "extended_time": [
        f"{HEAD}We are considering the exemption in section 31. Under section 10(3) we need more time to weigh the "
        "public interest and will write to you again by 1 June 2022.\n"
    ],
}
PASSED = {
    "ncnd_without_power": [
        f"{HEAD}{NCND}, by virtue of section 31(3).{HARM}{RIGHTS}",
        f"{HEAD}{NCND}, by virtue of section 23(5).{HARM}{RIGHTS}",
        f"{HEAD}Kent Police does not use facial recognition. No information held.{RIGHTS}",
    ],
    "no_public_interest_test": [
        f"{HEAD}{NCND}, by virtue of section 31(3).{HARM}{RIGHTS}",
        f"{HEAD}{NCND}, by virtue of section 23(5), which is absolute.{RIGHTS}",
    ],
    "no_harm_stated": [
        f"{HEAD}The report is withheld under section 31(1)(a). Disclosure would endanger officers.{HARM}{RIGHTS}",
        f"{HEAD}{NCND}, by virtue of section 23(5), a class-based exemption.{RIGHTS}",
    ],
    "no_refusal_notice": [
        f"{HEAD}{NCND}, by virtue of section 31(3).{HARM}{RIGHTS}",
        f"{HEAD}{NCND}. This letter is a refusal notice.{RIGHTS}",
    ],
    "no_complaint_rights": [
        f"{HEAD}{NCND}, by virtue of section 31(3).{HARM}{RIGHTS}",
        f"{HEAD}Kent Police does not use facial recognition. No information held.\n",
    ],
    "unknown_provision": [f"{HEAD}The report is withheld under section 31(1)(a) of the Act.{HARM}{RIGHTS}"],
    "s23_s24_alternative": [
        f"{HEAD}{NCND}, by virtue of section 23(5) and section 24(2), cited in the alternative.{HARM}{RIGHTS}",
        f"{HEAD}{NCND}, by virtue of section 24(2) and section 31(3).{HARM}{RIGHTS}",
    ],
    "cost_without_advice": [f"{HEAD}{COST} You may narrow your request to one department or one year.{RIGHTS}"],
    "s18_without_exemption": [
        f"{SCOTLAND}Police Scotland neither confirms nor denies that it holds the information, in terms of section 18 "
        f"read with section 35(1)(a) of the Act.{HARM}{RIGHTS}",
        f"{HEAD}{NCND}, by virtue of section 31(3).{HARM}{RIGHTS}",
    ],
    "extended_time": [
        f"{HEAD}Thank you for your request. You will have a reply within 20 working days.\n",
        f"{SCOTLAND}We need more time to weigh the public interest and will write to you again.\n",
    ],
}


def cases(letters: dict[str, list[str]]) -> list[object]:
    return [
        pytest.param(rule, words, id=f"{rule}-{number}")
        for rule, every in letters.items()
        for number, words in enumerate(every, start=1)
    ]


@pytest.mark.parametrize(("rule", "words"), cases(TRIPPED))
def test_trips(rule: str, words: str, make_letter: MakeLetter, reference: Reference) -> None:
    letter = make_letter(words)
    found = {one.rule_id: one for one in checks_of(letter.reading, words, reference)}
    assert rule in found
    evidence = found[rule].evidence
    if evidence is not None:
        assert words[evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize(("rule", "words"), cases(PASSED))
def test_does_not_trip(rule: str, words: str, make_letter: MakeLetter, reference: Reference) -> None:
    letter = make_letter(words)
    assert rule not in {one.rule_id for one in checks_of(letter.reading, words, reference)}


def test_every_rule_has_wording_and_letters(check_rules: tuple[CheckRule, ...]) -> None:
    ids = {rule.rule_id for rule in check_rules}
    assert ids == PREDICATES.keys() | BY_DATES
    assert PREDICATES.keys() == TRIPPED.keys() == PASSED.keys()


def test_rules_name_provisions_that_exist(check_rules: tuple[CheckRule, ...]) -> None:
    for rule, row in zip(check_rules, rule_rows(check_rules), strict=True):
        assert set(rule.acts) <= {"FOIA", "FOISA", "EIR"}
        assert all(f"{act} " in rule.statute for act in rule.acts), rule.rule_id
        assert rule.ask.endswith("?") and rule.finding.endswith(".")
        assert row["acts"] == "; ".join(rule.acts)


def test_late_is_asked_about_unless_time_was_extended(
    make_letter: MakeLetter, reference: Reference, check_rules: tuple[CheckRule, ...]
) -> None:
    rules = {rule.rule_id: rule for rule in check_rules}
    response = {"response_id": "kent:1", "late": True, "due_on": dt.date(2022, 5, 1)}
    assert [row["rule_id"] for row in check_rows(response, [], rules)] == ["late"]
    assert check_rows(response | {"late": None}, [], rules) == []
    words = TRIPPED["extended_time"][0]
    found = checks_of(make_letter(words).reading, words, reference)
    assert "late" not in {row["rule_id"] for row in check_rows(response, found, rules)}
