"""Headings of answers that are alike, *Released* or *Not held*, alone above answers that bear their labels."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from etl.read.line import Line

_FEWEST = 2
"""Different headings that make such a letter."""
_STATUS = re.compile(
    r"(?:released|disclosed|supplied|provided|answered|answered in the (?:negative|affirmative)|published|already published|"
    r"(?:information )?not held|no information held|refused|withheld|exempt|exempted|neither confirmed nor denied|"
    r"(?:disclosed|released|answered|refused|withheld) in (?:part|full))[.:]?"
)
"""The heading of a group of answers that are alike."""
_LETTERED = re.compile(
    r"\(?[a-h]\)? ?[.):-]? (?=(?:information|questions?|points?|parts?|what|answers?|replies|those)\b)"
)
"""*A) Information that is given to you*."""
_NAMED = re.compile(r"(?:questions?|points?|parts?|q) ?\d")


def without_group_heads(lines: list[Line]) -> list[Line]:
    """Take the question from such a heading, which heads the answers below and ends the one above.

    Args:
        lines: the letter as walked through.
    """
    heads = [
        line
        for above, line, below in zip(lines, lines[1:], lines[2:], strict=False)
        if line.first and not line.label_end and _STATUS.fullmatch(line.words) and _answers(above) and below.label_end
    ]
    if len({line.words for line in heads}) < _FEWEST or lines[heads[0].number - 1].label_end:
        return lines
    numbers = {line.number for line in heads}
    return [replace(line, questions=()) if line.number in numbers else line for line in lines]


def lettered_heads(lines: list[Line]) -> list[Line]:
    """Give headings that count groups of answers, *B) Already published* above *Question 3*, the questions below them.

    A heading below which nothing stands, *F) Neither confirmed nor denied* above *None*, answers nothing.

    Args:
        lines: the letter as walked through.
    """
    marks = {line.number: mark.end() for line in lines if line.first and (mark := _LETTERED.match(line.words))}
    if len(marks) < _FEWEST:
        return lines
    heads = list(marks)
    letters = "".join(lines[at].words.lstrip("(")[0] for at in heads)
    above = [at for at in heads if at + 1 < len(lines) and _NAMED.match(lines[at + 1].words)]
    asked = any(line.kind == "request" and line.questions == ("a",) for line in lines[: heads[0]])
    if len(above) < _FEWEST or not "abcdefgh".startswith(letters) or asked:
        return lines
    kept = lines[: heads[0]]
    for start, end in pairwise([*heads, len(lines)]):
        kept.extend(_group(lines[start:end], marks[start]))
    return kept


def _group(lines: list[Line], label_end: int) -> list[Line]:
    """A heading, whose letter ends there, and the answers below it, each with its questions."""
    head, below = lines[0], lines[1:]
    placed: list[Line] = []
    question: tuple[str, ...] = ()
    for line in below:
        if line.kind not in ("request", "answer"):
            placed.append(line)
            continue
        question = line.questions if line.label_end and _NAMED.match(line.words) else question
        placed.append(replace(line, kind="answer", questions=question))
    named = tuple(dict.fromkeys(name for line in placed for name in line.questions))
    if not named:
        return [replace(head, questions=(), kind="boilerplate", label_end=0), *placed]
    return [replace(head, questions=named, kind="answer", rule="group-head", label_end=label_end), *placed]


def _answers(line: Line) -> bool:
    """Whether a line ends a sentence of an answer."""
    return line.kind == "answer" and line.words.endswith(".")
