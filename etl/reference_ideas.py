"""What a sentence states by the ideas in it: two tables beside the rules of the reader.

``ideas.csv`` gives each idea its words: ``*`` stands for any ending, ``#`` for a number in figures, and
``{word}`` for a row of ``words.csv``. ``meanings.csv`` says which ideas together, in one clause and in any
order, state which position. They are asked only where no rule of ``positions.csv`` has the words of an answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from etl.model import Frozen, PositionValue
from etl.reference import ReferenceError, read_table
from etl.reference_rows import Cells, MaybeText, Slug

_ENDING, _NUMBER = "[a-z]*", r"\d[\d,.]*"


class Idea(Frozen):
    """One idea and the words in which it is put."""

    idea: Slug
    meaning: str
    words: Annotated[Cells, Field(min_length=1)]


class Meaning(Frozen):
    """The ideas that together state a position."""

    rule_id: Annotated[str, Field(pattern=r"^m-[a-z0-9]+(?:-[a-z0-9]+)*$")]
    meaning: Annotated[str, Field(min_length=5)]
    all_of: Annotated[Cells, Field(min_length=1)]
    none_of: Cells
    result: PositionValue
    confidence: Annotated[float, Field(ge=0, le=1)]
    example_for: Annotated[str, Field(min_length=1)]
    example_against: Annotated[str, Field(min_length=1)]
    basis: MaybeText


@dataclass(frozen=True)
class Meanings:
    """The two tables; ``patterns`` holds a regular expression for each idea."""

    patterns: dict[str, str]
    table: tuple[Meaning, ...]


def load_meanings(folder: Path, filled: Callable[[Path, str], str]) -> Meanings:
    """Load and check ``ideas.csv`` and ``meanings.csv`` of ``folder``.

    Args:
        folder: ``data/reference/rules``.
        filled: puts the shared words into an expression; it gets the path for its error.

    Raises:
        ReferenceError: a table is missing or breaks its rules, or a meaning names an idea that does not exist.
    """
    path = folder / "ideas.csv"
    patterns = {row.idea: _pattern(path, row, filled) for row in read_table(path, Idea)}
    path = folder / "meanings.csv"
    table = read_table(path, Meaning)
    for line, row in enumerate(table, start=2):
        for name in (*row.all_of, *row.none_of):
            if name not in patterns:
                raise ReferenceError(f"{path}: row {line}, column all_of or none_of: {name!r} is no idea of ideas.csv")
    return Meanings(patterns, table)


def _pattern(path: Path, row: Idea, filled: Callable[[Path, str], str]) -> str:
    parts = []
    for word in row.words:
        if word.startswith("{"):
            parts.append(filled(path, word))
            continue
        parts.append(re.escape(word).replace(r"\*", _ENDING).replace(r"\#", _NUMBER))
    return rf"(?<!\w)(?:{'|'.join(parts)})(?!\w|,\d)"
