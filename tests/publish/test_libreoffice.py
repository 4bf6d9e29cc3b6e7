"""What LibreOffice reads from a package: every cell of the workbook equals the CSV, and the CSV opens whole."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl import snapshot_package as package
from etl.issues import IssueLog
from etl.pipeline import run
from etl.snapshot import connect, current_id
from etl.workspace import Workspace

AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""Comma, double quote, UTF-8, from the first line, cells as shown, every sheet."""


@pytest.fixture
def exported(workspace: Workspace, tmp_path: Path) -> Path:
    run.run(workspace, IssueLog(tmp_path / "issues.jsonl", "t"), lambda done, total: None)
    with connect(workspace.snapshots, current_id(workspace.snapshots)) as connection:
        return package.export(connection, tmp_path / "package").folder


def opened(path: Path, to: Path) -> None:
    """Open a file in LibreOffice without a screen and write down what it sees."""
    office = shutil.which("soffice")
    assert office, "No LibreOffice on PATH. Debian: apt-get install libreoffice-calc-nogui"
    profile = f"-env:UserInstallation=file://{to}/profile"
    command = [office, profile, "--headless", "--convert-to", AS_CSV, "--outdir", str(to), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def plain(cells: list[str]) -> Iterator[str]:
    """A cell as both ways of writing it agree: a guarded formula, a truth value, a number."""
    for cell in cells:
        text = cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@\t\r") else cell
        if text in ("TRUE", "FALSE"):
            yield text.lower()
            continue
        try:
            yield f"{float(text):.6g}" if text.replace(".", "", 1).isdigit() and len(text) < 12 else text
        except ValueError:
            yield text


def test_every_cell_of_the_workbook_reads_back_equal(exported: Path, tmp_path: Path) -> None:
    opened(exported / "tables.xlsx", tmp_path / "seen")
    names = [path.stem for path in sorted(exported.glob("*.csv"))]
    assert "responses" in names
    for name in names:
        ours = [list(plain(row)) for row in rows(exported / f"{name}.csv")]
        theirs = [list(plain(row)) for row in rows(tmp_path / "seen" / f"tables-{name[:31]}.csv")]
        width = len(ours[0])
        theirs = [row + [""] * (width - len(row)) for row in theirs]
        assert theirs == ours, name


def test_the_csv_opens_whole(exported: Path, tmp_path: Path) -> None:
    opened(exported / "responses.csv", tmp_path / "seen")
    seen = rows(next((tmp_path / "seen").glob("responses*.csv")))
    ours = rows(exported / "responses.csv")
    assert seen[0] == ours[0]
    assert [row[0] for row in seen] == [row[0] for row in ours]
    assert {len(row) for row in seen} == {len(ours[0])}
