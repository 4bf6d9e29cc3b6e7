"""Options and fixtures that all tests share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from etl.workspace import DATA_VARIABLE, Workspace

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-letters",
        action="store_true",
        help="Write the present readings into the labels of tests/letters and print what changed. Not in CI.",
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-letters") and os.environ.get("CI"):
        raise pytest.UsageError("--update-letters rewrites labels; it is forbidden where CI is set")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A data folder of its own, with the committed tables; ``CROSS_FORCE_DATA`` names it."""
    for name in ("reference", "register", "corrections"):
        shutil.copytree(ROOT / "data" / name, tmp_path / "data" / name)
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "data"))
    return Workspace(tmp_path / "data")
