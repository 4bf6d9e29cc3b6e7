"""The question in short behind its number: *Q2 (supplier): NEC*, *3 - cost - £400*."""

from __future__ import annotations

import re

from etl.read.labels.label import Label

_PLEADS = r"please (?:send|provide|supply|give|confirm|state|attach)\b"
"""What goes on a question behind a dash, and answers nothing."""
_GLOSS = re.compile(r" ?\(([a-z][^()\n]{3,160})\) ?(?:[:-] ?(?=\S)|[.:]?$)")
_GLOSSED = re.compile(r"\(([a-z][^()\n]{6,160})\) (?=[a-z0-9£])")
_ASKED_AND_ANSWERED = re.compile(
    r" ?((?:does|do|is|are|has|have|had|was|were|will|what|which|who|when|how|where|can|could)\b[^?|\n]{8,160}?) - "
    rf"(?!{_PLEADS})(?=(?:yes|no|none|nil|not|n/a|please|see|there|we|the (?:force|constabulary)|£?\d)\b)"
)
"""*Q1 does the force use it - no*: the question without its sign, and the answer behind a dash."""
_DASHED = re.compile(rf" ?(?!n/a\b|not\b|no\b|yes\b|none\b|nil\b|see\b)([a-z][^-|?\n]{{2,60}}?) - (?!{_PLEADS})(?=\S)")
_COLON = re.compile(r" ?([a-z][^:?|\n]{2,100}?) ?\??(?:: | - )(?=\S)")


def gloss_after(label: Label, words: str, dashed: bool, inline: bool = False) -> tuple[Label, str]:
    """*Q2 (supplier): NEC*: the label with the brackets behind it, and the question in short that they hold.

    Args:
        label: the label at the start of the sentence.
        words: the sentence.
        dashed: whether answers before it stood behind a dash.
        inline: whether the letter answers in the line of each question, behind a colon or a dash.
    """
    match = _GLOSS.match(words, label.end) or (_GLOSSED.match(words, label.end) if label.bare else None)
    match = match or _ASKED_AND_ANSWERED.match(words, label.end)
    match = match or (_DASHED.match(words, label.end) if dashed else None)
    match = match or (_COLON.match(words, label.end) if inline else None)
    if match is None:
        return label, ""
    return Label(label.questions, match.end(), label.bare, words[: match.end()]), match[1]
