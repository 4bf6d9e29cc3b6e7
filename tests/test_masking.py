"""Personal data is masked length by length, and what the reader needs is left alone."""

from __future__ import annotations

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
    ],
)
def test_what_the_reader_needs_is_left_alone(text: str) -> None:
    assert mask_personal_data(text) == text


@given(st.text(alphabet=st.sampled_from("Dear Jo\n@.0123456789+()x -a"), max_size=200))
def test_the_length_never_changes(text: str) -> None:
    masked = mask_personal_data(text)
    assert len(masked) == len(text)
    assert [at for at, sign in enumerate(text) if sign == "\n"] == [
        at for at, sign in enumerate(masked) if sign == "\n"
    ]
