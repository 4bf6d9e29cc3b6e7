"""Headings of answers that are alike, *Released* or *Not held*, alone above answers that bear their labels."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.read.line import Line

_FEWEST = 2
"""Different headings that make such a letter."""
_STATUS = re.compile(
    r"(?:released|disclosed|supplied|provided|answered|answered in the (?:negative|affirmative)|published|already published|"
    r"(?:information )?not held|no information held|refused|withheld|exempt|exempted|neither confirmed nor denied|"
    r"(?:disclosed|released|answered|refused|withheld) in (?:part|full))[.:]?"
)
"""The heading of a group of answers that are alike."""


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


def _answers(line: Line) -> bool:
    """Whether a line ends a sentence of an answer."""
    return line.kind == "answer" and line.words.endswith(".")
