"""Runs of the names of questions: *1, 2 and 4*, *1 to 3*, *a) to d)*, *2(i)-(iv)*."""

from __future__ import annotations

import re

from etl.read.labels.label import LETTERS, ROMAN, ROMANS

NUMBER_WORDS = {
    word: str(at)
    for at, word in enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
}
_ROMAN_ALONE = rf"(?<=[( ]){ROMAN}(?=\))"
_ONE = (
    rf"(?:{_ROMAN_ALONE}|"
    r"(?<![a-z])[a-h]\)? ?\((?:i{1,3}|iv|vi{0,3})\)|"
    r"\d{1,2}(?:\.\d|\.(?=[a-h](?:[.)]|$)))?(?:\(?[a-h]\)?(?![a-z])| \([a-h]\)| [a-h](?=[).:]|$| (?:and|"
    r"&) \(?[a-h]\b))?(?: ?\(?(?:i{1,3}|iv|vi{0,3})\))?|"
    + rf"(?<!\d - )(?<!\d- )(?:{'|'.join(NUMBER_WORDS)})"
    + r"|[a-h](?= ?(?:[-.:),](?!\d)|$)| (?:and|&) \(?[a-h]\b)"
    + r")(?: ?\(\d{1,2}\))?(?![\d£%]|/(?![ :,)]|$)|,\d{3})"
)
MANY = (
    rf"\(?({_ONE}\)?(?:/(?=,))?(?: ?(?:[,/]? ?(?:and|&|or)|,|-|to|/|"
    rf"\+) ?(?:q(?:uestion)?s?\.? ?)?\(?{_ONE}\)?(?:/(?=,| and))?){{0,12}})"
)
_LIMB = re.compile(r"(?<=[0-9a-h)]) ?\((i{1,3}|iv|vi{0,3})\)?$")
"""The roman part of a question: *2b(ii)*."""
_ATTACHED_ROMAN = re.compile(rf"^(\d{{1,2}}[a-h]?)({ROMAN})$")
_PART_OF = re.compile(r"(\d{1,2})([a-h])")
"""The part of a question that the next letter goes on from: *1a to c*."""
_COUNTED_PART = re.compile(r" ?\(\d{1,2}\)$")
"""A number in brackets behind the name of a question: a part of it, *2(3)*, or the same again, *two (2)*."""
_SIGNS = re.compile(r"[ ()]|\.(?=[a-h])")
_OF_ROMAN = re.compile(rf"(.*)\(({ROMAN})\)")
_PIECE = re.compile(rf"({_ONE}|\b{ROMAN}(?=\)))|(-|to(?= ))")
_FAR_APART = 40
"""Questions further apart than this are no range."""


def numbers(run: str) -> tuple[str, ...]:
    """Take ``1, 2 & 4`` or ``1 to 3`` apart; a range counts its whole numbers."""
    found: list[str] = []
    ranged = ""
    for match in _PIECE.finditer(run):
        if match[2]:
            ranged = match[2] if found else ""
            continue
        if found and match[1] in NUMBER_WORDS and run.lstrip("( ")[:1].isdigit():
            break
        piece = _named(match[1], found[-1] if found else "")
        if ranged and found[-1].isdigit() != piece.isdigit() and _PART_OF.fullmatch(found[-1]) is None:
            break
        if ranged:
            found.extend(name for name in _ranged(found[-1], piece, ranged) if name not in found)
        elif piece not in found:
            found.append(piece)
        ranged = ""
    return tuple(found)


def counts_from_one(names: list[str]) -> bool:
    """Whether questions are two or more, numbered from 1 on without a gap."""
    return len(names) > 1 and names == [str(number) for number in range(1, len(names) + 1)]


def _named(word: str, last: str) -> str:
    """The name of a question from its place in a run: *b* behind *1a* is 1b, *(ii)* behind *2(i)* is 2(ii), *2(3)* is 2."""
    word = _COUNTED_PART.sub("", word)
    limb = _LIMB.search(word)
    piece = _SIGNS.sub("", word[: limb.start()] if limb else word)
    piece = _ATTACHED_ROMAN.sub(r"\1(\2)", piece + (f"({limb[1]})" if limb else ""))
    if piece in ROMANS and last.endswith(")"):
        return f"{last[: last.index('(')]}({piece})"
    above = _PART_OF.fullmatch(last)
    if above is not None and len(piece) == 1 and piece.isalpha():
        return f"{above[1]}{piece}"
    return NUMBER_WORDS.get(piece, piece)


def _ranged(last: str, this: str, joint: str) -> list[str]:
    """The questions behind the first of a range, up to its end: *2 to 5*, *a to d*, *1a to 1d*, *2(i) to 2(iv)*.

    Of a range that runs backward only its end; none where a dash parts the two, for the second may be the answer, *5 - 2*.
    """
    if this.isdigit() and last.isdigit():
        near = int(this) - int(last) < _FAR_APART
        between = [str(number) for number in range(int(last) + 1, int(this) + 1)] if near else [this]
        return between or _backward(this, joint)
    if this in LETTERS and last in LETTERS:
        return list(LETTERS[LETTERS.index(last) + 1 : LETTERS.index(this) + 1]) or _backward(this, joint)
    end, first = _OF_ROMAN.fullmatch(this), _OF_ROMAN.fullmatch(last)
    if end is not None and first is not None and end[1] == first[1]:
        romans = ROMANS[ROMANS.index(first[2]) + 1 : ROMANS.index(end[2]) + 1]
        return [f"{end[1]}({name})" for name in romans] or _backward(this, joint)
    above = _PART_OF.fullmatch(last)
    if above is not None and this.startswith(above[1]) and this[-1] > above[2]:
        return [f"{above[1]}{chr(at)}" for at in range(ord(above[2]) + 1, ord(this[-1]) + 1)]
    return [this]


def _backward(this: str, joint: str) -> list[str]:
    """The end of a range that runs backward; no question is numbered 0."""
    return [this] if joint == "to" and this.strip("0") else []
