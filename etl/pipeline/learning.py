"""Learn the table of phrases from labelled letters: which words of an answer speak for which position.

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
from etl.read.weighed import phrases_of
from etl.reference_phrases import ANY_ANSWER, POSITIONS, TABLE, rarity
from etl.workspace import Workspace

MOST_PHRASES = 1_200
FEWEST_ANSWERS = 4
"""A phrase of fewer answers is left out."""
STRENGTH = 30.0
"""Inverse of the penalty: what the error of one answer weighs against the size of the weights."""
_LEAST_WEIGHT = 0.1
_STEPS = 400

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
    position: str


def learn(workspace: Workspace, folder: Path, progress: Callable[[int, int], None]) -> Learned:
    """Learn from every labelled letter of a folder and write ``phrases.csv``.

    Raises:
        LookupError: the folder has no labelled answers.
    """
    letters = labelled(folder)
    examples: list[_Example] = []
    for number, (letter, label) in enumerate(letters, start=1):
        examples.extend(_examples(workspace, letter, json.loads(label.read_text(encoding="utf-8"))))
        progress(number, len(letters))
    if not examples:
        raise LookupError(f"{folder}: no labelled letter has an answer with a position")
    holding = Counter(phrase for example in examples for phrase in example.phrases)
    known = sorted(phrase for phrase, count in holding.items() if count >= FEWEST_ANSWERS)
    weights, _ = _fitted(examples, known, holding)
    heaviest = np.argsort(-np.abs(weights).max(axis=1), kind="stable")[:MOST_PHRASES]
    kept = sorted(known[at] for at in heaviest)
    weights, before = _fitted(examples, kept, holding)
    path = workspace.reference / "rules" / TABLE
    _write(path, len(examples), kept, holding, weights, before)
    return Learned(path, len(letters), len(examples), len(kept))


def _examples(workspace: Workspace, letter: Path, label: dict[str, Any]) -> Iterator[_Example]:
    """The answers of a letter whose question has one labelled position."""
    said: dict[str, set[str]] = {}
    for row in label.get("positions") or []:
        said.setdefault(row["question"], set()).add(row["position"])
    if not said:
        return
    try:
        text = text_of(letter.read_bytes(), letter.name)
    except UnreadableLetter:
        return
    for answer in reader_for(workspace.reference).answers(text):
        positions = said.get(answer.question, set())
        if len(positions) == 1 and (answer.question != "all" or len(said) == 1):
            yield _Example(phrases_of(answer.asked, answer.sentences), positions.pop())


def _fitted(examples: Sequence[_Example], known: Sequence[str], holding: Counter[str]) -> tuple[Floats, Floats]:
    """Weights by phrase and position, and the weights before any phrase."""
    matrix = _matrix(examples, known, holding)
    wanted = np.zeros((len(examples), len(POSITIONS)))
    wanted[np.arange(len(examples)), [POSITIONS.index(example.position) for example in examples]] = 1.0
    often = wanted.sum(axis=0)
    even = wanted @ (len(examples) / (np.count_nonzero(often) * np.maximum(often, 1.0)))
    split = len(known) * len(POSITIONS)

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights, before = flat[:split].reshape(len(known), -1), flat[split:]
        scores = matrix @ weights + before
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(axis=1, keepdims=True)
        missed = (shares - wanted) * even[:, None] * STRENGTH
        error = -STRENGTH * float((even * np.log((shares * wanted).sum(axis=1) + 1e-300)).sum())
        slope = np.concatenate([(matrix.T @ missed + weights).ravel(), missed.sum(axis=0)])
        return error + 0.5 * float((weights**2).sum()), slope

    best = minimize(loss, np.zeros(split + len(POSITIONS)), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
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


def _write(
    path: Path, answers: int, phrases: Sequence[str], holding: Counter[str], weights: Floats, before: Floats
) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["phrase", "answers", "weights"])
        table.writerow([ANY_ANSWER, answers, _cell(before, least=0.0)])
        for phrase, row in zip(phrases, weights, strict=True):
            cell = _cell(row, least=_LEAST_WEIGHT)
            if cell:
                table.writerow([phrase, holding[phrase], cell])


def _cell(weights: Floats, *, least: float) -> str:
    """Weights as the table writes them, the heaviest first; small ones are left out."""
    pairs = [(name, round(float(weight), 1)) for name, weight in zip(POSITIONS, weights, strict=True)]
    pairs.sort(key=lambda pair: (-abs(pair[1]), pair[0]))
    return "; ".join(f"{name} {weight:.1f}" for name, weight in pairs if abs(weight) >= least)
