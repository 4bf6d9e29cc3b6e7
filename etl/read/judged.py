"""One position for each question and scope: the weighed words of an answer decide where the rules leave it open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from etl.read.answered import Answered
from etl.read.frame import FRAME
from etl.read.settle import DENY, DISCLOSE, REFUSE, Hit
from etl.read.weighed import Opinion, Weighed

LIKELY = 0.5
"""Least probability at which the weighed words state a position that no rule has."""
_SURE = 0.75
"""Most confidence in such a position."""
_CLEAR = 0.8
"""Probability from which the words say that what was given or kept back stands beside the answer."""
_HELD_AND_NO = "p-held-no"
_NCND = "neither_confirm_nor_deny"
_ALL = "all"
_NO_ANSWER = frozenset({"clarification_sought", "unclear"})


class Judge:
    """Weighs the answers of one letter, each at most once.

    Args:
        weighed: the table of phrases.
        answers: the letter's answers, question by question.
    """

    def __init__(self, weighed: Weighed, answers: Iterable[Answered]) -> None:
        self._weighed = weighed
        self._answers = {answer.question: answer for answer in answers}
        self._opinions: dict[str, Opinion | None] = {}

    def opinion(self, question: str) -> Opinion | None:
        """What the words of the answer to a question speak for; nothing where it has no answer of its own."""
        if question not in self._opinions:
            answer = self._answers.get(question)
            self._opinions[question] = answer and self._weighed.opinion(answer.asked, answer.sentences)
        return self._opinions[question]

    def unstated(self, hits: list[Hit], asked: tuple[str, ...]) -> list[Hit]:
        """Statements for the answers on which no rule has found any, where their words are clear enough.

        Args:
            hits: every statement found by the rules.
            asked: the numbers of the questions, where the request numbers them.
        """
        said = {question for hit in hits for question in hit.questions}
        if not said:
            wanted = asked or (_ALL,)
        else:
            wanted = tuple(question for question in asked if question not in said) if said != {_ALL} else ()
        return [hit for question in wanted if question in self._answers for hit in self._weighed_hit(question)]

    def _weighed_hit(self, question: str) -> list[Hit]:
        opinion = self.opinion(question)
        lines = [line for line in self._answers[question].lines if line.kind == "answer"]
        if opinion is None or opinion.probability < LIKELY or opinion.position in _NO_ANSWER:
            return []
        if all(FRAME.match(line.words) for line in lines):
            return []
        line = lines[self._weighed.speaker(opinion.position, [line.words[line.label_end :] for line in lines])]
        rule = f"w-{opinion.position.replace('_', '-')}"
        sure = min(opinion.probability, _SURE)
        return [Hit((question,), _ALL, opinion.position, rule, sure, line.start, line.end, line.number)]

    def one_each(self, hits: list[Hit]) -> list[Hit]:
        """One statement for each question and scope, in the order of the letter.

        Args:
            hits: settled statements.
        """
        by_key: dict[tuple[str, str], list[Hit]] = {}
        for hit in hits:
            open_ = hit.scope in ("all", "overt")
            by_key.setdefault((hit.questions[0], "open" if open_ else hit.scope), []).append(hit)
        return [hit for found in by_key.values() for hit in self._each(found)]

    def _each(self, found: list[Hit]) -> list[Hit]:
        """The statement that stays; of a whole letter that gives something, also its refusal to say of the rest."""
        silent = [hit for hit in found if hit.position == _NCND]
        told = [hit for hit in found if hit.position != _NCND]
        if found[0].questions[0] == _ALL and silent and any(hit.position in DISCLOSE for hit in told):
            return [self._one(told), silent[0]]
        return found if len(found) == 1 else [self._one(found)]

    def _one(self, found: list[Hit]) -> Hit:
        """The one position of statements that stand side by side on a question: the one its words speak for.

        Something given and something kept back may also be a partial disclosure. A letter answered as a whole may
        well answer two things: there a disclosure says more than a refusal, a refusal more than a denial, as in the
        outcome of a response, and a denial of use more than a nil return.
        """
        given, refused, denied = ([hit for hit in found if hit.position in group] for group in (DISCLOSE, REFUSE, DENY))
        if given and refused:
            part = replace(given[0], position="partly_disclosed", rule="p-given-and-kept", confidence=0.75)
            found, given = [*found, part], [part]
        denied.sort(key=lambda hit: hit.position != "no_use")
        opinion = self.opinion(found[0].questions[0])
        if opinion is None or found[0].questions[0] == _ALL:
            return (given or refused or denied or found)[0]
        if given and (refused and opinion.probability < _CLEAR or any(hit.rule == _HELD_AND_NO for hit in given)):
            return given[0]
        return max(found, key=lambda hit: opinion.of.get(hit.position, 0.0))
