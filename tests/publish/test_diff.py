"""Why a cell differs between two snapshots. The letter is invented."""

from __future__ import annotations

import csv
from pathlib import Path

from etl import snapshot_diff as diff
from etl.issues import IssueLog
from etl.pipeline import letters, run, snapshots
from etl.snapshot import connect
from etl.workspace import Workspace


def published(workspace: Workspace, tmp_path: Path) -> str:
    """Run once more and give the id of the snapshot."""
    return run.run(workspace, IssueLog(tmp_path / "i.jsonl", "t"), lambda done, total: None).snapshot_id


KENT = """Kent Police

Our ref: 12/24
Date: 2 April 2024

You wrote to us on 1 March 2024.

RESPONSE

Kent Police neither confirms nor denies that it holds information, by virtue of section 31(3) of the Freedom of
Information Act 2000.
"""
MOVED = [
    ("positions", "all:no_use@overt", {"outcome", "ncnd_scope"}),
    ("positions", "all:neither_confirm_nor_deny@all;2:disclosed@all", {"outcome", "method", "quote"}),
    ("exemptions", "FOIA s24(2)", {"counts"}),
    ("force_id", "essex", {"body_name"}),
    ("not_comparable_because", "It is a draft.", {"comparable"}),
    ("question_set_id", "facial-recognition-2025", {"not_comparable_because"}),
    ("received_on", "2024-02-01", {"due_on", "working_days", "late"}),
    ("responded_on", "2025-04-02", {"year"}),
    ("act", "EIR", set()),
    ("reference", "13/24", set()),
    ("outcome", "unclear", set()),
]


def test_what_follows_from_a_correction_is_said_to_be_corrected(workspace: Workspace, tmp_path: Path) -> None:
    for number in range(len(MOVED)):
        (tmp_path / f"{number}.txt").write_text(KENT.replace("12/24", f"{number}/24"))
    letters.add(workspace, [tmp_path / f"{number}.txt" for number in range(len(MOVED))], lambda done, total: None)
    first = published(workspace, tmp_path)
    for number, (field, value, _) in enumerate(MOVED):
        snapshots.correct(workspace, f"kent:{number}-24", field, value, "for a test", "tester")
    register = workspace.register / "responses.csv"
    register.write_text(register.read_text().replace("bid result not", "bid result not seen"))
    later = published(workspace, tmp_path)
    with connect(workspace.snapshots, first) as old, connect(workspace.snapshots, later) as new:
        found = diff.diff(old, new).changed
    [note] = [change for change in found if change.column == "note"]
    assert note.why == "register change or correction"
    for number, (_, _, moves) in enumerate(MOVED):
        # A letter of another force shares its wording with all others, whatever was corrected in them.
        of_letter = [row for row in found if row.key[0] == f"kent:{number}-24" and row.column != "template_share"]
        why = {row.column: row.why for row in of_letter}
        assert moves | {"reviewed"} <= why.keys() and set(why.values()) == {"correction"}, why


def test_a_correction_that_both_snapshots_have_explains_no_later_change(workspace: Workspace, tmp_path: Path) -> None:
    published(workspace, tmp_path)
    register = workspace.register / "responses.csv"
    rows = csv.DictReader(register.read_text().splitlines())
    row = next(row for row in rows if row["requested_on"] and row["responded_on"] and row["source"] == "whatdotheyknow")
    snapshots.correct(workspace, row["response_id"], "requested_on", "2015-02-02", "for a test", "tester")
    first = published(workspace, tmp_path)
    asked, answered = row["requested_on"], row["responded_on"]
    register.write_text(register.read_text().replace(f"{asked},no,{answered}", f"{asked},no,2030-12-30", 1))
    later = published(workspace, tmp_path)
    with connect(workspace.snapshots, first) as old, connect(workspace.snapshots, later) as new:
        reasons = {change.column: change.why for change in diff.diff(old, new).changed if change.table == "response"}
    assert "working_days" in reasons and set(reasons.values()) == {"register change"}
