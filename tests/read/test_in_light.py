"""Statements beside a decision that settles what they mean. Every text here is invented."""

from __future__ import annotations

from etl.read.reader import Reader
from tests.read.conftest import HEAD, canonical, stated_in


def test_use_told_beside_a_refused_paper_discloses_nothing(reader: Reader) -> None:
    letter = (
        HEAD + "Request\n\nPlease send me a copy of the operating procedure for image searches.\n\nResponse\n\n"
        "Kent Police does carry out retrospective facial recognition. The procedure itself will not be provided. It is "
        "exempt in its entirety under section 31(1)(a).\n"
    )
    reading = reader.read(canonical(letter))
    assert stated_in(reading) == {("all", "withheld")}
    assert {row.value for row in reading.use_stated} == {"uses"}


def test_a_paper_given_with_omissions_is_given_in_part(reader: Reader) -> None:
    letter = (
        HEAD + "Request\n\nPlease send me a copy of the operating procedure for image searches.\n\nResponse\n\n"
        "The procedure is attached. Two paragraphs are redacted under section 31(1)(a).\n"
    )
    assert stated_in(reader.read(canonical(letter))) == {("all", "partly_disclosed")}


ASKED = (
    "You asked\n1. On how many days have you deployed live facial recognition?\n2. At which places?\n\nResponse\n\n"
    "Kent Police does not use live facial recognition. "
)


def test_what_is_therefore_not_held_is_denied(reader: Reader) -> None:
    letter = HEAD + ASKED + "There is therefore nothing held for questions 1 and 2.\n"
    assert stated_in(reader.read(canonical(letter))) >= {("1", "no_use"), ("2", "no_use")}


def test_use_told_beside_a_refused_detail_gives_no_part_of_it(reader: Reader) -> None:
    letter = (
        HEAD
        + "You asked\n1. The score above which two pictures count as alike.\n2. Is live facial recognition used?\n\n"
        "Response\n\n1. Kent Police uses retrospective facial recognition and nobody hides that. We withhold this "
        "under section 31(1)(a).\n2. No.\n"
    )
    assert stated_in(reader.read(canonical(letter))) == {("1", "withheld"), ("2", "no_use")}


def test_a_letter_that_only_asks_answers_none_of_its_own_questions(reader: Reader) -> None:
    letter = (
        HEAD
        + 'You wrote: "Everything on AI cameras."\n\nBefore anybody can start I need to know more about what you have '
        "in mind.\n\n1. Which period? You gave no starting date.\n2. Which cameras? These are kept in different places.\n\n"
        "At this point no decision has been taken about your request. The twenty working days begin only when I hear from "
        "you.\n"
    )
    assert stated_in(reader.read(canonical(letter))) == {("all", "clarification_sought")}
