"""Rows of the register: what is refused, and which year a reference gives."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from etl.coding.rows import year_of
from etl.reference import Reference, ReferenceError
from etl.reference_coding import load_register
from tests.coding.conftest import DATA


@pytest.mark.parametrize(
    ("reference_no", "year"),
    [
        ("FOI/3345/45", None),
        ("1234-56", None),
        ("195/20", 2020),
        ("FOI 12/24", 2024),
        ("FOI/2019/00123", 2019),
        ("01/FOI/21/004411", 2021),
    ],
)
def test_a_serial_number_is_no_year_to_come(reference_no: str, year: int | None) -> None:
    assert year_of(None, None, reference_no) == (year, "reference" if year else None)


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("force_id", "gotham", "gotham"),
        ("positions", "hidden@all", "hidden"),
        ("positions", "no_use@secret", "secret"),
        ("exemptions", "FOIA s99(9)", "FOIA s99"),
        ("exemptions", "FOIA s31(3);FOIA s24(2);FOIA s31(3)", "'FOIA s31(3)' stands twice"),
        ("exemptions_considered", "FOIA s43(2);FOIA s43(2)", "'FOIA s43(2)' stands twice"),
        ("exemptions_considered", "FOIA s99", "FOIA s99"),
        ("cost_gbp", "nan", "nan"),
        ("cost_gbp", "-1", "-1"),
        ("answer_seen", "perhaps", "perhaps"),
        ("requested_on", "31/12/2020", "31/12/2020"),
        ("technologies", "telepathy", "telepathy"),
        ("response_id", "no colon", "no colon"),
    ],
)
def test_a_register_row_outside_the_vocabulary_stops(
    column: str, value: str, says: str, tmp_path: Path, reference: Reference
) -> None:
    with (DATA / "register" / "responses.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))[:3]
    rows[1][column] = value
    with (tmp_path / "responses.csv").open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    with pytest.raises(ReferenceError) as stopped:
        load_register(tmp_path, reference)
    message = str(stopped.value)
    assert "responses.csv: line 3" in message and column in message and says in message
