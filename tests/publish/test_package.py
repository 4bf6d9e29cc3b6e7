"""What an export writes, into which folders it writes, and how values look in each of its formats."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import openpyxl
import pytest

from etl import snapshot_package as export
from etl.publish import verify
from etl.snapshot import connect
from etl.snapshot_schema import columns_of
from etl.snapshot_tables import csv_chunks, json_chunks, query_for
from etl.snapshot_workbook import write_workbook
from etl.workspace import Workspace
from tests.served import publish


@pytest.fixture
def published(workspace: Workspace) -> str:
    return publish(workspace)


def test_an_export_replaces_an_earlier_one_and_certifies_its_own_files_only(
    workspace: Workspace, published: str, tmp_path: Path
) -> None:
    to = tmp_path / "package"
    with connect(workspace.snapshots, published) as connection:
        export.export(connection, to, ["force", "citation"])
        made = export.export(connection, to, ["force"])
        assert {path.name for path in to.iterdir()} == {*made.files, "SHA256SUMS"}
        assert "citation.csv" not in made.files
        assert verify.verify_export(to) == []
        (to / "notes.txt").write_text("mine")
        with pytest.raises(export.ExportError, match=r"notes\.txt"):
            export.export(connection, to, ["citation"])
    assert (to / "force.csv").is_file() and (to / "notes.txt").read_text() == "mine"


def test_a_folder_that_is_no_export_is_left_alone(workspace: Workspace, published: str, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "SHA256SUMS").write_text(f"{'0' * 64}  README.md\n")
    with (
        connect(workspace.snapshots, published) as connection,
        pytest.raises(export.ExportError, match="no export wrote"),
    ):
        export.export(connection, tmp_path, ["force"])
    assert (tmp_path / "README.md").read_text() == "mine"


def test_a_zip_has_the_whole_name_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "story-v1.2").mkdir()
    (tmp_path / "story-v1.2" / "a.csv").write_text("a")
    assert export.pack(tmp_path / "story-v1.2") == tmp_path / "story-v1.2.zip"


def test_every_column_of_text_says_that_it_may_be_guarded(workspace: Workspace, published: str, tmp_path: Path) -> None:
    with connect(workspace.snapshots, published) as connection:
        export.export(connection, tmp_path / "package", ["response"])
        kinds = {name: kind for name, kind, _ in columns_of(connection, "response")}
    described = json.loads((tmp_path / "package" / "datapackage.json").read_text())
    [fields] = [table["schema"]["fields"] for table in described["resources"] if table["name"] == "response"]
    assert {field["name"] for field in fields if "apostrophe" in field["description"]} == {
        name for name, kind in kinds.items() if kind == "VARCHAR"
    }


def test_sums_are_numbers_and_moments_are_written_alike_in_every_format(tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE response (response_id VARCHAR, cost DECIMAL(14,2), made_at TIMESTAMP, d DATE)")
        connection.execute("INSERT INTO response VALUES ('a', 12500.5, '2026-02-03 03:04:05', '2026-02-03')")
        query = query_for(connection, "response")
        [row] = json.loads(b"".join(json_chunks(connection, query)))
        lines = b"".join(csv_chunks(connection, query)).decode().splitlines()
        write_workbook(connection, {"response": query}, tmp_path / "tables.xlsx")
    assert row == {"response_id": "a", "cost": 12500.5, "made_at": "2026-02-03T03:04:05Z", "d": "2026-02-03"}
    assert lines[1] == "a,12500.50,2026-02-03T03:04:05Z,2026-02-03"
    sheet = openpyxl.load_workbook(tmp_path / "tables.xlsx")["response"]
    assert [cell.value for cell in sheet[2]][:3] == ["a", 12500.5, "2026-02-03T03:04:05Z"]
