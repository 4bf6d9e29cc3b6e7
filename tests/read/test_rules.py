"""Each rule fires on the example of each of its wordings, and not where an exception or its counter-example stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from etl.read.phrase import Phrase
from etl.read.positions.meanings import Understood
from etl.read.positions.topics import Topics
from etl.read.rulebook import Compiled
from etl.reference import ReferenceError
from etl.reference_ideas import Meaning
from etl.reference_rules import RULE_TABLES, Exempted, Rule, Wording, load_rules
from etl.reference_topics import TOPIC_TABLE, Topic, load_topics

FOLDER = Path(__file__).parents[2] / "data" / "reference" / "rules"
RULES = load_rules(FOLDER)
ALL = [(table, rule) for table in RULE_TABLES for rule in getattr(RULES, table)]
UNDERSTOOD = Understood(RULES.meanings)


WORDINGS = [(table, rule, row) for table, rule in ALL for row in rule.wordings]
EXCEPTIONS = [
    (table, [rule for rule in getattr(RULES, table) if rule.rule_id in row.rules], row)
    for table, row in dict.fromkeys((table, row) for table, rule in ALL for row in rule.exceptions)
]


def matches(table: str, pattern: str, words: str) -> bool:
    compiled = Phrase(pattern)
    return (compiled.match(words) if table == "segments" else compiled.search(words)) is not None


def fires(table: str, rule: Rule, words: str) -> bool:
    compiled = Compiled.of(rule)
    if not compiled.triggered(words):
        return False
    return (compiled.begins(words) if table == "segments" else compiled.search(words)) is not None


@pytest.mark.parametrize(("table", "rule", "row"), WORDINGS, ids=[f"{row[1].rule_id}" for row in WORDINGS])
def test_a_rule_fires_on_the_example_of_a_wording(table: str, rule: Rule, row: Wording) -> None:
    assert matches(table, row.pattern, row.example), "the wording does not stand in its own example"
    assert fires(table, rule, row.example), "the rule does not fire on the example"


@pytest.mark.parametrize(("table", "rules", "row"), EXCEPTIONS, ids=[row[2].pattern for row in EXCEPTIONS])
def test_no_rule_fires_on_the_example_of_its_exception(table: str, rules: list[Rule], row: Exempted) -> None:
    assert Phrase(row.pattern).search(row.example), "the exception does not stand in its own example"
    assert any(matches(table, rule.pattern, row.example) for rule in rules), "would not fire without the exception"
    assert not any(fires(table, rule, row.example) for rule in rules), "fires in spite of the exception"


@pytest.mark.parametrize(("table", "rule"), ALL, ids=[rule.rule_id for _, rule in ALL])
def test_a_rule_does_not_fire_on_the_example_against_it(table: str, rule: Rule) -> None:
    assert rule.example_against is None or not fires(table, rule, rule.example_against)


@pytest.mark.parametrize("row", RULES.meanings.table, ids=[row.rule_id for row in RULES.meanings.table])
def test_a_meaning_is_understood_in_its_example_and_not_in_the_other(row: Meaning) -> None:
    stated = UNDERSTOOD.meaning(row.example_for.lower())
    assert stated is not None and stated.row is row, "does not understand its own example"
    other = UNDERSTOOD.meaning(row.example_against.lower())
    assert other is None or other.row is not row, "understands the example against it"


@pytest.mark.parametrize("row", RULES.topics, ids=[row.topic for row in RULES.topics])
def test_a_topic_is_heard_in_its_examples(row: Topic) -> None:
    topics = Topics(RULES.topics)
    assert f"#{row.topic}" in topics.asked(row.example_asked)
    assert f"#{row.topic}" in topics.told(row.example_told)


def test_a_topic_that_stands_twice_is_refused(tmp_path: Path) -> None:
    text = (FOLDER / TOPIC_TABLE).read_text(encoding="utf-8")
    (tmp_path / TOPIC_TABLE).write_text(text + text.splitlines()[1] + "\n", encoding="utf-8")
    with pytest.raises(ReferenceError, match="stands twice"):
        load_topics(tmp_path / TOPIC_TABLE)


def test_a_meaning_of_ideas_that_stand_in_two_clauses_is_none() -> None:
    assert UNDERSTOOD.meaning("it is not easy to say; the camera stands in a square") is None


def test_an_idea_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReferenceError, match="'refusal' is no idea"):
        load_rules(copied(tmp_path, "meanings.csv", "confirm;refusing", "confirm;refusal"))


def test_a_pattern_that_is_no_expression_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReferenceError, match="scopes.csv: row 5, column pattern.*no regular expression"):
        load_rules(copied(tmp_path, "wordings/scopes.csv", "sc-covert,\\bcovert,", "sc-covert,(open,"))


def test_a_result_outside_the_vocabulary_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReferenceError, match="'hidden' is not allowed"):
        load_rules(copied(tmp_path, "scopes.csv", ",covert,0.93,", ",hidden,0.93,"))


@pytest.mark.parametrize("table", ["wordings/scopes.csv", "exceptions/scopes.csv"])
def test_a_pattern_of_a_rule_that_does_not_exist_is_refused(tmp_path: Path, table: str) -> None:
    with pytest.raises(ReferenceError, match="'sc-hidden' is no rule of scopes.csv"):
        load_rules(copied(tmp_path, table, "sc-covert,", "sc-hidden,"))


def test_a_rule_without_a_wording_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReferenceError, match="sc-overt has no row in wordings/scopes.csv"):
        load_rules(copied(tmp_path, "wordings/scopes.csv", "sc-overt,", "sc-both,"))


def test_a_rule_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReferenceError, match="scopes.csv: column rule_id: 'sc-overt' stands twice"):
        load_rules(copied(tmp_path, "scopes.csv", "sc-both,", "sc-overt,"))


def copied(folder: Path, name: str, old: str, new: str) -> Path:
    """The tables of rules with one text of one table replaced."""
    shutil.copytree(FOLDER, folder, dirs_exist_ok=True)
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    return folder
