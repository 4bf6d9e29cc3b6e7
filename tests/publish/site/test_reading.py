"""The pages in a browser: axe finds nothing, nothing runs off the page, on phone and desk, light and dark."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from etl.publish.site.build import SiteReport

PAGES = (
    "index",
    "force/kent",
    "force/gwent",
    "exemption/foia-s31-3",
    "exemption/index",
    "question-set/batch",
    "method",
)


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 390, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_read_well(browser: Browser, site: SiteReport, width: int, scheme: Literal["light", "dark"]) -> None:
    found = []
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    for name in PAGES:
        page.goto((site.folder / f"{name}.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{name} runs off at {width}"
        for violation in Axe().run(page).response["violations"]:
            found.append((name, violation["impact"], violation["id"], violation["nodes"][0]["html"][:120]))
    context.close()
    assert found == []
