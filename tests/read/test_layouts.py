"""Layouts that carry meaning without a word: tables parted by gaps, lone numbers, answers below their questions.

Every text here is invented.
"""

from __future__ import annotations

import time

import pytest

from etl.read.segments.answered_below import answered_below
from etl.read.view.flat import flatten
from etl.read.view.grids import grid_rows
from etl.read.view.lone_numbers import lone_numbers
from etl.read.view.tabbed import tabbed_rows
from etl.read.view.wrapped import wrapped_at


def sentences(text: str) -> list[str]:
    flat = flatten(text)
    return [flat.low[start:end] for start, end in flat.sentences]


def test_cells_parted_by_tabs_are_cells_of_a_row() -> None:
    text = "No.\tSubject\tAnswer\nFirst\tUse\tNot used\nSecond\tTrials\tNone\n"
    assert len(tabbed_rows(text)) == 3
    assert sentences(text) == ["no. | subject | answer", "first | use", "not used", "second | trials", "none"]


def test_cells_parted_by_wide_gaps_are_cells_where_three_lines_agree() -> None:
    rows = "Drones              Yes     DJI\nGait recognition    No      -\nANPR                Yes     Motorola\n"
    assert len(tabbed_rows(rows)) == 3
    assert sentences(rows)[0] == "drones | yes | dji"
    assert not tabbed_rows("Ref: 12/24          Date: 4 May 2024\nDear applicant\n")


@pytest.mark.parametrize(
    "head", ["Reference:\tFOI 12/24\nDate:\t4 May 2024\nOfficer:\tA B\n", "one\ttwo\nthree\tfour\n"]
)
def test_a_letterhead_with_tabs_is_no_table(head: str) -> None:
    assert not tabbed_rows(head)


def test_a_row_keeps_the_way_back_to_the_text() -> None:
    text = "Technology\tUsed\tSince\nLive\tNo\t-\nRetrospective\tYes\t2014\n"
    flat = flatten(text)
    at = flat.low.index("retrospective")
    start, end = flat.raw_span(at, at + len("retrospective"))
    assert text[start:end] == "Retrospective"


def test_numbers_on_a_line_of_their_own_are_joined_to_what_they_number() -> None:
    text = "1\nIs it used?\n2\nWho supplies it?\n3\nAt what cost?\n"
    assert sentences(text) == ["1) is it used?", "2) who supplies it?", "3) at what cost?"]


def test_a_figure_that_breaks_the_count_is_an_answer() -> None:
    text = "1\nHow many?\n14\n2\nWhere?\nHull\n3\nWhen?\n2019\n"
    assert sentences(text) == ["1) how many?", "14", "2) where?", "hull", "3) when?", "2019"]


def test_numbers_of_pages_stand_too_far_apart_to_count() -> None:
    page = "\n".join("A line of the letter." for _ in range(30))
    assert not lone_numbers(f"{page}\n1\n{page}\n2\n{page}\n3\n")
    assert not lone_numbers("1\nYes\n2\nNo\n")


LINES = (
    (0, "1. does the force use it?"),
    (1, "it does not."),
    (2, "2. the number of searches"),
    (3, "forty were made."),
    (4, "they were made in hull."),
    (5, "3. who supplies it?"),
    (6, "nec does."),
)


def asked_and_answered(
    lines: tuple[tuple[int, str], ...], lower: frozenset[int] = frozenset()
) -> tuple[set[int], set[int]]:
    letter = "\n".join(words if at in lower else words[:1].upper() + words[1:] for at, words in lines)
    flat = flatten(letter)
    assert [flat.low[start:end] for start, end in flat.sentences] == [words for _, words in lines]
    questions, answers = answered_below(list(lines), flat)
    return set(questions), set(answers)


def test_lines_below_numbered_questions_answer_them() -> None:
    assert asked_and_answered(LINES) == ({0, 2, 5}, {1, 3, 4, 6})


def test_a_line_that_begins_small_goes_on_the_question() -> None:
    assert asked_and_answered(LINES, frozenset({4})) == ({0, 2, 5}, {1, 3, 6})


@pytest.mark.parametrize(
    "lines",
    [
        (*LINES, (7, "1. none is held.")),
        LINES[:4],
        tuple((at, f"{at}. what is it?") for at in range(1, 6)),
        (
            (0, "1. it is not used."),
            (1, "that stands."),
            (2, "2. none."),
            (3, "we looked."),
            (4, "3. nil."),
            (5, "so."),
        ),
    ],
    ids=["numbers come again", "too few", "nothing below", "answers are numbered"],
)
def test_other_layouts_are_left_to_the_voice(lines: tuple[tuple[int, str], ...]) -> None:
    assert asked_and_answered(lines) == (set(), set())


BORDERED = """Answers

+----+--------------------+--------------------+
| No | You asked          | We say             |
+----+--------------------+--------------------+
| 1  | Drone flights over | Not held. The log  |
|    | protests           | has no such field. |
+----+--------------------+--------------------+
| 2  | Total spend        | Nil                |
+----+--------------------+--------------------+
"""
INDENTED = """+----------------------+---------+
| Technology           | Used?   |
+----------------------+---------+
| 1 Number plate       | Yes     |
|   recognition        |         |
| 2 Gait recognition   | No      |
+----------------------+---------+
"""
OPEN = """------+-------------------+----------------
 No   | Question          | Answer
------+-------------------+----------------
 1    | Is it used?       | No, it has not
      |                   | been used.
------+-------------------+----------------
 2    | Cost              | Nil
------+-------------------+----------------
"""


