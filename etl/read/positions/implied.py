"""Positions that no sentence states and that an exemption relied on implies."""

from __future__ import annotations

import re

from etl.model import Scope
from etl.read.citations.citations import Mention
from etl.read.line import Line, numbers_at
from etl.read.phrase import Phrase
from etl.read.positions.by_provision import GROUNDS, Provisions, questions_with
from etl.read.positions.frame import PROVISION_ONLY
from etl.read.positions.scopes import around
from etl.read.positions.settle import NCND, REFUSE, Hit

_SEE_ABOVE = re.compile(r"\b(?:see|as) above\W*$")
_COVERT_ONLY = Phrase(r"^(?!.*\bovert(?:ly)?\b).*\bcovert")


def not_only_above(hits: list[Hit], lines: list[Line], engaged: list[Mention]) -> list[Hit]:
    """Without *Q4 - see above*, where a provision above is relied on for that very question.

    Args:
        hits: statements found.
        lines: the letter.
        engaged: provisions relied on.
    """
    places = numbers_at((mention.start for mention in engaged), lines)
    cited = {lines[at].questions: at for at in reversed(places) if lines[at].questions}
    return [
        hit
        for hit in hits
        if hit.rule != "p-not-applicable"
        or not _SEE_ABOVE.search(lines[hit.line].words)
        or cited.get(hit.questions, hit.line) >= hit.line
    ]


class Implied:
    """One letter with the provisions that it relies on."""

    def __init__(self, law: Provisions, lines: list[Line], hits: list[Hit], engaged: list[Mention]) -> None:
        """Take in the letter.

        Args:
            law: which position a provision stands for.
            lines: the letter.
            hits: statements found.
            engaged: provisions relied on.
        """
        self._law, self._lines, self._hits = law, lines, hits
        places = numbers_at((mention.start for mention in engaged), lines)
        self._placed = [(mention, lines[at]) for mention, at in zip(engaged, places, strict=True)]
        nil, kept_back = questions_with(hits, {"not_held"}), questions_with(hits, REFUSE | {"already_published"})
        self._refused, self._only_nil = kept_back | nil, nil - kept_back
        self._stated = {hit.position for hit in hits}
        self._answered = {name for hit in hits for name in hit.questions}
        self._decided = {hit.line for hit in hits}
        cited = {name for _, line in self._placed for name in line.questions}
        self._waiting = questions_with(hits, {"withheld"}) - cited
        self._by_law = any(hit.by_law for hit in hits)
        self._sections: set[str] = set()

    def hits(self, asked: dict[str, str]) -> list[Hit]:
        """The positions implied.

        Args:
            asked: the words of the questions that speak of open or hidden use.
        """
        shorter = {mention.provision.split("(")[0] for mention, _ in self._placed if "(" in mention.provision}
        silent = {line.number for mention, line in self._placed if mention.provision.startswith("FOISA s18")}
        found: list[Hit] = []
        for mention, line in sorted(self._placed, key=lambda row: row[1].kind == "quoted_reply"):
            position = self._law.meaning(mention)
            if mention.provision in shorter or position == "withheld" and line.number in silent:
                continue
            if self._is_ground(position, line):
                self._stated.add(position)
                found.append(_by_its_number(line, position))
            elif self._stands_alone(mention, line, position):
                covert = position == NCND and (
                    _COVERT_ONLY.search(line.words) is not None
                    or around(self._lines, line, asked, position) == "covert"
                )
                found.append(_by_its_number(line, position, "covert" if covert else "all"))
        return found

    def _is_ground(self, position: str, line: Line) -> bool:
        """Whether the letter also refuses for a reason that is not put in words, or points to what is published."""
        if position in self._stated:
            return False
        whole = not line.questions or line.questions == ("all",)
        return position in GROUNDS and whole and bool(self._refused) or position == "already_published" and self._by_law

    def _stands_alone(self, mention: Mention, line: Line, position: str) -> bool:
        """Whether a provision says what no statement says; notes the sections that were spoken of."""
        questions, section = line.questions or ("all",), _section(mention.provision)
        nil_beside = (
            set(questions) <= self._only_nil
            and line.number not in self._decided
            and position == "withheld"
            and not self._waiting
        )
        if not nil_beside and (self._refused.intersection(questions) or self._refused and questions == ("all",)):
            self._sections.add(section)
            return False
        in_words = position == NCND and NCND in self._stated
        alone = not in_words and not self._answered.intersection(questions) and self._answers_alone(line)
        if not (line.within or line.label_end or line.rule == "table-cell" or alone) and (
            in_words or "all" in self._refused and not nil_beside or section in self._sections
        ):
            return False
        self._sections.add(section)
        return True

    def _answers_alone(self, line: Line) -> bool:
        """Whether a provision is all that stands below a question, or the first of what does."""
        if line.questions and line.kind == "answer" and PROVISION_ONLY.match(line.words):
            return True
        before = self._lines[line.number - 1] if line.number else None
        opens = before is not None and (before.kind == "request" or before.rule == "g-answer-mark")
        return opens and line.questions not in ((), ("all",))


def _by_its_number(line: Line, position: str, scope: Scope = "all") -> Hit:
    """What a provision states by being relied on."""
    questions = line.questions or ("all",)
    return Hit(questions, scope, position, "p-by-provision", 0.75, line.start, line.end, line.number)


def _section(provision: str) -> str:
    """The exemption that a provision belongs to: all exceptions of the EIR stand in one regulation."""
    return provision if provision.startswith("EIR r12") else provision.split("(")[0]
