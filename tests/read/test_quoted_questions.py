"""Numbered questions of an older mail below a reply that repeats none. Every text here is invented."""

from __future__ import annotations

from etl.read.line import Line
from etl.read.questions.quoted_questions import quoted_questions

MAIL = [
    "-----original message-----",
    "> 1. is it used?",
    "> 2. what did it",
    "> cost in 2023?",
    "> 3) who supplies it?",
]


def _mail(*rows: str) -> list[Line]:
    return [Line(at, at, at + 1, words, "older_mail", "older-mail", False) for at, words in enumerate(rows)]


def test_the_questions_of_the_older_mail_are_heard() -> None:
    found = quoted_questions(_mail(*MAIL))
    assert [(line.questions, line.words[line.label_end :].strip(), line.kind) for line in found] == [
        (("1",), "is it used?", "request"),
        (("2",), "what did it cost in 2023?", "request"),
        (("3",), "who supplies it?", "request"),
    ]


def test_a_reply_that_puts_the_questions_itself_needs_no_older_mail() -> None:
    own = Line(9, 9, 10, "1. is it used?", "request", "voice-question", False, ("1",), 3)
    assert quoted_questions([own, *_mail(*MAIL)]) == []


def test_a_mail_without_numbers_asks_nothing_by_number() -> None:
    assert quoted_questions(_mail("from: a. person", "is it used?", "thanks")) == []


def test_what_goes_on_below_the_last_question_is_cut() -> None:
    found = quoted_questions(_mail("1. is it used?", *["and so on, at length"] * 1_000))
    assert len(found) == 1 and len(found[0].words) == 2_000
