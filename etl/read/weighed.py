"""Which position the words of an answer speak for, weighed by the table of phrases.

A second opinion beside the rules: it states nothing by itself where a rule has the very words, but it knows the
hundreds of small ways in which answers differ. Multinomial logistic regression over phrases weighted by their
rarity, the method of text classification since Joachims 1998 and Genkin, Lewis and Madigan 2007.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from etl.reference_phrases import Phrases

_FORCE = re.compile(
    r"\b(?:the )?(?:[a-z&'-]+ ){1,3}(?:police|constabulary)(?: service)?(?: of (?:scotland|northern ireland))?\b|"
    r"\b(?:th(?:e|is)|our) (?:force|constabulary|service)\b|\b(?:psni|btp|gmp|the met|the mps|mps)\b"
)
_TECHNOLOGY = re.compile(
    r"\b(?:live |retrospective |operator[- ]initiated |automated |overt |static )?"
    r"(?:facial|face)[- ](?:recognition|matching|search(?:ing|es)?|comparison)"
    r"(?: (?:technolog(?:y|ies)|software|systems?))?|\b[lorf]?frt?\b|\b(?:oifr|afr)\b"
)
_FIGURE = re.compile(r"(?:£ ?)?\d[\d,.]*")
_WORD = re.compile(r"[a-z']+|[#@~£.?!;:]")
_ENDING = re.compile(r"(?:ing|ed|es|s)$")
_SHORT = 4
"""Longer words lose their ending."""
_BARE = frozenset({"no", "yes", "none", "n", "nil", "not"})
"""First words whose meaning the question makes."""
_QUESTION, _OPENING, _CROSSED = 0.5, 0.5, 0.7
"""What a phrase of the question, of the opening and of both together counts beside one of the answer."""
_OPENING_WORDS = 3


@dataclass(frozen=True)
class Opinion:
    """What the words of an answer speak for.

    Attributes:
        position: the likeliest position.
        probability: of that position, 0 to 1.
        of: the probability of every position.
    """

    position: str
    probability: float
    of: dict[str, float]


class Weighed:
    """Weighs answers by the table of phrases."""

    def __init__(self, table: Phrases) -> None:
        self.table = table

    def opinion(self, question: str, sentences: Sequence[str]) -> Opinion | None:
        """Weigh an answer; nothing where the table has none of its phrases.

        Args:
            question: the words of the question in lower case; empty where they are unknown.
            sentences: the sentences of the answer in lower case, without their labels.
        """
        held = [
            (count * row[0], row[1])
            for phrase, count in phrases_of(question, sentences).items()
            if (row := self.table.rows.get(phrase)) is not None
        ]
        length = math.sqrt(sum(count * count for count, _ in held))
        if not length:
            return None
        scores = dict(self.table.before)
        for count, weights in held:
            for position, weight in weights:
                scores[position] += count / length * weight
        most = max(scores.values())
        shares = {position: math.exp(score - most) for position, score in scores.items()}
        total = sum(shares.values())
        of: dict[str, float] = {position: share / total for position, share in shares.items()}
        best = max(of, key=lambda position: of[position])
        return Opinion(best, of[best], of)

    def speaker(self, position: str, sentences: Sequence[str]) -> int:
        """The number of the sentence that speaks most for a position."""
        return max(range(len(sentences)), key=lambda at: self._for(position, sentences[at]), default=0)

    def _for(self, position: str, sentence: str) -> float:
        rows = self.table.rows
        return sum(
            count * rows[phrase][0] * dict(rows[phrase][1]).get(position, 0.0)  # type: ignore[call-overload]
            for phrase, count in phrases_of("", (sentence,)).items()
            if phrase in rows
        )


def phrases_of(question: str, sentences: Sequence[str]) -> dict[str, float]:
    """The phrases of an answer and what each counts before its rarity: 1 + ln of how often it stands there."""
    words = [_words(sentence) for sentence in sentences]
    often: Counter[str] = Counter()
    for row in words:
        often.update(row)
        often.update(f"{one} {two}" for one, two in zip(["^", *row], row, strict=False))
    found = {phrase: 1.0 + math.log(count) for phrase, count in often.items()}
    asked = _words(question)
    for phrase in {*asked, *(f"{one} {two}" for one, two in zip(asked, asked[1:], strict=False))}:
        found[f"question: {phrase}"] = _QUESTION
    opening = words[0][:_OPENING_WORDS] if words else []
    for at, word in enumerate(opening, start=1):
        found[f"opening {at}: {word}"] = _OPENING
    if opening and opening[0] in _BARE:
        found.update({f"{opening[0]}, asked: {word}": _CROSSED for word in set(asked)})
    return found


def _words(text: str) -> list[str]:
    """The words of a text in which names of forces are ``@``, of the technology ``~`` and figures ``#``."""
    plain = _FIGURE.sub(" # ", _TECHNOLOGY.sub(" ~ ", _FORCE.sub(" @ ", text)))
    return [_ENDING.sub("", word) if len(word) > _SHORT else word for word in _WORD.findall(plain)]
