"""Why a statement found by a rule stands, whatever the words of its whole answer would rather have."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.read.positions.by_technology import USES_SOME
from etl.read.positions.once import TRIED_ONCE
from etl.read.positions.settle import DENY, DISCLOSE, GIVEN_AND_KEPT, NCND, OWN_PROVISION, REFUSE, Hit
from etl.read.questions.question_kinds import denies
from etl.read.weighed import Opinion

HELD_AND_NO = "p-held-no"
"""The rule of information that is held and is the word *no*."""
_IN_SHORT = 80
"""Signs of an answer whose few words the question must not outweigh."""
NEVER_WEIGHED = frozenset(
    {
        HELD_AND_NO,
        USES_SOME,
        "p-not-applicable",
        "p-as-there",
        "p-no",
        "p-yes",
        "p-no-cost",
        "p-no-complaint",
        "p-clarify",
        TRIED_ONCE,
    }
)
"""Rules of answers in a word or two, which have no other words to weigh, and of those that words alone do not tell apart."""
_OUTWEIGHS = {"p-no-paper": "no_use", "p-disclose": "not_held", "p-cost-clear": "withheld"}
"""The position that a rule stands against, since its words are those of that position too."""
_CERTAIN = 0.9
"""Probability from which an answer that seems to give and keep back does only one of these."""
_WHOLLY = frozenset({"disclosed", "withheld"})
_GROUNDS = frozenset({"p-repeated", "p-vexatious"})
"""Rules that find the ground of a refusal in so many words."""
_BY_PROVISION = "p-by-provision"
_BY_LAW = frozenset({_BY_PROVISION, "p-not-obliged-withheld"})
"""Rules whose position the provision in the sentence makes."""
_BY_NAME = frozenset({"m-future", "m-published"})
"""Rules of short answers that name the provision: *exempt, see section 22 below*."""
_A_WORD = 12
"""Signs up to which a denial stands alone: *None.*"""
_A_FEW = 2
_HANDS_OVER = re.compile(
    r"\b(?:attach(?:ed|es)?|enclos(?:ed?|es|ing)|(?:is|are) (?:supplied|provided|released|disclosed|given))\b"
)
_POINTS = re.compile(r"publish|availab|\blinks?\b|www|http|\b(?:s\.?|section) ?21\b|\bfound (?:at|on|in)\b")
"""Words without which no answer says where information is published already."""
_REFUSES = re.compile(r"\b(?:refused|withheld|exempt)\b")


def stands(hit: Hit, opinion: Opinion, sentences: Sequence[str]) -> bool:
    """Whether a statement stays against the opinion that the words of its answer give.

    Args:
        hit: the statement.
        opinion: what the weighed words speak for, another position than the statement's.
        sentences: the sentences of the answer in lower case, at least one.
    """
    return (
        hit.position == NCND
        or hit.position == "partly_disclosed"
        and not _only_seems_both(hit, opinion, sentences)
        or hit.rule in NEVER_WEIGHED
        or _OUTWEIGHS.get(hit.rule) == opinion.value
        or _by_provision(hit, opinion, in_short(sentences))
        or _denial_stands(hit, opinion, sentences)
        or _refusal_stands(hit, opinion, sentences)
    )


def _only_seems_both(hit: Hit, opinion: Opinion, sentences: Sequence[str]) -> bool:
    """Whether an answer that seems to give and to keep back does only one of these, and hands nothing over."""
    sure = opinion.probability >= _CERTAIN and opinion.value in _WHOLLY
    return sure and hit.rule == GIVEN_AND_KEPT and not any(map(_HANDS_OVER.search, sentences))


def in_short(sentences: Sequence[str]) -> bool:
    """Whether an answer has only a few words."""
    return sum(map(len, sentences)) < _IN_SHORT


def _by_provision(hit: Hit, opinion: Opinion, short: bool) -> bool:
    """Whether the provision that a sentence names, or the ground that it states, makes the position."""
    if hit.position not in OWN_PROVISION:
        return short and hit.rule == _BY_PROVISION
    by_name = hit.rule in _BY_NAME and opinion.value == "withheld"
    return hit.rule in _BY_LAW or short and (hit.rule in _GROUNDS or by_name)


def _denial_stands(hit: Hit, opinion: Opinion, sentences: Sequence[str]) -> bool:
    """Whether a denial comes first in its answer, and what follows only adds to it."""
    if hit.position not in DENY:
        return False
    if hit.rule == "p-not-held" and opinion.value == "already_published" and not any(map(_POINTS.search, sentences)):
        return True
    if not denies(sentences[0]):
        return False
    no_figure = not any(map(str.isdigit, sentences[0]))
    alone = len(sentences[0]) < _A_WORD or len(sentences) == 1 and no_figure
    if hit.rule == "p-no-use" and (opinion.value in REFUSE or opinion.value == "disclosed" and alone):
        return True
    return no_figure and in_short(sentences)


def _refusal_stands(hit: Hit, opinion: Opinion, sentences: Sequence[str]) -> bool:
    """Whether little more than a refusal in plain words stands below a question."""
    if hit.position not in REFUSE or opinion.value not in DISCLOSE:
        return False
    in_a_word = len(sentences) <= _A_FEW and any(map(_REFUSES.search, sentences))
    return in_a_word or len(sentences) == 1 and in_short(sentences)
