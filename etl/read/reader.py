"""The way of a letter through the stages: view, segments, positions, citations, roles, facts, Reading."""

from __future__ import annotations

from dataclasses import replace

from etl.model import (
    CanonicalText,
    Fact,
    LetterKind,
    Position,
    Reading,
    UseStated,
)
from etl.read import READER_VERSION
from etl.read.citations.acts import act_of_letter
from etl.read.citations.citations import CitationFinder, Mention
from etl.read.confidence import UNSUPPORTED, corroborated, doubts_of, missing, uncovered, unstated, weighed_out
from etl.read.facts.dates import Dates
from etl.read.facts.force import Forces
from etl.read.facts.reference import References
from etl.read.facts.supply import Supplies, cost_in
from etl.read.kinds import kind_of, says_kind
from etl.read.labels.asked_in_line import asked_in_line
from etl.read.labels.counted_on import counted_on
from etl.read.labels.group_heads import lettered_heads, without_group_heads
from etl.read.labels.own_heads import under_own_heads
from etl.read.labels.paragraphs import without_paragraphs
from etl.read.line import Line, numbers_at
from etl.read.positions.believed import around_statements
from etl.read.positions.by_scope import positions_of
from etl.read.positions.in_prose import InProse
from etl.read.positions.positions import Positions
from etl.read.positions.settle import WHOLE_REQUEST, Hit
from etl.read.positions.topics import Topics
from etl.read.positions.turns import in_turns
from etl.read.proof import Proof
from etl.read.questions.technologies import Technologies
from etl.read.roles.borne_out import borne_out
from etl.read.roles.found import Found, engaged_in, left_in
from etl.read.roles.relied import Cited, cited_in
from etl.read.roles.roles import Roles
from etl.read.rulebook import TriggerIndex
from etl.read.segments.asked_in_order import asked_in_order
from etl.read.segments.heard import Heard
from etl.read.segments.partition import segments_of
from etl.read.segments.request_end import answers_freed
from etl.read.segments.superseded import reviewed_in_thread
from etl.read.segments.walked import lines_of
from etl.read.use.silent import inferred
from etl.read.use.use import Uses
from etl.read.use.weighed import Told
from etl.read.view.flat import Flat, flatten
from etl.read.weighed import Weighed
from etl.reference import Reference
from etl.reference_rules import Rules

_OWN = frozenset({"answer", "exemption_list", "refusal_notice", "harm", "public_interest", "statute", "boilerplate"})
_ANSWERS_NOTHING = frozenset({"holding", "acknowledgement", "clarification", "covering_letter", "not_a_reply"})


class Reader:
    """Reads letters by the rule tables; compiled once, used for any number of letters.

    Args:
        reference: forces, law, technologies, vendors.
        rules: the tables of ``data/reference/rules``.
    """

    def __init__(self, reference: Reference, rules: Rules) -> None:
        self.reference, self.rules = reference, rules
        self._compile()

    def _compile(self) -> None:
        self._index = TriggerIndex(self.rules)
        self._heard = Heard(Weighed(self.rules.voice_phrases, by_rarity=False))
        self._citations = CitationFinder(self.reference)
        self._roles = Roles(self.rules, self.reference)
        names = Technologies(self.reference)
        self._positions = Positions(self.rules, self.reference, self._index.positions, names)
        self._in_prose = InProse(Topics(self.rules.topics))
        self._forces = Forces(self.reference)
        self._dates = Dates(self.rules)
        self._references = References(self.rules)
        self._uses = Uses(self.rules, names)
        self._supplies = Supplies(self.reference)

    def __getstate__(self) -> tuple[Reference, Rules]:
        """A worker process gets the tables and compiles them itself."""
        return self.reference, self.rules

    def __setstate__(self, state: tuple[Reference, Rules]) -> None:
        self.reference, self.rules = state
        self._compile()

    def read(self, text: CanonicalText, *, force_hint: str | None = None) -> Reading:
        """Read one letter. Never raises: what cannot be read is unknown.

        Args:
            text: the canonical text.
            force_hint: the force that wrote it, where the source says so; the letter's own head wins.
        """
        return _Letter(self, text, force_hint).reading()

    def lines(self, text: CanonicalText) -> list[Line]:
        """The sentences of a letter, each with its job and its questions, from which the tables of phrases are learned."""
        return _Letter(self, text, None).lines

    def told(self, lines: list[Line]) -> list[Told]:
        """What a letter tells of each technology, from which the table of phrases on use is learned.

        Args:
            lines: the sentences of the letter, as :meth:`lines` gives them.
        """
        return self._uses.told(lines)

    def statements(self, text: CanonicalText) -> list[tuple[Hit, dict[str, float]]]:
        """Each statement of a letter with what stands around it, from which the table of phrases on it is learned."""
        return _Letter(self, text, None).statements()

    def cited(self, text: CanonicalText) -> list[Cited]:
        """Each provision that a letter names, with what stands around it: the table of phrases on reliance is learned so."""
        return _Letter(self, text, None).cited()


