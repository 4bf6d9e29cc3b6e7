"""The phrases that speak for or against each position: a table beside the rules of the reader.

``phrases.csv`` is learned from the labelled letters by ``python -m etl learn`` and can be read and mended by hand:
a phrase, the number of answers that it was learned from, and its weights, *no_use 2.1; not_held 0.4*. The row
``any answer`` holds what speaks for a position before a word is read. A phrase begins with ``^`` where it opens a
sentence, with ``question:`` where it stands in the question, with ``opening 1:`` where it is the first word of the
answer, and with ``no, asked:`` where a bare *no* answers a question that has the word.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, get_args

from pydantic import BeforeValidator, Field

from etl.model import Frozen, PositionValue
from etl.reference import ReferenceError, read_table

TABLE = "phrases.csv"
ANY_ANSWER = "any answer"
POSITIONS: tuple[str, ...] = get_args(PositionValue)


def _weights(value: object) -> object:
    if not isinstance(value, str):
        return value
    pairs = (cell.rsplit(maxsplit=1) for cell in value.split(";") if cell.strip())
    return tuple((name.strip(), float(weight)) for name, weight in pairs)


Weights = Annotated[tuple[tuple[PositionValue, float], ...], BeforeValidator(_weights)]


class PhraseRow(Frozen):
    """One phrase with the number of answers that have it and its weights."""

    phrase: Annotated[str, Field(min_length=1)]
    answers: Annotated[int, Field(ge=1)]
    weights: Weights


@dataclass(frozen=True)
class Phrases:
    """The table: for each phrase how rare it is, and its weights."""

    before: tuple[tuple[PositionValue, float], ...]
    rows: dict[str, tuple[float, tuple[tuple[PositionValue, float], ...]]]


def rarity(answers: int, holding: int) -> float:
    """How much a phrase counts: more where fewer answers have it (inverse document frequency)."""
    return math.log(answers / holding) + 1.0


def load_phrases(folder: Path) -> Phrases:
    """Load and check ``phrases.csv`` of ``folder``.

    Raises:
        ReferenceError: the table is missing or breaks its rules, or does not begin with the row *any answer*.
    """
    path = folder / TABLE
    rows = read_table(path, PhraseRow)
    if not rows or rows[0].phrase != ANY_ANSWER:
        raise ReferenceError(f"{path}: the first row must be {ANY_ANSWER!r}: run `python -m etl learn tests/letters`")
    first, *others = rows
    return Phrases(first.weights, {row.phrase: (rarity(first.answers, row.answers), row.weights) for row in others})
