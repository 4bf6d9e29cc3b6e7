"""Reasons that stand below all answers: for which of the questions before they are given."""

from __future__ import annotations

import re

from etl.read.line import Line
from etl.read.phrase import Phrase

_SEE_NOTE = Phrase(
    r"(?:\bsee|\() ?(?:note|annex|appendix) ([a-h]|\d{1,2})\b|"
    r"\bsee (?:also )?(\((?:i{1,3}|iv|v|vi{1,3}|[a-h])\))(?= below|[ .,;)]|$)|"
    r"\b(?:see|refer to|at|in) (?:the )?(?:(?:paragraph|note|reasons?) ([a-h]|\d{1,2})|section ([a-h]))\b(?! ?[\d(])|"
    r"^note ([a-h]|\d{1,2})\.?$|"
    r"\b(?:withheld|exempt|refused|provided|given|disclosed|released|supplied|back|addresses|names) (\(\d{1,2}\))\.?(?= |$)|"
    r"\b(?:section|heading|paragraph|part) (?:that is )?(?:headed|called|titled|marked) \"?([a-z][a-z ]{2,40})"
)
_NOTE = re.compile(
    r"(?:note|annex|appendix|paragraph|section|reasons?) ([a-h]|\d{1,2})\b ?(?:[.:)]|- |\(|$)|"
    r"(\((?:i{1,3}|iv|v|vi{1,3}|[a-h])\)) |(\(\d{1,2}\)) (?=(?:sections?|s\.?|regulations?|reg\.?) ?\d)|"
    r"([a-z][a-z ]{2,40})[:.]?$"
)
"""*Refused, see note A*; below the table *Note A.* gives the reasons of that answer. So do *see (i) below* and *(i)*,
*withheld (1)* and *(1) Section 43(2)*, *at paragraph 3* and *Paragraph 3.*, *the section headed COST* and *COST*."""
_PROVISION_NAMED = re.compile(r"\b(?:sections?|s\.?|regulation|reg\.?) ?(\d{1,2}[a-z]?)\b")
_PROVISION = re.compile(
    rf"(?:exemptions?(?: applied)? ?[:-] ?)?{_PROVISION_NAMED.pattern}(?: ?(?:and |& ?|"
    rf", ?)?\([a-z0-9]{{1,3}}\))* ?(?:[:-]|(?:[a-z]+ ){{1,4}}[:-])"
)
"""*Section 43(2) - commercial interests*, where the reasons of a refusal follow below all answers."""
_PROVISION_ALONE = re.compile(
    rf"{_PROVISION_NAMED.pattern}(?: ?(?:and |& ?|, ?)?\([a-z0-9]{{1,3}}\))*(?: [a-z]+){{0,5}}\.?"
)
_REASONS_FOLLOW = re.compile(
    r"(?:this|it|section \d+[a-z]?(?:\([a-z0-9]\))*) is (?:an? )?(?:both )?(?:qualified|absolute|prejudice|class|non-absolute)|"
    r"(?:evidence of |overall )?harm\b|(?:the )?public interest\b"
)


class ReasonsBelow:
    """Remembers the notes that answers point to and the provisions that they name."""

    def __init__(self) -> None:
        self._notes: dict[str, dict[str, None]] = {}
        self._cited: dict[str, set[str]] = {}

    def answered(self, line: Line, body: str, current: tuple[str, ...]) -> None:
        """Take in a sentence of an answer.

        Args:
            line: the sentence.
            body: its words behind the label.
            current: the questions that are being answered.
        """
        for note in _SEE_NOTE.finditer(body) if current else ():
            self._notes.setdefault(_name(note), {}).update(dict.fromkeys(current))
        for found in _PROVISION_NAMED.finditer(line.words) if line.kind == "answer" and line.questions else ():
            self._cited.setdefault(found[1], set()).update(line.questions)

    def noted(self, words: str) -> tuple[str, ...]:
        """The questions whose answers point to the note that begins here; none where no note does."""
        match = _NOTE.match(words)
        return tuple(self._notes.get(_name(match), ())) if match is not None else ()

    def of_another(self, words: str, current: tuple[str, ...], above: str, below: str) -> bool:
        """Whether a line begins with a provision that was relied on for another question before.

        Args:
            words: the line.
            current: the questions that are being answered.
            above: the sentence above it; one that is complete introduces no list.
            below: the sentence below it, which says by its beginning that reasons follow.
        """
        heads = (
            words[-1:].isalpha()
            and above.endswith(".")
            and below.endswith(".")
            and _PROVISION_NAMED.match(below) is None
        )
        alone = _PROVISION_ALONE.fullmatch(words) if heads or _REASONS_FOLLOW.match(below) else None
        match = _PROVISION.match(words) or alone
        return match is not None and bool(current) and not self._cited.get(match[1], set()) <= set(current)


def _name(match: re.Match[str]) -> str:
    """The letter, number or heading of a note."""
    name: str = next(filter(None, match.groups()))
    return name.strip()
