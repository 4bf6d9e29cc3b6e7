"""A newsroom brings its own sheet: checked row by row, added to the register, and never half."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from etl.cli import app
from etl.collect.sheet import Mapped, SheetError, column_map, register_rows
from etl.reference_coding import RegisterRow
from etl.workspace import Workspace

COLUMNS = list(RegisterRow.model_fields)
MAP = """column,from,is,becomes
force_id,Police force,,
reference,Ref,,
responded_on,Answered,,
answer_seen,,,yes
source,,,letter
positions,Result,Refused,withheld@all
positions,Result,No information held,not_held@all
exemptions,Sections,,
"""
SHEET = """Police force,Ref,Answered,Result,Sections
Kent Police,12/24,03/05/2024,Refused,FOIA s31(1)(a);FOIA s24(1)
North Wales Police,2021/702,24 August 2021,no information held,
,,,,
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    sheet, columns = tmp_path / "ours.csv", tmp_path / "map.csv"
    sheet.write_text(SHEET)
    columns.write_text(MAP)
    return sheet, columns


def etl(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_without_a_place_the_rows_are_shown_and_nothing_is_written(files: tuple[Path, Path]) -> None:
    before = Path("data/register/responses.csv").read_bytes()
    result = etl("sheet", files[0], "--map", files[1])
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[0] == ",".join(COLUMNS)
    assert result.stdout.splitlines()[1].startswith("kent:12-24,kent,Kent Police,")
    assert ",2024-05-03," in result.stdout and "north-wales:2021-702" in result.stdout
    assert Path("data/register/responses.csv").read_bytes() == before


def test_rows_are_added_once(files: tuple[Path, Path], tmp_path: Path) -> None:
    to = tmp_path / "register" / "responses.csv"
    first = etl("sheet", files[0], "--map", files[1], "--to", to)
    assert first.exit_code == 0, first.output
    once = to.read_text()
    second = etl("sheet", files[0], "--map", files[1], "--to", to)
    assert "0 rows added" in second.output and "2 there already" in second.output
    assert to.read_text() == once and once.count("\n") == 3


def test_added_rows_reach_a_snapshot(files: tuple[Path, Path], workspace: Workspace) -> None:
    assert etl("sheet", files[0], "--map", files[1], "--to", workspace.register / "responses.csv").exit_code == 0
    assert etl("run").exit_code == 0
    assert "2021/702" in etl("explain", "north-wales:2021-702", "reference").output


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Refused,FOIA", "Declined,FOIA", "row 2, column 'Result': 'Declined' has no line"),
        ("03/05/2024", "31/31/2024", "row 2, column 'Answered': '31/31/2024' is no day"),
        ("FOIA s24(1)", "s24", "row 2, column 'Sections': 's24' is in no catalogue"),
        ("North Wales Police", "Northshire Police", "row 3, column 'Police force': 'Northshire Police' is not a force"),
        ("12/24,", ",", "row 2, column 'response_id'"),
        ("Police force,", "Force,", "has no column 'Police force'; it has Force"),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column(
    files: tuple[Path, Path], tmp_path: Path, old: str, new: str, said: str
) -> None:
    files[0].write_text(SHEET.replace(old, new))
    result = etl("sheet", files[0], "--map", files[1], "--to", tmp_path / "to.csv")
    assert result.exit_code == 3
    assert said in result.output.replace("\n", " ")
    assert "Nothing was written" in result.output and not (tmp_path / "to.csv").exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("column,from,is,becomes", "ours,theirs", "row 1: the columns must be column,from,is,becomes"),
        ("reference,Ref", "referense,Ref", "row 3, column `column`: 'referense'"),
        ("positions,Result,No", "positions,Other,No", "row 8, column `from`: positions comes from 'Result' already"),
    ],
)
def test_a_wrong_map_is_named_by_row(files: tuple[Path, Path], old: str, new: str, said: str) -> None:
    files[1].write_text(MAP.replace(old, new))
    result = etl("sheet", files[0], "--map", files[1])
    assert result.exit_code == 3 and said in result.output.replace("\n", " ")


def test_a_row_that_stands_there_with_other_values_is_an_error(files: tuple[Path, Path], tmp_path: Path) -> None:
    to = tmp_path / "to.csv"
    assert etl("sheet", files[0], "--map", files[1], "--to", to).exit_code == 0
    once = to.read_text()
    files[0].write_text(SHEET.replace("03/05/2024", "04/05/2024"))
    result = etl("sheet", files[0], "--map", files[1], "--to", to)
    assert result.exit_code == 3 and "'kent:12-24' stands there with other values" in result.output
    assert to.read_text() == once


def test_a_spreadsheet_gives_what_its_csv_gives(files: tuple[Path, Path], tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for number, line in enumerate(SHEET.splitlines()):
        cells: list[object] = list(line.split(","))
        if number == 1:
            cells[2] = dt.datetime(2024, 5, 3)
        book.worksheets[0].append([cell or None for cell in cells])
    book.save(tmp_path / "ours.xlsx")
    columns = column_map(files[1], COLUMNS)
    assert register_rows(tmp_path / "ours.xlsx", columns, COLUMNS) == register_rows(files[0], columns, COLUMNS)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", "Müller".encode("latin-1"), "CSV UTF-8"),
        ("a.xlsx", b"no zip", "no XLSX"),
        ("a.ods", b"", "a CSV or XLSX is needed"),
    ],
)
def test_a_broken_file_is_named(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SheetError, match=said):
        register_rows(tmp_path / name, {"title": Mapped("Müller")}, COLUMNS)


def test_a_sheet_with_semicolons_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Force;Ref\nKent;1, 2\n", encoding="utf-8-sig")
    rows = register_rows(tmp_path / "a.csv", {"body_name": Mapped("Force"), "reference": Mapped("Ref")}, COLUMNS)
    assert [(number, row["body_name"], row["reference"]) for number, row in rows] == [(2, "Kent", "1, 2")]


@given(st.dates(dt.date(2000, 1, 1), dt.date(2049, 12, 31)), st.sampled_from(["%d/%m/%Y", "%d %B %Y", "%Y-%m-%d"]))
def test_a_day_is_the_same_however_it_is_written(
    tmp_path_factory: pytest.TempPathFactory, day: dt.date, form: str
) -> None:
    path = tmp_path_factory.mktemp("sheet") / "a.csv"
    path.write_text(f"When\n{day.strftime(form)}\n")
    rows = register_rows(path, {"responded_on": Mapped("When")}, COLUMNS)
    assert rows[0][1]["responded_on"] == day.isoformat()
