"""Reviews that number their paragraphs or tell the first decision below a heading. Every letter here is invented."""

from __future__ import annotations

from etl.read.citations.citations import engaged_provisions
from etl.read.reader import Reader
from tests.read.conftest import canonical, positions_of

HEAD = "Kent Police\n\nINTERNAL REVIEW\n\nOur reference: IR 047-25\nDate: 9 July 2025\n\nDear Mr Lathom\n\n"


def test_paragraphs_that_count_on_belong_to_the_heading_above(reader: Reader) -> None:
    letter = HEAD + (
        "1. On 12 May you complained about our reply. Your complaint goes to questions 4 and 8.\n\n"
        "QUESTION 4 (supplier)\n\n2. The exemption is withdrawn. The supplier is NEC and the cost was £78,200.\n\n"
        "QUESTION 8 (policy)\n\n3. I have read the policy. It remains exempt and is withheld under section 31(1)(a).\n"
    )
    assert positions_of(reader.read(canonical(letter))) == {"4": "disclosed", "8": "withheld"}


def test_what_was_decided_before_is_told_up_to_the_findings(reader: Reader) -> None:
    letter = HEAD + (
        "The original request\n1) The number of searches made in 2022.\n2) The training slides.\n\n"
        "What was decided in July\nQ1 was turned down on cost (s12(1)). Q2 was held back under s31(1)(a). In addition the "
        "force would neither confirm nor deny any further use, citing s23(5) and s31(3).\n\n"
        "What I find\n1) You are right. In 2022 Kent Police made 6,731 searches.\n"
        "2) I agree that section 31(1)(a) is engaged and the slides remain withheld.\n"
    )
    reading = reader.read(canonical(letter))
    assert {row.provision for row in reading.citations if row.role == "engaged"} == {"FOIA s31(1)(a)"}
    assert positions_of(reading) == {"1": "disclosed", "2": "withheld"}


def engaged(letter: str, reader: Reader) -> set[str]:
    """The provisions that a letter relies on."""
    return {row.provision for row in reader.read(canonical(letter)).citations if row.role == "engaged"}


def test_the_first_decision_and_the_argument_stand_between_a_question_and_its_finding(reader: Reader) -> None:
    letter = HEAD + (
        "I have put all three under one number.\n\n"
        "1. Whether the force searches faces against the Police National Database\n"
        "Original decision: exempt, s31(1)(a).\nYou said: other forces admit to it.\n"
        "Finding: Kent Police does use the facial search on the Police National Database. Decision overturned.\n\n"
        "2. Spending for each year\nOriginal decision: exempt, s43(2).\nYou said: totals are not prices.\n"
        "Finding: I agree. The sum was £6,240. Decision overturned.\n"
    )
    assert positions_of(reader.read(canonical(letter))) == {"1": "disclosed", "2": "disclosed"}
    assert engaged(letter, reader) == set()


def test_what_a_review_reverses_is_not_upheld(reader: Reader) -> None:
    letter = HEAD + (
        "Our reply of 13 March refused to confirm or deny anything, on the strength of sections 23(5), 24(2) and 31(3).\n\n"
        "OVERT USE - decision reversed\n\nKent Police does not use live facial recognition overtly.\n\n"
        "COVERT USE - decision varied\n\nHere the refusal to confirm or deny is maintained. It rests on section 24(2) and "
        "section 31(3) alone. I looked hard at section 23(5).\n"
    )
    reading = reader.read(canonical(letter))
    assert {(row.scope, row.position) for row in reading.positions} == {
        ("overt", "no_use"),
        ("covert", "neither_confirm_nor_deny"),
    }
    assert engaged(letter, reader) == {"FOIA s24(2)", "FOIA s31(3)"}


def test_a_review_that_waits_decides_nothing(reader: Reader) -> None:
    letter = HEAD + (
        "You came back to us to challenge our answer of 11 April. In it the force neither confirmed nor denied holding "
        "anything, and gave section 24(2) as the reason. I promised an outcome by 28 May. I am not yet able to give it.\n"
    )
    reading = reader.read(canonical(letter))
    assert reading.kind == "holding"
    assert (reading.positions, engaged(letter, reader)) == ((), set())


def test_numbered_paragraphs_of_a_letter_are_no_questions(reader: Reader) -> None:
    letter = HEAD + (
        "1. You complain that your request was turned down as vexatious. It asked for fourteen records.\n"
        "2. It is the request that has to be judged and not the person.\n"
        "3. The matters that weigh with me are these. There were 37 requests.\n"
        "4. I uphold the refusal of the request in its entirety under section 14(1).\n"
    )
    assert positions_of(reader.read(canonical(letter))) == {"all": "vexatious"}


def test_the_first_reply_told_in_a_table_is_not_the_decision(reader: Reader) -> None:
    body = (
        "You contest the answers to two questions.\n\n2. WHAT WE SAID BEFORE\n\n"
        "\tQuestion 1\tprice per search: refused, section 43(2)\n\tQuestion 2\tthresholds: refused, section 31(1)(a)(c)\n\n"
        "3. WHAT I HAVE DECIDED\n\nQuestion 1. Section 43(2) does not apply to it. You may have the answer: £84,200.\n\n"
        "Question 2. The thresholds continue to be withheld under section 31(1)(a). The other paragraph I discard.\n"
    )
    reading = reader.read(canonical(HEAD + body))
    assert positions_of(reading) == {"1": "disclosed", "2": "withheld"}
    assert engaged_provisions(reading) == ["FOIA s31(1)(a)"]


def test_a_refusal_that_is_set_aside_in_full_relies_on_nothing(reader: Reader) -> None:
    body = (
        "The response of 30 November would neither confirm nor deny that information was held, and "
        "leant upon sections 24(2) and 31(3). Neither exemption can in my judgement be maintained, and I set the earlier "
        "response aside in full.\n\nIn its place I give you this answer. The force does not use Clearview AI.\n"
    )
    assert engaged_provisions(reader.read(canonical(HEAD + body))) == []


def test_what_a_finding_maintains_stays(reader: Reader) -> None:
    body = (
        "On 27 March we told you that we would neither confirm nor deny holding anything, quoting sections "
        "23(5), 24(2) and 31(3).\n\n1. Do you use live facial recognition?\n2. Who provides the search in the PND?\n\n"
        "Finding 1: the refusal is overturned for question 2\n\nThe search rests on software by Cognitec.\n\n"
        "Finding 2: the refusal is upheld for covert use\n\nWith regard to covert use, the force continues to neither confirm "
        "nor deny that it holds any information. Sections 24(2) and 31(3) are maintained.\n\nSection 23(5) is not. It is "
        "withdrawn.\n"
    )
    reading = reader.read(canonical(HEAD + body))
    assert engaged_provisions(reading) == ["FOIA s24(2)", "FOIA s31(3)"]
    assert positions_of(reading)["2"] == "disclosed"
