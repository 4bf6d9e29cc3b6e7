"""What the answer states about the use of each technology; the request's words never count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from etl.model import UseValue
from etl.read.labels.limbs import answered
from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.positions.once import TRIED_ONCE
from etl.read.positions.settle import DENY, DISCLOSE, REFUSE, Hit
from etl.read.questions.asked_signs import KIT, PND_SEARCHED, TRIAL
from etl.read.questions.technologies import PND, Technologies, joint
from etl.read.questions.use_asked import Asked, asked_first, counts_use, short_kinds, states_number
from etl.read.questions.use_kinds import CARRIED, FACE, Use, most_exact
from etl.read.rulebook import Compiled, compiled, first
from etl.read.use.denied import Denials
from etl.read.use.listed import listed
from etl.read.use.presumed import presumed, spoken_of
from etl.read.use.signs import (
    ABOUT_REQUEST,
    CLAUSES,
    NEGATED,
    NIL_BESIDE,
    PND_USED,
    PRICE_OR_NAME,
    STATED,
    SUBJECT,
    YES,
)
from etl.read.use.silent import heads_answer, not_of_own_use, says_nothing
from etl.read.use.store import RULE as OF_STORE
from etl.read.use.store import of_store
from etl.read.use.tried import not_gone_on_with, only_tried
from etl.read.use.weighed import Told, told, with_weighed
from etl.read.view.table_rows import headed_use, row_of
from etl.read.weighed import Weighed
from etl.reference_rules import Rules

_ALL_OF_THEM = re.compile(r"\b(?:all|each|both)(?: of (?:these|them|the)| three| four)?\b")
_OF_IT = re.compile(r"(?:it|this)\b|(?:the )?(?:[a-z]{3,14} )?(?:app|system|software|tool|technology|product)\b")
"""*It was tried once*: a sentence on what its question asks about."""
_SAID_OF_IT = frozenset({"u-in-use", "u-trialled", "u-past"})
_WITHOUT_FACES = Phrase(r"\b(?:no|not|without|none)\b[^\n]{0,30}\bfacial recognition")
"""*Drones: yes, no facial recognition*."""
_INFERRED = frozenset({"u-counted", "u-told"})
"""Rules that take the technology from the question: they do not speak against a denial in full words."""
_FIRM = 0.75
"""How sure a use must be to outweigh a denial."""
_SHORT_ROW = 90
"""Signs of a row that tells how often, and no more."""
_NAMED_CELL = "technology"


class Uses:
    """Compiled from technologies and the table of uses once."""

    def __init__(self, rules: Rules, names: Technologies) -> None:
        table = compiled(rules.uses)
        self.rules: tuple[Compiled, ...] = tuple(rule for rule in table if rule.rule.rule_id != OF_STORE)
        self.of_store: tuple[Compiled, ...] = tuple(rule for rule in table if rule.rule.rule_id == OF_STORE)
        self.names, self.technologies_in = names, names.named_in
        self.denials = Denials(self.rules, names)
        self.weighed = Weighed(rules.use_phrases)

    def of(self, lines: list[Line], hits: list[Hit], positions: Mapping[str, str]) -> list[Use]:
        """Per technology what the answer states, by rule or by the weight of its words.

        Args:
            lines: the letter.
            hits: every statement found, also those that a stronger one replaced.
            positions: for each question, and for ``all``, what the letter states on it.
        """
        if says_nothing(lines, hits, positions):
            return []
        found = self._by_rule(lines, hits)
        return with_weighed(found, self.told(lines), self.weighed, positions) if hits else found

    def told(self, lines: list[Line]) -> list[Told]:
        """What the letter tells of each technology."""
        return told([line for line in lines if not not_of_own_use(line)], self._named, self.technologies_in)

    def _by_rule(self, lines: list[Line], hits: list[Hit]) -> list[Use]:
        """Per technology what the rules find; a statement of use outweighs a denial of another kind."""
        denied = {hit.line: hit for hit in hits if hit.position == "no_use"}
        refused = {name for hit in hits if hit.position in REFUSE for name in hit.questions}
        refused -= {name for hit in hits if hit.position in DISCLOSE for name in hit.questions}
        refused |= {name for hit in hits if hit.position in DENY for name in hit.questions}
        asked = Asked(self.technologies_in)
        found = {use.technology_id: use for use in self._headed(lines)}
        before: list[str] = []
        spoken: tuple[str, ...] = ()
        cell: list[str] = []
        told = {hit.line for hit in hits if hit.rule == "p-uses"}
        once = {hit.line for hit in hits if hit.rule == TRIED_ONCE}
        if denied and not any(line.kind == "request" for line in lines):
            before = spoken_of(lines[: max(denied) + 1], self.technologies_in)
        for line in asked_first(lines):
            asked.hear(line)
            if line.kind != "answer" or not_of_own_use(line) or heads_answer(line):
                before = before or (self.technologies_in(line.words) if ABOUT_REQUEST.match(line.words) else [])
                continue
            named = self._named(line, asked, before)
            if not named and line.number in told and not NEGATED.search(line.words):
                of_same = before if line.questions and line.questions == spoken else []
                for name in (of_same or asked.technologies(line) or before)[:1]:
                    _put(found, Use(name, asked.kind(line, line.words), "u-told", 0.78, line.start, line.end))
            in_cell = cell if line.questions == spoken and not line.first else []
            uses = _in_cells(line, in_cell) if in_cell else list(_by_part(line, asked))
            uses = uses or listed(line, self.technologies_in, faces=asked.about_faces)
            store = of_store(line, asked, self.of_store)
            if store is not None:
                _put(found, store)
            of_line = self._of_line(line, named, denied.get(line.number), asked, before, refused)
            for use in uses or (of_line if named or store is None else ()):
                _put(found, use)
                refused.update(line.questions)
            cell = named if line.label_end and " | " in line.words and len(line.words) < _SHORT_ROW else []
            only_tried(found, () if named else before, line)
            if line.number in once:
                about = before if line.questions and spoken == line.questions else asked.technologies(line) or before
                not_gone_on_with(found, about, line, lines, self.technologies_in)
            before, spoken = (named, line.questions) if named else (before, spoken)
        if not found:
            found.update((use.technology_id, use) for use in presumed(asked, hits, lines, self.names))
        return most_exact(found)

    def _headed(self, lines: list[Line]) -> Iterator[Use]:
        """What stands in a list below *In use* or *Not used*."""
        value: UseValue | None = None
        for line in lines:
            value = headed_use(line, value) if line.kind == "answer" else None
            if value is not None and line.words.startswith("- "):
                for name in self.technologies_in(line.words):
                    yield Use(name, value, "u-headed", 0.86, line.start, line.end)

    def _named(self, line: Line, asked: Asked, before: list[str]) -> list[str]:
        """The technologies that a sentence names, also by an adjective alone or by the national database."""
        named = self.technologies_in(line.words) or short_kinds(line, asked)
        if named == ["retrospective_facial_recognition"] and PND_SEARCHED.search(line.words):
            return ["pnd_facial_search", *named]
        if named == [FACE] and (of_asked := asked.technologies(line))[:1] in ([name] for name in CARRIED.values()):
            return of_asked[:1]
        if named:
            return named
        if PND_USED.search(line.words) and asked.about_faces:
            return ["pnd_facial_search"]
        searched = PND_SEARCHED.search(line.words) is not None and bool(asked.technologies(line) or before)
        return ["pnd_facial_search"] if searched else []

    def _of_line(
        self, line: Line, named: list[str], denial: Hit | None, asked: Asked, before: list[str], refused: set[str]
    ) -> Iterator[Use]:
        """What one sentence of the answer states."""
        body = line.body
        row = row_of(body)
        in_row = (self.technologies_in(row[0]) or named) if row else []
        if row and in_row:
            value: UseValue = "trialled" if row[1] == "uses" and TRIAL.search(body) else row[1]
            for name in joint(in_row):
                yield Use(name, value, "u-row", 0.88, line.start, line.end)
            if row[1] == "uses" and _WITHOUT_FACES.search(body):
                for name in (CARRIED[name] for name in in_row if name in CARRIED):
                    yield Use(name, "no_use", "u-row", 0.88, line.start, line.end)
        elif denial is not None:
            yield from self.denials.of(line, named, denial, asked, before)
        else:
            yield from self._by_question(line, named, asked, before, bool(refused & set(line.questions)))

    def _by_question(
        self, line: Line, named: list[str], asked: Asked, before: list[str], refused: bool
    ) -> Iterator[Use]:
        """What an answer that denies nothing states, in the light of its question."""
        body = line.body
        negated = NEGATED.search(NIL_BESIDE.sub(" ", body)) is not None
        names, rule = [], "u-counted"
        if named and asked.of_what_is_used(line) and not negated:
            names, rule = named, "u-named"
        elif YES.match(body) and asked.of_its_use(line):
            both = named or PND.search(body) or _ALL_OF_THEM.search(body)
            names, rule = asked.technologies(line)[:1] if asked.asks_of_use(line) else [], "u-yes"
            names = self.technologies_in(f"{asked.words(line)} {body}") if both else names
        elif named and (line.questions or line.words[-1:] in ".;:!|)"):
            stated = list(self._stated(line, named))
            yield from stated
            names = named[:1] if not (stated or negated) and states_number(body) else []
        elif named and not negated and len(body) < _SHORT_ROW and counts_use(body):
            names = named
        elif not negated and (of_it := list(self._of_it(line, body, asked))):
            yield from of_it
        elif not negated:
            names = self._counted(line, body, asked, before, refused) or self._owned(line, asked)
        for name in names:
            yield Use(name, asked.kind(line, body), rule, 0.8, line.start, line.end)

    def _counted(self, line: Line, body: str, asked: Asked, before: list[str], refused: bool) -> list[str]:
        """What is used where an answer gives only how often, since when, from whom or at what price."""
        counted = [] if refused else asked.counted(line, body)
        counted = counted or asked.dated(line, body) or _on_its_terms(line, body, asked)
        counted = counted or ([] if refused else asked.of_it_named(line))
        if not counted and states_number(body):
            counted = before or asked.technologies(line)[:1]
        return before if counted == [FACE] and before else counted

    def _owned(self, line: Line, asked: Asked) -> list[str]:
        """The cameras or aircraft that a request asks about, where a sentence says how many the force has."""
        fired = first(self.rules, line.words)
        named = asked.technologies(line)[:1] if fired is not None and fired[0].rule.rule_id == "u-owns" else []
        return [name for name in named if name in KIT]

    def _of_it(self, line: Line, body: str, asked: Asked) -> Iterator[Use]:
        """What a sentence that names nothing says of the one technology that its question asks about."""
        named = asked.of_question(line) if _OF_IT.match(body) else []
        fired = first(self.rules, body) if len(named) == 1 else None
        if fired is not None and fired[0].rule.rule_id in _SAID_OF_IT:
            value: UseValue = fired[0].rule.result  # type: ignore[assignment]
            yield Use(named[0], value, "u-of-it", 0.8, line.start, line.end)

    def _stated(self, line: Line, named: list[str]) -> Iterator[Use]:
        """What each clause that names a technology says of it; one clause speaks for the sentence."""
        words = line.words[line.label_end :] if line.gloss else line.words
        now = first(self.rules, words) if len(named) == 1 else None
        if now is not None and now[0].rule.rule_id == "u-in-use":
            yield Use(named[0], "uses", "u-in-use", now[0].rule.confidence, line.start, line.end)
            return
        clauses = [(self.technologies_in(clause), clause) for clause in CLAUSES.split(words)]
        if not any(names for names, _ in clauses):
            clauses = [(named, words)]
        clauses = [(names, clause if SUBJECT.search(clause) else f"the force {clause}") for names, clause in clauses]
        turned = any(names and NEGATED.search(clause) for names, clause in clauses)
        for names, clause in clauses:
            for name in names if clause.removeprefix("the force ").startswith("not ") else ():
                yield Use(name, "no_use", "u-but-not", 0.8, line.start, line.end)
        if not STATED.search(words):
            return
        fired = [(names, first(self.rules, clause)) for names, clause in clauses if names]
        said = [(names, found[0].rule) for names, found in fired if found is not None]
        for names, rule in said:
            value: UseValue = rule.result  # type: ignore[assignment]
            for name in names if len(said) > 1 or turned else named:
                yield Use(name, value, rule.rule_id, rule.confidence, line.start, line.end)


def _in_cells(line: Line, named: list[str]) -> list[Use]:
    """What the cell behind the one that names a technology says of it: *7 | body worn video | yes*."""
    row = row_of(f"{_NAMED_CELL} | {line.words}")
    if row is None:
        return []
    value: UseValue = "trialled" if row[1] == "uses" and TRIAL.search(line.words) else row[1]
    return [Use(name, value, "u-cell", 0.88, line.start, line.end) for name in joint(named)]


def _on_its_terms(line: Line, body: str, asked: Asked) -> list[str]:
    """What is used, where an answer gives the price or the supplier that a question takes for granted."""
    return asked.of_its_terms(line) if PRICE_OR_NAME.fullmatch(body) else []


def _by_part(line: Line, asked: Asked) -> Iterator[Use]:
    """What *(a) No. (b) Yes.* says of the technologies that the parts of the question name."""
    parts = answered(line.words)
    tried = len(parts) == 1 and TRIAL.search(line.words) is not None
    for letter, value in parts:
        for name in joint(asked.of_part(line, letter))[:1]:
            yield Use(name, "trialled" if tried and value == "uses" else value, "u-part", 0.86, line.start, line.end)


def _put(found: dict[str, Use], use: Use) -> None:
    """Keep a use unless a stronger statement on the technology stands already."""
    known = found.get(use.technology_id)
    if (
        known is None
        or known.value == "no_use"
        and use.value != "no_use"
        and use.confidence > _FIRM
        and not (known.rule == "p-no-use" and use.rule in _INFERRED)
        or (known.value == "trialled" and use.value == "uses" and use.confidence > known.confidence)
    ):
        found[use.technology_id] = use
