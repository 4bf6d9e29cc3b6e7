"""From the register, letters and corrections to the coded tables. Letters here are invented."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pytest

from etl.coding import checks, wording
from etl.coding.agreement import kappa
from etl.coding.corrections import CorrectionError
from etl.issues import IssueLog
from etl.pipeline import letters, run, snapshots
from etl.reference import ReferenceError, load
from etl.reference_coding import load_checks, load_register
from etl.snapshot import current_id
from etl.workspace import Workspace

DENIAL = """Our ref: 412/21
Response Date: 24/08/2021

Your request:
Do you use facial recognition software?

Response:
{force} does not use facial recognition software.

{force} can neither confirm nor deny that it holds any other information in relation to the covert use of facial
recognition, as the duty in Section 1(1)(a) of the Freedom of Information Act 2000 does not apply by virtue of:

Section 24(2) National Security
Section 31(3) Law Enforcement

Evidence of harm. Confirming or denying that any other information is held would show offenders what the tactical
capability of the force is and would allow them to plan around it, which would be likely to harm law enforcement.

Public interest test. Factors favouring confirmation: openness about spending. Factors against: the prevention of crime.

This letter is a refusal notice under section 17(1). You may ask for an internal review or complain to the Information
Commissioner.
"""


def built(workspace: Workspace, tmp_path: Path) -> run.RunResult:
    return run.run(workspace, IssueLog(tmp_path / "issues.jsonl", "test"), lambda done, total: None)


def add(workspace: Workspace, tmp_path: Path, name: str, text: str) -> letters.AddResult:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return letters.add(workspace, [file], lambda done, total: None)


def outcome_of(workspace: Workspace, response_id: str) -> str:
    found = snapshots.rows(workspace, "SELECT outcome FROM response WHERE response_id = ?", [response_id])
    return str(found[0]["outcome"])


def test_the_register_alone_gives_a_snapshot(workspace: Workspace, tmp_path: Path) -> None:
    result = built(workspace, tmp_path)
    assert result.n_responses == 105 and not result.unchanged
    assert outcome_of(workspace, "letter:8ca2386637310b8d") == "denied"
    assert outcome_of(workspace, "metropolitan:01-foi-23-030506") == "partly_disclosed"
    assert built(workspace, tmp_path).unchanged


def test_a_letter_is_read_joined_and_explained(workspace: Workspace, tmp_path: Path) -> None:
    added = add(workspace, tmp_path, "kent.txt", DENIAL.format(force="Kent Police"))
    assert [(row.force_id, row.reference, row.responded_on, row.outcome) for row in added.read] == [
        ("kent", "412/21", "2021-08-24", "denied")
    ]
    built(workspace, tmp_path)
    lines = snapshots.explain(workspace, "kent:412-21", "positions")
    assert any("does not use facial recognition" in line.quote for line in lines)
    assert {line.value.split(" (")[0] for line in snapshots.explain(workspace, "kent:412-21", "exemptions")} == {
        "FOIA s24(2)",
        "FOIA s31(3)",
    }


def test_a_correction_survives_every_run_and_is_never_dropped(workspace: Workspace, tmp_path: Path) -> None:
    built(workspace, tmp_path)
    response = "metropolitan:01-foi-25-044245"
    snapshots.correct(workspace, response, "outcome", "refused", "for a test", "tester")
    built(workspace, tmp_path)
    assert outcome_of(workspace, response) == "refused"
    [state] = snapshots.rows(workspace, "SELECT state, machine_value, value FROM correction", [])
    assert state == {"state": "applied", "machine_value": "disclosed", "value": "refused"}
    snapshots.correct(workspace, response, "positions", "all:withheld@all", "for a test", "tester")
    built(workspace, tmp_path)
    assert len(snapshots.rows(workspace, "SELECT * FROM correction", [])) == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("outcome", "lied"),
        ("responded_on", "24/08/2021"),
        ("exemptions", "FOIA s99"),
        ("confidence", "1"),
        ("positions", "x"),
        ("outcome", ""),
        ("outcome", "unread"),
    ],
)
def test_a_correction_outside_the_vocabulary_is_refused(
    workspace: Workspace, tmp_path: Path, field: str, value: str
) -> None:
    built(workspace, tmp_path)
    with pytest.raises(CorrectionError):
        snapshots.correct(workspace, "metropolitan:01-foi-25-044245", field, value, "for a test", "tester")


def test_a_refused_correction_says_what_to_correct_first_and_then_every_run_goes_on(
    workspace: Workspace, tmp_path: Path
) -> None:
    built(workspace, tmp_path)
    response = "wdtk:facial_recognition_25"

    def correct(field: str, value: str) -> None:
        snapshots.correct(workspace, response, field, value, "for a test", "tester")

    with pytest.raises(CorrectionError, match="correct its positions instead"):
        correct("outcome", "denied")
    correct("positions", "all:no_use@all")
    correct("outcome", "refused")
    correct("requested_on", "2018-01-01")
    with pytest.raises(CorrectionError, match="correct that one first"):
        correct("responded_on", "2017-12-31")
    correct("requested_on", "2017-12-01")
    correct("responded_on", "2017-12-31")
    built(workspace, tmp_path)
    assert outcome_of(workspace, response) == "refused"
    correct("positions", "")
    correct("outcome", "unread")
    built(workspace, tmp_path)
    assert outcome_of(workspace, response) == "unread"


def test_a_correction_sent_twice_is_one_line(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(workspace, tmp_path)

    class Stopped(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Stopped:
            return cls(2026, 1, 1, tzinfo=tz)

    monkeypatch.setattr("etl.pipeline.snapshots.dt", SimpleNamespace(datetime=Stopped, UTC=dt.UTC))
    for _ in range(2):
        snapshots.correct(workspace, "metropolitan:01-foi-25-044245", "outcome", "refused", "for a test", "tester")
    assert len((workspace.corrections / "corrections.csv").read_text().splitlines()) == 2


def test_a_correction_of_a_letter_that_is_not_here_is_kept(workspace: Workspace, tmp_path: Path) -> None:
    line = f"0123456789abcdef,kent:1-24,outcome,denied,refused,test,,,,,,tester,{dt.datetime.now(dt.UTC).isoformat()}\n"
    with (workspace.corrections / "corrections.csv").open("a") as lines:
        lines.write(line)
    built(workspace, tmp_path)
    assert snapshots.rows(workspace, "SELECT state FROM correction", []) == [{"state": "absent"}]


def test_a_register_row_outside_the_vocabulary_stops_the_run(workspace: Workspace, tmp_path: Path) -> None:
    first = built(workspace, tmp_path)
    path = workspace.register / "responses.csv"
    path.write_text(path.read_text().replace("no_use@overt", "no_usage@overt", 1))
    with pytest.raises(ReferenceError, match=r"responses\.csv: line \d+, column positions: 'no_usage'"):
        built(workspace, tmp_path)
    assert current_id(workspace.snapshots) == first.snapshot_id


def test_the_committed_register_is_whole() -> None:
    root = Path(__file__).parents[2] / "data"
    rows = load_register(root / "register", load(root / "reference"))
    assert len(rows) == 105
    assert any(len(row.source_urls) == 2 for row in rows)
    assert all(row.source_urls for row in rows if row.source != "letter")


def test_every_check_has_a_predicate_and_a_row() -> None:
    rules = {rule.rule_id for rule in load_checks(Path(__file__).parents[2] / "data" / "reference")}
    assert rules == set(checks.PREDICATES) | checks.BY_DATES


CHECKED = [
    ("", set()),
    ("no public interest", {"no_public_interest_test"}),
    ("no harm", {"no_harm_stated"}),
    ("no complaint", {"no_complaint_rights"}),
    ("no power", {"ncnd_without_power"}),
]


@pytest.mark.parametrize(("without", "found"), CHECKED)
def test_a_check_is_tripped_by_what_is_missing(
    workspace: Workspace, tmp_path: Path, without: str, found: set[str]
) -> None:
    text = DENIAL.format(force="Kent Police")
    harm = text.index("Evidence of harm")
    interest = text.index("Public interest test")
    notice = text.index("This letter is")
    if without == "no public interest":
        text = text[:interest] + text[notice:]
    elif without == "no harm":
        text = text[:harm] + text[interest:]
    elif without == "no complaint":
        text = text[: text.index("You may ask")]
    elif without == "no power":
        text = text.replace("Section 24(2)", "Section 24(1)").replace("Section 31(3)", "Section 31(1)(a)")
    file = tmp_path / "letter.txt"
    file.write_text(text)
    assert set(letters.read_file(workspace, file).checks) == found


def test_shared_wording_is_found_between_forces_only(workspace: Workspace, tmp_path: Path) -> None:
    add(workspace, tmp_path, "kent.txt", DENIAL.format(force="Kent Police"))
    add(workspace, tmp_path, "essex.txt", DENIAL.format(force="Essex Police").replace("412/21", "99/21"))
    built(workspace, tmp_path)
    found = snapshots.rows(workspace, "SELECT n_forces, n_responses FROM wording", [])
    assert found and all(row == {"n_forces": 2, "n_responses": 2} for row in found)
    shares = snapshots.rows(workspace, "SELECT template_share FROM response WHERE document_sha256 IS NOT NULL", [])
    kent, essex = (float(row["template_share"]) for row in shares)
    assert 0.5 < kent == essex < 1, "headings and greetings belong to the answer and are too short to be shared wording"


def test_a_diff_keeps_every_word() -> None:
    runs = wording.diff(["a", "b", "c", "d"], ["a", "x", "c", "d", "e"])
    assert runs == [("kept", "a"), ("removed", "b"), ("added", "x"), ("kept", "c d"), ("added", "e")]


def test_kappa_takes_chance_away() -> None:
    assert kappa([("a", "a"), ("b", "b")]) == 1.0
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0.0
    assert kappa([]) is None and kappa([("a", "a")]) is None
