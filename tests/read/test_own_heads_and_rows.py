"""Headings of the request above its answers, rows, parts below a number, and answers that only seem to give. All invented."""

from __future__ import annotations

import pytest

from etl.read.reader import Reader
from tests.read.conftest import canonical, positions_of, uses_of

HEAD = "Kent Police\nOur ref: FOI 123/24\nDate: 19 April 2024\n\n"


def test_answers_stand_under_the_headings_that_the_request_gave_its_questions(reader: Reader) -> None:
    letter = HEAD + (
        'You wrote:\n\n"1. Use - does the force use live facial recognition?\n2. Price - what was paid for it?\n'
        '3. Accuracy - please send the results of any test."\n\n'
        "The answers are arranged by your headings.\n\nPrice\n\n£41,300 was paid in 2023.\n\n"
        "Use\n\nYes. Live facial recognition has been used since 2021.\n\n"
        "Accuracy\n\nNo recorded information is held. The maker has had it examined, and did not hand over the results.\n"
    )
    assert positions_of(reader.read(canonical(letter))) == {"1": "disclosed", "2": "disclosed", "3": "not_held"}


def test_limbs_below_a_number_and_what_they_share_are_its_parts(reader: Reader) -> None:
    letter = HEAD + (
        "Your request and our reply:\n\n1. Who supplies the vans?\n   NEC supplies them.\n\n"
        "2. In respect of operator initiated facial recognition:\n   (i) has the force ever tested it?\n"
        "   The force has neither tested nor used operator initiated facial recognition.\n"
        "   (ii) what does a device cost?\n   Not applicable.\n\n3. How many complaints were made?\n   There were 4.\n"
    )
    assert positions_of(reader.read(canonical(letter))) == {
        "1": "disclosed",
        "2(i)": "no_use",
        "2(ii)": "no_use",
        "3": "disclosed",
    }


def test_rows_of_yes_and_no_below_a_question_put_again_are_its_answer(reader: Reader) -> None:
    letter = HEAD + (
        "RESPONSE\n\nQuestion 1. Please state for each of the following whether the force uses it now.\n\n"
        "Live facial recognition - No\nRetrospective facial recognition - Yes\nGait recognition - No\n\n"
        'Question 2. For each "yes", since when?\n\nThe system came into use on 12 September 2022.\n\n'
        "Question 3. Has the force been offered a van for live facial recognition?\n\nYes. An offer was made in writing.\n"
    )
    assert positions_of(reader.read(canonical(letter))) == {"1": "disclosed", "2": "disclosed", "3": "disclosed"}
    uses = uses_of(reader, letter)
    assert uses["live_facial_recognition"] == "no_use"
    assert uses["retrospective_facial_recognition"] == "uses"


def test_a_last_answer_behind_the_public_interest_is_read(reader: Reader) -> None:
    letter = HEAD + (
        "You asked:\n\n1/ the make of the software.\n2/ the dates planned for 2026.\n3/ how many vans the force has.\n\n"
        "RESPONSE\n\n1/ NeoFace, by NEC.\n\n2/ This is held and is exempt under section 31(1)(a) of the Act.\n\n"
        "Evidence of harm: to set out a programme would let those who are wanted stay away.\n\n"
        "Balancing test: notice is given on the day. The balance falls against disclosure.\n\n"
        "3/ Kent and Essex share two vans, both paid for from a grant.\n"
    )
    assert positions_of(reader.read(canonical(letter))) == {"1": "disclosed", "2": "withheld", "3": "disclosed"}


def test_what_a_review_says_was_said_is_no_answer(reader: Reader) -> None:
    letter = HEAD + (
        "INTERNAL REVIEW\n\nWhat we said in March\n\n"
        "We said that we could neither confirm nor deny that we held it, and cited section 31(3).\n\n"
        "What I think now\n\nThat was wrong, and I withdraw it. My decision is as follows.\n\n"
        "Question 1 - Yes, the force holds a licence for BriefCam.\n\nQuestion 2 - A copy is enclosed.\n"
    )
    assert positions_of(reader.read(canonical(letter))) == {"1": "disclosed", "2": "disclosed"}


def test_the_cost_of_one_part_alone_refuses_the_whole(reader: Reader) -> None:
    letter = HEAD + (
        "REQUEST\n\na) how many faces were searched\nb) in how many the suspect was a child\n\nRESPONSE\n\n"
        "There were 3,906 forms, at six minutes each: 390 hours. That is for part a) alone. The limit for the police is "
        "18 hours. Section 12(1) of the Act accordingly relieves us of the duty to comply with the request.\n"
    )
    assert positions_of(reader.read(canonical(letter))) == {"all": "cost_limit"}


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            "Two submissions are held. That policy is still being formulated. Section 35(1)(a) is engaged, and the public "
            "interest lies in maintaining it.",
            "withheld",
        ),
        ("The report is attached. The name of its author is withheld under section 40(2).", "partly_disclosed"),
    ],
)
def test_only_what_is_given_makes_a_refusal_partial(reader: Reader, answer: str, expected: str) -> None:
    letter = HEAD + f"You asked for:\n\n1. the submissions;\n2. the contract.\n\n1. {answer}\n\n2. It is enclosed.\n"
    assert positions_of(reader.read(canonical(letter)))["1"] == expected
