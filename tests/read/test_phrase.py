"""An expression is tried only where its words stand, and finds all the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.read.needed import alternatives, needed_words
from etl.read.phrase import Phrase, bit_of, held
from etl.reference_rules import RULE_TABLES, Exempted, Rule, Wording, load_rules

RULES = load_rules(Path(__file__).parents[2] / "data" / "reference" / "rules")
ALL = [rule for table in RULE_TABLES for rule in getattr(RULES, table)]
WORDS = ["not", "held", "refuse", "confirm", "nor", "deny", "section", "12(2)", " ", " ", " ", "\n", "s", "ing", "we"]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bexempt", [{"exempt"}]),
        (r"not (?:be )?held", [{"not be held", "not held"}]),
        (r"neither[^\n]{0,40}deny", [{"neither"}, {"deny"}]),
        (r"refus(?:e|ed)|declin[a-z]*", [{"refuse", "declin"}]),
        (r"(?:vexatious)?", []),
        (r"\d{2}", []),
        (r"(?i)exempt", []),
        (r"(?:held )+here", [{"held "}, {"here"}]),
        (r"(?<!not )withheld(?! by)", [{"withheld"}]),
        (r"organi[sz]ation", [{"organisation", "organization"}]),
        (r"(?:yes|no|it is)", []),
    ],
)
def test_the_words_that_a_match_needs(pattern: str, words: list[set[str]]) -> None:
    assert {frozenset(found) for found in needed_words(pattern)} == {frozenset(found) for found in words}


PHRASES = {rule.pattern: Phrase(rule.pattern) for rule in ALL} | {
    rule.unless: Phrase(rule.unless) for rule in ALL if rule.unless
}


@pytest.mark.parametrize("rule", ALL, ids=[rule.rule_id for rule in ALL])
def test_what_a_rule_finds_holds_its_words(rule: Rule) -> None:
    rows: tuple[Wording | Exempted, ...] = (*rule.wordings, *rule.exceptions)
    for pattern in filter(None, (rule.pattern, rule.unless)):
        for row in rows:
            assert found_with_words(pattern, row.example) == found_without(pattern, row.example)


@given(st.sampled_from(ALL), st.lists(st.sampled_from(WORDS), max_size=12).map("".join))
def test_any_text_gives_the_same_match_as_without_the_words(rule: Rule, text: str) -> None:
    assert found_with_words(rule.pattern, text) == found_without(rule.pattern, text)


Spans = tuple[tuple[int, int] | None, ...]


def found_with_words(pattern: str, text: str) -> Spans:
    phrase = PHRASES[pattern]
    return spans(phrase.search(text), phrase.match(text))


def found_without(pattern: str, text: str) -> Spans:
    return spans(re.search(pattern, text), re.match(pattern, text))


def spans(*matches: re.Match[str] | None) -> Spans:
    return tuple(match and match.span() for match in matches)


def test_a_text_holds_a_bit_for_each_set_with_a_word_in_it() -> None:
    facial, cost = bit_of(["facial", "face"]), bit_of(["cost"])
    assert facial and cost and facial != cost
    assert bit_of(["face", "facial"]) == facial
    assert bit_of([]) == 0
    assert held("a face at no cost") & (facial | cost) == facial | cost
    assert held("a price") & (facial | cost) == 0


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        (r"yes|no", ["yes", "no"]),
        (r"(?:yes|no)|n/a", ["(?:yes|no)", "n/a"]),
        (r"[|)]a|b\|c|\(d|e", ["[|)]a", r"b\|c", r"\(d", "e"]),
        (r"[]|]a|[^]|]b", ["[]|]a", "[^]|]b"]),
    ],
)
def test_alternatives_are_parted_outside_brackets(pattern: str, parts: list[str]) -> None:
    assert alternatives(pattern) == parts


def test_a_flag_at_the_head_of_an_expression_goes_for_all_of_its_alternatives() -> None:
    phrase = Phrase(r"(?i)exempt|withheld")
    assert phrase.search("It is WITHHELD.") is not None
    assert phrase.match("Withheld in part") is not None


def test_of_two_alternatives_the_leftmost_match_counts_then_the_first() -> None:
    found = Phrase(r"not held by us|no records|no records of it").search("there are no records of it, not held by us")
    assert found is not None and found[0] == "no records"
