"""Words that hold the words of a rule and mean something else, as *areas* holds *are*. All letters are invented."""

from __future__ import annotations

import pytest

from etl.read.positions.told_again import told_again
from etl.read.reader import Reader
from etl.read.segments.bylines import sent_by_force
from etl.read.view.flat import flatten
from tests.read.conftest import HEAD, canonical, lines_of, positions_of, read_below_head

ASKED = (
    "Request\n\n1. Do you use live facial recognition?\n2. Please supply all e-mails with the supplier about its use.\n"
)


def test_none_to_a_request_for_e_mails_denies_no_use(reader: Reader) -> None:
    found = read_below_head(reader, f"{ASKED}\nResponse\n\n1. Yes, the force uses it.\n2. None.\n")
    assert positions_of(found)["2"] == "not_held"


@pytest.mark.parametrize("asked", ["Number of police dogs deployed with cameras", "Cost of police candidates tested"])
def test_a_word_that_begins_like_a_verb_gives_no_statement_of_the_force(reader: Reader, asked: str) -> None:
    text = f"{HEAD}Request\n\n1. Do you use live facial recognition?\n{asked}\n\nResponse\n\n1. No.\n"
    line = next(line for line in reader.lines(canonical(text)) if line.words == asked.lower())
    assert line.kind == "request"


def test_figures_by_the_quarter_are_attached_and_not_said_to_be_inapplicable(reader: Reader) -> None:
    found = read_below_head(reader, f"{ASKED}\nResponse\n\n1. Yes, it is used.\n2. See quarterly figures attached.\n")
    assert positions_of(found)["2"] == "disclosed"


@pytest.mark.parametrize("force", ["The force", "Avon and Somerset Police"])
def test_an_answer_below_the_number_of_its_question_may_begin_with_any_letter(reader: Reader, force: str) -> None:
    body = (
        f"Question 1\n{force} holds no data on that.\nQuestion 2\nThe force has four vans.\nQuestion 3\nNine people.\n"
    )
    assert positions_of(read_below_head(reader, body)) == {"1": "not_held", "2": "disclosed", "3": "disclosed"}


def test_what_is_asked_below_the_numbers_of_a_request_is_no_answer(reader: Reader) -> None:
    asked = "Your request\n\nQuestion 1. Number of searches.\nQuestion 2. The score.\nQuestion 3. Any study of its accuracy.\n"
    text = f"{HEAD}{asked}\nResponse\n\n1. 14.\n2. 0.64.\n3. None.\n"
    kinds = {line.kind for line in reader.lines(canonical(text)) if line.words.startswith(("number of", "the score"))}
    assert kinds == {"request"}


@pytest.mark.parametrize(
    "force", ["Police Scotland", "Police Service of Scotland", "Police Service of Northern Ireland", "Essex Police"]
)
def test_a_force_above_a_date_sends_a_message(force: str) -> None:
    flat = flatten(f"{force}\n14 March 2024\nDear Ms Hale,\nThe force holds no such paper.\n")
    assert sent_by_force(flat, 0)


def test_a_film_that_was_viewed_is_no_review_of_an_answer() -> None:
    lines = lines_of("officers have viewed the website.", "at the time no licence was held.")
    assert told_again(lines) == frozenset()


def test_a_provision_on_the_first_line_stands_below_no_question(reader: Reader) -> None:
    text = "Section 21 applies.\nYours faithfully\n\nRequest\n\n1. Please publish the policy on facial recognition.\n"
    assert "1" not in positions_of(reader.read(canonical(text)))
