"""The notation of provisions: runs of subsections and limbs taken apart, and printed one way.

``31(1)(a)(b)`` is two limbs, ``40(2)(3)&(4)`` three subsections, ``40(2)(a)(b) and (3)(a)(i)(ii)(b)``
five. A digit, or digits and a capital, in brackets is a subsection; a lower-case letter is a limb; a
roman numeral below a limb is a sub-limb.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

NUMBER = r"(?:\d{1,2}[a-c]?(?![a-z\d])|[lio]\d(?!\w)|\d[lio](?!\w))"
GROUP = r"(?: ?\( ?(?:\d{1,2} ?[a-d]?|[a-z]{1,2}|[ivx]{3,4}) ?\)|(?<=\))[a-h](?![a-z\d]))"
"""*(1)*, *(a)*, *(ii)*; a limb may lose its brackets, *30(1)a*."""
JOINT = (
    r"(?: ?(?:,? ?(?:and|&|or|as well as|read (?:together )?with)/?(?:or)? ?|[,;/+] ?|(?:- ?|to )(?=\( ?[a-z] ?\))))"
)
_BARE_BELOW = r"(?:,? ?sub-?sections? ?\d{1,2}(?!\d| ?\( ?\d))"
"""*Section 12 subsection 1*."""
_DIGIT_BELOW = r"[. ]\d(?= ?\( ?[a-z] ?\))"
"""A subsection that lost its brackets: *31 1(a)*, *31.1(a)*."""
_BELOW = r"(?:,? ?(?:sub-?sections?|paragraphs?|paras?\.?|limbs?|specifically|namely|in particular) ?)"
_PATH = rf"(?:{_BARE_BELOW}{GROUP}{{0,8}}|(?:{_BELOW}(?=\()|{_DIGIT_BELOW})?{GROUP}{{0,8}}(?:{_BELOW}{GROUP}{{1,8}})?)"
CHAIN = re.compile(rf"{NUMBER}{_PATH}(?:{JOINT}(?:(?:sub-? ?)?sections? )?(?:{GROUP}{{1,8}}|{NUMBER}{_PATH})){{0,12}}")
_TOKEN = re.compile(
    rf"sub-?sections? ?(?P<bare>\d{{1,2}})(?!\d| ?\( ?\d)|(?<=\d)(?P<below>{_DIGIT_BELOW})|(?P<number>{NUMBER})|"
    rf"\( ?(?P<group>\d{{1,2}} ?[a-d]?|[a-z]{{1,4}}) ?\)|(?<=\))(?P<limb>[a-h])(?![a-z\d])|(?:and|&|or|[,;/+])|(?P<to>-|to)"
)
_ROMAN = frozenset(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"])
_PRINTED = re.compile(r"(FOIA|FOISA|EIR) ([sr])(\d{1,2}[A-C]?)((?:\([0-9A-Za-z]{1,4}\))*)")


@dataclass(frozen=True)
class Mentioned:
    """One provision in a run: its section, the path below it, and where its words begin and end in the run."""

    section: str
    path: tuple[str, ...]
    start: int
    end: int


def printed(act: str, section: str, path: tuple[str, ...]) -> str:
    """Write a provision the one way it is stored: ``FOIA s31(1)(a)``, ``EIR r12(5)(b)``."""
    return f"{act} {'r' if act == 'EIR' else 's'}{section}" + "".join(f"({part})" for part in path)


def parsed(provision: str) -> tuple[str, str, tuple[str, ...]] | None:
    """Read a stored provision back into act, section and path; ``None`` when it is not written so."""
    match = _PRINTED.fullmatch(provision)
    if match is None:
        return None
    return match[1], match[3], tuple(re.findall(r"\(([0-9A-Za-z]{1,4})\)", match[4]))


def taken_apart(run: str, is_section: Callable[[str], bool]) -> list[Mentioned]:
    """Take a run such as ``31(1)(a)(b)`` apart.

    Args:
        run: lower-case words that :data:`CHAIN` matched.
        is_section: whether the Act has a section of this number. After a joint a number with a letter that is no
            section (``40(2) & 3A(a)``) is a subsection whose bracket was lost; any other that is none ends the run.
    """
    state = _State()
    for match in _TOKEN.finditer(run):
        if lost := match["bare"] or match["below"] or match["limb"]:
            if state.section:
                state.group(lost.strip(". "), match.start(), match.end())
        elif match["number"]:
            if not _takes_number(state, match, is_section):
                break
        elif match["group"]:
            if state.counts(match["group"]):
                break
            if state.section:
                state.group(_part(match["group"], state), match.start(), match.end())
        elif match["to"]:
            state.ranged = True
    return state.finished()


def _takes_number(state: _State, match: re.Match[str], is_section: Callable[[str], bool]) -> bool:
    """Take a number for a section, or for a subsection that lost its brackets; says whether it was either."""
    number = _digits(match["number"])
    if not state.section or is_section(number):
        state.open(number, match.start(), match.end())
    elif number[-1].isupper():
        state.group(number, match.start(), match.end())
    else:
        return False
    return True


def _digits(number: str) -> str:
    if number.isdigit():
        return str(int(number))
    if number[-1] in "abc":
        return number[:-1].lstrip("0") + number[-1].upper()
    return number.replace("l", "1").replace("i", "1").replace("o", "0")


def _part(part: str, state: _State) -> str:
    part = part.replace(" ", "")
    if part[0].isdigit():
        return part.upper()
    return "1" if part == "l" and not state.path else part


class _State:
    def __init__(self) -> None:
        self.section = ""
        self.path: list[str] = []
        self.levels: list[int] = []
        self.start = self.end = 0
        self.found: list[Mentioned] = []
        self.pending = False
        self.ranged = False

    def open(self, number: str, start: int, end: int) -> None:
        self._emit()
        self.section, self.path, self.levels = number, [], []
        self.start, self.end, self.pending = start, end, True

    def group(self, part: str, start: int, end: int) -> None:
        level = self._level(part)
        if self.levels and level <= self.levels[-1]:
            self._emit()
            while self.levels and self.levels[-1] >= level:
                self.levels.pop()
                self.path.pop()
            self.start = start
        for between in self._between(part, level) if self.ranged else ():
            self.found.append(Mentioned(self.section, (*self.path, between), start, end))
        self.ranged = False
        self.path.append(part)
        self.levels.append(level)
        self.end, self.pending = end, True

    def counts(self, part: str) -> bool:
        """Whether *(ii)* behind a subsection counts the points of a sentence: a sub-limb stands below a limb."""
        return len(part) > 1 and part in _ROMAN and not any(level > 1 for level in self.levels) and bool(self.path)

    def _between(self, last: str, level: int) -> list[str]:
        """The limbs between the last one found and another below the same subsection: *(a) to (c)* is three."""
        before = self.found[-1] if self.found else None
        if before is None or before.section != self.section or before.path[:-1] != tuple(self.path):
            return []
        first = before.path[-1] if before.path else ""
        if level != 2 or len(first) != 1 or len(last) != 1:
            return []
        return [chr(sign) for sign in range(ord(first) + 1, ord(last))]

    def _level(self, part: str) -> int:
        if part[0].isdigit():
            return 1
        roman = part in _ROMAN and bool(self.levels) and self.levels[-1] >= 2
        if roman and len(part) == 1 and self.levels[-1] == 2 and self.path[-1] == chr(ord(part) - 1):
            return 2
        return 3 if roman or len(part) > 1 and self.levels and self.levels[-1] >= 2 else 2

    def _emit(self) -> None:
        if self.section and self.pending:
            self.found.append(Mentioned(self.section, tuple(self.path), self.start, self.end))
        self.pending = False

    def finished(self) -> list[Mentioned]:
        self._emit()
        return self.found
