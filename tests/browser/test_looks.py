"""Every page, wide and narrow, light and dark: drawn without a fault, nothing serious found by axe, a picture kept."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from pages.parts.frame import ENTRIES
from tests.browser.conftest import SECONDS, Dashboard
from tests.served import ROOT

pytestmark = pytest.mark.browser
PICTURES = ROOT / "artefacts"
Scheme = Literal["light", "dark"]
QUERY = {"force": "?force=Kent+Police", "compare": "?force=Kent+Police&force=Durham+Constabulary"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [name for name, _, _ in ENTRIES])
def test_a_page_is_drawn_well(browser: Browser, dashboard: Dashboard, name: str, scheme: Scheme) -> None:
    PICTURES.mkdir(exist_ok=True)
    context = browser.new_context(viewport={"width": 1400, "height": 900}, color_scheme=scheme)
    try:
        page = context.new_page()
        page.set_default_timeout(SECONDS)
        dashboard.open(page, f"/{name if name != 'overview' else ''}{QUERY.get(name, '')}")
        page.wait_for_timeout(600)
        page.screenshot(path=PICTURES / f"{name}-1400-{scheme}.png")
        assert page.get_by_test_id("stException").count() == 0
        found = Axe().run(page).response["violations"]
        serious = [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in found
                   if fault["impact"] in ("serious", "critical")]  # fmt: skip
        page.set_viewport_size({"width": 390, "height": 844})
        page.wait_for_timeout(600)
        page.screenshot(path=PICTURES / f"{name}-390-{scheme}.png")
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert serious == []
        assert wider <= 0, "the page scrolls sideways at 390 pixels"
    finally:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_overview_is_there_before_the_scripts(browser: Browser, dashboard: Dashboard, scheme: Scheme) -> None:
    context = browser.new_context(viewport={"width": 1400, "height": 900}, color_scheme=scheme)
    try:
        page = context.new_page()
        page.set_default_timeout(SECONDS)
        page.route("**/static/js/*", lambda route: route.abort())
        page.goto(dashboard.address)
        early = page.locator("#early")
        finding = early.locator("p.lead").inner_text()
        figures = early.locator(".card").all_inner_texts()
        found = Axe().run(page).response["violations"]
        page.screenshot(path=PICTURES / f"overview-early-1400-{scheme}.png")
        page.set_viewport_size({"width": 390, "height": 844})
        page.screenshot(path=PICTURES / f"overview-early-390-{scheme}.png")
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in found
                if fault["impact"] in ("serious", "critical")] == []  # fmt: skip
        assert wider <= 0

        page.unroute("**/static/js/*")
        dashboard.open(page, "/")
        early.wait_for(state="detached")
        assert page.locator("p.lead").inner_text() == finding
        assert page.locator(".card").all_inner_texts() == figures
    finally:
        context.close()
