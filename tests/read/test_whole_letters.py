"""Short letters that are built in a way of their own: each shows one thing that a whole letter does.

Every letter here is invented.
"""

from __future__ import annotations

import pytest

from etl.read.citations.citations import engaged_provisions
from etl.read.reader import Reader
from etl.read.view.flat import flatten
from tests.read.conftest import HEAD, canonical, positions_of

ASKED = (
    "You asked:\n\n1. Do you use live facial recognition?\n2. What has it cost?\n"
    "3. How many searches were made in 2023?\n\nResponse\n\n"
)


def test_a_heading_of_several_questions_is_for_each_of_them_though_the_page_lost_the_questions(reader: Reader) -> None:
    answer = (
        "Questions 1 and 2:\nKent Police does not use live facial recognition.\n\nQuestion 3:\nNo information held.\n"
    )
    read = positions_of(reader.read(canonical(HEAD + answer)))
    assert read == {"1": "no_use", "2": "no_use", "3": "not_held"}


def test_numbers_of_questions_alone_head_answers_where_no_question_is_repeated(reader: Reader) -> None:
    answer = (
        "Question 1\nLive facial recognition is used by Kent Police.\n\nQuestion 2\n£12,000 in 2022/23.\n\n"
        "Question 3\nThe sites are exempt under section 31(1)(a).\n\nQuestion 4\nNo information is held.\n"
    )
    read = positions_of(reader.read(canonical(HEAD + answer)))
    assert read == {"1": "disclosed", "2": "disclosed", "3": "withheld", "4": "not_held"}


def test_reasons_in_notes_are_no_answers_to_questions_of_their_own(reader: Reader) -> None:
    answer = (
        "1. Yes, Kent Police uses it.\n2. The cost is withheld, see (i) below.\n3. 412 searches.\n\nExemptions\n\n"
        "(i) Section 43(2) commercial interests. The price would help those who bid against the supplier.\n"
    )
    read = positions_of(reader.read(canonical(HEAD + ASKED + answer)))
    assert read == {"1": "disclosed", "2": "withheld", "3": "disclosed"}


def test_the_reasons_of_another_answer_below_the_last_one_are_not_for_it(reader: Reader) -> None:
    answer = (
        "1. Yes.\n2. The cost is held but withheld. Section 43(2) applies.\n3. 412 searches were made.\n\n"
        "Section 43(2) commercial interests\nThis is a qualified exemption. Its disclosure would be likely to prejudice "
        "the supplier.\n"
    )
    assert positions_of(reader.read(canonical(HEAD + ASKED + answer)))["3"] == "disclosed"


def test_what_a_question_is_about_may_stand_before_its_answer(reader: Reader) -> None:
    answer = (
        "Q1- Live facial recognition. Kent Police does not use it.\nQ2- Cost. Information is held. It is exempt under "
        "section 43(2).\nQ3- Searches. 412.\n"
    )
    assert positions_of(reader.read(canonical(HEAD + answer)))["2"] == "withheld"


def test_a_cell_may_point_to_the_answer_in_another_row(reader: Reader) -> None:
    table = (
        "| 1a | Do you use live facial recognition? | No, it is not used. |\n"
        "| 1b | If so, how often? | N/A - see 1a. |\n"
        "| 2 | Who supplies your cameras? | Axon. |\n"
    )
    read = positions_of(reader.read(canonical(f"{HEAD}Response\n\n| No | You asked | Our answer |\n{table}")))
    assert read == {"1a": "no_use", "1b": "no_use", "2": "disclosed"}


def test_the_head_of_a_table_states_nothing(reader: Reader) -> None:
    table = "Technology | In use\nLive facial recognition | No\nDrones | Yes\n"
    found = reader.read(canonical(f"{HEAD}You asked what is used.\n\nResponse 1:\n{table}")).use_stated
    assert {use.technology_id: use.value for use in found} == {"live_facial_recognition": "no_use", "drones": "uses"}


