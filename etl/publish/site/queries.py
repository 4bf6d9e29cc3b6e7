"""What the static pages ask a snapshot, in one pass a table."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import duckdb

from etl.measured import ACCURACY, place
from etl.publish.site.signs import DECISIONS

Row = dict[str, Any]

RESPONSES = """
SELECT r.response_id, r.force_id, coalesce(f.name, r.body_name, 'Unknown body') AS body,
    coalesce(f.kind, 'other') AS kind, r.question_set_id, r.reference, r.title, r.requested_on, r.responded_on, r.year,
    r.outcome, r.ncnd_scope, r.provisional, r.comparable, r.not_comparable_because AS not_comparable, r.working_days,
    r.late, r.source_url,
    (SELECT list({'provision': c.provision, 'used_for': coalesce(c.used_for, 'withholding')}
        ORDER BY c.provision, c.citation_no) FROM citation c WHERE c.response_id = r.response_id AND c.counts) AS cited,
    coalesce((SELECT bool_and(p.not_comparable_because IS NOT NULL) FROM position p
        WHERE p.response_id = r.response_id), false) AS apart_in_set,
    (SELECT list({'question': p.question, 'scope': p.scope, 'label': coalesce(v.label, p.position),
            'apart': p.not_comparable_because}
        ORDER BY try_cast(p.question AS INTEGER) NULLS FIRST, p.question, p.scope, p.position)
        FROM position p LEFT JOIN vocabulary v ON v.field = 'position' AND v.value = p.position
        WHERE p.response_id = r.response_id) AS positions,
    (SELECT p.quote FROM position p WHERE p.response_id = r.response_id AND p.quote IS NOT NULL
        ORDER BY p.scope NOT IN ('all', 'overt'), p.span_start, p.question LIMIT 1) AS quote
FROM response r LEFT JOIN force f USING (force_id)
ORDER BY coalesce(r.responded_on, r.requested_on, make_date(coalesce(r.year, 1900), 1, 1)) DESC, r.response_id
"""
EXEMPTIONS = """
SELECT DISTINCT c.provision, e.title, e.plain_english, e.test, e.basis, e.section, e.source_url, e.certainty,
    coalesce(e.act, c.act) AS act,
    CASE WHEN e.title IS NULL THEN c.provision ELSE c.provision || ' ' || e.title END AS live_label
FROM citation c LEFT JOIN exemption e ON e.provision = c.exemption WHERE c.counts ORDER BY c.provision
"""
USES = """
SELECT r.force_id, t.name AS technology, u.value, u.qualifier, r.year, r.responded_on, r.source_url, r.response_id
FROM use_stated u JOIN technology t USING (technology_id) JOIN response r USING (response_id)
ORDER BY t.name, coalesce(r.responded_on, make_date(coalesce(r.year, 1900), 1, 1)), r.response_id
"""
CHECKS = """
SELECT r.force_id, r.response_id, r.title, r.reference, r.source_url, c.finding, k.title AS rule, k.ask, k.statute,
    k.statute_url FROM check_result c JOIN check_rule k USING (rule_id) JOIN response r USING (response_id)
ORDER BY r.response_id, c.check_no
"""
CONTRADICTIONS = """
SELECT c.force_id, t.name AS technology, c.statement_a, c.statement_b, c.explanations, a.source_url AS url_a,
    b.source_url AS url_b, a.year AS year_a, b.year AS year_b
FROM contradiction c JOIN technology t USING (technology_id) JOIN response a ON a.response_id = c.response_a
JOIN response b ON b.response_id = c.response_b ORDER BY c.contradiction_id
"""


@dataclass(frozen=True)
class Facts:
    """Everything that the pages show, read once."""

    snapshot: Row
    forces: list[Row]
    responses: list[Row]
    exemptions: list[Row]
    question_sets: list[Row]
    questions: list[Row]
    uses: list[Row]
    checks: list[Row]
    contradictions: list[Row]
    force_replies: list[Row]
    vocabulary: list[Row]
    crosswalk: list[Row]
    accuracy: list[Row]
    agreement: list[Row]

    @property
    def counted(self) -> list[Row]:
        """Comparable replies of police forces: the ones that figures count."""
        return [response for response in self.responses if is_counted(response)]

    @property
    def apart(self) -> list[Row]:
        """Replies of other bodies, and replies that cannot be compared."""
        return [response for response in self.responses if not is_counted(response)]

    @property
    def snapshot_id(self) -> str:
        """Id of the snapshot."""
        return str(self.snapshot["snapshot_id"])

    @property
    def built_on(self) -> dt.date:
        """Day of the build."""
        day = self.snapshot["built_on"]
        assert isinstance(day, dt.date)
        return day


def is_counted(response: Row) -> bool:
    """Whether figures count this reply: comparable, and of a police force."""
    return bool(response["comparable"]) and response["kind"] != "other"


def is_read(response: Row) -> bool:
    """Whether the reply was read: a decision, or read without any rule that covers it."""
    return response["outcome"] in (*DECISIONS, "unclear")


def cites(response: Row, provision: str) -> bool:
    """Whether the reply relies on this very provision."""
    return any(citation["provision"] == provision for citation in response["cited"])


def load(connection: duckdb.DuckDBPyConnection) -> Facts:
    """Read a snapshot for the pages.

    Raises:
        duckdb.Error: the connection is closed or is no snapshot.
    """

    def rows(sql: str) -> list[Row]:
        result = connection.execute(sql)
        names = [column[0] for column in result.description or []]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]

    responses = rows(RESPONSES)
    for response in responses:
        response["cited"] = response["cited"] or []
        response["positions"] = response["positions"] or []
    return Facts(
        snapshot=rows("SELECT * FROM snapshot")[0],
        forces=rows("SELECT * FROM force WHERE kind <> 'other' ORDER BY name"),
        responses=responses,
        exemptions=rows(EXEMPTIONS),
        question_sets=rows("SELECT * FROM question_set ORDER BY asked_from, question_set_id"),
        questions=rows("SELECT * FROM question ORDER BY question_set_id, try_cast(question AS INTEGER), question"),
        uses=rows(USES),
        checks=rows(CHECKS),
        contradictions=rows(CONTRADICTIONS),
        force_replies=rows("SELECT * FROM force_reply ORDER BY replied_on, reply_id"),
        vocabulary=rows(
            "SELECT * FROM vocabulary WHERE field IN ('outcome', 'position', 'ncnd_scope') ORDER BY field, number"
        ),
        crosswalk=rows("SELECT * FROM crosswalk WHERE field = 'outcome' ORDER BY value, scheme"),
        accuracy=sorted(rows(ACCURACY), key=lambda row: place(row["field"])),
        agreement=rows("SELECT * FROM agreement ORDER BY field"),
    )
