"""Numbers that count the paragraphs of a letter, or the grounds of a complaint, and name no question."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from etl.read.labels.apart import on_paragraph
from etl.read.labels.labels import inner_labels
from etl.read.labels.runs import counts_from_one
from etl.read.line import Line

_WORDED = re.compile(r"[-*\"'( ]{0,3}(?:q|questions?|parts?|points?|requests?|items?)\.? ?\(?\d")
_BARE = re.compile(r"[-*\"'( ]{0,3}(?:\d{1,2}|[a-h]|[ivx]{1,4})[.):]")
_HEADED = re.compile(r"questions? \(?\d{1,2}[a-h]?\)?(?: ?\([^()\n]{3,80}\)| ?[:-] ?[^\n.?]{3,80})?[.:]?$")
"""*Question 6 (policies)*, on a line of its own."""
_COUNT = re.compile(r"(\d{1,2})[.)] (?=\S)")
_FEWEST = 2
_REVIEW = re.compile(r"internal review|request(?:ed)? (?:for )?a review|review of (?:the|our|your)")
_TELLS_PARTS = re.compile(r"\brequest (?:was )?for\b[^\n]{0,6}\((?:a|i|1)\)")
"""*Your request for (a) the assessment and (b) the contract*, told in a sentence of the review."""
_TELLS_OF_LETTER = re.compile(
    r"1[.)] (?:the request[.:]?$|"
    r"(?:(?:we|i) (?:have|refer to|write (?:in|with|about|further)|acknowledge|am writing|are writing)\b|"
    r"thank you for|further to|(?:in|by) your|your (?:request|e-?mail|letter)|you (?:wrote|asked|emailed)|on \d|"
    r"this (?:letter|e-?mail|reply|is (?:our|the|a) (?:reply|response)))[^\n]*\b(?:request(?:ed)?|e-?mail(?:ed)?|letter|asked|"
    r"wrote|enquiry|application)\b)"
)
"""*1. Thank you for your e-mail of 9 October*: the first paragraph of a letter whose paragraphs are counted."""
_FEWEST_OF_LETTER = 4
_HEAD = 12
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
    if review and (heads := _heads_of_count(lines)):
        return _below_heads(lines, heads)
    if _counts_letter(lines):
        return _without_count(lines)
    if not worded and not review:
        return lines
    told = (line for line in lines if line.kind == "request" or _TELLS_PARTS.search(line.words))
    asked.update(name for line in told for name in inner_labels(line.words))
    asked.update(
        name
        for line, below in zip(lines, lines[1:], strict=False)
        if line.label_end and below.kind == "quoted_reply"
        for name in line.questions
    )
    kept: list[Line] = []
    paragraph = False
    for line in lines:
        if line.kind == "answer" and line.label_end:
            bare = _BARE.match(line.words) is not None and not on_paragraph(line.words)
            paragraph = bare and (worded or not asked.intersection(line.questions))
        kept.append(replace(line, questions=()) if paragraph and line.kind == "answer" and not line.within else line)
    return kept


def _counts_letter(lines: list[Line]) -> bool:
    """Whether the paragraphs of the whole letter are counted, the first of them one that tells of the request."""
    counts = [(line, mark[1]) for line in lines if line.first and (mark := _COUNT.match(line.words))]
    names = [count for _, count in counts]
    if len(counts) < _FEWEST_OF_LETTER or not counts_from_one(names):
        return False
    others = {name for line in lines for name in line.questions} - {*names, "all"}
    return not others and _TELLS_OF_LETTER.match(counts[0][0].words) is not None


def _without_count(lines: list[Line]) -> list[Line]:
    """Take the questions from the paragraphs whose number is their only name, and from what stands below them."""
    kept: list[Line] = []
    counted = False
    for line in lines:
        if line.label_end:
            counted = line.first and _COUNT.match(line.words) is not None and not on_paragraph(line.words)
        kept.append(replace(line, questions=()) if counted and line.questions and not line.within else line)
    return kept


def _heads_of_count(lines: list[Line]) -> set[int]:
    """The headings, such as *Question 6*, across which the paragraphs of a letter count on; none where they do not."""
    heads = [line.number for line in lines if line.first and line.label_end and _HEADED.match(line.words)]
    counts = [(line.number, int(mark[1])) for line in lines if line.first and (mark := _COUNT.match(line.words))]
    counted = [count for _, count in counts] == list(range(1, len(counts) + 1))
    above = {head for head, end in pairwise([*heads, len(lines)]) if any(head < at < end for at, _ in counts)}
    below = sum(at > heads[0] for at, _ in counts) if heads else 0
    return above if counted and len(above) >= _FEWEST and below >= len(heads) else set()


def _below_heads(lines: list[Line], heads: set[int]) -> list[Line]:
    """Give the paragraphs of a review the questions of the heading that they stand below.

    Args:
        lines: the letter as walked through.
        heads: the numbers of the headings.
    """
    kept: list[Line] = []
    above: tuple[str, ...] = ()
    for line in lines:
        if line.number in heads:
            above = line.questions
            kept.append(line)
            continue
        if line.rule == "g-answer-mark" or line.kind not in ("answer", "request"):
            above = ()
        count = _COUNT.match(line.words) if line.first and above else None
        kind = "answer" if line.kind == "request" and above else line.kind
        questions = line.questions if line.kind == "answer" and line.within and line.questions else above
        kept.append(replace(line, kind=kind, questions=questions, label_end=count.end() if count else 0))
    return kept


def _worded(lines: list[Line], kind: str) -> set[str]:
    """The questions that sentences of a kind put with a word, *Q1* or *Question 1*."""
    return {
        name
        for line in lines
        if line.kind == kind and line.label_end and _WORDED.match(line.words)
        for name in line.questions
    }
