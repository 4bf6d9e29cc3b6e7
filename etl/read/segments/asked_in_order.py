"""Questions put without a number and answered by number: the third paragraph that asks is question 3."""

from __future__ import annotations

from dataclasses import replace

from etl.read.labels.runs import counts_from_one
from etl.read.line import Line, is_question
from etl.read.segments.voices import APPLICANT

_CONDITION = ("if any", "if you refuse", "if part", "if some", "should any", "should you", "where any")
"""How a paragraph begins that asks how the request is handled."""


def asked_in_order(lines: list[Line]) -> list[Line]:
    """Give the paragraphs of a request without numbers those of the answers; the same lines where the counts do not fit.

    Args:
        lines: the letter as walked through.
    """
    if any(line.questions for line in lines if line.kind == "request"):
        return lines
    answered = list(dict.fromkeys(name for line in lines if line.kind == "answer" for name in line.questions))
    if not counts_from_one(answered):
        return lines
    first_answer = next(line.number for line in lines if line.kind == "answer" and line.questions)
    asking = [line.number for line in lines[:first_answer] if line.kind == "request" and line.first and _asks(line)]
    if len(asking) != len(answered):
        return lines
    numbered = {number: str(at) for at, number in enumerate(asking, start=1)}
    found: list[Line] = []
    question: tuple[str, ...] = ()
    for line in lines:
        if line.kind != "request" or line.number > first_answer or line.first and line.number not in numbered:
            question = ()
        question = (numbered[line.number],) if line.number in numbered else question
        found.append(replace(line, questions=question) if question else line)
    return found


def _asks(line: Line) -> bool:
    """Whether a paragraph asks for something, and not how the request should be handled."""
    words = line.words
    return not words.startswith(_CONDITION) and (is_question(words) or APPLICANT.match(words) is not None)
