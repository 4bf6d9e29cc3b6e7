"""How the labels of a letter run: counted, lettered, in parts, begun anew."""

from __future__ import annotations

import re
from collections import Counter

from etl.read.labels.label import Label
from etl.read.labels.labels import MONTHS, label_of
from etl.read.labels.ordinals import ORDINALS
from etl.read.labels.runs import NUMBER_WORDS

_COUNT = re.compile(
    rf"(?:\| )?(\d{{1,2}})(?:([a-h])(?:(?:,| and| &) \d{{1,2}}([a-h]))?)? (?!(?:{MONTHS}|x|of|%|million|"
    r"days?|hours?|minutes?|years?|months?|working)\b)[a-z\"'£(]"
)
_COUNTED_FIGURE = re.compile(r"(\d{1,2})([a-h])?()? (?:£? ?\d[\d,.]*\.?|one|two|three|nil)$")
"""*6 6,502*, in a list that counts parts, *3a*, without a sign."""
_SIGNED_PART = re.compile(r"(\d{1,2}) ?\(?([a-h]|i{1,3}|iv)\) ")
"""*1(a) …*, in a list whose later numbers have no sign."""
_ORDINAL_ASKED = re.compile(rf"(?:and )?({'|'.join(ORDINALS)})(?:ly)?[,:] ")
"""*First, whether …; second, …*: questions that a request counts in words."""
_YOU_ASKED = re.compile(r"you (?:also |then |next )?(?:ask|want|wish|seek|sought|request|enquire|would like)")
"""*Second, you asked how large it was*: what a letter tells of a question by its place."""
_SIGN_OR_NOUN = r"(?:[-*(] ?)?(?:(?:item|question|part|point|request) )?"
_LETTER_NUMBER = re.compile(
    _SIGN_OR_NOUN + r"((?:q ?)?[a-h]\d(?:(?:, ?| and | & | to |"
    r" ?- ?)[a-h]\d){0,6})(?:(?:[.:)]+| -(?= ))(?: |$)| (?=[a-z]))"
)
_LETTER_NUMBERS = re.compile(r"([a-h])(\d)|(to|-)")
_LETTER_NUMBER_START = re.compile(_SIGN_OR_NOUN + r"([a-h])\d(?:[.:)]+| -| and| to|, ?[a-h]\d) ")
_AGAIN = 3
"""Decimals that a letter puts and answers, by which it is no report that numbers its paragraphs."""
_FIRST_NAMES = frozenset({"1", "a", "i"})
_DECIMAL = re.compile(r"([1-9]\d?\.\d{1,2})[.:)]?(?: (?=[a-z0-9\"'(£])|$)")
_SHORT_ANSWER = re.compile(r"(?:yes|no|none|nil|n/a|not (?:held|applicable)|see)\b[^\n]{0,70}$")
_SPELLED = re.compile(rf"({'|'.join(NUMBER_WORDS)})(?:[.:)]| -)(?: |$)")
_HEADING = 26
"""Signs of the words in a heading such as *Question 4 - deployments*."""
_ASK_BY_THEM = 2
_NEAR = 3
"""Lines between a number and the first letter below it."""
_SECOND_PARTS = ("b", "ii")
"""Without one of these *A -* stands for the answer, below each question."""
_FIRST_PARTS = frozenset({"a", "i"})
_REQUEST_BELOW = re.compile(
    r"(?:your |the |original |full |foi |text of )*(?:request|questions|enquiry)(?: in full| as received)?"
    r" ?[:.-]?$|"
    r"(?:what )?you (?:asked|wrote|requested)(?: for| us)? ?[:.-]?$"
)
"""The heading of a request that a letter repeats at its foot."""
_HEADS_LIST = 5
"""Lines between such a heading and the first label of its list."""
_OLDER_MAIL = ("from:", "sent:", ">", "-----", "on ")


def counted_in_words(words: str, asked: int) -> Label | None:
    """The label of the next question that a request counts in words, *second, …*.

    Args:
        words: the sentence.
        asked: how many questions were asked before it.
    """
    match = _ORDINAL_ASKED.match(words)
    if match is None or ORDINALS.index(match[1]) != asked:
        return None
    return Label((str(asked + 1),), match.end(), False, match[0])


