"""Parts of one question that an answer gives one behind the other, as *1. (a) No. (b) Yes.* does."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.model import UseValue
from etl.read.labels.label import ROMAN, ROMANS
from etl.read.phrase import REMEMBERED

_LIMB = re.compile(rf"(?:^|[ .;:|])\(?({ROMAN}|[a-h])\) ?[:-]? ?(yes|no|not used|n/a)\b")
_VALUES: dict[str, UseValue] = {"yes": "uses", "no": "no_use", "not used": "no_use"}


def strongest(words: str) -> str:
    """The answer from the first part that is affirmed, else from the first part; the words themselves without parts."""
    if not answered(words):
        return words
    limbs = list(_LIMB.finditer(words))
    return words[next((limb for limb in limbs if limb[2] == "yes"), limbs[0]).start(2) :]


@lru_cache(REMEMBERED)
def answered(words: str) -> tuple[tuple[str, UseValue], ...]:
    """The parts that a sentence answers with *yes* or *no*, by their letters."""
    if ") " not in words:
        return ()
    return tuple((match[1], _VALUES[match[2]]) for match in _LIMB.finditer(words) if match[2] in _VALUES)


_BEGINS = re.compile(
    r"(?:[-*] ?)?(?:(?:q(?:uestion)?|response|answer|reply)\.? ?)?\d{1,2}[.):]? ?\(?(a|i)\) ?(?=\S)", re.IGNORECASE
)
_PART_SIGN = re.compile(r"(?<=[a-z0-9.;,:)?%]) \(?([b-h]|i{2,3}|iv|vi{0,3})\) (?=[\w£\"'])", re.IGNORECASE)
_JOINED = re.compile(r"(?:,|and|&|to|or|-| )*")
STATES = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|did|do|cannot|will|we|our|not|no|none|nil|yes|held|exempt|withheld|attached|enclosed|"
    r"published|n/a|use[ds]?)\b|[£\d]",
    re.IGNORECASE,
)
"""Words of an answer; parts that only name what is asked for have none: *a) supplier b) value*."""
_ORDER = {"a": tuple("bcdefgh"), "i": ROMANS[1:]}


def cuts(paragraph: str) -> list[int]:
    """Where the next parts begin in a paragraph that answers part by part, *2. (a) 12. (b) None held.*, for example.

    Args:
        paragraph: the words of a block; its first part follows the number of the question, if any.
    """
    first = _BEGINS.match(paragraph)
    if first is None or ") " not in paragraph[first.end() :]:
        return []
    names = iter(_ORDER[first[1].lower()])
    wanted = next(names)
    last, found = first.end(), []
    for sign in _PART_SIGN.finditer(paragraph, first.end() - 1):
        if sign[1].lower() != wanted:
            continue
        if _JOINED.fullmatch(paragraph, last, sign.start()):
            return []
        found.append(sign.start() + 1)
        last, wanted = sign.end(), next(names, "")
    edges = [first.end(), *found, len(paragraph)]
    stated = any(STATES.search(paragraph, start, end) for start, end in zip(edges, edges[1:], strict=False))
    return found if stated else []
