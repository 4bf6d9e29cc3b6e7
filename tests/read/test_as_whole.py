"""A letter that answers as a whole: what it tells beside a refusal. The letters are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.model import Reading

LETTER = """Kent Police
Our ref: 4417/24
4 March 2024

Dear Ms Hart

{answer}

You may ask for an internal review.
"""
FACTS = (
    "Between them our officers made 1,204 searches in 2023, of which 77 led to a match, and the software was bought from "
    "Cognitec for £96,000. There were 12 arrests."
)
REFUSAL = "The list of the streets would take more than 18 hours to compile and is refused under section 12(1)."


@pytest.mark.parametrize(
    ("answer", "positions"),
    [
        (f"{FACTS}\n\n{REFUSAL}", {"partly_disclosed"}),
        (REFUSAL, {"cost_limit"}),
        ("Kent Police does not use facial recognition.", {"no_use"}),
    ],
)
def test_facts_beside_a_refusal_are_a_partial_disclosure(
    answer: str, positions: set[str], read: Callable[[str], Reading]
) -> None:
    assert {row.position for row in read(LETTER.format(answer=answer)).positions} == positions


def test_what_is_told_quotes_its_sentence_and_never_the_letterhead(read: Callable[[str], Reading]) -> None:
    (row,) = read(LETTER.format(answer=f"{FACTS}\n\n{REFUSAL}")).positions
    assert row.evidence.quote is not None and "4417" not in row.evidence.quote
