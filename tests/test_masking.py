"""Personal data is masked length by length, and what the reader needs is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.masking import mask_personal_data


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Dear Ms Example,\n", "Dear Ms xxxxxxx,\n"),
        ("Dear Jo O'Example\n", "Dear xx x'xxxxxxx\n"),
        ("write to jo.example@mail.example today", "write to xx.xxxxxxx@mail.example today"),
        ("ring 07700 900123 or (020) 7946 0123", "ring xxxxx xxxxxx or (xxx) xxxx xxxx"),
        ("Mobile: +44 (0)7700 900123", "Mobile: +xx (x)xxxx xxxxxx"),
        ("from 0044 7700 900 123.", "from xxxx xxxx xxx xxx."),
        ("Dear Mr J. Example,\n", "Dear Mr x. xxxxxxx,\n"),
        ("Dear Ms Zoë Éxample-Smith\n", "Dear Ms xxx xxxxxxx-xxxxx\n"),
        ("jane.webster@mail.example and pressley@mail.example", "xxxx.xxxxxxx@mail.example and xxxxxxxx@mail.example"),
        ("To: Jo Example <jo.example@mail.example>\n", "To: xx xxxxxxx <xx.xxxxxxx@mail.example>\n"),
        ("I live at ZE1 0AA.", "I live at xxx xxx."),
        ("I live in M1 1AA now", "I live in xx xxx now"),
        ("Ms J Example\n12 High Street\nSometown\nNR1 1AA\n", "xx x xxxxxxx\nxx xxxx xxxxxx\nxxxxxxxx\nxxx xxx\n"),
        ("4 Mill Lane, Anytown, CF10 1AA\n", "x xxxx xxxx, xxxxxxx, xxxx xxx\n"),
        ("Flat 3, 12a Station Road\n\nDear Sir\n", "xxxx x, xxx xxxxxxx xxxx\n\nDear Sir\n"),
        ("he lives at 7 Elm Close, Anytown LL11 1AA today", "he lives at x xxx xxxxx, Anytown xxxx xxx today"),
        (
            "Jo Example\n12 High Street\nNR1 1AA\nOur ref: 12/24\n3 May 2024\n",
            "xx xxxxxxx\nxx xxxx xxxxxx\nxxx xxx\nOur ref: 12/24\n3 May 2024\n",
        ),
        (
            "Jo Example\n12 High Street\nNR1 1AA\n\nInvented Police\nHigh Road\nNR1 1AB\n",
            "xx xxxxxxx\nxx xxxx xxxxxx\nxxx xxx\n\nInvented Police\nHigh Road\nNR1 1AB\n",
        ),
        (
            "Jo Example\n12 High Street\nNR1 1AA\nInvented Police\nHigh Road\nNR1 1AB\n",
            "xx xxxxxxx\nxx xxxx xxxxxx\nxxx xxx\nInvented Police\nHigh Road\nNR1 1AB\n",
        ),
    ],
)
def test_personal_data_is_masked(text: str, masked: str) -> None:
    assert mask_personal_data(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sir or Madam,\n",
        "Dear Cleveland Police,\n",
        "foi@northwales.police.example",
        "Section 31(1)(a) and 40(2)(3)&(4)",
        "our reference 01.FOI.23.030506 of 24/08/2021, 19/07/1036, 330A/23",
        "the limit of £450 is 18 hours; it cost £120,000.00",
        "call 101 or 0303 123 1113",
        "the switchboard is 01632 960000",
        "Our ref: 0161 2024 2025",
        "FOI 01245 678 901",
        "Kent Police Headquarters\nSutton Road\nMaidstone ME15 9BZ\n",
        "Freedom of Information\n\nPO Box 1\n\nAnytown\n\nNR1 1AA\n",
        "Information Commissioner's Office\nWycliffe House\nWater Lane\nWilmslow\nCheshire SK9 5AF\n",
        "complain at Water Lane, Wilmslow, Cheshire, SK9 5AF within two months",
        "Heddlu Gogledd Cymru, Pencadlys, Ffordd William Morgan, LL17 0HG",
        "foi.requests@kent.police.example, freedomofinformation@a.example, dataprotection2@a.example",
        "From: Freedom of Information <foi@kent.police.example>\n",
        "cameras stood at 12 Queen Street and 40 Castle Square on 3 May 2024",
        "1. 12 Queen Street\n2. 40 Castle Square\n",
        "Section 31 Law Enforcement, S31 1(a), s40 2(a), s24 2FA, R12 5B",
        "FOI 12 3AB/24 and PUB 1278, 01.FOI.23.030506, F-2010-00325, 19-0954, IM-FOI-2021-0942",
        "NEC NeoFace M40 and a budget of £1,200,000 over 24 months",
        "Dear Scotland Yard,\n",
        "31 March 2021\n24 August 2021\n5th January 2022\n",
    ],
)
def test_what_the_reader_needs_is_left_alone(text: str) -> None:
    assert mask_personal_data(text) == text


LETTER = st.text(alphabet=st.sampled_from("Dear Jo\n@.0123456789+()x -aA,NR1 <>"), max_size=200)
PIECES = st.lists(
    st.sampled_from(
        [
            "Dear Mr Example,",
            "Jo Example",
            "12 High Street",
            "NR1 1AA",
            "Kent Police",
            "",
            "07700 900123",
            "jo@mail.example",
        ]
        + ["Section 31(1)(a)", "Our ref: 12/24", "3 May 2024", "To: Jo <jo@mail.example>", "foi@kent.police.example"]
    ),
    max_size=14,
).map("\n".join)


@given(LETTER | PIECES)
def test_the_length_and_the_lines_never_change(text: str) -> None:
    masked = mask_personal_data(text)
    assert len(masked) == len(text)
    assert all(new == old or (old.isalnum() and new == "x") for old, new in zip(text, masked, strict=True))


@given(PIECES)
def test_masking_twice_is_masking_once(text: str) -> None:
    masked = mask_personal_data(text)
    assert mask_personal_data(masked) == masked


@given(PIECES)
def test_whatever_stands_around_them_dates_sections_and_references_stay(text: str) -> None:
    masked = mask_personal_data(text)
    for kept in ("Section 31(1)(a)", "Our ref: 12/24", "3 May 2024", "foi@kent.police.example", "Kent Police"):
        assert masked.count(kept) == text.count(kept)


@given(PIECES)
def test_whatever_stands_around_them_a_mobile_and_a_mail_address_go(text: str) -> None:
    masked = mask_personal_data(text)
    assert "900123" not in masked and "jo@" not in masked


def test_a_long_letter_takes_time_in_proportion() -> None:
    """Twenty times the text must not take four hundred times as long."""

    def seconds(times: int) -> float:
        text = "Jo Example\n12 High Street 07700 9001 NR1 1 AA\n" * times
        started = time.perf_counter()
        mask_personal_data(text)
        return time.perf_counter() - started

    small = min(seconds(200) for _ in range(3))
    assert min(seconds(4000) for _ in range(3)) < 20 * small * 5
