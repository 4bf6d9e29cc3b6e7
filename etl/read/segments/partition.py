"""The segments of a letter: sentences of one kind joined, so that together they are the whole text."""

from __future__ import annotations

from etl.model import Segment
from etl.read.line import Line
from etl.read.view.flat import Flat


def segments_of(lines: list[Line], flat: Flat) -> tuple[Segment, ...]:
    """Join lines of one kind to segments that partition the canonical text."""
    if not lines:
        return (Segment(kind="noise", start=0, end=flat.n_raw, marked=False),) if flat.n_raw else ()
    firsts = [
        line for before, line in zip([None, *lines], lines, strict=False) if before is None or not _joined(before, line)
    ]
    starts = [0, *(flat.raw(line.start) for line in firsts[1:]), flat.n_raw]
    return tuple(
        Segment(kind=line.kind, start=starts[at], end=starts[at + 1], question=_question(line), marked=line.marked)
        for at, line in enumerate(firsts)
    )


def _joined(before: Line, line: Line) -> bool:
    return before.kind == line.kind and _question(before) == _question(line)


def _question(line: Line) -> str | None:
    return line.questions[0] if len(line.questions) == 1 else None
