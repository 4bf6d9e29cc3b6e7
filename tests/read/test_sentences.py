"""Ways in which forces word a decision, each in the frame of a plain letter.

Every sentence in ``sentences.csv`` and ``provisions.csv`` is invented. They widen what the rules are
tried on: the same decision in as many words as officers find for it, and words that decide nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.model import Reading
from etl.read.citations.citations import engaged_provisions

HERE = Path(__file__).parent
LETTER = """Example Police Freedom of Information
Reference: 123/24
Date: 4 March 2024

Dear Ms Hart

I write in connection with your request for information which was received on 5 February 2024. You asked:

1. Does the force use facial recognition technology, and at what cost?
2. Please provide copies of any assessments and correspondence about it.

Response

{sentence}

Should you have any further enquiries regarding this matter please contact me.
"""


def rows(name: str) -> list[tuple[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return [(first, second) for first, second in list(csv.reader(file))[1:]]


@pytest.mark.parametrize(("position", "sentence"), rows("sentences.csv"))
def test_a_sentence_states_its_position_and_nothing_else(
    position: str, sentence: str, read: Callable[[str], Reading]
) -> None:
    found = {row.position for row in read(LETTER.format(sentence=sentence)).positions}
    assert found - {"unclear"} == ({position} if position != "none" else set())


@pytest.mark.parametrize(("engaged", "sentence"), rows("provisions.csv"))
def test_a_sentence_relies_on_these_provisions_and_no_others(
    engaged: str, sentence: str, read: Callable[[str], Reading]
) -> None:
    found = engaged_provisions(read(LETTER.format(sentence=sentence)))
    assert set(found) == (set(engaged.split(";")) if engaged != "none" else set())
