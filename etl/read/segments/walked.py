"""A letter walked through sentence by sentence: once, or again as one that answers in the line of each question."""

from __future__ import annotations

from etl.read.line import ANSWERING, Line
from etl.read.rulebook import Tried, TriggerIndex
from etl.read.segments.heard import Heard
from etl.read.segments.segments import Walk
from etl.read.view.flat import Flat


def lines_of(flat: Flat, index: TriggerIndex, tried: Tried, heard: Heard) -> list[Line]:
    """Give every sentence its job, in the order of the text.

    A letter that seems to ask and never to answer is walked again as one that answers in the line of each question.
    """
    lines = _walked(flat, index, tried, heard, inline=False)
    if not _asks_only(lines):
        return lines
    again = _walked(flat, index, tried, heard, inline=True)
    return again if sum(line.rule in ("label-gloss", "voice-same-line") for line in again) > 1 else lines


def _walked(flat: Flat, index: TriggerIndex, tried: Tried, heard: Heard, *, inline: bool) -> list[Line]:
    walk = Walk(flat, index, tried, heard, inline)
    for number in range(len(flat.sentences)):
        walk.step(number)
    return walk.lines


def _asks_only(lines: list[Line]) -> bool:
    """Whether numbered questions are put, and nothing that could be an answer stands below the first of them."""
    first = next((line.number for line in lines if line.kind == "request" and line.label_end), None)
    return first is not None and not any(
        line.kind in ANSWERING
        and (line.marked or len(line.words) > 30 or line.label_end or line.rule == "voice-short-answer")
        for line in lines[first:]
    )
