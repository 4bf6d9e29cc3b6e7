"""A request that falls as a whole because one part would cost too much. Every text here is invented."""

from __future__ import annotations

import pytest

from etl.read.line import Line
from etl.read.positions.cost_whole import of_the_whole
from etl.read.positions.settle import Hit


def _letter(words: str) -> list[Line]:
    return [
        Line(
            0, 0, 1, "question 2: to read each of 3,000 records would exceed the limit.", "answer", "x", False, ("2",)
        ),
        Line(1, 1, 2, words, "answer", "x", False),
    ]


COST = Hit(("2",), "all", "cost_limit", "p-cost-clear", 0.93, 0, 1, 0)


@pytest.mark.parametrize(
    "words",
    [
        "the whole of your request is therefore refused under section 12.",
        "section 12 applies to your entire request.",
        "we are not obliged to answer the remainder.",
        "i refuse your request in its entirety.",
        "we have not gone on to consider the others.",
    ],
)
def test_the_whole_request_falls_where_the_letter_says_so(words: str) -> None:
    assert [hit.questions for hit in of_the_whole([COST], _letter(words))] == [("all",)]


@pytest.mark.parametrize(
    "words",
    [
        "we are not obliged to answer the remainder, but have done so as a gesture of goodwill.",
        "the whole of your request could be refused under section 12; on this occasion it was answered.",
        "the other questions are answered below.",
    ],
)
def test_only_the_part_is_refused_where_the_rest_is_answered(words: str) -> None:
    assert of_the_whole([COST], _letter(words)) == [COST]


def test_an_answer_to_another_question_keeps_the_refusal_with_its_own() -> None:
    held = Hit(("1",), "all", "disclosed", "p-uses", 0.8, 1, 2, 1)
    lines = _letter("the whole of your request is refused under section 12.")
    assert of_the_whole([COST, held], lines) == [COST, held]
