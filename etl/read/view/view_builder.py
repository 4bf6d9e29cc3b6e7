"""The pieces of the view of a text: plain signs, contractions in full words, and the way back to the text."""

from __future__ import annotations

import re

from etl.read.view.answer_signs import without_answer_signs
from etl.read.view.misread import with_figures
from etl.read.view.scanned import with_letters
from etl.read.view.tabbed import LED_BY_DOTS
from etl.read.view.wrapped import hyphenated

_PLAIN = {

        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u02bc": "'", "\u0060": "'", "\u00b4": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
        "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\u200a": " ", "\u2002": " ", "\u2003": " ",
        "\t": " ", "\ufeff": " ", "\u200b": " ",
        **dict.fromkeys("\u2500\u2501\u2550", "-"), **dict.fromkeys("\u2502\u2503\u2551\u00a6", "|"),
        **dict.fromkeys("\u250c\u2510\u2514\u2518\u251c\u2524\u252c\u2534\u253c", "+"),
        **dict.fromkeys("\u2554\u2557\u255a\u255d\u2560\u2563\u2566\u2569\u256c", "+"),
        **dict.fromkeys("\u2023\u2043\u25a0\u25a1\u25ab\u25ba\u25b8\u25cb\u25e6\u27a2\uf0a7\uf0d8\uf076", "-"),
        "\u2022": "-", "\u25cf": "-", "\u25aa": "-", "\u00b7": "-", "\uf0b7": "-", "\u0130": "I",
}  # fmt: skip
_SOFT_AT_END = re.compile("\u00ad(?= *\n)")
"""A soft hyphen that parts a word at the end of a line; elsewhere it is no sign at all."""
_LEFT_OUT = re.compile(
    r" {2,}|\u00ad|\^(?=(?:st|nd|rd|th)\b)|<u>|</u>|\*{1,3}|(?<![\w/.:])_{1,2}(?=\w)|(?<=\w)_{1,2}(?![\w/.])"
)
"""Signs that are no part of a word: further spaces, marks of emphasis and of raised endings."""
_CONTRACTED = re.compile(
    r"(?<=[a-z])(?:n't|'(?:ve|re|ll|m|d))\b|(?:(?<=\bit)|(?<=there)|(?<=\bthat)|(?<=\bhere))'s\b", re.IGNORECASE
)
"""Rules are written in full words; letters also say *doesn't*, *won't*, *we've*."""
_IN_FULL = {"n't": " not", "'ve": " have", "'re": " are", "'ll": " will", "'m": " am", "'d": " would", "'s": " is"}
_TABS = re.compile(rf" *\t[\t ]*| {{3,}}|{LED_BY_DOTS}")
_WORD_BEFORE = re.compile(r"\b(?:ca|wo|sha)$", re.IGNORECASE)
_IRREGULAR = {"ca": "can", "wo": "will", "sha": "shall"}
_QUOTED = re.compile(r"(?:(?<=[\s(:])|^)'(?=[A-Za-z0-9(])((?:[^'\x22\n]|\n(?!\s*\n)|'(?=\w)){25,900})'(?!\w)")
"""A passage in single quotation marks, told from apostrophes by where the marks stand."""
_ARROW = re.compile(r"(?:((?<=\n)|(?<![\s\S]))|(?<= ))->(?= )")
"""What some write between a question and its answer, or before an answer on a line of its own."""
_STARRED = re.compile(r"((?:^|\n) {0,12})\*(?= [^\s*])")
"""A star that marks a point of a list, as others have a dash."""
_NEAR = 600
_READ_AS_STROKE = re.compile(
    r"(?:(?<=\n)|(?<=[.!?] )|(?<![\s\S]))\|(?= (?:am|have|can|cannot|will|refer|write|would|must|regret|note|attach|enclose)\b)"
)
"""The word *I* as OCR reads it."""