def test_answers_that_a_letter_says_to_be_of_overt_use_are_so_when_they_refuse_too(reader: Reader) -> None:
    answer = (
        "Answers 1 to 3 relate to overt use.\n\n1. Yes.\n2. The cost is exempt under section 43(2).\n3. 412.\n\n"
        "In relation to covert use this is a refusal notice. Kent Police can neither confirm nor deny that it holds the "
        "information, by virtue of section 31(3).\n"
    )
    read = {(row.question, row.scope): row.position for row in reader.read(canonical(HEAD + ASKED + answer)).positions}
    assert read["2", "overt"] == "withheld"
    assert read["all", "covert"] == "neither_confirm_nor_deny"


def test_a_review_is_not_judged_by_what_it_tells_of_the_first_reply(reader: Reader) -> None:
    text = (
        HEAD + "Internal review\n\nYou asked:\n\n1. What has the app cost?\n\nOur first reply withheld the cost under "
        "section 43(2).\n\nMy findings\n\nQ1. The use of section 43(2) was mistaken and is withdrawn. Kent Police has not "
        "been told what the app cost and no information is held.\n"
    )
    reading = reader.read(canonical(text))
    assert reading.kind == "internal_review"
    assert positions_of(reading) == {"1": "not_held"}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("We reserve our right under section 14(1) where requests become a burden, but have not done so here.", set()),
        ("I cannot promise that no exemption - section 31 comes to mind - would then arise.", set()),
        ("A request for all documents is likely to go over the cost limit in section 12.", set()),
        ("Controllers have to give the information in section 44(1)(a) to those whose data they hold.", set()),
        ("Section 40 is, for present purposes, an absolute exemption.", set()),
        (
            "The names would in any event be exempt under section 40(2), and I rely on that section as well.",
            {"FOIA s40(2)"},
        ),
        ("Tagged: covert, section 23, overt", set()),
    ],
)
def test_a_provision_is_relied_on_or_not_by_the_words_around_it(
    sentence: str, wanted: set[str], reader: Reader
) -> None:
    reading = reader.read(canonical(f"{HEAD}{ASKED}1. No.\n2. N/A.\n3. No information held.\n\n{sentence}\n"))
    assert set(engaged_provisions(reading)) == wanted


def test_an_applicant_who_writes_below_a_thread_relies_on_nothing(reader: Reader) -> None:
    text = (
        "Facial recognition - a Freedom of Information request to Kent Police\n\nFrom: Freedom of Information\n"
        "Kent Police\n17 May 2022\n\nDear Mr Okafor,\n\n1. Kent Police does not use live facial recognition "
        "and has not tried it at any event.\n\nFrom: A Person\nSent: 19 April 2022 20:41\nTo: FOI requests at Kent Police\n\n"
        "Dear Kent Police,\n\n"
        "1. Do you use live facial recognition?\n\nIf you intend to rely on section 31 please say why.\n\n"
        "Yours faithfully,\nA Person\n"
    )
    reading = reader.read(canonical(text))
    assert not engaged_provisions(reading)
    assert reading.responded_on is not None and reading.responded_on.value == "2022-05-17"


def test_a_request_for_more_is_a_clarification_though_no_rule_names_it(reader: Reader) -> None:
    text = (
        HEAD + "To enable us to meet your request, could you please provide this office with further information.\n\n"
        "Q1 Please confirm the time period.\n\nUnder section 1(3) we are not obliged to comply with your request until we "
        "have received your reply.\n"
    )
    reading = reader.read(canonical(text))
    assert positions_of(reading) == {"all": "clarification_sought"}


def test_figures_that_a_scan_reads_as_letters_are_figures(reader: Reader) -> None:
    scanned = "Date: 17 June 2O2l\n\nl.  Is it used?\n2.  When?\n\nQuestion l.  No."
    low = flatten(scanned).low
    assert "17 june 2021" in low and "1. is it used?" in low and "question 1." in low
    assert flatten("O2 is a company, and l. stands for litre.").low == "o2 is a company, and l. stands for litre."


def test_signs_of_quotation_go_with_the_lines_that_they_stand_before() -> None:
    mail = "> 1. do you use facial recognition? which kinds - live,\n> retrospective, operator initiated\n\nNo.\n"
    assert "which kinds - live, retrospective, operator initiated" in flatten(mail).low


