"""Names of questions: counted in words, by letter and number, in parts; and numbers that name none."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from etl.model import SegmentKind
from etl.read.labels.label_lists import (
    counted_again,
    counted_in_words,
    decimals_of,
    labels_anew,
    letter_number,
    lettered_numbers,
    parts_of,
)
from etl.read.labels.labels import label_of
from etl.read.labels.labels_within import in_passing, questions_within
from etl.read.labels.ordinals import counted_within
from etl.read.labels.paragraphs import without_paragraphs
from etl.read.labels.runs import numbers
from etl.read.labels.value_apart import value_apart
from etl.read.line import Line


@pytest.mark.parametrize(
    ("words", "questions"),
    [
        ("in answer to your second question, none is held.", ("2",)),
        ("limb (b) - overturned for the most part", ("b",)),
        ("for 1) and 2)", ("1", "2")),
        ("for the second, it comes down to this.", ("2",)),
        ("to the first i can reply that they have not.", ("1",)),
        ("the third and fourth questions, on cost, do not arise.", ("3", "4")),
        ("your fifth enquiry asks for letters.", ("5",)),
        ("in part c you ask for the log.", ("c",)),
        ("lastly, part f: the date.", ("f",)),
        ("decision on (ii) - varied.", ("ii",)),
        ("part 1(i)", ("1(i)",)),
        ("part 1(ii) and 1(iii)", ("1(ii)", "1(iii)")),
        ("2b(ii) none", ("2b(ii)",)),
        ("2 ii) total budget", ("2(ii)",)),
        ("2 iii. not held.", ("2(iii)",)),
        ("1(b) used.", ("1b",)),
        ("i and ii. not used.", ("i", "ii")),
        ("iii to v. each is held.", ("iii", "iv", "v")),
        ("1. 2. & 3. no information held.", ("1", "2", "3")),
        ("2a-c: none is used.", ("2a", "2b", "2c")),
        ("a) + b) neither is used.", ("a", "b")),
        ("for (a), the works ran to april.", ("a",)),
        ("you went on, thirdly, to ask for the guidance.", ("3",)),
        ("the fifth and last question asks for an opinion.", ("5",)),
        ("in respect of 2 - the supplier is nec.", ("2",)),
        ("in response to point (a)(i), it is not used.", ("a(i)",)),
        ("questions 2(a)(i) and (ii)", ("2a(i)", "2a(ii)")),
        ("a) to d) one trial was held.", ("a", "b", "c", "d")),
        ("a to c: one trial was held.", ("a", "b", "c")),
        ("a, b and d: none.", ("a", "b", "d")),
        ("4. a) and b) see the answer to question 3.", ("4a", "4b")),
        ("4 (model of the drones) dji.", ("4",)),
        ("q1/ is it still in use?", ("1",)),
        ("2 -", ("2",)),
        ("first question - held, but exempt.", ("1",)),
        ("third | use of drones", ("3",)),
        ("in relation to ii) and iii), the figures are below.", ("ii", "iii")),
        ("in relation to viii), covert use: none.", ("viii",)),
        ("taking your first and second questions together, none is used.", ("1", "2")),
        ("items i-iii. these were asked before.", ("i", "ii", "iii")),
        ("item vi. two letters are held.", ("vi",)),
        ("i & ii) one trial was held.", ("i", "ii")),
        ("1/ & 6/ it is not used.", ("1", "6")),
        ("items (1) and (2) are published.", ("1", "2")),
        ("[2], [3] and [4] no information held.", ("2", "3", "4")),
        ("[5b the impact assessment.]", ("5b",)),
        ("paragraph a (your points 1, 2 and 4)", ("1", "2", "4")),
        ("annex b (question 8)", ("8",)),
        ("1(b)(ii) not applicable.", ("1b(ii)",)),
        ("c1/q1 ydy.", ("1",)),
        ("as to the second, none is held.", ("2",)),
        ("turning to your fourth and final question, it is held.", ("4",)),
        ("first bullet.", ("1",)),
        ("in response to (b):", ("b",)),
        ("a, b and c) all are published.", ("a", "b", "c")),
    ],
)
def test_a_sentence_names_its_questions(words: str, questions: tuple[str, ...]) -> None:
    label = label_of(words, True)
    assert label is not None and label.questions == questions


@pytest.mark.parametrize(
    "words",
    [
        "the second point is weaker.",
        "part i of the act says so.",
        "your request f-2023-03316 is answered.",
        "40 and 23 are absolute.",
        "section 31(1)(a) applies.",
    ],
)
def test_other_numbers_name_none(words: str) -> None:
    assert label_of(words, True) is None


@pytest.mark.parametrize(
    ("words", "questions"),
    [
        ("as regards cameras, the subject of your third question, we have 12.", ("3",)),
        ("in relation to the last question, which asks about trials, none were held.", ("4",)),
        ("the seventh question was never put.", ()),
        ("it is the first of its kind.", ()),
    ],
)
def test_a_sentence_names_questions_by_their_place(words: str, questions: tuple[str, ...]) -> None:
    assert counted_within(words, ["1", "2", "3", "4"]) == questions


def test_a_request_counts_its_questions_in_words_only_in_order() -> None:
    second = counted_in_words("second, the supplier.", 1)
    assert second is not None and second.questions == ("2",)
    assert counted_in_words("second, the supplier.", 0) is None


def test_letters_with_numbers_name_questions_where_two_letters_do() -> None:
    assert lettered_numbers([(0, "a1. number"), (1, "b1. whether")])
    assert not lettered_numbers([(0, "a1. yes"), (1, "a2. no")])
    label = letter_number("a1 to a3 - held")
    assert label is not None and label.questions == ("A1", "A2", "A3")


def test_a_figure_far_from_the_number_before_it_is_an_answer() -> None:
    label = label_of("q4 - 97 in 2021", True)
    assert label is not None
    assert value_apart(label, "q4 - 97 in 2021", ["1", "2", "3", "4"]).questions == ("4",)


def line(number: int, words: str, kind: SegmentKind, *questions: str) -> Line:
    return Line(number, 0, len(words), words, kind, "x", True, questions, 3, True)


def test_a_bare_number_counts_paragraphs_where_questions_say_their_word() -> None:
    lines = [
        line(0, "q1 do you use it?", "request", "1"),
        line(1, "4. i have read the file.", "answer", "4"),
        line(2, "q1 no.", "answer", "1"),
    ]
    assert [row.questions for row in without_paragraphs(lines)] == [("1",), (), ("1",)]
    asked_bare = [replace(lines[0], words="1. do you use it?"), *lines[1:]]
    assert [row.questions for row in without_paragraphs(asked_bare)] == [("1",), ("4",), ("1",)]


def test_the_grounds_of_a_review_are_no_questions() -> None:
    lines = [
        line(0, "internal review", "answer"),
        line(1, "(a) each request is looked at on its own.", "answer", "a"),
    ]
    assert [row.questions for row in without_paragraphs(lines)] == [(), ()]


def test_an_answer_is_counted_in_words_as_its_question_was() -> None:
    second = counted_again("second: this is on our website.", ["1", "2"], "")
    assert second is not None and second.questions == ("2",)
    assert counted_again("second: this is on our website.", [], "") is None
    assert counted_again("second, the balance lies against disclosure.", ["1", "2"], "1") is None
    fifth = counted_again("fifthly, retrospective searching.", [], "4")
    assert fifth is not None and fifth.questions == ("5",)


def test_decimals_name_questions_where_they_ask_and_number_paragraphs_elsewhere() -> None:
    asked = [(0, "1. trials"), (1, "1.1 has there been one?"), (2, "no."), (3, "1.2 who paid?")]
    labels, heads = decimals_of(asked)
    assert {number: label.questions for number, label in labels.items()} == {1: ("1.1",), 3: ("1.2",)}
    assert heads == {0}
    assert decimals_of([(0, "1.1 i have read the file."), (1, "1.2 it is short.")]) == ({}, frozenset())


def test_lettered_parts_begin_anew_below_two_numbered_headings() -> None:
    starts = [(0, "1. live"), (1, "a) where?"), (2, "b) when?"), (3, "2. retrospective"), (4, "a) where?")]
    assert parts_of(starts) == {0: "1", 3: "2"}
    assert parts_of(starts[:3]) == {}


@pytest.mark.parametrize(
    ("words", "known", "question"),
    [
        ("the bids at (b) are a different matter.", ["a", "b"], ("b",)),
        ("the paper at 4 can be supplied.", ["3", "4"], ("4",)),
        ("the limits at 4 of the act are settled.", ["3", "4"], ()),
        ("as for the images (4), anpr reads plates.", ["1", "4"], ("4",)),
        ("the answers to (1) to (4) follow.", ["1", "4"], ()),
        ("the limb in section 31(1)(a) applies.", ["a"], ()),
        ("the evaluators, (c), are officers.", ["a", "b"], ()),
    ],
)
def test_a_sentence_turns_to_a_question_in_brackets(words: str, known: list[str], question: tuple[str, ...]) -> None:
    assert in_passing(words, known) == question


@pytest.mark.parametrize(
    ("run", "names"),
    [
        ("1, 2 & 4", ("1", "2", "4")),
        ("2 to 5", ("2", "3", "4", "5")),
        ("a) to d)", ("a", "b", "c", "d")),
        ("1a to d", ("1a", "1b", "1c", "1d")),
        ("2(i) - (iii)", ("2(i)", "2(ii)", "2(iii)")),
        ("two and three", ("2", "3")),
        ("9 to 0", ("9",)),
        ("2(i) to 2(iv)", ("2(i)", "2(ii)", "2(iii)", "2(iv)")),
        ("2(iv) to 2(vi)", ("2(iv)", "2(v)", "2(vi)")),
        ("2(v) - (vii)", ("2(v)", "2(vi)", "2(vii)")),
        ("2(i) to 3(iv)", ("2(i)", "3(iv)")),
        ("5 to 2", ("5", "2")),
        ("d) to b)", ("d", "b")),
        ("2(3) and 4", ("2", "4")),
        ("2 (3) and 4", ("2", "4")),
        ("two (2) and four (4)", ("2", "4")),
        ("4 (2)", ("4",)),
    ],
)
def test_a_run_names_each_of_its_questions(run: str, names: tuple[str, ...]) -> None:
    assert numbers(run) == names


@pytest.mark.parametrize(
    ("words", "questions"),
    [
        ("live facial recognition (your 1 and 5)", ("1", "5")),
        ("we do not hold any information on a) to d).", ("a", "b", "c", "d")),
        ("our decision is to disclose all of it but for q4.", ()),
        ("all is attached other than question 3.", ()),
    ],
)
def test_a_sentence_speaks_of_questions_inside(words: str, questions: tuple[str, ...]) -> None:
    assert questions_within(words) == questions


def test_a_heading_of_endless_words_takes_its_length() -> None:
    starts = [(0, "1. is it used?"), (1, "text of your " * 27 + "letter"), (2, "2. by whom?")]
    start = time.process_time()
    assert labels_anew(starts) == (0, frozenset())
    assert time.process_time() - start < 2


def test_a_value_behind_a_dash_is_no_question() -> None:
    assert numbers("5 - 2") == ("5",)


def test_a_number_that_counts_the_questions_names_none() -> None:
    assert label_of("request: eight questions, see below", True) is None
