"""Numbers that count the paragraphs of a letter, or the grounds of a complaint, and name no question."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.read.labels.labels import inner_labels
from etl.read.line import Line

_WORDED = re.compile(r"[-*\"'( ]{0,3}(?:q|questions?|parts?|points?|requests?|items?)\.? ?\(?\d")
_BARE = re.compile(r"[-*\"'( ]{0,3}(?:\d{1,2}|[a-h]|[ivx]{1,4})[.):]")
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


def _worded(lines: list[Line], kind: str) -> set[str]:
    """The questions that sentences of a kind put with a word, *Q1* or *Question 1*."""
    return {
        name
        for line in lines
        if line.kind == kind and line.label_end and _WORDED.match(line.words)
        for name in line.questions
    }
