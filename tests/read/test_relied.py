"""Provisions that a letter relies on, and those that it only tells of. Every text here is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl.model import Reading
from etl.read.reader import Reader
from etl.read.roles.found import TOLD_OF
from etl.read.roles.relied import related
from etl.reference import Reference
from etl.reference_phrases import Phrases
from etl.reference_rules import Rules
from tests.read.conftest import canonical

LETTER = """Kent Police
Ref: FOI 100/24
Date: 5 March 2024

You asked for the report on the trial.

Response

The report is held and is exempt under section 31(1)(a) (law enforcement), as it would show offenders how to avoid us.

{aside}
"""
ASIDES = (
    "Our counsel raised section 42 in passing, and a claim under it had been drafted by the department for another file.",
    "Please note that section 12 would have come into play had you asked for a longer period, and section 40(2) for names.",
    "It may help you to know that other forces have leant on section 43(2) for papers of this kind.",
)


def relied_on(reading: Reading) -> set[str]:
    return {row.provision for row in reading.citations if row.role == "engaged"}


@pytest.mark.parametrize("aside", ASIDES)
def test_a_provision_told_of_is_not_relied_on(reader: Reader, aside: str) -> None:
    assert relied_on(reader.read(canonical(LETTER.format(aside=aside)))) == {"FOIA s31(1)(a)"}


@pytest.mark.parametrize(
    ("aside", "provision"),
    [
        ("It was not felt that reliance on section 30 was called for in this instance.", "FOIA s30"),
        ("The supplier had no objections on the basis of section 43.", "FOIA s43"),
    ],
)
def test_the_table_of_phrases_tells_them_apart_where_no_rule_does(
    reader: Reader, reference: Reference, rules: Rules, aside: str, provision: str
) -> None:
    text = canonical(LETTER.format(aside=aside))
    without = Reader(reference, replace(rules, relied_phrases=Phrases((), {})))
    assert relied_on(without.read(text)) == {"FOIA s31(1)(a)", provision}
    by_rule = {row.provision: row.evidence.rule_id for row in reader.read(text).citations if row.role == "quoted"}
    assert by_rule[provision] == TOLD_OF
    assert any("against reliance" in doubt.reason for doubt in reader.read(text).doubts)


def test_a_provision_relied_on_stays_so_beside_asides(reader: Reader) -> None:
    second = "The names in it are personal data and are redacted under section 40(2)."
    assert relied_on(reader.read(canonical(LETTER.format(aside=second)))) == {"FOIA s31(1)(a)", "FOIA s40(2)"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("FOIA s31", "FOIA s31(1)(a)", True),
        ("FOIA s31(1)(a)", "FOIA s31(1)(a)", True),
        ("FOIA s31(1)(a)", "FOIA s31(1)(b)", False),
        ("FOIA s3", "FOIA s31", False),
    ],
)
def test_a_limb_and_its_section_are_related(one: str, other: str, expected: bool) -> None:
    assert related(one, other) is related(other, one) is expected
