"""The command line as a person meets it: what it prints, where, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from etl.cli import app
from etl.pipeline import evaluation
from etl.workspace import Workspace

LETTER = """Kent Police

Our ref: 12/24
Date: 3 May 2024

Your request: use of facial recognition.

Response: No information is held.
"""


def etl(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def published(workspace: Workspace) -> str:
    result = etl("run")
    assert result.exit_code == 0, result.output
    return (workspace.snapshots / "CURRENT").read_text().strip()


def test_read_prints_one_object_and_nothing_else(workspace: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(LETTER)
    result = etl("read", str(file), "--json")
    assert result.exit_code == 0
    assert list(json.loads(result.stdout)) == [
        "force_id", "reference", "responded_on", "act", "outcome", "ncnd_scope", "exemptions", "positions",
        "citations", "use_stated", "vendors", "cost_gbp", "checks", "confidence",
    ]  # fmt: skip
    assert not (workspace.data / "raw").exists()
    assert etl("read", str(file)).exit_code == 0


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("read", "nothing.txt"), 3, "no such file"),
        (("read",), 2, ""),
        (("read", "LETTER", "--force", "gotham"), 2, "no such force"),
        (("review",), 3, "python -m etl run"),
        (("explain", "x", "outcome"), 3, "python -m etl run"),
        (("add", "nothing"), 2, "no such file or folder"),
        (("verify",), 3, "python -m etl run"),
        (("evaluate", "nothing"), 2, "no such folder"),
        (("changed", "nothing"), 2, "no snapshot id"),
    ],
)
def test_an_error_is_a_line_with_what_to_do(
    workspace: Workspace, tmp_path: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    (tmp_path / "letter.txt").write_text(LETTER)
    result = etl(*(str(tmp_path / "letter.txt") if word == "LETTER" else word for word in words))
    assert result.exit_code == code
    assert says in result.stderr


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"%PDF-1.4 broken", b"PK\x03\x04broken"])
def test_a_file_that_is_no_letter_ends_with_three(workspace: Workspace, tmp_path: Path, data: bytes) -> None:
    for suffix in (".txt", ".pdf", ".docx"):
        file = tmp_path / f"letter{suffix}"
        file.write_bytes(data)
        result = etl("read", str(file), "--json")
        assert (result.exit_code, result.stdout) == (3, ""), suffix


def test_gains_and_losses_are_part_of_the_one_object(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kent.txt").write_text(LETTER)
    (tmp_path / "kent.json").write_text('{"outcome": "denied"}')
    change: list[object] = ["kent.txt", "outcome", "refused", "denied", "12–40"]
    monkeypatch.setattr(evaluation, "against", lambda *words: evaluation.Changes(gains=[change], losses=[]))
    result = etl("evaluate", str(tmp_path), "--json", "--against", "main~5")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["letters"] == 1 and found["losses"] == []
    assert found["gains"] == [dict(zip(evaluation.CHANGE, change, strict=True))]


def test_a_second_run_has_nothing_to_do(published: str) -> None:
    assert "Nothing new" in etl("run").stderr


def test_what_is_published_can_be_explained_exported_and_checked(published: str, tmp_path: Path) -> None:
    shown = etl("explain", "northumbria:337-19", "exemptions")
    assert "FOIA s23(5)" in shown.stdout and shown.exit_code == 0
    assert etl("explain", "northumbria:337-19", "colour").exit_code == 2
    assert etl("export", "--to", str(tmp_path / "x"), "--where", "nation=Wales").exit_code == 0
    assert etl("verify", str(tmp_path / "x")).exit_code == 0
    (tmp_path / "x" / "responses.csv").write_text("spoiled")
    wrong = etl("verify", str(tmp_path / "x"))
    assert wrong.exit_code == 1 and "responses.csv" in wrong.stderr
    assert etl("export", "--to", str(tmp_path / "y"), "--where", "nation=Mars").exit_code == 2
    refused = etl("export", "--to", str(tmp_path))
    assert refused.exit_code == 2 and "name an empty or new folder" in refused.stderr


def test_a_letter_goes_the_whole_way(workspace: Workspace, published: str, tmp_path: Path) -> None:
    (tmp_path / "kent.txt").write_text(LETTER)
    assert "1 new" in etl("add", str(tmp_path / "kent.txt")).stderr
    assert etl("run").exit_code == 0
    assert "not_held" in etl("explain", "kent:12-24", "positions").stdout
    corrected = etl("correct", "kent:12-24", "outcome", "refused", "--because", "a test", "--who", "tester")
    assert corrected.exit_code == 0, corrected.stderr
    assert etl("run").exit_code == 0
    since = etl("changed", published, "--json")
    states = {line["response_id"]: line["state"] for line in json.loads(since.stdout)}
    assert states["kent:12-24"] == "new letter"
    assert etl("diff", published, "--json").exit_code == 0
    refused = etl("correct", "kent:12-24", "outcome", "lies", "--because", "a test")
    assert refused.exit_code == 2 and "allowed are" in refused.stderr
