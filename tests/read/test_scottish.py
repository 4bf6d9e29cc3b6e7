"""The exemptions that a Scottish refusal to say whether information exists is claimed through. Every text is invented."""

from __future__ import annotations

import pytest

from etl.read.citations.citations import engaged_provisions
from etl.read.reader import Reader
from tests.read.conftest import canonical

LETTER = """Police Scotland
Our ref: IM-FOI-2024-0001
4 March 2024

Dear Ms Hart

You asked how often undercover officers make use of facial recognition.

Response

{answer}

Yours sincerely
"""


@pytest.mark.parametrize(
    "answer",
    [
        "I refuse to say whether such information exists, in terms of section 18(1) of the Act. The exemptions that would be "
        "in play are section 31(1) and section 35(1)(a).",
        "Section 18(1) of the Act, taken together with sections 31(1) and 35(1)(a), permits me neither to confirm nor deny "
        "that there is any further information.",
    ],
)
def test_what_section_18_is_claimed_through_is_relied_on(answer: str, reader: Reader) -> None:
    found = engaged_provisions(reader.read(canonical(LETTER.format(answer=answer))))
    assert found == ["FOISA s18(1)", "FOISA s31(1)", "FOISA s35(1)(a)"]


def test_an_exemption_that_is_only_thought_of_without_section_18_is_not(reader: Reader) -> None:
    answer = (
        "No information is held, and I give you notice of that in terms of section 17(1). Had there been any, section 35(1)(a) "
        "might have applied."
    )
    assert engaged_provisions(reader.read(canonical(LETTER.format(answer=answer)))) == ["FOISA s17(1)"]
