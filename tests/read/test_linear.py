"""Hostile letters, each one piece repeated: four times the text takes about four times as long, never sixteen."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from etl.model import Reading

PIECES = [
    "not ", "(", "()", "1", "1 ", "section 31(1)(a) ", "31(1)(a)(b), ", "12 ( 2 ) ", "section 12 ", "12/03/2021 ", "foi/12-",
    "12 march ", "a/1-", "we do not use live facial recognition and ", "neither confirm nor deny ", '"a ', '"', "a | ", "q1 ",
    "1) a ", ". ", "\n", "n\n", "- ", " ", "\t", "*", "_a", "a.b.", "ab-\n", "abcdefghij", "a ", "\u0130\u2013",
    "kent police ", "police and crime commissioner ", "of the data protection act 1998 section ", "under section ",
    "\u00a31,000 ", "1,000,", "would exceed the cost limit of 18 hours, ", "intended for publication ", "you asked: ",
    "do you use it? ", "not held in a readily retrievable ", "public interest test ", "internal review upheld ", "may ", "if ",
    "no record of the ", "exemption applies because ", "the force uses the ",
    "We do not use it.\nQ1. Do you use it?\nNo\n", "Q1. Do you use it covertly?\nNo\n", "Section 12.\n", "1a) b\n",
    "Q1. Is it so?\nThis is exempt under section 31.\n", "Q1 | Do you? | No\n", "From: a\nSent: b\n",
    "We can neither confirm nor deny covert use, section 24(2). But ", "We use live facial recognition.\n",
    "LFR no, RFR yes, ", "Question 1\nYes.\n", "see (i) below ", "2O2l ", "\u2502 a ",
    "We use NEC supplied by NEC at a cost of \u00a3500.\n",
    "1. Is it in use?      No\n", "1. Is it in use?      No\n                      and never\n", f"{' ' * 14}1. in it\n",
    "1. Is it in use?      No\n\n\n\n\n", "Link to this\nFOI Kent\n2 May 2024\n", "> 1. Is it in use?\nNo\n",
    "Internal review. I withdraw section 31(1)(a). I uphold section 31(1)(a).\n",
]  # fmt: skip
SHORT, TIMES = 8_000, 4
NOISE = 0.25
"""Seconds that another process on the machine may cost."""


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: repr(piece[:30]))
def test_time_grows_with_the_length_and_no_faster(piece: str, read: Callable[[str], Reading]) -> None:
    short, long = (piece * (size // len(piece)) for size in (SHORT, SHORT * TIMES))
    assert seconds(read, long) < 2.5 * TIMES * seconds(read, short) + NOISE


def test_quoted_mails_above_marked_answers_take_their_length(read: Callable[[str], Reading]) -> None:
    def letter(mails: int) -> str:
        return "On 1 May 2024, A B wrote:\nwe looked at it.\n" * mails + "A: no\nA: yes\nA: none\n"

    assert seconds(read, letter(800 * 8)) < 2.5 * 8 * seconds(read, letter(800)) + NOISE


def test_many_senders_above_no_letter_take_their_length(read: Callable[[str], Reading]) -> None:
    def letter(heads: int) -> str:
        return "From: a@b\n" * heads

    assert seconds(read, letter(1600 * 8)) < 2.5 * 8 * seconds(read, letter(1600)) + NOISE


def test_prose_below_many_questions_takes_its_length(read: Callable[[str], Reading]) -> None:
    def letter(questions: int) -> str:
        words = ["".join(chr(97 + at // 26**place % 26) for place in range(4)) for at in range(questions)]
        asked = "".join(f"{at}. How many {word}s were seen?\n" for at, word in enumerate(words, 1))
        told = "".join(f"There were four {word}s at the gate. " for word in words)
        return f"You asked:\n{asked}\nResponse\n\n{told}\n"

    assert seconds(read, letter(200 * 8)) < 2.5 * 8 * seconds(read, letter(200)) + NOISE


def test_a_long_answer_in_prose_takes_its_length(read: Callable[[str], Reading]) -> None:
    def letter(rounds: int) -> str:
        words = ["".join(chr(97 + at // 26**place % 26) for place in range(4)) for at in range(50)]
        asked = "".join(f"{at}. How many {word}s were seen?\n" for at, word in enumerate(words, 1))
        told = "".join(f"There were four {word}s at the gate. " for word in words)
        return f"You asked:\n{asked}\nResponse\n\n{told * rounds}\n"

    assert seconds(read, letter(32)) < 2.5 * 8 * seconds(read, letter(4)) + NOISE


def test_an_older_mail_below_its_question_takes_its_length(read: Callable[[str], Reading]) -> None:
    def letter(rows: int) -> str:
        return "Nil.\n\n-----Original message-----\n1. Is it used?\n" + "and so on, at length, it went\n" * rows

    assert seconds(read, letter(800 * 8)) < 2.5 * 8 * seconds(read, letter(800)) + NOISE


@pytest.mark.parametrize(
    ("letter", "few", "more"),
    [
        (lambda size: f"Request\n\n1. In which month?\n{months(size)}, total 300\n\nResponse\n\n1. None\n", 7, 21),
        (lambda size: f"Request\n\n1. {'7' * size} how is it?\n\nResponse\n\n1. No.\n", 80, 240),
    ],
    ids=["months", "a long number"],
)
def test_figures_that_may_be_split_in_many_ways_take_their_length(
    letter: Callable[[int], str], few: int, more: int, read: Callable[[str], Reading]
) -> None:
    assert seconds(read, letter(more)) < 2.5 * (more // few) * seconds(read, letter(few)) + NOISE


def months(size: int) -> str:
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return ", ".join(f"{names[at % 12]} {2021 + at // 12} {7 + at}" for at in range(size))


def test_a_long_letter_is_read_within_a_bound(read: Callable[[str], Reading]) -> None:
    text = "".join(piece * (200_000 // len(PIECES) // len(piece)) for piece in PIECES)
    assert len(text) > 190_000
    assert seconds(read, text) < 60


def seconds(read: Callable[[str], Reading], text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start
