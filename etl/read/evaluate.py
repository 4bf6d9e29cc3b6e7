"""Score readings against labels: precision, recall, confusion, roles apart from finding, reliability.

Pure: labels and predictions are the objects of ``read --json``; a label may hold any subset of the keys
and only those are scored.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

SINGLE = ("force_id", "act", "reference", "responded_on", "outcome", "ncnd_scope", "cost_gbp")
MANY = ("exemptions", "positions", "use_stated", "vendors")
CONFIDENT = 0.9
_HALF_A_PENNY = 0.005
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.01)
WRONGLY_TAKEN = frozenset({"in_request", "quoted", "other_act", "negated"})

Label = Mapping[str, Any]


@dataclass
class Measure:
    """Counts of one field: right values, values read, values labelled."""

    right: int = 0
    read: int = 0
    labelled: int = 0

    @property
    def precision(self) -> float:
        """Right values as a share of values read; 1 where nothing was read."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """Right values as a share of values labelled; 1 where nothing was labelled."""
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.read + self.labelled
        return 2 * self.right / both if both else 1.0


@dataclass
class Scores:
    """What ``score`` measured over a set of letters."""

    n_letters: int = 0
    fields: dict[str, Measure] = field(default_factory=dict)
    exact_exemption_sets: Measure = field(default_factory=Measure)
    exemptions_wrongly_taken: int = 0
    confidently_wrong: int = 0
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    reliability: list[tuple[float, float, int, int]] = field(default_factory=list)
    found: Measure = field(default_factory=Measure)
    roles: Measure = field(default_factory=Measure)
    role_confusion: Counter[tuple[str, str]] = field(default_factory=Counter)

    def as_rows(self) -> list[tuple[str, float, float, float, int]]:
        """One row a field, single values first: name, precision, recall, F1, number of labelled values."""
        known = [(name, self.fields[name]) for name in (*SINGLE, *MANY) if name in self.fields]
        rows = [(name, row.precision, row.recall, row.f1, row.labelled) for name, row in known]
        exact = self.exact_exemption_sets
        rows.append(("exact exemption sets", exact.precision, exact.recall, exact.f1, exact.labelled))
        for name, row in (("citations found", self.found), ("roles of found citations", self.roles)):
            rows.append((name, row.precision, row.recall, row.f1, row.labelled))
        return rows


def score(pairs: Iterable[tuple[Label, Label]]) -> Scores:
    """Score predictions against labels.

    Args:
        pairs: label and prediction of each letter, as ``read --json`` prints them.

    Returns:
        Counts per field. For a single-valued field every labelled letter counts as one value, so
        precision, recall and F1 are all the share of letters read right.
    """
    scores = Scores()
    sure: list[tuple[float, bool]] = []
    for label, read in pairs:
        scores.n_letters += 1
        for name in SINGLE:
            if name in label:
                _count_single(scores, name, label[name], read.get(name))
        for name in MANY:
            if name in label:
                _count_many(scores, name, values_of(name, label[name]), values_of(name, read.get(name)))
        if "exemptions" in label:
            _count_exemptions(scores, label, read)
        if "citations" in label:
            _count_citations(scores, label["citations"], read.get("citations") or [])
        if "outcome" in label:
            right = label["outcome"] == read.get("outcome")
            scores.confusion[str(label["outcome"]), str(read.get("outcome"))] += 1
            sure.append((float(read.get("confidence") or 0.0), right))
    scores.confidently_wrong = sum(confidence >= CONFIDENT and not right for confidence, right in sure)
    scores.reliability = [
        (low, min(high, 1.0), len(inside), sum(inside))
        for low, high in zip(BINS, BINS[1:], strict=False)
        if (inside := [right for confidence, right in sure if low <= confidence < high])
    ]
    return scores


def values_of(name: str, value: Any) -> frozenset[Any]:
    """The comparable values of a many-valued field."""
    if not value:
        return frozenset()
    if name == "positions":
        return frozenset(map(_position, value))
    if name == "use_stated":
        return frozenset(value.items())
    return frozenset(value)


def _position(row: dict[str, Any]) -> tuple[str, str, str]:
    """Question, scope and position; the question without what writers vary: *Question 1(a)*, *1a)*, *A*."""
    name = re.sub(r"^(?:questions?|q|parts?|points?)[. ]*(?=\w)", "", str(row["question"]).strip().lower())
    return re.sub(r"[^\w.]|\.$", "", name), row["scope"], row["position"]


def _count_single(scores: Scores, name: str, label: Any, read: Any) -> None:
    measure = scores.fields.setdefault(name, Measure())
    measure.right += _right(name, label, read)
    measure.read += 1
    measure.labelled += 1


def _right(name: str, label: Any, read: Any) -> bool:
    """Whether a single value is that of the label: references however they are printed, sums to the penny."""
    if name == "reference":
        return bool(_reference(label) == _reference(read))
    if isinstance(label, int | float) and isinstance(read, int | float):
        return abs(label - read) < _HALF_A_PENNY
    return bool(label == read)


def _reference(value: Any) -> Any:
    """A reference without what printers vary: spaces at its signs, a separate *FOI* before it, capitals."""
    if not isinstance(value, str):
        return value
    return re.sub(r"^FOIA? (?=\S*\d)", "", re.sub(r"\s*([-/_.])\s*", r"\1", value.strip().upper()))


def _count_many(scores: Scores, name: str, label: frozenset[Any], read: frozenset[Any]) -> None:
    measure = scores.fields.setdefault(name, Measure())
    measure.right += len(label & read)
    measure.read += len(read)
    measure.labelled += len(label)


def _count_exemptions(scores: Scores, label: Label, read: Label) -> None:
    wanted, got = set(label["exemptions"]), set(read.get("exemptions") or [])
    exact = scores.exact_exemption_sets
    exact.right += wanted == got
    exact.read += 1
    exact.labelled += 1
    not_engaged = {row["provision"] for row in label.get("citations", ()) if row["role"] in WRONGLY_TAKEN}
    scores.exemptions_wrongly_taken += len((got - wanted) & not_engaged) if not_engaged else len(got - wanted)


def _count_citations(scores: Scores, label: Sequence[Label], read: Sequence[Label]) -> None:
    """Finding counts provisions; roles are compared only for provisions found by both."""
    wanted = Counter((row["provision"]) for row in label)
    got = Counter((row["provision"]) for row in read)
    scores.found.right += sum((wanted & got).values())
    scores.found.read += sum(got.values())
    scores.found.labelled += sum(wanted.values())
    for provision in wanted.keys() & got.keys():
        first = [row["role"] for row in label if row["provision"] == provision]
        second = [row["role"] for row in read if row["provision"] == provision]
        for want, role in zip(first, second, strict=False):
            scores.roles.right += want == role
            scores.roles.read += 1
            scores.roles.labelled += 1
            scores.role_confusion[want, role] += 1


@dataclass(frozen=True)
class Change:
    """A value that one reader has right and the other has not, with the words it rests on."""

    letter: str
    field: str
    before: str
    after: str
    gain: bool
    start: int | None
    end: int | None


def gains_and_losses(
    before: Mapping[str, tuple[Label, Label]], after: Mapping[str, tuple[Label, Label]]
) -> list[Change]:
    """What a change of the reader gained and lost.

    Args:
        before: by letter, the label and the earlier reader's prediction.
        after: by letter, the label and the present reader's prediction.

    Returns:
        Values right in one and wrong in the other, losses first, with the span of the passage
        where the prediction names one.
    """
    changes: list[Change] = []
    for letter in sorted(before.keys() & after.keys()):
        label, old = before[letter]
        new = after[letter][1]
        for name in (*SINGLE, *MANY):
            if name in label:
                changes.extend(_changes(letter, name, label[name], old, new))
    return sorted(changes, key=lambda change: (change.gain, change.letter, change.field))


def _changes(letter: str, name: str, label: Any, old: Label, new: Label) -> Iterable[Change]:
    if name in SINGLE:
        was, now = _right(name, label, old.get(name)), _right(name, label, new.get(name))
        if was != now:
            yield Change(letter, name, str(old.get(name)), str(new.get(name)), now, None, None)
        return
    wanted = values_of(name, label)
    first, second = values_of(name, old.get(name)), values_of(name, new.get(name))
    for value in sorted(first ^ second, key=str):
        gain = (value in wanted) == (value in second)
        start, end = _span(name, value, new if value in second else old)
        yield Change(letter, name, _shown(value, first), _shown(value, second), gain, start, end)


def _shown(value: Any, values: frozenset[Any]) -> str:
    words = " ".join(value) if isinstance(value, tuple) else str(value)
    return words if value in values else ""


def _span(name: str, value: Any, read: Label) -> tuple[int | None, int | None]:
    if name == "positions":
        rows = [row for row in read["positions"] if _position(row) == value]
    elif name == "exemptions":
        rows = [row for row in read.get("citations") or [] if row["provision"] == value and row["role"] == "engaged"]
    else:
        rows = []
    return (rows[0].get("start"), rows[0].get("end")) if rows else (None, None)
