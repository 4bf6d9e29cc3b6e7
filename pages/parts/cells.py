"""Responses of a snapshot counted once by all that the filters can ask, so that a filter change adds up counts.

A cell stands for all responses that agree in force, year, question set, outcome, scope, provisions and
technologies. A million responses make some ten thousand cells. They are counted when a server first opens a
snapshot, kept in memory beside it within a bound, and never written.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import duckdb
import pandas as pd
import streamlit as st

from pages.parts.access import Snapshot

_CELLS = """
WITH cited AS (
    SELECT response_id, array_to_string(list_sort(list_distinct(list(
        concat_ws(chr(9), provision, coalesce(used_for, 'withholding'), coalesce(exemption, ''))))), chr(10)) AS cited
    FROM citation WHERE counts GROUP BY response_id
), about AS (
    SELECT response_id, string_agg(technology_id, chr(10) ORDER BY technology_id) AS technologies
    FROM response_technology GROUP BY response_id
), dated AS (
    SELECT force_id, year, question_set_id, outcome, provisional, ncnd_scope, comparable, response_id,
        date_part('epoch', coalesce(responded_on, make_date(coalesce(year, 1900), 1, 1))) AS epoch
    FROM response
)
SELECT d.force_id, d.year, d.question_set_id, d.outcome, d.provisional, d.ncnd_scope, d.comparable, c.cited,
    t.technologies, count(*) AS n, max(d.epoch) AS epoch, arg_min(d.response_id, (-d.epoch, d.response_id)) AS response_id
FROM dated d LEFT JOIN cited c USING (response_id) LEFT JOIN about t USING (response_id) GROUP BY ALL
"""
_BESIDE = """
CREATE TABLE cited AS
SELECT cited, c.provision, used_for, coalesce(e.section, c.provision) AS section, e.title, e.plain_english, e.test, e.basis,
    e.source_url
FROM (
    SELECT cited, split_part(one, chr(9), 1) AS provision, split_part(one, chr(9), 2) AS used_for,
        split_part(one, chr(9), 3) AS exemption
    FROM (SELECT cited, unnest(string_split(cited, chr(10))) AS one
        FROM (SELECT DISTINCT cited FROM cell WHERE cited IS NOT NULL))
) c LEFT JOIN exemption e ON e.provision = c.exemption;
CREATE TABLE about AS
SELECT technologies, unnest(string_split(technologies, chr(10))) AS technology_id
FROM (SELECT DISTINCT technologies FROM cell WHERE technologies IS NOT NULL);
"""
CONDITIONS = {
    "force": "list_contains($force, r.force_id)",
    "nation": "list_contains($nation, f.nation)",
    "region": "list_contains($region, f.region)",
    "year": "list_contains($year, r.year)",
    "question_set": "list_contains($question_set, r.question_set_id)",
    "outcome": "list_contains($outcome, r.outcome)",
    "exemption": "r.cited IN (SELECT cited FROM cited WHERE list_contains($exemption, provision))",
    "technology": "r.technologies IN (SELECT technologies FROM about WHERE list_contains($technology, technology_id))",
    "provisional": "r.provisional = ($provisional[1] = 'only')",
}


@st.cache_resource(max_entries=4, show_spinner=False)
def _counted(snapshot_id: str, _snapshot: Snapshot) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for table, sql in (("cell", _CELLS), ("force", "FROM force"), ("exemption", "FROM exemption")):
        rows = _snapshot.cursor().sql(sql).to_arrow_table()
        connection.register("rows_of", rows)
        connection.execute(f"CREATE TABLE {table} AS SELECT * FROM rows_of")
        connection.unregister("rows_of")
    connection.execute(_BESIDE)
    return connection


def query_cells(snapshot: Snapshot, sql: str, parameters: Mapping[str, Any]) -> pd.DataFrame:
    """Run one query over the cells of a snapshot.

    Args:
        snapshot: the snapshot shown.
        sql: a query over ``cell``, ``cited``, ``about``, ``force`` and ``exemption``.
        parameters: values by name.
    """
    return _counted(snapshot.snapshot_id, snapshot).cursor().execute(sql, dict(parameters)).df()