def test_a_cell_of_several_lines_is_one_cell_where_borders_part_the_rows() -> None:
    assert sentences(BORDERED)[2:] == [
        "| 1 | drone flights over protests",
        "not held.",
        "the log has no such field. |",
        "| 2 | total spend",
        "nil |",
    ]


def test_a_line_that_stands_further_in_goes_on_the_row_above() -> None:
    assert "| 1 number plate recognition | yes |" in sentences(INDENTED)
    assert "| 2 gait recognition | no |" in sentences(INDENTED)


def test_a_drawn_table_may_be_open_at_its_sides() -> None:
    assert "no, it has not been used. |" in sentences(OPEN)


def test_a_cell_of_several_lines_keeps_the_way_back_to_the_text() -> None:
    flat = flatten(BORDERED)
    at = flat.low.index("protests")
    start, end = flat.raw_span(at, at + len("protests"))
    assert BORDERED[start:end] == "protests"


def test_strokes_without_a_border_make_no_row_of_several_lines() -> None:
    assert grid_rows("| one | two |\n|     | three |\n") == ({}, frozenset())


@pytest.mark.parametrize("line", ["|" + "-" * 20_000 + "x", "|" + "- " * 10_000 + "x", "+|" * 10_000 + "-=x"])
def test_a_long_stroke_takes_its_length(line: str) -> None:
    start = time.process_time()
    assert grid_rows(f"{line}\n") == ({}, frozenset())
    assert time.process_time() - start < 1


@pytest.mark.parametrize("told", ["asked 2.", "she wanted 2.", "it asked (12.", "it wanted (12."])
def test_a_number_behind_the_word_that_asks_for_it_ends_no_sentence(told: str) -> None:
    assert sentences(f"The letter that came {told} How many are there?\n") == [
        f"the letter that came {told} how many are there?"
    ]


@pytest.mark.parametrize("section", ["section 31A", "section 31A (1)", "sections 31A (1A)", "s. 31 (1)"])
def test_a_limb_goes_on_the_line_that_ends_with_its_section(section: str) -> None:
    text = f"It is exempt by {section}\n(a)(b) of the Act.\n"
    assert sentences(text) == [f"it is exempt by {section.lower()} (a)(b) of the act."]


def test_letters_on_a_line_of_their_own_head_their_answers() -> None:
    text = "A and B\nIt was used 412 times.\nC\nNot recorded.\nD\nNEC.\n"
    assert sentences(text) == ["a and b) it was used 412 times.", "c) not recorded.", "d) nec."]
    assert not lone_numbers("A\nB\n")


def test_a_soft_hyphen_is_no_sign_of_a_word() -> None:
    assert sentences("See sec\u00adtion 14(1).\n") == ["see section 14(1)."]


def test_the_number_of_a_section_goes_on_the_line_that_names_it() -> None:
    text = "We can tell you no more, as the rest of it is exempt under section\n21 of the Act.\n\nA new line here.\n"
    assert sentences(text)[0] == "we can tell you no more, as the rest of it is exempt under section 21 of the act."


def test_a_table_drawn_with_lines_of_a_box_is_one_of_strokes() -> None:
    drawn = (
        "┌────┬──────────────────────┬────────────────────┐\n"
        "│ No │ You asked            │ Our answer         │\n"
        "├────┼──────────────────────┼────────────────────┤\n"
        "│ 1  │ Is live recognition  │ The force does not │\n"
        "│    │ in use?              │ use it.            │\n"
        "├────┼──────────────────────┼────────────────────┤\n"
        "│ 2  │ What did it cost?    │ Nothing.           │\n"
        "└────┴──────────────────────┴────────────────────┘\n"
    )
    assert "| 1 | is live recognition in use? | the force does not use it. |" in flatten(drawn).low


def test_rows_that_go_on_below_an_empty_cell_are_one_row_without_crosses() -> None:
    drawn = (
        "| No | Question          | Response           |\n"
        "|----|-------------------|--------------------|\n"
        "| 1  | Is it used? If so | Yes. It is used by |\n"
        "|    | by whom           | detectives         |\n"
        "| 2  | Cost              | None               |\n"
    )
    assert "| 1 | is it used? if so by whom | yes. it is used by detectives |" in flatten(drawn).low


FILLED = (
    "Our response to your request is below. For ease I have put each answer\n"
    "after the point that it belongs to, as you suggested in your message of\n"
    "last week, and as we have done before, in the order of the questions as\n"
    "you put them, with the words of each above the answer that it is given\n"
    "by the unit which keeps the record of it.\n\n"
)


def test_a_line_with_room_for_the_next_word_ends_there() -> None:
    asked = "(2) name of the supplier of the facial recognition algorithm\nThe algorithm is supplied by a company in Leeds.\n"
    assert wrapped_at(FILLED.split("\n")) > 60
    assert sentences(FILLED + asked)[-2:] == [
        "(2) name of the supplier of the facial recognition algorithm",
        "the algorithm is supplied by a company in leeds.",
    ]


def test_lines_that_are_not_filled_have_no_width() -> None:
    short = "A short line that ends early here\nand goes on in the next one with many more words\nbefore it ends.\n"
    assert wrapped_at(short.split("\n")) == 0


def test_a_slash_with_one_space_is_an_answer_and_no_page() -> None:
    assert sentences("4/ No.\n5/ 29\n")[-1] == "5/ 29"
    assert sentences("One line of text.\n5/29\n")[-1] == "one line of text."
