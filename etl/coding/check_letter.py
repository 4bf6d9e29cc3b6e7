"""What a check may look at: a reading with its words, and the evidence that a check gives back."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.model import Citation, Evidence, Reading
from etl.reference import Reference

_SENTENCE_BREAK = re.compile(r"[.?!:;]\s|\n\s*\n")
SHORT = 25
"""Quotes below this many characters name a provision and nothing else; the sentence around says more."""
REACH = 300
"""How far a sentence is followed in either direction, in characters."""


@dataclass(frozen=True)
class Found:
    """A check that found something: the rule and the words concerned, where there are any."""

    rule_id: str
    evidence: Evidence | None = None
    detail: str = ""


@dataclass(frozen=True)
class Letter:
    """What a predicate may look at."""

    reading: Reading
    text: str
    reference: Reference

    @property
    def engaged(self) -> list[Citation]:
        """The provisions relied on, each mention."""
        return [row for row in self.reading.citations if row.role == "engaged"]

    @property
    def is_scottish(self) -> bool:
        """Whether the letter answers under the Scottish Act."""
        return self.reading.act is not None and self.reading.act.value == "FOISA"

    def states(self, *positions: str) -> Evidence | None:
        """The evidence of the first of these positions."""
        return next((row.evidence for row in self.reading.positions if row.position in positions), None)

    def has_part(self, kind: str) -> bool:
        """Whether the letter has a part of one kind."""
        return any(segment.kind == kind for segment in self.reading.segments)

    def answer(self) -> str:
        """The words of the force: everything but the request and older or quoted letters, in lower case."""
        return self._words({"request", "older_mail", "quoted_reply", "noise"})

    def reasoning(self) -> str:
        """The words of the force without the recital of statutes, which argues nothing, in lower case."""
        return self._words({"request", "older_mail", "quoted_reply", "noise", "statute"})

    def _words(self, outside: set[str]) -> str:
        return "\n".join(
            self.text[part.start : part.end] for part in self.reading.segments if part.kind not in outside
        ).lower()


def in_sentence(found: Found, text: str) -> Found:
    """Widen evidence that only names a provision to the sentence around it."""
    evidence = found.evidence
    if evidence is None or evidence.start is None or evidence.end is None or evidence.end - evidence.start >= SHORT:
        return found
    before = max(0, evidence.start - REACH)
    breaks = [gap.end() for gap in _SENTENCE_BREAK.finditer(text, before, evidence.start)]
    start = breaks[-1] if breaks else before
    after = _SENTENCE_BREAK.search(text, evidence.end, min(len(text), evidence.end + REACH))
    end = after.start() + 1 if after else min(len(text), evidence.end + REACH)
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    wider = evidence.model_copy(update={"start": start, "end": end, "quote": text[start:end]})
    return Found(found.rule_id, wider, found.detail)
