"""Mails and pages with several messages. Every letter here is invented."""

from __future__ import annotations

from etl.read.reader import Reader
from etl.read.segments.bylines import interleaved
from etl.read.segments.quotation import closing_quote
from tests.read.conftest import canonical, positions_of

PORTAL = (
    "Faces on the PND - a Freedom of Information request to Kent Police - WhatDoTheyKnow\n\n"
    "From: Owen Castell\n5 October 2020\nDear Kent Police,\n"
    "1. Do you search faces on the Police National Database?\n2. How many searches were made in 2019?\n"
    "Yours faithfully,\nOwen Castell\nLink to this   Report\n"
)


def test_a_message_may_begin_with_the_name_of_a_mailbox(reader: Reader) -> None:
    page = PORTAL + (
        "FOI Kent\n2 November 2020\nDear Mr Castell,\nFOI 003882/20\n"
        "1. We do. The bureau uses the facial search on the Police National Database.\n2. 143 searches.\n"
        "Link to this   Report\n"
    )
    reading = reader.read(canonical(page))
    assert positions_of(reading) == {"1": "disclosed", "2": "disclosed"}
    assert reading.responded_on is not None
    assert reading.responded_on.value == "2020-11-02"


def test_a_later_answer_takes_the_place_of_a_refusal_on_cost(reader: Reader) -> None:
    page = PORTAL + (
        "Kent Police\n31 October 2020\nDear Mr Castell,\nI am refusing the whole of it under section 12(1).\n"
        "Link to this   Report\nFrom: Owen Castell\n2 November 2020\nDear Kent Police,\nThen for 2019 only.\n"
        "Link to this   Report\nKent Police\n29 November 2020\nDear Mr Castell,\n"
        "Thank you for your narrowed request. Cost is no longer a bar.\n"
        "1. Kent Police uses the facial search on the Police National Database.\n2. 143 searches were made in 2019.\n"
    )
    reading = reader.read(canonical(page))
    assert positions_of(reading) == {"1": "disclosed", "2": "disclosed"}
    assert [row.provision for row in reading.citations if row.role == "engaged"] == []


def test_answers_stand_between_the_quoted_questions_below_the_head_of_a_mail(reader: Reader) -> None:
    mail = (
        "From: FOI Kent\nSent: 9 December 2022\nSubject: Re: FOI 22/11/0904\n\nDear Ms Yarrow,\n\n"
        "My answers stand below each of your questions.\n\nOn 10/11/2022 at 21:20, s.yarrow wrote:\n"
        "> 1. Does Kent Police use live facial recognition?\nIt does not.\n"
        "> 2. How many custody photos does it hold?\nAs at 1 December 2022: 388,214.\n"
        "> 3. The names of the operators?\nThe names are withheld under section 40(2).\n>\n> Many thanks\n\nRegards\n"
    )
    assert positions_of(reader.read(canonical(mail))) == {"1": "no_use", "2": "disclosed", "3": "withheld"}


def test_a_page_names_the_force_before_the_date_of_its_publication(reader: Reader) -> None:
    page = (
        "Cookies on this service\nWe would like to set some, to learn how people use it.\n\nFOI release\n"
        "FOI 112-19: Facial recognition at nuclear sites\nFrom: Civil Nuclear Constabulary\nPublished 6 August 2019\n\n"
        "You asked\nQ1. Does the Constabulary use facial recognition?\n\nOur reply\n"
        "Q1. The Constabulary does not use facial recognition of any kind.\n"
    )
    assert positions_of(reader.read(canonical(page))) == {"1": "no_use"}


def test_a_mail_may_begin_with_its_own_head(reader: Reader) -> None:
    mail = (
        "-----Original Message-----\nFrom: FOI Wiltshire Police\nSent: 17 August 2018 12:08\nTo: newsdesk\n\n"
        "Dear Sir\n\nWiltshire Police does not use facial recognition software of any description.\n\nRegards\n"
    )
    assert positions_of(reader.read(canonical(mail))) == {"all": "no_use"}


def test_interleaved_answers_end_with_the_last_quoted_line_that_is_answered() -> None:
    mail = ["> 1. Is live recognition used?", "No.", "> 2. Since when is it used?", "Never.", "> Many thanks for it"]
    assert interleaved(list(enumerate(mail))) == 2
    assert interleaved(list(enumerate(mail[:2]))) == -1


def test_a_quotation_ends_behind_those_that_stand_in_it() -> None:
    text = 'they wrote "it is not "held in a format" that" and no more'
    opened = text.index('"') + 1
    assert closing_quote(text, opened) == text.index('" and')
    assert closing_quote(text, text.index("and no more")) == -1
