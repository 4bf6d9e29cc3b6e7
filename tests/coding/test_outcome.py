"""The outcome follows from the positions by the table of the method; each row of it has a test."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.coding.from_register import CodedPosition
from etl.coding.outcome import derive_outcome, ncnd_scope
from etl.reference import load

REFERENCE = load(Path(__file__).parents[2] / "data" / "reference")


def stated(cells: str) -> list[CodedPosition]:
    return [CodedPosition(*cell.split("@")) for cell in cells.split()]


@pytest.mark.parametrize(
    ("cells", "outcome", "scope"),
    [
        ("disclosed@all", "disclosed", "none"),
        ("already_published@all", "disclosed", "none"),
        ("disclosed@all partly_disclosed@all", "partly_disclosed", "none"),
        ("disclosed@all withheld@all", "partly_disclosed", "none"),
        ("disclosed@all withheld@all not_held@all", "partly_disclosed", "none"),
        ("disclosed@all no_use@all", "disclosed", "none"),
        ("no_use@overt neither_confirm_nor_deny@covert", "denied", "covert"),
        ("not_held@all neither_confirm_nor_deny@residual", "denied", "residual"),
        ("not_held@all neither_confirm_nor_deny@all", "refused", "all"),
        ("cost_limit@all", "refused", "none"),
        ("neither_confirm_nor_deny@covert", "refused", "covert"),
        ("unclear@all", "unclear", "none"),
        ("clarification_sought@all", "no_answer", "none"),
    ],
)
def test_each_row_of_the_table(cells: str, outcome: str, scope: str) -> None:
    positions = stated(cells)
    assert derive_outcome(positions, "decision", REFERENCE.group) == outcome
    assert ncnd_scope(positions) == scope


@pytest.mark.parametrize("kind", ["holding", "acknowledgement", "clarification"])
def test_a_letter_that_decides_nothing_is_no_answer(kind: str) -> None:
    assert derive_outcome([], kind, REFERENCE.group) == "no_answer"  # type: ignore[arg-type]


@given(st.lists(st.sampled_from(REFERENCE.terms("position")), min_size=1, max_size=5))
def test_a_covert_refusal_never_changes_a_decision(values: list[str]) -> None:
    main = [CodedPosition(value, "all") for value in values]
    alone = derive_outcome(main, "decision", REFERENCE.group)
    beside = derive_outcome([*main, CodedPosition("neither_confirm_nor_deny", "covert")], "decision", REFERENCE.group)
    if alone in ("disclosed", "partly_disclosed", "denied", "refused"):
        assert beside == alone
