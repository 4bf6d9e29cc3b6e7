"""The kinds of facial recognition that an answer calls by their adjective alone: *retrospective only*."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from etl.model import UseValue
from etl.read.phrase import Phrase

FACE = "facial_recognition"
CARRIED = {
    "body_worn_video": "facial_recognition_on_body_worn_video",
    "drones": "facial_recognition_on_drones",
}
"""A denial that names both the camera and the face speaks of the two together."""
_KIND = r"(?:live|retrospective|operator[- ]initiated|officer[- ]initiated)"
KINDS_LISTED = Phrase(rf"\b{_KIND}(?:(?:, | or | and | nor |, or |, and ){_KIND})+\b")
"""*Facial recognition, whether live, retrospective or operator-initiated*: kinds by name."""
_KINDS = (
    (
        "live_facial_recognition",
        re.compile(
            r"(?<!go[- ])(?<!gone )(?<!going )(?<!went )\blive\b(?! (?:on|in|from|since|data|cases?|investig|proceed|"
            r"matters?|contract))"
        ),
    ),
    ("retrospective_facial_recognition", re.compile(r"\bretrospective(?:ly)?\b")),
    ("operator_initiated_facial_recognition", re.compile(r"\b(?:operator|officer)[- ]initiated\b")),
)
"""What the kinds are called for short, in a letter that is about faces."""


@dataclass(frozen=True)
class Use:
    """A technology, what is stated of its use, and where."""

    technology_id: str
    value: UseValue
    rule: str
    confidence: float
    start: int
    end: int


def kinds_in(words: str) -> list[str]:
    """The kinds that words call by their adjective, *live* or *operator initiated*."""
    return [name for name, kind in _KINDS if kind.search(words)]


def most_exact(found: dict[str, Use]) -> list[Use]:
    """The uses in order, where what a bare *yes* says of the technology at large is said of the kinds named behind it.

    Args:
        found: for each technology what is stated of it.
    """
    found = dict(found)
    general = found.get(FACE)
    kinds = [use for use in found.values() if use.rule == "u-named" and use.technology_id != FACE]
    if general is not None and (general.rule == "u-yes" or general.value == "trialled") and kinds:
        del found[FACE]
        for use in kinds:
            found[use.technology_id] = replace(use, value=general.value)
    return [found[name] for name in sorted(found)]
