"""What may be corrected, and the file of corrections: what no run could publish is refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from etl.coding.corrections import CorrectionError, append, check_fits, check_value, load_corrections
from etl.reference import Reference, ReferenceError
from etl.reference_coding import CorrectionRow
from tests.coding.conftest import correction


@pytest.mark.parametrize(
    ("field", "value", "allowed"),
    [
        ("outcome", "maybe", "partly_disclosed"),
        ("outcome", "", "write unclear"),
        ("ncnd_scope", "", "write none"),
        ("force_id", "gotham", "kent"),
        ("responded_on", "31/12/2021", "2024-03-31"),
        ("exemptions", "section 31", "FOIA s31"),
        ("exemptions", "FOIA s99", "catalogue"),
        ("positions", "no_use", "question:position@scope"),
        ("positions", "all:no_use@secret", "question:position@scope"),
        ("cost_gbp", "a lot", "12500"),
        ("cost_gbp", "NaN", "12500"),
        ("cost_gbp", "-3", "12500"),
    ],
)
def test_values_outside_the_vocabulary_are_refused(field: str, value: str, allowed: str, reference: Reference) -> None:
    with pytest.raises(CorrectionError, match=allowed):
        check_value(field, value, reference)


def test_appending_never_touches_earlier_lines(tmp_path: Path, reference: Reference) -> None:
    one = correction("outcome", "denied", "refused", because='with "quotes", commas\nand a line break')
    append(tmp_path, one)
    file = tmp_path / "corrections.csv"
    before = file.read_bytes().rstrip(b"\n")
    file.write_bytes(before)  # an editor may leave the last line without its end
    other = correction("note", "", "=1+1")
    append(tmp_path, other)
    assert file.read_bytes().startswith(before + b"\n")
    assert load_corrections(tmp_path, reference) == (one, other)


@pytest.mark.parametrize(("column", "value"), [("because", "no"), ("who", "x")])
def test_what_the_next_run_would_refuse_is_not_appended(tmp_path: Path, column: str, value: str) -> None:
    with pytest.raises(CorrectionError, match=f"{column}: '{value}' is not allowed"):
        append(tmp_path, correction("outcome", "denied", "refused", **{column: value}))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("field", "colour", "'colour' cannot be corrected"),
        ("value", "maybe", "outcome: 'maybe' is not allowed; allowed are"),
        ("value", "", "outcome cannot be empty; write unclear"),
        ("made_at", "2026-01-01T12:00:00", "'2026-01-01T12:00:00' is not allowed: .*timezone"),
        ("correction_id", "first-correction", "'first-correction' stands twice"),
    ],
)
def test_a_line_that_is_not_allowed_is_named_with_its_column(
    tmp_path: Path, reference: Reference, column: str, value: str, says: str
) -> None:
    append(tmp_path, correction("note", "", "x", correction_id="first-correction", because="a reason\nin two lines"))
    append(tmp_path, correction("outcome", "denied", "refused"))
    file = tmp_path / "corrections.csv"
    before, last = file.read_text(encoding="utf-8").rstrip("\n").rsplit("\n", 1)
    cells = last.split(",")
    cells[list(CorrectionRow.model_fields).index(column)] = value
    file.write_text(f"{before}\n{','.join(cells)}\n", encoding="utf-8")
    with pytest.raises(ReferenceError, match=rf"corrections\.csv: line 4, column {column}: {says}"):
        load_corrections(tmp_path, reference)


DAYS = {"requested_on": dt.date(2024, 3, 1), "responded_on": dt.date(2024, 4, 2)}


@pytest.mark.parametrize(
    ("field", "value", "has_positions", "says"),
    [
        ("outcome", "denied", False, "correct its positions instead"),
        ("outcome", "unread", True, "correct its positions to nothing first"),
        ("responded_on", "2024-02-29", True, "correct that one first"),
        ("requested_on", "2024-04-03", True, "correct that one first"),
    ],
)
def test_what_does_not_go_with_the_rest_of_a_response_is_refused(
    field: str, value: str, has_positions: bool, says: str, reference: Reference
) -> None:
    with pytest.raises(CorrectionError, match=says):
        check_fits(field, value, DAYS, has_positions, reference)


@pytest.mark.parametrize(
    ("field", "value", "has_positions"),
    [
        ("outcome", "denied", True),
        ("outcome", "unclear", False),
        ("outcome", "unread", False),
        ("responded_on", "2024-03-01", True),
        ("responded_on", "", True),
        ("positions", "all:no_use@all", False),
    ],
)
def test_what_goes_with_the_rest_of_a_response_is_taken(
    field: str, value: str, has_positions: bool, reference: Reference
) -> None:
    check_fits(field, value, DAYS, has_positions, reference)
