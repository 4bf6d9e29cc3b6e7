"""Limits on a finished run: a broken minimum stops publication, a broken maximum warns."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from etl.reference_rows import Bound

MEASURES = {
    ("n_responses", "all"): "SELECT count(*) FROM response",
    ("n_forces", "asked"): "SELECT count(DISTINCT force_id) FROM response",
}


def measured(connection: duckdb.DuckDBPyConnection, bound: Bound) -> int:
    """The figure that a bound limits; a key other than those named above is an outcome or a source.

    Raises:
        ValueError: the measure is not known.
    """
    query = MEASURES.get((bound.measure, bound.key))
    if query is not None:
        row = connection.execute(query).fetchone()
    elif bound.measure == "n_responses":
        row = connection.execute(
            "SELECT count(*) FROM response WHERE outcome = $key OR source = $key", {"key": bound.key}
        ).fetchone()
    else:
        raise ValueError(f"bounds.csv: no measure {bound.measure} for {bound.key}")
    return int(row[0]) if row else 0


def check_bounds(connection: duckdb.DuckDBPyConnection, bounds: Iterable[Bound]) -> tuple[list[str], list[str]]:
    """The broken minima and the broken maxima, each as a sentence with the reason for the bound."""
    broken: list[str] = []
    warnings: list[str] = []
    for bound in bounds:
        figure = measured(connection, bound)
        name = f"{bound.measure} of {bound.key} is {figure}"
        if bound.minimum is not None and figure < bound.minimum:
            broken.append(f"{name}, below the minimum of {bound.minimum}: {bound.because}")
        if bound.maximum is not None and figure > bound.maximum:
            warnings.append(f"{name}, above the maximum of {bound.maximum}: {bound.because}")
    return broken, warnings
