"""Who speaks in a sentence that no sign of a voice knows. Every text here is invented."""

from __future__ import annotations

from dataclasses import replace

from etl.read.reader import Reader
from etl.read.segments.heard import Heard, phrases_heard
from etl.read.weighed import Weighed
from etl.reference_phrases import Phrases
from tests.read.conftest import canonical, lines_of, stated_in

LETTER = """Gwent Police
Ref: 2024/31
20 December 2024

Dear Sir

Your request concerned a phone app.

1) When was it tried out and by how many officers?
Gwent Police took part in a trial of the app from 4 December 2023 to 1 March 2024.
2) The training slides.
Slides: 40 attached.
3) The contract with the developer.
Gwent has no copy.

Yours sincerely
"""


def heard(*rows: tuple[str, float]) -> Heard:
    """Weighs by phrases that speak for an answer."""
    phrases = Phrases(
        (("asked", 0.0), ("answered", 0.0)), {phrase: (1.0, (("answered", weight),)) for phrase, weight in rows}
    )
    return Heard(Weighed(phrases, by_rarity=False))


def test_words_that_surely_answer_are_the_forces() -> None:
    assert heard(("append", 9.0), ("page", 9.0)).answers("appended, 19 pages.", None, first=True)


def test_what_is_only_likely_stays_with_the_applicant() -> None:
    assert not heard(("append", 3.0)).answers("appended, 19 pages.", None, first=True)


def test_an_empty_table_says_nothing() -> None:
    assert not heard().answers("appended, 19 pages.", None, first=True)


def test_a_sentence_is_known_by_its_words_its_pairs_its_length_and_its_last_sign() -> None:
    (line,) = lines_of("appended, 19 pages.")
    phrases = phrases_heard(replace(line, first=True))
    assert {"append", "^ append", "append #", "no label", "begins line", "ends: .", "words: to 4"} <= set(phrases)


def test_an_answer_below_a_question_that_asks_in_no_persons_voice(reader: Reader) -> None:
    assert ("3", "not_held") in stated_in(reader.read(canonical(LETTER)))


def test_without_the_table_the_same_answer_is_taken_for_the_request(reader: Reader) -> None:
    deaf = Reader(reader.reference, replace(reader.rules, voice_phrases=Phrases((), {})))
    assert not any(question == "3" for question, _ in stated_in(deaf.read(canonical(LETTER))))


def test_an_answer_that_only_its_words_tell_waits_for_a_person(reader: Reader) -> None:
    reasons = {doubt.reason for doubt in reader.read(canonical(LETTER)).doubts}
    assert "a sentence below a question is taken for its answer by its words alone" in reasons
