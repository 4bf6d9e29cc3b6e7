"""The table of outcomes, row by row, and what holds for every set of positions."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.coding.from_register import CodedPosition
from etl.coding.outcome import derive_outcome, ncnd_scope
from etl.model import LetterKind
from etl.reference import Reference, load
from tests.coding.conftest import DATA

REFERENCE = load(DATA / "reference")
POSITIONS = st.builds(
    CodedPosition, st.sampled_from(REFERENCE.terms("position")), st.sampled_from(REFERENCE.terms("scope"))
)


@pytest.mark.parametrize(
    ("cells", "outcome", "scope"),
    [
        ("disclosed@all", "disclosed", "none"),
        ("already_published@all", "disclosed", "none"),
        ("disclosed@all partly_disclosed@overt", "partly_disclosed", "none"),
        ("disclosed@all withheld@all", "partly_disclosed", "none"),
        ("disclosed@all not_held@all cost_limit@all", "partly_disclosed", "none"),
        ("disclosed@all not_held@all", "disclosed", "none"),
        ("no_use@overt", "denied", "none"),
        ("not_held@all", "denied", "none"),
        ("not_held@all withheld@all", "refused", "none"),
        ("withheld@all", "refused", "none"),
        ("neither_confirm_nor_deny@all", "refused", "all"),
        ("neither_confirm_nor_deny@covert", "refused", "covert"),
        ("withheld@residual", "refused", "none"),
        ("unclear@all", "unclear", "none"),
        ("clarification_sought@all", "no_answer", "none"),
        ("", "unclear", "none"),
        ("no_use@overt neither_confirm_nor_deny@covert", "denied", "covert"),
        ("disclosed@all neither_confirm_nor_deny@residual", "disclosed", "residual"),
        ("neither_confirm_nor_deny@residual neither_confirm_nor_deny@covert", "refused", "covert"),
        ("partly_disclosed@all cost_limit@all clarification_sought@all", "partly_disclosed", "none"),
    ],
)
def test_the_table(cells: str, outcome: str, scope: str, reference: Reference) -> None:
    positions = [CodedPosition(*cell.split("@")) for cell in cells.split()]
    assert derive_outcome(positions, None, reference.group) == outcome
    assert ncnd_scope(positions) == scope


@pytest.mark.parametrize("kind", ["holding", "acknowledgement", "clarification", "not_a_reply"])
def test_a_letter_that_decides_nothing_is_no_answer(kind: LetterKind, reference: Reference) -> None:
    assert derive_outcome([], kind, reference.group) == "no_answer"


@given(st.lists(POSITIONS, max_size=6))
def test_covert_and_residual_refusals_never_change_a_stated_outcome(positions: list[CodedPosition]) -> None:
    main = [row for row in positions if row.scope in ("all", "overt")]
    decided = derive_outcome(main, None, REFERENCE.group)
    if decided in ("disclosed", "partly_disclosed", "denied", "refused"):
        assert derive_outcome(positions, None, REFERENCE.group) == decided


@given(st.lists(POSITIONS, max_size=6), st.randoms(use_true_random=False))
def test_order_does_not_matter(positions: list[CodedPosition], random: Random) -> None:
    mixed = list(positions)
    random.shuffle(mixed)
    assert derive_outcome(mixed, None, REFERENCE.group) == derive_outcome(positions, None, REFERENCE.group)
    assert ncnd_scope(mixed) == ncnd_scope(positions)
