"""What a form of a reply puts around its answers: what it asks itself, its tables, its order. All letters are invented."""

from __future__ import annotations

import pytest

from etl.read.reader import Reader
from tests.read.conftest import positions_of, read_below_head

ASKED = (
    "Request\n\n1. Do you use live facial recognition?\n2. How often in May 2023, by place, with alerts?\n"
    "3. What do you pay for it each year?\n4. Has the public been consulted?\n\n"
)


def test_a_row_with_figures_and_a_nought_gives_figures(reader: Reader) -> None:
    found = read_below_head(
        reader, f"{ASKED}Response\n\n1. Yes.\n2.\n4 May | Dover | 5,210 | 0\n9 May | Deal | 4,100 | 2\n"
    )
    assert positions_of(found)["2"] == "disclosed"


def test_yes_to_what_a_form_asks_of_holding_gives_nothing_of_a_refused_question(reader: Reader) -> None:
    body = (
        f"{ASKED}Outcome\n\nFirst duty - do we hold it?\nYes, for questions 1 to 4.\n\n1. It is in use by Kent Police.\n"
        "2. Twice.\n4. No.\n\nQuestion 3 - section 43(2) commercial interests\n"
    )
    assert positions_of(read_below_head(reader, body))["3"] == "withheld"


def test_yes_to_an_applicant_who_asks_what_is_held_is_an_answer(reader: Reader) -> None:
    asked = "Request\n\n1. Do you use live facial recognition?\n2. Does the force hold a policy on it?\n\n"
    assert positions_of(read_below_head(reader, f"{asked}Response\n\n1. Yes.\n2. Yes.\n"))["2"] == "disclosed"


@pytest.mark.parametrize(
    ("given", "sum_asked"), [("1. Yes, we use live facial recognition.\n", "disclosed"), ("1. No.\n", "no_use")]
)
def test_a_nil_sum_is_part_of_a_denial_only_where_nothing_else_is_given(
    reader: Reader, given: str, sum_asked: str
) -> None:
    asked = (
        "Request\n\n1. Do you use live facial recognition?\n2. Do you use gait recognition?\n3. How much was spent?\n\n"
    )
    assert positions_of(read_below_head(reader, f"{asked}Response\n\n{given}2. No.\n3. Nil.\n"))["3"] == sum_asked


def test_no_consultation_is_a_fact_and_no_denial_of_use(reader: Reader) -> None:
    assert (
        positions_of(read_below_head(reader, f"{ASKED}Response\n\n1. Yes.\n2. 14\n3. £4,000\n4. No.\n"))["4"]
        == "disclosed"
    )


def test_answers_in_the_order_of_the_questions_are_no_request(reader: Reader) -> None:
    body = (
        "Your request reached us on 2 February.\n\nTaking your questions in order:\n\n1. The force has one van.\n"
        "2. NEC supplied the software.\n3. The price is held but will not be released; section 43(2) applies.\n"
    )
    found = read_below_head(reader, body)
    assert positions_of(found) == {"1": "disclosed", "2": "disclosed", "3": "withheld"}
    assert [vendor.value for vendor in found.vendors] == ["nec"]


def test_the_last_question_is_told_like_those_before_it(reader: Reader) -> None:
    body = (
        "Your first question was whether we use live facial recognition. We do.\n"
        "Your second question was about the places of the next deployments. They are withheld under section 31(1)(a).\n"
        "Last, your third question was on costs. We have spent £2,000 so far.\n"
    )
    assert positions_of(read_below_head(reader, body)) == {"1": "disclosed", "2": "withheld", "3": "disclosed"}


def test_a_review_comes_to_its_questions_one_after_the_other(reader: Reader) -> None:
    body = (
        "Outcome of internal review\n\nI have reviewed the reply of 2 January. "
        "She relied on section 43(2) for questions 1 and 2 and on section 31(1)(a) for question 3.\n\n"
        "Question 1 - yearly cost\nSection 43(2) is no longer relied on. The licence for facial recognition costs £8,400.\n"
        "Question 2 - name of the supplier\nThe software is supplied by NEC.\n"
        "Question 3 - which databases are linked to it and how they are searched\n"
        "Section 31(1)(a) is maintained and the list is withheld.\n"
    )
    found = read_below_head(reader, body)
    assert positions_of(found) == {"1": "disclosed", "2": "disclosed", "3": "withheld"}
    assert {row.provision for row in found.citations if row.role == "engaged"} == {"FOIA s31(1)(a)"}


def test_an_example_of_a_supplier_is_no_supplier(reader: Reader) -> None:
    found = read_below_head(reader, f"{ASKED}Response\n\n1. Yes. Software for it is sold by firms such as NEC.\n")
    assert not found.vendors
