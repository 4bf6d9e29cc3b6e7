"""Parts of one question that an answer gives one behind the other: *1. (a) No. (b) Yes. (c) No.*"""

from __future__ import annotations

import re
from functools import lru_cache

from etl.model import UseValue
from etl.read.phrase import REMEMBERED

_LIMB = re.compile(r"(?:^|[ .;:|])\(?([a-h])\) ?[:-]? ?(yes|no|not used|n/a)\b")
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
