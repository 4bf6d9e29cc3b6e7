"""Answers arranged by what was decided, by their place or by a code, and reviews in parts. All letters are invented."""

from __future__ import annotations

import pytest

from etl.read.citations.citations import engaged_provisions
from etl.read.reader import Reader
from tests.read.conftest import canonical, positions_of, read_below_head, value


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "Your request\n1. How many vans are there?\n2. Please send the policy.\n3. Please send the plan.\n\n"
            "Our decision, by groups\n\nA) Information that is given to you\nQuestion 1\nThere are two vans.\n\n"
            "B) Information that you can find for yourself - Section 21\nQuestion 2\nIt stands in our library.\n\n"
            "C) Information that we do not hold\nQuestion 3\nNobody wrote one.\n\n"
            "D) Questions to which we neither confirm nor deny\nNone.\n",
            {"1": "disclosed", "2": "already_published", "3": "not_held"},
            id="lettered groups",
        ),
        pytest.param(
            "I take your questions in turn.\n\nThe first and second (date of the contract; contractor). It was signed on 3 May "
            "2024 with Thales.\n\nThe third (evaluation report). It is exempt under section 31(1)(a).\n\n"
            "The fourth (minutes). No information is held.\n",
            {"1": "disclosed", "2": "disclosed", "3": "withheld", "4": "not_held"},
            id="ordinals with the question in short",
        ),
        pytest.param(
            "Vans (your no 1): we have two of them.\n\nThe plan (your no 2): this is exempt under section 31(1)(a).\n\n"
            "Minutes (your no 3): no information is held.\n",
            {"1": "disclosed", "2": "withheld", "3": "not_held"},
            id="numbers behind the subject",
        ),
        pytest.param(
            "1. Is live facial recognition used?\n>> No.\n2. Do you hold an equality impact assessment for it?\n>> No.\n"
            "3. Is body worn video used?\n>> Yes.\n",
            {"1": "no_use", "2": "not_held", "3": "disclosed"},
            id="a sign before each answer",
        ),
        pytest.param(
            "1) May I have the assessment?\nATTACHED. SECTION 7 IS BLACKED OUT.\n2) How long are pictures kept?\n31 DAYS.\n\n"
            "I must explain one place.\n\nAt 1), the parts which have been blacked out describe the stations. They are withheld "
            "under s31(1)(a).\n",
            {"1": "partly_disclosed", "2": "disclosed"},
            id="a place explained below",
        ),
    ],
)
def test_answers_are_found_however_they_are_arranged(reader: Reader, body: str, expected: dict[str, str]) -> None:
    assert positions_of(read_below_head(reader, body)) == expected


def test_a_sentence_on_overt_policing_heads_no_answers(reader: Reader) -> None:
    reading = read_below_head(
        reader,
        "1. How many vans are there?\nThere are two.\n2. Please send the plan.\nNo plan is held.\n\nYour request is not limited "
        "to overt policing. In relation to covert use I neither confirm nor deny that information is held, by virtue of "
        "section 31(3).\n",
    )
    assert {row.scope for row in reading.positions if row.question in ("1", "2")} == {"all"}


def test_only_the_answers_named_are_about_overt_use(reader: Reader) -> None:
    reading = read_below_head(
        reader,
        "Q1. Do you use live facial recognition?\nThe force does not use live facial recognition.\n"
        "Q2. Do your drones carry facial recognition?\nNo, facial recognition is not used on our drones.\n"
        "Q3. How many drones are there?\nThere are 12 drones.\n\n"
        "The answer to Q1 is about overt use. With regard to covert use the force neither confirms nor denies whether "
        "information is held: section 31(3).\n",
    )
    assert {row.question: row.scope for row in reading.positions} == {
        "1": "overt",
        "2": "all",
        "3": "all",
        "all": "covert",
    }


