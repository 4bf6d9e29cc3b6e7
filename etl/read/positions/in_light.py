"""What a statement means in the light of the decision beside it: use told beside a refused paper, nothing held after a denial."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from etl.read.line import MOST_ASKED, Line
from etl.read.phrase import Phrase
from etl.read.positions.part_or_whole import REFUSED_ENTIRE
from etl.read.positions.settle import DENY, Hit
from etl.read.questions.question_kinds import asks_for_count, asks_of_paper, asks_whether_used
from etl.read.questions.use_asked import Asked

_TELLS_REQUEST = Phrase(
    r"\b(?:in|by|with) which you (?:ask|request|seek|sought|want)(?:ed)?\b|"
    r"^you (?:have )?(?:ask|request|seek|sought|want)(?:ed)? |"
    r"\byour (?:request|e-?mail|letter|message)(?: of [^\n]{4,20})? (?:was |is |asks |asked )?(?:us |me )?(?:for|of)\b|"
    r"\byou (?:asked|wrote|want|wish|would like)\b"
)
"""A sentence that tells what was asked."""
_COUNTS_FIRST = re.compile(
    r"\W*(?:\w{1,4}[.):]* )?(?:how many|which (?:make|supplier|company|model)|what (?:make|model)|"
    r"who (?:makes|made|supplies))\b[^\n]*\band\b"
)
"""A question that asks for a figure or a name first and for something else behind it."""
_TELLS = re.compile(
    r"(?:there are |we have |the force has )?(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)\b)|"
    r"(?!no\b|none\b|not\b|nil\b|neither\b|yes\b)[a-z][a-z0-9&' ,-]{1,40}\.?$|[^\n]*\bissued with\b"
)
"""A figure, or a name alone, at the beginning of an answer."""
_FIGURE = re.compile(r"\d")
_OF_USE = frozenset({"p-uses", "p-facts"})
"""Rules that find what is told of use, whether or not it was asked."""
_FOLLOWS = Phrase(r"\b(?:therefore|accordingly|consequently|hence|thus|it follows)\b")


def without_use_beside_paper(hits: list[Hit], lines: list[Line]) -> list[Hit]:
    """*We do use it. The procedure is exempt in its entirety*: what is told beside a paper that is refused is not the paper.

    Args:
        hits: statements found.
        lines: the letter.
    """
    if any(hit.questions != ("all",) for hit in hits) or not any(_refuses(hit, lines) for hit in hits):
        return hits
    asked = " ".join(line.words for line in lines if line.kind == "request" or _TELLS_REQUEST.search(line.words))[
        :MOST_ASKED
    ]
    of_else = not asks_whether_used(asked) and not any(hit.position in DENY for hit in hits)
    if not asked or not of_else and (not asks_of_paper(asked) or asks_for_count(asked)):
        return hits
    return [hit for hit in hits if hit.rule not in _OF_USE]


def without_use_in_passing(hits: list[Hit], lines: list[Line], wording: Asked) -> list[Hit]:
    """*The force uses it and does not hide that. The threshold is withheld*: the question was not whether it is used.

    Args:
        hits: statements found.
        lines: the letter.
        wording: the questions of the letter by their words.
    """
    kept_back = [hit for hit in hits if hit.position in ("withheld", "future_publication")]
    asked = {name: wording.words_of((name,)) for hit in kept_back for name in hit.questions if name != "all"}
    of_else = {name for name, words in asked.items() if words and not asks_whether_used(words)}
    whole = {name for hit in kept_back if hit.position == "withheld" and not hit.part for name in hit.questions}
    counted = {name for name in of_else if asks_for_count(asked[name])}
    return [
        hit
        for hit in hits
        if not (hit.rule in _OF_USE and of_else.intersection(whole).issuperset(hit.questions))
        and not (
            hit.rule == "p-uses" and counted.issuperset(hit.questions) and not _FIGURE.search(lines[hit.line].body)
        )
    ]


def after_what_was_asked(hits: list[Hit], lines: list[Line], wording: Asked) -> list[Hit]:
    """*How many are there, and do they recognise faces? Six, by DJI. No.*: the question is answered before the denial.

    Args:
        hits: statements found.
        lines: the letter.
        wording: the questions of the letter by their words.
    """
    found: list[Hit] = []
    for hit in hits:
        asked = wording.words_of(hit.questions) if hit.rule == "p-no-use" and len(hit.questions) == 1 else ""
        first = _first_answer(hit, lines) if _COUNTS_FIRST.match(asked) else None
        if first is not None and _TELLS.match(first.body):
            hit = replace(
                hit, position="disclosed", rule="p-facts", line=first.number, start=first.start, end=first.end
            )
        found.append(hit)
    return found


def _first_answer(hit: Hit, lines: list[Line]) -> Line | None:
    """The first sentence of the answer in which a statement stands, where it stands above that statement."""
    above = islice(lines, hit.line)
    return next(
        (line for line in above if line.kind == "answer" and line.questions == hit.questions and line.body), None
    )


def _refuses(hit: Hit, lines: list[Line]) -> bool:
    """Whether a statement keeps back a paper, and not only a part of what was asked."""
    entire = hit.position == "withheld" and REFUSED_ENTIRE.search(lines[hit.line].words) is not None
    return entire or hit.position in ("withheld", "future_publication", "already_published") and not hit.part


def following_denial(hits: list[Hit], lines: list[Line]) -> list[Hit]:
    """*It does not use it. There is therefore nothing held for questions 1 to 3*: these are denied as well.

    Args:
        hits: statements found.
        lines: the letter.
    """
    denied = {hit.line: hit for hit in hits if hit.position == "no_use" and hit.questions == ("all",)}
    return [
        replace(hit, position="no_use", rule="p-follows-denial")
        if hit.position == "not_held"
        and hit.line - 1 in denied
        and hit.questions != ("all",)
        and denied[hit.line - 1].scope == hit.scope
        and _FOLLOWS.search(lines[hit.line].words)
        else hit
        for hit in hits
    ]
