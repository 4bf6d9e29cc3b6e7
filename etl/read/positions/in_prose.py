"""Answers in prose, below questions with numbers: each sentence goes to the question that it fits best."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace
from itertools import takewhile

from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.positions.alignment import OWN, aligned, shared, weights_of
from etl.read.positions.decided_whole import decides_all
from etl.read.positions.frame import FRAME
from etl.read.positions.said import REASONS, said_in
from etl.read.positions.stems import stems_of
from etl.read.positions.told_before import tells
from etl.read.positions.topics import Topics
from etl.read.questions.question_kinds import denies

_LEAST = 3
"""Questions that a request puts, and that its sentences tell apart, before an answer in prose is taken apart."""
_MOST = 60
"""Questions beyond which no letter answers in prose."""
_MOST_NUMBERED = 0.5
"""The part of the questions that may be answered by number."""
_ENOUGH = 0.5
"""The part of the questions that must find a sentence of their own."""
_OPENING = 5
"""Sentences of an answer among which it decides on all of a request."""
_MOST_APART = 0.75
"""The part of the questions that are denied each in a sentence of its own, where all are denied."""
_TOLD_APART = 0.6
"""What a sentence shares at least with a question that it is found to answer."""
_WHOLE = Phrase(r"\b(?:whole|all|entirety) of your request\b|\byour (?:entire|whole) request\b")
_BY_NUMBER = re.compile(
    r"[-*(\"'| ]{0,3}(?:(?:q|r|a|questions?|points?|parts?|items?|answers?|responses?|reply)[ .:#]{0,2})?"
    r"\(?(?:\d|[a-h][.):]|[ivx]{1,4}[.):])"
)
"""How an answer begins that bears the number of its question."""
_COUNTED = re.compile(r"[a-z]?\d{1,2}[a-z]?(?:[/):]| - )")
"""*R1/ yes*: a number in a notation of its own."""
_FORCE_NAMES = re.compile(
    r"\b(?:(?:avon|devon|west|south|north|greater|thames|city)(?: (?:and|&|of))? ?)?[a-z-]{2,20}(?: and [a-z]{2,14})?"
    r"(?= (?:police|constabulary)\b)"
)
"""Words of a question that every answer has."""
_COST = Phrase(r"\bsections? 12\b|\bs\.? ?12\b|\b(?:cost|appropriate|fees) (?:limit|threshold)|\bexcessive cost")
"""Signs of a refusal for cost, which falls upon a request as a whole, unless it is said to be for a part."""
_ONE_PART = Phrase(
    r"\b(?:that|this) (?:part|question|point|element|bit|item|one)\b|\bin (?:that|this) (?:regard|respect)\b|"
    r"\bnot\b[^\n.]{0,40}\bto the (?:whole|rest)\b"
)
_HEADS_REASONS = re.compile(
    r"(?:sections?|s\.?) ?\d[^\n.]{0,80}$|(?:harm|public interest|factors?|balance|overall harm)\b[^\n.]{0,60}(?:$|: )"
)
_CLOSES = re.compile(r"(?:yours (?:sincerely|faithfully|truly)|(?:kind |best )?regards)\b")
_DENIES = re.compile(r"\b(?:no|not|never|none|nothing|neither|nor|nil)\b")
_GIVES = re.compile(r"attached|enclosed|published|website|https?:|www\.|as follows|£|\d")
_KEEPS = re.compile(r"exempt|withh|refus|redact")


class InProse:
    """Takes answers in prose apart, with the table of topics."""

    def __init__(self, topics: Topics) -> None:
        self._topics = topics

    def __call__(self, lines: list[Line]) -> list[Line]:
        """Give the sentences of an answer in prose to the questions that they answer.

        Letters in which the answers bear numbers, stand between the questions, find too few questions, or only deny,
        stay as they are.

        Args:
            lines: the letter as walked through.
        """
        asked = self._asked(lines)
        if not _LEAST <= len(asked) <= _MOST:
            return lines
        below = _in_one_piece(lines, asked.keys())
        found, answered = self._by_own_words(below, asked) if below else ({}, set())
        named = {name for line in below if line.label_end or line.within for name in line.questions}
        if len(answered - named) < 2 or len(answered | named & asked.keys()) < max(_LEAST, len(asked) * _ENOUGH):
            return lines
        return [
            replace(line, questions=found[line.number], label_end=0, by_words=True) if line.number in found else line
            for line in lines
        ]

    def _asked(self, lines: list[Line]) -> dict[str, frozenset[str]]:
        """The words and topics of each question that a request puts by number."""
        words: dict[str, list[str]] = {}
        name = ""
        for line in lines:
            if line.kind != "request":
                name = ""
            elif len(line.questions) == 1 and line.label_end:
                name = line.questions[0]
            if name:
                words.setdefault(name, []).append(line.words[line.label_end :])
        told = {name: _FORCE_NAMES.sub(" ", "\n".join(rows)) for name, rows in words.items()}
        return {name: frozenset(stems_of(text) | self._topics.asked(text)) for name, text in told.items()}

    def _by_own_words(
        self, below: list[Line], asked: dict[str, frozenset[str]]
    ) -> tuple[dict[int, tuple[str, ...]], set[str]]:
        """For the number of each sentence its questions; and the questions with an answer. None if all only deny."""
        names, weights = list(asked), weights_of(list(asked.values()))
        said = said_in(below, names, weights, self._topics)
        found: dict[int, tuple[str, ...]] = {}
        answered: set[str] = set()
        positive = False
        for line, row, places in zip(below, said, aligned(said, weights), strict=True):
            if line.kind == "request":
                continue
            if line.label_end or line.within:
                positive = positive or not denies(line.words[line.label_end :])
                continue
            near = {place: shared(row.words, weights[place]) for place in places}
            found[line.number] = tuple(names[place] for place in places)
            if not FRAME.match(line.words):
                answered.update(names[place] for place, value in near.items() if value >= _TOLD_APART)
                positive = positive or _gives(line) and max(near.values(), default=0) >= OWN
            positive = positive or bool(places) and _keeps_back(line)
        apart = _each_apart(found, below) if not positive else set()
        return (found, answered) if positive or len(apart) >= max(_LEAST, _MOST_APART * len(names)) else ({}, set())


def _in_one_piece(lines: list[Line], asked: Set[str]) -> list[Line]:
    """The sentences of the answer below the questions; none where it is not in prose, or given as a whole."""
    put = [line.number for line in lines if line.kind == "request" and line.questions]
    if any(line.kind == "answer" for line in lines[put[0] : put[-1]]):
        return []
    letter = takewhile(lambda line: not (_heads_reasons(line) or _CLOSES.match(line.words)), lines[put[-1] + 1 :])
    below = [line for line in letter if line.kind == "answer" or line.rule == "you-asked"]
    plain = [line for line in below if not (line.label_end or line.within)]
    whole = any(_COST.search(line.words) for line in plain) and not any(_ONE_PART.search(line.words) for line in plain)
    whole = whole or any(decides_all(line.words) for line in plain[:_OPENING])
    if whole or any(_WHOLE.search(line.words) for line in below) or any(_COUNTED.match(line.words) for line in plain):
        return []
    named = {name for line in below if line.label_end or line.within for name in line.questions}
    numbered = {name for line in below if line.label_end and _BY_NUMBER.match(line.words) for name in line.questions}
    return [] if len(numbered) > len(asked) * _MOST_NUMBERED or asked <= named else below


def _each_apart(found: dict[int, tuple[str, ...]], below: list[Line]) -> set[str]:
    """The questions that have a sentence of their own which denies."""
    denied = {line.number for line in below if _DENIES.search(line.words) and not FRAME.match(line.words)}
    return {names[0] for number, names in found.items() if number in denied and len(names) == 1}


def _heads_reasons(line: Line) -> bool:
    """Whether the reasons of what was withheld begin: *Section 43(2) - Commercial Interests*."""
    return line.kind != "request" and line.first and _HEADS_REASONS.match(line.words) is not None


def _gives(line: Line) -> bool:
    """Whether a sentence tells something or hands something over."""
    return (tells(line) or _GIVES.search(line.words) is not None) and not _DENIES.search(line.words)


def _keeps_back(line: Line) -> bool:
    """Whether a sentence withholds something, and does not only say why."""
    return _KEEPS.search(line.words) is not None and not REASONS.match(line.words)
