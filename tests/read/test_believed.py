"""Statements that are the letter's own answer, and words that only look like one. Every text here is invented."""

from __future__ import annotations

from dataclasses import replace

from etl.model import Scope
from etl.read.confidence import REVIEW_BELOW, weighed_out
from etl.read.positions.believed import Believed, around_statements
from etl.read.positions.settle import Hit
from etl.read.reader import Reader
from etl.read.weighed import Weighed
from etl.reference_phrases import Phrases
from tests.read.conftest import canonical, lines_of


def _hit(position: str, line: int, *, scope: Scope = "all", reason: bool = False) -> Hit:
    return Hit(("all",), scope, position, f"p-{position}", 0.9, line, line + 1, line, reason=reason)


LINES = lines_of("we searched all records.", "nothing is held.", "the site publishes all replies.")
AGAINST = Phrases(
    (("stated", 0.5), ("not_stated", -0.5)), {"already_published: publish": (1.0, (("not_stated", 3.0),))}
)


def test_a_statement_whose_words_speak_against_it_is_left_out() -> None:
    hits = [_hit("not_held", 1), _hit("already_published", 2)]
    marked = Believed(Weighed(AGAINST, by_rarity=False)).of(hits, LINES, [])
    assert [hit.doubted for hit in marked] == [False, True]


def test_the_only_statement_of_a_letter_is_kept() -> None:
    hits = [_hit("already_published", 2)]
    assert Believed(Weighed(AGAINST, by_rarity=False)).of(hits, LINES, []) == hits


def test_an_empty_table_doubts_nothing() -> None:
    hits = [_hit("not_held", 1), _hit("already_published", 2)]
    assert Believed(Weighed(Phrases((), {}), by_rarity=False)).of(hits, LINES, []) == hits


def test_neighbours_and_other_statements_count_and_reasons_do_not() -> None:
    hits = [_hit("not_held", 1), _hit("already_published", 2), _hit("no_use", 0, reason=True)]
    found = around_statements(hits, LINES, [])
    assert [hit.position for hit, _ in found] == ["not_held", "already_published"]
    phrases = found[0][1]
    assert {"above: search", "below: publish", "not_held: held", "beside: already_published", "of all"} <= set(phrases)
    assert "beside: no_use" not in phrases


def test_help_beside_a_refusal_upheld_on_review_discloses_nothing(reader: Reader) -> None:
    letter = (
        "Kent Police\nRef: FOI 100/24R\nDate: 5 March 2024\n\nDear Ms Hart\n\nInternal review\n\n"
        "I have looked again at the cost of finding the number of searches made by each district. Each of 6,200 requests "
        "would have to be opened. I am satisfied that section 12(1) was correctly applied and uphold the decision.\n\n"
        "By way of help under section 16, totals for the whole force can be seen in our published statistics.\n"
    )
    assert {row.position for row in reader.read(canonical(letter)).positions} == {"cost_limit"}


def test_a_letter_with_a_statement_left_out_waits_for_a_person() -> None:
    assert not weighed_out([_hit("not_held", 1)], LINES)
    doubts = weighed_out([_hit("not_held", 1), replace(_hit("no_use", 2), doubted=True)], LINES)
    assert [doubt.field for doubt in doubts] == ["outcome"]
    assert doubts[0].confidence < REVIEW_BELOW
