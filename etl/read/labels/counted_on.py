"""Answers that a word processor counts on from the questions: 1 to 4 are asked, 5 to 8 answer them."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.read.labels.runs import counts_from_one
from etl.read.line import Line

_MARK = re.compile(r"(\d{1,2})[.)] ")


def counted_on(lines: list[Line]) -> list[Line]:
    """Give such answers the numbers of their questions; the same lines where the counts do not fit exactly.

    Args:
        lines: the letter as walked through.
    """
    asked = list(dict.fromkeys(name for line in lines if line.kind == "request" for name in line.questions))
    count = len(asked)
    if not counts_from_one(asked):
        return lines
    found = [(line.number, _MARK.match(line.words)) for line in lines if line.kind == "answer" and line.first]
    marks = {number: mark for number, mark in found if mark is not None and int(mark[1]) > count}
    headed = any(lines[number].rule == "g-answer-mark" for number in marks)
    if headed or [int(mark[1]) for mark in marks.values()] != list(range(count + 1, 2 * count + 1)):
        return lines
    counted: list[Line] = []
    question: tuple[str, ...] = ()
    for line in lines:
        mark = marks.get(line.number)
        if mark is not None:
            question = (str(int(mark[1]) - count),)
            line = replace(line, questions=question, label_end=mark.end())
        elif question and line.kind == "answer":
            line = replace(line, questions=question)
        counted.append(line)
    return counted
