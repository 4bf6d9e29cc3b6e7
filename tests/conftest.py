"""Options and fixtures that all tests share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from etl.workspace import DATA_VARIABLE, Workspace

# A busy machine takes its time; speed is measured by the benchmarks.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).parents[1]
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of this system."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("No Chromium on PATH. Debian: apt-get install chromium; macOS: brew install --cask chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
