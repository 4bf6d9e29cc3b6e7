"""Whether a letter that answers a request as a whole tells something beside what it denies or refuses.

In *the unit flies six drones; the list of flights would cost too much* no sentence says that anything is disclosed.
Facts are told in any words, so that rules find only some of them; here the words of the whole answer are weighed.
"""

from __future__ import annotations

import re
from collections.abc import Set

from etl.read.line import ANSWERING, Line
from etl.read.phrase import Phrase
from etl.read.positions.frame import FRAME
from etl.read.positions.part_or_whole import REFUSED_ENTIRE
from etl.read.positions.settle import DENY, DISCLOSE, REFUSE, Hit
from etl.read.positions.told_before import tells
from etl.read.weighed import Weighed
from etl.reference_phrases import GIVEN

_REFUSES_ALL = Phrase(
    r"\b(?:whole|entire) (?:of (?:the|your) )?request\b|\brequest (?:as a whole|in its entirety)\b|"
    r"\bno information is (?:released|disclosed)\b|"
    r"\bnot (?:obliged|able|willing|prepared|going) to (?:supply|release|disclose|provide|give|send)\b[^\n.;]{0,12}"
    r"\b(?:either|any) of (?:them|these|those|it|this)\b"
)
_WORK = Phrase(
    r"\b(?:search(?:es|ed)?|return(?:s|ed)|sift|records?|recorded|items|entries|files|logs?|e-?mails|hours|minutes)\b"
)
"""Words of the work that an answer would take: their figures are reasons of a cost refusal, not what was asked for."""
_SALUTATION = re.compile(r"(?:dear|annwyl|hi|hello|good (?:morning|afternoon))\b")
_LIKELY = 0.5
"""Of 60 letters that had taught it nothing, none that gives nothing came above 0.2."""
_CLEAR = 0.75
"""The same, where the only statement found denies use in full words."""
_DENIALS_OF_USE = frozenset({"p-no-use", "p-no-use-built", "p-no-use-without"})
_SURE = 0.7
"""The confidence in a statement that the words of a whole letter are weighed for."""


class AsWhole:
    """Weighs the answer of a letter that is read as one."""

    def __init__(self, weighed: Weighed) -> None:
        """Take the table to weigh by.

        Args:
            weighed: the table of phrases of whole answers.
        """
        self._weighed = weighed

    def told(self, stated: list[Hit], lines: list[Line], aside: Set[int]) -> list[Hit]:
        """The fact that a letter tells, where it seems only to deny or to refuse.

        Args:
            stated: settled statements.
            lines: the letter.
            aside: numbers of the sentences that help, explain or tell again what was said before.

        Returns:
            One statement, with the sentence that speaks most for it; nothing where questions are answered apart, where
            something is given anyway, or where no sentence tells a figure.
        """
        positions = {hit.position for hit in stated}
        apart = any(hit.questions != ("all",) for hit in stated)
        if apart or positions & DISCLOSE or not positions & (DENY | REFUSE):
            return []
        answer = whole_answer(lines, aside)
        if any(_REFUSES_ALL.search(line.words) or REFUSED_ENTIRE.search(line.words) for line in answer):
            return []
        told = [line for line in answer if tells(line) and not line.words.startswith('"')]
        facts = [line for line in told if any(map(str.isdigit, line.words))]
        if positions == {"cost_limit"}:
            facts = [line for line in facts if _WORK.search(line.words) is None]
        opinion = self._weighed.opinion("", [line.words[line.label_end :] for line in answer]) if facts else None
        denied = {hit.rule for hit in stated} <= _DENIALS_OF_USE
        if opinion is None or opinion.of[GIVEN] < (_CLEAR if denied else _LIKELY):
            return []
        line = facts[self._weighed.speaker(GIVEN, [line.words[line.label_end :] for line in facts])]
        sure = min(opinion.of[GIVEN], _SURE)
        return [Hit(("all",), "all", "disclosed", "w-told-as-whole", sure, line.start, line.end, line.number)]


def whole_answer(lines: list[Line], aside: Set[int]) -> list[Line]:
    """The sentences of an answer without the letterhead and what helps, explains or tells again what was said before."""
    head = next((line.number for line in lines if line.kind == "request" or _SALUTATION.match(line.words)), 0)
    return [
        line
        for line in lines
        if line.kind in ANSWERING and line.number >= head and line.number not in aside and not FRAME.match(line.words)
    ]