def counted_again(words: str, known: list[str], last: str) -> Label | None:
    """The label of an answer that is counted in words, *Second: it is published*, or *fifthly, …* behind the fourth.

    Args:
        words: the sentence.
        known: the questions of the letter.
        last: the question answered last.
    """
    match = _ORDINAL_ASKED.match(words)
    if match is None:
        return None
    at = ORDINALS.index(match[1])
    named = words[match.end() - 2] == ":" and str(at + 1) in known or at > 1 and last == str(at)
    named = named or _YOU_ASKED.match(words, match.end()) is not None
    return Label((str(at + 1),), match.end(), False, match[0]) if named else None


def counted_lines(starts: list[tuple[int, str]]) -> set[int]:
    """Lines that count 1, 2, 3 without any sign behind the number, as copied lists do.

    Args:
        starts: number and words of each sentence that begins a line.

    Returns:
        The numbers of the sentences that belong to such a count.
    """
    counted: set[int] = set()
    run: list[int] = []
    last = (0, "")
    for number, words in starts:
        match = _COUNT.match(words) or (_COUNTED_FIGURE.match(words) if last[1] else None)
        signed = _SIGNED_PART.match(words) if match is None else None
        if signed is not None and (int(signed[1]) > 1 or signed[2] == "a" or last[0] == 1):
            run, last = [number], (int(signed[1]), signed[2])
        if match is None:
            continue
        at, part = int(match[1]), match[2] or ""
        if at == 1 and part in ("", "a"):
            run = []
        elif not (part > "a" and (at, chr(ord(part) - 1)) == last or part in ("", "a") and at == last[0] + 1):
            continue
        run.append(number)
        last = (at, match[3] or part or last[1] and "-")
        if len(run) > 1:
            counted.update(run)
    return counted


def letter_number(words: str) -> Label | None:
    """The label *B2* or *A1 to A4*, as :func:`lettered_numbers` has found them; names are in capitals."""
    match = _LETTER_NUMBER.match(words)
    if match is None:
        return None
    names: list[str] = []
    for letter, number, ranged in _LETTER_NUMBERS.findall(match[1]):
        if ranged:
            names.append("")
        elif names[-1:] == [""] and len(names) > 1 and names[-2][0] == letter.upper():
            names[-1:] = [f"{letter.upper()}{at}" for at in range(int(names[-2][1]) + 1, int(number) + 1)]
        else:
            names.append(f"{letter.upper()}{number}")
    return Label(tuple(name for name in names if name), match.end(), False, match[0])


def lettered_numbers(starts: list[tuple[int, str]]) -> bool:
    """Whether questions are named by a letter and a number, A1 to C4: two letters at least.

    Args:
        starts: number and first words of each sentence that begins a line.
    """
    letters = {match[1] for _, words in starts if (match := _LETTER_NUMBER_START.match(words)) is not None}
    return "b" in letters and "a" in letters


def labels_anew(starts: list[tuple[int, str]]) -> tuple[int, frozenset[int]]:
    """Where the labels of a letter begin anew, so that those before it put the questions.

    Args:
        starts: number and first words of each sentence that begins a line.

    Returns:
        The number of the sentence, 0 where they never do; and the numbers of all sentences that bear these labels.
    """
    seen: dict[str, int] = {}
    anew = asked_below = 0
    again: list[int] = []
    above = ""
    for number, words in starts:
        if seen and words.startswith(_OLDER_MAIL):
            break
        announced, above = above.endswith(":"), words
        label = label_of(words, True)
        asked_below = number if seen and _REQUEST_BELOW.match(words) else asked_below
        if label is None or len(label.questions) > 1:
            continue
        name = label.questions[0]
        if name in seen and not anew and asked_below and number - asked_below < _HEADS_LIST:
            break
        if name in seen and (anew or len(seen) > 1 and name == next(iter(seen))):
            anew = anew or number
            again.append(number)
        elif not anew and (seen or name in _FIRST_NAMES or announced and name.isdigit()):
            seen.setdefault(name, number)
    return anew, frozenset([*seen.values(), *again] if anew else ())


