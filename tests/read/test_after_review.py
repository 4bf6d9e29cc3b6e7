"""What a review upholds, near the sentence that names the provision. Every text here is invented."""

from __future__ import annotations

from etl.read.line import Line
from etl.read.roles.after_review import upheld_at


def _line(at: int, words: str, question: str) -> Line:
    return Line(at, at, at + 1, words, "answer", "x", False, (question,) if question else ())


def test_a_refusal_is_upheld_in_the_sentence_or_just_before_it_on_the_same_question() -> None:
    lines = [
        _line(0, "the refusal of question 2 is upheld.", "2"),
        _line(1, "section 31(1)(a) was relied on.", "2"),
        _line(2, "section 43(2) was relied on.", "3"),
        _line(3, "i maintain that section 24(1) applies.", "4"),
        _line(4, "section 40(2) does not apply and is not upheld.", "5"),
    ]
    assert [upheld_at(lines, at) for at in range(1, 5)] == [True, False, True, False]