def test_questions_said_to_be_answered_on_that_basis_get_what_the_sentence_before_states(reader: Reader) -> None:
    answer = (
        "Kent Police has not used live facial recognition. Questions 1 and 2 are answered on that basis.\n\n"
        "With regard to question 3, 412 searches were made.\n"
    )
    read = positions_of(reader.read(canonical(HEAD + ASKED + answer)))
    assert read == {"1": "no_use", "2": "no_use", "3": "disclosed"}


def test_years_counted_by_letters_in_a_question_do_not_hide_the_questions_below_its_answer(reader: Reader) -> None:
    letter = (
        "Your questions are repeated below with our answers.\n\n1. Do you use live facial recognition?\n\n"
        "Kent Police does not use live facial recognition.\n\n"
        "2. How many searches were made in (a) 2022 and (b) 2023?\n\nIn 2022 there were 310 and in 2023 there were 412.\n\n"
        "3. For each of those searches, the type of crime.\n\nThe cost of finding this would exceed the appropriate limit. "
        "Section 12(1) applies.\n\n4. Any business case for it.\n\nKent Police does not hold any of this.\n"
    )
    read = positions_of(reader.read(canonical(HEAD + letter)))
    assert read == {"1": "no_use", "2": "disclosed", "3": "cost_limit", "4": "not_held"}


def test_a_decision_not_upheld_and_a_practice_described_refuse_nothing(reader: Reader) -> None:
    answer = (
        "I do not uphold the decision to neither confirm nor deny. Section 31(3) was not mentioned by you.\n\n"
        "Kent Police does not use live facial recognition. A force would usually neither confirm nor deny secret use.\n"
    )
    reading = reader.read(canonical(HEAD + "Findings\n\n" + answer))
    assert positions_of(reading) == {"all": "no_use"}
    assert engaged_provisions(reading) == []


@pytest.mark.parametrize(
    "aside",
    [
        "Guidance from the Commissioner says that where section 24(2) is used a force may neither confirm nor deny.",
        "We did think about section 24(2), but do not need to rely on it.",
        "You say that section 24(2) cannot reasonably be used to neither confirm nor deny what is in public view.",
        "Privacy notice: we keep your details for two years. See also section 44(1)(a).",
        "For clarity, reliance is not placed on section 23, nor on section 38.",
        "The Commissioner's letter itself speaks of sections 31(3) and 24(2).",
        "The form asks: Section 40 personal information - do exemptions apply? It is printed on every letter.",
        "Sussex Police had asked that it be held back under section 31(1)(a); we have not agreed to this.",
        "Sections 23(5), 24(2) and 30(3) have been mentioned by you and not by us.",
        "Section 27(2) was put forward by the business area but this limb was not accepted.",
        "Nothing in this letter amounts to a refusal under section 14, to which your own letter alludes.",
        "The supplier asked that the figure be withheld under section 43(2), and added that section 41(1) applied.",
        "Watchlists are normally exempt under section 40(2), and forces will rely on section 31(3) for covert tactics.",
        "Confidentiality notice: this email may contain information which is exempt under sections 30 and 31.",
        "Hampshire's reliance on section 31 and section 43 is a matter for Hampshire.",
        "In general terms section 23(5) exists so that the involvement of such bodies is not revealed.",
        "It had been suggested at an earlier stage that section 30(1) and section 38(1)(b) should be cited.",
        "In your message you also wrote that you would complain were section 14(1) used against you.",
        "The reply at that time relied upon section 31(1)(a) and section 24(1), and that was years ago.",
        "Those rights are qualified by the exemptions in Part II, of which section 21 and section 23 are absolute.",
        "One replied under section 43(2), and another has told applicants that section 31(3) was engaged.",
        "Of those we refused in 2023 we counted:\n\nSection 31(1)   3\nSection 40(2)   5",
        "The template circulated to forces lists section 23(5). We have considered it and do not rely on it here.",
        "The legal basis is Part 3 of the Data Protection Act 2018, in particular section 35 and section 42.",
        "An earlier draft carried markings for section 31 and section 42.",
        "If you asked for names, that would very probably engage section 40(2) and, for some, section 38(1).",
        "You mention that replies elsewhere had answers blanked under section 40 and section 43.",
        "The contractor replied that it should be refused, and named section 41 (confidence) and section 43(1) (secrets).",
        "In March we told you that we could neither confirm nor deny it, citing section 24(2) and section 31(3).",
        "I can see no prejudice in totals and neither section 31 nor section 24 is maintained.",
        "I understand that Essex Police refused to release its settings under section 31(1)(a) and section 43(2).",
        "Part 2 of the Regulation of Investigatory Powers Act 2000, s.26 and s.28, was often mentioned.",
        "Section 35 can be used only by a government department and so is not open to us.",
        "We have had regard to your argument that section 31(1)(a) cannot apply to a flight that everyone could see.",
        "Those most often met in police work are section 30 (investigations) and section 40 (personal information).",
    ],
)
def test_provisions_told_aside_are_not_relied_on(reader: Reader, aside: str) -> None:
    answer = f"1. No.\n2. Not applicable.\n3. 412 searches were made.\n\n{aside}\n"
    reading = reader.read(canonical(HEAD + ASKED + answer))
    assert engaged_provisions(reading) == []
    assert positions_of(reading) == {"1": "no_use", "2": "no_use", "3": "disclosed"}


