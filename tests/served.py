"""A temporary data folder with a published snapshot, for tests of routes, pages and walks.

The letters come from ``tests/letters``; they are invented.
"""

from __future__ import annotations

import shutil
import socket
from collections.abc import Iterable
from pathlib import Path

from starlette.routing import BaseRoute, Route

from etl.issues import IssueLog
from etl.pipeline import letters, run
from etl.workspace import Workspace

ROOT = Path(__file__).parents[1]
LETTERS = sorted((ROOT / "tests" / "letters" / "one").glob("*.txt"))


def quiet(done: int, total: int) -> None:
    """No progress is shown in tests."""


def data_folder(folder: Path) -> Workspace:
    """Reference, register and corrections of the repository in a folder of their own."""
    for name in ("reference", "register", "corrections"):
        shutil.copytree(ROOT / "data" / name, folder / name)
    return Workspace(folder)


def add_letters(workspace: Workspace, paths: list[Path]) -> None:
    """Take letters into the folder."""
    letters.add(workspace, paths, quiet)


def publish(workspace: Workspace) -> str:
    """Build a snapshot and return its id."""
    return run.run(workspace, IssueLog(workspace.issues, "test"), quiet).snapshot_id


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def paths_of(routes: Iterable[BaseRoute]) -> set[str]:
    """The paths of routes, each of which has one."""
    found = set()
    for route in routes:
        assert isinstance(route, Route), route
        found.add(route.path)
    return found
