"""Which questions a statement is about: those of its sentence, or the letter as a whole."""

from __future__ import annotations

from etl.model import Scope
from etl.read.labels.labels_within import questions_near
from etl.read.line import Line
from etl.read.positions.scopes import HIDDEN, goes_on
from etl.read.positions.settle import NCND, Hit


def questions_of(
    line: Line,
    position: str,
    scope: Scope,
    hits: list[Hit],
    at: int,
    lines: list[Line],
    asked: dict[str, str],
) -> tuple[str, ...]:
    """The questions of a statement; what goes beyond the questions belongs to the whole letter.

    Args:
        line: the sentence that makes it.
        position: what it states.
        scope: of which use.
        hits: the statements found before it.
        at: where its words begin in the sentence.
        lines: the letter.
        asked: the words of the questions that speak of open or hidden use.
    """
    if hits and goes_on(hits[-1], position, line):
        return hits[-1].questions
    beyond = position == NCND and scope in ("covert", "residual")
    before = lines[line.number - 1 : line.number]
    headed = any(row.label_end and "covert" in row.words for row in before)
    headed = headed or any(row.label_alone and row.questions == line.questions for row in before)
    of_hidden = bool(line.questions) and all(HIDDEN.search(asked.get(question, "")) for question in line.questions)
    if beyond and not (line.label_end or line.within or headed or of_hidden):
        return ("all",)
    if beyond and line.within and len(line.questions) > 1 and _every(line.questions, lines):
        return ("all",)
    if line.within and len(line.questions) > 1:
        return questions_near(line.words, at) or line.questions
    return line.questions or ("all",)


def _every(questions: tuple[str, ...], lines: list[Line]) -> bool:
    """Whether these are all the questions that the request puts."""
    asked = {name for line in lines if line.kind == "request" for name in line.questions}
    return asked == set(questions)