class _Letter:
    """One letter on its way through the stages."""

    def __init__(self, reader: Reader, text: CanonicalText, force_hint: str | None) -> None:
        self.reader, self.text, self.hint = reader, text, force_hint
        self.said: list[Hit] = []
        self.flat: Flat = flatten(text.text)
        self.proof = Proof(text, self.flat)
        self.tried, segment_rules, self.kind_rules = reader._index.at(self.flat)
        lines = asked_in_order(
            counted_on(answers_freed(lines_of(self.flat, reader._index, segment_rules, reader._heard)))
        )
        lines = lettered_heads(without_group_heads(without_paragraphs(asked_in_line(lines))))
        lines = in_turns(reader._in_prose(under_own_heads(lines)))
        self.lines: list[Line] = reviewed_in_thread(
            lines, lambda: says_kind(lines, reader._index.kinds, self.kind_rules, "internal_review")
        )

    def reading(self) -> Reading:
        """Run the stages and freeze what they found."""
        force, others = self._force()
        act, act_rule = self._act(force)
        kind, kind_sure, roles, hits = self._decided(act)
        positions = [self.proof.position(hit) for hit in hits]
        citations = [self.proof.citation(*row) for row in roles]
        doubts, sure = doubts_of(kind, kind_sure, positions, citations, self.lines)
        if self._unsupported(roles, positions):
            sure = min(sure, UNSUPPORTED)
        silent = {(row.position, row.scope) for row in positions} == {("neither_confirm_nor_deny", "all")}
        refused = {row.position for row in positions} <= WHOLE_REQUEST
        facts = self._facts(answers=kind not in _ANSWERS_NOTHING and not (silent or refused))
        return Reading(
            document_sha256=self.text.document_sha256,
            text_sha256=self.text.text_sha256,
            reader_version=READER_VERSION,
            kind=kind,
            force=force,
            other_forces=others,
            act=Fact(value=act, evidence=self.proof.evidence(act_rule, 0, 0, 0.95)) if act else None,
            segments=segments_of(self.lines, self.flat),
            citations=tuple(citations),
            positions=tuple(positions),
            use_stated=tuple(self._use(positions, force) if hits and not silent else ()),
            doubts=(*doubts, *weighed_out(self.said, self.lines), *missing(force, facts)),
            confidence=max(0.0, min(1.0, sure)),
            title=None,
            technologies_asked=self._asked(),
            **facts,
        )

    def statements(self) -> list[tuple[Hit, dict[str, float]]]:
        """The statements that rules find in the letter, each with the phrases around it."""
        act, _ = self._act(self._force()[0])
        _, _, roles, _ = self._decided(act)
        return around_statements(self.said, self.lines, engaged_in(roles))

    def cited(self) -> list[Cited]:
        """The provisions that the letter names, each with what stands around it."""
        act, _ = self._act(self._force()[0])
        kind, _, roles, _ = self._decided(act)
        mentions = [mention for mention, _, _, _ in roles]
        places = numbers_at((mention.start for mention in mentions), self.lines)
        return cited_in(mentions, self.lines, places, kind)

    def _decided(self, act: str | None) -> tuple[LetterKind, float, list[Found], list[Hit]]:
        """What kind of letter it is, how sure that is, what its provisions do, and what it states."""
        mentions = self.reader._citations.find(self.flat, act)
        roles = self.reader._roles.of(mentions, self.lines, self.flat, "decision")
        kind, sure, first_hits = self._kind(roles)
        if kind != "decision":
            roles = self.reader._roles.of(mentions, self.lines, self.flat, kind)
        hits = self._hits(kind, engaged_in(roles), left_in(roles), first_hits)
        if hits:
            stated: dict[str, set[str]] = {}
            for hit in hits:
                stated.setdefault(hit.questions[0], set()).add(hit.position)
            roles = self.reader._roles.with_section_18(
                borne_out(roles, stated, self.reader._positions.law.meaning, self.lines), self.lines
            )
        return kind, sure, roles, hits

    def _unsupported(self, roles: list[Found], positions: list[Position]) -> bool:
        """Whether nothing else in the letter bears out what one sentence states."""
        cited = {self.flat.sentence_at(mention.start) for mention, _, _, _ in roles}
        engaged = engaged_in(roles)
        alone = not corroborated(self.said, len(engaged)) or uncovered(self.lines, self.said, cited)
        return alone or unstated(positions, {self.reader._positions.law.meaning(mention) for mention in engaged})

    def _force(self) -> tuple[Fact | None, tuple[Fact, ...]]:
        found = self.reader._forces.of(self.flat, self.lines)
        if found is None or found[4] < 0.7 and self.hint:
            if self.hint in self.reader.reference.force:
                return Fact(value=self.hint, evidence=self.proof.evidence("force-hint", 0, 0, 0.9)), ()
            if found is None:
                return None, ()
        force_id, start, end, rule, sure, joint = found
        evidence = self.proof.evidence(rule, start, end, sure)
        return (
            Fact(value=force_id, evidence=evidence),
            tuple(Fact(value=other, evidence=evidence) for other in joint),
        )

    def _act(self, force: Fact | None) -> tuple[str | None, str]:
        own = [line.words for line in self.lines if line.kind in _OWN]
        bound = self.reader.reference.force[force.value].act if force else None
        return act_of_letter(own, [line.words for line in self.lines], None if bound == "none" else bound)

    def _hits(self, kind: LetterKind, engaged: list[Mention], left: list[Mention], first_hits: list[Hit]) -> list[Hit]:
        if kind == "covering_letter":
            return self._without_rule("unclear", "k-covering", 0.3)
        if kind in _ANSWERS_NOTHING - {"clarification"}:
            return []
        hits = first_hits
        if kind == "internal_review":
            hits, self.said = positions_of(self.reader._positions, self.lines, self.tried, engaged, left)
        if kind == "clarification":
            sought = [replace(hit, questions=("all",)) for hit in hits if hit.position == "clarification_sought"]
            # It asks what is meant in words that no rule of positions has.
            return sought[:1] or self._without_rule("clarification_sought", "k-clarification", 0.8)
        return hits or self._without_rule("unclear", "p-none", 0.3)

    def _without_rule(self, position: str, rule: str, sure: float) -> list[Hit]:
        """What a letter comes to in which no rule of positions finds anything, with its first own sentence."""
        line = next((line for line in self.lines if line.kind == "answer"), None)
        if line is None:
            return []
        return [Hit(("all",), "all", position, rule, sure, line.start, line.end, line.number)]

    def _kind(self, roles: list[Found]) -> tuple[LetterKind, float, list[Hit]]:
        engaged = [mention for mention, role, _, sure in roles if role == "engaged" and sure > 0.8]
        hits, self.said = positions_of(self.reader._positions, self.lines, self.tried, engaged, left_in(roles))
        said = [hit for hit in self.said if not hit.reason]
        kind, _, sure = kind_of(self.lines, self.reader._index.kinds, self.kind_rules, said)
        return kind, sure, hits

    def _use(self, positions: list[Position], force: Fact | None) -> list[UseStated]:
        no_force = force is not None and self.reader.reference.force[force.value].kind == "other"
        stated = {row.question: row.position for row in positions if row.scope in ("all", "overt")}
        return [
            UseStated(
                technology_id=use.technology_id,
                value=use.value,
                qualifier=None,
                evidence=self.proof.evidence(use.rule, use.start, use.end, use.confidence),
            )
            for use in self.reader._uses.of(self.lines, self.said, stated)
            if not (no_force and inferred(use))
        ]

    def _asked(self) -> tuple[str, ...]:
        asked = "\n".join(line.words for line in self.lines if line.kind == "request")
        return tuple(self.reader._uses.technologies_in(asked)) if asked else ()

    def _facts(self, *, answers: bool) -> dict[str, object]:
        facts: dict[str, object] = {"reference": None, "cost_gbp": None}
        dates = self.reader._dates.of(self.flat, self.lines)
        for name, kind in (("responded_on", "responded"), ("requested_on", "requested"), ("received_on", "received")):
            found = dates.get(kind)
            facts[name] = found and self.proof.fact(
                found.value.isoformat(), found.rule, found.start, found.end, found.confidence
            )
        reference = self.reader._references.of(self.flat, self.lines)
        if reference is not None:
            start, end, rule, sure = reference
            facts["reference"] = self.proof.fact(" ".join(self.flat.cased[start:end].split()), rule, start, end, sure)
        cost = cost_in(self.lines)
        if cost is not None:
            facts["cost_gbp"] = self.proof.fact(f"{cost[0]:.2f}", "cost-stated", cost[1], cost[2], cost[3])
        facts["vendors"] = tuple(
            self.proof.fact(name, "vendor-named", start, end, sure)
            for name, start, end, sure in (
                self.reader._supplies.vendors(self.lines, self.flat.cased) if answers else ()
            )
        )
        return facts
