"""Options and fixtures that all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

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
