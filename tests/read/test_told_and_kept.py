"""What an answer tells beside what it keeps back, tries no more, or asks back. All letters are invented."""

from __future__ import annotations

import pytest

from etl.read.citations.citations import engaged_provisions
from etl.read.reader import Reader
from tests.read.conftest import canonical, positions_of, read_below_head


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "1. What did the review of the pilot say?\nA review of 22 pages was written. We hold it and have chosen not to "
            "release it. Section 31(1)(a) applies.\n2. How many took part?\n19.\n",
            {"1": "withheld", "2": "disclosed"},
            id="all of it is kept back",
        ),
        pytest.param(
            "1. Who supplies it, and at what price?\nThales supplies the readers.\nThe price of each is withheld under "
            "section 43(2).\n2. How many are there?\n19.\n",
            {"1": "partly_disclosed", "2": "disclosed"},
            id="one thing of two is kept back",
        ),
        pytest.param(
            "Our answers are below.\n\nQuestion 1\nThe vans are grey Fords.\nTheir call signs are withheld under section "
            "31(1)(a).\n\nQuestion 2\nNo information is held.\n\nQuestion 3\nThere are 19 drivers.\n",
            {"1": "partly_disclosed", "2": "not_held", "3": "disclosed"},
            id="told below the number alone",
        ),
        pytest.param(
            "1. Which product is it?\nNEC NeoFace.\nThe version in use is withheld under section 31(1)(a).\n"
            "2. Since when?\n2021.\n",
            {"1": "partly_disclosed", "2": "disclosed"},
            id="a name without a verb",
        ),
        pytest.param(
            "1. What was paid?\nThis is held but the force is unable to supply it. The exemption is section 43(2).\n"
            "2. How many are there?\n19.\n",
            {"1": "withheld", "2": "disclosed"},
            id="unable to supply",
        ),
        pytest.param(
            "1. Please send the plan.\nIt is withheld under section 31(1)(a).\n2. How many are there?\n19.\n\n"
            "The refusal in part is notified to you under section 17(1).\n",
            {"1": "withheld", "2": "disclosed"},
            id="the notice of section 17 is not of the last answer",
        ),
        pytest.param(
            "1. Please send the procedure.\nThe procedure is annexed. Nothing has been taken out.\n2. How many complaints?\n"
            "None were recorded (0).\n",
            {"1": "disclosed", "2": "disclosed"},
            id="nothing taken out, and none in figures",
        ),
        pytest.param(
            "1. Please send the plan.\nIt is withheld under section 31(1)(a).\n2. What is the policy on it?\n"
            "No policy is held, as the technology is not in use.\n",
            {"1": "withheld", "2": "not_held"},
            id="a reason that denies use",
        ),
        pytest.param(
            "1. Please send the dates.\nThey are withheld under section 31(1)(a).\n2. What was the total?\n"
            "Nil. We have no budget.\n\nExplanation\n\nLaw enforcement: the dates withheld would help offenders.\n",
            {"1": "withheld", "2": "disclosed"},
            id="an explanation heads the reasons",
        ),
    ],
)
def test_what_is_told_beside_what_is_kept_back(reader: Reader, body: str, expected: dict[str, str]) -> None:
    assert positions_of(read_below_head(reader, body)) == expected


