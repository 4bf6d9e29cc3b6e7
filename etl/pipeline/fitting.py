"""Fit a table of phrases to examples: which phrases speak for which value, and how much.

Multinomial logistic regression with an L2 penalty, fitted by L-BFGS; then once more on the phrases that carried
most weight, so that the table stays short enough to be read. The same examples give the same table.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, diags

from etl.reference_phrases import ANY_ANSWER, rarity

MOST_PHRASES = 1_200
FEWEST_ANSWERS = 4
"""A phrase of fewer answers is left out."""
STRENGTH = 30.0
"""Inverse of the penalty: what the error of one answer weighs against the size of the weights."""
_LEAST_WEIGHT = {1: 0.1, 2: 0.02}
"""The smallest weight that is written, by how many digits a table has."""
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
class Example:
    """What to learn from.

    Attributes:
        phrases: phrases, and what each counts before its rarity.
        value: what they spoke for.
    """

    phrases: dict[str, float]
    value: str


@dataclass(frozen=True)
class Fit:
    """How a table is fitted.

    Attributes:
        strength: inverse of the penalty.
        evened: whether rare values count as much as frequent ones.
        by_rarity: whether a phrase counts by its rarity and its share of the answer; else each counts as it stands.
        most: phrases that the table keeps.
    """

    strength: float = STRENGTH
    evened: bool = False
    by_rarity: bool = True
    most: int = MOST_PHRASES


def fitted_table(path: Path, letters: int, examples: list[Example], values: Sequence[str], fit: Fit) -> Learned:
    """Fit on all phrases, then on the heaviest, and write the table.

    Args:
        path: the table to write.
        letters: how many letters the examples are from.
        examples: what to learn from.
        values: what a phrase may speak for.
        fit: how to fit.
    """
    holding = Counter(phrase for example in examples for phrase in example.phrases)
    known = sorted(phrase for phrase, count in holding.items() if count >= FEWEST_ANSWERS)
    weights, _ = _fitted(examples, known, holding, values, fit)
    heaviest = np.argsort(-np.abs(weights).max(axis=1), kind="stable")[: fit.most]
    kept = sorted(known[at] for at in heaviest)
    weights, before = _fitted(examples, kept, holding, values, fit)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["phrase", "answers", "weights"])
        digits = 1 if fit.by_rarity else 2
        table.writerow([ANY_ANSWER, len(examples), _cell(before, values, digits, least=0.0)])
        for phrase, row in zip(kept, weights, strict=True):
            cell = _cell(row, values, digits, least=_LEAST_WEIGHT[digits])
            if cell:
                table.writerow([phrase, holding[phrase], cell])
    return Learned(path, letters, len(examples), len(kept))


def _fitted(
    examples: Sequence[Example], known: Sequence[str], holding: Counter[str], values: Sequence[str], fit: Fit
) -> tuple[Floats, Floats]:
    """Weights by phrase and value, and the weights before any phrase.

    Args:
        examples: what to learn from.
        known: the phrases to weigh.
        holding: how many examples hold each.
        values: what a phrase may speak for.
        fit: how to fit.
    """
    matrix = _matrix(examples, known, holding if fit.by_rarity else None)
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


def _matrix(examples: Sequence[Example], known: Sequence[str], holding: Counter[str] | None) -> csr_matrix:
    """One row an answer, one column a phrase.

    Args:
        examples: what to learn from.
        known: the phrases to weigh.
        holding: how many examples hold each phrase, by which it counts, in rows of length 1; without it each counts as it is.
    """
    column = {phrase: at for at, phrase in enumerate(known)}
    rows, columns, values = [], [], []
    for at, example in enumerate(examples):
        for phrase, count in example.phrases.items():
            if phrase in column:
                rows.append(at)
                columns.append(column[phrase])
                values.append(count * rarity(len(examples), holding[phrase]) if holding is not None else count)
    matrix = csr_matrix((values, (rows, columns)), shape=(len(examples), len(known)))
    if holding is None:
        return matrix
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return csr_matrix(diags(1.0 / np.maximum(lengths, 1e-12)) @ matrix)


def _cell(weights: Floats, values: Sequence[str], digits: int, *, least: float) -> str:
    """Weights as the table writes them, the heaviest first; small ones are left out."""
    pairs = [(name, round(float(weight), digits)) for name, weight in zip(values, weights, strict=True)]
    pairs.sort(key=lambda pair: (-abs(pair[1]), pair[0]))
    return "; ".join(f"{name} {weight:.{digits}f}" for name, weight in pairs if abs(weight) >= least)
