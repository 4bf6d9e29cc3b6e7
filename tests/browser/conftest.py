"""One dashboard a session on a free loopback port with a temporary data folder, seen through real Chromium."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from etl.workspace import Workspace
from tests.served import LETTERS, ROOT, add_letters, data_folder, free_port, publish

SECONDS = 60_000
# Elements of the run before are drawn faded until the next one replaces them.
FRESH = "() => !document.querySelector('[data-stale=\"true\"]')"
READY = '[data-testid="stApp"][data-test-script-state="notRunning"]'


@dataclass(frozen=True)
class Dashboard:
    """The address of the server and the data folder behind it."""

    address: str
    workspace: Workspace

    def open(self, page: Page, path: str) -> None:
        """Open a page and wait until it has been drawn."""
        page.goto(self.address + path)
        self.settled(page)

    def settled(self, page: Page) -> None:
        """Wait until the script of the page has run and its foot is drawn."""
        page.wait_for_selector(READY, timeout=SECONDS)
        page.get_by_text("The pages say what letters say").first.wait_for(timeout=SECONDS)
        page.wait_for_selector(READY, timeout=SECONDS)
        page.wait_for_function(FRESH, timeout=SECONDS)
        page.wait_for_timeout(700)


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dashboard]:
    """The dashboard with the register and a few invented letters; corrections are allowed."""
    workspace = data_folder(tmp_path_factory.mktemp("data"))
    add_letters(workspace, LETTERS[:6])
    publish(workspace)
    port = free_port()
    log = workspace.data / "server.log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port),
             "--server.address", "127.0.0.1", "--server.headless", "true", "--", "--allow-corrections"],
            cwd=ROOT, env={**os.environ, "CROSS_FORCE_DATA": str(workspace.data)}, stdout=out, stderr=out,
        )  # fmt: skip
        try:
            _wait(f"http://127.0.0.1:{port}/healthz", server, log)
            yield Dashboard(f"http://127.0.0.1:{port}", workspace)
        finally:
            server.terminate()
            server.wait(15)


def _wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if server.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"The dashboard did not start: {log.read_text()[-2000:]}")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh browser window, 1400 pixels wide."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(SECONDS)
    yield page
    context.close()
