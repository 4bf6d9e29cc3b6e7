"""Learn the tables of phrases from labelled letters: which words of an answer speak for which position, or use.

Multinomial logistic regression with an L2 penalty, fitted by L-BFGS; then once more on the phrases that carried
most weight, so that the table stays short enough to be read. The same letters give the same table.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, diags

from etl.pipeline.evaluation import labelled
from etl.pipeline.reading import reader_for, text_of
from etl.read.errors import UnreadableLetter
from etl.read.line import Line
from etl.read.positions.answered import answered
from etl.read.positions.as_whole import whole_answer
from etl.read.positions.asides import asides_of
from etl.read.positions.told_again import told_again
from etl.read.positions.weighed import phrases_of
from etl.read.questions.use_asked import wording_of
from etl.read.roles.relied import Cited, related
from etl.read.use.weighed import Told
from etl.reference_phrases import (
    ANY_ANSWER,
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
    USE_TABLE,
    USES,
    rarity,
)
from etl.workspace import Workspace

MOST_PHRASES = 1_200
FEWEST_ANSWERS = 4
"""A phrase of fewer answers is left out."""
STRENGTH = 30.0
"""Inverse of the penalty: what the error of one answer weighs against the size of the weights."""
RELIED_STRENGTH = 10.0
"""The same for provisions: their phrases are fewer, and with more weight those of few letters decide."""
_LEAST_WEIGHT = 0.1
_STEPS = 400
_GAVE = {"disclosed": GIVEN, "partly_disclosed": GIVEN, "denied": NOTHING, "refused": NOTHING}

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Learned:
    """What was learned from how much.

    Attributes:
        path: the table that was written.
        letters: labelled letters read.
        answers: labelled answers found in them.
        phrases: phrases in the table.
    """

    path: Path
    letters: int
    answers: int
    phrases: int


@dataclass(frozen=True)
class _Example:
    phrases: dict[str, float]
    value: str


@dataclass(frozen=True)
class _Fit:
    """How a table is fitted.

    Attributes:
        strength: inverse of the penalty.
        evened: whether rare values count as much as frequent ones.
    """

    strength: float = STRENGTH
    evened: bool = False


def learn(workspace: Workspace, folder: Path, progress: Callable[[int, int], None]) -> list[Learned]:
    """Learn from every labelled letter of a folder and write the tables of phrases.

    Raises:
        LookupError: the folder has no labelled answers.
    """
    letters = labelled(folder)
    stated: list[_Example] = []
    used: list[_Example] = []
    given: list[_Example] = []
    relied: list[_Example] = []
    reader = reader_for(workspace.reference)
    for number, (letter, label_file) in enumerate(letters, start=1):
        label = json.loads(label_file.read_text(encoding="utf-8"))
        try:
            text = text_of(letter.read_bytes(), letter.name)
        except UnreadableLetter:
            continue
        lines = reader.lines(text)
        stated.extend(_stated(lines, label))
        used.extend(_used(reader.told(lines), label))
        relied.extend(_relied(reader.cited(text), label))
        if _as_whole(label) and all(row.question == "all" for row in reader.read(text).positions):
            given.extend(_given(lines, _GAVE[label["outcome"]]))
        progress(number, len(letters))
    if not (stated and used and given and relied):
        raise LookupError(f"{folder}: no labelled letter has an answer with a position, a use, an outcome and an exemption")
    tables = (
        (POSITION_TABLE, stated, POSITIONS, _Fit(evened=True)),
        (USE_TABLE, used, USES, _Fit()),
        (GIVEN_TABLE, given, GIVES, _Fit(evened=True)),
        (RELIED_TABLE, relied, RELIES, _Fit(strength=RELIED_STRENGTH)),
    )
    return [
        _written(workspace.reference / "rules" / name, len(letters), examples, values, fit)
        for name, examples, values, fit in tables
    ]


def _stated(lines: list[Line], label: dict[str, Any]) -> Iterator[_Example]:
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
            yield _Example(phrases_of(answer.asked, answer.sentences), next(iter(positions)))


def _used(told: list[Told], label: dict[str, Any]) -> Iterator[_Example]:
    """What a letter tells of each technology, where its label says what is stated of use."""
    if "use_stated" not in label:
        return
    rows = label.get("positions") or []
    positions = {row["question"]: row["position"] for row in rows if row["scope"] in ("all", "overt")}
    for row in told:
        if row.lines:
            yield _Example(row.phrases(positions), label["use_stated"].get(row.technology_id, NOT_STATED))


def _as_whole(label: dict[str, Any]) -> bool:
    """Whether a letter is labelled with a decision, and with no answer to a question apart."""
    return label.get("outcome") in _GAVE and all(row["question"] == "all" for row in label.get("positions") or [])


def _given(lines: list[Line], gave: str) -> Iterator[_Example]:
    """The words of a letter that answers as a whole, beside whether it gives something."""
    aside = asides_of(lines)
    kept = whole_answer(lines, aside.help | aside.reasons | told_again(lines))
    if kept:
        yield _Example(phrases_of("", [line.words[line.label_end :] for line in kept]), gave)


def _relied(cited: list[Cited], label: dict[str, Any]) -> Iterator[_Example]:
    """What stands around each exemption that a letter names, beside whether its label has it, or a limb of it."""
    if "exemptions" in label:
        for row in cited:
            on = any(related(row.provision, engaged) for engaged in label["exemptions"])
            yield _Example(row.phrases, RELIED_ON if on else ONLY_TOLD)


def _written(path: Path, letters: int, examples: list[_Example], values: Sequence[str], fit: _Fit) -> Learned:
    """Fit on all phrases, then on the heaviest, and write the table."""
    holding = Counter(phrase for example in examples for phrase in example.phrases)
    known = sorted(phrase for phrase, count in holding.items() if count >= FEWEST_ANSWERS)
    weights, _ = _fitted(examples, known, holding, values, fit)
    heaviest = np.argsort(-np.abs(weights).max(axis=1), kind="stable")[:MOST_PHRASES]
    kept = sorted(known[at] for at in heaviest)
    weights, before = _fitted(examples, kept, holding, values, fit)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["phrase", "answers", "weights"])
        table.writerow([ANY_ANSWER, len(examples), _cell(before, values, least=0.0)])
        for phrase, row in zip(kept, weights, strict=True):
            cell = _cell(row, values, least=_LEAST_WEIGHT)
            if cell:
                table.writerow([phrase, holding[phrase], cell])
    return Learned(path, letters, len(examples), len(kept))


def _fitted(
    examples: Sequence[_Example], known: Sequence[str], holding: Counter[str], values: Sequence[str], fit: _Fit
) -> tuple[Floats, Floats]:
    """Weights by phrase and value, and the weights before any phrase.

    Args:
        examples: what to learn from.
        known: the phrases to weigh.
        holding: how many examples hold each.
        values: what a phrase may speak for.
        fit: how to fit.
    """
    matrix = _matrix(examples, known, holding)
    wanted = np.zeros((len(examples), len(values)))
    wanted[np.arange(len(examples)), [values.index(example.value) for example in examples]] = 1.0
    often = wanted.sum(axis=0)
    even = wanted @ (len(examples) / (np.count_nonzero(often) * np.maximum(often, 1.0)))
    counts = even if fit.evened else np.ones(len(examples))
    split = len(known) * len(values)

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights, before = flat[:split].reshape(len(known), -1), flat[split:]
        scores = matrix @ weights + before
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(axis=1, keepdims=True)
        missed = (shares - wanted) * counts[:, None] * fit.strength
        error = -fit.strength * float((counts * np.log((shares * wanted).sum(axis=1) + 1e-300)).sum())
        slope = np.concatenate([(matrix.T @ missed + weights).ravel(), missed.sum(axis=0)])
        return error + 0.5 * float((weights**2).sum()), slope

    best = minimize(loss, np.zeros(split + len(values)), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    return best.x[:split].reshape(len(known), -1), best.x[split:]


def _matrix(examples: Sequence[_Example], known: Sequence[str], holding: Counter[str]) -> csr_matrix:
    """One row an answer, one column a phrase, each row of length 1."""
    column = {phrase: at for at, phrase in enumerate(known)}
    rows, columns, values = [], [], []
    for at, example in enumerate(examples):
        for phrase, count in example.phrases.items():
            if phrase in column:
                rows.append(at)
                columns.append(column[phrase])
                values.append(count * rarity(len(examples), holding[phrase]))
    matrix = csr_matrix((values, (rows, columns)), shape=(len(examples), len(known)))
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return csr_matrix(diags(1.0 / np.maximum(lengths, 1e-12)) @ matrix)


def _cell(weights: Floats, values: Sequence[str], *, least: float) -> str:
    """Weights as the table writes them, the heaviest first; small ones are left out."""
    pairs = [(name, round(float(weight), 1)) for name, weight in zip(values, weights, strict=True)]
    pairs.sort(key=lambda pair: (-abs(pair[1]), pair[0]))
    return "; ".join(f"{name} {weight:.1f}" for name, weight in pairs if abs(weight) >= least)
