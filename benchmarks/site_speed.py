"""How long the static site of a snapshot takes, and how large its pages are: under 60 s, each under 100 kB.

Run: ``.venv/bin/python -m benchmarks.site_speed [SNAPSHOT]``; the current snapshot by default. Ends with 1 where a
bound is broken.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from etl.publish.site.build import LARGEST, build_site
from etl.snapshot import connect, current_id, snapshots_folder

SECONDS = 60


def main() -> int:
    folder = snapshots_folder()
    steps: dict[str, float] = {}
    started = time.monotonic()

    def progress(step: str, done: int, of: int) -> None:
        if done == of:
            steps[step] = time.monotonic() - started

    with tempfile.TemporaryDirectory() as place, connect(folder, [*sys.argv[1:], current_id(folder)][0]) as con:
        report = build_site(con, Path(place) / "site", "https://example.org", "https://example.org/live", progress)
    pictures = steps["pictures"] - steps["pages"]
    print(f"snapshot        {report.snapshot_id}")
    print(f"pages           {report.n_pages}, largest {report.largest_page} with {report.largest_page_bytes:,} bytes")
    print(f"all files       {report.n_files}, {report.n_bytes:,} bytes")
    print(f"export + pages  {steps['pages']:.1f} s")
    print(f"pictures        {report.n_pictures} in {pictures:.1f} s, {report.n_pictures / pictures:.1f} a second")
    print(f"all             {report.seconds:.1f} s (bound {SECONDS} s)")
    return int(report.seconds >= SECONDS or report.largest_page_bytes >= LARGEST)


if __name__ == "__main__":
    raise SystemExit(main())
