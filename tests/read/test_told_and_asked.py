"""What stands before a refusal without disclosing anything, help under a heading, and pages of a portal. All are invented."""

from __future__ import annotations

from etl.read.reader import Reader
from tests.read.conftest import as_label, canonical, stated_in

HEAD = "Kent Police\nRef: 123/24\n4 March 2024\n\nDear Ms Hart\n\n"
PORTAL = """WhatDoTheyKnow

Roedd y cais yn llwyddiannus.

Oddi wrth: E. Vane
18 Mehefin 2023

Dear Gwent Police,

1) was live facial recognition used by you?
2) what did it cost?

Yours faithfully,
E. Vane

Dolen i hwn

Oddi wrth: Gwent Freedom of Information Team
Heddlu Gwent
14 Gorffennaf 2023

Dear E. Vane,

1) Yes, on three dates.

2) Gwent was charged £11,640.

Dolen i hwn
"""


def test_the_question_between_its_number_and_its_answer_discloses_nothing(reader: Reader) -> None:
    letter = (
        f"{HEAD}Response\n\nPoint 1.\nThe number of searches in 2023\n412.\n\nPoint 2.\n"
        "Minutes of the group on live facial recognition, January to June 2023\n"
        "These are being withheld under section 31(1)(a) of the Act.\n"
    )
    assert ("2", "withheld") in stated_in(reader.read(canonical(letter)))


def test_to_have_a_paper_is_not_to_give_it(reader: Reader) -> None:
    letter = f"{HEAD}Response\n\nQuestion 2\nWe have a list.\nThe list is exempt by section 40(2) of the Act.\n"
    assert stated_in(reader.read(canonical(letter))) == {("2", "withheld")}


def test_advice_under_its_own_heading_answers_nothing(reader: Reader) -> None:
    letter = (
        f"{HEAD}You asked:\n1. The offence behind each search.\n2. The date of each search.\n\nResponse\n\n"
        "Answering would exceed the appropriate limit, and section 12(1) of the Act relieves us of the duty.\n\n"
        "Help with a fresh request (section 16)\n\nQuestion 2 alone, for any twelve months, is on our website.\n"
    )
    assert {position for _, position in stated_in(reader.read(canonical(letter)))} == {"cost_limit"}


def test_messages_of_a_welsh_portal_are_told_apart_by_their_senders(reader: Reader) -> None:
    read = as_label(reader.read(canonical(PORTAL)), reader.reference)
    assert (read["outcome"], read["responded_on"]) == ("disclosed", "2023-07-14")
    assert {row["question"] for row in read["positions"]} == {"1", "2"}


def test_no_request_came_after_the_reply(reader: Reader) -> None:
    letter = f"{HEAD}When you wrote, a date for putting it online, 29 May 2024, had been set. No information is held.\n"
    read = as_label(reader.read(canonical(letter)), reader.reference)
    assert read["responded_on"] == "2024-03-04"