def in_plain_signs(text: str) -> str:
    """The text with plain quotes and dashes, of the same length; single quotation marks are doubled in kind."""
    plain = text
    for sign, instead in _PLAIN.items():
        if sign in text:
            plain = plain.replace(sign, instead)
    if "\u00ad" in plain:
        plain = _SOFT_AT_END.sub("-", plain)
    plain = without_answer_signs(plain)
    if "* " in plain:
        plain = _STARRED.sub(r"\1-", plain)
    if "->" in plain:
        plain = _ARROW.sub(lambda arrow: "- " if arrow[1] else "| ", plain)
    if " '" in plain or "\n'" in plain:
        plain = _QUOTED.sub(_doubled, plain)
    plain = with_figures(with_letters(plain))
    return _READ_AS_STROKE.sub("I", plain) if "| " in plain else plain


class ViewBuilder:
    """Puts the view together piece by piece, and remembers where each piece stands in the text."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at: list[int] = []
        self.raw: list[int] = []
        self.length = 0
        self.blocks: list[list[int]] = []

    def put(self, piece: str, raw: int) -> None:
        """Add a piece that begins at an offset of the text."""
        if piece:
            self.parts.append(piece)
            self.at.append(self.length)
            self.raw.append(raw)
            self.length += len(piece)

    def line(self, plain: str, start: int, end: int) -> None:
        """Add a line without its marks of emphasis, its contractions in full words."""
        at = start
        if "'" in plain[start:end]:
            for match in _CONTRACTED.finditer(plain, start, end):
                at = self._in_full(plain, at, match)
        self._marks_left_out(plain, at, end)

    def row(self, plain: str, text: str, start: int, end: int) -> None:
        """Add the row of a table whose cells tabs or wide gaps part.

        Args:
            plain: the text in plain signs, in which a tab is a space.
            text: the text itself.
            start: where the row begins.
            end: where it ends.
        """
        at = start
        for tabs in _TABS.finditer(text, start, end):
            self.line(plain, at, tabs.start())
            self.put(" | ", tabs.start())
            at = tabs.end()
        self.line(plain, at, end)

    def cells(self, plain: str, cells: tuple[tuple[tuple[int, int], ...], ...]) -> None:
        """Add a row whose cells go over several lines.

        Args:
            plain: the text in plain signs.
            cells: for each cell the spans of its pieces, from top to bottom.
        """
        at = min((start for cell in cells for start, _ in cell), default=0)
        self.put("|", at)
        for cell in cells:
            for start, end in cell:
                if hyphenated(self.parts[-1], plain[start]):
                    self.drop_last_sign()
                else:
                    self.put(" ", start)
                self.line(plain, start, end)
                at = end
            self.put(" |", at)

    def _in_full(self, plain: str, at: int, match: re.Match[str]) -> int:
        """Put a contraction in full; its last sign stays the last, so that a passage ends where it ended."""
        short = match[0].lower()
        stem = _WORD_BEFORE.search(plain, max(at, match.start() - 3), match.start())
        word = _IRREGULAR.get(stem[0].lower()) if stem and short == "n't" else None
        begins = stem.start() if stem and word else match.start()
        self._marks_left_out(plain, at, begins)
        self.put((word or "") + _IN_FULL[short][:-1], begins)
        self.put(_IN_FULL[short][-1], match.end() - 1)
        return match.end()

    def _marks_left_out(self, plain: str, start: int, end: int) -> None:
        at = start
        for match in _LEFT_OUT.finditer(plain, start, end) if _may_hold_marks(plain[start:end]) else ():
            keep = 1 if plain[match.start()] == " " else 0
            self.put(plain[at : match.start() + keep], at)
            at = match.end()
        self.put(plain[at:end], at)

    def drop_last_sign(self) -> None:
        """Take back the hyphen at the end of a line."""
        self.parts[-1] = self.parts[-1][:-1]
        self.length -= 1


def _doubled(found: re.Match[str]) -> str:
    """The passage in double marks, unless it stands inside a passage that has them."""
    before = found.string[max(0, found.start() - _NEAR) : found.start()].rpartition("\n")[2]
    return found[0] if '"' in before else f'"{found[1]}"'


def _may_hold_marks(line: str) -> bool:
    """A quick look for the signs that only some lines have."""
    return "  " in line or "_" in line or "*" in line or "^" in line or "<" in line or "\u00ad" in line
