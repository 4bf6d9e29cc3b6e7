"""The draft of the next step, from invented rows of a snapshot."""

from __future__ import annotations

import datetime as dt
import io
import shutil
from pathlib import Path

import pytest
from docx import Document
from typer.testing import CliRunner

from etl.cli import app
from etl.coding.code import code
from etl.coding.next_step import MARK, Kind, as_docx, as_text, deadline, draft
from etl.coding.rows import Row
from etl.reference import Reference
from etl.reference_coding import CheckRule
from tests.coding.conftest import DATA, MakeLetter

LETTER = (
    "Kent Police\n\nFreedom of Information request reference 101/22\n\nDate: 4 May 2022\n\nRESPONSE\n\n"
    "Kent Police neither confirms nor denies that it holds any information, by virtue of section 31(1)(a).\n"
)


@pytest.fixture
def tables(make_letter: MakeLetter, reference: Reference, check_rules: tuple[CheckRule, ...]) -> dict[str, list[Row]]:
    return code([make_letter(LETTER)], [], [], [], check_rules, reference, [])


def test_draft_holds_each_check_with_quote_provision_and_question(tables: dict[str, list[Row]]) -> None:
    letter = draft(tables["response"][0], tables["check_result"], tables["check_rule"], "Kent Police")
    text = as_text(letter)
    rules = {row["rule_id"]: row for row in tables["check_rule"]}
    fired = [rules[row["rule_id"]] for row in tables["check_result"]]
    assert {row["rule_id"] for row in fired} >= {"ncnd_without_power", "no_public_interest_test", "no_complaint_rights"}
    assert len(letter.points) == len(fired)
    for rule in fired:
        own = next(part for part in str(rule["statute"]).split("; ") if part.startswith("FOIA "))
        assert own in text and str(rule["ask"]) in text
    assert "FOISA" not in text
    assert "neither confirms nor denies" in text and "101/22" in text and "4 May 2022" in text
    assert MARK in text and text.index(MARK) < text.index("Dear")
    assert "section 31" in " ".join(point.quote or "" for point in letter.points)


def test_serious_points_come_first(tables: dict[str, list[Row]]) -> None:
    letter = draft(tables["response"][0], tables["check_result"], tables["check_rule"], "Kent Police")
    severity = {row["title"]: row["severity"] for row in tables["check_rule"]}
    order = [("serious", "question", "info").index(str(severity[point.heading])) for point in letter.points]
    assert order == sorted(order) and order[0] == 0


def test_word_file_says_the_same_as_the_text(tables: dict[str, list[Row]]) -> None:
    letter = draft(tables["response"][0], tables["check_result"], tables["check_rule"], "Kent Police")
    words = "\n".join(part.text for part in Document(io.BytesIO(as_docx(letter))).paragraphs)
    for line in as_text(letter).splitlines():
        assert line.strip().strip("[]").removeprefix("Subject: ") in words


def row(tables: dict[str, list[Row]], **changed: object) -> Row:
    return tables["response"][0] | changed


@pytest.mark.parametrize(
    ("kind", "act", "day"),
    [
        ("review", "FOIA", "2022-07-01"),
        ("review", "FOISA", "2022-07-01"),
        ("complaint", "FOIA", "2022-06-15"),
        ("complaint", "FOISA", "2022-11-04"),
        ("complaint", "EIR", "2022-06-15"),
    ],
)
def test_time_limits_are_counted_from_the_reply(kind: Kind, act: str, day: str) -> None:
    assert deadline(kind, act, dt.date(2022, 5, 4)) == dt.date.fromisoformat(day)


def test_six_months_from_the_end_of_august_end_in_february() -> None:
    assert deadline("complaint", "FOISA", dt.date(2022, 8, 31)) == dt.date(2023, 2, 28)


def test_after_a_review_comes_the_right_commissioner(tables: dict[str, list[Row]]) -> None:
    reviewed = row(tables, letter_kind="internal_review")
    rules = tables["check_rule"]
    assert draft(reviewed, [], rules, "Kent Police").recipient == "Information Commissioner's Office"
    scottish = draft(reviewed | {"act": "FOISA"}, [], rules, "Police Scotland")
    assert scottish.recipient == "Scottish Information Commissioner" and "section 47(1)" in as_text(scottish)
    assert draft(reviewed, [], rules, "Kent Police", "review").kind == "review"


def test_without_a_check_or_a_date_the_draft_says_so(tables: dict[str, list[Row]]) -> None:
    text = as_text(draft(row(tables, responded_on=None), [], tables["check_rule"], "Kent Police"))
    assert "No check found anything" in text and "date of the reply is not known" in text


def test_nothing_to_draft_from(tables: dict[str, list[Row]]) -> None:
    with pytest.raises(ValueError, match="no reply has been read"):
        draft(row(tables, outcome="unread"), [], tables["check_rule"], "Kent Police")
    with pytest.raises(ValueError, match="law"):
        draft(row(tables, act=None), [], tables["check_rule"], "Kent Police")


def test_control_characters_do_not_break_the_word_file(tables: dict[str, list[Row]]) -> None:
    check = tables["check_result"][0] | {"quote": "a\x00b\x0bc\ud800 " + "long words " * 100}
    letter = draft(row(tables, title="\x07bell"), [check], tables["check_rule"], "Kent Police")
    assert as_docx(letter)[:2] == b"PK" and len(letter.points[0].quote or "") < 420


def test_the_draft_accuses_nobody(check_rules: tuple[CheckRule, ...], tables: dict[str, list[Row]]) -> None:
    every = [
        {"rule_id": rule.rule_id, "check_no": number, "finding": rule.finding, "quote": None}
        for number, rule in enumerate(check_rules, start=1)
    ]
    text = as_text(draft(tables["response"][0], every, tables["check_rule"], "Kent Police")).lower()
    assert not any(word in text for word in ("unlawful", "illegal", "hiding", "lying", "secretive", "cover-up"))


def test_draft_on_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("reference", "register", "corrections"):
        shutil.copytree(DATA / name, tmp_path / name)
    monkeypatch.setenv("CROSS_FORCE_DATA", str(tmp_path))
    letter = tmp_path / "letter.txt"
    letter.write_text(LETTER, encoding="utf-8")
    run = CliRunner()
    assert run.invoke(app, ["add", str(letter)]).exit_code == 0
    assert run.invoke(app, ["run"]).exit_code == 0
    drafted = run.invoke(app, ["draft", "kent:101-22"])
    assert drafted.exit_code == 0 and MARK in drafted.output and "s17(3)" in drafted.output
    written = run.invoke(app, ["draft", "kent:101-22", "--complaint", "--to", str(tmp_path / "draft.docx")])
    assert written.exit_code == 0 and (tmp_path / "draft.docx").read_bytes()[:2] == b"PK"
    assert run.invoke(app, ["draft", "kent:nothing"]).exit_code == 2
    assert run.invoke(app, ["draft", "kent:101-22", "--to", str(tmp_path / "draft.pdf")]).exit_code == 2