def test_a_review_takes_back_the_provision_that_heads_its_paragraph(reader: Reader) -> None:
    answer = (
        "Internal review\n\nFindings\n\nSection 12. The report was found within the hour. Section 12(1) was wrongly cited.\n\n"
        "Section 43. The contractor has no objection and so I no longer consider the exemption is made out.\n\n"
        "Conclusion\n\nI overturn the decision. The report is attached. Names have been redacted under section 40(2).\n"
    )
    reading = reader.read(canonical(HEAD + answer))
    assert engaged_provisions(reading) == ["FOIA s40(2)"]
    assert positions_of(reading) == {"all": "partly_disclosed"}


def test_a_question_told_and_answered_in_one_sentence_is_answered(reader: Reader) -> None:
    letter = (
        "Thank you for your request.\n\nAs to your first question, Kent Police does not use live facial recognition. "
        "Your second question asks what the licence costs, which I can tell you was £38,400 in 2023. "
        "Finally, in your third question you ask for names. I must refuse this under section 40(2).\n"
    )
    read = positions_of(reader.read(canonical(HEAD + letter)))
    assert read == {"1": "no_use", "2": "disclosed", "3": "withheld"}


def test_what_a_review_takes_back_below_its_heading_is_not_relied_on(reader: Reader) -> None:
    letter = (
        "INTERNAL REVIEW OUTCOME\n\nThe first response withheld the report under section 31(1)(a) and section 43(2).\n\n"
        "My findings are these.\n\nSection 43(2). The supplier raises no objection. The exemption is withdrawn.\n\n"
        "Section 31(1)(a). The report shows where cameras stand. I uphold this exemption and the report is withheld.\n"
    )
    reading = reader.read(canonical(HEAD + letter))
    assert engaged_provisions(reading) == ["FOIA s31(1)(a)"]


@pytest.mark.parametrize(
    "answer",
    [
        "We asked the supplier, which considers that the price is a secret, and we agree: section 43(2) applies to it.",
        "The supplier has asked that its prices be withheld under section 43(2) and we are satisfied that it is engaged.",
        "Prices of this kind are normally withheld and this request is refused under section 43(2).",
        "The price is withheld. The business area considered the harm and section 43(2) applies.",
        "In 2023 the price was refused under section 43(2), and it is refused again now under section 43(2).",
    ],
)
def test_an_exemption_that_the_force_relies_on_after_all_is_its_own(reader: Reader, answer: str) -> None:
    reading = reader.read(canonical(HEAD + ASKED + f"1. Yes.\n2. {answer}\n3. 412 searches were made.\n"))
    assert engaged_provisions(reading) == ["FOIA s43(2)"]
