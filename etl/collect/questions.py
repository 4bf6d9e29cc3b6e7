"""Which question set a request belongs to: by its batch, else by the words of its questions. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from etl.reference_rows import Question, QuestionSet

ENOUGH = 0.6
"""The share of a set's keywords that a request must hold."""

CLEAR = 0.08
"""How far the best set must be ahead of the second one."""

_WORDS = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Match:
    """A question set, how much of it was found (0 to 1), and how it was found."""

    question_set_id: str
    score: float
    by: str


def match(
    request_text: str, batch_url: str | None, sets: Sequence[QuestionSet], questions: Sequence[Question]
) -> Match | None:
    """The question set of a request, or ``None`` where no set fits or two fit alike.

    Args:
        request_text: the applicant's words; a title or slug is not enough.
        batch_url: the portal's batch page of the request, where there is one.
        sets: the question sets.
        questions: their questions with keywords.
    """
    if batch_url:
        for row in sets:
            if row.batch_url and _batch(row.batch_url) == _batch(batch_url):
                return Match(row.question_set_id, 1.0, "batch")
    text = _plain(request_text)
    if len(text) < 40:
        return None
    scores = sorted(
        ((_score(text, [q for q in questions if q.question_set_id == row.question_set_id]), row) for row in sets),
        key=lambda pair: -pair[0],
    )
    if not scores or scores[0][0] < ENOUGH:
        return None
    if len(scores) > 1 and scores[0][0] - scores[1][0] < CLEAR:
        return None
    return Match(scores[0][1].question_set_id, round(scores[0][0], 3), "words")


def _batch(url: str) -> str:
    return url.split("?")[0].rstrip("/").rpartition("/info_request_batch/")[2]


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.casefold()))


def _score(text: str, questions: Sequence[Question]) -> float:
    keywords = list(dict.fromkeys(_plain(word) for question in questions for word in question.keywords))
    if len(keywords) < 2:
        return 0.0
    weights = [len(word.split()) ** 0.5 for word in keywords]
    found = sum(weight for word, weight in zip(keywords, weights, strict=True) if _holds(text, word))
    return float(found / sum(weights))


def _holds(text: str, keyword: str) -> bool:
    if f" {keyword} " in f" {text} ":
        return True
    return len(keyword) >= 10 and fuzz.partial_ratio(keyword, text, score_cutoff=90) > 0