@pytest.mark.parametrize(
    ("body", "expected", "used"),
    [
        pytest.param(
            "1. Has it been used?\nOnce, by way of a trial, at a fair in June 2015. Live facial recognition has not been used "
            "since and no plan to use it exists.\n2. How many hours?\n6.\n",
            {"1": "disclosed", "2": "disclosed"},
            {"live_facial_recognition": "trialled"},
            id="tried once",
        ),
        pytest.param(
            "1. Do you use live facial recognition?\nKent Police does not use live facial recognition and has not used it since "
            "2012.\n2. What is the budget?\nNo information is held.\n",
            {"1": "no_use", "2": "not_held"},
            {"live_facial_recognition": "no_use"},
            id="not since a year",
        ),
        pytest.param(
            "1. Do you use live facial recognition?\nNo.\n2. Does the force use the custody image search?\nYes.\n",
            {"1": "no_use", "2": "disclosed"},
            {"live_facial_recognition": "no_use", "custody_image_database": "uses"},
            id="a store that has no face in its name",
        ),
        pytest.param(
            "Item 1 - Live facial recognition: no\nItem 2 - Body-worn video: yes\nItem 3 - Predictive policing tools: no\n",
            {"1": "no_use", "2": "disclosed", "3": "no_use"},
            {"live_facial_recognition": "no_use", "body_worn_video": "uses", "predictive_policing": "no_use"},
            id="plain cells behind a label",
        ),
        pytest.param(
            "Your list came with boxes. All are filled.\n\n"
            "Technology                      In use?   Supplier\n"
            "Live facial recognition (van)   NO        -\n"
            "Face search on PND              YES       HOME OFFICE\n"
            "Drones                          YES       DJI\n\n"
            "You said in your message that we would refuse. No decision of that kind has been made.\n",
            {"all": "disclosed"},
            {"live_facial_recognition": "no_use", "pnd_facial_search": "uses", "drones": "uses"},
            id="a row that names another body",
        ),
        pytest.param(
            "Questions 1 and 2 - The force uses retrospective facial recognition. Operator initiated facial recognition is not "
            "used.\nQuestion 3 - No information is held.\n",
            {"1": "disclosed", "2": "no_use", "3": "not_held"},
            {"retrospective_facial_recognition": "uses", "operator_initiated_facial_recognition": "no_use"},
            id="as many sentences as questions",
        ),
    ],
)
def test_what_is_used_and_what_only_was(
    reader: Reader, body: str, expected: dict[str, str], used: dict[str, str]
) -> None:
    reading = read_below_head(reader, body)
    assert positions_of(reading) == expected
    assert {row.technology_id: row.value for row in reading.use_stated} == used


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            'Your request and our reply:\n\n"Q1: How many searches were run?"\n\n34\n\n"Q2: The guidance given to staff."\n\n'
            'Attached in full.\n\n"Q3: Number of complaints."\n\nComplaints: 2\n',
            {"1": "disclosed", "2": "disclosed", "3": "disclosed"},
            id="questions in quotation marks",
        ),
        pytest.param(
            "The results are below.\n\n1) Invoices from NEC or any other firm, 2020 to date.\n\nNo information held.\n\n"
            "2) Minutes in which a van was discussed.\n\nNo information held.\n\n3) Any paper on drones.\n\n"
            "No information held.\n",
            {"1": "not_held", "2": "not_held", "3": "not_held"},
            id="noun phrases with a full stop",
        ),
        pytest.param(
            "Your points are answered below.\n\nPoint (i)\nThe trial began on 17 November 2023.\n\nPoint (ii)\nNo information is "
            "held.\n\nPoint (iii)\nThe plan is exempt under section 31(1)(a).\n",
            {"i": "disclosed", "ii": "not_held", "iii": "withheld"},
            id="points by Roman numbers",
        ),
        pytest.param(
            "You asked first about the vans. We have two of them.\n\nYour second question was on the price. No information is "
            "held.\n\nThe third had two parts. The plan is exempt under section 31(1)(a).\n",
            {"1": "disclosed", "2": "not_held", "3": "withheld"},
            id="questions told by their place",
        ),
        pytest.param(
            "1/ Is it used?\n2/ What was paid?\n3/ Please send the report.\n\nFacts\n\n1/ Yes.\n\n2/ £400.\n\n"
            "Exemption (question 3/)\nSection 22(1) - information intended for future publication. The report is to be "
            "published in May.\n",
            {"1": "disclosed", "2": "disclosed", "3": "future_publication"},
            id="an exemption for a question",
        ),
        pytest.param(
            "1. Is live facial recognition used?\nKent Police does not use live facial recognition.\n2. Watchlists for each "
            "deployment.\nIn light of the response to Q1, no such information exists.\n",
            {"1": "no_use", "2": "not_held"},
            id="an answer that points back",
        ),
        pytest.param(
            "1. Minutes of the board.\n2. The policy.\n\nPart 1\nThe minutes are attached. One item has been removed from them. "
            "[A]\n\nPart 2\nNo policy is held.\n\n[A] Section 31(1)(a) Law enforcement\nThe item names places.\n",
            {"1": "partly_disclosed", "2": "not_held"},
            id="notes between square brackets",
        ),
    ],
)
def test_which_question_is_answered(reader: Reader, body: str, expected: dict[str, str]) -> None:
    assert positions_of(read_below_head(reader, body)) == expected


