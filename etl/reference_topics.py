"""Topics of questions: one row of ``topics.csv`` a topic, with how a question asks for it and how an answer tells it.

An answer in prose names no question; a topic says for which of them a sentence is, where it has other words:
*What did it cost?* and *The licence came to £12,000.*
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

from pydantic import Field

from etl.model import Frozen
from etl.reference import ReferenceError, read_table
from etl.reference_rows import Slug

TOPIC_TABLE = "topics.csv"


class Topic(Frozen):
    """One topic; ``asked`` and ``told`` are regular expressions over lower case with plain signs."""

    topic: Slug
    meaning: Annotated[str, Field(min_length=5)]
    asked: Annotated[str, Field(min_length=1)]
    told: Annotated[str, Field(min_length=1)]
    example_asked: Annotated[str, Field(min_length=1)]
    example_told: Annotated[str, Field(min_length=1)]


def load_topics(path: Path) -> tuple[Topic, ...]:
    """Load and check the table.

    Args:
        path: the CSV file.

    Raises:
        ReferenceError: it is missing or breaks its rules, a topic stands twice, or a pattern is no regular expression.
    """
    rows = tuple(read_table(path, Topic))
    seen: set[str] = set()
    for line, row in enumerate(rows, start=2):
        if row.topic in seen:
            raise ReferenceError(f"{path}: row {line}, column topic: {row.topic!r} stands twice")
        seen.add(row.topic)
        for column, pattern in (("asked", row.asked), ("told", row.told)):
            try:
                re.compile(pattern)
            except re.error as problem:
                raise ReferenceError(
                    f"{path}: row {line}, column {column}: {pattern!r} is no regular expression: {problem}"
                ) from None
    return rows
