"""The tables of phrases: learned from labelled letters, the same each time, and checked when they are loaded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from etl.pipeline.learning import learn
from etl.read.weighed import Weighed
from etl.reference import ReferenceError
from etl.reference_phrases import GIVES, POSITIONS, USES, load_phrases
from etl.workspace import Workspace

LETTER = """Kent Police
Our ref: 24/01/0{number}

You asked:
1. {asked}

Response
1. {answer}
"""
KINDS = {
    "no_use": ("Do you use live facial recognition?", "We do not use live facial recognition at {place}."),
    "disclosed": ("How many searches were made in {place}?", "The number of searches made was {number}."),
    "withheld": ("A copy of the {place} plan.", "The {place} plan is being withheld under section 31(1)(a)."),
}
WHOLE = """Kent Police
Our ref: 24/02/0{number}

Dear Ms Hart

{answer}
"""
OUTCOMES = {
    "disclosed": "In 2023 our officers in {place} made {number} searches, of which 3 led to a match.",
    "denied": "Kent Police does not use live facial recognition at {place} and holds nothing about it.",
}
PLACES = ("Dover", "Deal", "Hythe", "Margate", "Ashford", "Sheerness")


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Eighteen invented letters of one question each and twelve that answer as a whole, with their labels."""
    folder = tmp_path / "labelled"
    folder.mkdir()
    for position, (asked, answer) in KINDS.items():
        for number, place in enumerate(PLACES, start=11):
            words = {"place": place, "number": number}
            text = LETTER.format(asked=asked.format(**words), answer=answer.format(**words), number=number)
            (folder / f"{position}-{place}.txt").write_text(text, encoding="utf-8")
            label = {
                "positions": [{"question": "1", "scope": "all", "position": position}],
                "use_stated": {"live_facial_recognition": "no_use"} if position == "no_use" else {},
                "exemptions": ["FOIA s31(1)(a)"] if position == "withheld" else [],
            }
            (folder / f"{position}-{place}.json").write_text(json.dumps(label), encoding="utf-8")
    for outcome, answer in OUTCOMES.items():
        for number, place in enumerate(PLACES, start=11):
            text = WHOLE.format(answer=answer.format(place=place, number=number), number=number)
            (folder / f"whole-{outcome}-{place}.txt").write_text(text, encoding="utf-8")
            (folder / f"whole-{outcome}-{place}.json").write_text(json.dumps({"outcome": outcome}), encoding="utf-8")
    return folder


def learned(workspace: Workspace, letters: Path) -> dict[str, bytes]:
    return {row.path.name: row.path.read_bytes() for row in learn(workspace, letters, lambda done, total: None)}


def test_the_same_letters_give_the_same_tables(workspace: Workspace, letters: Path) -> None:
    first = learned(workspace, letters)
    assert set(first) == {
        "phrases.csv",
        "use_phrases.csv",
        "given_phrases.csv",
        "relied_phrases.csv",
        "stated_phrases.csv",
        "voice_phrases.csv",
    }
    assert learned(workspace, letters) == first


def test_what_was_learned_is_right_on_a_letter_not_seen(workspace: Workspace, letters: Path) -> None:
    learned(workspace, letters)
    weighed = Weighed(load_phrases(workspace.reference / "rules" / "phrases.csv", POSITIONS))
    for position, words in {
        "no_use": "we do not use live facial recognition in ramsgate.",
        "disclosed": "the number of searches made was 77.",
        "withheld": "the ramsgate plan is being withheld under section 31(1)(a).",
    }.items():
        opinion = weighed.opinion("", [words])
        assert opinion is not None and opinion.value == position


def test_whether_a_whole_answer_gives_something_is_learned(workspace: Workspace, letters: Path) -> None:
    learned(workspace, letters)
    weighed = Weighed(load_phrases(workspace.reference / "rules" / "given_phrases.csv", GIVES))
    told = weighed.opinion("", ["in 2022 our officers in ramsgate made 44 searches."])
    denied = weighed.opinion("", ["kent police does not use live facial recognition at ramsgate."])
    assert told is not None and told.value == "given"
    assert denied is not None and denied.value == "nothing"


def test_a_folder_without_labelled_answers_is_named(workspace: Workspace, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(LookupError, match="no labelled letter has an answer that teaches phrases.csv"):
        learn(workspace, empty, lambda done, total: None)


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ("no,3,no_use 1.0\n", "the first row must be 'any answer'"),
        ("any answer,9,no_use 1.0\nno,3,never_used 2.0\n", "row 3, column weights: 'never_used' is not allowed"),
        ("any answer,9,no_use much\n", "column weights"),
        ("any answer,0,no_use 1.0\n", "column answers"),
    ],
)
def test_a_table_that_breaks_its_rules_is_named_with_its_row(tmp_path: Path, table: str, problem: str) -> None:
    path = tmp_path / "phrases.csv"
    path.write_text(f"phrase,answers,weights\n{table}", encoding="utf-8")
    with pytest.raises(ReferenceError, match=problem):
        load_phrases(path, POSITIONS)


def test_the_table_on_use_may_say_that_nothing_is_stated(tmp_path: Path) -> None:
    path = tmp_path / "use_phrases.csv"
    path.write_text(
        "phrase,answers,weights\nany answer,9,not_stated 1.5; uses -0.5\nrun,4,uses 2.0\n", encoding="utf-8"
    )
    table = load_phrases(path, USES)
    assert table.before == (("not_stated", 1.5), ("uses", -0.5))
    assert table.rows["run"][1] == (("uses", 2.0),)
