"""The phrases that speak for or against a position, a use, reliance or a voice: six tables beside the rules of the reader.

``phrases.csv`` (which position an answer states), ``use_phrases.csv`` (which use), ``given_phrases.csv`` (whether a letter
gives something that answers as a whole), ``relied_phrases.csv`` (whether a provision is relied on where it is named),
``stated_phrases.csv`` (whether a statement that a rule found is the letter's own answer) and ``voice_phrases.csv`` (whether
a sentence asks or answers) are learned from the labelled letters by ``python -m etl learn`` and can be read and mended by
hand: a phrase, the number of answers that it was learned from, and its weights, *no_use 2.1; not_held 0.4*. The row
``any answer`` holds what speaks for a value before a word is read. A phrase begins with
``^`` where it opens a sentence, with ``question:`` where it stands in the question, with
``opening 1:`` where it is the first word of the answer, with ``no, asked:`` where a bare *no* answers a question that has
the word, with ``before:``, ``after:`` and ``above:`` where it stands so beside a provision or a statement, and with a
position where it is found together with it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, get_args

from pydantic import BeforeValidator, Field

from etl.model import Frozen, PositionValue, UseValue
from etl.reference import ReferenceError, read_table

POSITION_TABLE, USE_TABLE, GIVEN_TABLE = "phrases.csv", "use_phrases.csv", "given_phrases.csv"
RELIED_TABLE, STATED_TABLE, VOICE_TABLE = "relied_phrases.csv", "stated_phrases.csv", "voice_phrases.csv"
ANY_ANSWER = "any answer"
POSITIONS: tuple[str, ...] = get_args(PositionValue)
NOT_STATED = "not_stated"
GIVEN, NOTHING = "given", "nothing"
GIVES = (GIVEN, NOTHING)
RELIED_ON, ONLY_TOLD = "relied_on", "only_told"
RELIES = (RELIED_ON, ONLY_TOLD)
STATED = "stated"
STATES = (STATED, NOT_STATED)
ASKED, ANSWERED = "asked", "answered"
VOICES = (ASKED, ANSWERED)
USES: tuple[str, ...] = (*get_args(UseValue), NOT_STATED)


def _weights(value: object) -> object:
    if not isinstance(value, str):
        return value
    pairs = (cell.rsplit(maxsplit=1) for cell in value.split(";") if cell.strip())
    return tuple((name.strip(), float(weight)) for name, weight in pairs)


Weights = Annotated[tuple[tuple[str, float], ...], BeforeValidator(_weights)]


class PhraseRow(Frozen):
    """One phrase with the number of answers that have it and its weights."""

    phrase: Annotated[str, Field(min_length=1)]
    answers: Annotated[int, Field(ge=1)]
    weights: Weights


@dataclass(frozen=True)
class Phrases:
    """One table: what speaks for each value before a word is read; for each phrase how rare it is, and its weights."""

    before: tuple[tuple[str, float], ...]
    rows: dict[str, tuple[float, tuple[tuple[str, float], ...]]]


def rarity(answers: int, holding: int) -> float:
    """How much a phrase counts: more where fewer answers have it (inverse document frequency)."""
    return math.log(answers / holding) + 1.0


def load_phrases(path: Path, allowed: Iterable[str]) -> Phrases:
    """Load and check a table of phrases.

    Args:
        path: the table.
        allowed: the values that phrases may speak for.

    Raises:
        ReferenceError: the table is missing or breaks its rules, does not begin with the row *any answer*, or speaks
            for a value that does not exist.
    """
    rows = read_table(path, PhraseRow)
    if not rows or rows[0].phrase != ANY_ANSWER:
        raise ReferenceError(f"{path}: the first row must be {ANY_ANSWER!r}: run `python -m etl learn tests/letters`")
    values = frozenset(allowed)
    for line, row in enumerate(rows, start=2):
        unknown = {name for name, _ in row.weights} - values
        if unknown:
            raise ReferenceError(
                f"{path}: row {line}, column weights: {sorted(unknown)[0]!r} is not allowed: {', '.join(sorted(values))}"
            )
    first, *others = rows
    return Phrases(first.weights, {row.phrase: (rarity(first.answers, row.answers), row.weights) for row in others})
