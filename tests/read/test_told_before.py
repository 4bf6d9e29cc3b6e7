"""What an answer tells before it keeps one thing back. Every text here is invented."""

from __future__ import annotations

import pytest

from etl.read.line import Line
from etl.read.positions.settle import Hit
from etl.read.positions.told_before import tells, told_before


def _line(number: int, words: str, label_end: int = 0) -> Line:
    return Line(number, 0, len(words), words, "answer", "continues", False, ("5",), label_end, not number)


def _withheld(line: int) -> Hit:
    return Hit(("5",), "all", "withheld", "p-not-obliged-withheld", 0.88, 0, 1, line)


@pytest.mark.parametrize(
    "sentences",
    [
        ["5. 61 officers in total.", "the collar numbers are withheld under section 40(2)."],
        ["5. the threshold is set at 0.64.", "the sites are exempt."],
        ["5. i can say that 61 officers are trained; their names are personal data and exempt under section 38(1)(b)."],
        ["5. the criteria are attached; the list is withheld under section 31(1)(a)."],
    ],
)
def test_what_is_told_beside_one_thing_kept_back_is_given(sentences: list[str]) -> None:
    lines = [_line(at, words, 3 if at == 0 else 0) for at, words in enumerate(sentences)]
    found = told_before([_withheld(len(lines) - 1)], lines, frozenset())
    assert [(hit.questions, hit.position, hit.rule) for hit in found] == [(("5",), "disclosed", "p-told-before")]


@pytest.mark.parametrize(
    "sentences",
    [
        ["5. the list is held.", "it is exempt under section 31(1)(a)."],
        ["5. in 2024.", "the names are withheld under section 40(2)."],
        ["5. it would take 40 hours; the list is exempt."],
        ["5. searches of the database, 2024 and 2025", "this is held but refused."],
        ["5. the number is exempt; the list is exempt."],
        ["5. the threshold is set at 0.64.", "all of this is withheld in its entirety."],
    ],
)
def test_what_only_leads_to_a_refusal_gives_nothing(sentences: list[str]) -> None:
    lines = [_line(at, words, 3 if at == 0 else 0) for at, words in enumerate(sentences)]
    assert told_before([_withheld(len(lines) - 1)], lines, frozenset()) == []


def test_a_heading_or_a_question_tells_nothing() -> None:
    assert tells(_line(0, "the contract runs until may 2026."))
    assert not tells(_line(0, "is the contract still running?"))
    assert not tells(_line(0, "contract (question 5):"))
