"""Letters that answer their questions twice: first of open use, then of hidden use, with the same numbers again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.model import Scope
from etl.read.citations.citations import Mention
from etl.read.line import Line, numbers_at
from etl.read.positions.positions import Positions
from etl.read.positions.settle import DISCLOSE, Hit
from etl.read.rulebook import Tried

_HEADING = re.compile(
    r"(?:\d{1,2}[.):]? ?|[a-c][.):] ?|part [a-c1-3][.):]? ?(?:- ?)?)?"
    r"(?:(?:our |the )?(?:responses?|answers?|reply|replies|position)(?: (?:to|on|for))?[:,-]? ?)?"
    r"(?:(?:in (?:respect|relation|regard) (?:of|to)|with (?:regards?|respect) to|as (?:to|for|regards)|regarding|"
    r"concerning|for|on) )?"
    r"(?:the |any |our )?(?P<scope>overt|covert)\b(?: (?!(?:is|are|was|were|has|have|not|can)\b)[a-z]+){0,6}[ :.-]*"
)
"""A line that only says which use the answers below it speak of."""
_COLUMNS = re.compile(r"[| ]*(?:questions? ?\|[| ]*)?overt(?: use)? ?\| ?covert(?: use)?[| ]*")
"""The head of a table with a column for each."""


def positions_of(
    positions: Positions, lines: list[Line], tried: Tried, engaged: list[Mention], left: list[Mention]
) -> tuple[list[Hit], list[Hit]]:
    """What :meth:`Positions.of` finds, for each of the two parts by itself where a letter has them.

    Args:
        positions: the compiled tables.
        lines: the letter.
        tried: for each sentence the rules worth trying.
        engaged: provisions relied on.
        left: provisions told of, considered or negated.
    """
    parts = parts_by_scope(lines)
    if not parts:
        return positions.of(lines, tried, engaged, left)
    headings = {line.number for line in lines if _HEADING.fullmatch(line.words) or _COLUMNS.fullmatch(line.words)}
    stated: dict[Hit, None] = {}
    said: dict[Hit, None] = {}
    scopes: tuple[Scope, Scope] = ("overt", "covert")
    for scope in scopes:
        other = {number for number, of in parts.items() if of != scope} | headings
        shown = [replace(line, kind="noise") if line.number in other else line for line in lines]
        found = positions.of(shown, tried, _outside(engaged, lines, other), _outside(left, lines, other))
        for hits, all_hits in zip(found, (stated, said), strict=True):
            for hit in hits:
                if scope == "covert" and hit.position in DISCLOSE:
                    continue
                row = replace(hit, scope=scope) if hit.scope == "all" and parts.get(hit.line) == scope else hit
                all_hits.setdefault(row)
    return list(stated), list(said)


def parts_by_scope(lines: Sequence[Line]) -> dict[int, Scope]:
    """The use that each numbered answer speaks of; empty where a letter does not answer its questions in two parts.

    Args:
        lines: the letter.
    """
    found: dict[int, Scope] = {}
    part: Scope | None = None
    columns = False
    numbered = False
    for line in lines:
        if line.kind != "answer":
            part, columns = (None, False) if line.kind == "request" else (part, columns)
            continue
        heading = _HEADING.fullmatch(line.words) if line.first else None
        if heading is not None:
            part, columns, numbered = ("overt" if heading["scope"] == "overt" else "covert"), False, False
        elif _COLUMNS.fullmatch(line.words):
            part, columns, numbered = "overt", True, False
        elif part is not None and line.questions and (columns or numbered or line.label_end):
            numbered = True
            found[line.number] = "covert" if columns and _last_cell(line) else part
        elif numbered:
            part, columns = None, False
    asked = {
        scope: {name for at, of in found.items() if of == scope for name in lines[at].questions}
        for scope in found.values()
    }
    return found if asked.get("overt", set()) & asked.get("covert", set()) else {}


def _last_cell(line: Line) -> bool:
    """Whether a sentence stands in the last cell of its row."""
    return line.words.endswith("|") and not line.words.startswith("|")


def _outside(mentions: list[Mention], lines: Sequence[Line], other: set[int]) -> list[Mention]:
    """The provisions that do not stand in the other part."""
    places = numbers_at((mention.start for mention in mentions), lines)
    return [mention for mention, at in zip(mentions, places, strict=True) if at not in other]
