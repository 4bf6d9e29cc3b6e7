"""Topics, and the numbers of their questions beside them. Every letter here is invented."""

from __future__ import annotations

from etl.read.reader import Reader
from tests.read.conftest import HEAD, canonical, positions_of
from tests.read.test_whole_letters import ASKED


def test_a_heading_may_end_with_the_number_of_its_question(reader: Reader) -> None:
    answer = (
        "Use (your 1)\nNot used.\n\nMoney: total - question 2\n2021/22: £101,000.\nEarlier years: nil.\n\n"
        "Searches (your 3)\nNo information held.\n"
    )
    read = positions_of(reader.read(canonical(HEAD + answer)))
    assert read == {"1": "no_use", "2": "disclosed", "3": "not_held"}


def test_a_question_that_falls_away_in_the_same_sentence_is_denied_with_the_one_before(reader: Reader) -> None:
    answer = "1. It is not used by Kent Police, and so question 2 does not arise.\n3. 412 searches.\n"
    assert positions_of(reader.read(canonical(HEAD + ASKED + answer)))["2"] == "no_use"


def test_the_topic_before_a_not_applicable_changes_nothing(reader: Reader) -> None:
    answer = "1 Use - No, Kent Police does not use it.\n2 Cost - N/A\n3 Searches - N/A\n"
    assert positions_of(reader.read(canonical(HEAD + ASKED + answer))) == {"1": "no_use", "2": "no_use", "3": "no_use"}


def test_the_notice_that_a_part_is_refused_is_not_about_the_last_answer(reader: Reader) -> None:
    answer = (
        "1. Yes, Kent Police uses it.\n2. The cost is withheld under section 43(2).\n3. 412 searches were made.\n\n"
        "Since part of the information is being refused this letter acts as a notice under section 17 of the Act.\n"
    )
    assert positions_of(reader.read(canonical(HEAD + ASKED + answer)))["3"] == "disclosed"
