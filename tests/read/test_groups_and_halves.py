"""Questions answered together, paragraphs that count no questions, and statements beside others. All letters are invented."""

from __future__ import annotations

import pytest

from etl.read.citations.citations import engaged_provisions
from etl.read.reader import Reader
from tests.read.conftest import canonical, positions_of, read_below_head


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "Question 1 - number of fixed sites\nQuestion 2 - number of mobile units\n\nFor these two questions the information "
            "is held but is exempt under section 31(1)(a).\n\nQuestion 3 - number of reads in 2023\n\n88,402,117 reads.\n\n"
            "Question 4 - what was spent in 2023?\n\n£51,200.\n",
            {"1": "withheld", "2": "withheld", "3": "disclosed", "4": "disclosed"},
            id="for these two questions",
        ),
        pytest.param(
            "Questions 1 and 2\n1. Was I on the list?\n2. Was my brother on it?\n\nThe force will neither "
            "confirm nor deny that it "
            "holds information of either sort. Section 40(5B)(a)(i) applies.\n\nQuestion 3\n3. The number on the list.\n\n"
            "There were 214.\n",
            {"1": "neither_confirm_nor_deny", "2": "neither_confirm_nor_deny", "3": "disclosed"},
            id="below a heading of both",
        ),
        pytest.param(
            "Question 1\nHow often was it used?\nTwice.\n\nQuestion 2\n(i) How many people were on the "
            "list?\n512 on the first day.\n"
            "(ii) Who were they?\nThe names are exempt under section 40(2).\n(iii) How many were children?\n"
            "The force holds no information on this.\n",
            {"1": "disclosed", "2(i)": "disclosed", "2(ii)": "withheld", "2(iii)": "not_held"},
            id="parts below a number alone",
        ),
        pytest.param(
            "Question 1 how many deployments were there in 2024?\nAnswer 7\nQuestion 2 how many led to an arrest?\nAnswer 0\n"
            "Question 3 please send the risk assessment.\nAnswer withheld: s38(1)(a) - health and safety.\n",
            {"1": "disclosed", "2": "disclosed", "3": "withheld"},
            id="a number behind the word answer",
        ),
        pytest.param(
            "1. I am writing in answer to your e-mail of 3 May, which asks:\n(i) whether you use live facial recognition;\n"
            "(ii) the plan of the cameras.\n\n2. A search has been completed.\n\n3. Taking your points in turn:\n\n"
            "(i) No. The force does not use live facial recognition.\n\n(ii) It is withheld under section 31(1)(a).\n\n"
            "4. You may ask for a review.\n",
            {"i": "no_use", "ii": "withheld"},
            id="numbered paragraphs around lettered questions",
        ),
        pytest.param(
            "The assessment is enclosed. Some text has been covered in black, under the sections named here.\n\n"
            "1. Section 31(1)(a) - pages 22 and 23: the settings of the system.\n\n2. Section 40(2) - "
            "throughout: names of staff.\n",
            {"all": "partly_disclosed"},
            id="a numbered list of what was taken out",
        ),
        pytest.param(
            "1. Does the force use live facial recognition?\nNo. The force does not use live facial recognition.\n"
            "2. What has been spent on it?\nNil, in the light of the above.\n3. Please send the last minute on it.\n"
            "It is attached.\n",
            {"1": "no_use", "2": "no_use", "3": "disclosed"},
            id="nil in the light of a denial",
        ),
        pytest.param(
            "1. Please send the record of the day and the impact assessment.\nThe record of the day is "
            "attached. No impact assessment "
            "was made, so none is held.\n2. Is there a policy on using drones?\nNeither force holds one.\n",
            {"1": "disclosed", "2": "not_held"},
            id="papers handed over and papers not held",
        ),
        pytest.param(
            "You asked:\n1. How many searches were there?\n2. For each, was somebody found?\n3. Has the force tried live facial "
            "recognition?\n\nThe request is refused because it would cost more than the appropriate limit. "
            "Section 12(1) applies. "
            "The force is not obliged to answer any part of it.\n\nAdvice and assistance\n\nA request for one "
            "month might come within "
            "the limit.\n\nAs a gesture of goodwill I am able to answer question 3. The force trialled live "
            "facial recognition on "
            "five days in February 2025.\n",
            {"all": "cost_limit", "3": "disclosed"},
            id="an answer out of goodwill",
        ),
        pytest.param(
            "Before we can take this any further we need to know more clearly what you are asking for.\n\nOn "
            "question 1, please say "
            "which cameras you mean.\n\nOn question 2, please let us have the dates between which you would like a figure.\n",
            {"all": "clarification_sought"},
            id="what is asked back question by question",
        ),
    ],
)
def test_answers_stand_with_their_questions(reader: Reader, body: str, expected: dict[str, str]) -> None:
    assert positions_of(read_below_head(reader, body)) == expected


