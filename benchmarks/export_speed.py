"""A CSV of 1,000,000 invented responses: ours against DuckDB's own COPY of the same rows, in one run.

``python benchmarks/export_speed.py [N]`` prints both times, their ratio and the peak memory of our writer.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

import duckdb

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.synthetic import SNAPSHOT_ID, build
from etl.snapshot import connect
from etl.snapshot_tables import csv_chunks, query_for


def main(n: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        path = build(folder, n)
        ours, theirs = [], []
        for _ in range(3):
            started = time.perf_counter()
            with connect(folder, SNAPSHOT_ID) as connection, (folder / "ours.csv").open("wb") as out:
                out.writelines(csv_chunks(connection, query_for(connection, "response")))
            ours.append(time.perf_counter() - started)
            started = time.perf_counter()
            with duckdb.connect(str(path), read_only=True) as connection:
                query = "SELECT * FROM response ORDER BY ALL"
                connection.execute(f"COPY ({query}) TO '{folder / 'theirs.csv'}' (HEADER)")
            theirs.append(time.perf_counter() - started)
        size = (folder / "ours.csv").stat().st_size / 1e6
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{n:,} responses, {size:.0f} MB: ours {min(ours):.2f} s, COPY {min(theirs):.2f} s, "
          f"ratio {min(ours) / min(theirs):.2f}; peak memory {memory:.0f} MB")  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
