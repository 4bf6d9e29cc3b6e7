"""The Act that a letter answers under. All sentences are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from etl.model import Reading
from etl.read.citations.acts import act_of_letter


@pytest.mark.parametrize(
    "sentences",
    [
        ["your request was handled under the environmental information regulations 2004."],
        ["the environmental information regulations 2004 apply to your request."],
        ["environmental information is involved, so the eir applies.", "we refuse it under regulation 12(4)(b)."],
        ["this is environmental information.", "the exception in regulation 12(5)(b) of the eir is engaged."],
        ["we dealt with it under the eir rather than the freedom of information act."],
    ],
)
def test_a_letter_that_answers_under_the_regulations(sentences: list[str]) -> None:
    assert act_of_letter(sentences, sentences, "FOIA")[0] == "EIR"


@pytest.mark.parametrize(
    "sentences",
    [
        ["the environmental information regulations 2004 do not apply to your request."],
        ["the environmental information regulations are not applicable here."],
        [
            "the environmental information regulations 2004 exist beside the act.",
            "we reply in time save in exceptional cases.",
        ],
        ["the eir are a law of their own.", "all is disclosed with the exception of question 2."],
        ["the eir are a law of their own.", "we answer by return."],
    ],
)
def test_a_letter_that_only_names_the_regulations(sentences: list[str]) -> None:
    assert act_of_letter(sentences, sentences, "FOIA")[0] == "FOIA"


@pytest.mark.parametrize("word", ["their", "reirs"])
def test_letters_inside_a_word_name_no_law(read: Callable[[str], Reading], word: str) -> None:
    body = f"Kent Police\n\nResponse\n\nA tenant may make {word} appeal under regulation 12(4) of that kind.\n"
    assert not [row.provision for row in read(body).citations if row.provision.startswith("EIR")]


def test_a_regulation_of_the_named_law_is_its_own(read: Callable[[str], Reading]) -> None:
    body = "Kent Police\n\nResponse\n\nUnder the EIR, regulation 12(4)(b) lets us refuse it.\n"
    assert "EIR r12(4)(b)" in [row.provision for row in read(body).citations]
