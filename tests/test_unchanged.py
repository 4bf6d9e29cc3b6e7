"""A run that finds nothing new is told from hashes; whatever a snapshot rests on makes the next run a real one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer import Typer
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from etl import cli
from etl.collect.store import RawStore
from etl.pipeline import unchanged
from etl.workspace import Workspace

LETTER = b"Kent Police\n\nOur ref: 12/24\nDate: 3 May 2024\n\nResponse: No information is held.\n"


def run(*words: str) -> str:
    result = CliRunner().invoke(cli.app, ["run", *words])
    assert result.exit_code == 0, result.output
    return result.output


def test_a_second_run_finds_nothing_new_even_with_a_broken_file_in_the_inbox(workspace: Workspace) -> None:
    workspace.inbox.mkdir(exist_ok=True)
    (workspace.inbox / "letter.txt").write_bytes(LETTER)
    (workspace.inbox / "empty.pdf").write_bytes(b"")
    assert "Published" in run()
    assert "Nothing new" in run()
    assert "Nothing new" in run()


def test_whatever_a_snapshot_rests_on_makes_the_next_run_a_real_one(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    run()
    assert unchanged.nothing_new(workspace) is not None
    workspace.inbox.mkdir(exist_ok=True)
    (workspace.inbox / "letter.txt").write_bytes(LETTER)
    assert unchanged.nothing_new(workspace) is None
    run()
    assert unchanged.nothing_new(workspace) is not None
    with (workspace.reference / "vendors.csv").open("a") as lines:
        lines.write("\n")
    assert unchanged.nothing_new(workspace) is None
    run()
    for version in ("EXTRACTOR", "MASKING_VERSION", "SCHEMA_VERSION"):
        assert unchanged.nothing_new(workspace) is not None
        with monkeypatch.context() as other:
            other.setattr(unchanged, version, "another")
            assert unchanged.nothing_new(workspace) is None


def test_a_visit_that_gave_no_letter_changes_nothing(workspace: Workspace) -> None:
    run()
    RawStore(workspace.raw).note_attempt(url="https://a.example", error="refused")
    assert unchanged.nothing_new(workspace) is not None


@pytest.mark.parametrize("state", ["", "[]", '{"snapshot_id": "x"}'])
def test_a_damaged_note_of_the_last_run_means_a_real_run(workspace: Workspace, state: str) -> None:
    run()
    (workspace.snapshots / unchanged.STATE).write_text(state)
    assert unchanged.nothing_new(workspace) is None


def commands(app: Typer) -> set[str]:
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    return set(group.commands)


def test_every_command_is_held_by_the_module_that_is_said() -> None:
    assert commands(cli.app) == set(cli.COMMANDS)
    for command, module in cli.COMMANDS.items():
        assert command in commands(cli.application([module]))


def test_an_idle_run_loads_no_reader_no_tables_and_no_network(workspace: Workspace) -> None:
    run()
    script = (
        "import sys; sys.argv = ['etl', 'run']\nfrom etl.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass\n"
        "print([name for name in ('pandas', 'kreuzberg', 'requests', 'matplotlib', 'scipy') if name in sys.modules])"
    )
    root = Path(__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": str(root), "CROSS_FORCE_DATA": str(workspace.data)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Nothing new" in done.stderr
    assert done.stdout.strip() == "[]"


def test_a_run_that_may_fetch_needs_a_contact_and_says_so(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CROSS_FORCE_CONTACT", raising=False)
    result = CliRunner().invoke(cli.app, ["run", "--collect", "wdtk-kent"])
    assert result.exit_code == 2 and "--contact" in result.output


def test_a_source_that_cannot_be_reached_does_not_stop_a_run(workspace: Workspace) -> None:
    path = workspace.reference / "sources.csv"
    path.write_text(path.read_text().replace("https://www.whatdotheyknow.com", "https://127.0.0.1:9"))
    output = run("--collect", "wdtk-kent", "--contact", "a@b.example")
    assert "wdtk-kent: " in output and "Published" in output
