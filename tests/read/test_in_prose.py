"""Answers in prose below numbered questions: each sentence goes to the question whose words it has.

Every text here is invented.
"""

from __future__ import annotations

from etl.read.line import Line
from etl.read.positions.in_prose import in_prose
from etl.read.positions.stems import stems_of

ASKED = {
    "1": "how many drones does the force own?",
    "2": "which company supplied them?",
    "3": "when was the pilot training held?",
    "4": "please send the privacy assessment.",
}


def letter(*answers: str) -> list[Line]:
    """The four questions, then the sentences of an answer that names none of them."""
    lines = [
        Line(at, 0, 0, f"{name}. {words}", "request", "voice-applicant", True, (name,), 3, True)
        for at, (name, words) in enumerate(ASKED.items())
    ]
    return lines + [
        Line(len(ASKED) + at, 0, 0, words, "answer", "continues", False, (), 0, at == 0)
        for at, words in enumerate(answers)
    ]


def given(lines: list[Line]) -> list[tuple[str, ...]]:
    return [line.questions for line in in_prose(lines) if line.kind == "answer"]


def test_each_sentence_goes_to_the_question_whose_words_it_has() -> None:
    told = letter(
        "we have fourteen drones.",
        "the company is aerial systems.",
        "it supplied all of them at once.",
        "pilots had their training in may.",
        "the privacy assessment is exempt under section 31(1)(a).",
    )
    assert given(told) == [("1",), ("2",), ("2",), ("3",), ("4",)]
    assert all(line.by_words for line in in_prose(told) if line.kind == "answer")


def test_a_sentence_between_two_answers_is_for_the_question_between_them() -> None:
    told = letter(
        "we have fourteen drones.",
        "aerial systems has the contract.",
        "the training was in may.",
        "privacy was assessed.",
    )
    assert given(told)[1] == ("1",), "a sentence goes on with the matter of the one before it in its paragraph"
    told[len(ASKED) + 1].first = True
    assert given(told)[1] == ("2",)


def test_what_is_said_of_the_whole_request_is_for_no_question() -> None:
    told = letter(
        "we have fourteen drones.",
        "the company is aerial systems.",
        "the training was in may.",
        "we can neither confirm nor deny that other drones are held.",
    )
    assert given(told)[-1] == ()


def test_letters_that_answer_otherwise_stay_as_they_are() -> None:
    denied = letter("no drones are owned.", "there is no company and no training.", "no privacy assessment is held.")
    assert given(denied) == [(), (), ()], "a denial of all is one answer"
    cost = letter("to count drones, each company file would be read.", "training too.", "section 12(1) applies.")
    assert given(cost) == [(), (), ()], "a refusal for cost falls upon the whole"
    numbered = letter("we have fourteen drones.", "the company is aerial systems.", "training was in may.")
    for at, name in enumerate(("1", "2", "3")):
        numbered[len(ASKED) + at].questions, numbered[len(ASKED) + at].label_end = (name,), 3
    assert in_prose(numbered) == numbered


def test_reasons_below_a_heading_are_not_taken_apart() -> None:
    told = letter(
        "we have fourteen drones.",
        "the company is aerial systems.",
        "the training was in may.",
        "section 31(1)(a) - law enforcement",
        "the privacy of the company would be harmed.",
    )
    for line in told[-2:]:
        line.first = True
    assert given(told)[-2:] == [(), ()]


def test_words_that_any_question_has_tell_nothing_apart() -> None:
    assert stems_of("how many requests does the force have since then?") == {"reque"} | stems_of("then")
    assert stems_of("trialled") == stems_of("trials")
