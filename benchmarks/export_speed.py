"""A CSV of 1,000,000 invented responses: ours against DuckDB's COPY, through HTTP, and against Datasette, in one run.

``python benchmarks/export_speed.py [N]`` prints each time, its ratio to COPY, and the memory that our writer adds.
Datasette is timed on the same rows in SQLite where the command ``datasette`` is on the path (it is not needed
otherwise: ``uv tool install datasette``).
"""

from __future__ import annotations

import http.client
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import uvicorn
from starlette.applications import Starlette

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.synthetic import SNAPSHOT_ID, build
from etl.snapshot import connect
from etl.snapshot_tables import csv_chunks, query_for
from pages.parts.routes import ROUTES

RUNS = 3
PORTS = {"ours": 8631, "datasette": 8632}


def best(work: Callable[[], object]) -> float:
    """The quickest of a few runs, in seconds."""
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def write(folder: Path) -> int:
    """Write the CSV to a file; the memory that this adds to the process, in MB."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with connect(folder, SNAPSHOT_ID) as connection, (folder / "ours.csv").open("wb") as out:
        out.writelines(csv_chunks(connection, query_for(connection, "response")))
    return (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024


def copy(path: Path, target: Path) -> None:
    """DuckDB's own way, in the stored order, as ours."""
    with duckdb.connect(str(path), read_only=True) as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(f"COPY response TO '{target}' (HEADER)")


def fetched(port: int, address: str) -> int:
    """Read one answer to its end; its length in bytes."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    connection.request("GET", address)
    answer = connection.getresponse()
    if answer.status != 200:
        raise SystemExit(f"{address} answers {answer.status}: {answer.read(300)!r}")
    size = 0
    while piece := answer.read(1 << 20):
        size += len(piece)
    return size


def wait_for(port: int) -> None:
    for _ in range(200):
        try:
            http.client.HTTPConnection("127.0.0.1", port, timeout=1).connect()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"nothing answers on port {port}")


def through_http(folder: Path) -> float:
    """Our route, on loopback."""
    os.environ["CROSS_FORCE_DATA"] = str(folder.parent)
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=ROUTES), port=PORTS["ours"], log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    wait_for(PORTS["ours"])
    seconds = best(lambda: fetched(PORTS["ours"], f"/snapshots/{SNAPSHOT_ID}/response.csv"))
    server.should_exit = True
    thread.join()
    return seconds


def through_datasette(path: Path, folder: Path) -> float | None:
    """Datasette's streaming CSV of the same rows; nothing where it is not installed."""
    command = shutil.which("datasette")
    if command is None:
        return None
    with duckdb.connect(str(path), read_only=True) as source:
        frame = source.execute("SELECT * FROM response").df()
    with sqlite3.connect(folder / "rows.db") as database:
        frame.to_sql("response", database, index=False)
    settings = ["--setting", "max_csv_mb", "0", "--setting", "sql_time_limit_ms", "600000"]
    port = str(PORTS["datasette"])
    with subprocess.Popen([command, "serve", str(folder / "rows.db"), "--port", port, *settings]) as process:
        try:
            wait_for(PORTS["datasette"])
            started = time.perf_counter()
            fetched(PORTS["datasette"], "/rows/response.csv?_stream=1")
            return time.perf_counter() - started
        finally:
            process.terminate()


def main(n: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "snapshots"
        folder.mkdir()
        path = build(folder, n)
        child = f"import sys; sys.path[:0] = {sys.path[:1]!r}; from pathlib import Path; "
        child += f"from benchmarks.export_speed import write; print(write(Path({str(folder)!r})))"
        memory = subprocess.run(
            [sys.executable, "-c", child], capture_output=True, text=True, check=True
        ).stdout.strip()
        ours = best(lambda: write(folder))
        theirs = best(lambda: copy(path, folder / "theirs.csv"))
        size = (folder / "ours.csv").stat().st_size / 1e6
        web = through_http(folder)
        print(f"{n:,} responses, {size:.0f} MB")
        print(f"DuckDB COPY     {theirs:6.2f} s")
        print(f"our CSV         {ours:6.2f} s, ratio {ours / theirs:.2f}; it adds {memory} MB to a new process")
        print(f"our CSV by HTTP {web:6.2f} s, ratio {web / theirs:.2f}")
        other = through_datasette(path, folder)
        if other is None:
            print("Datasette       not installed, so not timed")
        else:
            print(f"Datasette       {other:6.2f} s, ratio {other / theirs:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
