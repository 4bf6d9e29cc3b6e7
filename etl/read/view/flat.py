"""A view of the text for matching: wrapped lines joined, spaces single, quotes and dashes plain.

The canonical text is never changed. Every offset of the view maps back to an offset of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from etl.read.labels.limbs import cuts
from etl.read.labels.ordinals import ORDINALS
from etl.read.phrase import Phrase
from etl.read.view.joined import joined

_ROW_NUMBER = re.compile(rf"(?:[qQ](?:uestion)?\.? ?)?\d{{1,2}}[a-h]?[.)]?|(?:{'|'.join(ORDINALS)})", re.IGNORECASE)
_HEAD_OF_ANSWERS = Phrase(
    r"(?:question|request|query|queries|requested|asked|point)s?(?: [a-z]{1,12})? \| "
    r"(?:[a-z&']{1,18} ){0,4}(?:answer|response|reply|say|said|found|hold)"
)
"""The head of a table in which each row asks and answers."""
_SENTENCE_END = re.compile(r"[.!?;\n|](?:(?<=[.!?;])[\"')\]]{0,2} +(?=[\"'(\[]?[A-Z0-9£\[-])|(?<=\n)\n*|(?<= \|) )")
"""Begins with the one sign that every end has, so that the search skips from sign to sign."""
_NO_END = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|no|nos|reg|regs|sec|sect|ss?|para|paras|art|ref|e\.g|i\.e|etc|vs?|cf|st|approx|q|qs)\.|"
    r"(?:^|\n|[.?!:;|] |\n> |\b(?:asked|asks|wanted|wants) )\(?[0-9a-z]{1,2}\.)$",
    re.IGNORECASE,
)
_LONGEST_NO_END = 11
"""Signs of the longest of these, *wanted (12.*."""
_ANSWERS_NO = re.compile(r"(?:\n[nN]o\. +(?!\d)|[ :.)][nN]o\. +(?!\d+(?![).\d])))")
"""The answer *No*, and not a number: *No. 12*."""
_NUMBER_CELL = re.compile(r"(?:\| )?(?:q(?:uestion)? ?)?\d{1,2}[a-z]?[.)]? \|")
"""A row whose question is only a number: the number is its label."""
_MARK_ONLY = re.compile(
    r"[-*(\"' ]{0,3}(?:[qQ]\.? ?)?(?:(?:[0-9]{1,2}\.)?[0-9A-Za-z]{1,3}[.)]{1,2}|"
    r"[0-9]{1,2}[.)]? ?\(?(?:[a-h]|i{1,3}|iv)[.)]{1,2}"
    r"(?:,? ?(?:and|&|to|-)? ?(?:[0-9]{1,2} ?)?\(?(?:[a-h]|i{1,3}|iv)[.)]{1,2}){0,8})"
)


@dataclass(frozen=True)
class Block:
    """A line or paragraph of the view: a run of text without a break."""

    start: int
    end: int


@dataclass
class Flat:
    """The view: ``cased`` and ``low`` have the same length; blocks and sentences are spans of them."""

    cased: str
    low: str
    blocks: list[Block]
    _at: list[int] = field(repr=False)
    _raw: list[int] = field(repr=False)
    n_raw: int = 0

    def raw(self, at: int) -> int:
        """The offset in the canonical text for an offset of the view."""
        place = bisect_right(self._at, at) - 1
        if place < 0:
            return 0
        return min(self._raw[place] + at - self._at[place], self.n_raw)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The passage of the canonical text behind a span of the view, without outer spaces."""
        first = self.raw(start)
        return first, max(first, self.raw(end - 1) + 1) if end > start else first

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Spans of the sentences, in order; a sentence never crosses a block."""
        spans: list[tuple[int, int]] = []
        text = self.cased
        start = row = 0
        for match in _SENTENCE_END.finditer(text):
            sign = text[match.start()]
            end = match.start() + (0 if sign == "\n" else -1 if sign == "|" else 1)
            if sign == "|":
                if not self._cell_ends(row, end):
                    continue
            elif sign != "\n" and self._goes_on(start, end):
                continue
            if end > start:
                spans.append((start, end))
            start = match.end()
            row = start if sign == "\n" else row
        if start < len(text):
            spans.append((start, len(text)))
        return self._by_parts(spans) if "a) " in text or "i) " in text or "A) " in text else spans

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether the sign at the end of words is that of a number or of something shortened, and ends no sentence."""
        text = self.cased
        shortened = _NO_END.search(text, max(start - 1, end - _LONGEST_NO_END), end)
        if _MARK_ONLY.fullmatch(text, start, end) is None and shortened is None:
            return False
        return _ANSWERS_NO.match(text, max(end - 4, 0)) is None

    def _by_parts(self, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Cut sentences where the next part of a question begins inside of them."""
        at = iter(
            sorted(block.start + cut for block in self.blocks for cut in cuts(self.cased[block.start : block.end]))
        )
        cut = next(at, None)
        found: list[tuple[int, int]] = []
        for first, end in spans:
            start = first
            while cut is not None and cut < end:
                if cut > start:
                    found.append((start, cut - 1))
                    start = cut
                cut = next(at, None)
            found.append((start, end))
        return found

    def _cell_ends(self, row: int, at: int) -> bool:
        """Whether a stroke parts a question from its answer, rather than a number or name from its value."""
        text = self.cased
        first = row
        row += 2 if text.startswith("| ", row) else 0
        before = text.rfind(" | ", row, at)
        if text[max(row, before, at - 9) : at].rstrip("\"')").endswith("?"):
            return True
        if first in self.answered_rows:
            line_end = text.find("\n", at)
            return text.find(" | ", at + 1, line_end if line_end >= 0 else len(text)) < 0
        return before >= 0 and _ROW_NUMBER.fullmatch(text, row, text.find(" | ", row)) is not None

    @cached_property
    def answered_rows(self) -> frozenset[int]:
        """Where the rows begin of tables whose head says that the last column answers the first."""
        found: set[int] = set()
        below = beside = False
        for block in self.blocks:
            words = self.low[block.start : block.end]
            if " | " not in words:
                below = False
            elif below:
                if words.count(" | ") > 1 and not beside or _NUMBER_CELL.match(words) is None:
                    found.add(block.start)
            else:
                head = _HEAD_OF_ANSWERS.search(words)
                below, beside = head is not None, head is not None and " | " in words[head.end() :]
        return frozenset(found)

    @cached_property
    def sentence_starts(self) -> list[int]:
        """Where the sentences begin, for bisection."""
        return [start for start, _ in self.sentences]

    def sentence(self, number: int) -> str:
        """The words of a sentence; none beyond the last."""
        return self.low[slice(*self.sentences[number])] if number < len(self.sentences) else ""

    def sentence_at(self, at: int) -> int:
        """The number of the sentence that holds an offset."""
        return max(bisect_right(self.sentence_starts, at) - 1, 0)


def flatten(text: str) -> Flat:
    """Build the view of a text."""
    build = joined(text)
    cased = "".join(build.parts)
    blocks = [Block(start, end) for start, end in build.blocks]
    return Flat(cased, _lowered(cased), blocks, build.at, build.raw, len(text))


def _lowered(cased: str) -> str:
    """In lower case and of the same length: a sign whose small form is longer stays."""
    low = cased.lower()
    if len(low) == len(cased):
        return low
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in cased)
