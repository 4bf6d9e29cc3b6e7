"""Every page, alone and in its frame, with the real register and with nothing published."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

from etl.issues import IssueLog
from etl.pipeline import run
from etl.snapshot import connect
from etl.snapshot_tables import Query, csv_chunks
from etl.workspace import Workspace
from pages.parts.compare_parts import days_spread
from pages.parts.downloads import csv_bytes
from pages.parts.frame import ENTRIES

ROOT = Path(__file__).parents[2]
PAGES = [name for name, _, _ in ENTRIES]


@pytest.fixture
def published(workspace: Workspace, tmp_path: Path) -> str:
    result = run.run(workspace, IssueLog(tmp_path / "issues.jsonl", "test"), lambda done, total: None)
    return result.snapshot_id


def page(name: str, **query: str | list[str]) -> AppTest:
    test = AppTest.from_file(str(ROOT / "pages" / f"{name}.py"), default_timeout=60)
    for key, value in query.items():
        test.query_params[key] = value
    return test.run()


def values(test: AppTest, *kinds: str) -> str:
    return " ".join(str(node.value) for kind in kinds for node in test.get(kind) if isinstance(node, Element))


def words(test: AppTest) -> str:
    return values(test, "title", "header", "markdown", "caption", "info", "warning", "text")


def test_every_page_of_the_navigation_has_a_file() -> None:
    assert [name for name in PAGES if not (ROOT / "pages" / f"{name}.py").is_file()] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_runs_alone_on_the_register(published: str, name: str) -> None:
    test = page(name)
    assert not test.exception
    assert test.title


@pytest.mark.parametrize("name", PAGES)
def test_a_page_without_a_snapshot_says_what_to_do(workspace: Workspace, name: str) -> None:
    test = page(name)
    assert not test.exception
    assert "Nothing has been published" in test.title[0].value
    assert "python -m etl run" in test.code[0].value


@pytest.mark.parametrize("name", PAGES)
def test_a_page_with_nothing_within_its_filters_says_so(published: str, name: str) -> None:
    test = page(name, force="Kent Police", outcome="Disclosed")
    assert not test.exception


def test_the_frame_shows_the_overview(published: str) -> None:
    test = AppTest.from_file(str(ROOT / "pages" / "parts" / "frame.py"), default_timeout=60).run()
    assert not test.exception
    assert "facial recognition" in test.title[0].value


def test_a_link_to_an_unknown_snapshot_offers_the_last_good_one(published: str) -> None:
    test = page("overview", snapshot="2020-01-01-00000000")
    assert "not here" in test.title[0].value
    assert published in test.button[0].label


def test_a_damaged_snapshot_is_named_and_the_last_good_one_offered(published: str, workspace: Workspace) -> None:
    (workspace.snapshots / "2030-01-01-0badc0de.duckdb").write_bytes(b"no database")
    (workspace.snapshots / "CURRENT").write_text("2030-01-01-0badc0de\n")
    test = page("overview")
    assert "damaged" in test.title[0].value
    assert published in test.button[0].label


def test_a_filter_of_the_link_narrows_the_page(published: str) -> None:
    test = page("exemptions", force=["Northumbria Police"])
    assert list(test.multiselect(key="force").value) == ["northumbria"]
    assert "only force: Northumbria Police" in words(test)


def test_the_force_page_shows_one_force_where_several_are_chosen(published: str) -> None:
    test = page("force", force=["Northumbria Police", "West Midlands Police"], year="2019")
    assert not test.exception
    assert "this page shows Northumbria Police" in test.info[0].value
    drawn = values(test, "html")
    letters = drawn[drawn.index('aria-label="Table of replies"') :]
    assert "<td>Northumbria Police</td>" in letters
    assert "<td>West Midlands Police</td>" not in letters
    assert "Within these filters this snapshot has 1 of its replies" in drawn
    assert "only force: Northumbria Police; year: 2019" in words(test)


def test_every_page_carries_the_caveat(published: str) -> None:
    for name in PAGES:
        assert "that a force is absent says nothing about the force" in words(page(name)), name


def test_an_unknown_value_of_the_link_is_said(published: str) -> None:
    test = page("overview", force="[Gotham Police](https://example.org) ![](https://example.org/seen.png)")
    assert "force that we do not know" in test.warning[0].value
    assert "example.org" not in values(test, "warning", "markdown", "html")
    assert test.text[0].value == "[Gotham Police](https://example.org) ![](https://example.org"


def test_the_file_of_a_page_has_the_cells_of_the_export(published: str, workspace: Workspace) -> None:
    columns = "response_id, force_id, year, responded_on, outcome, provisional, working_days, late, confidence, note"
    sql = f"SELECT {columns} FROM response ORDER BY response_id"
    with connect(workspace.snapshots, published) as connection:
        ours = csv_bytes(connection.execute(sql).df())
        kinds = [(str(row[0]), str(row[1])) for row in connection.execute(f"DESCRIBE {sql}").fetchall()]
        export = b"".join(csv_chunks(connection, Query(sql, [], kinds)))
    cells, exported = (list(csv.reader(io.StringIO(file.decode(), newline=""))) for file in (ours, export))
    assert cells == exported
    assert {row[7] for row in cells[1:]} == {"", "true", "false"}
    assert "" in {row[6] for row in cells[1:]}


def test_many_replies_are_drawn_by_day() -> None:
    days = pd.DataFrame({"working_days": [19, 20, 20, 31], "late": [False, False, False, True], "n": [40, 10, 10, 5]})
    figure = days_spread(days)
    assert {bar.name: list(bar.y) for bar in figure.data} == {"in time": [40, 10, 10], "late": [5]}


def test_a_statement_of_another_period_is_greyed_and_left_out_of_the_counts(
    workspace: Workspace, tmp_path: Path
) -> None:
    register = workspace.register / "responses.csv"
    rows = pd.read_csv(register, dtype=str, keep_default_na=False)
    here = rows.response_id == "letter:8ca2386637310b8d"
    rows.loc[here, ["requested_on", "responded_on"]] = ["2024-07-01", "2024-07-20"]
    rows.to_csv(register, index=False)
    run.run(workspace, IssueLog(tmp_path / "issues.jsonl", "test"), lambda done, total: None)
    test = page("questions", set="Use of facial recognition software (The Citizens, July 2021)")
    shown = words(test) + values(test, "html")
    assert "Another period: this was asked in July 2024, the others in July 2021." in shown
    assert "1 reply to this question set in the snapshot; 0 of them read far enough" in shown
    assert "1 reply with nothing else left out of the counts" in shown
