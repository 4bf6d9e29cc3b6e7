"""Whether the words around a statement speak against it, weighed by a table of phrases.

A rule finds *we do not hold* or *is published* wherever it stands: in an answer, in an argument, in what another said.
Which of them is the letter's own answer is told by the sentence, by its neighbours, by what else the letter states and by
the provisions that it relies on: logistic regression over all of these, each counted once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from etl.read.citations.citations import Mention
from etl.read.line import Line
from etl.read.positions.settle import NCND, WHOLE_REQUEST, Hit
from etl.read.weighed import Weighed, words_of
from etl.reference_phrases import STATED

_LIKELY = 0.35
"""Least probability at which a statement is believed. Of 1,653 statements in letters of 17 authors that had taught it
nothing, 45 that were wrong were below, and 6 that were right."""
_NAMED_BY_LAW = WHOLE_REQUEST | {"cost_limit", NCND}
"""Positions that only words of the law state, whatever else a letter tells."""
_WORDS, _BESIDE_WORDS = 50, 25
"""How many words of the sentence are weighed, and of each neighbour."""
_REACH = 200
"""How many letters of the sentence above are looked at."""
_PAIR, _NEIGHBOUR = 0.7, 0.5
"""What two words that speak of one position count, and a word of a neighbour, beside a word of the sentence."""


class Believed:
    """Weighs the statements of a letter."""

    def __init__(self, weighed: Weighed) -> None:
        """Take the table to weigh by.

        Args:
            weighed: the table of phrases around statements.
        """
        self._weighed = weighed

    def of(self, hits: list[Hit], lines: Sequence[Line], engaged: Iterable[Mention]) -> list[Hit]:
        """All statements, of which those that are not believed are marked; the only ones of a letter are believed.

        Args:
            hits: every statement found.
            lines: the letter.
            engaged: the provisions that it relies on.
        """
        doubted = {
            id(hit)
            for hit, phrases in around_statements(hits, lines, engaged)
            if hit.position not in _NAMED_BY_LAW
            and (opinion := self._weighed.weigh(phrases)) is not None
            and opinion.of[STATED] < _LIKELY
        }
        if not any(not hit.reason and id(hit) not in doubted for hit in hits):
            return hits
        return [replace(hit, doubted=True) if id(hit) in doubted else hit for hit in hits]


def around_statements(
    hits: Sequence[Hit], lines: Sequence[Line], engaged: Iterable[Mention]
) -> list[tuple[Hit, dict[str, float]]]:
    """The statements of a letter that are no reasons, each with the phrases around it and what each counts.

    Args:
        hits: every statement found.
        lines: the letter.
        engaged: the provisions that it relies on.
    """
    said = [hit for hit in hits if not hit.reason]
    often = Counter(hit.position for hit in said)
    sections = {mention.provision.split("(")[0] for mention in engaged}
    found = []
    for hit in said:
        line, position = lines[hit.line], hit.position
        phrases = _of_sentence(line, position)
        for place, other in (("above", hit.line - 1), ("below", hit.line + 1)):
            if 0 <= other < len(lines):
                phrases.update(
                    {f"{place}: {word}": _NEIGHBOUR for word in words_of(lines[other].words[-_REACH:])[:_BESIDE_WORDS]}
                )
                phrases[f"{place} kind: {lines[other].kind}"] = 1.0
        marks = [f"rule: {hit.rule}", f"kind: {line.kind}", f"scope: {hit.scope}", f"position: {position}"]
        marks.append("of all" if hit.questions == ("all",) else "of one")
        for name in often.keys() - {position}:
            marks += [f"beside: {name}", f"{position} beside: {name}"]
        if often[position] > 1:
            marks.append(f"{position} again")
        marks += [f"{position} under: {section}" for section in sections]
        phrases.update(dict.fromkeys(marks, 1.0))
        found.append((hit, phrases))
    return found


def _of_sentence(line: Line, position: str) -> dict[str, float]:
    """The words of a sentence and every two side by side, by themselves and together with the position found in it."""
    words = words_of(line.words[line.label_end :])[:_WORDS]
    pairs = [f"{one} {two}" for one, two in zip(("^", *words), words, strict=False)]
    return {
        **dict.fromkeys((*words, *pairs), 1.0),
        **dict.fromkeys((f"{position}: {word}" for word in words), 1.0),
        **dict.fromkeys((f"{position}: {pair}" for pair in pairs), _PAIR),
    }
