"""What the three kinds of people do, in real Chromium."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Download, Page, expect

from etl.snapshot import connect, current_id
from tests.browser.conftest import SECONDS, Dashboard
from tests.served import ROOT

pytestmark = pytest.mark.browser


def csv_rows(download: Download) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(Path(download.path()).read_text(encoding="utf-8"), newline="")))


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_a_deep_link_with_two_forces_keeps_its_filter_to_another_page(dashboard: Dashboard, page: Page) -> None:
    dashboard.open(page, "/?force=Kent+Police&force=Durham+Constabulary")
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Exemptions").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("exemptions")
    dashboard.settled(page)
    expect(page).to_have_url(re.compile("force="))
    assert sorted(asked(page)["force"]) == ["Durham Constabulary", "Kent Police"]
    snapshot_id = current_id(dashboard.workspace.snapshots)
    with connect(dashboard.workspace.snapshots, snapshot_id) as connection:
        wanted = connection.execute(
            "SELECT c.provision, count(DISTINCT r.response_id) FROM citation c JOIN response r USING (response_id) "
            "WHERE c.counts AND r.comparable AND r.force_id IN ('kent', 'durham') GROUP BY c.provision"
        ).fetchall()
    assert wanted
    page.locator("summary", has_text="Table and downloads").first.click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=re.compile(r"^CSV|CSV, \d+ rows")).first.click()
    rows = csv_rows(waiting.value)
    assert snapshot_id in waiting.value.suggested_filename
    assert {row["provision"] for row in rows} == {provision for provision, _ in wanted}


def test_a_campaigner_goes_from_a_tile_to_a_force_and_takes_a_picture(dashboard: Dashboard, page: Page) -> None:
    dashboard.open(page, "/")
    tile = page.locator('.tiles a[href*="kent"], .tiles a[href*="Kent"]').first
    tile.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("One force")
    dashboard.settled(page)
    assert "force" in asked(page)
    page.locator("summary", has_text="Table and downloads").first.click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="PNG 1200×630").first.click()
    data = Path(waiting.value.path()).read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")) == (1200, 630)


def test_a_journalist_filters_reads_the_evidence_and_takes_the_same_rows(dashboard: Dashboard, page: Page) -> None:
    dashboard.open(page, "/?outcome=Refused")
    table = page.get_by_role("region", name="Table of replies").locator("tbody tr")
    expect(table.first).to_be_visible()
    on_screen = [link.get_attribute("href") or "" for link in table.locator("a").all()]
    ids = [parse_qs(urlsplit(href).query)["response"][0] for href in on_screen]
    with page.expect_download() as waiting:
        page.get_by_test_id("stDownloadButton").last.get_by_role("button").click()
    rows = csv_rows(waiting.value)
    assert ids
    assert [row["response_id"] for row in rows][: len(ids)] == ids
    assert {row["outcome"] for row in rows} == {"refused"}
    with connect(dashboard.workspace.snapshots, current_id(dashboard.workspace.snapshots)) as connection:
        held = {
            row[0]
            for row in connection.execute(
                "SELECT response_id FROM position WHERE method = 'read' AND span_start IS NOT NULL"
            ).fetchall()
        }
    place = next(place for place, name in enumerate(ids) if name in held)
    table.nth(place).locator("a").click()
    expect(page.get_by_role("heading", name="What the outcome rests on")).to_be_visible()
    dashboard.settled(page)
    assert asked(page)["response"] == [ids[place]]
    assert asked(page)["snapshot"]
    assert page.locator("mark.ev").count() > 0
    assert re.search(r"\d .+ · .+", page.locator(".flag").first.inner_text())


def test_a_volunteer_corrects_rebuilds_and_sees_the_change(dashboard: Dashboard, page: Page) -> None:
    folder = dashboard.workspace.snapshots
    before = current_id(folder)
    with connect(folder, before) as connection:
        row = connection.execute(
            "SELECT response_id FROM response WHERE document_sha256 IS NOT NULL AND outcome = 'denied' LIMIT 1"
        ).fetchone()
    assert row is not None
    environment = {**os.environ, "CROSS_FORCE_DATA": str(dashboard.workspace.data)}
    etl = [sys.executable, "-m", "etl"]
    listed = subprocess.run([*etl, "review", "--json"], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert listed.stdout.startswith(b"[")
    dashboard.open(page, f"/letters?response={row[0]}")
    page.get_by_role("textbox", name="New value").fill("refused")
    page.get_by_role("textbox", name="Because").fill("the letter refuses question 2")
    page.get_by_role("textbox", name="Who").fill("a volunteer")
    page.keyboard.press("Tab")
    page.wait_for_timeout(300)
    page.get_by_role("button", name="Append the correction").press("Enter")
    expect(page.get_by_text("Appended. The next run applies it")).to_be_visible(timeout=SECONDS)
    subprocess.run([*etl, "run"], cwd=ROOT, env=environment, capture_output=True, check=True)
    after = current_id(folder)
    assert after != before
    dashboard.open(page, f"/letters?response={row[0]}")
    expect(page.locator("dl.facts dd").first).to_contain_text("Refused")
    expect(page.get_by_role("region", name="Corrections")).to_contain_text("the letter refuses question 2")
    dashboard.open(page, f"/letters?response={row[0]}&snapshot={before}")
    expect(page.locator("dl.facts dd").first).to_contain_text("Denied")
