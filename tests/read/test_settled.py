"""What several statements on one question come to.

Every letter here is invented.
"""

from __future__ import annotations

import pytest

from etl.read.reader import Reader
from tests.read.conftest import canonical

HEAD = "Gwent Police\nRef: FOI 100/24\nDate: 5 March 2024\n\n"


def positions(reader: Reader, text: str) -> set[tuple[str, str, str]]:
    return {(row.question, row.scope, row.position) for row in reader.read(canonical(HEAD + text)).positions}


@pytest.mark.parametrize(
    ("answer", "position"),
    [
        (
            "The assessment for retrospective searches is attached. The equality assessment is to be published in June "
            "and is exempt under section 22(1).",
            "partly_disclosed",
        ),
        ("The assessments will be published in June. Section 22(1) applies.", "future_publication"),
        ("There is a procedure for operators, but it is withheld under section 31(1)(a).", "withheld"),
        (
            "The contract was signed on 17 May 2023. As to its value, we consider this engages section 43(2) and the "
            "figure is not being released.",
            "partly_disclosed",
        ),
        ("The yearly charge is not one we are willing to publish; section 43(2) applies.", "withheld"),
        ("No charge was made by the other force. Overtime came to £6,310.", "disclosed"),
    ],
)
def test_an_answer_comes_to_one_position(answer: str, position: str, reader: Reader) -> None:
    text = f"Request\n\n1. Please supply the papers.\n2. Is it used on drones?\n\nResponse\n\n1. {answer}\n2. It is not used.\n"
    assert ("1", "all", position) in positions(reader, text)


def test_a_covert_refusal_told_again_is_one_statement(reader: Reader) -> None:
    text = (
        "You asked:\n\n1. Is facial recognition used?\n2. At what cost?\n\nIn response:\n\n"
        "With regards to the overt use of facial recognition:\n\n1. Gwent Police does not use facial recognition.\n2. N/A\n\n"
        "In respect of covert use of facial recognition:\n\nGwent Police can neither confirm nor deny that it holds "
        "information by virtue of sections 24(2) and 31(3).\n\n"
        "The duty to neither confirm nor deny is upheld, as a statement either way would help offenders.\n"
    )
    assert positions(reader, text) == {
        ("1", "overt", "no_use"),
        ("2", "overt", "no_use"),
        ("all", "covert", "neither_confirm_nor_deny"),
    }


def test_questions_quoted_by_number_are_answered_below_each(reader: Reader) -> None:
    text = (
        "Please find our answers below.\n\n> 1. Do you use live facial recognition?\n\nNo, it is not used.\n\n"
        "> 2. How many officers may search the database?\n\nSeven.\n\n> 3. What did the trial find?\n\nNothing is held on this.\n"
    )
    assert positions(reader, text) == {("1", "all", "no_use"), ("2", "all", "disclosed"), ("3", "all", "not_held")}


def test_a_line_in_bold_is_a_line_of_its_own(reader: Reader) -> None:
    text = (
        "Your questions are in bold and our answers beneath.\n\n"
        "**Question One: Please list each company that you have paid since 2020.**\nNo information held.\n\n"
        "**Question Two: Please state by which means officers search faces.**\nImages go to a team who search the PND.\n\n"
        "**Question Three: How many searches were made?**\n2021 - 96, 2022 - 143.\n"
    )
    assert positions(reader, text) == {("1", "all", "not_held"), ("2", "all", "disclosed"), ("3", "all", "disclosed")}


@pytest.mark.parametrize(
    "text",
    [
        "The applicant wanted to know two things.\n\nThe first was whether the force has a contract for live facial "
        "recognition. It does not use the technique.\n\nThe second concerned the report on the trial. The report is held, "
        "but it is exempt under section 36(2)(b)(i).\n",
        "Her questions, and our replies:\n\nShe asked 1. whether the force uses live facial recognition.\nThe force does not "
        "use live facial recognition.\n\nShe asked 2. for the report on the trial.\nThe report is exempt under section "
        "36(2)(b)(i).\n",
    ],
    ids=["by place", "by number"],
)
def test_a_question_told_is_answered_by_what_follows(text: str, reader: Reader) -> None:
    assert positions(reader, text) == {("1", "all", "no_use"), ("2", "all", "withheld")}


def test_a_point_on_one_long_line_ends_there(reader: Reader) -> None:
    text = (
        "I have set out each limb of it and, next to it, what has been decided by the department that holds the records, as is "
        "usual in letters of this length.\n\n"
        "(1) The number of stations at which live facial recognition has been used\nThe force has not used it at any station.\n\n"
        "(2) Correspondence with the operator of the railway about facial recognition\n"
        "The correspondence is exempt under section 41(1).\n\n"
        '(3) Whether the force uses "emotion recognition"\nIt does not.\n'
    )
    assert positions(reader, text) == {("1", "all", "no_use"), ("2", "all", "withheld"), ("3", "all", "no_use")}


def test_a_vexatious_request_states_no_use(reader: Reader) -> None:
    text = (
        "The request as a whole is vexatious under section 14(1). It has 63 parts and asks, for each of live facial "
        "recognition vans, body-worn video and drones, for every document ever made.\n"
    )
    assert reader.read(canonical(HEAD + text)).use_stated == ()
