"""Statements beside a decision that settles what they mean. Every text here is invented."""

from __future__ import annotations

from etl.read.reader import Reader
from tests.read.conftest import canonical, stated_in

HEAD = "Kent Police\nRef: FOI 100/24\nDate: 5 March 2024\n\n"


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
