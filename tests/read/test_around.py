"""What the sentences around a provision say of it. Every text here is invented."""

from __future__ import annotations

import pytest

from etl.read.reader import Reader
from etl.read.roles.around import given_up_below, introduction
from tests.read.conftest import canonical, lines_of


@pytest.mark.parametrize(
    "sentences",
    [
        ("section 44.", "a contract is not an enactment.", "not applied."),
        ("(e) section 36(2)(c).", "it was suggested in a single line.", "not applied."),
        ("section 24(1)", "the link was remote.", "i cannot say that the exemption stands.", "it is withdrawn."),
        ("section 43(2) was engaged at the time of the request.", "the exemption no longer applies."),
        ("section 14(2) (repeated requests).", "this one is wider than all of them.", "we do not rely on it."),
    ],
)
def test_a_provision_is_given_up_below(sentences: tuple[str, ...]) -> None:
    assert given_up_below(lines_of(*sentences), 0)


@pytest.mark.parametrize(
    "sentences",
    [
        ("section 31(1)(a)", "we withhold the plan.", "it is not applied to the map."),
        ("section 31(1)(a)", "section 40(2)", "not applied."),
        ("section 31(1)(a)", "section 23(5) was thought of too.", "it is withdrawn."),
        ("the plan is exempt under section 31(1)(a).", "section 40(2) was cited before.", "it is withdrawn."),
        ("section 31(1)(a)", "we do not accept it for limb (c); the limb is not engaged, so it is withdrawn."),
    ],
)
def test_what_is_said_of_another_provision_gives_up_none(sentences: tuple[str, ...]) -> None:
    assert not given_up_below(lines_of(*sentences), 0)


def test_a_list_has_the_words_above_it_for_all_of_its_items() -> None:
    lines = lines_of(
        "the exemptions most often met with are:",
        "section 23 - security bodies.",
        "absolute.",
        "section 24 - security.",
    )
    assert [introduction(lines, at) for at in (1, 3)] == ["the exemptions most often met with are"] * 2


def test_a_list_far_below_the_words_has_none_above_it() -> None:
    lines = lines_of("as follows:", "one.", "two.", "three.", "four.", "section 24 - national security.")
    assert introduction(lines, 5) == ""


def test_a_list_of_what_is_often_cited_engages_nothing(reader: Reader) -> None:
    letter = (
        "Kent Police\nRef: FOI 100/24\n\nThe log is attached.\n\nFor your help, exemptions commonly cited in policing are:\n\n"
        "Section 24 - National Security\nSection 31 - Law Enforcement\nSection 40 - Personal Information\n"
    )
    assert not [row for row in reader.read(canonical(letter)).citations if row.role == "engaged"]
