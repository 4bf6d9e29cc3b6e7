"""Every page, wide and narrow, light and dark: drawn without a fault, nothing serious found by axe, a picture kept."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from pages.parts.frame import ENTRIES
from tests.browser.conftest import SECONDS, Dashboard
from tests.served import ROOT

pytestmark = pytest.mark.browser
PICTURES = ROOT / "artefacts"
QUERY = {"force": "?force=Kent+Police", "compare": "?force=Kent+Police&force=Durham+Constabulary"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [name for name, _, _ in ENTRIES])
def test_a_page_is_drawn_well(browser: Browser, dashboard: Dashboard, name: str, scheme: str) -> None:
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
