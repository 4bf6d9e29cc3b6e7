"""Statements that mean less, or something else, because of what stands beside them."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.read.line import Line
from etl.read.settle import DENY, DISCLOSE, Hit

_ANSWERED_THERE = re.compile(
    r"already|accessible|public domain|section 2[15]|s2[15]\b|exempt|asked for|request(?:ed)?\b|question"
)
_FIGURES = frozenset({"p-number", "p-figure", "m-figure"})


def without_pointers(hits: list[Hit], lines: list[Line]) -> list[Hit]:
    """A page recommended beside a denial is advice; it answers where the letter says that it does."""
    denied = {question for hit in hits if hit.position in DENY for question in hit.questions}
    return [
        hit
        for hit in hits
        if hit.rule != "p-published"
        or not denied.issuperset(hit.questions)
        or hit.questions != ("all",)
        and not lines[hit.line].first
        or _ANSWERED_THERE.search(lines[hit.line].words)
    ]


def no_cost(hits: list[Hit]) -> list[Hit]:
    """Nothing was spent: an answer of its own where the technology is used, else part of the denial."""
    denied = {question for hit in hits if hit.position in DENY for question in hit.questions}
    used = any(hit.rule in ("p-uses", "p-facts", "p-yes") and not denied.issuperset(hit.questions) for hit in hits)
    denial = next((hit.position for hit in hits if hit.position in DENY), None)
    if used or denial is None:
        return hits
    told = {
        question for hit in hits if hit.position in DISCLOSE and hit.rule != "p-no-cost" for question in hit.questions
    }
    return [
        replace(hit, position=denial) if hit.rule == "p-no-cost" and not told.intersection(hit.questions) else hit
        for hit in hits
    ]


def after_cost(hits: list[Hit]) -> list[Hit]:
    """A figure given behind a refusal on cost, for the same question, explains the refusal."""
    refused: dict[str, int] = {}
    for hit in hits:
        if hit.position == "cost_limit":
            for question in hit.questions:
                refused[question] = min(hit.line, refused.get(question, hit.line))
    return [
        hit
        for hit in hits
        if hit.rule not in _FIGURES or any(hit.line <= refused.get(question, hit.line) for question in hit.questions)
    ]
