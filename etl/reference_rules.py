"""The rules of the reader as tables in ``data/reference/rules``, three files a stage.

``positions.csv`` and its like hold the rules: what a rule means, the words that must be near (``triggers``), what follows
(``result``), how sure that is, a sentence on which it does not fire, and the law or guidance that it rests on.
``wordings/positions.csv`` holds the ways of saying it, a regular expression each over the sentence in lower case with plain
quotes and dashes and single spaces, and a sentence that is said in this way. ``exceptions/positions.csv`` holds what must not
be in the sentence, for one rule or for several, and a sentence that is no case of the rule for this reason. In the tables of
roles ``@`` stands for the provision. ``{word}`` in a pattern stands for a row of ``words.csv``. A rule fires on any of its
wordings; the first rule of a table that fires wins where one answer is wanted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, TypeVar, get_args

from pydantic import Field

from etl.model import Frozen, LetterKind, PositionValue, Role, Scope, SegmentKind, UseValue
from etl.reference import ReferenceError, read_table
from etl.reference_ideas import Meanings, load_meanings
from etl.reference_phrases import (
    GIVEN_TABLE,
    GIVES,
    POSITION_TABLE,
    POSITIONS,
    RELIED_TABLE,
    RELIES,
    STATED_TABLE,
    STATES,
    USE_TABLE,
    USES,
    VOICE_TABLE,
    VOICES,
    Phrases,
    load_phrases,
)
from etl.reference_rows import Cells, MaybeText, Slug
from etl.reference_topics import TOPIC_TABLE, Topic, load_topics


class Word(Frozen):
    """A name for a regular expression that many rules share."""

    word: Slug
    meaning: str
    pattern: Annotated[str, Field(min_length=1)]


class RuleRow(Frozen):
    """What a rule means and what follows from it; see the head of this module."""

    rule_id: Annotated[str, Field(pattern=r"^[a-z]+(?:-[a-z0-9]+)*$")]
    meaning: Annotated[str, Field(min_length=5)]
    triggers: Cells
    result: str
    confidence: Annotated[float, Field(ge=0, le=1)]
    example_against: MaybeText
    basis: MaybeText


class Wording(Frozen):
    """One way of saying what a rule means."""

    rule_id: str
    pattern: Annotated[str, Field(min_length=1)]
    example: Annotated[str, Field(min_length=1)]

    @property
    def rules(self) -> tuple[str, ...]:
        """The rule that it belongs to, as :class:`Exempted` names those that it stops."""
        return (self.rule_id,)


class Exempted(Frozen):
    """Words with which the rules named do not fire."""

    rules: Cells
    pattern: Annotated[str, Field(min_length=1)]
    example: Annotated[str, Field(min_length=1)]


class Rule(RuleRow):
    """A rule with its wordings and its exceptions, the shared words put in."""

    wordings: tuple[Wording, ...]
    exceptions: tuple[Exempted, ...]

    @cached_property
    def pattern(self) -> str:
        """All wordings as one regular expression."""
        return "|".join(row.pattern for row in self.wordings)

    @cached_property
    def unless(self) -> str | None:
        """All exceptions as one regular expression; ``None`` where there are none."""
        return "|".join(row.pattern for row in self.exceptions) or None


PatternRow = TypeVar("PatternRow", Wording, Exempted)


@dataclass(frozen=True)
class Rules:
    """All rule tables, in the order of their rows, with shared words already put in."""

    segments: tuple[Rule, ...]
    positions: tuple[Rule, ...]
    scopes: tuple[Rule, ...]
    roles: tuple[Rule, ...]
    kinds: tuple[Rule, ...]
    uses: tuple[Rule, ...]
    dates: tuple[Rule, ...]
    references: tuple[Rule, ...]
    meanings: Meanings
    phrases: Phrases
    use_phrases: Phrases
    given_phrases: Phrases
    relied_phrases: Phrases
    stated_phrases: Phrases
    voice_phrases: Phrases
    topics: tuple[Topic, ...]


RULE_TABLES: dict[str, frozenset[str]] = {
    "segments": frozenset(get_args(SegmentKind)) | {f"{kind};once" for kind in get_args(SegmentKind)},
    "positions": frozenset(get_args(PositionValue)),
    "scopes": frozenset(get_args(Scope)),
    "roles": frozenset(get_args(Role)),
    "kinds": frozenset(get_args(LetterKind)),
    "uses": frozenset(get_args(UseValue)),
    "dates": frozenset({"responded", "requested", "received", "other"}),
    "references": frozenset({"own", "other"}),
}


def load_rules(folder: Path) -> Rules:
    """Load and check every rule table of ``folder`` (``data/reference/rules``).

    Raises:
        ReferenceError: a table is missing or breaks its rules, an id stands twice, a pattern is no
            regular expression, a shared word or a rule does not exist, a rule has no wording, or a result is not in the
            vocabulary.
    """
    words = {row.word: row.pattern for row in read_table(folder / "words.csv", Word)}
    for name in words:
        words[name] = _filled(folder / "words.csv", words[name], words)
    tables: dict[str, tuple[Rule, ...]] = {}
    for table in RULE_TABLES:
        tables[table] = _table(folder, table, words)
    meanings = load_meanings(folder, lambda path, pattern: _filled(path, pattern, words))
    return Rules(
        **tables,
        meanings=meanings,
        phrases=load_phrases(folder / POSITION_TABLE, POSITIONS),
        use_phrases=load_phrases(folder / USE_TABLE, USES),
        given_phrases=load_phrases(folder / GIVEN_TABLE, GIVES),
        relied_phrases=load_phrases(folder / RELIED_TABLE, RELIES),
        stated_phrases=load_phrases(folder / STATED_TABLE, STATES),
        voice_phrases=load_phrases(folder / VOICE_TABLE, VOICES),
        topics=load_topics(folder / TOPIC_TABLE),
    )


def _filled(path: Path, pattern: str, words: dict[str, str]) -> str:
    def put(match: re.Match[str]) -> str:
        if match[1] not in words:
            raise ReferenceError(f"{path}: {{{match[1]}}} is no word of words.csv")
        return f"(?:{words[match[1]]})"

    return re.sub(r"\{([a-z][a-z_]*)\}", put, pattern)


def _table(folder: Path, table: str, words: dict[str, str]) -> tuple[Rule, ...]:
    """The rules of a stage, each with its wordings and exceptions."""
    path = folder / f"{table}.csv"
    rows = read_table(path, RuleRow)
    known: set[str] = set()
    for row in rows:
        if row.rule_id in known:
            raise ReferenceError(f"{path}: column rule_id: {row.rule_id!r} stands twice")
        known.add(row.rule_id)
    wordings = _patterns(folder / "wordings" / f"{table}.csv", Wording, known, words)
    exceptions = _patterns(folder / "exceptions" / f"{table}.csv", Exempted, known, words)
    for line, row in enumerate(rows, start=2):
        if row.result not in RULE_TABLES[table]:
            allowed = ", ".join(sorted(RULE_TABLES[table]))
            raise ReferenceError(f"{path}: row {line}, column result: {row.result!r} is not allowed: {allowed}")
        if row.rule_id not in wordings:
            raise ReferenceError(f"{path}: row {line}: {row.rule_id} has no row in wordings/{table}.csv")
    return tuple(
        Rule(
            **row.model_dump(), wordings=tuple(wordings[row.rule_id]), exceptions=tuple(exceptions.get(row.rule_id, ()))
        )
        for row in rows
    )


def _patterns(
    path: Path, row_class: type[PatternRow], known: set[str], words: dict[str, str]
) -> dict[str, list[PatternRow]]:
    """The rows of a table of patterns, checked, by the rules that they belong to."""
    found: dict[str, list[PatternRow]] = {}
    for line, row in enumerate(read_table(path, row_class), start=2):
        pattern = _filled(path, row.pattern, words)
        try:
            re.compile(pattern)
        except re.error as problem:
            raise ReferenceError(
                f"{path}: row {line}, column pattern: {row.pattern!r} is no regular expression: {problem}"
            ) from None
        filled = row.model_copy(update={"pattern": pattern})
        for rule_id in row.rules:
            if rule_id not in known:
                raise ReferenceError(f"{path}: row {line}: {rule_id!r} is no rule of {path.name}")
            found.setdefault(rule_id, []).append(filled)
    return found
