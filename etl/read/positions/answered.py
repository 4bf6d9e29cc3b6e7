"""The answer to each question as one piece: its sentences in order, beside the words of the question."""

from __future__ import annotations

from dataclasses import dataclass

from etl.read.line import ANSWERING, Line
from etl.read.questions.use_asked import Asked


@dataclass(frozen=True)
class Answered:
    """The sentences that answer one question; question ``all`` where they name none."""

    question: str
    asked: str
    lines: tuple[Line, ...]

    @property
    def sentences(self) -> list[str]:
        """The words of the answer without the labels of its lines."""
        return [line.words[line.label_end :] for line in self.lines]


def answered(lines: list[Line], asked: Asked) -> list[Answered]:
    """The answers of a letter, question by question, in the order in which they begin.

    Args:
        lines: the letter.
        asked: the words of its questions.
    """
    found: dict[str, list[Line]] = {}
    for line in lines:
        if line.kind in ANSWERING:
            for question in line.questions or ("all",):
                found.setdefault(question, []).append(line)
    return [Answered(question, asked.words_of((question,)), tuple(rows)) for question, rows in found.items()]
