"""What was only tried: told by the sentence that says so, or by the one behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.positions.once import NOT_SINCE, said_before
from etl.read.questions.use_kinds import Use

_A_TRIAL = re.compile(
    r"(?:that|this|it|these|they|both) (?:was|were) (?:only |just )?(?:an? |our |the )?(?:[a-z-]{2,12} ){0,3}"
    r"(?:trials?|pilots?)\b"
)
"""*That was a one-off trial*, behind a sentence that names what was used."""
_TRIAL = Phrase(r"\b(?:trial|(?<!remotely )pilot|tri(?:ed|es)\b|test(?:s|ed)?\b|experiment|evaluation|demonstrat)")


def only_tried(found: dict[str, Use], before: Sequence[str], line: Line) -> None:
    """Take what was said to be used for a trial, where the sentence behind it says that it was one.

    Args:
        found: the uses found so far, changed in place.
        before: the technologies that the sentences before name.
        line: the sentence.
    """
    for name in before if _A_TRIAL.match(line.words) else ():
        if name in found and found[name].value == "uses":
            found[name] = Use(name, "trialled", "u-one-trial", 0.86, line.start, line.end)


def not_gone_on_with(
    found: dict[str, Use], about: Sequence[str], line: Line, lines: list[Line], names_in: Callable[[str], list[str]]
) -> None:
    """Take what *has not been used since* for a trial, where it was told of as one.

    Args:
        found: the uses found so far, changed in place.
        about: the technologies that the sentence is about, where it names none.
        line: the sentence.
        lines: the letter.
        names_in: the technologies that words name.
    """
    match = NOT_SINCE.search(line.words)
    if match is None or not _TRIAL.search(" ".join((*said_before(line, lines), line.words[: match.start()]))):
        return
    for name in names_in(line.words[: match.end()]) or about:
        found[name] = Use(name, "trialled", "u-tried-once", 0.86, line.start, line.end)
