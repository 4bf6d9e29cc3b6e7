"""The segments of a letter: sentences of one kind joined, so that together they are the whole text."""

from __future__ import annotations

from etl.model import Segment
from etl.read.flat import Flat
from etl.read.segments import Line


def segments_of(lines: list[Line], flat: Flat) -> tuple[Segment, ...]:
    """Join lines of one kind to segments that partition the canonical text."""
    found: list[Segment] = []
    for line in lines:
        start = flat.raw(line.start)
        question = line.questions[0] if len(line.questions) == 1 else None
        if found and (found[-1].kind, found[-1].question) == (line.kind, question):
            continue
        if found:
            found[-1] = replace_end(found[-1], start)
        found.append(
            Segment.model_construct(
                kind=line.kind, start=start if found else 0, end=flat.n_raw, question=question, marked=line.marked
            )
        )
    if not found:
        return (Segment(kind="noise", start=0, end=flat.n_raw, marked=False),) if flat.n_raw else ()
    return tuple(found)


def replace_end(segment: Segment, end: int) -> Segment:
    """The same segment with another end."""
    return Segment.model_construct(
        kind=segment.kind, start=segment.start, end=end, question=segment.question, marked=segment.marked
    )
