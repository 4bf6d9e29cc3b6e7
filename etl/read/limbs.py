"""Parts of one question that an answer gives one behind the other: *1. (a) No. (b) Yes. (c) No.*"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from etl.model import UseValue
from etl.read.labels import Label
from etl.read.phrase import REMEMBERED

_FIRST = re.compile(r"(\d{1,2})a")
_NEXT = re.compile(r"[.;,]? \(?b\) ?[:-]? ?\S")
_LIMB = re.compile(r"(?:^|[ .;:|])\(?([a-h])\) ?[:-]? ?(yes|no|not used|n/a)\b")
_VALUES: dict[str, UseValue] = {"yes": "uses", "no": "no_use", "not used": "no_use"}


def together(label: Label, words: str, rest: str) -> Label:
    """The label of the whole question, where the parts that follow its number are answered in one paragraph.

    Args:
        label: the label found, *1a* in *1. (a) No.*
        words: the sentence.
        rest: the sentence and what follows it in its paragraph.
    """
    match = _FIRST.fullmatch(label.questions[0]) if len(label.questions) == 1 else None
    begins = words.find("a)", 0, label.end) if match is not None else -1
    if match is None or begins < 0 or _NEXT.search(rest, label.end) is None:
        return label
    at = begins - 1 if words[begins - 1] == "(" else begins
    return replace(label, questions=(match[1],), end=at)


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
