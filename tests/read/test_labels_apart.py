"""Questions named on lines of their own, in paragraphs with numbers, and in drawn tables. All letters are invented."""

from __future__ import annotations

import pytest

from etl.read.labels.labels import label_of
from etl.read.reader import Reader
from tests.read.conftest import canonical, positions_of, read_below_head


@pytest.mark.parametrize(
    ("words", "questions"),
    [
        ("no. 1 and no. 2", ("1", "2")),
        ("no. 3", ("3",)),
        ("document b - the test report", ("b",)),
        ("point 1 (the mandate), point 2 (our policy) and point 3 (the results)", ("1", "2", "3")),
        ("2. part (a), whether the force uses it.", ("a",)),
        ("4/", ("4",)),
        ("| q1 | in use?", ("1",)),
        ("c) of those, how many led to an arrest", ("c",)),
    ],
)
def test_a_label_on_a_line_of_its_own(words: str, questions: tuple[str, ...]) -> None:
    label = label_of(words, True)
    assert label is not None and label.questions == questions


@pytest.mark.parametrize("words", ["no. the force does not use it.", "no, 3 were found", "document store"])
def test_a_line_that_names_no_question(words: str) -> None:
    assert label_of(words, True) is None


def test_headings_that_repeat_what_was_asked_are_no_answers(reader: Reader) -> None:
    body = (
        "a) Number of officers who have the facial recognition app\nNone. We do not use it.\n\n"
        "b) Annual charge paid to the supplier\nNot supplied. Exempt: section 43(2).\n\n"
        "c) The evaluation of live facial recognition\nAttached in full.\n"
    )
    kinds = {line.words[:2]: line.kind for line in reader.lines(canonical(f"Kent Police\n\n{body}"))}
    assert kinds["a)"] == kinds["b)"] == kinds["c)"] == "request"
    found = positions_of(read_below_head(reader, body))
    assert found["b"] == "withheld" and found["c"] == "disclosed"


def test_numbers_below_a_word_that_asks_on_are_questions_of_their_own(reader: Reader) -> None:
    body = (
        "Request\n1/ number of searches\n2/ ethnic group of the persons searched for\n3/ training given\n\n"
        "Reply\n1/\n212 in 2019.\n2/\nNot held.\n3/\nA one-day course.\n"
    )
    assert positions_of(read_below_head(reader, body)) == {"1": "disclosed", "2": "not_held", "3": "disclosed"}


def test_a_number_in_the_cell_of_an_answer_is_its_value(reader: Reader) -> None:
    body = (
        "------------------------------------------------\n"
        "No. | Question                    | Answer\n"
        "------------------------------------------------\n"
        "Q1  | Do you use it?              | Yes, since 2024\n"
        "Q2  | How many arrests were made? | 37 (up to October 2025)\n"
        "------------------------------------------------\n"
    )
    assert positions_of(read_below_head(reader, body)) == {"1": "disclosed", "2": "disclosed"}


def test_a_heading_of_the_reasons_is_no_question(reader: Reader) -> None:
    body = (
        "1. Do you use live facial recognition?\nNo. It is not used.\n\n"
        "2. Which product do you run?\nHeld and kept back, see below.\n\n"
        "3. Have you tested it?\nNo.\n\n"
        "WHAT HAS BEEN KEPT BACK\n\nFor question 2 we rely on section 31(1)(a).\n"
    )
    reading = read_below_head(reader, body)
    assert [row.provision for row in reading.citations if row.role == "engaged"] == ["FOIA s31(1)(a)"]


def test_a_number_counts_on_from_those_of_a_group(reader: Reader) -> None:
    body = (
        "1. Do you use the app?\nYes.\n2, 3, 5 and 6. Number of uses; of matches; ages; ethnicity.\n"
        "A report is to be published in May. Section 22 is claimed.\n4. Do you own vans?\nNo.\n"
        "7. Do you search passport photographs?\nWe neither confirm nor deny that information is held. Section 31(3) applies.\n"
    )
    assert positions_of(read_below_head(reader, body))["7"] == "neither_confirm_nor_deny"
