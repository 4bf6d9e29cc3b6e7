"""Paragraphs, notes and headings that the answers point to: *4 | Reports | see paragraph 3*, then *Paragraph 3. …*."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from etl.read.line import Line
from etl.read.phrase import Phrase

_POINTS = Phrase(
    r"\b(?:see|refer to|at|in) (?:the )?"
    r"(?:(?:paragraph|note|reasons?) ([a-h]|\d{1,2})|section ([a-h]))\b(?! ?[\d(])|"
    r"^note ([a-h]|\d{1,2})\.?$|"
    r"\b(?:section|heading|paragraph|part) (?:that is )?(?:headed|called|titled|marked) \"?([a-z][a-z ]{2,40})"
)
"""What a row or an answer says instead of its reasons."""
_HEAD = re.compile(r"(?:paragraph|note|section|reasons?) ([a-h]|\d{1,2}) ?(?:[.:]|-(?= )|$)")
"""How the passage begins that is pointed to."""
_FEWEST = 2
"""Passages below the answers that make such a letter."""


def pointed_to(lines: list[Line]) -> list[Line]:
    """Give such a passage to the questions whose answers point to it.

    Args:
        lines: the letter as walked through.
    """
    asking: defaultdict[str, list[str]] = defaultdict(list)
    since: dict[str, int] = {}
    for line in lines:
        if line.kind == "answer" and line.questions and not (line.first and _HEAD.match(line.words)):
            points = _POINTS.search(line.words)
            if points is not None:
                name = next(filter(None, points.groups())).strip()
                asking[name].extend(line.questions)
                since.setdefault(name, line.number)
    named = {line.number: _head(line) for line in lines} if asking else {}
    heads = {number: name for number, name in named.items() if number > since.get(name, number)}
    if len(heads) < _FEWEST:
        return lines
    kept: list[Line] = []
    at: tuple[str, ...] = ()
    for line in lines:
        if line.number in heads:
            at = tuple(dict.fromkeys(asking[heads[line.number]]))
        elif line.kind != "answer" or line.marked and line.rule != "continues" or line.label_end:
            at = ()
        names_it = line.number in heads and not line.label_end and _HEAD.match(line.words) is not None
        end = len(line.words) if names_it else line.label_end
        kept.append(replace(line, questions=at, label_end=end) if at else line)
    return kept


def _head(line: Line) -> str:
    """The number, letter or words by which the heading of a passage is pointed to; nothing for any other line."""
    if not line.first or line.kind != "answer":
        return ""
    match = _HEAD.match(line.words)
    return match[1] if match else line.words.rstrip(" :.")