def test_a_page_that_begins_with_the_request_goes_on_with_the_force(reader: Reader) -> None:
    page = (
        "Dear Kent Police,\n\n(1) Who supplies your software?\n(2) Please send the plan.\n\nYours faithfully,\nA. Hart\n\n"
        "From: FOI mailbox\nKent Police\n\n22 May 2024\n\nDear A. Hart,\n\n(1) It is supplied by Cognitec.\n\n"
        "(2) It is exempt under section 31(1)(a).\n"
    )
    reading = reader.read(canonical(page))
    assert positions_of(reading) == {"1": "disclosed", "2": "withheld"}
    assert engaged_provisions(reading) == ["FOIA s31(1)(a)"]


def test_a_review_tells_first_what_the_force_decided(reader: Reader) -> None:
    body = (
        "Internal review\n\nYour original request\n\n1. The number of searches.\n2. The supplier.\n\n"
        "What the force decided in June\n\nFor question 1 the force relied on section 31(1)(a). For question 2 it relied upon "
        "section 43(2).\n\nMy findings\n\nQuestion 1. I do not uphold the decision. There were 1,427 searches.\n\n"
        "Question 2. I uphold the decision under section 43(2).\n"
    )
    reading = read_below_head(reader, body)
    assert positions_of(reading) == {"1": "disclosed", "2": "withheld"}
    assert engaged_provisions(reading) == ["FOIA s43(2)"]


def test_the_words_of_a_complaint_claim_nothing(reader: Reader) -> None:
    body = (
        'Internal review\n\nYour complaint\n\nIn your words of 25 August: "The name is on every register. How can anyone be '
        'harmed? Section 24 is laughable."\n\nMy findings\n\nQuestion 1. The balance is in favour of section 31(1)(a), which is '
        "upheld and the score is withheld.\n"
    )
    assert engaged_provisions(read_below_head(reader, body)) == ["FOIA s31(1)(a)"]


@pytest.mark.parametrize(
    "told",
    [
        "It may save you some trouble to know that Kent Police does not use live facial recognition.",
        "We propose to read your first question as any place open to the public, with or without payment.",
    ],
)
def test_what_is_told_beside_a_question_back_answers_nothing(reader: Reader, told: str) -> None:
    body = (
        "Under section 1(3) we need your help. Would you please tell us which software you mean?\n\n"
        f"{told}\n\nFor now your request is on hold. The twenty working days will run from the day on which we have your reply.\n"
    )
    reading = read_below_head(reader, body)
    assert reading.kind == "clarification"
    assert positions_of(reading) == {"all": "clarification_sought"}


@pytest.mark.parametrize(
    ("foot", "expected"),
    [
        ("Yours faithfully,\n\nS Penrose\nFriday 28 March 2025\n", "2025-03-28"),
        ("A review may be requested within two months of today's date, 22nd June 2022.\n", "2022-06-22"),
    ],
)
def test_the_date_at_the_foot(reader: Reader, foot: str, expected: str) -> None:
    body = "Kent Police\nRef: FOI 100/24\n\nKent Police does not use live facial recognition.\n\n"
    responded = reader.read(canonical(body + foot)).responded_on
    assert responded is not None
    assert responded.value == expected


def test_exemptions_behind_a_duty_that_does_not_apply_are_relied_on(reader: Reader) -> None:
    body = (
        "Kent Police can neither confirm nor deny that it holds the information. The exemptions by which the duty to confirm "
        "or deny does not apply are:\n\nSection 24 (2) - National Security\nSection 31 (3) - Law Enforcement\n\n"
        "Annex\n\nSection 24(1): Information which does not fall within section 23(1) is exempt information if exemption from "
        "section 1(1)(b) is required for the purpose of safeguarding national security.\n"
    )
    assert engaged_provisions(read_below_head(reader, body)) == ["FOIA s24(2)", "FOIA s31(3)"]
