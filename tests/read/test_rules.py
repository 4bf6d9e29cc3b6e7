"""Each rule fires on its example and not on its counter-example."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.read.positions.meanings import Understood
from etl.read.positions.topics import Topics
from etl.read.rulebook import Compiled
from etl.reference import ReferenceError
from etl.reference_ideas import Meaning
from etl.reference_rules import RULE_TABLES, Rule, load_rules
from etl.reference_topics import TOPIC_TABLE, Topic, load_topics

FOLDER = Path(__file__).parents[2] / "data" / "reference" / "rules"
RULES = load_rules(FOLDER)
ALL = [(table, rule) for table in RULE_TABLES for rule in getattr(RULES, table)]
UNDERSTOOD = Understood(RULES.meanings)


def fires(table: str, rule: Rule, words: str) -> bool:
    compiled = Compiled.of(rule)
    if not compiled.triggered(words):
        return False
    return (compiled.begins(words) if table == "segments" else compiled.search(words)) is not None


@pytest.mark.parametrize(("table", "rule"), ALL, ids=[rule.rule_id for _, rule in ALL])
def test_a_rule_fires_on_its_example_and_not_on_the_other(table: str, rule: Rule) -> None:
    assert fires(table, rule, rule.example_for), "does not fire on its own example"
    if rule.example_against:
        assert not fires(table, rule, rule.example_against), "fires on the example against it"


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
    for path in FOLDER.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace("confirm;refusing", "confirm;refusal"), encoding="utf-8")
    with pytest.raises(ReferenceError, match="'refusal' is no idea"):
        load_rules(tmp_path)


def test_a_pattern_that_is_no_expression_is_refused(tmp_path: Path) -> None:
    for path in FOLDER.glob("*.csv"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    broken = (tmp_path / "scopes.csv").read_text(encoding="utf-8").splitlines()
    broken.append("sc-broken,a broken rule,,(open,,covert,0.5,open,,")
    (tmp_path / "scopes.csv").write_text("\n".join(broken) + "\n", encoding="utf-8")
    with pytest.raises(ReferenceError, match="column pattern.*no regular expression"):
        load_rules(tmp_path)


def test_a_result_outside_the_vocabulary_is_refused(tmp_path: Path) -> None:
    for path in FOLDER.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace(",covert,0.93,", ",hidden,0.93,"), encoding="utf-8")
    with pytest.raises(ReferenceError, match="'hidden' is not allowed"):
        load_rules(tmp_path)