@pytest.mark.parametrize(
    ("body", "expected", "provisions"),
    [
        pytest.param(
            "INTERNAL REVIEW\n\n1. Your original request (received 4 August 2023)\n\nQuestion 1 - The offence for each search.\n"
            "Question 2 - The name of the product.\nQuestion 3 - The report of the test.\n\n"
            "2. Our original response (4 September 2023)\n\nAll three were refused under section 12(1) and section 43(2).\n\n"
            '3. Your complaint (19 October 2023)\n\nYou wrote: "Section 12(1) is laughable."\n\n4. Findings of the review\n\n'
            "On Question 1. I find that section 12(1) was correctly applied and I uphold it.\n\n"
            "On Question 2. I do not uphold the response. The product is MBSS and the company that sells it is IDEMIA.\n\n"
            "On Question 3. It would tell anyone how to go about it, and I uphold section 31(1)(a).\n\n5. Outcome\n\n"
            "Upheld in part.\n\n6. What next\n\nYou may apply to the Information Commissioner.\n",
            {"1": "cost_limit", "2": "disclosed", "3": "withheld"},
            {"FOIA s12(1)", "FOIA s31(1)(a)"},
            id="numbered parts",
        ),
        pytest.param(
            "Internal review\n\nWhat you had asked\n\nQuestion 1: How many facial searches were run on the Police National "
            "Database?\nQuestion 2: What are the names of the staff?\n\nWhat we said\n\nWe neither confirmed nor denied that "
            "information was held on either question, citing sections 24(2) and 31(3) of the Act.\n\nMy review\n\nSections 24(2) "
            "and 31(3) were wrongly engaged and I set that decision aside.\n\nQuestion 1. Kent Police ran 1,204 facial searches "
            "on the PND.\n\nQuestion 2. It is exempt under section 40(2).\n",
            {"1": "disclosed", "2": "withheld"},
            {"FOIA s40(2)"},
            id="a refusal to confirm that was set aside",
        ),
        pytest.param(
            "Internal review\n\nQuestion 2 (price of the software)\n  At first: not held.\n  Finding: OVERTURNED. It was "
            "£12,000.\n\nQuestion 6 (who signed the report)\n  At first: withheld, section 40(2).\n  Finding: OVERTURNED. It was "
            "the Deputy Chief Constable.\n",
            {"2": "disclosed", "6": "disclosed"},
            set(),
            id="at first, and found",
        ),
        pytest.param(
            "Internal review\n\nYour complaint is upheld in part. Section 38. As no reasons were given and I can think of none, "
            "this section is withdrawn. The plan remains exempt under section 31(1)(a).\n",
            {"all": "withheld"},
            {"FOIA s31(1)(a)"},
            id="a section withdrawn",
        ),
    ],
)
def test_reviews_in_parts(reader: Reader, body: str, expected: dict[str, str], provisions: set[str]) -> None:
    reading = read_below_head(reader, body)
    assert positions_of(reading) == expected
    assert set(engaged_provisions(reading)) == provisions


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "1. Have you ever tried it?\nPolice Scotland has not operated live facial recognition. As such, in terms of section "
            "17 of the Act, this letter represents a formal notice that the information sought is not held.\n",
            "no_use",
            id="a formal notice behind the denial",
        ),
        pytest.param(
            "1. Was BriefCam used on footage afterwards?\nNo information held. The product has never been used by this force.\n"
            "2. How many cameras are there?\n19.\n",
            "no_use",
            id="a denial behind the nil return",
        ),
        pytest.param(
            "1. Please send the assessment of live facial recognition.\nNo information held. Live facial recognition has never "
            "been used by this force.\n2. How many cameras are there?\n19.\n",
            "not_held",
            id="a paper was asked for",
        ),
    ],
)
def test_a_denial_of_use_beside_a_nil_return(reader: Reader, body: str, expected: str) -> None:
    assert positions_of(read_below_head(reader, body))["1"] == expected


def test_a_figure_asked_for_first_is_the_answer_and_the_denial_behind_it_tells_of_use(reader: Reader) -> None:
    reading = read_below_head(
        reader,
        "Q1. Do you use live facial recognition?\nNo. The force has never used it.\n"
        "Q2. How many drones does the force operate, and are they used with facial recognition?\n"
        "Six, all made by DJI. No facial recognition is used with them.\n",
    )
    assert positions_of(reading) == {"1": "no_use", "2": "disclosed"}
    assert {row.technology_id: row.value for row in reading.use_stated}["facial_recognition_on_drones"] == "no_use"


def test_what_is_told_of_a_list_of_questions_asked_back_is_no_answer(reader: Reader) -> None:
    reading = read_below_head(
        reader,
        'Thank you for your message of 6 March, which reads: "Send me everything on AI face stuff."\n\nBefore we can begin, we '
        "need you to tell us more. Would you please let us know:\n\n(a) what you mean. There are also services to blur faces, "
        "which do not recognise anyone;\n(b) the period you are interested in.\n\nAnything we do hold may turn out to be "
        "exempt; that cannot be judged yet.\n",
    )
    assert positions_of(reading) == {"all": "clarification_sought"}


def test_the_force_of_a_shared_unit_is_the_one_whose_number_it_is(reader: Reader) -> None:
    reading = reader.read(
        canonical(
            "Devon & Cornwall Police and Dorset Police\nAlliance Information Management\n\nDorset Police request number: "
            "2025-0417D\nDate: 19 March 2025\n\nNo information is held.\n"
        )
    )
    assert value(reading.force) == "dorset"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1) Who supplies your cameras?\nAXON.\n2) How many are there?\n3,412 TODAY.\n3) Is it used?\nNO.\n", {"axon"}),
        ("1. Is the company British?\nNo - the company is Cognitec, of Dresden.\n2. How many?\n12.\n", {"cognitec"}),
        (
            "1. Is there a flag?\nOur crime and custody system, Niche RMS, has no flag for it.\n2. How many?\n12.\n",
            {"niche"},
        ),
    ],
)
def test_a_supplier_is_named_in_capitals_behind_a_no_or_beside_a_system(
    reader: Reader, body: str, expected: set[str]
) -> None:
    assert {row.value for row in read_below_head(reader, body).vendors} == expected


def test_the_date_of_the_letter_may_stand_in_the_words_on_review(reader: Reader) -> None:
    reading = reader.read(
        canonical(
            "British Transport Police\n\nCase 0447/22\n\nYou wrote to us on 30 March 2022. No information is held.\n\nYou can "
            "ask for a review within 40 working days of 26 April 2022, the date of this letter.\n"
        )
    )
    assert value(reading.responded_on) == "2022-04-26"


def test_how_often_it_was_deployed_takes_its_use_for_granted(reader: Reader) -> None:
    reading = read_below_head(
        reader,
        "You wished to know how often Kent Police had deployed live facial recognition, and where.\n\nDate and place\n"
        "14 February 2025, Canterbury\n28 February 2025, Dover\n\nEach was announced on our website.\n",
    )
    assert {row.technology_id: row.value for row in reading.use_stated} == {"live_facial_recognition": "uses"}
