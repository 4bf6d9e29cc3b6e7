"""What the letter states on each question, in each scope: the ordered rules, then what they mean together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from etl.read.citations.citations import Mention
from etl.read.labels.labels_within import questions_near
from etl.read.line import ANSWERING, MOST_ASKED, Line
from etl.read.phrase import Phrase
from etl.read.positions.answered import answered
from etl.read.positions.as_whole import AsWhole
from etl.read.positions.asides import Asides, asides_of, is_reason
from etl.read.positions.believed import Believed
from etl.read.positions.beside import (
    after_cost,
    beyond_answers,
    gives_count,
    no_cost,
    refused_in_part,
    rest_refused,
    without_pointers,
    without_summary,
    without_topics,
    zeros_told,
)
from etl.read.positions.by_provision import Provisions
from etl.read.positions.by_technology import by_technology
from etl.read.positions.content import below_request, content_of, denied_at_last
from etl.read.positions.cost_whole import of_the_whole
from etl.read.positions.decided_whole import decided_whole
from etl.read.positions.frame import ADVICE, FRAME, WROTE_ON, behind_label, notice_of_part
from etl.read.positions.implied import Implied, not_only_above
from etl.read.positions.in_light import (
    after_what_was_asked,
    following_denial,
    without_use_beside_paper,
    without_use_in_passing,
)
from etl.read.positions.judged import Judge
from etl.read.positions.meanings import Understood
from etl.read.positions.once import tried_once
from etl.read.positions.one_word import short_answers
from etl.read.positions.part_or_whole import of_a_part, of_the_whole_question
from etl.read.positions.pointing import pointed_at_last, so_answered, with_fallen
from etl.read.positions.scopes import Scopes, answers_of_overt, around, asked_of_use, with_overt_named
from etl.read.positions.settle import CONTRAST, DENY, DISCLOSE, NCND, Hit, settled
from etl.read.positions.spoken_to import questions_of
from etl.read.positions.told_again import told_again
from etl.read.positions.told_apart import told_apart
from etl.read.positions.told_before import told_before
from etl.read.positions.turns import unnamed
from etl.read.questions.question_kinds import asks_of_paper, asks_whether_shared, asks_whether_used, denies
from etl.read.questions.technologies import Technologies
from etl.read.questions.use_asked import Asked, wording_of
from etl.read.rulebook import Compiled, Tried
from etl.read.weighed import Weighed
from etl.reference import Reference
from etl.reference_rules import Rules

_ELSEWHERE = Phrase(
    r"^(?:in|on|during|by) [^,]{0,60}\b20\d\d\b[^\n]{0,100}\b(?:neither confirmed nor denied|refused to|"
    r"withheld|declined to|replied that|answered that|told (?:you|another))|"
    r"\b(?:letter|e-?mail|response|reply|answer) of [^,\n]{3,24},? (?:which|that) (?:says?|said|states?|stated)\b|"
    r"\byour (?:request|e-?mail|letter|enquiry),? in which you (?:ask|asked|say|said|state|stated)\b|"
    r"\bwere (?:told|informed|advised) (?:on|in|by|that)\b|you were (?:told|informed|advised)|\byou (?:say|said|"
    r"argued?|suggest(?:ed)?|claim(?:ed)?|believe|contend|point out)\b|"
    r"\byou (?:state|mention|maintain|complain)(?:ed)? that\b|\byou put forward\b|in (?:a|another) (?:similar|previous|earlier|related) (?:case|request|matter)|(?:answered|replied|told|refused|stated|said to|informed) (?:to )?(?:another|a previous|an earlier)"  # noqa: E501
)
"""What was said in another case."""
_ABOUT_REQUEST = Phrase(
    rf"^{WROTE_ON}|"
    r"\byour (?:request|letter|e-?mail|enquiry) (?:for|dated|of|in which|about|concerning|regarding) "
)
"""A sentence that tells what was asked."""
_DENIES_NOTHING = Phrase(
    r"\b(?:not|no)\b[^\n.;]{0,30}\b(?:exemptions?|redactions?)\b|\bwould (?:yield|bring|give|produce|gain|achieve) nothing\b|"
    r"\bnothing (?:has been |was |is |had to be )?(?:taken out|left out|blacked out|removed|redacted|obscured|"
    r"(?:kept|held) back|withheld)"
)
"""*We have not applied any exemption*, *a deployment would yield nothing*."""
_OF_USE = frozenset({"p-uses", "p-facts", "p-figure"})
"""Rules that would take what another force does for the answer."""
_GIVES = _OF_USE | {"p-number", "p-count", "p-published", "p-disclose", "p-no-cost"}
"""Rules that would take a reason for an answer."""


class Positions:
    """Compiled from the tables of positions and scopes once."""

    def __init__(self, rules: Rules, reference: Reference, table: tuple[Compiled, ...], names: Technologies) -> None:
        self.table = table
        self._uses = next(rule for rule in table if rule.rule.rule_id == "p-uses")
        self.scopes = Scopes(rules)
        self.understood = Understood(rules.meanings)
        self.weighed = Weighed(rules.phrases)
        self.as_whole = AsWhole(Weighed(rules.given_phrases))
        self.believed = Believed(Weighed(rules.stated_phrases, by_rarity=False))
        self.law = Provisions(reference)
        self._names = names

    def of(
        self, lines: list[Line], tried: Tried, engaged: list[Mention], left: list[Mention]
    ) -> tuple[list[Hit], list[Hit]]:
        """All positions of a letter, joined by question and scope; then every statement as it was found.

        Args:
            lines: the letter.
            tried: for each sentence the rules worth trying.
            engaged: provisions relied on.
            left: provisions told of, considered or negated.
        """
        aside, again = asides_of(lines), told_again(lines)
        of_use = asked_of_use(lines)
        told_of = self.law.told_of(lines, engaged, left)
        found = tried_once(self._stated(lines, tried, aside, again, of_use), lines)
        hits = self.law.by_law(told_of.without(found), lines, engaged)
        hits = without_summary(zeros_told(hits, lines), lines)
        hits = without_pointers(self.law.without_courtesy(hits, lines, engaged), lines)
        told = aside.help | aside.reasons | again | {line.number for line in lines if line.rule == "byline"}
        plain = [line for line in lines if line.number not in told]
        wording = wording_of(plain)
        hits.extend(short_answers(lines, hits, wording))
        hits = not_only_above(hits, lines, engaged)
        hits.extend(Implied(self.law, lines, hits, engaged).hits(of_use))
        hits.extend(told_of.without(self._understood(plain, hits, wording)))
        hits.extend(content_of(plain, hits, wording))
        hits.extend(denied_at_last(plain, hits))
        asked = tuple(dict.fromkeys(name for line in lines if line.kind == "request" for name in line.questions))
        hits = of_the_whole(beyond_answers(after_cost(hits, lines), lines, self.scopes.residual), lines)
        hits = with_fallen(so_answered(decided_whole(hits, lines, len(asked)), lines), lines)
        hits.extend(rest_refused(hits, lines, aside.help | aside.reasons))
        hits = without_topics([*hits, *told_before(hits, lines, told)], lines)
        hits = without_use_beside_paper(no_cost(hits, lines, wording), lines)
        hits = refused_in_part(following_denial(hits, lines), lines)
        hits = told_apart(by_technology(hits, lines, wording, self._names), lines, wording)
        hits = self.believed.of(hits, lines, engaged)
        judge = Judge(self.weighed, answered([line for line in lines if line.number not in again], wording))
        hits.extend(judge.unstated([hit for hit in hits if not hit.doubted], asked))
        said = without_use_in_passing([hit for hit in hits if not (hit.reason or hit.doubted)], lines, wording)
        said = with_overt_named(after_what_was_asked(said, lines, wording), lines)
        stated = settled(said, asked, of_overt=answers_of_overt(lines))
        stated = [*stated, *self.as_whole.told(stated, lines, told)]
        return pointed_at_last(judge.one_each(unnamed(judge.one_each(stated))), lines), hits

    def _stated(
        self, lines: list[Line], tried: Tried, aside: Asides, again: frozenset[int], asked: dict[str, str]
    ) -> list[Hit]:
        hits: list[Hit] = []
        quoted = False
        for line in lines:
            if line.kind not in ANSWERING or line.number in aside.help:
                continue
            words = line.words
            if quoted or _ELSEWHERE.search(words):
                quoted = quoted != (words.count('"') % 2 == 1)
                continue
            if line.number in again:
                continue
            reasons = line.number in aside.reasons
            worth = [at for at in tried[line.number] if not (reasons and self.table[at].rule.rule_id in _GIVES)]
            self._of_line(line, worth, lines, asked, hits)
            if CONTRAST.search(words):
                hits.extend(self._turned(line, _of_sentence(hits, line)))
        return hits

    def _of_line(
        self, line: Line, tried: Iterable[int], lines: list[Line], asked: dict[str, str], hits: list[Hit]
    ) -> None:
        """Add what the rules find in one sentence, each in the light of what was found before."""
        words = line.words
        for number in tried:
            rule = self.table[number]
            match = rule.search(words)
            if match is None or _not_said(line, match, rule.rule.rule_id):
                continue
            position = rule.rule.result
            near = questions_near(words, match.start()) if line.within and len(line.questions) > 1 else ()
            same = [hit for hit in _of_sentence(hits, line) if not near or set(near) & set(hit.questions)]
            if _eclipsed(position, same):
                continue
            reason = bool(same) and is_reason(words, match, line.label_end)
            if reason and position != "no_use":
                continue
            scope = self.scopes.of(words, match.span(), position, hits, line)
            if scope == "all":
                scope = around(lines, line, asked, position)
            hits.append(
                Hit(
                    questions=questions_of(line, position, scope, hits, match.start(), lines, asked),
                    scope=scope,
                    position=position,
                    rule=rule.rule.rule_id,
                    confidence=rule.rule.confidence,
                    start=line.start,
                    end=line.end,
                    line=line.number,
                    part=of_a_part(line),
                    whole=of_the_whole_question(line),
                    reason=reason,
                )
            )

    def _turned(self, line: Line, said: list[Hit]) -> list[Hit]:
        """*Does not use one but does use another*: the second statement of a sentence that turns."""
        if not said or any(hit.position not in DENY for hit in said):
            return []
        clauses = [f"the force {clause}" for clause in CONTRAST.split(line.words)]
        if not any(self._uses.search(clause) for clause in clauses):
            return []
        return [replace(said[0], position="disclosed", rule="p-uses", confidence=self._uses.rule.confidence)]

    def _understood(self, lines: list[Line], hits: list[Hit], asked: Asked) -> list[Hit]:
        """What the ideas in a sentence state, where nothing else was found on the questions that it answers."""
        said = {question for hit in hits if hit.scope in ("all", "overt") for question in hit.questions}
        spoken = {question for hit in hits for question in hit.questions}
        done = {hit.line for hit in hits}
        found: list[Hit] = []
        whole = " ".join(line.words for line in lines if line.kind == "request")[:MOST_ASKED]
        for line in below_request(lines):
            if line.kind != "answer" or line.of_others or line.number in done or notice_of_part(line):
                continue
            if said and (not line.questions or said.intersection(line.questions)):
                continue
            if FRAME.match(line.words) or ADVICE.search(line.words) or _ABOUT_REQUEST.search(line.words):
                continue
            if _ELSEWHERE.search(line.words) or _DENIES_NOTHING.search(line.words):
                continue
            stated = self.understood.meaning(line.words, line.label_end)
            silent = not hits or bool(line.questions) and spoken.isdisjoint(line.questions)
            if stated is None and silent and _denies_use(line, asked.words(line) or whole):
                stated = self.understood.of_what_was_asked(line.words, line.label_end)
            if stated is None or done and not line.questions and stated.row.result not in DENY | DISCLOSE:
                continue
            row = stated.row
            position = _as_asked(row.result, asked.words(line), line.words)
            scope = self.scopes.of(line.words, stated.span, position, hits, line)
            if position in DISCLOSE:
                scope = "all"
            questions = line.questions or ("all",)
            found.append(
                Hit(questions, scope, position, row.rule_id, row.confidence, line.start, line.end, line.number)
            )
        return found


def _as_asked(position: str, question: str, words: str) -> str:
    """What a sentence states in the light of its question: a figure that was asked for, or that there is no such paper."""
    if gives_count(position, question, words) or position == "no_use" and asks_whether_shared(question):
        return "disclosed"
    return "not_held" if position == "no_use" and asks_of_paper(question) else position


def _not_said(line: Line, match: re.Match[str], rule_id: str) -> bool:
    """Whether the words only put the question again in brackets, or tell of the use by others or of what was asked."""
    if line.gloss and match.end() <= line.label_end:
        return True
    return (
        notice_of_part(line) or rule_id in _OF_USE and (line.of_others or _ABOUT_REQUEST.search(line.words) is not None)
    )


def _denies_use(line: Line, question: str) -> bool:
    """Whether a sentence denies, below a question that asks whether something is used."""
    return denies(behind_label(line)) and asks_whether_used(question)


def _of_sentence(hits: list[Hit], line: Line) -> list[Hit]:
    """The statements of one sentence, which are the last ones found."""
    at = len(hits)
    while at and hits[at - 1].line == line.number:
        at -= 1
    return hits[at:]


def _eclipsed(position: str, same_line: list[Hit]) -> bool:
    """Whether a stronger statement in the same sentence already covers this one."""
    said = {hit.position for hit in same_line}
    if not said:
        return False
    if position in said or said & {NCND, "vexatious", "repeated", "clarification_sought", "cost_limit"}:
        return True
    if said & {"already_published", "future_publication"}:
        return position in ("withheld", "disclosed", "partly_disclosed", "already_published")
    if "withheld" in said:
        return position == "disclosed"
    if said & DENY:
        return position not in DENY
    return position == "disclosed"
