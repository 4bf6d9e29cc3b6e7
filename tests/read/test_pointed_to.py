"""Answers that stand elsewhere in the letter: in a note, a paragraph, below a heading. All letters are invented."""

from __future__ import annotations

from etl.read.citations.citations import engaged_provisions
from etl.read.reader import Reader
from tests.read.conftest import positions_of, read_below_head


def test_a_paragraph_answers_the_rows_that_point_to_it(reader: Reader) -> None:
    body = (
        "No.\tQuestion\tOutcome\tAnswer\n1\tNumber of deployments\tDisclosed\t9\n"
        "2\tDates of them\tPublished\tSee paragraph 1\n3\tSurvey of shoppers\tNot held\tSee paragraph 2\n\n"
        "Paragraph 1. All nine are listed on the force website.\n\n"
        "Paragraph 2. A survey was talked about but did not take place.\n"
    )
    assert positions_of(read_below_head(reader, body)) == {"1": "disclosed", "2": "already_published", "3": "not_held"}


def test_a_section_below_the_answers_is_found_by_its_heading(reader: Reader) -> None:
    body = (
        "1. Searches made in 2022.\nRESPONSE: 2,340.\n\n2. Of those, the number of people under 18.\n"
        "RESPONSE: Please refer to the section headed COST.\n\n3. The operating manual.\n"
        "RESPONSE: Please refer to the section headed MANUAL.\n\n"
        "4. Date of its last revision.\nRESPONSE: 8 November 2022.\n\n"
        "COST\n\nAll 2,340 reports would need to be read, so section 12(1) applies.\n\n"
        "MANUAL\n\nIt is withheld under section 31(1)(a).\n"
    )
    reading = read_below_head(reader, body)
    assert positions_of(reading) == {"1": "disclosed", "2": "cost_limit", "3": "withheld", "4": "disclosed"}
    assert engaged_provisions(reading) == ["FOIA s12(1)", "FOIA s31(1)(a)"]


def test_the_heading_of_a_group_answers_nothing_itself(reader: Reader) -> None:
    body = (
        "REQUEST\n1. How many searches were made?\n2. Is live facial recognition used?\n3. What was the accuracy?\n\n"
        "REPLY\nI have grouped matters by the way in which they are answered.\n\nReleased\n- 1: the number is 5,874.\n\n"
        "Not held\n- 3: there was no measurement and thus there is no figure.\n\n"
        "Refused\n- 2: that is exempt under section 31(1)(a).\n"
    )
    assert positions_of(read_below_head(reader, body)) == {"1": "disclosed", "2": "withheld", "3": "not_held"}


def test_questions_told_in_one_run_are_no_answers(reader: Reader) -> None:
    body = (
        "You asked three things. Q1 the make of the cameras; Q2 the names of the staff who run them; "
        "Q3 whether the force has used Clearview AI.\n\nQ1 - disclosed\nThey are made by NEC.\n\n"
        "Q2 - withheld\nThe section is 40(2): the staff are junior.\n\nQ3 - not held\nWe hold nothing.\n"
    )
    reading = read_below_head(reader, body)
    assert positions_of(reading) == {"1": "disclosed", "2": "withheld", "3": "not_held"}
    assert engaged_provisions(reading) == ["FOIA s40(2)"]


def test_a_number_parted_by_a_tab_is_a_label(reader: Reader) -> None:
    body = (
        "You wanted to know:\n\t1. Whether we use live facial recognition.\n\t2. Minutes of meetings.\n"
        "\t3. Letters from the Home Office.\n\n"
        "1\tWe do not use live facial recognition.\n\n2\tNo meetings, so no minutes. Not held.\n\n"
        "3\tNone is in the log. Not held.\n"
    )
    assert positions_of(read_below_head(reader, body)) == {"1": "no_use", "2": "not_held", "3": "not_held"}


def test_headings_and_questions_may_stand_side_by_side(reader: Reader) -> None:
    body = (
        "Your questions are given in short, each with our reply below it.\n\n1/ Forms of the technology in use\n"
        "The force uses three: live, retrospective and the app.\n\n2/ Name of the supplier\nNEC, for all three.\n\n"
        "3/ Has any deployment been halted owing to concern about bias?\nNo.\n"
    )
    found = positions_of(read_below_head(reader, body))
    assert found == {"1": "disclosed", "2": "disclosed", "3": "disclosed"}
