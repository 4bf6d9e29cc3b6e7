"""The problem log and the store of readings lose nothing."""

from __future__ import annotations

import json
from pathlib import Path

from etl.issues import IssueLog
from etl.model import CanonicalText
from etl.pipeline.readings_store import JsonLines


def test_every_problem_is_one_line(tmp_path: Path) -> None:
    log = IssueLog(tmp_path / "data" / "issues.jsonl", run_id="r1")
    log.add("read", "empty", "warning", "letter.pdf", "no text\nat all", "look at it")
    log.add("read", "broken", "error", "other.pdf", "encrypted", "ask for another copy")
    lines = (tmp_path / "data" / "issues.jsonl").read_text().splitlines()
    assert [json.loads(line)["code"] for line in lines] == ["empty", "broken"]
    assert log.count("error") == 1


def text(sha: str) -> CanonicalText:
    return CanonicalText(document_sha256=sha, text="é", text_sha256="t", extractor="x", media_type="text/plain")


def test_a_line_cut_short_is_dropped_and_the_next_one_kept(tmp_path: Path) -> None:
    store = JsonLines(tmp_path / "texts.jsonl", CanonicalText)
    store.append([text("a"), text("b")])
    whole = store.path.read_bytes()
    store.path.write_bytes(whole[:-20])
    assert set(store.load()) == {"a"}
    store.append([text("c")])
    assert set(store.load()) == {"a", "c"}
    assert store.load()["c"].text == "é"


def test_a_line_cut_inside_a_letter_is_dropped_and_the_next_one_kept(tmp_path: Path) -> None:
    store = JsonLines(tmp_path / "texts.jsonl", CanonicalText)
    store.append([text("a"), text("b")])
    whole = store.path.read_bytes()
    store.path.write_bytes(whole[: whole.rindex("é".encode()) + 1])
    assert set(store.load()) == {"a"}
    store.append([text("c")])
    assert set(store.load()) == {"a", "c"}
