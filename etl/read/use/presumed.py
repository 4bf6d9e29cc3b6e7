"""What a request takes to be in use, where the letter gives what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from etl.model import UseValue
from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.positions.settle import DISCLOSE, NCND, Hit
from etl.read.questions.technologies import Technologies
from etl.read.questions.use_asked import Asked, takes_for_granted
from etl.read.questions.use_kinds import Use
from etl.read.use.signs import TITLE

_AS_A_TRIAL = Phrase(
    r"\b(?:as|for|by way of) an? (?:[a-z-]{2,12} ){0,2}(?:trial|pilot)\b|"
    r"\bthe (?:trial|pilot) (?:runs|ran|began|started|ends|ended|lasts|lasted|opened|closes|closed)\b"
)
"""Words of an answer that tells of a trial."""
_MOST_TITLES = 8
"""Lines at the head of a letter that can hold its title."""


def presumed(asked: Asked, hits: list[Hit], lines: list[Line], names: Technologies) -> Iterator[Use]:
    """The technology that a request takes to be used, where the letter gives what it asks for and denies no use.

    Args:
        asked: the questions of the letter.
        hits: every statement found.
        lines: the letter.
        names: the names of technologies.
    """
    given = [hit for hit in hits if hit.position in DISCLOSE]
    title = [line for line in lines[:_MOST_TITLES] if TITLE.search(line.words)]
    by_title = asked.presumes() or not asked.known and takes_for_granted(" ".join(line.words for line in title))
    about = asked.presumed() or (spoken_of(lines[:_MOST_TITLES], names.named_in)[:1] if by_title else [])
    if not given or not about or any(map(_speaks_against, hits)):
        return
    named = [name for line in lines if line.kind == "answer" for name in names.named_in(line.words)]
    exact = [name for name in named if names.parents.get(name) == about[0]] or about
    tried = any(_AS_A_TRIAL.search(line.words) for line in lines if line.kind == "answer")
    kind: UseValue = "trialled" if tried else asked.presumed_kind()
    yield Use(exact[0], kind, "u-presumed", 0.62, given[0].start, given[0].end)


def _speaks_against(hit: Hit) -> bool:
    """Whether a statement denies a use, or will not say of the whole request."""
    return hit.position == "no_use" or hit.position == NCND and hit.scope == "all" and "all" in hit.questions


def spoken_of(lines: Sequence[Line], technologies_in: Callable[[str], list[str]]) -> list[str]:
    """The technologies that the first line names which names any: what a letter without its request is about.

    Args:
        lines: the first lines of a letter.
        technologies_in: the technologies that words name.
    """
    return next((named for line in lines if (named := technologies_in(line.words))), [])
