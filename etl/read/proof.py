"""What the stages find, as values that carry their evidence."""

from __future__ import annotations

from etl.model import CanonicalText, Citation, Evidence, Fact, Position, Role
from etl.read import READER_VERSION
from etl.read.citations.citations import Mention
from etl.read.positions.settle import Hit
from etl.read.view.flat import Flat


class Proof:
    """Gives every value of one letter the words that it rests on."""

    def __init__(self, text: CanonicalText, flat: Flat) -> None:
        self.text, self.flat = text, flat

    def evidence(self, rule: str, start: int, end: int, sure: float) -> Evidence:
        """The words from one offset of the view to another, as they stand in the text, and the rule that took them."""
        first, last = self.flat.raw_span(start, end)
        return Evidence(
            method="read",
            rule_id=rule,
            document_sha256=self.text.document_sha256,
            text_sha256=self.text.text_sha256,
            start=first,
            end=last,
            quote=self.text.text[first:last],
            reader_version=READER_VERSION,
            confidence=round(max(0.0, min(1.0, sure)), 4),
        )

    def position(self, hit: Hit) -> Position:
        """A statement on one question."""
        return Position(
            question=hit.questions[0],
            scope=hit.scope,
            position=hit.position,
            evidence=self.evidence(hit.rule, hit.start, hit.end, hit.confidence),
        )

    def citation(self, mention: Mention, role: Role, rule: str, sure: float) -> Citation:
        """A provision, with what it does in the letter."""
        evidence = self.evidence(rule, mention.start, mention.end, sure)
        return Citation(
            provision=mention.provision,
            act=mention.act,
            role=role,
            known=mention.known,
            text=evidence.quote or "",
            evidence=evidence,
        )

    def fact(self, value: str, rule: str, start: int, end: int, sure: float) -> Fact:
        """A value told in so many words."""
        return Fact(value=value, evidence=self.evidence(rule, start, end, sure))
