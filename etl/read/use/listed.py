"""Technologies that a sentence lists, each with its own yes or no: *LFR no, RFR yes, OIFR no*."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from etl.model import UseValue
from etl.read.line import Line
from etl.read.questions.use_kinds import Use, kinds_in

_ITEM = re.compile(
    r"(?P<named>[a-z][a-z0-9 ()/'-]{1,60}?)(?: ?[:=-]+| is| are|,)? ?\b(?P<said>yes|no|not used|in use|used)\b"
    r"(?=$|[.,;:|)]| [|-]| \(| (?:and |but )?[a-z][a-z0-9 ()/'-]{1,60}?(?: ?[:=-]+)? ?\b(?:yes|no|not used|in use)\b)"
)
_SAID = re.compile(r"\b(?:yes|no|not used|in use|used)\b")
_FEWEST, _LONGEST = 2, 300


def listed(line: Line, technologies_in: Callable[[str], list[str]], *, faces: bool) -> list[Use]:
    """What such a list says of each technology; nothing where a sentence is no list.

    Args:
        line: a sentence of the answer.
        technologies_in: the technologies that words name.
        faces: whether the request is about faces, so that *live* and *retrospective* are kinds of recognition.
    """
    if len(line.words) > _LONGEST or "no" not in line.words or len(_SAID.findall(line.words)) < _FEWEST:
        return []
    found = list(_items(line, technologies_in, faces=faces))
    return found if len({use.technology_id for use in found}) >= _FEWEST else []


def _items(line: Line, technologies_in: Callable[[str], list[str]], *, faces: bool) -> Iterator[Use]:
    for item in _ITEM.finditer(line.words, line.label_end):
        named = technologies_in(item["named"]) or (kinds_in(item["named"]) if faces else [])
        value: UseValue = "no_use" if item["said"].startswith("no") else "uses"
        for name in named[:1]:
            yield Use(name, value, "u-listed", 0.88, line.start, line.end)
