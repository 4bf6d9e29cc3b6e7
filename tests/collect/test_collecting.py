"""What went wrong at a source reaches the problem log, whether the source gave letters or not."""

from __future__ import annotations

import csv
import functools
import json
import shutil
from pathlib import Path

import pytest

from etl.collect.http import Door
from etl.issues import IssueLog
from etl.pipeline import collecting
from etl.reference_rows import Source
from etl.workspace import Workspace
from tests.collect.alaveteli import ASKED, SLUG, page, source
from tests.collect.servers import Clock, Site, manners, reply

ROOT = Path(__file__).parents[2]


def workspace(folder: Path, row: Source) -> Workspace:
    shutil.copytree(ROOT / "data" / "reference", folder / "reference")
    with (folder / "reference" / "sources.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, Source.model_fields, lineterminator="\n")
        writer.writeheader()
        writer.writerow(row.model_dump())
    return Workspace(folder)


def collected(row: Source, folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> tuple[str | None, list[str]]:
    monkeypatch.setattr(collecting, "Door", functools.partial(Door, clock=clock, sleep=clock.sleep))
    issues = IssueLog(folder / "issues.jsonl", "run")
    [(_, report, error)] = collecting.collect_from(
        workspace(folder, row), [row.source_id], manners(), issues, limit=200
    )
    assert (report is None) == (error is not None)
    lines = issues.path.read_text(encoding="utf-8").splitlines()
    return error, sorted(json.loads(line)["code"] for line in lines)


def test_a_source_that_gives_nothing_leaves_every_problem_in_the_log(
    portal: Site, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    portal.answers["/request/gone.json"] = reply("none", 404)
    portal.answers["/request/closed.json"] = reply("none", 403)
    row = source(portal.url, "request:gone;request:closed")
    error, codes = collected(row, tmp_path, clock, monkeypatch)
    assert error is not None and codes == ["empty-source", "not-there", "refused"]


def test_a_source_that_gives_too_few_leaves_its_problems_and_unknown_requests(
    alaveteli: Site, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    alaveteli.serve(f"/request/{SLUG}?unfold=1", page().replace(ASKED, "Please list the menus of your canteens."))
    error, codes = collected(source(alaveteli.url, expected_minimum=5), tmp_path, clock, monkeypatch)
    assert error is not None and codes == ["empty-source", "spreadsheet", "unmatched-request"]


def test_a_source_that_gives_letters_leaves_its_problems(
    alaveteli: Site, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    error, codes = collected(source(alaveteli.url), tmp_path, clock, monkeypatch)
    assert error is None and codes == ["spreadsheet"]
