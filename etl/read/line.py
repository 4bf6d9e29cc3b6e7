"""One sentence of a letter with its job, as the later stages take it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from etl.model import SegmentKind

ANSWERING = frozenset({"answer", "exemption_list", "refusal_notice"})
"""Kinds of sentences in which a force answers."""

MOST_ASKED = 4_000
"""Signs of a question that are looked at, so that time stays linear whatever a letter repeats."""
_LONGEST_LABEL = 44
"""Signs up to which a line may be the label of what stands below it: *Date of reply*, *Our reference*."""
_PROSE = 60
"""Shorter lines are headings."""
_TOLD = re.compile(
    r"you (?:also |then )?(?:said|say|wrote|write|told|tell|mention(?:ed)?|remark(?:ed)?|"
    r"ask(?:ed)? (?:me|us|that (?:we|i)) (?:also )?(?:not )?(?:to )?"
    r"(?:bear|consider|note|explain|take|say why|keep|have regard|show))\b"
    r"[^\n]*[^:\n]"
)
"""A sentence that tells of the request among the answers, and is not followed by it."""


@dataclass
class Line:
    """One sentence with its job in the letter and the questions that it belongs to."""

    number: int
    start: int
    end: int
    words: str
    kind: SegmentKind
    rule: str
    marked: bool
    questions: tuple[str, ...] = ()
    label_end: int = 0
    first: bool = False
    within: bool = False
    gloss: str = ""
    """The question in short, where the letter puts it in brackets behind the number: *Q2 (supplier): …*."""
    by_words: bool = False
    """Whether the sentence was given to its questions by the words that it shares with them alone."""
    of_others: bool = False
    """Whether the sentence speaks of another force than the one that answers."""

    @property
    def label_alone(self) -> bool:
        """Whether nothing stands behind the label: *Question 2:*."""
        return self.label_end >= len(self.words.rstrip(" .:-"))

    @property
    def body(self) -> str:
        """The words behind the label."""
        return self.words[self.label_end :].lstrip(" .:-|")

    @property
    def prose(self) -> bool:
        """Whether something of a letter stands in it, and not the title of a page or the head of a mail."""
        return self.kind != "noise" and len(self.words) > _PROSE and self.words.endswith((".", ":", ",", ";", "?"))


def label_above(lines: Sequence[Line], at: int) -> str:
    """The words of the line above a sentence that begins a line, where they are short enough for its label; else empty.

    Args:
        lines: the letter.
        at: the number of the sentence.
    """
    above = lines[at - 1].words if at and lines[at].first else ""
    return above if len(above) <= _LONGEST_LABEL else ""


def is_question(words: str) -> bool:
    """Whether words end in a question mark, or in one within quotation marks or brackets.

    Args:
        words: a sentence.
    """
    return words.rstrip("\"')").endswith("?")


def numbers_at(offsets: Iterable[int], lines: Sequence[Line]) -> list[int]:
    """The numbers of the sentences in which offsets of the view stand, -1 before the first.

    Args:
        offsets: offsets of the view, in any order.
        lines: the letter.
    """
    starts = [line.start for line in lines]
    return [bisect_right(starts, offset) - 1 for offset in offsets]


def first_asked(lines: Sequence[Line]) -> int:
    """The number of the first sentence of the request as it was put, 0 where the letter has none.

    *You said in your message that …* tells of the request, and stands among the answers.

    Args:
        lines: the letter.
    """
    return next((line.number for line in lines if line.kind == "request" and not _TOLD.fullmatch(line.words)), 0)
