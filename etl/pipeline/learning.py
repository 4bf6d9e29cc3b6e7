"""Learn the tables of phrases from labelled letters: which words speak for which position, use or reliance."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from etl.model import CanonicalText
from etl.pipeline.evaluation import labelled
from etl.pipeline.fitting import Example, Fit, Learned, fitted_table
from etl.pipeline.reading import reader_for, text_of
from etl.read.citations.citations import engaged_provisions
from etl.read.errors import UnreadableLetter
from etl.read.line import Line
from etl.read.positions.answered import answered
from etl.read.positions.as_whole import whole_answer
from etl.read.positions.asides import asides_of
from etl.read.positions.settle import Hit
from etl.read.positions.told_again import told_again
from etl.read.questions.use_asked import wording_of
from etl.read.reader import Reader
from etl.read.roles.relied import Cited, related
from etl.read.segments.heard import phrases_heard
from etl.read.use.weighed import Told
from etl.read.weighed import phrases_of
from etl.reference_phrases import (
    ANSWERED,
    ASKED,
    GIVEN,
    GIVEN_TABLE,
    GIVES,
    NOT_STATED,
    NOTHING,
    ONLY_TOLD,
    POSITION_TABLE,
    POSITIONS,
    RELIED_ON,
    RELIED_TABLE,
    RELIES,
    STATED,
    STATED_TABLE,
    STATES,
    USE_TABLE,
    USES,
    VOICE_TABLE,
    VOICES,
    Phrases,
)
from etl.workspace import Workspace

_RELIED = Fit(strength=10.0, most=2_000)
"""Phrases around provisions are fewer; with more weight, those of few letters would decide."""
_STATES = Fit(strength=0.1, by_rarity=False, most=1_500)
"""Of statements each sign counts by itself, however rare it is."""
_VOICES = Fit(strength=0.3, by_rarity=False, most=3_000)
"""Of a sentence too; voices differ in more words than statements do."""
_TABLES: tuple[tuple[str, Sequence[str], Fit], ...] = (
    (POSITION_TABLE, POSITIONS, Fit(evened=True)),
    (USE_TABLE, USES, Fit()),
    (GIVEN_TABLE, GIVES, Fit(evened=True)),
    (RELIED_TABLE, RELIES, _RELIED),
    (STATED_TABLE, STATES, _STATES),
    (VOICE_TABLE, VOICES, _VOICES),
)
_PARTS = frozenset({"disclosed", "withheld", "not_held"})
"""What a question that is disclosed in part may also be said to be."""
_GAVE = {"disclosed": GIVEN, "partly_disclosed": GIVEN, "denied": NOTHING, "refused": NOTHING}


def learn(workspace: Workspace, folder: Path, progress: Callable[[int, int], None]) -> list[Learned]:
    """Learn from every labelled letter of a folder and write the tables of phrases.

    Raises:
        LookupError: the folder has no labelled answers.
    """
    letters = labelled(folder)
    reader = reader_for(workspace.reference)
    nothing = Phrases((), {})
    believing = Reader(reader.reference, replace(reader.rules, stated_phrases=nothing))
    unheard = Reader(reader.reference, replace(reader.rules, voice_phrases=nothing))
    found: dict[str, list[Example]] = {name: [] for name, _, _ in _TABLES}
    for number, (letter, label_file) in enumerate(letters, start=1):
        label = json.loads(label_file.read_text(encoding="utf-8"))
        try:
            text = text_of(letter.read_bytes(), letter.name)
        except UnreadableLetter:
            continue
        for name, examples in _taught(reader, believing, unheard, text, label):
            found[name].extend(examples)
        progress(number, len(letters))
    if not all(found.values()):
        lacking = ", ".join(name for name, examples in found.items() if not examples)
        raise LookupError(f"{folder}: no labelled letter has an answer that teaches {lacking}")
    return [
        fitted_table(workspace.reference / "rules" / name, len(letters), found[name], values, fit)
        for name, values, fit in _TABLES
    ]


def _taught(
    reader: Reader, believing: Reader, unheard: Reader, text: CanonicalText, label: dict[str, Any]
) -> Iterator[tuple[str, Iterator[Example]]]:
    """What one letter teaches each table; statements as they are before any is doubted."""
    lines = reader.lines(text)
    yield POSITION_TABLE, _stated(lines, label)
    yield USE_TABLE, _used(reader.told(lines), label)
    yield RELIED_TABLE, _relied(reader.cited(text), label)
    yield STATED_TABLE, _found(believing.statements(text), label)
    yield VOICE_TABLE, _spoken(unheard, text, label)
    if _as_whole(label) and all(row.question == "all" for row in reader.read(text).positions):
        yield GIVEN_TABLE, _given(lines, _GAVE[label["outcome"]])


def _stated(lines: list[Line], label: dict[str, Any]) -> Iterator[Example]:
    """The answers of a letter whose question has one labelled position.

    Where most answers name no question, sentences may be given to the wrong one, and the letter teaches nothing.
    """
    said: dict[str, set[str]] = {}
    for row in label.get("positions") or []:
        said.setdefault(row["question"], set()).add(row["position"])
    named = {name for line in lines if line.kind == "answer" and not line.by_words for name in line.questions}
    asked = said.keys() - {"all"}
    if len(asked & named) < len(asked) / 2:
        return
    for answer in answered(lines, wording_of(lines)) if said else ():
        positions = said.get(answer.question, set())
        if len(positions) == 1 and (answer.question != "all" or len(said) == 1):
            yield Example(phrases_of(answer.asked, answer.sentences), next(iter(positions)))


def _used(told: list[Told], label: dict[str, Any]) -> Iterator[Example]:
    """What a letter tells of each technology, where its label says what is stated of use."""
    if "use_stated" not in label:
        return
    rows = label.get("positions") or []
    positions = {row["question"]: row["position"] for row in rows if row["scope"] in ("all", "overt")}
    for row in told:
        if row.lines:
            yield Example(row.phrases(positions), label["use_stated"].get(row.technology_id, NOT_STATED))


def _as_whole(label: dict[str, Any]) -> bool:
    """Whether a letter is labelled with a decision, and with no answer to a question apart."""
    return label.get("outcome") in _GAVE and all(row["question"] == "all" for row in label.get("positions") or [])


def _given(lines: list[Line], gave: str) -> Iterator[Example]:
    """The words of a letter that answers as a whole, beside whether it gives something."""
    aside = asides_of(lines)
    kept = whole_answer(lines, aside.help | aside.reasons | told_again(lines))
    if kept:
        yield Example(phrases_of("", [line.words[line.label_end :] for line in kept]), gave)


def _relied(cited: list[Cited], label: dict[str, Any]) -> Iterator[Example]:
    """What stands around each exemption that a letter names, beside whether its label has it, or a limb of it."""
    if "exemptions" in label:
        for row in cited:
            on = any(related(row.provision, engaged) for engaged in label["exemptions"])
            yield Example(row.phrases, RELIED_ON if on else ONLY_TOLD)


def _found(statements: list[tuple[Hit, dict[str, float]]], label: dict[str, Any]) -> Iterator[Example]:
    """What stands around each statement that a rule finds, beside whether the label has it on one of its questions."""
    rows = [(row["question"], row["position"]) for row in label.get("positions") or []]
    for hit, phrases in statements if "positions" in label else ():
        own = [at for name, at in rows if hit.questions == ("all",) or name == "all" or name in hit.questions]
        whole = {"partly_disclosed"} if hit.position in _PARTS else set()
        whole = {"disclosed", "withheld"} if hit.position == "partly_disclosed" and len(own) > 1 else whole
        yield Example(phrases, STATED if hit.position in own or whole & set(own) else NOT_STATED)


def _spoken(unheard: Reader, text: CanonicalText, label: dict[str, Any]) -> Iterator[Example]:
    """The sentences of a letter, each with who speaks, where all that the letter states is read rightly without the table."""
    reading = unheard.read(text)
    stated = {(row.question, row.scope, row.position) for row in reading.positions}
    wanted = {(row["question"], row["scope"], row["position"]) for row in label.get("positions") or []}
    engaged = set(engaged_provisions(reading))
    if not wanted or stated != wanted or engaged != set(label.get("exemptions", engaged)):
        return
    lines = unheard.lines(text)
    begins = next((line.number for line in lines if line.prose), 0)
    for line in lines[begins:]:
        if line.kind in ("request", "answer") and len(line.words) - line.label_end > 1:
            yield Example(phrases_heard(line), ASKED if line.kind == "request" else ANSWERED)
