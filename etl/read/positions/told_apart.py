"""The sentences of an answer to several questions together, told apart by the words of each question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from etl.read.line import Line
from etl.read.positions.settle import REFUSE, Hit
from etl.read.positions.stems import stems_of
from etl.read.positions.told_before import tells
from etl.read.questions.use_asked import Asked

_MOST = 4
"""Questions that an answer takes together; of more the words tell little apart."""


def told_apart(hits: list[Hit], lines: list[Line], wording: Asked) -> list[Hit]:
    """Give a statement on several questions to the one whose words its sentence has, where another has its own sentence.

    *e) and f) The value is exempt. The end date is 31 October.*

    Args:
        hits: statements found.
        lines: the letter.
        wording: the words of its questions.
    """
    groups: dict[tuple[str, ...], list[Line]] = {}
    for line in lines:
        if line.kind == "answer" and 1 < len(line.questions) <= _MOST and not line.within:
            groups.setdefault(line.questions, []).append(line)
    refused = {hit.questions for hit in hits if hit.position in REFUSE}
    own: dict[int, str] = {}
    for questions, told in groups.items():
        if questions not in refused:
            continue
        apart = _by_stems(told, {name: stems_of(wording.words_of((name,))) for name in questions})
        if len(set(apart.values())) > 1:
            own.update(apart)
    if not own:
        return hits
    found = [replace(hit, questions=(own[hit.line],)) if _to_all(hit, lines, own) else hit for hit in hits]
    return [*found, *_left_over(found, lines, own)]


def _to_all(hit: Hit, lines: list[Line], own: Mapping[int, str]) -> bool:
    """Whether a statement was given to all questions of a sentence that speaks of one."""
    return hit.line in own and hit.questions == lines[hit.line].questions


def _by_stems(told: list[Line], asked: Mapping[str, set[str]]) -> dict[int, str]:
    """For the number of each sentence the question that it shares a word with which no other question has."""
    found: dict[int, str] = {}
    for line in told:
        words = stems_of(line.words[line.label_end :])
        near = [
            name
            for name, own in asked.items()
            if words & own - set().union(*(other for key, other in asked.items() if key != name))
        ]
        if len(near) == 1:
            found[line.number] = near[0]
    return found


def _left_over(hits: list[Hit], lines: list[Line], own: Mapping[int, str]) -> list[Hit]:
    """A question whose own sentence states a fact, and nothing else is stated on it, is answered."""
    said = {name for hit in hits for name in hit.questions}
    found: dict[str, Hit] = {}
    for number, name in own.items():
        line = lines[number]
        if name not in said and name not in found and tells(line):
            found[name] = Hit((name,), "all", "disclosed", "p-told-apart", 0.66, line.start, line.end, number)
    return list(found.values())
