"""Labels in many notations, and answers that give one half and keep the other. All letters are invented."""

from __future__ import annotations

import pytest

from etl.read.citations.citations import engaged_provisions
from etl.read.reader import Reader
from tests.read.conftest import positions_of, read_below_head


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "You asked:\n1.1 the number of vans\n1.2 the number of deployments\n2.1 the date of the next one\n\n"
            "Our answers\n\n1.1\nTwo.\n\n1.2\nUp to today, 5.\n\n2.1\nHeld, and exempt under section 31(1)(a).\n",
            {"1.1": "disclosed", "1.2": "disclosed", "2.1": "withheld"},
            id="decimals that come again",
        ),
        pytest.param(
            "You wrote:\nItem A1: is live facial recognition used?\nItem B1: the number of drones.\nItem B2: a map.\n\n"
            "Decision\n\nItem A1 - the force does not use live facial recognition.\nItem B1 - there are 17 drones.\n"
            "Item B2 - it is withheld under section 31(1)(a).\n",
            {"A1": "no_use", "B1": "disclosed", "B2": "withheld"},
            id="letters with numbers behind a noun",
        ),
        pytest.param(
            "You asked 1(a): how many searches were made?\nWe answered 1(a): 705 searches were made.\n"
            "You asked 1(b): what did it cost?\nWe answered 1(b): that is exempt under section 43(2).\n",
            {"1a": "disclosed", "1b": "withheld"},
            id="asked and answered in turn",
        ),
        pytest.param(
            "Your questions\n1. On which days was it tried?\n2. Who supplied it?\n3. During the trial:\n(a) how many alerts?\n"
            "(b) how many arrests?\n(a) Four.\n(b) One.\n4. Please send the evaluation.\nIt is attached.\n",
            {"3a": "disclosed", "3b": "disclosed", "4": "disclosed"},
            id="parts asked and answered below their number",
        ),
        pytest.param(
            "[Q1 - how many searches were made]\nThere were 63,904.\n[Q2 - the number of images]\nThere are 19.6 million.\n"
            "[Q3 - the names of the users]\nWithheld under section 40(2).\n",
            {"1": "disclosed", "2": "disclosed", "3": "withheld"},
            id="questions in square brackets",
        ),
        pytest.param(
            "Your request had three headings.\n\nHeading A - live facial recognition\nThe force does not use live facial "
            "recognition.\n\nHeading B - searches\nThere were 31 searches in 2023.\n\nHeading C - the policy\n"
            "It is withheld under section 31(1)(a).\n",
            {"a": "no_use", "b": "disclosed", "c": "withheld"},
            id="headings by letter",
        ),
        pytest.param(
            "1. How many searches were made?\n96.\n2. Does the force use live facial recognition?\nNo. The force does not use "
            "live facial recognition.\n\nPersonal data\n\nSection 40(2) - absolute. It was considered for the names of staff "
            "and is relied on for the attached rota.\n",
            {"1": "disclosed", "2": "no_use"},
            id="a heading of reasons leaves the last question",
        ),
        pytest.param(
            "Q1. How many people were put on the lists, and who were they?\nThe lists held between 1,870 and 2,206 people. "
            "Who they were is personal data and we withhold it under section 40(2).\n"
            "Q2. How many flights were made in each month, and from which base?\nMonthly totals: Jan 141, Feb 128, Mar 166, "
            "Apr 173, May 190. The split by base is withheld under section 31(1)(a).\n",
            {"1": "partly_disclosed", "2": "partly_disclosed"},
            id="a number given, the rest kept back",
        ),
    ],
)
def test_each_answer_goes_to_its_question(reader: Reader, body: str, expected: dict[str, str]) -> None:
    found = {name: row for name, row in positions_of(read_below_head(reader, body)).items() if name != "all"}
    assert {name: found.get(name) for name in expected} == expected


def test_a_refusal_to_say_of_covert_use_for_every_question_is_one_for_the_letter(reader: Reader) -> None:
    body = (
        "Q1 (first use)\nKent Police has not deployed live facial recognition.\nQ2 (trials)\nThere have been no trials.\n\n"
        "Kent Police can neither confirm nor deny that it holds any other information relevant to Q1 to Q2 so far as covert "
        "use is concerned, by virtue of sections 24(2) and 31(3).\n\n"
        "As to 24 and 31: no force speaks of covert practice, whatever the truth of the matter.\n"
    )
    stated = {(row.question, row.scope, row.position) for row in read_below_head(reader, body).positions}
    assert ("all", "covert", "neither_confirm_nor_deny") in stated
    assert {question for question, _, _ in stated} == {"1", "2", "all"}


def test_a_review_gives_up_and_upholds_what_was_claimed(reader: Reader) -> None:
    body = (
        "Internal review\nI have completed the internal review of FOI 100/24.\n\nPoint 1 - the vendor\n"
        "Section 43(2) was claimed. I overturn this. The vendor is NEC.\n\nPoint 2 - the sites\n"
        "Section 31(1)(a) was claimed. I uphold it for the list.\n"
    )
    assert engaged_provisions(read_below_head(reader, body)) == ["FOIA s31(1)(a)"]


def test_answers_in_an_annex_below_the_signature_are_read(reader: Reader) -> None:
    body = (
        "Dear Mr Hale\n\nOur answers are at Annex A.\n\nIf you are dissatisfied please write to us within two months.\n\n"
        "Yours sincerely\nM. Brand\n\nAnnex A\n\n1. How many firms made a bid?\nThere were five.\n"
        "2. The scores of the losing bidders.\nWithheld under section 43(2).\n"
    )
    assert positions_of(read_below_head(reader, body)) == {"1": "disclosed", "2": "withheld"}
