"""A request that is refused as a whole because one of its parts would cost too much."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.read.line import ANSWERING, Line
from etl.read.phrase import Phrase
from etl.read.positions.settle import Hit

AS_A_WHOLE = r"\b(?:refused|declined) as a whole\b"
"""How a letter says that it refuses a request as a whole, as a pattern."""
_WHOLE = Phrase(
    r"\b(?:whole|entire(?:ty)?|all|rest|remainder) of (?:your|the|this) request\b[^\n]{0,60}\b(?:falls?|refused|exempt|"
    r"section ?12)|"
    r"\b(?:section|s\.?) ?12\b[^\n]{0,60}\b(?:appl(?:y|ies|ied)|engaged) to (?:the whole|all|the entirety|your entire|"
    r"your whole|each part|(?:the|your|this) request (?:as a whole|in (?:its )?(?:entirety|full)))|"
    r"\bno duty to (?:answer|comply with) (?:the (?:remainder|rest|other)|any other)|"
    r"\b(?:not (?:obliged|required)|no obligation|need not) to (?:answer|consider|comply with|"
    r"go on to) (?:the (?:remainder|rest|other)|"
    r"any (?:other|further) )|"
    r"\b(?:does|do) not (?:require|oblige) (?:us|me|the force|the constabulary|an authority) to (?:answer|consider|comply with|"
    r"deal with) "
    r"(?:the (?:remainder|rest|other)|any other)|"
    r"^the request is (?:therefore |accordingly )?refused under (?:section|s\.?) ?12\b|"
    r"\bnot (?:gone on|begun|started) to (?:do so|consider|answer|look)|"
    r"\b(?:whole|entirety) of (?:your|the|this) request\b[^\n]{0,60}\b(?:above|exceeds?|over|beyond)\b|"
    r"\b(?:then|limit,?) the whole of it (?:does|is|falls)\b|\brefusal notice for (?:the (?:whole|entirety) of )?"
    r"(?:your|the|this) (?:entire |whole )?request\b(?! in (?:part|respect|relation|regard))|"
    rf"{AS_A_WHOLE}|\bno duty to go on to (?:the|any)\b|"
    r"\bwhole goes with it\b|\bone answer (?:for|to) (?:everything|all|the whole)\b|"
    r"\b(?:whole|entirety) of (?:your|the|this) (?:application|enquiry)\b|"
    r"\bno requirement to (?:answer|deal with) the (?:remainder|rest|others?)\b|"
    r"\brequest is (?:to be )?taken together\b|\bwhole request (?:is|falls?|must)\b|"
    r"\brefus(?:e|ing) (?:your|the|this) request in its entirety\b|"
    r"\brequest (?:is |therefore |falls? )*(?:refused|exempt|falls?) (?:as a whole|in its entirety)\b"
)
"""The cost of one part lets the whole request fall."""
_NEVERTHELESS = Phrase(
    r"\bgood ?will\b|\boutside (?:of )?(?:the|our) (?:act|obligations?|duties)|\bdiscretion(?:ary)?\b|\bcourtesy\b|"
    r"\bon this occasion\b|\bnevertheless\b|\b(?:have|has) (?:already |still )?been (?:answered|collated|supplied)"
)
"""But it answers the rest."""
_SAID = re.compile(r"p-(?:uses|facts|yes|no|no-use|not-held|disclose|published|figure|number|figure-alone)$")
"""Rules that find an answer to something else than cost."""


def of_the_whole(hits: list[Hit], lines: list[Line]) -> list[Hit]:
    """The statements of a letter, those on cost about the whole request where it says so and answers nothing else.

    Args:
        hits: every statement found.
        lines: the letter.
    """
    if not any(hit.position == "cost_limit" for hit in hits) or any(
        _SAID.match(hit.rule) and hit.questions != ("all",) for hit in hits
    ):
        return hits
    told = [line for line in lines if line.kind in ANSWERING]
    whole = any(_WHOLE.search(line.words) for line in told)
    if not whole or any(_NEVERTHELESS.search(line.words) for line in told):
        return hits
    return [replace(hit, questions=("all",)) for hit in hits if hit.position == "cost_limit"]
