"""Questions in parts: the lists of labels in a letter, and the number above each lettered part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from etl.read.labels.counted_inside import counted_inside
from etl.read.labels.label import NUMBER, ROMAN, ROMANS, Label
from etl.read.labels.label_lists import counted_lines, decimals_of, lettered_below, parts_of, spelled_out
from etl.read.labels.part_labels import part_after, part_of, whole_of
from etl.read.labels.parts_below import parts_below
from etl.read.line import Line
from etl.read.segments.answered_below import answered_below
from etl.read.segments.heard import Heard
from etl.read.segments.numbered import Numbered
from etl.read.segments.reasons_below import ReasonsBelow
from etl.read.view.flat import Flat

_PARTS = frozenset("abcdefgh")
_BEGINNING = 40
"""A label ends within so many letters."""
_OPENS = re.compile(
    r"1[.)] (?:(?:i|we) (?:write|am writing|are writing|refer|acknowledge) |"
    r"(?:background|introduction|summary|(?:the |your |original )*(?:request|complaint)|"
    r"what (?:you|was) (?:asked|requested)(?: for)?)[.:]?$)"
)
"""The first paragraph of a letter whose paragraphs are numbered, or the first of its numbered headings."""
_PART = re.compile(rf"(\d{{1,2}})(?:([a-h])|\(({ROMAN})\))")
"""The name of a part of a question, *1a* or *3(ii)*."""
_LETTERED = re.compile(r"\d{1,2}[a-h](?![a-z])")
"""The part of a question above its limbs: *1b* above *(i)*."""


class Parted(Numbered):
    """Knows how the labels of a letter run, and gives a lettered part the number above it."""

    def __init__(self, flat: Flat, heard: Heard) -> None:
        super().__init__(flat, heard)
        lines = [
            (at, flat.low[start:end])
            for at, (start, end) in enumerate(flat.sentences)
            if start == 0 or flat.low[start - 1] == "\n"
        ]
        self.starts = [(at, words[:_BEGINNING]) for at, words in lines]
        self.counted = counted_lines(self.starts)
        begins = {at for at, _ in lines}
        self.inside = counted_inside(
            (flat.low[start:end], at in begins) for at, (start, end) in enumerate(flat.sentences)
        )
        self.decimals, self.decimal_heads = decimals_of(lines)
        self.decimals |= spelled_out(lines)
        self.beyond_asked: set[str] = set()
        self.below_all = ReasonsBelow()
        counts = any(_OPENS.match(words) is not None for _, words in self.starts)
        self.parts, self.part = {} if counts else parts_of(self.starts), ""
        self.lettered = {} if self.parts else lettered_below(self.starts)
        self.above, self.below = answered_below(lines, flat)
        asks, answers, self.together = parts_below(lines, self.parts)
        self.above, self.below = self.above | asks, self.below | answers
        below = [words for at, words in lines if at in self.below]
        self.limbed = ""
        """The question whose limbs, (i), (ii), its own sentence names."""
        self.number_above = "", ""
        """The question whose number stands alone above its parts, and the last of these."""
        self.signed = len(below) > 1 and all(words.startswith("a ") for words in below)

    def _set_off(self, number: int, words: str, first: bool) -> bool:
        """Whether a number without a sign begins a sentence that counts on, or that answers in a row or behind a gap."""
        start = self.flat.sentences[number][0]
        set_off = first and (number in self.counted or start in self.flat.answered_rows or self._apart(start, words))
        return set_off or number in self.inside

    def _run_on(self, line: Line, inner: tuple[str, ...]) -> None:
        """Further labels inside a sentence: ``a) …, b) …`` asks two things, *the results were: 1) 96* answers one."""
        if not inner:
            return
        if line.kind == "request":
            if line.label_end and set(inner) <= set(ROMANS):
                self.limbed = line.questions[0] if len(line.questions) == 1 else ""
                return
            above = line.questions[0] if len(line.questions) == 1 else self.part if line.rule == "part-heading" else ""
            number = NUMBER.match(above)
            inner = tuple(part_of(number[0], name) if number and name in _PARTS else name for name in inner)
            join(self.known, inner)
            join(self.asked, inner)
        elif line.kind == "answer" and not line.label_end and set(inner) <= set(self.known):
            self.questions = line.questions = inner
            line.label_end, line.within = 1, False

    def _in_part(self, label: Label, number: int, words: str) -> Label | None:
        """The label of a lettered part with the number of the heading above it; none for that heading itself."""
        if number in self.parts:
            self.part = self.parts[number]
            return None
        name = label.questions[0]
        if number in self.lettered and label.bare:
            return replace(label, questions=(part_of(self.lettered[number], name),))
        self.part = "" if name.isdigit() and name != self.part else self.part
        if self.part and label.bare and len(label.questions) == 1 and (name[0] in _PARTS or name in ROMANS):
            above = self.known[-1] if self.known and _LETTERED.match(self.known[-1]) else ""
            at = above.split("(")[0] if above.startswith(self.part) else self.part
            limb = f"{at}({name})" if name in ROMANS else f"{self.part}{name}"
            return None if words.startswith("a:") else Label((limb,), label.end, True, label.word)
        if self.limbed and label.bare and name in ROMANS and words.count("(i") < 2:
            before = self.lines[-1].questions[:1]
            if before and whole_of(before[0]) == self.limbed:
                return replace(label, questions=(part_of(self.limbed, name),))
        headed = self._below_number(name) if label.bare and len(label.questions) == 1 and not self.part else ""
        if headed:
            return replace(label, questions=(part_of(headed, name),))
        start = self.flat.sentences[number][0]
        inside = start > 0 and self.flat.low[start - 1] != "\n"
        whole = self._part_of(name, inside) if label.bare and not self.part else ""
        return replace(label, questions=tuple(part_of(whole, part) for part in label.questions)) if whole else label

    def _below_number(self, name: str) -> str:
        """The number above the first of the parts that follow it, alone or with what they share: *3. Of drones:*."""
        above = self.lines[-1] if self.lines else None
        opens = above is not None and (above.label_alone or above.label_end > 0 and above.words.endswith(":"))
        if above is not None and above.kind == "request" and opens and name in ("a", "i"):
            number = above.questions[0] if len(above.questions) == 1 and above.questions[0].isdigit() else ""
            self.number_above = number, name
        elif self.number_above[0] and name == part_after(self.number_above[1]):
            self.number_above = self.number_above[0], name
        else:
            self.number_above = "", ""
        return self.number_above[0]

    def _part_of(self, name: str, inside: bool) -> str:
        """The number of the question whose next part a letter names alone: *b)* behind *4. a)*.

        Args:
            name: the letter, or the small Roman number.
            inside: whether it stands inside the paragraph of the part before it.
        """
        asking = self.state == "request"
        last = self.asked[-1:] if asking or not self.questions else self.questions[-1:]
        before = _PART.fullmatch(last[0]) if last else None
        if before is not None and (inside or not asking) and name == part_after(before[2] or before[3]):
            return before[1]
        number = NUMBER.match(last[0]) if last and name not in self.known else None
        return number[0] if number is not None and part_of(number[0], name) in self.known else ""


def join(names: list[str], more: Iterable[str]) -> None:
    """Add the questions that are not among them yet."""
    names.extend(name for name in more if name not in names)
