"""Letters that a scan reads as others. All letters are invented."""

from __future__ import annotations

import pytest

from etl.read.citations.citations import engaged_provisions
from etl.read.reader import Reader
from etl.read.view.flat import flatten
from etl.read.view.scanned import with_letters
from tests.read.conftest import canonical, positions_of, value

SCAN = "The wou1d-be pub1ic po1icy is o1d. "
"""Enough misread words for a text to be taken for a scan."""


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("no informati0n is he1d", "no information is held"),
        ("the facia1 search", "the facial search"),
        ("an a11owance", "an allowance"),
        ("CUMBRlA P0LICE", "CUMBRIA POLICE"),
        ("the lnformation Commissioner", "the Information Commissioner"),
        ("l have read it", "I have read it"),
        ("section l2(1)", "section 12(1)"),
        ("£2,35O", "£2,350"),
    ],
)
def test_the_letter_that_was_meant(read: str, meant: str) -> None:
    assert with_letters(SCAN + read) == with_letters(SCAN) + meant


@pytest.mark.parametrize("words", ["inforrnation", "confirrns", "cornmission", "rnay"])
def test_rn_for_m_is_one_letter_of_the_view(words: str) -> None:
    assert words.replace("rn", "m", 1) in flatten(f"{SCAN}It {words} stop.").low


@pytest.mark.parametrize("text", ["Annex1 and section1 of part1", "The V1a engine, 1st May, 10am", "modern barns"])
def test_a_text_with_few_such_signs_stays(text: str) -> None:
    assert with_letters(text) == text


def test_a_scanned_letter_is_read_like_a_clean_one(reader: Reader) -> None:
    letter = (
        "~ CUMBRlA CONSTABULARY          |\n\nOur Ref: 612/19     11 June 2O19\n\n"
        "l have your e-mai1 of 14 May. You wish to know:\n\n"
        "1) Whether the Constabu1ary uses facial recognition.\n2) The money spent on it.\n\n"
        "1) The Constabulary does not use facia1 recognition.\n2) No inforrnation he1d.\n\n"
        "We neither confirrn nor deny that any other information is he1d, under section 3l(3).\n"
    )
    reading = reader.read(canonical(letter))
    assert value(reading.force) == "cumbria"
    assert positions_of(reading) == {"1": "no_use", "2": "not_held", "all": "neither_confirm_nor_deny"}
    assert engaged_provisions(reading) == ["FOIA s31(3)"]
