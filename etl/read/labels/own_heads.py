"""Answers under the headings that the request gave its own questions: *4. Policy - please send …*, then *Policy*."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.read.line import ANSWERING, Line

_HEAD = re.compile(r"([a-z][a-z /&'-]{1,40}?) ?(?: - |: )(?=\S)")
_AROUND = " .:-"
_FEWEST = 2
"""Headings that stand above answers in such a letter."""


def under_own_heads(lines: list[Line]) -> list[Line]:
    """Give the answers below such a heading its question, down to the next heading or the end of the answers.

    Args:
        lines: the letter as walked through.
    """
    heads = _heads(lines)
    if len(heads) < _FEWEST:
        return lines
    at = {
        line.number: heads[words]
        for line in lines
        if line.first and line.kind == "answer" and not line.label_end and (words := line.words.strip(_AROUND)) in heads
    }
    if len(set(at.values())) < _FEWEST:
        return lines
    kept: list[Line] = []
    above = ""
    for line in lines:
        above = at.get(line.number, above) if line.kind in ANSWERING and not line.label_end else ""
        if line.number in at:
            kept.append(replace(line, questions=(above,), label_end=len(line.words)))
        else:
            kept.append(replace(line, questions=(above,)) if above and not line.within else line)
    return kept


def _heads(lines: list[Line]) -> dict[str, str]:
    """The heading that each question of the request begins with, where no two have the same."""
    found = [
        (match[1], line.questions[0])
        for line in lines
        if line.kind == "request" and line.label_end and len(line.questions) == 1 and (match := _HEAD.match(line.body))
    ]
    heads = dict(found)
    return heads if len(heads) == len(found) else {}
