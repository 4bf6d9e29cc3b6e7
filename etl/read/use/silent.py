"""Letters, and sentences, that state nothing of the force's own use."""

from __future__ import annotations

from collections.abc import Mapping

from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.positions.frame import ADVICE, TABLE_HEAD
from etl.read.positions.settle import NCND, WHOLE_REQUEST, Hit
from etl.read.questions.use_kinds import Use
from etl.read.use.signs import A_HEADING, ABOUT_REQUEST, NOT_OWN
from etl.read.view.table_rows import answers_in_cells, row_of

_BY_KEYWORD = Phrase(
    r"\b(?:search(?:es|ed)?|interrogated|queried|trawl(?:ed)?|looked)\b[^\n]{0,200}"
    r"[\"'][a-z* -]{2,40}[\"'](?:,| and | or |[.;]|$)"
)
"""*Searches were made for "LFR" and "RFR"*: words looked for, not techniques used."""
_WAS_ASKED = Phrase(
    r"\byou (?:had |have |then |also )?asked (?:this|our|the|us|[a-z]+) ?(?:force|police|constabulary)?\b"
    r"[^\n]{0,80}\babout our\b|"
    r"^(?:\d{1,2}[.)] )?(?:on \d[a-z0-9 ]{3,24},? )?you (?:had |also |then )?(?:asked|wished to know|wanted to know) "
    r"(?:us |me )?(?:how (?:many|often)|whether|if|when|where|for)\b"
)
"""*You asked this force about our live system*: what was asked."""


_INFERRED = frozenset({"u-presumed", "p-no-use-built"})


def inferred(use: Use) -> bool:
    """Whether a use is taken from what surrounds it: not enough in the letter of a body that tells of the forces' use."""
    return use.rule.startswith("w-") or use.rule in _INFERRED


def says_nothing(lines: list[Line], hits: list[Hit], positions: Mapping[str, str]) -> bool:
    """Whether the letter only asks what is meant, refuses the request whole, or will not say and answers nothing beside.

    Args:
        lines: the letter.
        hits: every statement found.
        positions: for each question, and for ``all``, what the letter states on it.
    """
    whole = all(hit.position in WHOLE_REQUEST and hit.questions == ("all",) for hit in hits)
    if hits and (whole or all(hit.position == "clarification_sought" for hit in hits)):
        return True
    if any(hit.rule in ("p-no-use", "p-no-use-built") for hit in hits):
        return False
    if positions and set(positions.values()) <= WHOLE_REQUEST:
        return True
    listed = sum(row_of(line.words) is not None for line in lines if line.kind == "answer") > 1
    return not listed and any(hit.position == NCND and hit.scope == "all" and "all" in hit.questions for hit in hits)


def heads_answer(line: Line) -> bool:
    """Whether a line only heads an answer, *Response 1:*, or a table."""
    marked = line.rule == "g-answer-mark" and line.words.endswith(":") and len(line.words) < A_HEADING
    return marked or TABLE_HEAD.fullmatch(line.words) is not None


def not_of_own_use(line: Line) -> bool:
    """Whether a sentence speaks of others, or of the request itself; a row that answers may name another's system."""
    words = " | ".join(line.words.split(" | ")[:2]) if answers_in_cells(line.words) else line.words
    return (
        line.of_others
        or ABOUT_REQUEST.match(line.words) is not None
        or NOT_OWN.search(words) is not None
        or _BY_KEYWORD.search(line.words) is not None
        or _WAS_ASKED.search(line.words) is not None
        or ADVICE.search(line.words) is not None
    )
