"""Which position the words of an answer speak for, weighed by the table of phrases.

A second opinion beside the rules: it states nothing by itself where a rule has the very words, but it knows the
hundreds of small ways in which answers differ. Multinomial logistic regression over phrases weighted by their
rarity, the method of text classification since Joachims 1998 and Genkin, Lewis and Madigan 2007.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.read.phrase import REMEMBERED
from etl.reference_phrases import Phrases

_FORCE = re.compile(
    r"\b(?:the )?(?:[a-z&'-]{1,24} ){1,3}(?:police|constabulary)(?: service)?(?: of (?:scotland|northern ireland))?\b|"
    r"\b(?:th(?:e|is)|our) (?:force|constabulary|service)\b|\b(?:psni|btp|gmp|the met|the mps|mps)\b"
)
_TECHNOLOGY = re.compile(
    r"\b(?:live |retrospective |operator[- ]initiated |automated |overt |static )?"
    r"(?:facial|face)[- ](?:recognition|matching|search(?:ing|es)?|comparison)"
    r"(?: (?:technolog(?:y|ies)|software|systems?))?|\b[lorf]?frt?\b|\b(?:oifr|afr)\b"
)
_FIGURE = re.compile(r"(?:£ ?)?\d[\d,.]*")
_WORD = re.compile(r"[a-z']{1,40}|[#@~£.?!;:]")
_ENDING = re.compile(r"(?:ing|ed|es|s)$")
_SHORT = 4
"""Longer words lose their ending."""
_BARE = frozenset({"no", "yes", "none", "n", "nil", "not"})
"""First words whose meaning the question makes."""
_QUESTION, _OPENING, _CROSSED = 0.5, 0.5, 0.7
"""What a phrase of the question, of the opening and of both together counts beside one of the answer."""
_OPENING_WORDS = 3
_NOTICED = 1.0
"""Weight below which the words of an answer speak for neither of two values."""


@dataclass(frozen=True)
class Opinion:
    """What the words of an answer speak for.

    Attributes:
        value: the likeliest position, or use.
        probability: of that value, 0 to 1.
        of: the probability of every value.
    """

    value: str
    probability: float
    of: dict[str, float]


class Weighed:
    """Weighs answers by a table of phrases."""

    def __init__(self, table: Phrases, *, by_rarity: bool = True) -> None:
        """Take a table.

        Args:
            table: phrases and their weights.
            by_rarity: whether rare phrases count more, and each phrase less where there are many; else each counts the
                same wherever it stands.
        """
        self.table = table
        self.by_rarity = by_rarity

    def opinion(self, question: str, sentences: Sequence[str]) -> Opinion | None:
        """Weigh an answer; nothing where the table has none of its phrases.

        Args:
            question: the words of the question in lower case; empty where they are unknown.
            sentences: the sentences of the answer in lower case, without their labels.
        """
        return self.weigh(phrases_of(question, sentences))

    def weigh(self, phrases: Mapping[str, float]) -> Opinion | None:
        """Weigh phrases, each with what it counts before its rarity; nothing where the table has none of them."""
        rows = self.table.rows
        held = [
            (count * rows[phrase][0] if self.by_rarity else count, rows[phrase][1])
            for phrase, count in phrases.items()
            if phrase in rows
        ]
        length = math.sqrt(sum(count * count for count, _ in held)) if self.by_rarity else float(bool(held))
        if not length:
            return None
        scores = dict(self.table.before)
        for count, weights in held:
            for value, weight in weights:
                scores[value] += count / length * weight
        most = max(scores.values())
        shares = {value: math.exp(score - most) for value, score in scores.items()}
        total = sum(shares.values())
        of = {value: share / total for value, share in shares.items()}
        best = max(of, key=lambda value: of[value])
        return Opinion(best, of[best], of)

    def rather(self, value: str, other: str, sentences: Sequence[str]) -> bool:
        """Whether the answer's own words, without its question, speak for a value rather than for another."""
        return sum(self._for(value, row) - self._for(other, row) for row in sentences) > _NOTICED

    def speaker(self, value: str, sentences: Sequence[str]) -> int:
        """The number of the sentence that speaks most for a value."""
        return max(range(len(sentences)), key=lambda at: self._for(value, sentences[at]), default=0)

    def _for(self, value: str, sentence: str) -> float:
        rows = self.table.rows
        return sum(
            count * rows[phrase][0] * dict(rows[phrase][1]).get(value, 0.0)
            for phrase, count in phrases_of("", (sentence,)).items()
            if phrase in rows
        )


def phrases_of(question: str, sentences: Sequence[str]) -> dict[str, float]:
    """The phrases of an answer and what each counts before its rarity: 1 + ln of how often it stands there."""
    words = [words_of(sentence) for sentence in sentences]
    found = counted(("", row) for row in words)
    asked = words_of(question)
    found.update({f"question: {phrase}": _QUESTION for phrase in with_pairs(asked)})
    opening = words[0][:_OPENING_WORDS] if words else []
    for at, word in enumerate(opening, start=1):
        found[f"opening {at}: {word}"] = _OPENING
    if opening and opening[0] in _BARE:
        found.update({f"{opening[0]}, asked: {word}": _CROSSED for word in set(asked)})
    return found


def counted(rows: Iterable[tuple[str, Sequence[str]]]) -> dict[str, float]:
    """The words of sentences and every two side by side, the first behind ``^``: 1 + ln of how often each stands there.

    Args:
        rows: for each sentence what its phrases are marked with, and its words.
    """
    often: Counter[str] = Counter()
    for mark, words in rows:
        often.update(f"{mark}{word}" for word in words)
        often.update(f"{mark}{one} {two}" for one, two in zip(["^", *words], words, strict=False))
    return {phrase: 1.0 + math.log(count) for phrase, count in often.items()}


def with_pairs(words: Sequence[str]) -> set[str]:
    """The words of a sentence and every two of them that stand side by side."""
    return {*words, *(f"{one} {two}" for one, two in zip(words, words[1:], strict=False))}


@lru_cache(REMEMBERED)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in which names of forces are ``@``, of the technology ``~`` and figures ``#``."""
    plain = _FIGURE.sub(" # ", _TECHNOLOGY.sub(" ~ ", _FORCE.sub(" @ ", text)))
    return tuple(_ENDING.sub("", word) if len(word) > _SHORT else word for word in _WORD.findall(plain))
