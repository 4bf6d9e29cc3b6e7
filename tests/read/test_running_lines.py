"""Headers and footers of pages, with invented lines."""

from __future__ import annotations

import pytest

from etl.read.reader import Reader
from etl.read.view.running_lines import running_lines
from tests.read.conftest import canonical, positions_of


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Kent Police, Maidstone   Page 1 of 2   www.kent.police.uk",
            "Kent Police, Maidstone   Page 2 of 2   www.kent.police.uk",
        ),
        ("01/FOI/24/000111    Page 1    WHEN COMPLETE? NO", "01/FOI/24/000111    Page 2    WHEN COMPLETE? NO"),
        ("Heddlu Gwent   Tudalen 1 o 2", "Heddlu Gwent   Tudalen 2 o 2"),
        ("Surrey Constabulary   002891/25   1 of 2", "Surrey Constabulary   002891/25   2 of 2"),
    ],
)
def test_a_line_that_counts_pages_and_comes_again_is_one(first: str, second: str) -> None:
    assert running_lines(["Dear Sir", first, "1. No.", second, "Yours"]) == {first, second}


def test_a_line_that_stands_beside_the_number_of_each_page_is_one() -> None:
    footer = "North Kent Police 0611-2023/24"
    assert running_lines(["1. No.", footer, "1", "2. Yes.", footer, "2"]) == {footer}


@pytest.mark.parametrize(
    "lines",
    [
        ["1", "N/A", "2", "N/A"],
        ["1", "Not used by Kent Police at present.", "2", "Not used by Kent Police at present."],
        ["Our reference: 002377/23", "No.", "Our reference: 002914/23"],
        ["See page 4 of the policy"],
    ],
)
def test_answers_references_and_what_stands_once_are_none(lines: list[str]) -> None:
    assert running_lines(lines) == frozenset()


def test_a_footer_inside_a_sentence_leaves_it_whole(reader: Reader) -> None:
    letter = (
        "Kent Police\nRef: FOI 100/24\nDate: 5 March 2024\n\nRequest\n\n1. Do you use live facial recognition?\n"
        "2. How many alerts were there?\n\nResponse\n\n1. Kent Police does not use live facial recog-\n\n"
        "Kent Police, Maidstone   100/24   Page 1   COMPLETE? NO\n\nnition.\n\n2. Not held.\n\n"
        "Kent Police, Maidstone   100/24   Page 2   COMPLETE? NO\n"
    )
    reading = reader.read(canonical(letter))
    assert positions_of(reading) == {"1": "no_use", "2": "not_held"}
    assert {(use.technology_id, use.value) for use in reading.use_stated} == {("live_facial_recognition", "no_use")}
