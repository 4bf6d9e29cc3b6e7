"""Questions and answers that take turns without numbers: each answer speaks for the question above it only."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.read.line import Line, is_question
from etl.read.phrase import Phrase
from etl.read.positions.frame import FRAME
from etl.read.positions.settle import Hit

_ANSWERS = frozenset({"voice-short-answer", "label-answer", "table-cell"})
_VOICED = frozenset({"voice-force", "after-quotation", "voice-figures"})
_MARK = 12
"""A line so long says more than *Answer:*."""
_FEW = 40
_ENDS = re.compile(
    r"(?:kind |best |many |yn )?(?:regards|yours|yn gywir|date\b|\d{1,2}[ /.-]|if you|should you|please |"
    r"mae gennych)|[a-z ]{3,40}(?:police|constabulary)$"
)
"""What follows the last answer."""
_SAYS_HELD = Phrase(r"\b(?:does|do) hold\b|\b(?:holds|is held|are held)\b")
_TURN = re.compile(r"t\d+")


def in_turns(lines: list[Line]) -> list[Line]:
    """Name the turns of a letter that numbers nothing; one with fewer than two turns stays as it is.

    Statements on different questions then do not settle each other.

    Args:
        lines: the letter as walked through.

    Returns:
        The lines, where those of each turn bear its name as their question.
    """
    if any(line.questions for line in lines):
        return lines
    begins = [
        at
        for at in range(1, len(lines))
        if lines[at].kind == "answer" and lines[at - 1].kind == "request" and _answers(lines[at - 1], lines[at])
    ]
    if len(begins) < 2:
        return _paired(lines)
    named = list(lines)
    for number, at in enumerate(begins, start=1):
        end = at + 1
        while end < len(lines) and lines[end].kind == "answer" and not (number == len(begins) and lines[end].first):
            end += 1
        start = at
        while start and lines[start - 1].kind == "request":
            start -= 1
        named[start:end] = [replace(line, questions=(f"t{number}",)) for line in lines[start:end]]
    return named


def _paired(lines: list[Line]) -> list[Line]:
    """Pair unnumbered questions with as many unnumbered answers below them, of which one is a few words long."""
    asked = _blocks([line for line in lines if line.kind == "request"])
    asked = [block for block in asked if is_question(block[0].words) or block[-1].words.endswith("?")]
    if len(asked) < 2 or any(line.kind != "request" for line in lines[asked[0][0].number : asked[-1][-1].number]):
        return lines
    told = [line for line in lines[asked[-1][-1].number + 1 :] if not line.words.endswith(":")]
    end = next((at for at, line in enumerate(told) if line.kind != "answer" or _ENDS.match(line.words)), len(told))
    given = [
        block for block in _blocks(told[:end]) if not (FRAME.match(block[0].words) or _SAYS_HELD.search(block[0].words))
    ]
    if len(given) != len(asked) or all(len(block[0].words) > _FEW for block in given):
        return lines
    named = {
        line.number: (f"t{number}",)
        for number, blocks in enumerate(zip(asked, given, strict=True), start=1)
        for block in blocks
        for line in block
    }
    return [replace(line, questions=named[line.number]) if line.number in named else line for line in lines]


def _blocks(lines: list[Line]) -> list[list[Line]]:
    """Sentences by the line of the page that they stand in."""
    found: list[list[Line]] = []
    for line in lines:
        if line.first or not found:
            found.append([])
        found[-1].append(line)
    return found


def _answers(asks: Line, answers: Line) -> bool:
    """Whether a line answers the one above it: in a few words, or behind a mark that both bear."""
    marked = answers.rule == "g-answer-mark" and len(answers.words) > _MARK and is_question(asks.words)
    voiced = answers.rule in _VOICED and is_question(asks.words)
    return answers.rule in _ANSWERS or voiced or marked and len(asks.words) > _MARK


def unnamed(hits: list[Hit]) -> list[Hit]:
    """Positions on turns become positions on the letter, each once: the turns have no names that a reader knows."""
    found: dict[tuple[tuple[str, ...], str, str], Hit] = {}
    for hit in hits:
        whole = replace(hit, questions=("all",)) if _TURN.fullmatch(hit.questions[0]) else hit
        found.setdefault((whole.questions, whole.scope, whole.position), whole)
    return list(found.values())
