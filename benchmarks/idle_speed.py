"""How long ``python -m etl run`` takes when nothing is new, with 100,000 letters collected and as many in the inbox.

Run: ``.venv/bin/python -m benchmarks.idle_speed [N]``; the bounds are 2 s for the run and 0.5 s for the manifest.
The letters are invented lines of the manifest; the run is a process of its own, so loading Python counts.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from etl.collect.manifest import line_of
from etl.collect.store import RawStore
from etl.model import Document
from etl.pipeline.unchanged import inbox_sha256, inputs_of, remember
from etl.snapshot import current_id
from etl.workspace import Workspace

ROOT = Path(__file__).parents[1]


def document(number: int) -> Document:
    """An invented letter of a portal, with a request of usual length."""
    return Document(
        sha256=hashlib.sha256(str(number).encode()).hexdigest(),
        media_type="text/plain",
        n_bytes=5000,
        source="wdtk-kent",
        source_url=f"https://portal.example/request/face_{number}#incoming-{number}",
        final_url=f"https://portal.example/request/face_{number}#incoming-{number}",
        file_name=f"incoming-{number}.txt",
        fetched_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        force_id="kent",
        request_key=f"wdtk:{number}",
        message_key=f"incoming:{number}",
        request_text="Do you use facial recognition? " * 8,
    )


def seconds(words: list[str], workspace: Workspace) -> float:
    """The time of one command in a process of its own."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "etl", *words],
        check=True,
        capture_output=True,
        cwd=ROOT,
        env=os.environ | {"CROSS_FORCE_DATA": str(workspace.data), "PYTHONPATH": str(ROOT)},
    )
    return time.perf_counter() - started


def main(n: int) -> int:
    with tempfile.TemporaryDirectory() as place:
        workspace = Workspace(Path(place))
        for name in ("reference", "register", "corrections"):
            shutil.copytree(ROOT / "data" / name, workspace.data / name)
        workspace.inbox.mkdir()
        print(f"first run       {seconds(['run'], workspace):.2f} s, register only")
        workspace.raw.mkdir(exist_ok=True)
        with (workspace.raw / "manifest.jsonl").open("w", encoding="utf-8") as lines:
            lines.writelines(line_of("document", document(number)) for number in range(n))
        for number in range(n):
            folder = workspace.inbox / f"{number // 1000:03}"
            folder.mkdir(exist_ok=True)
            (folder / f"{number}.txt").write_bytes(b"x")
        snapshot_id = current_id(workspace.snapshots)
        remember(workspace, inputs_of(workspace), inbox_sha256(workspace.inbox), snapshot_id)
        idle = min(seconds(["run"], workspace) for _ in range(3))
        times = []
        for _ in range(3):
            store = RawStore(workspace.raw)
            started = time.perf_counter()
            store.has("")
            times.append(time.perf_counter() - started)
        unchanged = current_id(workspace.snapshots) == snapshot_id
    print(f"nothing new     {idle:.2f} s with {n:,} letters and {n:,} files in the inbox (bound 2 s)")
    print(f"manifest        {min(times):.2f} s for {n:,} lines (bound 0.5 s)")
    return int(idle >= 2 or min(times) >= 0.5 or not unchanged)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
