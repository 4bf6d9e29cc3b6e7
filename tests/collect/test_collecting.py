"""What went wrong at a source reaches the problem log, whether the source gave letters or not."""

from __future__ import annotations

import csv
import functools
import json
import shutil
from pathlib import Path

import pytest

from etl.cli import collect as command
from etl.collect.http import Door, Manners
from etl.issues import IssueLog
from etl.pipeline import collecting
from etl.reference_rows import Source
from etl.workspace import Workspace
from tests.collect.alaveteli import ASKED, FILE, PDF, SLUG, facts, page, source
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
    assert "First problem (1 more in the log of problems): " in error


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


def test_the_command_says_when_a_source_was_not_walked_to_its_end(
    alaveteli: Site, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(collecting, "Door", functools.partial(Door, clock=clock, sleep=clock.sleep))
    monkeypatch.setattr(command, "Manners", functools.partial(Manners, allow_loopback=True))
    alaveteli.serve("/info_request_batch/77", "<html>" + "".join(f'<a href="/request/{name}">x</a>' for name in "ab"))
    for number, name in enumerate("ab"):
        alaveteli.serve(f"/request/{name}.json", facts(id=number, url_title=name))
        alaveteli.serve(f"/request/{name}?unfold=1", page(f"<p>No vans of kind {number}.</p>").replace(SLUG, name))
        alaveteli.serve(FILE.replace(SLUG, name), PDF + name.encode())
    row = source(alaveteli.url, "batch:77")
    place = workspace(tmp_path, row)
    told = []
    for _ in range(2):
        assert command.fetch(place, [row.source_id], "tests@example.org", limit=1)
        told.append(capsys.readouterr().err.splitlines()[-1])
    assert ["run the command again" in line for line in told] == [True, False]
