"""A snapshot of many invented responses in a temporary folder, for benchmarks only."""

from __future__ import annotations

from pathlib import Path

import duckdb

from etl.publish.build import SCHEMA
from etl.publish.reference_tables import reference_tables
from etl.reference import load

ROOT = Path(__file__).parents[1]
SNAPSHOT_ID = "2026-01-01-00000000"


def build(folder: Path, n: int) -> Path:
    """Write a snapshot with ``n`` invented responses; half of them rely on one of three provisions."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{SNAPSHOT_ID}.duckdb"
    reference = load(ROOT / "data" / "reference")
    cited = ["FOIA s24(2)", "FOIA s31(3)", "FOIA s31(1)(a)"]
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        for table, rows in reference_tables(reference, cited).items():
            names = list(rows[0])
            marks = ", ".join("?" for _ in names)
            connection.executemany(
                f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})",
                [[row[name] for name in names] for row in rows],
            )
        connection.execute(RESPONSES, {"n": n})
        connection.execute(CITATIONS, {"cited": cited})
        connection.execute(
            "INSERT INTO snapshot VALUES (?, '1.0.0', DATE '2026-01-01', 'b', 'b', 'b', 'b', 'b', 'b', 'b', '{}')",
            [SNAPSHOT_ID],
        )
    (folder / "CURRENT").write_text(SNAPSHOT_ID + "\n", encoding="utf-8")
    return path


RESPONSES = """
INSERT INTO response (response_id, force_id, body_name, reference, title, requested_on, responded_on, year, year_basis,
    act, outcome, ncnd_scope, provisional, reviewed, comparable, coding_method, confidence, answer_seen, source,
    source_url, working_days, late)
WITH f AS (SELECT list(force_id ORDER BY force_id) AS ids FROM force WHERE kind <> 'other')
SELECT 'invented:' || i, f.ids[1 + i % len(f.ids)], 'Invented Police', (i % 900) || '/' || (10 + i % 15),
    'Invented request ' || i || ', with a comma', DATE '2010-01-01' + (i % 5000)::INTEGER,
    DATE '2010-02-01' + (i % 5000)::INTEGER, 2010 + (i % 14)::INTEGER, 'responded_on', 'FOIA',
    ['disclosed', 'partly_disclosed', 'denied', 'refused', 'unread'][1 + i % 5], 'none', i % 7 = 0, false, true, 'read',
    0.9, 'yes', 'disclosure_log', 'https://police.example/' || i, (i % 40)::INTEGER, i % 40 > 20
FROM range($n) t(i), f
"""
CITATIONS = """
INSERT INTO citation (response_id, citation_no, provision, exemption, act, role, used_for, known, counts, rule_id, method,
    confidence)
SELECT response_id, 1, p, p, 'FOIA', 'engaged', 'withholding', true, true, 'invented', 'read', 1
FROM (SELECT response_id, $cited[1 + (hash(response_id) % 3)::INTEGER] AS p FROM response
    WHERE outcome IN ('refused', 'partly_disclosed'))
"""
