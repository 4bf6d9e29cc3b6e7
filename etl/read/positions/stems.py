"""The words of a sentence by which one question is told from another."""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z]{3,}")
_STEM = 5
"""Letters by which *trial* and *trialled*, *meeting* and *meetings* are one word."""
_COMMON = frozenset(
    [
        "about",
        "above",
        "after",
        "all",
        "and",
        "any",
        "are",
        "been",
        "before",
        "being",
        "both",
        "can",
        "case",
        "constabulary",
        "did",
        "does",
        "each",
        "facial",
        "for",
        "from",
        "force",
        "has",
        "have",
        "held",
        "hold",
        "how",
        "information",
        "into",
        "its",
        "make",
        "many",
        "may",
        "more",
        "much",
        "name",
        "not",
        "now",
        "number",
        "one",
        "other",
        "our",
        "out",
        "police",
        "please",
        "provide",
        "question",
        "reasonably",
        "recognition",
        "request",
        "same",
        "section",
        "since",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "there",
        "these",
        "they",
        "this",
        "those",
        "two",
        "use",
        "used",
        "using",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "with",
        "year",
        "yes",
        "you",
        "your",
    ]
)
"""Words that any question has."""


def stems_of(text: str) -> set[str]:
    """The beginnings of the words of a text, in lower case, without those that any question has."""
    return {word[:_STEM] for word in _WORD.findall(text) if word not in _COMMON}
