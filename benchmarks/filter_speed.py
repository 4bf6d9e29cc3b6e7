"""Server time of the Overview's and Exemptions' queries after a filter change, with 1,000,000 invented responses.

``python benchmarks/filter_speed.py [N]`` prints the time of each query and of all that one page asks.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.synthetic import SNAPSHOT_ID, build
from pages.parts import queries
from pages.parts.access import Snapshot
from pages.parts.queries import Filters

PAGES: dict[str, list[Callable[[Snapshot, Filters], object]]] = {
    "Overview": [queries.coverage, queries.latest_by_force, queries.outcome_by_year, queries.responses],
    "Exemptions": [queries.coverage, queries.exemption_counts, queries.exemptions_by_force, queries.combinations],
}
FILTERS = (Filters(), Filters(nation=("Wales",)), Filters(year=(2015, 2016)), Filters(exemption=("FOIA s31(3)",)))


def main(n: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        build(Path(place), n)
        snapshot = Snapshot(SNAPSHOT_ID, Path(place), False, SNAPSHOT_ID)
        started = time.perf_counter()
        queries.coverage(snapshot, Filters())
        print(f"counted when the snapshot is first opened: {1000 * (time.perf_counter() - started):,.0f} ms")
        for page, asked in PAGES.items():
            rows = []
            for filters in FILTERS:
                times = {}
                for question in asked:
                    queries._run.clear()
                    queries._run_cells.clear()
                    started = time.perf_counter()
                    question(snapshot, filters)
                    times[question.__name__] = round(1000 * (time.perf_counter() - started))
                rows.append({"filter": str(filters.active() or "none"), **times, "all": sum(times.values())})
            print(f"{page}, {n:,} responses, milliseconds")
            print(pd.DataFrame(rows).to_string(index=False))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
