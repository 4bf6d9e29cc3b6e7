"""The documentation is true: every command it shows exists and has help, and every command is shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from etl.cli import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> set[str]:
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    return set(group.commands)


def test_every_command_is_in_the_readme() -> None:
    shown = set(re.findall(r"python -m etl ([a-z]+)", README))
    assert commands() <= shown


def test_every_command_shown_exists() -> None:
    texts = [README, *(path.read_text(encoding="utf-8") for path in [ROOT / "CONTRIBUTING.md"])]
    shown = {name for text in texts for name in re.findall(r"python -m etl ([a-z]+)", text)}
    assert shown and shown <= commands()


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_has_help(name: str) -> None:
    result = CliRunner().invoke(app, [name, "--help"])
    assert result.exit_code == 0
    assert len(result.output) > 200


def test_every_make_target_shown_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    shown = set(
        re.findall(r"(?:^|`)make ([a-z]+)", README + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.M)
    )
    assert {"run", "test"} <= shown <= targets


def test_every_file_named_in_the_readme_exists() -> None:
    for name in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / name).exists(), name


def test_every_requirement_is_explained() -> None:
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    names = [re.split(r"[=<>\[]", line)[0] for line in lines if line and not line.startswith(("#", "-r"))]
    assert [name for name in names if name.lower() not in README.lower()] == []
