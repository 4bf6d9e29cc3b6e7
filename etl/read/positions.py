"""What the letter states on each question, in each scope: the ordered rules, then what they mean together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from etl.model import Scope
from etl.read.citations import Mention
from etl.read.labels import questions_near
from etl.read.meanings import Understood
from etl.read.one_word import NO, short_positions
from etl.read.phrase import Phrase
from etl.read.rulebook import Compiled, Tried
from etl.read.scopes import Scopes, around, asked_of_use, goes_on
from etl.read.segments import Line
from etl.read.settle import CONTRAST, DENY, DISCLOSE, REFUSE, Hit, settled
from etl.read.table_rows import FIGURE_ROW, row_of
from etl.read.use_asked import MOST_ASKED, Asked
from etl.read.voices import WHOLE
from etl.reference import Reference
from etl.reference_rules import Rules

_HISTORY = Phrase(
    r"\b(?:originally|previously|initially|in (?:that|our|the) (?:earlier |previous |first |original )?(?:response|reply|letter|decision)|at the time|at that time|on \d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}(?: 20\d\d)?,? (?:we|the force|it)|"  # noqa: E501
    r"(?:our|the|my) (?:original|initial|first|earlier|previous) (?:response|reply|decision|letter|refusal|answer)|"
    r"overturn(?:ed|s|ing)?|set(?:ting)? aside|(?:was|were|we|had) (?:wrongly |originally |first )?refused|no longer relied|withdraw[a-z]{0,3})\b"  # noqa: E501
)
_REVIEW = Phrase(
    r"(?:having|have|has|been|i) (?:now )?(?:re)?(?:-)?(?:viewed|reviewed|re-?examined|reconsidered)|outcome of (?:the|your|my|our) (?:internal )?review|internal review[^\n]{0,12}\d|internal review of (?:our|the|my)|^internal review$"  # noqa: E501
)
_STANDS = re.compile(r"uph(?:o|e)ld|maintain|stand|\bnow\b|remain|continue|agree|correct")
_ANSWERING = frozenset({"answer", "exemption_list", "refusal_notice"})
_ELSEWHERE = Phrase(
    r"you were (?:told|informed|advised)|\byou (?:say|said|argued?|suggest(?:ed)?|claim(?:ed)?|believe|contend|point out)\b|"
    r"\byou (?:state|mention)(?:ed)? that\b|in (?:a|another) (?:similar|previous|earlier|related) (?:case|request|matter)|(?:answered|replied|told|refused|stated|said to|informed) (?:to )?(?:another|a previous|an earlier)"  # noqa: E501
)
"""What was said in another case."""
_ADVICE = Phrase(
    r"(?:section|s\.?) ?16\b|advice and assistance|\bif you (?:reduced?|narrow|refine|limit|wish)|\byou (?:may|might) wish"  # noqa: E501
)
_IN_PART = Phrase(
    r"\b(?:this|that|these|those|which|second|first|third|last|latter|other|remaining|final) "
    r"(?:parts?|elements?|aspects?|sections?|portions?) |"
    r"\b(?:rest|remainder|part) of (?:your|the|this) (?:request|question|information)|remaining (?:information|questions?|data)"
)
"""What is refused is a part of what was asked."""
_REGRETS = re.compile(r"\b(?:regret|sorry|afraid|unfortunately|unable|not able|cannot|can not)\b")
_ANSWERED_THERE = re.compile(
    r"already|accessible|public domain|section 2[15]|s2[15]\b|exempt|asked for|request(?:ed)?\b|question"
)
_KEEPS = re.compile(
    r"exempt|refus|withh|decline|unable|cannot|can not|\bnot (?:able|provid|disclos|releas|held|hold)|confirm or deny|neither|"
    r"\bsections? \d|\bnil\b|\bhours\b|\bheld\b|\bholds?\b|will be|receipt|clarif|acknowledg|working days|extend|delay|"
    r"attached|appendix|annex"
)
"""Words of a letter that decides, or puts off, something else than to tell."""
_ANSWER_WORD = re.compile(r"(?:answer|response|reply|a) ?[:.-] ?(?=\S)")
_CONTENT = re.compile(r"[a-z0-9]{2,}|\d")
_CANNOT = re.compile(r"\b(?:cannot|can not|could not|unable|not (?:able|possible))\b")
_FRAME = re.compile(
    r"(?:dear|yours|kind regards|regards|thank you|your request (?:for|of|dated|was received|reference|number)|i write|i am writing|further to|please (?:quote|note|contact)|our ref|ref|date|subject|"  # noqa: E501
    r"from|to|tel|email|www|http|response|answer|reply|decision|page|the (?:following|act)|freedom of information|foi)\b"  # noqa: E501
)


_OF_USE = frozenset({"p-uses", "p-facts", "p-figure"})
"""Rules that would take what another force does for the answer."""


class Positions:
    """Compiled from the tables of positions and scopes once."""

    def __init__(self, rules: Rules, reference: Reference, table: tuple[Compiled, ...]) -> None:
        self.table = table
        self.scopes = Scopes(rules)
        self.understood = Understood(rules.meanings)
        self.ncnd = {f"{row.act} {name}" for row in reference.provisions for name in row.confirm_or_deny_provision}
        self.by_kind = {
            "cost_limit": "cost_limit",
            "vexatious": "vexatious",
            "repeated": "repeated",
            "not_held": "not_held",
        }

    def of(self, lines: list[Line], tried: Tried, engaged: list[Mention]) -> tuple[list[Hit], list[Hit]]:
        """All positions of a letter, joined by question and scope; then every statement as it was found."""
        hits = self._without_courtesy(self._by_law(self._stated(lines, tried), lines, engaged), lines, engaged)
        hits = _without_pointers(hits, lines)
        hits.extend(self._one_word(lines, hits))
        hits.extend(self._from_provisions(lines, hits, engaged))
        hits.extend(self._understood(lines, hits))
        hits.extend(self._content(lines, hits))
        hits = _no_cost(hits)
        asked = tuple(dict.fromkeys(name for line in lines if line.kind == "request" for name in line.questions))
        return settled(hits, asked), hits

    def _by_law(self, hits: list[Hit], lines: list[Line], engaged: list[Mention]) -> list[Hit]:
        """*Exempt under section 22* withholds nothing for good: the provision beside the word says what is meant."""
        meant: dict[int, set[str]] = {}
        starts = [line.start for line in lines]
        for mention in engaged:
            meant.setdefault(bisect_right(starts, mention.start) - 1, set()).add(self.meaning(mention))
        whole = set().union(*meant.values()) - {"not_held"}
        found = []
        for hit in hits:
            said = meant.get(hit.line, whole)
            sole = len(said) == 1 and hit.rule == "p-not-obliged-withheld"
            by_law = hit.rule == "p-not-obliged-withheld" and "withheld" in meant.get(hit.line, ())
            found.append(replace(hit, position=next(iter(said))) if sole else hit)
            if by_law and found[-1].position == "withheld":
                found[-1] = replace(found[-1], by_law=True)
        return found

    def _without_courtesy(self, hits: list[Hit], lines: list[Line], engaged: list[Mention]) -> list[Hit]:
        """*I regret that I cannot provide what you ask for* beside a denial, and without an exemption, only regrets."""
        if any(self.meaning(mention) == "withheld" for mention in engaged):
            return hits
        denied = {question for hit in hits if hit.position in DENY for question in hit.questions}
        return [
            hit
            for hit in hits
            if hit.rule != "p-not-obliged-withheld"
            or hit.part
            or not denied.issuperset(hit.questions)
            or not _REGRETS.search(lines[hit.line].words)
        ]

    def _stated(self, lines: list[Line], tried: Tried) -> list[Hit]:
        hits: list[Hit] = []
        asked = asked_of_use(lines)
        review = any(line.kind == "answer" and _REVIEW.search(line.words) for line in lines)
        for line in lines:
            if line.kind not in _ANSWERING:
                continue
            words = line.words
            if _ELSEWHERE.search(words):
                continue
            if review and _HISTORY.search(words) and not _STANDS.search(words):
                continue
            self._of_line(line, tried[line.number], lines, asked, hits)
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
            if match is None or line.of_others and rule.rule.rule_id in _OF_USE:
                continue
            position = rule.rule.result
            same = _of_sentence(hits, line)
            if _eclipsed(position, same) or same and _is_reason(words, match):
                continue
            scope = self.scopes.of(words, match.span(), position, hits, line)
            if scope == "all":
                scope = around(lines, line, asked, position)
            hits.append(
                Hit(
                    _questions(line, position, scope, hits, match.start()),
                    scope,
                    position,
                    rule.rule.rule_id,
                    rule.rule.confidence,
                    line.start,
                    line.end,
                    line.number,
                    _IN_PART.search(words) is not None,
                    WHOLE.match(words) is not None,
                )
            )

    def _turned(self, line: Line, said: list[Hit]) -> list[Hit]:
        """*Does not use one but does use another*: the second statement of a sentence that turns."""
        if not said or any(hit.position not in DENY for hit in said):
            return []
        uses = next(rule for rule in self.table if rule.rule.rule_id == "p-uses")
        clauses = [f"the force {clause}" for clause in CONTRAST.split(line.words)[1:]]
        if not any(uses.search(clause) for clause in clauses):
            return []
        return [replace(said[0], position="disclosed", rule="p-uses", confidence=uses.rule.confidence)]

    def _one_word(self, lines: list[Line], hits: list[Hit]) -> list[Hit]:
        """``Yes``, ``No`` and ``N/A`` mean what the question before them makes of them."""
        done = {hit.line for hit in hits}
        found: list[Hit] = []
        held = any(re.search(r"(?:is|are|does|holds?|do) (?:[a-z]{1,10} )?(?:held|hold)|(?:holds|held)[^\n]{0,60}(?:disclos|provid|below)|disclosed below", line.words) and "some of" not in line.words  # noqa: E501
                   and not re.search(r"\bnot?\b|neither|if ", line.words) for line in lines if line.kind == "answer")  # fmt: skip  # noqa: E501
        asked = ""
        rows: set[int] = set()
        by_question = Asked(lambda words: [])
        for line in lines:
            if line.kind == "request":
                by_question.add(line)
                asked = line.words if line.first or line.words.endswith("?") else f"{asked} {line.words}"[-MOST_ASKED:]
                continue
            if line.kind != "answer":
                continue
            body = _cell(line.words[line.label_end :].lstrip(" .:-|)"))
            row = row_of(body)
            if row is not None and line.number not in done and not line.label_end:
                body = body[len(row[0]) :].lstrip(" -:|(")
                rows.add(line.number)
            if line.number in done and not NO.fullmatch(body[:4].strip() if len(body) < 5 else "x"):
                continue
            for position, rule, sure in short_positions(body, by_question.words(line) or asked, held, [*hits, *found]):
                found.append(
                    Hit(line.questions or ("all",), "all", position, rule, sure, line.start, line.end, line.number)
                )
        if any(hit.line in rows and hit.rule == "p-yes" for hit in found):
            return [hit for hit in found if hit.line not in rows or hit.position == "disclosed"]
        return found

    def _from_provisions(self, lines: list[Line], hits: list[Hit], engaged: list[Mention]) -> list[Hit]:
        """An exemption relied on implies a position where no sentence states one."""
        found: list[Hit] = []
        refused = {
            question
            for hit in hits
            if hit.position in REFUSE | {"already_published", "not_held"}
            for question in hit.questions
        }
        only_nil = {question for hit in hits if hit.position == "not_held" for question in hit.questions} - {
            question for hit in hits if hit.position in REFUSE | {"already_published"} for question in hit.questions
        }
        starts = [line.start for line in lines]
        sections: set[str] = set()
        cited = {name for mention in engaged for name in lines[bisect_right(starts, mention.start) - 1].questions}
        unsaid = any(hit.position == "neither_confirm_nor_deny" for hit in hits)
        waiting = {name for hit in hits if hit.position == "withheld" for name in hit.questions} - cited
        for mention in engaged:
            line = lines[bisect_right(starts, mention.start) - 1]
            questions = line.questions or ("all",)
            nil_beside = set(questions) <= only_nil and line.number not in {hit.line for hit in hits}
            nil_beside = nil_beside and self.meaning(mention) == "withheld" and not waiting
            if not nil_beside and (set(questions) & refused or refused and questions == ("all",)):
                sections.add(mention.provision.split("(")[0])
                continue
            own = line.within or bool(line.label_end) or line.rule == "table-cell"
            if not own and unsaid and self.meaning(mention) == "neither_confirm_nor_deny":
                continue
            section = mention.provision.split("(")[0]
            if not own and ("all" in refused or section in sections):
                continue
            sections.add(section)
            position = self.meaning(mention)
            found.append(Hit(questions, "all", position, "p-by-provision", 0.75, line.start, line.end, line.number))
        return found

    def meaning(self, mention: Mention) -> str:
        """The position that a provision relied on stands for."""
        name = mention.provision
        if name in self.ncnd or name == "FOISA s18" or name.startswith("EIR r12(6)"):
            return "neither_confirm_nor_deny"
        if mention.kind in self.by_kind:
            return self.by_kind[mention.kind]
        section = name.split("(")[0]
        if section in ("FOIA s21", "FOISA s25"):
            return "already_published"
        return "future_publication" if section in ("FOIA s22", "FOISA s27") else "withheld"

    def _understood(self, lines: list[Line], hits: list[Hit]) -> list[Hit]:
        """What the ideas in a sentence state, where nothing else was found on the questions that it answers."""
        said = {question for hit in hits if hit.scope in ("all", "overt") for question in hit.questions}
        done = {hit.line for hit in hits}
        asked_at = next((line.number for line in lines if line.kind == "request"), 0)
        found: list[Hit] = []
        for line in lines[asked_at:]:
            if line.kind != "answer" or line.of_others or line.number in done:
                continue
            if said and (not line.questions or line.within or said.issuperset(line.questions)):
                continue
            if _FRAME.match(line.words) or _ADVICE.search(line.words):
                continue
            stated = self.understood.meaning(line.words, line.label_end)
            if stated is None or done and not line.questions and stated.row.result not in DENY | DISCLOSE:
                continue
            row = stated.row
            scope = self.scopes.of(line.words, stated.span, row.result, hits, line)
            if row.result in DISCLOSE:
                scope = "all"
            questions = line.questions or ("all",)
            found.append(
                Hit(questions, scope, row.result, row.rule_id, row.confidence, line.start, line.end, line.number)
            )
        return found

    def _content(self, lines: list[Line], hits: list[Hit]) -> list[Hit]:
        """A question that has its own answer, with content, is answered; so is a request answered by rows of figures."""
        said = {question for hit in hits for question in hit.questions}
        found: dict[str, Hit] = {}
        asked_at = next((line.number for line in lines if line.kind == "request"), 0)
        for line in lines[asked_at:]:
            if line.kind != "answer" or not line.questions or line.within or _ADVICE.search(line.words):
                continue
            body = _ANSWER_WORD.sub("", line.words[line.label_end :].lstrip(" .:-|)")).rstrip(" .:-|)")
            if _CANNOT.search(body):
                said.update(line.questions)
            if body.endswith("?") or not _CONTENT.search(body) or _FRAME.match(body):
                continue
            for question in line.questions:
                if question not in said and question not in found:
                    found[question] = Hit(
                        (question,), "all", "disclosed", "p-content", 0.72, line.start, line.end, line.number
                    )
        numbered = any(line.questions for line in lines if line.kind == "request")
        rows = [
            line
            for line in lines[asked_at:]
            if line.kind == "answer" and not line.questions and FIGURE_ROW.fullmatch(line.words)
        ]
        if asked_at and len(rows) > 1 and not numbered:
            first = rows[0]
            found["all"] = Hit(("all",), "all", "disclosed", "p-figures", 0.75, first.start, first.end, first.number)
        if asked_at and not (hits or found):
            found.update(_told(lines[asked_at:]))
        return list(found.values())


def _without_pointers(hits: list[Hit], lines: list[Line]) -> list[Hit]:
    """A page recommended beside a denial is advice; it answers where the letter says that it does."""
    denied = {question for hit in hits if hit.position in DENY for question in hit.questions}
    return [
        hit
        for hit in hits
        if hit.rule != "p-published"
        or not denied.issuperset(hit.questions)
        or _ANSWERED_THERE.search(lines[hit.line].words)
    ]


def _told(lines: list[Line]) -> dict[str, Hit]:
    """A letter that tells something below the request, and refuses nothing in any word, answers it."""
    told = [
        line
        for line in lines
        if line.kind == "answer"
        and len(line.words) > 30
        and not (_FRAME.match(line.words) or _ADVICE.search(line.words))
    ]
    if not told or any(_KEEPS.search(line.words) for line in lines if line.kind in _ANSWERING):
        return {}
    first = told[0]
    return {"all": Hit(("all",), "all", "disclosed", "p-told", 0.55, first.start, first.end, first.number)}


def _no_cost(hits: list[Hit]) -> list[Hit]:
    """Nothing was spent: an answer of its own where the technology is used, else part of the denial."""
    denied = {question for hit in hits if hit.position in DENY for question in hit.questions}
    used = any(hit.rule in ("p-uses", "p-facts", "p-yes") and not denied.issuperset(hit.questions) for hit in hits)
    denial = next((hit.position for hit in hits if hit.position in DENY), None)
    if used or denial is None:
        return hits
    told = {
        question for hit in hits if hit.position in DISCLOSE and hit.rule != "p-no-cost" for question in hit.questions
    }
    return [
        replace(hit, position=denial) if hit.rule == "p-no-cost" and not told.intersection(hit.questions) else hit
        for hit in hits
    ]


def _of_sentence(hits: list[Hit], line: Line) -> list[Hit]:
    """The statements of one sentence, which are the last ones found."""
    at = len(hits)
    while at and hits[at - 1].line == line.number:
        at -= 1
    return hits[at:]


def _questions(line: Line, position: str, scope: Scope, hits: list[Hit], at: int) -> tuple[str, ...]:
    """The questions of a statement; what goes beyond the questions belongs to the whole letter."""
    if hits and goes_on(hits[-1], position, line):
        return hits[-1].questions
    beyond = position == "neither_confirm_nor_deny" and scope in ("covert", "residual")
    if beyond and not line.label_end and not line.within:
        return ("all",)
    if line.within and len(line.questions) > 1:
        return questions_near(line.words, at) or line.questions
    return line.questions or ("all",)


def _is_reason(words: str, match: re.Match[str]) -> bool:
    """Whether the words only give the reason for the statement beside them."""
    return (
        re.search(r"\b(?:as|because|since) (?:there )?$", words[: match.start()]) is not None
        or re.match(r"(?:as|because|since) ", words) is not None
        and "," in words[match.start() :]
    )


def _cell(body: str) -> str:
    """The last cell of a table row, which holds the answer."""
    return body.rpartition("|")[2].strip() if "|" in body else body


def _eclipsed(position: str, same_line: list[Hit]) -> bool:
    """Whether a stronger statement in the same sentence already covers this one."""
    said = {hit.position for hit in same_line}
    if not said:
        return False
    if position in said or said & {"neither_confirm_nor_deny", "vexatious", "repeated", "clarification_sought"}:
        return True
    if "cost_limit" in said:
        return True
    if said & {"already_published", "future_publication"}:
        return position in ("withheld", "disclosed", "partly_disclosed", "already_published")
    if "withheld" in said:
        return position in ("disclosed",)
    if said & DENY:
        return position not in DENY
    return position == "disclosed"
