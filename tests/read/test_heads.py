"""Dates and numbers in the heads of letters. Every letter here is invented."""

from __future__ import annotations

import pytest

from etl.read.reader import Reader
from tests.read.conftest import canonical

BODY = "\n\nDear Ms Yarrow\n\nYou asked on 8 November whether live facial recognition is used. Kent Police does not use it.\n"


@pytest.mark.parametrize(
    "head",
    [
        "Subject   LFR\nFOI reference   Published\n22917/24   No\nDecision   Date of reply\nDenied   6 December 2024",
        "Name: Ms Yarrow   Date: 6 December\n2024",
        "Information Management, Enderby\n\n6 December 2024\nRef 4471-24",
        "Information Compliance Unit, Police Headquarters, Priory Road, Kingston upon Hull, HU5 5SF, by e-mail, 6 December 2024",
    ],
)
def test_the_date_of_a_reply(head: str, reader: Reader) -> None:
    found = reader.read(canonical(f"Kent Police\n{head}{BODY}")).responded_on
    assert found is not None
    assert found.value == "2024-12-06"


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("FOI/16001\nIn 2021 (our reference F-2021-00119) the force denied it.", "FOI/16001"),
        ("Response to FOI0418/25", "FOI0418/25"),
    ],
)
def test_the_number_of_a_letter(head: str, number: str, reader: Reader) -> None:
    found = reader.read(canonical(f"Kent Police\n{head}{BODY}")).reference
    assert found is not None
    assert found.value == number
