"""What an internal review upholds and gives up of the provisions that the first decision relied on."""

from __future__ import annotations

import re
from itertools import takewhile

from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.roles.found import Found

_UPHELD = Phrase(
    r"\b(?<!not )(?<!n't )(?:uph(?:o|e)ld|maintain|still (?:rel|appl)|remains? (?:exempt|engaged)|continue)|"
    r"\b(?:refusal|decision|exemption|reliance)(?: (?:under|on|of) [^\n.;]{1,40})? stands?\b"
)
_UPHOLDS = re.compile(
    r"(?:i|we) (?:also |therefore |still )?(?:uphold|maintain) (?:it|them|both|this|that|all)"
    r"(?=[.,;]| (?:for|in|as|on|here|too)\b|$)"
)
"""*Sections 31(1)(a) and (b) were claimed. I uphold both.*"""
_UPHELD_ALONE = re.compile(
    r"(?:(?:the )?(?:finding|decision|refusal|exemption)s? ?(?::|-|is|was|are) )?(?:upheld|sustained)\.?"
)
"""*Section 40(2). … Upheld.*"""
_PARAGRAPH = 12
"""Sentences of a paragraph among which it is looked for."""
_OF_FIRST = frozenset({"role-upheld-on-review", "role-segment-quoted"})
"""Rules by which a provision of the first decision counts."""
_NEAR = 4
"""Sentences before one that names a provision, among which its question is decided."""


def upheld_at(lines: list[Line], at: int) -> bool:
    """Whether a sentence, one just before it on the same question or the one behind it says that a refusal is upheld."""
    near = [line for line in lines[max(0, at - _NEAR) : at] if line.questions and line.questions == lines[at].questions]
    return upheld_below(lines, at) or any(_UPHELD.search(line.words) for line in (lines[at], *near))


def upheld_below(lines: list[Line], at: int) -> bool:
    """Whether the sentence behind one that names a provision upholds it, or a later one of its paragraph that says no more."""
    if not 0 <= at < len(lines) - 1:
        return False
    below = takewhile(lambda line: not line.first, lines[at + 1 : at + 1 + _PARAGRAPH])
    return _UPHOLDS.match(lines[at + 1].words) is not None or any(_UPHELD_ALONE.fullmatch(row.words) for row in below)


def after_review(found: list[Found], kept: list[bool]) -> list[Found]:
    """Roles in which a review relies on what it upholds of the first decision, and only quotes what it gives up.

    Args:
        found: each mention with its role.
        kept: for each mention whether the sentences around it uphold a refusal.
    """
    upheld = {mention.provision for mention, role, _, _ in found if role == "engaged"}
    sections_left = {mention.provision.split("(")[0] for mention, role, _, _ in found if role == "negated"}
    upheld = {name for name in upheld if name.split("(")[0] not in sections_left}
    found = [
        (mention, "engaged", "role-upheld-on-review", 0.85)
        if rule == "role-segment-quoted" and upheld & {mention.provision, mention.provision.split("(")[0]}
        else (mention, role, rule, sure)
        for mention, role, rule, sure in found
    ]
    last_negated = {mention.provision: at for at, (mention, role, _, _) in enumerate(found) if role == "negated"}
    given_up = set(last_negated) - {
        mention.provision
        for at, (mention, role, rule, _) in enumerate(found)
        if role == "engaged" and rule not in _OF_FIRST and at > last_negated.get(mention.provision, at)
    }
    for (mention, role, _, _), stays in zip(found, kept, strict=True):
        if role == "engaged" and stays:
            given_up -= {mention.provision, mention.provision.split("(")[0]}
    return [
        (mention, "quoted", "role-given-up-on-review", 0.85)
        if role == "engaged" and given_up & {mention.provision, mention.provision.split("(")[0]}
        else (mention, role, rule, sure)
        for mention, role, rule, sure in found
    ]