def test_replies_as_to_overt_use_are_all_of_overt_use(reader: Reader) -> None:
    reading = read_below_head(
        reader,
        "You asked about:\na. live facial recognition\nb. number plate recognition\n\nAs to overt use, Kent Police replies:\n\n"
        "a. no\n\nb. yes\n\nWith regard to any covert use the force can neither confirm nor deny that information is held, by "
        "virtue of section 24(2) and section 31(3).\n",
    )
    scopes = {row.question: row.scope for row in reading.positions}
    assert scopes == {"a": "overt", "b": "overt", "all": "covert"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            'The supplier wrote to us. It considers the contract exempt "by section 43(2), or by section 44(1)(a)". '
            "We have formed no view on that. The contract is withheld under section 41(1).",
            {"FOIA s41(1)"},
            id="another body's words in quotation marks",
        ),
        pytest.param(
            "The plan is withheld under section 24(1) and section 31(1)(a).\n\nNot relied on: sections 36 and 42.",
            {"FOIA s24(1)", "FOIA s31(1)(a)"},
            id="a list of what is not relied on",
        ),
        pytest.param(
            "The images are withheld. Section 30(1)(a)(i) is the provision for this, and section 31 cannot be used for the same "
            "information.",
            {"FOIA s30(1)(a)(i)"},
            id="one provision for it and one that cannot be used",
        ),
        pytest.param(
            "The plan is withheld under section 31(1)(a). You may use the text as the Copyright, Designs and Patents Act 1988 "
            "permits (s29, s30).",
            {"FOIA s31(1)(a)"},
            id="sections of another Act in brackets",
        ),
        pytest.param(
            "The letter is enclosed. It is not on our website, so that section 21(1) is of no use to you or to us. The notes are "
            "withheld under section 36(2)(b)(ii).",
            {"FOIA s36(2)(b)(ii)"},
            id="a provision that is of no use",
        ),
    ],
)
def test_only_what_is_relied_on_counts(reader: Reader, body: str, expected: set[str]) -> None:
    assert set(engaged_provisions(read_below_head(reader, body))) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "1. How many custody images does the force hold?\nOn 1 May there were 431,877 images of 198,540 people.\n",
            {"custody_image_database": "uses"},
            id="how many custody images are held",
        ),
        pytest.param(
            "1. Was live facial recognition ever tried out?\nIt was tried once, in June 2015.\n",
            {"live_facial_recognition": "trialled"},
            id="it was tried once",
        ),
        pytest.param(
            "1. Does the force use a retrospective facial recognition system other than the PND?\nNo. The "
            "force has no retrospective "
            "facial recognition system and makes use only of the facial search of the PND.\n",
            {"retrospective_facial_recognition": "no_use", "pnd_facial_search": "uses"},
            id="makes use only of the national database",
        ),
        pytest.param(
            "1. Whose body worn cameras do you have?\nVB400, by Motorola Solutions, first issued in June 2019.\n",
            {"body_worn_video": "uses"},
            id="whose cameras",
        ),
    ],
)
def test_use_is_told_of_what_was_asked(reader: Reader, body: str, expected: dict[str, str]) -> None:
    assert {row.technology_id: row.value for row in read_below_head(reader, body).use_stated} == expected


def test_the_notice_that_nothing_is_held_leaves_a_denial_of_use(reader: Reader) -> None:
    """The notice of FOISA s17 is the formal consequence of a denial, and counts beside it."""
    letter = (
        "Police Scotland\nOur ref: 24-1001\nDate: 4 March 2024\n\nYour request is replicated below with our response.\n\n"
        "1. Does Police Scotland use live facial recognition?\nIn terms of section 17 of the Freedom of "
        "Information (Scotland) Act "
        "2002 I must inform you that the information is not held. To explain, Police Scotland does not use live facial "
        "recognition.\n\n2. How many facial searches of the police national database were made in 2023?\n4,011\n"
    )
    reading = reader.read(canonical(letter))
    assert {row.question: row.position for row in reading.positions} == {"1": "no_use", "2": "disclosed"}
    assert engaged_provisions(reading) == ["FOISA s17"]


def test_a_contract_that_was_signed_dates_no_letter(reader: Reader) -> None:
    letter = (
        "Kent Police\nOur reference: FOI/25/4471\n24 November 2025\n\nDear Dr Peralta\n\nYou asked for the contract.\n\n"
        "You will find with this letter the contract with the supplier, signed on 3 February 2025.\n"
    )
    dated = reader.read(canonical(letter)).responded_on
    assert dated is not None and str(dated.value) == "2025-11-24"
