"""Statements on one technology among several: each is on the question that asks about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from etl.read.line import Line
from etl.read.positions.settle import Hit
from etl.read.questions.technologies import Technologies
from etl.read.questions.use_asked import Asked
from etl.read.questions.use_kinds import kinds_in

USES_SOME = "p-uses-some"
"""The rule of what is used of several things; the words around it are of the others too."""
_OF_USE = frozenset({"p-uses", "p-no-use"})
"""Rules whose sentence says of a technology that it is used, or that it is not."""


def by_technology(hits: list[Hit], lines: list[Line], wording: Asked, names: Technologies) -> list[Hit]:
    """Give what is said of a technology to the questions that ask about it.

    *1 and 2. The force uses RFR. OIFR is not used.* Of one question, *officers wear cameras; no face is looked for with
    them* denies what was asked, and the cameras answer nothing.

    Args:
        hits: statements found.
        lines: the letter.
        wording: the words of its questions.
        names: knows which technologies words name.
    """
    if not any(hit.position == "no_use" for hit in hits):
        return hits
    asked = {name: _about(wording.words_of((name,)), names) for name in _questions(hits)}
    told = {hit.line: _with_kinds_of(lines[hit.line].words, names) for hit in hits if hit.rule in _OF_USE}
    apart = [_to_its_own(hit, asked, told) for hit in _in_order(hits, asked, told)]
    denied = {name for hit in apart if hit.rule == "p-no-use" for name in hit.questions if asked[name] & told[hit.line]}
    return [hit for hit in apart if not _of_another(hit, asked, told, denied)]


def _about(question: str, names: Technologies) -> frozenset[str]:
    """The technologies of a question, also where it calls kinds by their adjectives alone."""
    return frozenset((*names.named_in(question), *kinds_in(question)))


def _with_kinds_of(words: str, names: Technologies) -> frozenset[str]:
    """The technologies that words name, and those that they are kinds of: the national database is retrospective."""
    found: set[str] = set()
    for name in names.named_in(words):
        kind: str | None = name
        while kind and kind not in found:
            found.add(kind)
            kind = names.parents.get(kind)
    return frozenset(found)


def _in_order(hits: list[Hit], asked: dict[str, frozenset[str]], told: dict[int, frozenset[str]]) -> list[Hit]:
    """As many sentences as questions whose words are lost, each on another technology, answer them in their order."""
    together: dict[tuple[str, ...], list[Hit]] = {}
    for hit in hits:
        if len(hit.questions) > 1 and not any(asked.get(name) for name in hit.questions):
            together.setdefault(hit.questions, []).append(hit)
    own: dict[int, str] = {}
    for questions, group in together.items():
        about = [told.get(hit.line, frozenset()) for hit in group]
        apart = len(group) == len({hit.line for hit in group}) == len(questions) == len(set(about))
        if apart and all(about):
            own.update(
                {hit.line: name for hit, name in zip(sorted(group, key=lambda hit: hit.line), questions, strict=True)}
            )
    return [_apart(hit, (own[hit.line],)) if hit.line in own and len(hit.questions) > 1 else hit for hit in hits]


def _apart(hit: Hit, questions: tuple[str, ...]) -> Hit:
    """A statement on the questions that are its own."""
    return replace(hit, questions=questions, rule=USES_SOME if hit.rule == "p-uses" else hit.rule)


def _questions(hits: Iterable[Hit]) -> set[str]:
    """The questions on which something is said of use."""
    return {name for hit in hits if hit.rule in _OF_USE for name in hit.questions}


def _to_its_own(hit: Hit, asked: dict[str, frozenset[str]], told: dict[int, frozenset[str]]) -> Hit:
    """A statement on several questions, each of which asks about a technology, on those that ask about its own."""
    if hit.rule not in _OF_USE or len(hit.questions) < 2 or not all(asked[name] for name in hit.questions):
        return hit
    own = tuple(name for name in hit.questions if asked[name] & told[hit.line])
    return _apart(hit, own) if own and own != hit.questions else hit


def _of_another(hit: Hit, asked: dict[str, frozenset[str]], told: dict[int, frozenset[str]], denied: set[str]) -> bool:
    """Whether a sentence says that something else is used than what its question asks about and another denies."""
    if hit.rule != "p-uses" or len(hit.questions) > 1 or hit.questions[0] not in denied:
        return False
    about = told[hit.line]
    return bool(about) and not about & asked[hit.questions[0]]
