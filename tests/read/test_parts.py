"""Parts of questions: how they are named, cut out of a paragraph, answered below a heading or one by one.

Every text here is invented.
"""

from __future__ import annotations

import time

import pytest

from etl.read.labels.label_lists import lettered_below, spelled_out
from etl.read.labels.labels import label_of
from etl.read.labels.limbs import answered, cuts, strongest
from etl.read.labels.part_labels import part_of, whole_of
from etl.read.labels.parts_below import parts_below
from etl.read.line import Line
from etl.read.segments.reasons_below import ReasonsBelow
from etl.read.view.flat import flatten


@pytest.mark.parametrize(
    ("words", "questions"),
    [
        ("1 a. the force does not use it", ("1a",)),
        ("1. a. no", ("1a",)),
        ("3. i. nil", ("3(i)",)),
        ("3i - cost in 2021", ("3(i)",)),
        ("3(ii) £24,960", ("3(ii)",)),
        ("1/a | yes", ("1a",)),
        ("3/iii 146", ("3(iii)",)),
        ("- 1) (a) it does not own any.", ("1a",)),
        ("2 a. & b. refused", ("2a", "2b")),
        ("4 a. b. c. n/a", ("4a", "4b", "4c")),
        ("8a) and 8b) to give these figures", ("8a", "8b")),
        ("1(a)-(c) none", ("1a", "1b", "1c")),
        ("question 1 a.", ("1a",)),
        ("question 5 a and b.", ("5a", "5b")),
        ("points 1 (a), (b) and (c) - it is used.", ("1a", "1b", "1c")),
        ("response 1a/ 1b/ and 1c/: all three.", ("1a", "1b", "1c")),
        ("response 2/: none.", ("2",)),
        ("q3 (i) to (iii) not applicable", ("3(i)", "3(ii)", "3(iii)")),
        ("questions 1a to d: none", ("1a", "1b", "1c", "1d")),
        ("for point 8.a. (whether it is shared)", ("8a",)),
        ("q1. (a) no.", ("1a",)),
        ("question one (1) (b)", ("1b",)),
        ("our response to (a) and (e) is that it is not used.", ("a", "e")),
        ("concerning (c), no information is held.", ("c",)),
        ("for your third question i have to refuse.", ("3",)),
        ("finally 6. there is no single figure.", ("6",)),
    ],
)
def test_a_label_names_parts_of_a_question(words: str, questions: tuple[str, ...]) -> None:
    label = label_of(words, True)
    assert label is not None and label.questions == questions


@pytest.mark.parametrize("words", ["1 a force was asked.", "2 i think so.", "4 of the act applies."])
def test_a_number_before_a_word_names_no_part(words: str) -> None:
    assert label_of(words, True) is None


@pytest.mark.parametrize(("name", "whole"), [("1a", "1"), ("3(ii)", "3"), ("12", "12"), ("b", "b"), ("A2", "A2")])
def test_the_whole_of_a_part(name: str, whole: str) -> None:
    assert whole_of(name) == whole
    assert part_of("3", "ii") == "3(ii)" and part_of("1", "a") == "1a"


@pytest.mark.parametrize(
    ("paragraph", "parts"),
    [
        ("3) (i) 2 (ii) not held here. (iii) 0", ["3) (i) 2 ", "(ii) not held here. ", "(iii) 0"]),
        ("1. a) Yes b) Yes c) No", ["1. a) Yes ", "b) Yes ", "c) No"]),
        ("Response 1: (a) It is used. (b) June 2017.", ["Response 1: (a) It is used. ", "(b) June 2017."]),
        ("5. a) supplier b) value c) end date", ["5. a) supplier b) value c) end date"]),
        ("5) (a) (b) and (c) no information held", ["5) (a) (b) and (c) no information held"]),
        ("3. a) & b) It is held.", ["3. a) & b) It is held."]),
        ("1. Does it use (a) this or (b) that?", ["1. Does it use (a) this or (b) that?"]),
    ],
)
def test_a_paragraph_that_answers_part_by_part_is_cut(paragraph: str, parts: list[str]) -> None:
    edges = [0, *cuts(paragraph), len(paragraph)]
    assert [paragraph[start:end] for start, end in zip(edges, edges[1:], strict=False)] == parts
    assert len(flatten(paragraph).sentences) >= len(parts)


def test_parts_said_in_a_word_are_read_by_their_letters() -> None:
    assert answered("1 | (a) no (b) yes (c) no") == (("a", "no_use"), ("b", "uses"), ("c", "no_use"))
    assert answered("there are (a) cameras and (b) vans") == ()
    assert strongest("(a) no (b) yes, since may").startswith("yes, since may")
    assert strongest("none held") == "none held"


