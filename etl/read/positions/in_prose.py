"""Answers in prose, below questions with numbers: the sentences are given to the questions whose words they have."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import takewhile

from etl.read.line import Line
from etl.read.positions.frame import ADVICE, FRAME
from etl.read.positions.stems import stems_of
from etl.read.positions.told_before import tells
from etl.read.questions.question_kinds import denies

_LEAST = 3
"""Questions that a request puts, and that its sentences tell apart, before an answer in prose is taken apart."""
_MOST_LABELLED = 0.5
"""The part of the questions that may be answered by number."""
_ENOUGH = 0.6
"""The part of the questions that must find a sentence of their own."""
_TOGETHER = 3
"""Questions that one sentence may answer."""
_NEXT_BUT_ONE = 2
_COMMON = 8
"""Questions that have a word which still tells something."""
_REASONS = re.compile(
    r"(?:this|these|the (?:exemption|public|balance|factors?|harm|reasons?))\b|(?:sections?|s\.?) ?\d|"
    r"[^\n]{0,60}\b(?:prejudice[- ]based|public interest|absolute exemption|qualified exemption)\b"
)
"""How a sentence begins that gives reasons."""
_OF_ALL = re.compile(
    r"confirm or deny|confirming or denying|neither (?:confirm|den)|vexatious|\b(?:section|s\.?) ?14\b|repeated request|"
    r"\byour request\b|\bthe information (?:you|that you|requested|sought)\b(?! (?:at|in|by) )"
)
"""What is said of a request as a whole."""
_COST = re.compile(r"\bsections? 12\b|\bs\.? ?12\b|\b(?:cost|appropriate|fees) (?:limit|threshold)|\bexcessive cost")
"""Signs of a refusal for cost, which falls upon a request as a whole, unless it is said to be for a part."""
_ONE_PART = re.compile(r"\b(?:that|this) (?:part|question|point|element|bit|item|one)\b")
_HEADS_REASONS = re.compile(
    r"(?:sections?|s\.?) ?\d[^\n.]{0,80}$|(?:harm|public interest|factors?|balance|overall harm)\b[^\n.]{0,60}(?:$|: )"
)
_COUNTED = re.compile(r"[a-z]?\d{1,2}[a-z]?[/):]")
"""*R1/ yes*: a number in a notation of its own."""
_DENIES = re.compile(r"\b(?:no|not|never|none|nothing|neither|nor|nil)\b")
_KEEPS = re.compile(r"exempt|withh|refus|redact")


def in_prose(lines: list[Line]) -> list[Line]:
    """Give the sentences of an answer in prose to the questions whose words they share with no other question.

    Letters in which the answers bear numbers, stand between the questions, or find too few questions, stay as they are.

    Args:
        lines: the letter as walked through.
    """
    asked = _asked(lines)
    if len(asked) < _LEAST:
        return lines
    put = [line.number for line in lines if line.kind == "request" and line.questions]
    if any(line.kind == "answer" for line in lines[put[0] : put[-1]]):
        return lines
    below = list(takewhile(lambda line: not _heads_reasons(line), lines[put[-1] + 1 :]))
    below = [line for line in below if line.kind == "answer"]
    plain = [line for line in below if not (line.label_end or line.within)]
    whole = any(_COST.search(line.words) for line in plain) and not any(_ONE_PART.search(line.words) for line in plain)
    if whole or any(_COUNTED.match(line.words) for line in plain):
        return lines
    labelled = {name for line in below if line.label_end or line.within for name in line.questions}
    if len(labelled) > len(asked) * _MOST_LABELLED:
        return lines
    found, answered = _by_own_words(below, asked)
    if len(answered - labelled) < 2 or len(answered | labelled & asked.keys()) < max(_LEAST, len(asked) * _ENOUGH):
        return lines
    return [
        replace(line, questions=found[line.number], label_end=0, by_words=True) if line.number in found else line
        for line in lines
    ]


def _heads_reasons(line: Line) -> bool:
    """Whether the reasons of what was withheld begin: *Section 43(2) - Commercial Interests*."""
    return line.kind != "request" and line.first and _HEADS_REASONS.match(line.words) is not None


def _asked(lines: list[Line]) -> dict[str, set[str]]:
    """The words of each question that a request puts by number."""
    words: dict[str, list[str]] = {}
    name = ""
    for line in lines:
        if line.kind != "request":
            name = ""
        elif len(line.questions) == 1 and line.label_end:
            name = line.questions[0]
        if name:
            words.setdefault(name, []).append(line.words[line.label_end :])
    return {name: stems_of(" ".join(told)) for name, told in words.items()}


def _by_own_words(below: list[Line], asked: dict[str, set[str]]) -> tuple[dict[int, tuple[str, ...]], set[str]]:
    """For the number of each sentence the question that it answers or goes on to answer; and the questions answered."""
    found: dict[int, tuple[str, ...]] = {}
    answered: set[str] = set()
    positive = False
    having: dict[str, list[str]] = {}
    for name, words in asked.items():
        for word in words:
            having.setdefault(word, []).append(name)
    current: tuple[str, ...] = ()
    for line in below:
        if line.label_end or line.within:
            current = line.questions if len(line.questions) == 1 else ()
            positive = positive or not denies(line.words[line.label_end :])
            continue
        near = _nearest(stems_of(line.words), having)
        if _OF_ALL.search(line.words) or ADVICE.search(line.words):
            current = ()
        elif near and not _REASONS.match(line.words):
            current = near
            if not FRAME.match(line.words):
                answered.update(near)
                positive = positive or not _DENIES.search(line.words) or _KEEPS.search(line.words) is not None
        elif line.first:
            current = ()
        found[line.number] = current
    return (_passed_over(below, found, list(asked)), answered) if positive else ({}, set())


def _nearest(said: set[str], having: dict[str, list[str]]) -> tuple[str, ...]:
    """The questions with which a sentence shares a word that no other has, or most of two or three words.

    Args:
        said: the words of the sentence.
        having: for each word the questions that have it.
    """
    score: defaultdict[str, float] = defaultdict(float)
    for word in sorted(said & having.keys()):
        names = having[word]
        for name in names if len(names) <= _COMMON else ():
            score[name] += 1 / len(names) ** 2
    best = max(score.values(), default=0.0)
    near = tuple(name for name, value in score.items() if value >= 1 and value * 2 > best)
    return near if len(near) <= _TOGETHER else ()


def _passed_over(below: list[Line], found: dict[int, tuple[str, ...]], names: list[str]) -> dict[int, tuple[str, ...]]:
    """A sentence that tells something between two answers is for the one question between these, where it has no answer.

    Args:
        below: the sentences of the answer.
        found: what each is found to answer.
        names: the questions, in the order in which they are put.
    """
    places = {name: at for at, name in enumerate(names)}
    given = [
        sorted(places[name] for name in found.get(line.number, line.questions) if name in places) for line in below
    ]
    answered = {at for told in given for at in told}
    later = len(names)
    after: list[int] = []
    for told in reversed(given):
        later = told[0] if told else later
        after.append(later)
    filled, before = dict(found), -1
    for line, told, until in zip(below, given, reversed(after), strict=True):
        between = before + 1
        if not told and until - before == _NEXT_BUT_ONE and between not in answered and tells(line):
            filled[line.number] = (names[between],)
            answered.add(between)
        before = told[-1] if told else before
    return filled
