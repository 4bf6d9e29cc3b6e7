"""Answers in prose below numbered questions: each sentence goes to the question whose words it has.

Every text here is invented.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given as for_any
from hypothesis import strategies as st

from etl.read.line import Line
from etl.read.positions.alignment import Said, aligned, weights_of
from etl.read.positions.in_prose import InProse
from etl.read.positions.stems import stems_of
from etl.read.positions.topics import Topics
from etl.reference_topics import TOPIC_TABLE, load_topics

TABLE = load_topics(Path(__file__).parents[2] / "data" / "reference" / "rules" / TOPIC_TABLE)
in_prose = InProse(Topics(TABLE))

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


def test_a_topic_stands_for_words_that_the_question_does_not_have() -> None:
    told = letter(
        "we have fourteen drones.",
        "they were bought from aerial systems.",
        "the training was in may.",
        "privacy was assessed.",
    )
    assert given(told)[1] == ("2",), "who made them is who supplied them"


def test_a_paragraph_that_names_its_question_does_not_turn_to_another() -> None:
    said = [
        Said(frozenset(), first=True, named=(0,)),
        Said(frozenset({"beta"}), first=False, bound=True),
        Said(frozenset({"beta"}), first=True),
    ]
    weights = weights_of([frozenset({"alpha"}), frozenset({"beta"})])
    assert aligned(said, weights) == [[0], [0], [1]]
    assert aligned([said[0], replace(said[1], bound=False), said[2]], weights)[1] == [1]


def test_a_refusal_to_confirm_that_has_the_words_of_one_question_is_for_it() -> None:
    told = letter(
        "we have fourteen drones.",
        "the company is aerial systems.",
        "as to pilot training, we can neither confirm nor deny that it was held.",
        "the privacy assessment is attached.",
    )
    assert given(told)[2] == ("3",)


def test_sentences_follow_the_order_of_the_questions_where_their_words_leave_it_open() -> None:
    first, second, third = frozenset({"drone", "fleet"}), frozenset({"drone"}), frozenset({"pilot"})
    said = [Said(frozenset(words), first=True, tells=True) for words in ({"drone"}, {"drone"}, {"pilot"})]
    assert aligned(said, weights_of([first, second, third])) == [[0], [1], [2]]


def test_a_question_that_the_order_passes_over_gets_the_sentence_nearest_to_it() -> None:
    said = [Said(frozenset({"alpha", "gamma"}), first=True), Said(frozenset({"beta"}), first=False)]
    weights = weights_of([frozenset({"alpha"}), frozenset({"beta"}), frozenset({"gamma"})])
    assert aligned(said, weights) == [[0, 2], [1]]


WORDS = st.frozensets(st.sampled_from("abcdefgh"), max_size=4)


@for_any(
    st.lists(WORDS, max_size=6),
    st.lists(st.builds(Said, WORDS, st.booleans(), of_none=st.booleans(), tells=st.booleans()), max_size=12),
)
def test_every_sentence_has_questions_that_exist(questions: list[frozenset[str]], said: list[Said]) -> None:
    found = aligned(said, weights_of(questions))
    assert len(found) == len(said)
    for sentence, places in zip(said, found, strict=True):
        assert places == sorted(set(places)) and all(0 <= place < len(questions) for place in places)
        assert not (sentence.of_none and places)
