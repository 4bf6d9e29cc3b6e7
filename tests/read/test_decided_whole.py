"""Requests that are decided as a whole, though the letter speaks of single questions. Every text here is invented."""

from __future__ import annotations

import pytest

from etl.read.positions.decided_whole import decides_all
from etl.read.reader import Reader
from tests.read.conftest import canonical, stated_in

HEAD = "Kent Police\nRef: FOI 100/24\nDate: 5 March 2024\n\nYou asked:\n\n"
ASKED = (
    "1. Do you use facial recognition?\n2. Which company supplies it?\n3. How many arrests followed?\n"
    "4. What policy governs it?\n\nResponse\n\n"
)


@pytest.mark.parametrize(
    "words",
    [
        "kent police does not hold the information you have requested.",
        "the force does not hold the information you seek in any of the four questions.",
        "we can neither confirm nor deny that we hold information relevant to your request.",
        "all of the information is exempt from disclosure and the request is refused in full.",
    ],
)
def test_a_sentence_decides_on_all(words: str) -> None:
    assert decides_all(words)


@pytest.mark.parametrize(
    "words",
    [
        "kent police does not hold the information you requested at question 3.",
        "we can neither confirm nor deny that any other information relevant to your request is held.",
        "in terms of section 17 of the act, the information requested is not held.",
        "we hold the information you requested.",
    ],
)
def test_a_sentence_decides_on_a_part_or_on_nothing(words: str) -> None:
    assert not decides_all(words)


def test_reasons_that_name_questions_answer_none_of_them(reader: Reader) -> None:
    answer = (
        "Kent Police can neither confirm nor deny that it holds the information you have requested. The duty in section "
        "1(1)(a) does not apply by virtue of section 24(2) and section 31(3).\n\nQuestions 2 and 3, on supplier and "
        "arrests, can be approached only where the first is answered.\n\nA statement that there is no policy for "
        "question 4 cannot be given either.\n"
    )
    assert stated_in(reader.read(canonical(HEAD + ASKED + answer))) == {("all", "neither_confirm_nor_deny")}


def test_prose_below_a_whole_refusal_is_not_matched_with_the_questions(reader: Reader) -> None:
    answer = (
        "Kent Police does not hold the information you have requested. Enquiries were made with the department that "
        "governs policy and with the company that supplies our records system. Arrests are counted by the custody team.\n"
    )
    assert stated_in(reader.read(canonical(HEAD + ASKED + answer))) == {("all", "not_held")}


def test_answers_by_number_stay_beside_a_refusal_of_the_rest(reader: Reader) -> None:
    answer = (
        "1. Kent Police uses facial recognition.\n2. The supplier is NEC.\n3. Two.\n4. The policy is attached.\n\nKent "
        "Police can neither confirm nor deny that it holds any other information, by virtue of section 31(3).\n"
    )
    found = stated_in(reader.read(canonical(HEAD + ASKED + answer)))
    assert {("1", "disclosed"), ("2", "disclosed"), ("3", "disclosed"), ("4", "disclosed")} <= found


def test_a_whole_refusal_below_the_words_on_a_question_is_about_the_request(reader: Reader) -> None:
    answer = (
        "Kent Police refuses the request as vexatious under section 14(1).\n\nQuestion 3 would give you further names.\n\n"
        "The request is refused in full and no separate reply to the four questions will be made.\n"
    )
    assert stated_in(reader.read(canonical(HEAD + ASKED + answer))) == {("all", "vexatious")}
