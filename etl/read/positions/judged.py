"""One position for each question and scope: the weighed words of an answer decide where the rules leave it open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from etl.model import Scope
from etl.read.labels.part_labels import whole_of
from etl.read.positions.answered import Answered
from etl.read.positions.by_technology import USES_SOME
from etl.read.positions.firm import HELD_AND_NO, NEVER_WEIGHED, in_short, stands
from etl.read.positions.frame import FRAME
from etl.read.positions.settle import DENY, DISCLOSE, GIVEN_AND_KEPT, NCND, NO_ANSWER, OWN_PROVISION, REFUSE, Hit
from etl.read.questions.question_kinds import asks_of_paper, asks_whether_used
from etl.read.weighed import Opinion, Weighed

LIKELY = 0.5
"""Least probability at which the weighed words state a position that no rule has."""
_DOUBTED = 0.7
"""Most confidence in a statement that the words of its answer speak against."""
_SURE = 0.75
"""Most confidence in such a position."""
_CLEAR = 0.75
"""Probability from which the words of an answer decide against what a rule took from one of its sentences."""
_CERTAIN = 0.9
"""The same, where nothing else in the letter is given, and between one denial and the other."""
_CONTENT = "p-content"
"""The rule of an answer of which no more is known than that it says something."""
_RATHER = {
    NCND: 0.95,
    **dict.fromkeys(DENY, 0.65),
    **dict.fromkeys(OWN_PROVISION | {"withheld", "clarification_sought"}, 0.55),
}
_HARDLY = 0.15
"""Least probability of another position, and most of a disclosure, at which the words of such an answer decide."""
_OPEN = frozenset({"all", "overt"})
_BARE_ANSWERS = frozenset({HELD_AND_NO, "p-no-fact", "p-no-complaint"})
"""*No* to a question that asks for a fact, beside a denial of use in full words."""
_DENIES = re.compile(r"\b(?:no(?! decisions?\b)|not|none|never|nil|neither|nor|nothing|nobody|without|zero|n/a|0)\b")
"""A word without which nothing is denied."""
_LAW_LEFT = re.compile(
    r"\b(?:section|s\.?|exemption|paragraph)s?\b[^\n.;]{0,40} (?:does|do|did|is|are) not (?:appl|engag|made out|needed)[a-z]*"
)
"""*Section 43(2) does not apply to it*: what is denied of a provision is denied of no use."""
_NOTICE = re.compile(r"\b(?:section|s\.?) ?17\b")
"""The notice under the Scottish Act that nothing is held (FOISA s17)."""
_NO_ALONE = re.compile(r"\W*no\b\W*$")
_USE_DENIED = re.compile(
    r"\b(?:not|never|neither)\b[^.;,]{0,20}\b(?:us(?:e[sd]?|ing)|deploy\w*|trial\w*|operat(?:e[sd]?|ing)|tested)\b"
)
_AS_REASON = re.compile(r"(?:^|, )(?:as|since|because) ")
_BARE_DENIALS = frozenset({"p-no", "p-no-use-built"})
"""*No* to the whole question; other denials may be of one technology among those that are used."""
_USE_DENIALS = frozenset({"p-no-use", "p-no-use-built"})
"""Denials of use in a whole sentence."""
_ALL = "all"
_NEVER = NO_ANSWER | {NCND}
"""Positions that single words do not overrule a rule with."""


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
        self._denied: set[str] = set()

    def opinion(self, question: str) -> Opinion | None:
        """What the words of the answer to a question speak for; nothing where it has no answer of its own."""
        if question not in self._opinions:
            answer = self._answers.get(question)
            self._opinions[question] = self._weighed.opinion(answer.asked, answer.sentences) if answer else None
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
            named = asked or self._counted(said)
            said |= {whole_of(name) for name in said if name[0].isdigit()}
            wanted = tuple(question for question in named if question not in said) if said != {_ALL} else ()
        found = [hit for question in wanted if question in self._answers for hit in self._weighed_hit(question)]
        silent = any(hit.position == NCND and hit.questions == (_ALL,) for hit in hits)
        return [hit for hit in found if hit.position != NCND] if silent else found

    def _counted(self, said: set[str]) -> tuple[str, ...]:
        """The numbers by which a letter answers that does not repeat the request, up to one beyond those answered."""
        most = max((int(name) for name in said if name.isdigit()), default=0)
        return tuple(name for name in self._answers if name.isdigit() and int(name) <= most + 1) if most > 1 else ()

    def _weighed_hit(self, question: str) -> list[Hit]:
        opinion = self.opinion(question)
        lines = [line for line in self._answers[question].lines if line.kind == "answer"]
        if opinion is None or opinion.probability < LIKELY or opinion.value in NO_ANSWER:
            return []
        if all(FRAME.match(line.words) for line in lines):
            return []
        return [self._stated(question, "all", opinion)]

    def _stated(self, question: str, scope: Scope, opinion: Opinion) -> Hit:
        """What the weighed words state, with the sentence that speaks most for it."""
        rows = self._answers[question].lines
        lines = [line for line in rows if line.kind == "answer"] or list(rows)
        line = lines[self._weighed.speaker(opinion.value, [line.words[line.label_end :] for line in lines])]
        rule = f"w-{opinion.value.replace('_', '-')}"
        sure = min(opinion.probability, _SURE)
        return Hit((question,), scope, opinion.value, rule, sure, line.start, line.end, line.number)

    def one_each(self, hits: list[Hit]) -> list[Hit]:
        """One statement for each question and scope, in the order of the letter.

        Args:
            hits: settled statements.
        """
        by_key: dict[tuple[str, str], list[Hit]] = {}
        for hit in hits:
            by_key.setdefault((hit.questions[0], "open" if hit.scope in _OPEN else hit.scope), []).append(hit)
        kept = [hit for found in by_key.values() for hit in self._each(found)]
        gives = any(hit.position in DISCLOSE for hit in kept)
        return [self._weighed_against(hit, _CLEAR if gives else _CERTAIN) for hit in kept]

    def _weighed_against(self, hit: Hit, to_give: float) -> Hit:
        """The statement that stays, or another where the words of the whole answer clearly speak for that one.

        On 40 letters that neither the rules nor the table had seen the words, from a probability of 0.75, were right
        10 times in 11 where a rule said otherwise; what is given in part is left to the rules.

        Args:
            hit: the statement.
            to_give: the probability that it takes to find that something is given after all.
        """
        opinion = self.opinion(hit.questions[0]) if hit.questions[0] != _ALL and hit.scope in _OPEN else None
        if opinion is None or opinion.value == hit.position:
            return hit
        sentences = self._answers[hit.questions[0]].sentences
        if opinion.value in DENY and not any(_DENIES.search(_LAW_LEFT.sub("", words)) for words in sentences):
            return hit
        rather = hit.rule == _CONTENT and opinion.of[hit.position] < _HARDLY
        if rather and opinion.probability >= _RATHER.get(opinion.value, 1.0):
            return self._stated(hit.questions[0], hit.scope, opinion)
        if opinion.value in _NEVER:
            return hit
        firm = hit.questions[0] in self._denied or stands(hit, opinion, sentences)
        among_denials = {opinion.value, hit.position} <= DENY
        least = max(_CERTAIN, to_give) if opinion.value == "partly_disclosed" else to_give
        least = least if opinion.value in DISCLOSE else _CERTAIN if among_denials else _CLEAR
        doubted = replace(hit, confidence=min(hit.confidence, _DOUBTED))
        if firm or opinion.probability < least:
            unlikely = opinion.probability >= LIKELY and hit.rule not in NEVER_WEIGHED
            return doubted if unlikely else hit
        if in_short(sentences) and not self._weighed.rather(opinion.value, hit.position, sentences):
            return doubted
        scope = hit.scope if opinion.value in DENY or hit.position not in DENY else "all"
        return self._stated(hit.questions[0], scope, opinion)

    def _denies_use(self, denied: Sequence[Hit]) -> bool:
        """Whether a denial of use, the first of them, is the answer, and the nil return beside it only what comes of it.

        So it is where the nil return is the formal notice behind it, and, where the question asks whether a thing is
        used, behind a bare *No* or beside words that deny just that.
        """
        answer = self._answers[denied[0].questions[0]]
        words = {line.number: line.words for line in answer.lines}
        notices = [hit for hit in denied if hit.position == "not_held"]
        said = words.get(denied[0].line, "")
        used = _USE_DENIED.search(said)
        formal = all(_NOTICE.search(words.get(hit.line, "")) for hit in notices)
        if not asks_whether_used(answer.asked):
            follows = all(hit.line > denied[0].line for hit in notices) and not _AS_REASON.search(said)
            return formal and follows and used is not None and bool(answer.asked) and not asks_of_paper(answer.asked)
        apart = all(hit.line < denied[0].line for hit in notices)
        at_once = _NO_ALONE.match(answer.sentences[0]) is not None
        return formal or at_once or apart and used is not None and not asks_of_paper(answer.asked)

    def _each(self, found: list[Hit]) -> list[Hit]:
        """The statement that stays; of a whole letter that gives something, also its refusal to say of the rest."""
        silent = [hit for hit in found if hit.position == NCND]
        told = [hit for hit in found if hit.position != NCND]
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
            part = replace(given[0], position="partly_disclosed", rule=GIVEN_AND_KEPT, confidence=0.75)
            found, given = [*found, part], [part]
        handed = next((hit for hit in given if hit.rule == "p-disclose"), None)
        if (
            handed
            and denied
            and not refused
            and all(handed.line < hit.line and hit.position == "not_held" for hit in denied)
        ):
            return handed
        denied.sort(key=lambda hit: hit.position != "no_use")
        opinion = self.opinion(found[0].questions[0])
        if given and not refused and any(hit.rule == "p-no-use" for hit in denied):
            given = [hit for hit in given if hit.rule not in _BARE_ANSWERS]
            found = [*given, *denied]
        if opinion is None or found[0].questions[0] == _ALL:
            return (given or refused or denied or found)[0]
        if given and (refused and opinion.probability < _CLEAR or any(hit.rule == HELD_AND_NO for hit in given)):
            return given[0]
        uses = next((hit for hit in given if hit.rule in ("p-uses", "p-owns")), None)
        if uses is not None and any(hit.rule == "p-not-held" and hit.line < uses.line for hit in denied):
            uses = None
        of_paper = bool(denied) and all(hit.rule == "p-no-paper" for hit in denied)
        if uses and not of_paper and not any(hit.rule in _BARE_DENIALS for hit in denied):
            return replace(uses, rule=USES_SOME)
        if refused and denied and opinion.probability < _CLEAR:
            return refused[0]
        if len(denied) == len(found) and denied[0].rule in _USE_DENIALS and self._denies_use(denied):
            self._denied.add(denied[0].questions[0])
            return denied[0]
        return max(found, key=lambda hit: opinion.of.get(hit.position, 0.0))
