"""Statements that mean less, or something else, because of what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.positions.frame import FRAME
from etl.read.positions.settle import DENY, DISCLOSE, NCND, REFUSE, Hit
from etl.read.positions.told_before import A_FIGURE
from etl.read.questions.question_kinds import asks_for_count
from etl.read.questions.use_asked import Asked

_ANSWERED_THERE = Phrase(
    r"already|accessible|public domain|section 2[15]|s2[15]\b|exempt|asked for|request(?:ed)?\b|question"
)
_ZERO = re.compile(
    r"(?:[^a-z]{0,3}(?:q?\d{1,2}[a-z]?|[a-h])[.):]+ ?)?(?:(?:nil|none|zero|0)[.,;:] )?(?:"
    r"there (?:were|have been|was|has been|are) (?:no|none)\b|"
    r"(?:nobody|no-?one|none|no (?:person|people|one|officers?|individuals?|arrests?|alerts?|match(?:es)?|complaints?)) "
    r"(?:[a-z]{1,12} ){0,3}(?:was|were|has been|have been|had|has|have)\b)"
)
_ON_RECORD = re.compile(
    r"\b(?:held|holds?|record(?:s|ed)?|information|count(?:s|ed)?|tally|ke(?:ep|eps|pt)|collect\w*|monitor\w*|captur\w*)\b"
)
_COUNTS = Phrase(r"\bhow (?:many|often)\b|\bnumber of\b")
POINTS = re.compile(
    r"(?:please )?(?:see|refer to) (?:below|above|overleaf|the (?:next|following|annex)[^\n]{0,30})|"
    r"[^\n]{0,60}\b(?:set out|explained|dealt with|addressed|given|found|provided) "
    r"(?:[a-z]{1,12} ){0,3}(?:below|underneath|overleaf|above|further (?:down|on))\.?"
)
"""An answer that only points at where the answer stands."""
_HELD_BACK = frozenset({"withheld", "future_publication", "cost_limit"})
_REST = Phrase(
    r"\b(?:remainder|rest|remaining (?:information|questions?|points?|parts?)"
    r"|other (?:two|three|four|parts?|matters?|points?|questions?)|"
    r"nothing (?:further|more|else)|no (?:further|more) (?:information|details?))\b"
)
"""What is refused is what is left."""
_ONE_PART = Phrase(r"\b(?:one|that|this|any) (?:part|question|point)\b[^\n]{0,60}\b(?:limit|threshold|hours|whole)\b")
"""*Since one part takes the request over the limit, we need not answer the rest*: all of it is refused."""
_PARTIAL = Phrase(
    r"\b(?:as|because|since) (?:some|parts?) of (?:it|this|that|the information|your request) (?:can|is|must)\b|"
    r"\bpart(?:ial)? refusal\b|\brefusal notice\b[^\n]{0,60}\b(?:in part|(?:for|of) (?:that|this|the latter|the last) part|"
    r"(?:with|in) (?:respect|regard) (?:of|to) (?:those|these|that part|the latter)|to that extent)\b"
)
_DECIDES = re.compile(
    r"exempt|withh|refus|consider|request|confirm|sections? \d|search(?:es)? (?:was|were|of|for|with)|held\b"
)
_SUMMARY = 60
"""Signs of a line that only names a decision."""
_WORK = Phrase(r"\b(?:minutes|hours)\b")
_A_SENTENCE = re.compile(r"[^\n]{4}[.;!)]$|\d")
"""What states something, not a heading."""
_ASKS_OF_MONEY = Phrase(
    r"cost|price|\bpa(?:y|id)\b|\bspen[dt]|\bfees?\b|charge|£|budget|value|expen[ds]|fund|money|\bterms\b"
)
"""What a question says that asks about money."""
_SPENT = re.compile(r"£ ?[1-9]")
_FIGURES = frozenset({"p-number", "p-figure", "m-figure"})
_NOTICE = Phrase(r"\brefusal\b[^\n.]{0,24}\b(?:under|in accordance with) (?:section|s\.?) ?17\b")
"""*This serves as a partial refusal under section 17*, behind the answers that it sums up."""
_OF_FEW_WORDS = frozenset({"p-cost-other", "p-told-before"})
"""Rules that a few words without a verb may fire."""
_TOPIC = re.compile(
    r"[ .:)-]*(?!(?:yes|no|none|nil|not|held|exempt|refused|withheld|redacted|published|attached|enclosed|disclosed|"
    r"supplied|provided|never|n/a)\b)[a-z'][a-z'-]*(?: (?!(?:is|are|was|were|has|have|had|does|do|did|held)\b)"
    r"[a-z0-9'-]+){0,7}\."
)
"""A noun and what belongs to it."""


def without_pointers(hits: list[Hit], lines: list[Line]) -> list[Hit]:
    """A page recommended beside a denial is advice; it answers where the letter says that it does."""
    denied = {question for hit in hits if hit.position in DENY for question in hit.questions}
    pointing = {
        hit.line
        for hit in hits
        if hit.rule == "p-disclose"
        and POINTS.fullmatch(lines[hit.line].words[lines[hit.line].label_end :].strip(" .:-"))
    }
    told = {question for hit in hits if hit.line not in pointing for question in hit.questions}
    hits = [hit for hit in hits if hit.line not in pointing or not told.issuperset(hit.questions)]
    return [
        hit
        for hit in hits
        if hit.rule != "p-published"
        or not denied.issuperset(hit.questions)
        or hit.questions != ("all",)
        and not lines[hit.line].first
        or _ANSWERED_THERE.search(lines[hit.line].words)
    ]


def without_summary(hits: list[Hit], lines: list[Line]) -> list[Hit]:
    """*Outcome: not held / neither confirm nor deny* sums up what the letter has said in its own words."""
    told = {hit.position for hit in hits if len(lines[hit.line].words) > _SUMMARY}
    notices = {hit.line for hit in hits if hit.rule == "p-held-part" and _NOTICE.search(lines[hit.line].words)}
    answered = {name for hit in hits if hit.line not in notices for name in hit.questions}
    many = len(answered - {"all"}) > 1
    return [
        hit
        for hit in hits
        if not (hit.line in notices and (many or answered.issuperset(hit.questions)))
        if hit.position != NCND
        or len(lines[hit.line].words) > _SUMMARY
        or NCND not in told
        or hit.questions != ("all",)
    ]


def gives_count(position: str, question: str, words: str) -> bool:
    """Whether words that seem to deny give the number that a question asks for: *of these 612 have no conviction*."""
    if position not in DENY or not asks_for_count(question):
        return False
    return _ON_RECORD.search(words) is None if position == "not_held" else A_FIGURE.search(words) is not None


def zeros_told(hits: list[Hit], lines: list[Line]) -> list[Hit]:
    """*There were no wrongful arrests* tells the figure that was asked for, in a letter that denies nothing else."""
    zeros = {
        hit.line
        for hit in hits
        if hit.position == "not_held"
        and _ZERO.match(lines[hit.line].words)
        and not _ON_RECORD.search(lines[hit.line].words)
    }
    if not zeros or any(hit.position in DENY and hit.line not in zeros for hit in hits):
        return hits
    counted = {
        question
        for line in lines
        if line.kind == "request" and _COUNTS.search(line.words)
        for question in line.questions
    }
    return [
        replace(hit, position="disclosed", rule="p-zero-told", confidence=0.7)
        if hit.line in zeros and counted.issuperset(hit.questions)
        else hit
        for hit in hits
    ]


def rest_refused(hits: list[Hit], lines: list[Line], aside: frozenset[int]) -> list[Hit]:
    """Where *the rest* is withheld, and nothing else was understood, what stands before it has been given.

    Args:
        hits: statements found.
        lines: the letter.
        aside: numbers of the sentences that answer nothing.
    """
    if any(hit.position in DENY | DISCLOSE or hit.questions != ("all",) for hit in hits):
        return []
    rest = next((hit.line for hit in hits if hit.position in _HELD_BACK and _rest_refused(lines[hit.line].words)), 0)
    if any(hit.line < rest for hit in hits if hit.position in _HELD_BACK):
        return []
    asked = max(
        (line.number for line in lines[:rest] if line.kind == "request" or line.words.startswith("dear ")), default=0
    )
    told = (
        line
        for line in lines[asked + 1 : rest]
        if line.kind == "answer"
        and line.number not in aside
        and _A_SENTENCE.search(line.words)
        and not (FRAME.match(line.words) or _DECIDES.search(line.words))
    )
    first = next(told, None)
    if first is None:
        return []
    return [Hit(("all",), "all", "disclosed", "p-before-the-rest", 0.66, first.start, first.end, first.number)]


def refused_in_part(hits: list[Hit], lines: list[Line]) -> list[Hit]:
    """A letter that calls itself a partial refusal notice gives what it tells beside.

    Args:
        hits: statements found.
        lines: the letter.
    """
    if not any(line.kind in ("answer", "refusal_notice") and _PARTIAL.search(line.words) for line in lines):
        return hits
    return [replace(hit, part=True) if hit.position in REFUSE and hit.questions == ("all",) else hit for hit in hits]


def no_cost(hits: list[Hit], lines: list[Line], asked: Asked) -> list[Hit]:
    """Nothing was spent: an answer of its own where the technology is used, else part of the denial."""
    refused = {name for hit in hits if hit.position in REFUSE for name in hit.questions} - {"all"}
    kept = {name for name in refused if not _ASKS_OF_MONEY.search(asked.words_of((name,)))}
    hits = [hit for hit in hits if hit.rule != "p-no-cost" or not kept.issuperset(hit.questions)]
    denied = {question for hit in hits if hit.position in DENY for question in hit.questions}
    beside_use = {question for hit in hits if hit.rule == "p-uses" for question in hit.questions}
    denied_whole = denied - beside_use
    used = any(
        hit.rule in ("p-uses", "p-facts", "p-yes") and not denied_whole.issuperset(hit.questions) for hit in hits
    )
    free = next((hit.line for hit in hits if hit.rule == "p-no-cost"), 0)
    denial = next(
        (hit.position for hit in hits if hit.position in DENY and (hit.line <= free or "all" in hit.questions)), None
    )
    if used or denial is None:
        return hits
    told = {
        question for hit in hits if hit.position in DISCLOSE and hit.rule != "p-no-cost" for question in hit.questions
    }
    told |= {name for line in lines if line.kind == "answer" and _SPENT.search(line.words) for name in line.questions}
    return [
        replace(hit, position=denial)
        if hit.rule == "p-no-cost"
        and not told.intersection(hit.questions)
        and (denied.issuperset(hit.questions) or not _adds(lines[hit.line], hit))
        else hit
        for hit in hits
    ]


def without_topics(hits: list[Hit], lines: list[Line]) -> list[Hit]:
    """*Q4 - Cost. Information is held.* names what the question is about, and states nothing yet."""
    return [hit for hit in hits if not (hit.rule in _OF_FEW_WORDS and _names_topic(lines, hit.line))]


def _names_topic(lines: list[Line], at: int) -> bool:
    line = lines[at]
    goes_on = at + 1 < len(lines) and not lines[at + 1].first and not lines[at + 1].label_end
    return bool(line.label_end) and goes_on and _TOPIC.fullmatch(line.words, line.label_end) is not None


def _adds(line: Line, hit: Hit) -> bool:
    """Whether a sentence only adds to the answer that stands behind the number of its question."""
    return hit.questions != ("all",) and not line.label_end and not line.first


def after_cost(hits: list[Hit], lines: list[Line]) -> list[Hit]:
    """A figure behind a refusal on cost, or right above the hours it would take, explains the refusal."""
    refused: dict[str, int] = {}
    for hit in hits:
        if hit.position == "cost_limit":
            for question in hit.questions:
                refused[question] = min(hit.line, refused.get(question, hit.line))
    return [
        hit
        for hit in hits
        if hit.rule not in _FIGURES
        or any(hit.line <= refused.get(question, hit.line) for question in hit.questions)
        and not (refused.keys() & set(hit.questions) and _counts_work(lines, hit.line + 1))
    ]


def _counts_work(lines: list[Line], at: int) -> bool:
    return at < len(lines) and not lines[at].label_end and _WORK.search(lines[at].words) is not None


def beyond_answers(hits: list[Hit], lines: list[Line], residual: Callable[[str], bool]) -> list[Hit]:
    """*Any other information*, below answers, is what goes beyond them, also where each answer is one word.

    Args:
        hits: every statement found.
        lines: the letter.
        residual: whether a sentence speaks of anything beyond what was answered.
    """
    told = any(hit.position != NCND and hit.questions != ("all",) for hit in hits)
    first = -1 if told else min((hit.line for hit in hits if hit.position != NCND), default=len(lines))
    return [
        replace(hit, scope="residual", questions=("all",))
        if hit.position == NCND
        and hit.scope == "all"
        and hit.line > first
        and not lines[hit.line].label_end
        and residual(lines[hit.line].words)
        else hit
        for hit in hits
    ]


def _rest_refused(words: str) -> bool:
    """Whether a refusal is of what is left."""
    return _REST.search(words) is not None and _ONE_PART.search(words) is None
