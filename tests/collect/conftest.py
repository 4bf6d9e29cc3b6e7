"""A door with a false clock, so that no test waits; it reaches loopback only."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.collect.http import Door
from etl.collect.store import RawStore
from etl.reference import Reference, load
from tests.collect.alaveteli import FILE, PDF, SLUG, facts, page
from tests.collect.servers import SURVIVED, Clock, Site, manners, redirect, site

ROOT = Path(__file__).parents[2]


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


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load(ROOT / "data" / "reference")


@pytest.fixture
def alaveteli(portal: Site) -> Iterator[Site]:
    portal.serve(f"/request/{SLUG}.json", facts(), Content_Type="application/json", ETag='W/"one"')
    portal.serve(f"/request/{SLUG}?unfold=1", page())
    portal.serve(FILE, PDF, Content_Type="application/pdf")
    portal.answers["/request/4711"] = redirect(f"/request/{SLUG}", 301)
    portal.answers["/request/4711.json"] = redirect(f"/request/{SLUG}.json", 301)
    portal.serve("/robots.txt", "User-agent: *\nDisallow: */feed/*\nDisallow: */search/*\nDisallow: */profile/*\n")
    yield portal


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if SURVIVED:
        terminalreporter.write_line(f"collect: {len(SURVIVED)} faults of servers survived")
