"""Sums, dates and senders as printers and scans write them. All sentences are invented."""

from __future__ import annotations

import time

import pytest

from etl.model import Reading
from etl.read.facts.dates import Dates
from etl.read.facts.supply import cost_in
from etl.read.line import Line
from etl.read.reader import Reader
from etl.read.view.flat import flatten
from etl.reference_rules import Rules
from tests.read.conftest import canonical, lines_of, value


@pytest.fixture(scope="module")
def dates(rules: Rules) -> Dates:
    return Dates(rules)


@pytest.mark.parametrize(
    ("sentence", "pounds"),
    [
        ("the system costs £8,400 a year.", 8_400.0),
        ("the system cost £1,234.50 in all.", 1_234.5),
        ("the contract is worth £13.3 million over five years.", 13_300_000.0),
        ("the total cost was £1.25m.", 1_250_000.0),
        ("the licence costs £2.5k.", 2_500.0),
        ("the licence costs 1234.50 pounds.", 1_234.5),
        ("the licence costs 4,500 pounds.", 4_500.0),
        ("the licence costs £1,234,567.", 1_234_567.0),
        ("the licence costs gbp 800.", 800.0),
    ],
)
def test_a_sum_keeps_its_decimals_and_its_scale(sentence: str, pounds: float) -> None:
    found = cost_in(lines_of(sentence))
    assert found is not None
    assert found[0] == pytest.approx(pounds)


@pytest.mark.parametrize(
    "sentence", ["the vans bought under the contract are euro 6 compliant.", "they cost 3 pounds."]
)
def test_what_is_no_sum_of_pounds_is_no_cost(sentence: str) -> None:
    assert cost_in(lines_of(sentence)) is None


def test_a_sum_of_endless_thousands_takes_its_length() -> None:
    line = lines_of("the cost in pounds is 1" + ",000" * 20_000)
    start = time.process_time()
    cost_in(line)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("I8 March 2024", "2024-03-18"),
        ("l8 March 2024", "2024-03-18"),
        ("8 March 2024", "2024-03-08"),
        ("September 18, 2024", "2024-09-18"),
        ("Septernber 18, 2024", "2024-09-18"),
        ("Gorffennaf 18, 2024", "2024-07-18"),
        ("Gorffennaf. 18, 2024", "2024-07-18"),
    ],
)
def test_a_date_at_the_very_start_of_a_text_is_read_whole(dates: Dates, words: str, date: str) -> None:
    flat = flatten(words + "\n")
    line = Line(0, 0, len(words), flat.low[: len(words)], "answer", "x", False, first=True)
    found = dates.of(flat, [line])
    assert found["responded"].value.isoformat() == date
    assert flat.cased[found["responded"].start : found["responded"].end] == words


@pytest.mark.parametrize(
    "told", ["a reply to a request addressed to the ", "a reply to a request addressed to: ", "sent on behalf of the "]
)
def test_a_letter_is_of_the_force_that_the_request_was_addressed_to(reader: Reader, told: str) -> None:
    others = "Much was told of the way in which, at the time, Sussex Police and later again Sussex Police went about it"
    body = (
        f"Freedom of Information Act\n\nResponse\n\n{others}.\n{others}.\nThis is {told}Kent Police and to no other.\n"
    )
    reading: Reading = reader.read(canonical(body))
    assert value(reading.force) == "kent"
