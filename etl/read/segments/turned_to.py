"""The question that an answer turns to by its place: *you next ask about it*, *lastly you want to know*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.read.line import Line

_NEXT_ASKED = re.compile(
    r"(?:(?:finally|lastly|next|then|and|also|additionally),? ){0,2}you (?:(?:next|then|also|further|finally|lastly) )"
    r"(?:ask|asked|want|wanted|wish|wished|seek|sought|request|requested|enquire|enquired|would like)\b|"
    r"(?:finally|lastly|next|then),? (?:and )?you (?:ask|asked|want|wanted|wish|wished|seek|sought|request|requested|would)\b"
)


def turned_to(line: Line, body: str, known: Sequence[str], last_given: str) -> tuple[str, ...]:
    """The question after the one answered last, or the last; none where the sentence does not turn so.

    Args:
        line: a sentence.
        body: its words behind its label.
        known: the questions that were put.
        last_given: the question answered last.
    """
    match = _NEXT_ASKED.match(body) if line.kind == "answer" else None
    if match is None or len(known) < 2 or not (line.first or "last" in match[0] or "final" in match[0]):
        return ()
    if "last" in match[0] or "final" in match[0]:
        return (known[-1],)
    if last_given not in known:
        return tuple(name for name in known if last_given.isdigit() and name == str(int(last_given) + 1))
    at = known.index(last_given) + 1
    return tuple(known[at : at + 1])
