"""What an internal review upholds and gives up of the provisions that the first decision relied on."""

from __future__ import annotations

import re

from etl.model import Role
from etl.read.citations.citations import Mention
from etl.read.line import Line

_UPHELD = re.compile(
    r"\b(?<!not )(?<!n't )(?:uph(?:o|e)ld|maintain|still (?:rel|appl)|remains? (?:exempt|engaged)|continue)"
)
_NEAR = 4
"""Sentences before one that names a provision, among which its question is decided."""
_BELOW = 6
"""Sentences below a heading in which a review may take its provision back."""
_HEADS = re.compile(
    r"(?:sections?|s\.?|regulations?) ?\d(?:(?!\b(?:is|are|was|were|has|have|should|does|do|did|appl[a-z]+)\b)[^\n]){0,80}[.:]?"
)
"""A provision alone, above what a review finds of it."""
_TAKEN_BACK = re.compile(
    r"\b(?:(?:the|this|that) exemption|it|this|(?:sections?|s\.?) ?\d[\d()a-z ]{0,12}?) (?:is|was|has been) "
    r"(?:therefore |accordingly |now )?(?:withdrawn|set aside|removed|dropped|overturned|no longer relied|"
    r"(?:wrongly|incorrectly) (?:applied|cited|relied)|(?:not|never) (?:applied|relied|claimed|cited))\b|"
    r"\bshould not have been (?:applied|cited|relied|claimed|used)\b|"
    r"\b(?:no longer|(?:do|does|did) not|cannot) (?:consider|think|find|accept|say|maintain) (?:that )?the exemption\b|"
    r"\b(?:withdraw|set|removed?|drop|overturn) (?:it|this|that|the exemption)(?: aside)?\b|"
    r"\b(?:it|this|the exemption) (?:cannot|can not|does not|should not) (?:therefore )?(?:stand|be (?:sustained|maintained))\b"
)
"""What a review says of the provision that heads the paragraph."""


def taken_back(lines: list[Line], at: int) -> bool:
    """Whether a review names a provision in a heading and takes it back in the sentences below.

    Args:
        lines: the letter.
        at: the sentence that names the provision.
    """
    if not _HEADS.fullmatch(lines[at].words):
        return False
    for line in lines[at + 1 : at + 1 + _BELOW]:
        if _HEADS.fullmatch(line.words):
            return False
        if _TAKEN_BACK.search(line.words):
            return True
    return False


def upheld_at(lines: list[Line], at: int) -> bool:
    """Whether a sentence, or one just before it on the same question, says that a refusal is upheld."""
    near = [line for line in lines[max(0, at - _NEAR) : at] if line.questions and line.questions == lines[at].questions]
    return any(_UPHELD.search(line.words) is not None for line in (lines[at], *near))


def after_review(
    found: list[tuple[Mention, Role, str, float]], kept: list[bool]
) -> list[tuple[Mention, Role, str, float]]:
    """A review tells the first decision again; what it then gives up was never its own ground."""
    upheld = {mention.provision for mention, role, _, _ in found if role == "engaged"}
    given_up = {mention.provision.split("(")[0] for mention, role, _, _ in found if role == "negated"}
    upheld = {name for name in upheld if name.split("(")[0] not in given_up}
    found = [
        (mention, "engaged", "role-upheld-on-review", 0.85)
        if rule == "role-segment-quoted" and upheld & {mention.provision, mention.provision.split("(")[0]}
        else (mention, role, rule, sure)
        for mention, role, rule, sure in found
    ]
    given_up = {mention.provision for mention, role, _, _ in found if role == "negated"}
    for (mention, role, _, _), stays in zip(found, kept, strict=True):
        if role == "engaged" and stays:
            given_up -= {mention.provision, mention.provision.split("(")[0]}
    return [
        (mention, "quoted", "role-given-up-on-review", 0.85)
        if role == "engaged" and given_up & {mention.provision, mention.provision.split("(")[0]}
        else (mention, role, rule, sure)
        for mention, role, rule, sure in found
    ]
