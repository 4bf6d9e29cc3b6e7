"""Snapshots: built once, the same everywhere, every flipped byte found, exported whole."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import frictionless
import pytest

from etl import snapshot_diff as diff
from etl import snapshot_package as export
from etl.issues import IssueLog
from etl.pipeline import run
from etl.publish import build, verify
from etl.snapshot import DamagedSnapshot, MissingSnapshot, connect, current_id, last_good
from etl.snapshot_tables import NotAllowed, csv_chunks, query_for
from etl.workspace import Workspace

ROOT = Path(__file__).parents[2]


@pytest.fixture
def published(workspace: Workspace, tmp_path: Path) -> str:
    result = run.run(workspace, IssueLog(tmp_path / "issues.jsonl", "test"), lambda done, total: None)
    return result.snapshot_id


def test_every_table_and_column_has_a_comment() -> None:
    with duckdb.connect() as connection:
        connection.execute(build.SCHEMA.read_text())
        for view in ("duckdb_tables", "duckdb_columns"):
            assert connection.execute(f"SELECT * FROM {view}() WHERE NOT internal AND comment IS NULL").fetchall() == []


def test_the_same_inputs_give_the_same_snapshot(workspace: Workspace, published: str, tmp_path: Path) -> None:
    other = tmp_path / "other"
    for name in ("reference", "register", "corrections"):
        shutil.copytree(workspace.data / name, other / name)
    env = {**os.environ, "CROSS_FORCE_DATA": str(other), "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-m", "etl", "run"], env=env, cwd=ROOT, check=True, capture_output=True)
    assert current_id(other / "snapshots")[11:] == published[11:]
    packages = []
    for folder, name in ((workspace.snapshots, "a"), (other / "snapshots", "b")):
        with connect(folder, current_id(folder)) as connection:
            export.export(connection, tmp_path / name, ["response", "citation", "force"])
        packages.append({path.name: path.read_bytes() for path in (tmp_path / name).glob("*.csv")})
    assert packages[0] == packages[1]


def test_nothing_can_be_written_or_read_outside(workspace: Workspace, published: str, tmp_path: Path) -> None:
    with connect(workspace.snapshots, published) as connection:
        for query in (
            f"COPY response TO '{tmp_path}/x.csv'",
            "SELECT * FROM read_csv('/etc/hosts')",
            "SET enable_external_access = true",
            "DELETE FROM snapshot",
        ):
            with pytest.raises(duckdb.Error):
                connection.execute(query)


def test_a_flipped_byte_is_found_anywhere(workspace: Workspace, published: str) -> None:
    path = workspace.snapshots / f"{published}.duckdb"
    whole = path.read_bytes()
    assert verify.verify_snapshot(workspace.snapshots, published) == []
    for place in range(0, len(whole), max(1, len(whole) // 25)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert verify.verify_snapshot(workspace.snapshots, published), place
    path.write_bytes(whole)
    assert verify.verify_snapshot(workspace.snapshots, published) == []


def test_a_damaged_or_missing_snapshot_is_named(workspace: Workspace, published: str) -> None:
    (workspace.snapshots / "2026-01-01-00000000.duckdb").write_bytes(b"not a database")
    with pytest.raises(DamagedSnapshot, match="does not open"):
        connect(workspace.snapshots, "2026-01-01-00000000")
    with pytest.raises(MissingSnapshot, match="here are"):
        connect(workspace.snapshots, "2026-01-01-11111111")
    with pytest.raises(MissingSnapshot):
        connect(workspace.snapshots, "../../etc/passwd")
    assert last_good(workspace.snapshots, "2026-01-01-00000000") == published


def test_a_broken_bound_keeps_the_published_snapshot(workspace: Workspace, published: str, tmp_path: Path) -> None:
    path = workspace.reference / "bounds.csv"
    path.write_text(path.read_text().replace("n_responses,all,90", "n_responses,all,1000"))
    with pytest.raises(build.BuildError, match="below the minimum of 1000"):
        run.run(workspace, IssueLog(tmp_path / "i.jsonl", "t"), lambda done, total: None)
    assert current_id(workspace.snapshots) == published
    assert not list(workspace.snapshots.glob(".building*"))


def test_a_damaged_snapshot_is_built_anew(workspace: Workspace, published: str, tmp_path: Path) -> None:
    (workspace.snapshots / f"{published}.duckdb").write_bytes(b"no database")
    again = run.run(workspace, IssueLog(tmp_path / "i.jsonl", "t"), lambda done, total: None, again=True)
    assert again.snapshot_id[11:] == published[11:]
    assert verify.verify_snapshot(workspace.snapshots, again.snapshot_id) == []


KILLED = """
import os
from etl.publish import build
build._check = lambda connection, reference: os._exit(9)
from etl.cli import main
main()
"""


def test_a_killed_build_leaves_nothing_after_the_next(workspace: Workspace, tmp_path: Path) -> None:
    env = {**os.environ, "CROSS_FORCE_DATA": str(workspace.data)}
    killed = subprocess.run([sys.executable, "-c", KILLED, "run"], env=env, cwd=ROOT, capture_output=True, check=False)
    assert killed.returncode == 9
    assert list(workspace.snapshots.glob(".building*"))
    result = run.run(workspace, IssueLog(tmp_path / "i.jsonl", "t"), lambda done, total: None)
    assert {path.name for path in workspace.snapshots.iterdir()} == {
        f"{result.snapshot_id}.duckdb", f"{result.snapshot_id}.sha256", "CURRENT", "last-run.json", ".build.lock",
    }  # fmt: skip


def test_an_export_is_whole_and_valid(workspace: Workspace, published: str, tmp_path: Path) -> None:
    to = tmp_path / "package"
    with connect(workspace.snapshots, published) as connection:
        made = export.export(connection, to, filters={"force": ["kent", "essex"]})
    assert made.rows["responses"] == 6
    assert "6 of 105" in (to / "README.md").read_text()
    report = frictionless.validate(str(to / "datapackage.json"))
    assert report.valid, report.flatten(["message"])
    assert verify.verify_export(to) == []
    (to / "response.csv").write_bytes((to / "response.csv").read_bytes().replace(b"kent", b"Kent", 1))
    (to / "force.csv").unlink()
    assert verify.verify_export(to) == [
        "force.csv: missing",
        "response.csv: its bytes are not those that were exported",
    ]
    assert export.pack(to).read_bytes() == export.pack(to).read_bytes()


def test_formula_cells_are_neutralised_and_numbers_are_not(tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE response (response_id VARCHAR, title VARCHAR, n INTEGER, d DATE, b BOOLEAN)")
        cells = ["=1+1", "+44", "-5", "@x", "plain", 'quo"te, and\nline', None, "\tx"]
        for number, cell in enumerate(cells):
            connection.execute(
                "INSERT INTO response VALUES (?, ?, ?, '2024-01-02', true)", [str(number), cell, -number]
            )
        rows = b"".join(csv_chunks(connection, query_for(connection, "response"))).decode()
    parsed = list(csv.reader(rows.splitlines(keepends=True)))
    assert rows.count("\r\n") == len(cells) + 1
    assert [row[1] for row in parsed[1:]] == ["'=1+1", "'+44", "'-5", "'@x", "plain", 'quo"te, and\nline', "", "'\tx"]
    assert [row[2] for row in parsed[1:4]] == ["0", "-1", "-2"]
    assert parsed[1][3:] == ["2024-01-02", "true"]


@pytest.mark.parametrize(
    ("table", "filters"), [("response", {"colour": ["red"]}), ("response", {"force": ["zz"]}), ("nothing", {})]
)
def test_what_is_not_allowed_is_listed(
    workspace: Workspace, published: str, table: str, filters: dict[str, list[str]]
) -> None:
    with connect(workspace.snapshots, published) as connection, pytest.raises(NotAllowed, match="allowed are"):
        query_for(connection, table, filters)


def test_the_difference_of_two_snapshots_says_why(workspace: Workspace, published: str, tmp_path: Path) -> None:
    from etl.pipeline import snapshots

    response = "metropolitan:01-foi-25-044245"
    snapshots.correct(workspace, response, "outcome", "refused", "for a test", "tester")
    later = run.run(workspace, IssueLog(tmp_path / "i.jsonl", "t"), lambda done, total: None).snapshot_id
    with connect(workspace.snapshots, published) as old, connect(workspace.snapshots, later) as new:
        found = diff.diff(old, new)
        lines = {line["response_id"]: line for line in diff.since(old, new)}
    [cell] = [change for change in found.changed if change.table == "response" and change.column == "outcome"]
    assert (cell.old, cell.new, cell.why) == ("disclosed", "refused", "correction")
    assert lines[response]["state"] == "corrected by us"
    assert sum(line["state"] == "unchanged" for line in lines.values()) == 104
    assert json.dumps(found.as_json(), default=str)
