"""Sentences in prose aligned with questions: in the order of the questions, each near the words of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_SAME_BELOW = 0.55
"""What it costs to go on with a question in a new paragraph; within a paragraph it costs nothing."""
_NEXT = 0.35
"""What it costs to turn to the next question within a paragraph."""
_NEXT_BELOW = 0.05
"""The same in a new paragraph."""
SKIPPED = 0.4
"""What each question costs that is passed over."""
LEFT = 0.2
"""What each question costs that stands behind the last one answered."""
_BACK = 0.9
"""What it costs to turn back."""
_UNLIKE = 0.35
"""What it costs to turn to a question with which a sentence shares no word."""
_TOPIC = 0.6
"""What the topic of a question counts for, beside one of its words."""
OWN = 1.0
"""What a word counts for that only one question has."""
MOST = 2.0
"""The most that shared words count for."""
_LEAST = 0.2
"""What a sentence shares at least with a question that the order has passed over and that it answers."""
BOUND = 0.9
"""What it costs to turn away within a paragraph from a question that it has named."""
_CLOSER = 0.2
"""How much closer a sentence is to such a question than to its own, to answer it alone."""


@dataclass(frozen=True)
class Said:
    """One sentence of an answer.

    Attributes:
        words: the words by which questions are told apart.
        first: whether it begins a paragraph.
        named: the places of the questions that it names, in their order.
        of_none: whether it speaks of the request as a whole, or of none of its questions.
        tells: whether it states something.
        bound: whether a sentence before it in the paragraph names its question.
    """

    words: frozenset[str]
    first: bool
    named: tuple[int, ...] = ()
    of_none: bool = False
    tells: bool = False
    bound: bool = False


def weights_of(questions: Sequence[frozenset[str]]) -> list[dict[str, float]]:
    """For each question its words and how well each of them tells it from the others."""
    having: dict[str, int] = {}
    for words in questions:
        for word in words:
            having[word] = having.get(word, 0) + 1
    return [
        {word: (_TOPIC if word.startswith("#") else OWN) / having[word] ** 2 for word in words} for words in questions
    ]


def shared(words: frozenset[str], weights: dict[str, float]) -> float:
    """How much a sentence shares with a question."""
    return min(sum(weights[word] for word in words & weights.keys()), MOST)


def aligned(said: Sequence[Said], weights: Sequence[dict[str, float]]) -> list[list[int]]:
    """The questions that each sentence answers or goes on to answer, such that all of them fit best.

    Sentences follow the order of the questions where their words leave it open. A question that the order passes over
    is given to the sentence nearest to it. Time grows with the number of sentences times the number of questions.

    Args:
        said: the sentences of the answer, in order.
        weights: the words of each question with their weights, in the order in which the questions were put.

    Returns:
        For each sentence the places of its questions; none for one that answers none.
    """
    near = [[shared(sentence.words, row) for row in weights] for sentence in said]
    given = _without_frame(said, _in_order(said, near, len(weights)), near)
    answered = {place for places in given for place in places}
    for place in range(len(weights)):
        if place not in answered:
            _fill(place, given, said, near)
    return given


def _in_order(said: Sequence[Said], near: list[list[float]], n: int) -> list[int]:
    """The one question of each sentence, -1 before the first, on the way that costs least (Viterbi 1967)."""
    none = float("-inf")
    best = [0.0, *[none] * n]
    ways: list[list[int]] = []
    for sentence, gains in zip(said, near, strict=True):
        best, way = _step(best, gains, sentence)
        ways.append(way)
    place = max(range(n + 1), key=lambda at: best[at] + LEFT * at)
    found = []
    for way in reversed(ways):
        found.append(place - 1)
        place = way[place]
    return found[::-1]


def _step(best: list[float], gains: list[float], sentence: Said) -> tuple[list[float], list[int]]:
    """The best way to each place from those of the sentence before; place 0 stands before the first question."""
    anywhere = max(range(len(best)), key=best.__getitem__)
    none = float("-inf")
    if sentence.named:
        last = sentence.named[-1] + 1
        return [best[anywhere] if at == last else none for at in range(len(best))], [anywhere] * len(best)
    stays = 0.0 if sentence.of_none or not sentence.first else _SAME_BELOW
    turns = _NEXT_BELOW if sentence.first else _NEXT + BOUND if sentence.bound else _NEXT
    now, way = [best[0]], [0]
    onward, onward_value = 0, none
    for at in range(1, len(best)):
        onward_value -= SKIPPED
        if best[at - 1] >= onward_value:
            onward, onward_value = at - 1, best[at - 1]
        gain = 0.0 if sentence.of_none else gains[at - 1]
        cost = turns + (0.0 if gain or sentence.tells else _UNLIKE)
        value, came = max(
            (best[at] - stays, at), (onward_value - cost, onward), (best[anywhere] - cost - _BACK, anywhere)
        )
        now.append(value + gain)
        way.append(came)
    return now, way


def _without_frame(said: Sequence[Said], order: list[int], near: list[list[float]]) -> list[list[int]]:
    """The question of each sentence, without those of paragraphs that begin with no word of it and tell nothing."""
    given: list[list[int]] = []
    left = False
    for sentence, place, gains in zip(said, order, near, strict=True):
        close = bool(sentence.named) or place >= 0 and gains[place] > 0
        left = not close and (left and not sentence.first or sentence.first and not sentence.tells)
        places = list(sentence.named) or ([place] if place >= 0 else [])
        given.append([] if sentence.of_none or left else places)
    return given


def _fill(place: int, given: list[list[int]], said: Sequence[Said], near: list[list[float]]) -> None:
    """Give a question without a sentence the one that is nearest to it, beside or instead of the one it has."""
    open_ = [at for at, sentence in enumerate(said) if not (sentence.named or sentence.of_none)]
    at = max(open_, key=lambda at: near[at][place], default=None)
    if at is None or near[at][place] < _LEAST:
        return
    others = max((near[at][other] for other in given[at]), default=0.0)
    given[at] = [place] if near[at][place] > others + _CLOSER else sorted([*given[at], place])
