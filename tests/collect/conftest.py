"""A door with a false clock, so that no test waits; it reaches loopback only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.collect.http import Door
from etl.collect.store import RawStore
from tests.collect.servers import SURVIVED, Clock, Site, manners, site


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def portal() -> Iterator[Site]:
    with site() as running:
        yield running


@pytest.fixture
def store(tmp_path: Path) -> RawStore:
    return RawStore(tmp_path / "raw")


@pytest.fixture
def door(store: RawStore, clock: Clock) -> Door:
    return Door(manners(), store.note_attempt, clock, clock.sleep)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if SURVIVED:
        terminalreporter.write_line(f"collect: {len(SURVIVED)} faults of servers survived")
