"""Answers that only point, questions by their place, provisions in quotation marks. All letters are invented."""

from __future__ import annotations

import pytest

from etl.read.citations.citations import engaged_provisions
from etl.read.labels.labels import label_of
from etl.read.reader import Reader
from tests.read.conftest import canonical, positions_of, read_below_head

ASKED = "You asked:\n\n1. Is live facial recognition used?\n2. What has been spent on it?\n\nResponse\n\n"


@pytest.mark.parametrize(
    "second",
    [
        "Our position on this is no different.",
        "Same point, same result.",
        "The same stance as at question 1.",
        "The reply to question 1 applies equally here.",
        "The decision set out above covers this question also.",
        "The force's position on this question is identical to that set out at question 1, and for the same reasons.",
    ],
)
def test_an_answer_that_only_points_says_what_is_said_there(reader: Reader, second: str) -> None:
    first = "Section 31(3) lets us keep silent on this, and we neither confirm nor deny that any information is held."
    assert positions_of(read_below_head(reader, f"{ASKED}1. {first}\n\n2. {second}\n")) == {
        "1": "neither_confirm_nor_deny",
        "2": "neither_confirm_nor_deny",
    }


def test_an_answer_that_points_and_says_more_is_read_for_what_it_says(reader: Reader) -> None:
    second = (
        "Nothing was spent in 2022; for the years before see the answer to question 1, and for 2023 the sum is £41,200."
    )
    letter = f"{ASKED}1. We do not use live facial recognition.\n\n2. {second}\n"
    assert positions_of(read_below_head(reader, letter))["2"] == "disclosed"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("spending (your fifth question)", ("5",)),
        ("live facial recognition (first and second questions):", ("1", "2")),
        ("the van was seen (your second question tells where) in may.", None),
    ],
)
def test_a_heading_names_its_question_in_brackets_at_the_end(words: str, expected: tuple[str, ...] | None) -> None:
    label = label_of(words, True)
    assert (label.questions if label else None) == expected


def test_questions_without_numbers_are_counted_by_the_numbers_of_the_answers(reader: Reader) -> None:
    letter = (
        "REQUEST\n\nDoes your force use retrospective facial recognition?\n\nPlease state its supplier.\n\n"
        "Has your force used PimEyes?\n\nIf any part is refused under section 31, please still answer the rest.\n\n"
        "RESPONSE\n\nQuestion 1 - Yes.\n\nQuestion 2 - NEC.\n\nQuestion 3 - No.\n"
    )
    reading = read_below_head(reader, letter)
    assert positions_of(reading) == {"1": "disclosed", "2": "disclosed", "3": "no_use"}
    assert {row.technology_id: row.value for row in reading.use_stated} == {
        "retrospective_facial_recognition": "uses",
        "internet_image_face_search": "no_use",
    }
    assert engaged_provisions(reading) == []


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ('Slide 8 of the deck reads "Think of s23(5), s24(2)". The deck is attached.', []),
        (
            "In paragraph 3, for 's.42' please read 's.41'. The advice is withheld for the reasons given there.",
            ["FOIA s41"],
        ),
        (
            "The plan is exempt information as described in paragraph (a) of subsection (1) of section 31.",
            ["FOIA s31(1)(a)"],
        ),
        ("The addresses are refused under section 31, specifically (1)(a).", ["FOIA s31(1)(a)"]),
        ("The report is attached. My colleague in security suggested that we refuse it under section 24(1).", []),
        ("We agree with the supplier that section 43(2) is engaged. The balance comes down in favour of release.", []),
        (
            "Processing rests on section 35 of the Data Protection Act 2018 and section 42 of that Act. DPIA attached.",
            [],
        ),
        (
            "The names are withheld: they are the personal data of junior staff, exempt under section 40(2).",
            ["FOIA s40(2)"],
        ),
    ],
)
def test_a_provision_is_relied_on_where_the_force_says_so(reader: Reader, answer: str, expected: list[str]) -> None:
    assert engaged_provisions(read_below_head(reader, f"You asked for the plan.\n\nResponse\n\n{answer}\n")) == expected


def test_that_it_is_used_does_not_answer_how_often(reader: Reader) -> None:
    letter = (
        "You asked:\n\n1. How many retrospective facial recognition searches were made?\n\nResponse\n\n"
        "1. Retrospective facial recognition is used by the force. The total will be printed in our report, due out in "
        "April, and until then is held back under section 22.\n"
    )
    assert positions_of(read_below_head(reader, letter)) == {"1": "future_publication"}


def test_two_questions_marked_q_are_answered_in_the_paragraphs_below_them(reader: Reader) -> None:
    letter = (
        "Q1. How many complaints has the force recorded?\n\nOur standards department ran a search for us and reports "
        "that the number is four.\n\nQ2. I would like the evaluation of the trial.\n\nA decision to publish it had been "
        "taken before we heard from you, so section 22(1) is applied.\n"
    )
    assert positions_of(read_below_head(reader, letter)) == {"1": "disclosed", "2": "future_publication"}


def test_no_and_a_provision_behind_it_are_two_sentences(reader: Reader) -> None:
    reading = reader.read(
        canonical("Kent Police\n\nYou asked:\n\n1. Do you use PimEyes?\n\nResponse\n\n1. No. Section 17 applies.")
    )
    assert positions_of(reading) == {"1": "no_use"}
