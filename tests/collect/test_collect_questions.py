"""A request is known by its batch or its words, never by its title; what fits nothing stays unmatched."""

from __future__ import annotations

from pathlib import Path

from etl.collect.questions import match
from etl.collect.state import State
from etl.collect.store import RawStore
from etl.reference import load

ROOT = Path(__file__).parents[2]
REFERENCE = load(ROOT / "data" / "reference")
SETS, QUESTIONS = REFERENCE.question_sets, REFERENCE.questions
CITIZENS = (
    "From 2016 to 2021, did you run trials of, or hold active contracts for, facial recognition software in portable or "
    "static CCTV? Which company or companies have been used? What was the cost of the trial for the whole period, or "
    "the ongoing cost year by year?"
)


def test_the_words_decide() -> None:
    found = match(CITIZENS, None, SETS, QUESTIONS)
    assert found is not None and found.question_set_id == "the-citizens-2021" and found.by == "words"


def test_a_title_or_another_subject_decides_nothing() -> None:
    assert match("Use of facial recognition software", None, SETS, QUESTIONS) is None
    other = "Please tell me how many police dogs you have had in each year since 2015 and what they cost to feed."
    assert match(other, None, SETS, QUESTIONS) is None


def test_the_batch_decides_before_the_words() -> None:
    first = SETS[1].model_copy(update={"batch_url": "https://portal.example/info_request_batch/77"})
    found = match(CITIZENS, "https://portal.example/info_request_batch/77?page=2", (SETS[0], first), QUESTIONS)
    assert found is not None and (found.question_set_id, found.by) == (first.question_set_id, "batch")


def test_two_sets_that_fit_alike_are_left_to_a_person() -> None:
    twin = SETS[0].model_copy(update={"question_set_id": "twin"})
    both = QUESTIONS + tuple(
        row.model_copy(update={"question_set_id": "twin"})
        for row in QUESTIONS
        if row.question_set_id == SETS[0].question_set_id
    )
    assert match(CITIZENS, None, (SETS[0], twin), both) is None


def test_a_line_cut_short_by_a_killed_run_is_no_loss(tmp_path: Path) -> None:
    store = RawStore(tmp_path / "raw")
    store.note_attempt(url="https://a.example/1")
    with store.manifest.open("a", encoding="utf-8") as lines:
        lines.write('{"kind": "attem')
    after = RawStore(tmp_path / "raw")
    after.note_attempt(url="https://a.example/2")
    assert [line["url"] for line in RawStore(tmp_path / "raw").attempts()] == [
        "https://a.example/1",
        "https://a.example/2",
    ]
    state = State(tmp_path / "state.jsonl")
    state.finish("one", etag="x")
    with state.path.open("a", encoding="utf-8") as lines:
        lines.write('["two", {"et')
    again = State(state.path)
    again.finish("three", etag="z")
    assert State(state.path).get("one") == {"etag": "x"} and State(state.path).get("three") == {"etag": "z"}
    assert State(state.path).get("two") == {}


def test_a_state_cut_inside_a_letter_keeps_the_lines_before(tmp_path: Path) -> None:
    state = State(tmp_path / "state.jsonl")
    state.finish("one", etag="x")
    state.finish("two", place="é")
    whole = state.path.read_bytes()
    state.path.write_bytes(whole[: whole.rindex("é".encode()) + 1])
    State(state.path).finish("three", etag="z")
    again = State(state.path)
    assert [again.get(key) for key in ("one", "two", "three")] == [{"etag": "x"}, {}, {"etag": "z"}]


def test_a_state_may_hold_any_sign_that_ends_a_line_elsewhere(tmp_path: Path) -> None:
    state = State(tmp_path / "state.jsonl")
    for sign in "\u2028\u2029\x85\x0b\x0c\x1c\r\n":
        state.finish(f"slug{sign}1", key=sign)
    again = State(state.path)
    assert all(again.get(f"slug{sign}1") == {"key": sign} for sign in "\u2028\u2029\x85\x0b\x0c\x1c\r\n")
