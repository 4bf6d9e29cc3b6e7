"""Provisions that a letter names and does not rely on, and words that end a letter. All letters are invented."""

from __future__ import annotations

import pytest

from etl.read.citations.citations import engaged_provisions
from etl.read.reader import Reader
from tests.read.conftest import canonical, read_below_head, value


@pytest.mark.parametrize(
    "words",
    [
        "I did turn my mind to section 24(1) for the slides. It was raised by the unit, and I have not used it.",
        "I thought of section 24(1) for item 6 because of the time that it took, and decided against.",
        "In May we used section 24(1) for the e-mails. That section plays no part today.",
        "The limit in section 24(1) does not count that time, which is why we are not using it.",
        "Another force cited section 24(1) to a question like this. The unit has not relied on that.",
    ],
)
def test_a_provision_given_up_is_not_relied_on(reader: Reader, words: str) -> None:
    body = f"The slides are withheld under section 31(1)(a).\n\n{words}\n"
    assert engaged_provisions(read_below_head(reader, body)) == ["FOIA s31(1)(a)"]


def test_a_limb_may_stand_before_its_section(reader: Reader) -> None:
    body = "The pack is held, and (a) of section 31(1) is claimed for the whole of it.\n"
    assert engaged_provisions(read_below_head(reader, body)) == ["FOIA s31(1)(a)"]


def test_related_links_below_a_page_rely_on_nothing(reader: Reader) -> None:
    body = "The plan is exempt under section 31(1)(a).\n\nSee also\n2990 Number plates (section 24 exemption)\n"
    assert engaged_provisions(read_below_head(reader, body)) == ["FOIA s31(1)(a)"]


def test_a_law_that_is_recited_in_a_refusal_notice_is_relied_on(reader: Reader) -> None:
    body = (
        "Finding the crime behind each search would take 400 hours. Section 12(1) of the Act provides that an authority "
        "need not comply where the limit would be exceeded, and this letter is a refusal notice for that purpose.\n"
    )
    assert engaged_provisions(read_below_head(reader, body)) == ["FOIA s12(1)"]


def test_a_force_beside_the_number_of_the_first_page_heads_the_letter(reader: Reader) -> None:
    letter = (
        "Surrey Police                              Page 1 of 2\n\n3 March 2026\n\nDear Mx Calloway\n\nWe hold both.\n"
    )
    assert value(reader.read(canonical(letter)).force) == "surrey"


def test_a_commissioner_that_has_called_for_openness_does_not_write_the_letter(reader: Reader) -> None:
    letter = (
        "Our ref: 23-1842\n\n19 July 2023\n\nFreedom of Information (Scotland) Act 2002\n\nI refer to your request. For ease "
        "I have kept your order. The information is not held by Police Scotland. Guidance of this type helps the public, "
        "and the Scottish Biometrics Commissioner has called for openness.\n"
    )
    assert value(reader.read(canonical(letter)).force) == "scotland"


@pytest.mark.parametrize(
    ("words", "relied_on"),
    [
        ("The sections engaged are 24(1) and 31(1)(a)(b).", ["FOIA s24(1)", "FOIA s31(1)(a)", "FOIA s31(1)(b)"]),
        ("For the names the section is 40(2): the engineers are junior.", ["FOIA s40(2)"]),
        (
            "The pages are on our website. Our duty is met by sending you there, as section 21 of the Act deals with what "
            "anyone can readily get at.",
            ["FOIA s21"],
        ),
        (
            "The sums are held and not released. Section 43(2) covers information whose disclosure would harm commercial "
            "interests, in this case those of the supplier.",
            ["FOIA s43(2)"],
        ),
        (
            "It is withheld, since the Chief Constable, who is the qualified person, gave it as his opinion that section "
            "36(2)(b)(i) applies.",
            ["FOIA s36(2)(b)(i)"],
        ),
        ("The number is five. No one can be picked out from it, and I expressly do not rely on section 40.", []),
        ("Here is one quarter. Small totals might then raise section 40(2).", []),
        ("No mail was found. Since there is nothing, the question of applying section 36 does not come up.", []),
    ],
)
def test_words_that_rely_on_a_provision_and_words_that_do_not(reader: Reader, words: str, relied_on: list[str]) -> None:
    assert engaged_provisions(read_below_head(reader, f"{words}\n")) == relied_on


def test_a_list_that_is_still_looked_at_decides_nothing(reader: Reader) -> None:
    body = (
        "An answer should be with you by today. It will not be, and the time is extended. I can tell you that information "
        "has been located. No view has been formed yet on whether any of it should be kept back. The exemptions being "
        "looked at are:\n\n    Section 24(1)    National Security\n    Section 43(2)    Commercial Interests\n"
    )
    reading = read_below_head(reader, body)
    assert reading.kind == "holding"
    assert engaged_provisions(reading) == []