LINES = [
    (0, "1. kinds in use"),
    (1, "a) live facial recognition"),
    (2, "not used."),
    (3, "b) retrospective facial recognition"),
    (4, "used since 2021."),
    (5, "2. watchlists"),
    (6, "a) the largest"),
    (7, "b) whether anyone under 18 was on it"),
    (8, "not applicable."),
]


def test_parts_are_answered_each_below_itself_or_all_below_the_last() -> None:
    asks, answers, together = parts_below(LINES, {0: "1", 5: "2"})
    assert asks == {1, 3, 6, 7} and answers == {2, 4, 8} and together == {8: "2"}


def test_thousands_of_parts_take_their_length() -> None:
    lines = [(0, "1. kinds"), *((at, "a) the largest") for at in range(1, 30_000))]
    start = time.process_time()
    parts_below(lines, {0: "1"})
    assert time.process_time() - start < 4


def test_parts_that_state_something_ask_nothing() -> None:
    lines = [(0, "1. kinds"), (1, "a) it is not used."), (2, "we checked."), (3, "b) it is used."), (4, "since 2021.")]
    assert parts_below(lines, {0: "1"}) == (frozenset(), frozenset(), {})


def _line(number: int, words: str, questions: tuple[str, ...], label_end: int = 0) -> Line:
    return Line(number, 0, len(words), words, "answer", "continues", False, questions, label_end, True)


def test_reasons_below_all_answers_leave_the_last_question() -> None:
    reasons = ReasonsBelow()
    third = _line(0, "3. held but refused, see section 31 below", ("3",), 2)
    last = _line(1, "4. £18,000 (see note a)", ("4",), 2)
    reasons.answered(third, third.words[2:], ("3",))
    reasons.answered(last, last.words[2:], ("4",))
    assert reasons.of_another("section 31(1)(a) and (b) - law enforcement", ("4",), "", "")
    assert not reasons.of_another("section 43(2) - commercial interests", ("4",), "", "")
    assert not reasons.of_another("section 31(1)(a) - law enforcement", ("3",), "", "")
    assert reasons.of_another("section 31(1)(a) law enforcement", ("4",), "", "this is a qualified exemption.")
    assert not reasons.of_another("section 31(1)(a) law enforcement", ("4",), "", "yours sincerely")
    named = "section 31(1)(a) law enforcement"
    assert reasons.of_another(named, ("4",), "no information is held.", "an offender would learn where it fails.")
    assert not reasons.of_another(named, ("4",), "exempt under:", "an offender would learn where it fails.")
    assert not reasons.of_another(named, ("4",), "it is exempt.", "section 43(2) commercial interests.")
    assert reasons.noted("note a. the sum is without tax.") == ("4",)
    assert reasons.noted("note b. nothing.") == ()
    fifth = _line(2, "5. refused, see (ii) below", ("5",), 2)
    reasons.answered(fifth, fifth.words[2:], ("5",))
    assert reasons.noted("(ii) section 43(2) commercial interests.") == ("5",)
    assert reasons.noted("(i) section 43(2) commercial interests.") == ()


def test_letters_between_two_numbers_are_parts_of_the_first() -> None:
    starts = list(
        enumerate(["question 1.", "used or tried?", "a. live", "b. retrospective", "question 2.", "c) other"])
    )
    assert lettered_below(starts) == {2: "1", 3: "1"}


@pytest.mark.parametrize(
    "starts",
    [
        ["1. used?", "a) no", "2. cost?"],
        ["1. used?", "a) no", "b) yes", "4. cost?"],
        ["3. used?", "section 17(1) says:", "one", "two", "a) states", "b) specifies", "4. cost?"],
        ["a) live", "b) retrospective", "1. used?", "2. cost?"],
    ],
)
def test_other_letters_are_no_parts(starts: list[str]) -> None:
    assert lettered_below(list(enumerate(starts))) == {}


def test_numbers_in_words_alone_are_labels_where_they_count_from_one() -> None:
    found = spelled_out(list(enumerate(["one. it is.", "two.", "2023: 4", "three - no."])))
    assert {at: label.questions for at, label in found.items()} == {0: ("1",), 1: ("2",), 3: ("3",)}
    assert spelled_out(list(enumerate(["one.", "three. no."]))) == {}
    assert spelled_out(list(enumerate(["two. no.", "three. no."]))) == {}
