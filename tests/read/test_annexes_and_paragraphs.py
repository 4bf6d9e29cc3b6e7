"""Requests in annexes, numbers of paragraphs, rows and lists, and who a use is stated of. All letters are invented."""

from __future__ import annotations

import pytest

from etl.read.labels.labels import label_of
from etl.read.reader import Reader
from etl.read.segments.annexed import annexes_of_request, of_request
from etl.read.view.table_rows import row_of
from tests.read.conftest import canonical, positions_of, read_below_head, uses_of

NUMBERED = (
    "Dorset Police\nOur ref: FOI 123/22\nDate: 3 November 2022\n\nDear Mr K,\n\n"
    "1. We have your email of 9 October 2022, which asks for the policy on facial recognition and for all emails on it.\n\n"
    "2. We shall not comply with your request, which we find to be vexatious under section 14(1) of the Act.\n\n"
    "3. Burden. To look through every email would mean opening them one by one.\n\n"
    "4. We considered whether section 14(2) was the better fit, and do not rely upon it.\n\n"
    "5. A review may be requested within 40 working days.\n"
)


def test_numbers_that_count_the_paragraphs_of_a_letter_name_no_question(reader: Reader) -> None:
    assert positions_of(reader.read(canonical(NUMBERED))) == {"all": "vexatious"}


def test_points_between_counted_paragraphs_stay_questions(reader: Reader) -> None:
    letter = (
        "Dorset Police\nDate: 3 November 2022\n\nDear Mr K,\n\n"
        "1. I refer to your request of 9 October 2022.\n\n2. It is answered point by point.\n\n"
        "Point (i)\n3. The force does not use live facial recognition.\n\n"
        "Point (ii)\n4. The contract is withheld under section 43(2) of the Act.\n\n5. You may ask for a review.\n"
    )
    assert positions_of(reader.read(canonical(letter))) == {"i": "no_use", "ii": "withheld"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("(j) automatic number plate recognition", ("j",)),
        ("(m) yes.", ("m",)),
        ("row 3, drones.", ("3",)),
        ("r4. no information held.", ("4",)),
        ("r4 stands for the fourth release.", None),
        ("your third ground is not made out: the first decision nowhere mentions it.", None),
    ],
)
def test_labels_of_long_lists_rows_and_replies(words: str, expected: tuple[str, ...] | None) -> None:
    label = label_of(words, True)
    assert (label.questions if label else None) == expected


def test_an_annex_in_which_the_request_stands_is_known_by_what_the_letter_says() -> None:
    low = "your full request is set out at annex a. our reasons for refusing question 2 are set out at annex b."
    annexes = annexes_of_request(low)
    assert annexes == {"a"}
    assert of_request("annex a", annexes) and of_request("annex a - request of 3 september", annexes)
    assert of_request("annex b", annexes) is False and of_request("appendix", annexes) is None
    assert annexes_of_request("thank you for your request. it is reproduced at annex c.") == {"c"}
    assert annexes_of_request("please see the response to your request at appendix a.") == frozenset()


def test_what_an_annex_asks_states_no_use(reader: Reader) -> None:
    letter = (
        "Kent Police\nDate: 15 September 2025\n\nDear Ms Tranter\n\nThe full wording of your request is at Annex A.\n\n"
        "Question 1 asks for the contract. It is withheld under section 43(2) of the Freedom of Information Act 2000.\n\n"
        "Yours sincerely\n\nAnnex A\n\n1. The contract for the live facial recognition that you use.\n"
    )
    assert uses_of(reader, letter) == {}
    assert positions_of(reader.read(canonical(letter))) == {"1": "withheld"}


def test_figures_by_the_year_are_given_beside_what_costs_too_much(reader: Reader) -> None:
    answer = (
        "1. The searches made were as follows:\n\n2022 - 1,088\n2023 - 1,342\n\nThe arrests that followed could only be "
        "found by reading each file. Section 12(1) applies to that part of the question.\n"
    )
    asked = "You asked:\n\n1. How many searches were made each year, and how many arrests followed?\n\nResponse\n\n"
    assert positions_of(read_below_head(reader, f"{asked}{answer}")) == {"1": "partly_disclosed"}


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "Kent Police has used live facial recognition, with officers and equipment lent by another force.",
            {"live_facial_recognition": "uses"},
        ),
        ("You are seeking details of any use of retrospective facial recognition.", {}),
        ("Of these, 11 said they had deployed live facial recognition.", {}),
        (
            "It does not use live facial recognition, and nor does it use retrospective facial recognition.",
            {"live_facial_recognition": "no_use", "retrospective_facial_recognition": "no_use"},
        ),
    ],
)
def test_a_use_is_stated_of_the_force_itself(reader: Reader, told: str, expected: dict[str, str]) -> None:
    letter = (
        f"Kent Police\nOur ref: FOI 1/25\nDate: 4 March 2025\n\nDear Ms Hart\n\nThank you for your request. {told}\n"
    )
    assert uses_of(reader, letter) == expected


def test_a_row_without_a_charge_denies_no_use() -> None:
    assert row_of("pnd: no charge to the force specific to face search.") is None
    assert row_of("live facial recognition: no, and none is planned") == ("live facial recognition", "no_use")


def test_a_heading_that_names_a_technology_is_its_question(reader: Reader) -> None:
    letter = (
        "Kent Police\nDate: 4 March 2025\n\nDear Ms Hart\n\nYour rows are answered by their numbers.\n\n"
        "Row 1, drones. The force flies six, all made by DJI.\n\n"
        "Row 2, body-worn cameras. There are 1,118 on issue.\n"
    )
    assert uses_of(reader, letter) == {"drones": "uses", "body_worn_video": "uses"}


def test_a_body_that_is_no_force_states_a_use_only_in_words_of_its_own(reader: Reader) -> None:
    head = "National Police Chiefs' Council\nNPCC reference: 287/2023\nDate of reply: 21/08/2023\n\nDear Sir\n\n"
    asked = "You asked:\na. Does the NPCC hold guidance on retrospective facial recognition?\n\nNPCC RESPONSE\n\n"
    assert (
        uses_of(reader, f"{head}{asked}a. Yes. A draft was held, and it is withheld by virtue of section 22(1).\n")
        == {}
    )
    own = uses_of(reader, f"{head}{asked}a. The NPCC does not use retrospective facial recognition.\n")
    assert own == {"retrospective_facial_recognition": "no_use"}


def test_answers_headed_as_those_on_overt_use_have_that_scope(reader: Reader) -> None:
    letter = (
        "You asked:\n\n1. Is facial recognition used?\n2. What did it cost?\n\nResponse\n\n"
        "With regards to the overt use of facial recognition, our response is as follows:\n\n"
        "Point 1 - No information held\nPoint 2 - No information held\n\n"
        "In respect of any covert use the force can neither confirm nor deny that it holds information, by virtue of "
        "section 31(3).\n"
    )
    scopes = {(row.question, row.scope) for row in read_below_head(reader, letter).positions}
    assert scopes == {("1", "overt"), ("2", "overt"), ("all", "covert")}


def test_what_depends_on_the_meaning_asked_for_is_no_decision(reader: Reader) -> None:
    letter = (
        'You asked:\n\n"How often has face recognition been used?"\n\n'
        "Before we can go on we need to be sure what you mean. If you mean live facial recognition, this force does not use "
        "it. If you mean searches of pictures, section 12 may be engaged. Could you let us know which of these you are "
        "asking about? The twenty working days begin upon receipt of your reply.\n"
    )
    assert positions_of(read_below_head(reader, letter)) == {"all": "clarification_sought"}