def parts_of(starts: list[tuple[int, str]]) -> dict[int, str]:
    """The headings below which lettered parts begin anew, *1. Live* and *2. Retrospective*, each with an a).

    Args:
        starts: number and first words of each sentence that begins a line.

    Returns:
        For the number of each such sentence the number that its parts bear; empty where letters do not begin anew
        below two headings at least.
    """
    named: list[tuple[int, str]] = []
    for number, words in starts:
        label = label_of(words, True)
        if label is None or len(label.questions) > 1 or words.startswith("a:"):
            continue
        if label.bare or len(words) - label.end < _HEADING and not words.endswith("?"):
            named.append((number, label.questions[0]))
    heads = {
        at: one
        for (at, one), (_, other) in zip(named, named[1:], strict=False)
        if one.isdigit() and other in _FIRST_PARTS
    }
    heads |= {
        at: one.rstrip("a")
        for (at, one), (_, other) in zip(named, named[1:], strict=False)
        if one[:1].isdigit() and one.endswith("a") and other == "a"
    }
    lettered = any(one.endswith(_SECOND_PARTS) for _, one in named)
    return heads if len(set(heads.values())) > 1 and lettered else {}


def decimals_of(sentences: list[tuple[int, str]]) -> tuple[dict[int, Label], frozenset[int]]:
    """The labels 1.1, 1.2, 2.1 of a letter that asks or answers by them, and the headings *1. Trials* above them.

    Args:
        sentences: number and words of each sentence that begins a line.

    Returns:
        The label of each sentence that bears one, and the numbers of the headings; nothing where fewer than two of them
        ask or answer in a word and fewer than three come again, as in a report that numbers its paragraphs.
    """
    found = {number: match for number, words in sentences if (match := _DECIMAL.match(words)) is not None}
    asks = sum(words.endswith("?") for number, words in sentences if number in found)
    answers = sum(_SHORT_ANSWER.match(match.string, match.end()) is not None for match in found.values())
    again = sum(count > 1 for count in Counter(match[1] for match in found.values()).values())
    if max(asks, answers) < _ASK_BY_THEM and again < _AGAIN:
        return {}, frozenset()
    labels = {number: Label((match[1],), match.end(), True, "") for number, match in found.items()}
    heads = [
        number
        for (number, words), (below, _) in zip(sentences, sentences[1:], strict=False)
        if below in labels and words.startswith(f"{labels[below].questions[0].split('.')[0]}. ")
    ]
    return labels, frozenset(heads)


def spelled_out(sentences: list[tuple[int, str]]) -> dict[int, Label]:
    """The labels *One.*, *Two.* of answers that are counted by a word alone.

    Args:
        sentences: number and words of each sentence that begins a line.

    Returns:
        The label of each sentence that bears one; nothing where fewer than two follow each other from *one*.
    """
    found: dict[int, Label] = {}
    for number, words in sentences:
        match = _SPELLED.match(words)
        if match is not None and NUMBER_WORDS[match[1]] == str(len(found) + 1):
            found[number] = Label((NUMBER_WORDS[match[1]],), match.end(), True, "")
    return found if len(found) > 1 else {}


def lettered_below(starts: list[tuple[int, str]]) -> dict[int, str]:
    """The lines a, b, c between one number and the next, each with the number above it.

    Args:
        starts: number and first words of each sentence that begins a line.
    """
    found: dict[int, str] = {}
    above, since = "", 0
    lines: list[int] = []
    expected = "a"
    for number, words in starts:
        since += 1
        label = label_of(words, True)
        name = label.questions[0] if label is not None and len(label.questions) == 1 else ""
        if name.isdigit():
            if len(lines) > 1 and above and name == str(int(above) + 1):
                found.update(dict.fromkeys(lines, above))
            above, lines, since, expected = name, [], 0, "a"
        elif label is not None and label.bare and above and name in (expected, "a") and (lines or since <= _NEAR):
            lines.append(number)
            expected = chr(ord(name) + 1)
        elif name:
            above, lines = "", []
    return found
