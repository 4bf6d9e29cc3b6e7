"""Time from a click on the link to the figures of the Overview in Chromium, beside an empty Streamlit app.

``python benchmarks/first_paint.py [N]`` serves the current snapshot, warms the server up, and opens the page N times
in a browser without a cache. It prints the medians in seconds: until the figures are seen, until Streamlit has drawn
them itself and filters work, and the same for an empty Streamlit app.
"""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
EMPTY = "import streamlit as st\n\nst.html('<p class=\"lead\">Empty</p>')\n"


@contextmanager
def served(script: Path) -> Iterator[str]:
    """A Streamlit server on a free port of loopback."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    quiet = ["--server.headless", "true", "--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false"]
    server = subprocess.Popen([*command, *quiet], cwd=ROOT, env=os.environ, stdout=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}/"
        for _ in range(100):
            try:
                urllib.request.urlopen(address, timeout=10).close()
                break
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def paint(browser: Browser, address: str) -> tuple[float, float]:
    """Seconds until the leading sentence is seen, and until Streamlit has drawn it; nothing is cached before."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    started = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector("p.lead", timeout=30_000)
    seen = time.perf_counter() - started
    page.wait_for_selector("#root p.lead", timeout=30_000)
    drawn = time.perf_counter() - started
    context.close()
    return seen, drawn


def main(n: int) -> None:
    chromium = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name)))
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        empty = Path(place) / "empty.py"
        empty.write_text(EMPTY, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, script in (("Overview", ROOT / "dashboard.py"), ("empty app", empty)):
            with served(script) as address:
                paint(browser, address)
                seen, drawn = zip(*(paint(browser, address) for _ in range(n)), strict=True)
            print(f"{name}: {summed(seen)} until its first sentence is seen, {summed(drawn)} until Streamlit drew it")


def summed(times: Sequence[float]) -> str:
    """Median and range, in seconds."""
    return f"{statistics.median(times):.2f} s ({min(times):.2f} to {max(times):.2f})"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
