"""The second opinion: what the words of an answer speak for, and where it decides. All letters are invented."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model import Reading
from etl.read.line import Line
from etl.read.positions.answered import Answered
from etl.read.positions.judged import Judge
from etl.read.positions.settle import Hit
from etl.read.reader import Reader
from etl.read.weighed import Weighed, phrases_of, words_of
from etl.reference_phrases import POSITIONS, Phrases
from etl.reference_rules import Rules
from tests.read.conftest import canonical

TABLE = Phrases(
    before=(("disclosed", 0.0), ("no_use", 0.0), ("withheld", 0.0)),
    rows={
        "attach": (1.0, (("disclosed", 4.0),)),
        "^ no": (1.0, (("no_use", 5.0),)),
        "exempt": (2.0, (("withheld", 6.0),)),
    },
)


def line(number: int, words: str, question: str = "1") -> Line:
    return Line(number, number * 100, number * 100 + len(words), words, "answer", "continues", True, (question,))


def hit(position: str, rule: str, at: int = 0, question: str = "1") -> Hit:
    return Hit((question,), "all", position, rule, 0.9, at * 100, at * 100 + 5, at)


def judge(*sentences: str, question: str = "1") -> Judge:
    lines = tuple(line(number, words, question) for number, words in enumerate(sentences))
    return Judge(Weighed(TABLE), [Answered(question, "", lines)])


def test_names_of_forces_technologies_and_figures_are_one_word_each() -> None:
    text = "kent police has deployed live facial recognition 14 times, at £2,500."
    assert words_of(text) == ("@", "has", "deploy", "~", "#", "tim", "at", "#")


def test_a_bare_no_counts_together_with_the_words_of_its_question() -> None:
    found = phrases_of("do you use it?", ["no."])
    assert found["no, asked: use"] > found["question: use"]
    assert "opening 1: no" in found
    assert "no, asked: use" not in phrases_of("do you use it?", ["there is none."])


def test_an_opinion_names_the_likeliest_value_and_shares_add_up() -> None:
    opinion = Weighed(TABLE).opinion("", ["no, it is not used."])
    assert opinion is not None
    assert opinion.value == "no_use"
    assert opinion.probability == max(opinion.of.values())
    assert math.isclose(sum(opinion.of.values()), 1.0)


def test_words_that_the_table_does_not_have_give_no_opinion() -> None:
    assert Weighed(TABLE).opinion("", ["nothing known here"]) is None


@given(st.text(max_size=300), st.lists(st.text(max_size=200), max_size=5))
def test_any_words_give_an_opinion_that_adds_up_or_none(question: str, sentences: list[str]) -> None:
    opinion = Weighed(TABLE).opinion(question.lower(), [sentence.lower() for sentence in sentences])
    assert opinion is None or math.isclose(sum(opinion.of.values()), 1.0)


def test_an_answer_on_which_no_rule_found_anything_is_stated_by_its_words_with_the_sentence_that_speaks() -> None:
    found = judge("this was looked into.", "a copy is attached.").unstated([], ("1",))
    assert [(row.position, row.rule, row.line) for row in found] == [("disclosed", "w-disclosed", 1)]
    assert found[0].confidence <= 0.75


def test_nothing_is_added_to_a_letter_that_a_rule_has_answered_as_a_whole() -> None:
    assert judge("a copy is attached.").unstated([hit("withheld", "p-ncnd", question="all")], ("1",)) == []


def test_clear_words_decide_against_a_rule_and_a_bare_no_stands() -> None:
    weighed = judge(
        "no, it is not used here, and it has not been used at any time by any officer since the force was set up."
    )
    assert [row.position for row in weighed.one_each([hit("not_held", "m-not-held")])] == ["no_use"]
    short = judge("no, it is not used.")
    assert [row.position for row in short.one_each([hit("not_held", "m-not-held")])] == ["not_held"]
    exempt = judge("exempt.")
    assert [row.position for row in exempt.one_each([hit("no_use", "p-no")])] == ["no_use"]


def test_a_statement_that_the_words_speak_against_is_less_sure() -> None:
    unsure = judge("a copy is attached.").one_each([hit("withheld", "p-yes"), hit("withheld", "p-no-use", 1)])
    assert unsure[0].confidence == 0.9, "an answer in one word has no other words to weigh"
    (row,) = judge("a copy is attached.", "exempt.").one_each([hit("partly_disclosed", "p-given-and-kept")])
    assert (row.position, row.confidence) == ("partly_disclosed", 0.7)


@pytest.mark.parametrize(
    ("positions", "stays"),
    [
        (("disclosed", "withheld"), "partly_disclosed"),
        (("no_use", "disclosed"), "disclosed"),
        (("not_held", "cost_limit"), "cost_limit"),
        (("not_held", "no_use"), "no_use"),
    ],
)
def test_a_letter_answered_as_a_whole_has_one_position(positions: tuple[str, ...], stays: str) -> None:
    hits = [hit(position, "p-x", at, "all") for at, position in enumerate(positions)]
    assert [row.position for row in judge("words", question="all").one_each(hits)] == [stays]


def test_a_refusal_to_confirm_stands_beside_what_is_given() -> None:
    hits = [hit("disclosed", "p-disclose", 0, "all"), hit("neither_confirm_nor_deny", "p-ncnd", 1, "all")]
    kept = judge("words", question="all").one_each(hits)
    assert [row.position for row in kept] == ["disclosed", "neither_confirm_nor_deny"]


def test_every_weight_of_the_tables_is_for_a_value_that_exists(rules: Rules) -> None:
    values = {name for _, weights in rules.phrases.rows.values() for name, _ in weights}
    assert values <= set(POSITIONS)
    assert len(rules.phrases.rows) > 500 and len(rules.use_phrases.rows) > 300


def stated(reading: Reading) -> list[tuple[str, str]]:
    return [(row.question, "open" if row.scope in ("all", "overt") else row.scope) for row in reading.positions]


LETTER = """Dorset Police
Freedom of Information Act 2000
Our ref: 2023/0455
Date: 4 May 2023

You asked:
1. Do you use live facial recognition?
2. Who supplied it?
3. A copy of the impact assessment.

Our response
1. The Constabulary has none of it and has no such thing in mind.
2. As above.
3. No information held. As the technology has not been adopted there has been no cause to write an assessment.
"""


def test_a_reading_has_one_position_for_each_question_and_scope(reader: Reader) -> None:
    reading = reader.read(canonical(LETTER))
    assert len(stated(reading)) == len(set(stated(reading)))
    assert {row.question: row.position for row in reading.positions}["3"] == "not_held"
