"""Numbers that count the paragraphs of a letter, or the grounds of a complaint, and name no question."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.read.labels.labels import inner_labels
from etl.read.line import Line

_WORDED = re.compile(r"[-*\"'( ]{0,3}(?:q|questions?|parts?|points?|requests?|items?)\.? ?\(?\d")
_BARE = re.compile(r"[-*\"'( ]{0,3}(?:\d{1,2}|[a-h]|[ivx]{1,4})[.):]")
_HEADED = re.compile(r"questions? \(?\d{1,2}[a-h]?\)?(?: ?\([^()\n]{3,80}\)| ?[:-] ?[^\n.?]{3,80})?[.:]?$")
"""*Question 6 (policies)*, on a line of its own."""
_COUNT = re.compile(r"(\d{1,2})[.)] (?=\S)")
_FEWEST = 2
_REVIEW = re.compile(r"internal review|request(?:ed)? (?:for )?a review|review of (?:the|our|your)")
_HEAD = 8
"""Sentences in which a letter says that it is a review."""


def without_paragraphs(lines: list[Line]) -> list[Line]:
    """Take the questions from answers whose number is that of a paragraph.

    Where questions and answers say *Q1* or *Part 1*, a bare *4.* counts paragraphs; so does, in a review, a number or
    letter that no question of the request has.

    Args:
        lines: the letter as walked through.
    """
    asked = {name for line in lines if line.kind == "request" and line.label_end for name in line.questions}
    worded = bool(asked) and asked <= _worded(lines, "request") & _worded(lines, "answer")
    review = any(
        line.kind == "answer" and _REVIEW.search(line.words) or line.words.startswith("internal review")
        for line in lines[:_HEAD]
    )
    if review and (counted := _counted_on(lines)):
        return counted
    if not worded and not review:
        return lines
    asked.update(name for line in lines if line.kind == "request" for name in inner_labels(line.words))
    kept: list[Line] = []
    paragraph = False
    for line in lines:
        if line.kind == "answer" and line.label_end:
            bare = _BARE.match(line.words) is not None
            paragraph = bare and (worded or not asked.intersection(line.questions))
        kept.append(replace(line, questions=()) if paragraph and line.kind == "answer" and not line.within else line)
    return kept


def _counted_on(lines: list[Line]) -> list[Line]:
    """A review whose paragraphs count on below headings such as *Question 6*: they belong to the heading above.

    Args:
        lines: the letter as walked through.

    Returns:
        The lines, each below a heading with its questions; nothing where no count goes on across two headings.
    """
    heads = [line for line in lines if line.first and line.label_end and _HEADED.match(line.words)]
    counts = [(line.number, int(mark[1])) for line in lines if line.first and (mark := _COUNT.match(line.words))]
    below = [at for at, _ in counts if heads and at > heads[0].number]
    if len(heads) < _FEWEST or len(below) < len(heads) or [name for _, name in counts] != list(range(1, len(counts) + 1)):
        return []
    kept: list[Line] = []
    headings = {line.number for line in heads}
    above: tuple[str, ...] = ()
    for line in lines:
        if line.number in headings:
            above = line.questions
        elif line.rule == "g-answer-mark" or line.kind not in ("answer", "request"):
            above = ()
        counted = _COUNT.match(line.words) if line.first and line.number not in headings else None
        own = line.kind == "answer" and line.within and line.questions
        questions = line.questions if line.number in headings or own else above
        said_from = counted.end() if counted and above else line.label_end if line.number in headings else 0
        kind = "answer" if line.kind == "request" and above else line.kind
        kept.append(replace(line, kind=kind, questions=questions, label_end=said_from))
    return kept


def _worded(lines: list[Line], kind: str) -> set[str]:
    """The questions that sentences of a kind put with a word, *Q1* or *Question 1*."""
    return {
        name
        for line in lines
        if line.kind == kind and line.label_end and _WORDED.match(line.words)
        for name in line.questions
    }
