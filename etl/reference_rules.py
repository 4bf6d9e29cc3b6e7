"""The rules of the reader as tables: one CSV file a stage in ``data/reference/rules``.

A rule is a row: what it means, the words that must be near (``triggers``), a regular expression over
the sentence in lower case with plain quotes and dashes and single spaces (``pattern``), what must not
be in the sentence (``unless``), what follows (``result``), how sure that is, an example for it and one
against it, and the law or guidance that it rests on. ``{word}`` in a pattern stands for a row of
``words.csv``. The first rule of a table that fires wins where one answer is wanted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, get_args

from pydantic import Field

from etl.model import Frozen, LetterKind, PositionValue, Role, Scope, SegmentKind, UseValue
from etl.reference import ReferenceError, read_table
from etl.reference_ideas import Meanings, load_meanings
from etl.reference_phrases import GIVEN_TABLE, GIVES, POSITION_TABLE, POSITIONS, USE_TABLE, USES, Phrases, load_phrases
from etl.reference_rows import Cells, MaybeText, Slug
from etl.reference_topics import TOPIC_TABLE, Topic, load_topics


class Word(Frozen):
    """A name for a regular expression that many rules share."""

    word: Slug
    meaning: str
    pattern: Annotated[str, Field(min_length=1)]


class Rule(Frozen):
    """One rule; see the head of this module."""

    rule_id: Annotated[str, Field(pattern=r"^[a-z]+(?:-[a-z0-9]+)*$")]
    meaning: Annotated[str, Field(min_length=5)]
    triggers: Cells
    pattern: Annotated[str, Field(min_length=1)]
    unless: MaybeText
    result: str
    confidence: Annotated[float, Field(ge=0, le=1)]
    example_for: Annotated[str, Field(min_length=1)]
    example_against: MaybeText
    basis: MaybeText


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
            regular expression, a shared word does not exist, or a result is not in the vocabulary.
    """
    words = {row.word: row.pattern for row in read_table(folder / "words.csv", Word)}
    for name in words:
        words[name] = _filled(folder / "words.csv", words[name], words)
    tables: dict[str, tuple[Rule, ...]] = {}
    seen: set[str] = set()
    for table in RULE_TABLES:
        path = folder / f"{table}.csv"
        tables[table] = tuple(
            _checked(path, line, rule, words, RULE_TABLES[table], seen)
            for line, rule in enumerate(read_table(path, Rule), start=2)
        )
    meanings = load_meanings(folder, lambda path, pattern: _filled(path, pattern, words))
    return Rules(
        **tables,
        meanings=meanings,
        phrases=load_phrases(folder / POSITION_TABLE, POSITIONS),
        use_phrases=load_phrases(folder / USE_TABLE, USES),
        given_phrases=load_phrases(folder / GIVEN_TABLE, GIVES),
        topics=load_topics(folder / TOPIC_TABLE),
    )


def _filled(path: Path, pattern: str, words: dict[str, str]) -> str:
    def put(match: re.Match[str]) -> str:
        if match[1] not in words:
            raise ReferenceError(f"{path}: {{{match[1]}}} is no word of words.csv")
        return f"(?:{words[match[1]]})"

    return re.sub(r"\{([a-z][a-z_]*)\}", put, pattern)


def _checked(path: Path, line: int, rule: Rule, words: dict[str, str], allowed: frozenset[str], seen: set[str]) -> Rule:
    if rule.rule_id in seen:
        raise ReferenceError(f"{path}: row {line}, column rule_id: {rule.rule_id!r} stands twice")
    if rule.result not in allowed:
        raise ReferenceError(
            f"{path}: row {line}, column result: {rule.result!r} is not allowed: {', '.join(sorted(allowed))}"
        )
    seen.add(rule.rule_id)
    pattern = _filled(path, rule.pattern, words)
    unless = _filled(path, rule.unless, words) if rule.unless else None
    for column, value in (("pattern", pattern), ("unless", unless)):
        try:
            re.compile(value or "")
        except re.error as problem:
            raise ReferenceError(
                f"{path}: row {line}, column {column}: {value!r} is no regular expression: {problem}"
            ) from None
    return rule.model_copy(update={"pattern": pattern, "unless": unless})
