"""The score of the reader, and what another revision of it read."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from etl.pipeline import evaluation
from etl.read.evaluate import gains_and_losses, score, values_of
from etl.workspace import Workspace

ROOT = Path(__file__).parents[2]
REFUSAL = "Kent Police\n\nResponse\n\nThe cost of doing so would exceed the appropriate limit.\n"
DENIAL = "Kent Police\n\nResponse\n\nKent Police does not use facial recognition.\n"


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Two invented letters with their labels, the second of which is wrong on purpose."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for name, outcome in (("right", "denied"), ("wrong", "refused")):
        (folder / f"{name}.txt").write_text(DENIAL, encoding="utf-8")
        label = {"force_id": "kent", "outcome": outcome, "exemptions": []}
        (folder / f"{name}.json").write_text(json.dumps(label), encoding="utf-8")
    return folder


def scored(workspace: Workspace, letters: Path) -> evaluation.Evaluation:
    return evaluation.evaluate(workspace, letters, lambda done, total: None)


def test_the_score_says_what_differs(workspace: Workspace, letters: Path) -> None:
    result = scored(workspace, letters)
    assert result.names == ["right.txt", "wrong.txt"]
    fields = result.as_json()["fields"]
    assert isinstance(fields, dict)
    assert fields["outcome"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "n": 2}
    assert result.differences() == [["wrong.txt", "outcome", "refused", "denied"]]
    tables = {title: rows for title, _, rows in result.tables()}
    assert tables["Outcome: label and reading"] == [["denied", "denied", 1], ["refused", "denied", 1]]
    assert sum(int(str(n)) for _, n, _ in tables["Reliability of the confidence"]) == 2


def test_a_file_that_gives_no_text_is_told_and_not_scored(workspace: Workspace, letters: Path) -> None:
    (letters / "empty.txt").write_bytes(b"\n")
    (letters / "empty.json").write_text("{}", encoding="utf-8")
    result = scored(workspace, letters)
    assert [name for name, _ in result.unreadable] == ["empty.txt"]
    assert "empty.txt" not in result.pairs


def test_losses_against_another_revision_name_the_words(
    workspace: Workspace, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    (letters / "right.txt").write_text(REFUSAL, encoding="utf-8")
    (letters / "right.json").write_text(json.dumps({"outcome": "refused"}), encoding="utf-8")
    for name in ("positions.csv", "meanings.csv"):
        table = workspace.reference / "rules" / name
        rules = table.read_text(encoding="utf-8")
        table.write_text(rules.replace(",cost_limit,", ",unclear,"), encoding="utf-8")
    phrases = workspace.reference / "rules" / "phrases.csv"
    phrases.write_text("phrase,answers,weights\nany answer,1,unclear 0.0\n", encoding="utf-8")
    changes = evaluation.against(letters, "HEAD", scored(workspace, letters))
    assert changes.gains == []
    (letter, field, before, after, _) = next(row for row in changes.losses if row[1] == "outcome")
    assert (letter, field, before) == ("right.txt", "outcome", "refused")
    assert after != "refused"


def test_a_label_may_name_a_vendor_as_people_do(workspace: Workspace, letters: Path) -> None:
    (letters / "right.txt").write_text(
        "Kent Police\n\nResponse\n\nKent Police uses live facial recognition. The supplier is Corsight AI.\n", "utf-8"
    )
    (letters / "right.json").write_text(json.dumps({"vendors": ["Corsight AI"]}), encoding="utf-8")
    assert not [row for row in scored(workspace, letters).differences() if row[1] == "vendors"]


def test_a_revision_that_git_does_not_know_is_refused(
    workspace: Workspace, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    with pytest.raises(LookupError, match="no-such-revision"):
        evaluation.against(letters, "no-such-revision", scored(workspace, letters))


def test_a_reader_that_is_killed_is_told_by_how_it_ended(
    workspace: Workspace, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed = subprocess.CompletedProcess([], -9, stdout="", stderr="")
    monkeypatch.setattr(evaluation, "_git", lambda *words: subprocess.CompletedProcess(words, 0, "", ""))
    monkeypatch.setattr("subprocess.run", lambda *words, **options: killed)
    with pytest.raises(LookupError, match="ended with code -9"):
        evaluation.against(letters, "HEAD", scored(workspace, letters))


def test_the_saved_score_names_the_letters(workspace: Workspace, letters: Path) -> None:
    path = evaluation.save(workspace, letters, scored(workspace, letters))
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "field,measure,value,n,reader_version,measured_on,letters"
    assert any(line.startswith("outcome,f1,0.5000,2,") for line in lines)


def test_a_measurement_replaces_only_the_last_one_of_its_kind(workspace: Workspace, letters: Path) -> None:
    result = scored(workspace, letters)
    evaluation.save(workspace, letters, result)
    evaluation.save(workspace, letters, result, unseen=True)
    path = evaluation.save(workspace, letters, result)
    kinds = [line.rsplit(", ", 1)[1].rstrip('"') for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    assert set(kinds) == {evaluation.SEEN, evaluation.UNSEEN}
    assert kinds.count(evaluation.SEEN) == kinds.count(evaluation.UNSEEN)


@pytest.mark.parametrize(("name", "label", "read"), [("reference", "FOI 12/24", "12 / 24"), ("cost_gbp", 400, 400.004)])
def test_a_change_of_writing_is_no_gain_and_no_loss(name: str, label: object, read: object) -> None:
    before, after = {"one": ({name: label}, {name: label})}, {"one": ({name: label}, {name: read})}
    assert gains_and_losses(before, after) == []
    assert score([after["one"]]).fields[name].right == 1


@pytest.mark.parametrize("written", ["1a", "1(a)", "Question 1(a)", "Q1a", "1A."])
def test_the_name_of_a_question_counts_however_it_is_written(written: str) -> None:
    label = [{"question": written, "scope": "all", "position": "no_use"}]
    read = [{"question": "1a", "scope": "all", "position": "no_use"}]
    assert values_of("positions", label) == values_of("positions", read)
