"""A request that is decided as a whole: its reasons seem to tell things of single questions, and answer none."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.positions.cost_whole import AS_A_WHOLE
from etl.read.positions.settle import DENY, DISCLOSE, NCND, WHOLE_REQUEST, Hit

_SURE = 0.85
"""How sure the decision is, beside which weaker signs of answers count for nothing."""
_SAID = re.compile(
    r"p-(?:uses|facts|yes|no|no-use|not-held|disclose|published|figure|number|figure-alone|by-provision|future|"
    r"not-obliged-withheld|ncnd|ncnd-duty|as-there|not-applicable|nil-return|held-part|told-before|cost-clear|owns)$"
)
"""Rules that find an answer in so many words."""
_SAID_INSIDE = frozenset({"p-no-use", "p-not-held", "p-disclose", "p-published", "p-uses"})
"""Those among them that find it also in a sentence that names its questions only on the way."""
_SILENT = WHOLE_REQUEST | {NCND, "not_held", "cost_limit"}
"""Decisions beside which a letter tells nothing."""
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
_WHOLE = Phrase(
    r"\brequest (?:is|was|has been|must be|falls to be) (?:therefore |accordingly |hereby |thus )?"
    r"(?:refused|declined|exempt|withheld|dealt with) (?:in full|as a whole|in its entirety|entirely)\b|"
    rf"{AS_A_WHOLE}|"
    r"\b(?:entirety|whole) of (?:the|your|this) request\b|"
    rf"\b(?:any|all|each|none) (?:of )?(?:the |your )?{_NUMBER} (?:of (?:the|your) )?"
    r"(?:questions?|points?|parts?|heads?|items?)\b|"
    r"\brequest (?:as a whole|from beginning to end|in (?:its )?(?:entirety|full))\b|"
    r"\ball of the information (?:is|has been)\b|\ball (?:of )?the information (?:we hold|that we hold)\b|"
    r"\b(?:brings?|takes?|puts?|carries) the (?:whole|entire) request\b|"
    r"\bwhole of it (?:is|does|falls)\b|\bnot gone on to (?:consider|answer)\b|"
    r"\bno part of (?:it|the request|your request) is answered\b|\bno separate (?:reply|answers?)\b|"
    r"\bdisclosed? (?:to you )?in (?:full|its entirety)\b"
)
"""Words by which a letter says that it decides on all questions at once."""
_ALL_OF_IT = Phrase(
    r"\b(?:the|any|all|all of the|any of the) (?:information|data|records?)(?: that| which)?(?: you| has been| have been|"
    r" was| is| being)?(?: have| are)? ?(?:requested|request|asked for|asking for|seek(?:ing)?|sought|ask for)\b|"
    r"\b(?:(?:no|any|the) )?information (?:that is )?(?:relevant to|pertinent to|within the scope of|"
    r"falling within(?: the scope of)?|in (?:response|relation|respect) (?:to|of)) "
    r"(?:your|the|this) (?:entire |whole )?request\b|"
    r"\b(?:refuse|decline) (?:access to the information|your request|the request|it)\b|"
    r"\bnot going to disclose it\b"
)
"""What a decision on a request as a whole speaks of."""
_ONLY_SOME = re.compile(
    r"\b(?:other|further|additional|remaining|covert|some|part|parts|points?|q\d|items?|certain)\b|"
    r"\bquestions? (?:\d|one|two|three|four|five|six|seven)\b|\bsection 17\b"
)
_THE_REQUEST = Phrase(r"\b(?:your|the|this) request (?:is|was|as|to be|has been|meets|falls)\b")
"""What is vexatious or repeated."""
_DECIDES = Phrase(
    r"\b(?:neither confirms?,? n?or den(?:y|ies)|(?:can ?not|unable to|not) confirm n?or deny)\b|"
    r"\b(?:does|do) not hold\b|\b(?:is|are) not held\b|\bholds? no information\b|\bno information is held\b|"
    r"\blocated no information\b|\brequest is refused\b|\brefuse (?:it|the request|your request|access)\b|"
    r"\ball of the information is exempt\b"
)


def decides_all(words: str) -> bool:
    """Whether a sentence decides on all that was requested: that it is not held, or not confirmed, or refused."""
    if _DECIDES.search(words) is None or _ONLY_SOME.search(words) is not None:
        return False
    return _ALL_OF_IT.search(words) is not None or _WHOLE.search(words) is not None


def decided_whole(hits: list[Hit], lines: list[Line], asked: int) -> list[Hit]:
    """Leave out what a letter that decides on all of a request only seems to state on single questions.

    Args:
        hits: every statement found.
        lines: the letter.
        asked: how many questions the request numbers.
    """
    hits = [_of_all(hit, lines[hit.line]) for hit in hits]
    single = [hit for hit in hits if hit.questions != ("all",)]
    if not single or len(single) == len(hits):
        return hits
    said = any(line.kind == "answer" and _WHOLE.search(line.words) for line in lines)
    whole = {hit.position for hit in hits if _decides(hit, lines[hit.line], said=said)}
    if not whole or any(_answers(hit, lines[hit.line], whole) for hit in single):
        return hits
    labelled = {name for hit in single if lines[hit.line].label_end for name in hit.questions}
    if not whole <= _SILENT and (whole & DISCLOSE and labelled or len(labelled) * 2 > asked):
        return hits
    return [hit for hit in hits if hit.questions == ("all",)]


def _of_all(hit: Hit, line: Line) -> Hit:
    """A statement on the request as a whole, in a sentence that goes on below the words on a question."""
    if hit.position in WHOLE_REQUEST and _THE_REQUEST.search(line.words) and not _ONLY_SOME.search(line.words):
        return replace(hit, questions=("all",))
    below = bool(line.questions) and hit.questions == line.questions and not (line.label_end or line.within)
    if not below or hit.position in DISCLOSE or _WHOLE.search(line.words) is None or not decides_all(line.words):
        return hit
    return replace(hit, questions=("all",))


def _decides(hit: Hit, line: Line, *, said: bool) -> bool:
    """Whether a statement decides on the request as a whole."""
    open_to = hit.scope == "all" or hit.scope == "overt" and hit.position in DENY
    if hit.questions != ("all",) or hit.confidence < _SURE or not open_to or line.label_end:
        return False
    if hit.position in DISCLOSE - {"already_published"}:
        return said
    return (
        said
        or hit.position == NCND
        or hit.position in WHOLE_REQUEST
        or decides_all(line.words)
        or _ALL_OF_IT.search(line.words) is not None
    )


def _answers(hit: Hit, line: Line, whole: set[str]) -> bool:
    """Whether a statement answers its question in so many words, and otherwise than the whole is decided."""
    said = _SAID.match(hit.rule) is not None and not line.within or hit.rule in _SAID_INSIDE
    return said and hit.position not in whole
