"""Decisions in plain prose, below headings and beside other answers. Every letter here is invented."""

from __future__ import annotations

import pytest

from etl.read.reader import Reader
from tests.read.conftest import positions_of, read_below_head, stated_in

TWO = "Request\n\n1. Do you use live facial recognition?\n2. How many searches of the PND were made in 2023?\n\nResponse\n\n"


@pytest.mark.parametrize(
    "refusal",
    [
        "On that I decline to indicate whether anything is held.",
        "The force will not tell you whether it has information of this description.",
        "Kent Police makes no statement as to whether it holds anything more.",
        "Kent Police will neither reveal whether it holds such information nor say that it does not.",
    ],
)
def test_a_refusal_to_say_in_other_words(reader: Reader, refusal: str) -> None:
    found = read_below_head(reader, f"You asked about covert use of facial recognition.\n\n{refusal}\n")
    assert {row.position for row in found.positions} == {"neither_confirm_nor_deny"}


def test_a_figure_below_how_many_is_an_answer_and_no_label(reader: Reader) -> None:
    body = TWO.replace("\n\nResponse\n\n", "\n\n37. That is taken from the audit log of the database.\n")
    assert positions_of(
        read_below_head(reader, body.replace("recognition?\n", "recognition?\n\nWe do not use it.\n\n"))
    ) == {
        "1": "no_use",
        "2": "disclosed",
    }


def test_any_other_information_beside_answers_is_not_the_whole_request(reader: Reader) -> None:
    body = (
        "I can confirm that Kent Police holds information, and you are given all of it here.\n\n"
        "Question 1 (which images are searched?)\nThose in the Police National Database. No other set is searched.\n\n"
        "Question 2 (training)\nTwo days in a classroom. Seven people have it.\n\nAny other information\n\nFor anything beyond "
        "this the force neither confirms nor denies that it holds any other information that would meet your request, as the "
        "duty in section 1(1)(a) does not apply, by virtue of section 24(2).\n"
    )
    found = read_below_head(reader, body)
    assert positions_of(found) == {"1": "disclosed", "2": "disclosed", "all": "neither_confirm_nor_deny"}
    assert {row.scope for row in found.positions if row.question == "all"} == {"residual"}


def test_reasons_below_why_tell_nothing(reader: Reader) -> None:
    body = TWO + (
        "1. It is not used.\n2. Held, and exempt under section 31(1)(a).\n\nWhy question 2 is refused\n\nOfficers have been "
        "followed home on two occasions. The total of our budget is published every year.\n"
    )
    assert positions_of(read_below_head(reader, body)) == {"1": "no_use", "2": "withheld"}


def test_a_request_called_vexatious_in_a_numbered_paragraph_is_refused_whole(reader: Reader) -> None:
    body = (
        "1. Kent Police has decided that your request is vexatious within the meaning of section 14(1) of the Act.\n"
        "2. The van has been asked about in forty letters since May, which two members of staff had to answer.\n"
    )
    assert stated_in(read_below_head(reader, body)) == {("all", "vexatious")}


def test_words_that_were_searched_for_state_no_use(reader: Reader) -> None:
    body = (
        "Request\n\n1. Has your force used live facial recognition (LFR) since 2023?\n2. Who supplies it?\n\nResponse\n\n"
        "Searches have been made of the secretariat, of Operational Support and of the document store, using "
        '"facial", "LFR", "RFR" and "biometric". They are now complete, and Kent Police holds no information in scope of your '
        "request.\n"
    )
    assert not read_below_head(reader, body).use_stated


def test_a_provision_recited_in_the_answer_that_it_refuses_is_relied_on(reader: Reader) -> None:
    body = TWO + (
        "1. The policy is on our website and section 21 applies to it.\n2. The sum is held, but I have determined that it be "
        "withheld. Section 43(2) of the Freedom of Information Act 2000 covers what would be likely to harm commercial "
        "interests.\n"
    )
    engaged = {row.provision for row in read_below_head(reader, body).citations if row.role == "engaged"}
    assert engaged == {"FOIA s21", "FOIA s43(2)"}


def test_a_supplier_that_the_applicant_believes_in_is_none(reader: Reader) -> None:
    body = "You believe the supplier of the software to be Cognitec. The contract is withheld under section 43(2).\n"
    assert not read_below_head(reader, body).vendors


def test_what_a_document_says_in_its_paragraphs_names_no_question(reader: Reader) -> None:
    body = "Question 6: the policy comes with this letter. Paragraphs 31 to 38 of the policy are left out under section 42(1).\n"
    assert {row.question for row in read_below_head(reader, body).positions} == {"6"}
