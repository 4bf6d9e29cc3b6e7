"""The questions that the Letters page asks the snapshot: a ranked search, and all about one response."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from pages.parts.access import Snapshot
from pages.parts.queries import CONDITIONS, Filters, ask

MOST_TERMS = 8
"""Words of a search that count; more are left out, and the page says so."""

TERM = re.compile(r'"([^"]{2,80})"|([\w£/()][\w£/().’\'-]*)')
BEFORE, WINDOW = 120, 420
"""Characters of a letter shown around the first word found."""


def terms_of(asked: str) -> list[str]:
    """The words and "quoted phrases" of a search, in lower case, each once."""
    found = [" ".join((quoted or word).lower().split()) for quoted, word in TERM.findall(asked)]
    return list(dict.fromkeys(term for term in found if len(term) > 1))


def _base(filters: Filters) -> tuple[str, dict[str, Any]]:
    active = filters.active()
    where = " AND ".join(CONDITIONS[name] for name in active) or "true"
    sql = (
        "WITH docs AS (SELECT r.response_id, coalesce(f.name, r.body_name, 'Force not known') AS force, r.title, "
        "r.reference, r.year, r.outcome, r.provisional, r.note, d.text IS NOT NULL AS letter_here, d.text, "
        "lower(concat_ws(' ', r.title, r.reference, f.name, r.body_name)) AS head, "
        "lower(coalesce(r.note, '')) AS note_words, lower(coalesce(d.text, '')) AS words "
        "FROM response r LEFT JOIN force f USING (force_id) LEFT JOIN document d USING (document_sha256) "
        f"WHERE {where})"
    )
    return sql, {name: list(values) for name, values in active.items()}


def _count(column: str, name: str) -> str:
    return f"(length({column}) - length(replace({column}, ${name}, ''))) / length(${name})"


def search(snapshot: Snapshot, filters: Filters, terms: list[str], limit: int = 30) -> pd.DataFrame:
    """Responses that hold every term, best first, with the number of all hits and a passage of the letter.

    A term counts by how often it stands in the letter, levelling off and weighed by the letter's length (the
    term frequency part of BM25 with k = 1.2, b = 0.75 and 5,000 characters as the usual length); in the title,
    reference or force it counts four, in our note two.
    """
    head, parameters = _base(filters)
    names = [f"term{place}" for place in range(len(terms[:MOST_TERMS]))]
    parameters |= dict(zip(names, terms, strict=False))
    holds = " AND ".join(
        f"(contains(words, ${name}) OR contains(head, ${name}) OR contains(note_words, ${name}))" for name in names
    )
    score = " + ".join(
        f"2.2 * {_count('words', name)} / ({_count('words', name)} + 0.3 + 0.9 * length(words) / 5000.0)"
        f" + CASE WHEN contains(head, ${name}) THEN 4 ELSE 0 END"
        f" + CASE WHEN contains(note_words, ${name}) THEN 2 ELSE 0 END"
        for name in names
    )
    first = ", ".join(f"nullif(strpos(words, ${name}), 0)" for name in names)
    sql = (
        f"{head}, hits AS (SELECT * FROM docs WHERE {holds}), "
        f"ranked AS (SELECT *, {score} AS score, count(*) OVER () AS n_hits, least({first}) AS place FROM hits "
        "ORDER BY score DESC, response_id LIMIT $limit) "
        "SELECT response_id, force, title, reference, year, outcome, provisional, note, letter_here, n_hits, score, "
        "place, CASE WHEN letter_here THEN substr(text, greatest(coalesce(place, 1) - $before, 1), $window) END "
        "AS passage FROM ranked ORDER BY score DESC, response_id"
    )
    return ask(snapshot, sql, {**parameters, "limit": limit, "before": BEFORE, "window": WINDOW})


def listed(snapshot: Snapshot, filters: Filters, limit: int = 30) -> pd.DataFrame:
    """Responses without a search: those with a letter first, newest first."""
    active = filters.active()
    where = " AND ".join(CONDITIONS[name] for name in active) or "true"
    sql = f"""WITH within AS (SELECT r.rowid AS place, r.document_sha256 IS NOT NULL AS letter_here, r.year
            FROM response r LEFT JOIN force f USING (force_id) WHERE {where}),
        top AS (SELECT place FROM within ORDER BY letter_here DESC, year DESC NULLS LAST, place LIMIT $limit)
        SELECT r.response_id, coalesce(f.name, r.body_name, 'Force not known') AS force, r.title, r.reference, r.year,
            r.outcome, r.provisional, r.note, d.text IS NOT NULL AS letter_here,
            (SELECT count(*) FROM within) AS n_hits, substr(d.text, 1, 240) AS passage
        FROM response r LEFT JOIN force f USING (force_id) LEFT JOIN document d USING (document_sha256)
        WHERE r.rowid IN (SELECT place FROM top)
        ORDER BY letter_here DESC, r.year DESC NULLS LAST, r.response_id"""
    return ask(snapshot, sql, {**{name: list(values) for name, values in active.items()}, "limit": limit})


def letters_here(snapshot: Snapshot) -> tuple[int, int]:
    """How many responses have their letter in this snapshot, of how many."""
    row = ask(snapshot, "SELECT count(document_sha256) AS here, count(*) AS n FROM response").iloc[0]
    return int(row.here), int(row.n)


def response(snapshot: Snapshot, response_id: str) -> pd.DataFrame:
    """The one response, with its force; no row where there is none."""
    return ask(
        snapshot,
        """SELECT r.*, coalesce(f.name, r.body_name, 'Force not known') AS force, f.welsh_name, q.title AS set_title,
            o.label AS outcome_label, o.definition AS outcome_definition, n.label AS ncnd_label
        FROM response r LEFT JOIN force f USING (force_id) LEFT JOIN question_set q USING (question_set_id)
        LEFT JOIN vocabulary o ON o.field = 'outcome' AND o.value = r.outcome
        LEFT JOIN vocabulary n ON n.field = 'ncnd_scope' AND n.value = r.ncnd_scope
        WHERE r.response_id = $id""",
        {"id": response_id},
    )


def document(snapshot: Snapshot, document_sha256: str) -> pd.DataFrame:
    """The letter with its text."""
    return ask(snapshot, "SELECT * FROM document WHERE document_sha256 = $id", {"id": document_sha256})


def segments(snapshot: Snapshot, document_sha256: str) -> pd.DataFrame:
    """The parts of the letter, in order."""
    return ask(
        snapshot,
        "SELECT kind, question, span_start, span_end FROM segment WHERE document_sha256 = $id ORDER BY segment_no",
        {"id": document_sha256},
    )


def evidence(snapshot: Snapshot, response_id: str) -> pd.DataFrame:
    """Every coded value of the response with its rule and its words: positions, provisions, use, suppliers, checks."""
    return ask(
        snapshot,
        """SELECT 'Position' AS field, coalesce(v.label, p.position)
                || CASE WHEN scope = 'all' THEN '' ELSE ', ' || scope || ' use' END
                || CASE WHEN question = 'all' THEN '' ELSE ', question ' || question END AS value,
            p.outcome_group AS sort, rule_id, method, document_sha256, span_start, span_end, quote
        FROM position p LEFT JOIN vocabulary v ON v.field = 'position' AND v.value = p.position
        WHERE response_id = $id
        UNION ALL SELECT 'Provision', provision || ', ' || replace(role, '_', ' '), role, rule_id, method,
            document_sha256, span_start, span_end, quote FROM citation WHERE response_id = $id
        UNION ALL SELECT 'Use stated', t.name || ': ' || replace(u.value, '_', ' ')
                || coalesce(' (' || qualifier || ')', ''), u.value, rule_id, method, document_sha256,
            span_start, span_end, quote FROM use_stated u JOIN technology t USING (technology_id)
        WHERE response_id = $id
        UNION ALL SELECT 'Supplier', vendor_name, '', rule_id, method, document_sha256, span_start, span_end, quote
        FROM response_vendor WHERE response_id = $id
        ORDER BY span_start NULLS LAST, field, value""",
        {"id": response_id},
    )


def checks(snapshot: Snapshot, response_id: str) -> pd.DataFrame:
    """What a requester may ask about this reply."""
    return ask(
        snapshot,
        """SELECT c.rule_id, k.title, k.severity, k.statute, k.statute_url, k.ask, c.finding, c.quote
        FROM check_result c JOIN check_rule k USING (rule_id) WHERE response_id = $id ORDER BY check_no""",
        {"id": response_id},
    )


def corrections(snapshot: Snapshot, response_id: str) -> pd.DataFrame:
    """What people corrected in this response."""
    return ask(
        snapshot,
        """SELECT field, replaced, value, machine_value, because, who, made_at, state FROM correction
        WHERE response_id = $id ORDER BY made_at, correction_id""",
        {"id": response_id},
    )


def replies(snapshot: Snapshot, response_id: str) -> pd.DataFrame:
    """What the force told us about our coding of this response."""
    return ask(snapshot, "SELECT * FROM force_reply WHERE response_id = $id ORDER BY replied_on", {"id": response_id})


def sources(snapshot: Snapshot, response_id: str) -> pd.DataFrame:
    """Every address under which the reply stands."""
    return ask(
        snapshot,
        "SELECT source_url, source FROM response_source WHERE response_id = $id ORDER BY source_url",
        {"id": response_id},
    )
