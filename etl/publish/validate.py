"""Rules that a constraint cannot say: each is a query that returns the offending rows."""

from __future__ import annotations

import duckdb

QUOTED_TABLES = ("position", "citation", "use_stated", "response_vendor", "check_result")

RULES: dict[str, str] = {
    **{
        f"{table}: the quote must be the words of the text at its offsets": f"""
            SELECT v.response_id, v.span_start, v.span_end
            FROM {table} v JOIN document d USING (document_sha256)
            WHERE v.quote IS NOT NULL
              AND (v.text_sha256 IS DISTINCT FROM d.text_sha256
                   OR substr(d.text, v.span_start + 1, v.span_end - v.span_start) IS DISTINCT FROM v.quote)"""
        for table in QUOTED_TABLES
    },
    "segment: the parts of a letter must cover its text without a gap": """
        SELECT document_sha256, segment_no FROM (
            SELECT s.document_sha256, s.segment_no, s.span_start,
                   coalesce(lag(s.span_end) OVER part, 0) AS expected,
                   CASE WHEN lead(s.segment_no) OVER part IS NULL THEN s.span_end END AS last_end,
                   length(d.text) AS n
            FROM segment s JOIN document d USING (document_sha256)
            WINDOW part AS (PARTITION BY s.document_sha256 ORDER BY s.segment_no))
        WHERE span_start <> expected OR (last_end IS NOT NULL AND last_end <> n)""",
    "response: a decided outcome needs a position": """
        SELECT response_id, outcome FROM response r
        WHERE outcome IN ('disclosed', 'partly_disclosed', 'denied', 'refused')
          AND NOT EXISTS (SELECT 1 FROM position p WHERE p.response_id = r.response_id)""",
    "response: the reply cannot come before the request": """
        SELECT response_id, requested_on, responded_on FROM response WHERE responded_on < requested_on""",
    "citation: only an engaged provision counts": """
        SELECT response_id, provision FROM citation WHERE counts AND role <> 'engaged'""",
    "response: an unread reply states nothing": """
        SELECT r.response_id FROM response r JOIN position p USING (response_id) WHERE r.outcome = 'unread'""",
}


def offending_rows(connection: duckdb.DuckDBPyConnection, limit: int = 3) -> list[str]:
    """One sentence for each broken rule, with its first offending rows."""
    found = []
    for rule, query in RULES.items():
        rows = connection.execute(f"SELECT * FROM ({query}) LIMIT {limit + 1}").fetchall()
        if rows:
            shown = ", ".join(" ".join(str(cell) for cell in row) for row in rows[:limit])
            found.append(f"{rule}: {shown}{' and more' if len(rows) > limit else ''}")
    return found
