"""Labels that name parts of a question: *1a*, *2. b)*, *3(i)*, *4 a. & b.*, *5 a) to c)*, *b)(ii)*."""

from __future__ import annotations

import re

from etl.read.labels.label import LETTERS, ROMAN, ROMANS, Label

_LETTER_ROMAN = re.compile(rf"\(?([a-h])\)? ?\(({ROMAN})\)(?: |$)")
"""*b)(ii)*: a limb of a part."""
_NUMBER_LETTER_ROMAN = re.compile(rf"\(?(\d{{1,2}})\)? ?\(?([a-h])\)? ?\(({ROMAN})\)[.:]?(?: |$)")
"""*1(b)(ii)*: a limb of a part of a question."""
_PART = rf"\(?(?:[a-h]|{ROMAN})(?:\)|\.(?![a-z0-9]))"
_PARTS = re.compile(
    rf"(?:\| |[-*>] ?)?\(?(\d{{1,2}})[.):]? ?({_PART}\)?(?:,? ?(?:and |& ?|to |- ?)?(?:\d{{1,2}} ?)?{_PART}){{0,8}})"
    r" ?[.:-]?(?: (?!of |and |or |to the )|$)"
)
"""*2 ii) total budget*, *1. b. cost*, *4. a) and b) see the answer to question 3*: parts of a question."""
_ATTACHED = re.compile(
    rf"(?:[-*>] )?(?:\| )?(\d{{1,2}})((?:[a-h]|{ROMAN})(?:(?:,| and| &| to| ?-) ?\d{{1,2}}(?:[a-h]|{ROMAN}))*)"
    r"(?= ?[.:)/|]| - |$| (?:is|are) (?:refused|withheld|exempt|disclosed|answered|not held)\b)|"
    rf"(?:\| )?(\d{{1,2}})/((?:[a-h]|{ROMAN}))(?=[ .:|]|$)"
)
"""*3ii - cost*, *4a to 4c*: the parts without any sign between number and letter."""
_BEHIND = re.compile(rf" \(?([a-h]|{ROMAN})\)[.:]?(?: (?=\S)(?!of |and |or |to |& )|$)")
_NAMED = re.compile(rf"(\bto\b|-)|\b({ROMAN}|[a-h])\b|(?<=\d)({ROMAN}|[a-h])\b")


def limb_of(words: str) -> Label | None:
    """The label at the start of a sentence (in lower case) that names parts of a question, if there is one."""
    match = _LETTER_ROMAN.match(words)
    if match:
        return Label((f"{match[1]}({match[2]})",), match.end(), True, "")
    match = _NUMBER_LETTER_ROMAN.match(words)
    if match:
        return Label((f"{match[1]}{match[2]}({match[3]})",), match.end(), True, "")
    match = _PARTS.match(words) or _ATTACHED.match(words)
    if match is None:
        return None
    number, run = (group for group in match.groups() if group)
    return Label(tuple(part_of(number, name) for name in _named(run)), match.end(), True, "")


def part_behind(words: str, at: int) -> tuple[str, int] | None:
    """The part named right behind the number of a question, *Q1. (a) …*, and where its sign ends."""
    match = _BEHIND.match(words, at)
    if match is None or f"{_next(match[1])}) " in words[match.end() :]:
        return None
    return match[1], match.end()


def _next(name: str) -> str:
    """The letter, or the small Roman number, after a part."""
    series = ROMANS if name in ROMANS else LETTERS
    return series[series.index(name) + 1] if name != series[-1] else name


def whole_of(name: str) -> str:
    """The number of the question that a name is a part of, *1* of *1a* and *3(i)*; a name without a number itself."""
    return name.partition("(")[0].rstrip("abcdefgh") if name[:1].isdigit() else name


def part_of(number: str, name: str) -> str:
    """The name of a part of a question: *1a*, *3(i)*."""
    return f"{number}({name})" if name in ROMANS else f"{number}{name}"


def _named(run: str) -> list[str]:
    """The parts that *a. & b.* or *(i) to (iii)* names; a range counts all of them."""
    found: list[str] = []
    ranged = False
    for joint, name, attached in _NAMED.findall(run):
        if joint:
            ranged = bool(found)
            continue
        part = name or attached
        series = ROMANS if part in ROMANS and (not found or found[-1] in ROMANS) else LETTERS
        if ranged and found[-1] in series and part in series:
            found.extend(series[series.index(found[-1]) + 1 : series.index(part)])
        if part not in found:
            found.append(part)
        ranged = False
    return found


def part_after(letter: str) -> str:
    """The letter, or the small roman number, after the last one that named a question."""
    if letter in ROMANS[:-1]:
        return ROMANS[ROMANS.index(letter) + 1]
    return chr(ord(letter) + 1) if len(letter) == 1 and "a" <= letter <= "h" else ""
