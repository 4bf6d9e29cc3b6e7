"""Questions told again in one run, *Q1 the make; Q2 the price; Q3 the policy.*, above answers that bear their labels."""

from __future__ import annotations

from dataclasses import replace

from etl.read.line import ANSWERING, Line

_FEWEST = 3


def asked_in_line(lines: list[Line]) -> list[Line]:
    """Give such a run to the request.

    Args:
        lines: the letter as walked through.
    """
    run: list[Line] = []
    for line in lines:
        if run and line.number == run[-1].number + 1 and line.label_end and not line.first and _counts(line, run):
            run.append(line)
            if not line.words.endswith(";"):
                break
        else:
            run = [line] if line.label_end and line.questions == ("1",) and line.words.endswith(";") else []
    names = {name for line in run for name in line.questions}
    if len(run) < _FEWEST or any(line.kind not in ANSWERING for line in run) or not names <= _answered(lines, run[-1]):
        return lines
    numbers = {line.number for line in run}
    return [replace(line, kind="request", rule="asked-in-line") if line.number in numbers else line for line in lines]


def _counts(line: Line, run: list[Line]) -> bool:
    """Whether the number of a sentence is the next."""
    return line.questions == (str(len(run) + 1),)


def _answered(lines: list[Line], last: Line) -> set[str]:
    """The questions that lines below the run name."""
    below = (line for line in lines[last.number + 1 :] if line.first and line.label_end)
    return {name for line in below for name in line.questions}
