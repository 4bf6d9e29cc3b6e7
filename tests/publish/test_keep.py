"""Named snapshots and the current one stay; of the rest, the latest few."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from etl.publish.keep import KeepError, keep, listed, prune
from etl.snapshot import MissingSnapshot

IDS = [f"2026-01-{day:02d}-{day:08x}" for day in range(1, 7)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in IDS:
        (tmp_path / f"{name}.duckdb").write_bytes(name.encode())
        (tmp_path / f"{name}.sha256").write_text("x")
        os.utime(tmp_path / f"{name}.duckdb")
    (tmp_path / "CURRENT").write_text(IDS[0] + "\n")
    return tmp_path


def test_named_and_current_snapshots_are_never_pruned(folder: Path) -> None:
    keep(folder, IDS[2], "the article of March")
    assert prune(folder, keep_last=2) == [IDS[3], IDS[1]]
    assert [entry.snapshot_id for entry in listed(folder)] == [IDS[5], IDS[4], IDS[2], IDS[0]]
    assert {entry.name for entry in listed(folder)} == {None, "the article of March"}
    assert not (folder / f"{IDS[1]}.sha256").exists()
    assert prune(folder, keep_last=2) == []


def test_a_name_is_given_once(folder: Path) -> None:
    keep(folder, IDS[1], "one")
    keep(folder, IDS[1], "one")
    with pytest.raises(KeepError):
        keep(folder, IDS[2], "one")
    with pytest.raises(KeepError):
        keep(folder, IDS[2], " ")
    with pytest.raises(MissingSnapshot):
        keep(folder, "2026-01-01-ffffffff", "two")
