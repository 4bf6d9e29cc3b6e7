"""Score the reader against labelled letters, and compare it with the reader of another revision."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.pipeline.letters import answer_for
from etl.pipeline.reading import reader_for, text_of
from etl.pipeline.unchanged import build_date
from etl.read import READER_VERSION
from etl.read.errors import UnreadableLetter
from etl.read.evaluate import Change, Scores, gains_and_losses, score, values_of
from etl.reference import Reference
from etl.reference_coding import load_accuracy
from etl.workspace import Workspace

SUFFIXES = (".txt", ".html", ".htm", ".eml", ".pdf", ".docx", ".doc", ".rtf", ".odt", ".msg", ".png", ".tif")
ACCURACY = "accuracy.csv"
SEEN, UNSEEN = "used to write the rules", "not seen before"
MANY = ("exemptions", "positions", "use_stated", "vendors")
CHANGE = ("letter", "field", "before", "now", "span")
Table = tuple[str, list[str], list[list[object]]]


@dataclass
class Evaluation:
    """Labels and readings by letter, the letters that gave no text, and the scores."""

    pairs: dict[str, tuple[dict[str, Any], dict[str, Any]]]
    unreadable: list[tuple[str, str]] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """The letters that have a label."""
        return [*self.pairs, *(name for name, _ in self.unreadable)]

    @property
    def scores(self) -> Scores:
        """Precision, recall and the rest."""
        return score(self.pairs.values())

    def tables(self) -> Iterator[Table]:
        """Everything to show: fields, outcome confusion, roles, reliability."""
        scores = self.scores
        rows = [[name, f"{p:.3f}", f"{r:.3f}", f"{f1:.3f}", n] for name, p, r, f1, n in scores.as_rows() if n]
        yield "Fields", ["field", "precision", "recall", "F1", "labelled"], rows
        confusion = [[label, read, n] for (label, read), n in sorted(scores.confusion.items())]
        yield "Outcome: label and reading", ["label", "read", "letters"], confusion
        yield "Reliability of the confidence", ["confidence from", "letters", "outcome right"], _reliability(self.pairs)

    def differences(self) -> list[list[object]]:
        """Every value that differs from its label."""
        rows: list[list[object]] = []
        for name, (label, read) in self.pairs.items():
            for key, wanted in label.items():
                if key in MANY:
                    one, other = values_of(key, wanted), values_of(key, read.get(key))
                    rows += [[name, key, str(value), ""] for value in sorted(one - other, key=str)]
                    rows += [[name, key, "", str(value)] for value in sorted(other - one, key=str)]
                elif key not in ("citations", "checks", "confidence") and wanted != read.get(key):
                    rows.append([name, key, str(wanted), str(read.get(key))])
        return rows

    def as_json(self) -> dict[str, object]:
        """The scores as one object."""
        return {
            "letters": len(self.names),
            "unreadable": dict(self.unreadable),
            "fields": {
                name: {"precision": p, "recall": r, "f1": f1, "n": n} for name, p, r, f1, n in self.scores.as_rows()
            },
        }


def _reliability(pairs: dict[str, tuple[dict[str, Any], dict[str, Any]]]) -> list[list[object]]:
    bins: dict[float, list[bool]] = {}
    for label, read in pairs.values():
        if "outcome" in label:
            low = int(min(float(read["confidence"]), 0.999) * 10) / 10
            bins.setdefault(low, []).append(label["outcome"] == read["outcome"])
    return [[f"{low:.1f}", len(right), f"{sum(right) / len(right):.2f}"] for low, right in sorted(bins.items())]


def labelled(folder: Path) -> list[tuple[Path, Path]]:
    """Letters with a label of the same name beside them, in the order of their names."""
    found = []
    for label in sorted(folder.rglob("*.json")):
        letter = next((label.with_suffix(suffix) for suffix in SUFFIXES if label.with_suffix(suffix).is_file()), None)
        if letter is not None:
            found.append((letter, label))
    return found


def evaluate(workspace: Workspace, folder: Path, progress: Callable[[int, int], None]) -> Evaluation:
    """Read every labelled letter of a folder."""
    reader = reader_for(workspace.reference)
    result = Evaluation({})
    letters = labelled(folder)
    for number, (letter, label_file) in enumerate(letters, start=1):
        name = letter.relative_to(folder).as_posix()
        try:
            text = text_of(letter.read_bytes(), letter.name)
        except UnreadableLetter as problem:
            result.unreadable.append((name, problem.message))
            continue
        label = _by_vendor_id(json.loads(label_file.read_text(encoding="utf-8")), reader.reference)
        result.pairs[name] = (label, answer_for(reader.read(text), text, reader.reference).as_json())
        progress(number, len(letters))
    return result


def _by_vendor_id(label: dict[str, Any], reference: Reference) -> dict[str, Any]:
    """A label may name a vendor as people do, *Corsight AI*: the same label with the ids of the table of vendors."""
    if not label.get("vendors"):
        return label
    ids = {name.lower(): row.vendor_id for row in reference.vendors for name in (row.vendor, *row.aliases)}
    return {**label, "vendors": [ids.get(name.lower(), name) for name in label["vendors"]]}


@dataclass(frozen=True)
class Changes:
    """Values that the reader of now has right and the other had not, and the reverse."""

    gains: list[list[object]]
    losses: list[list[object]]

    def as_json(self) -> dict[str, object]:
        """Gains and losses as one object, each change with its names."""
        return {
            title: [dict(zip(CHANGE, row, strict=True)) for row in rows]
            for title, rows in (("gains", self.gains), ("losses", self.losses))
        }


def against(folder: Path, revision: str, now: Evaluation) -> Changes:
    """Compare with the reader of another revision of this repository, run in a copy of its own.

    Raises:
        LookupError: git does not know the revision, or its reader does not run.
    """
    before = _readings_of(folder.resolve(), revision)
    shared = [name for name in now.pairs if name in before]
    changes = gains_and_losses(
        {name: (now.pairs[name][0], before[name]) for name in shared}, {name: now.pairs[name] for name in shared}
    )
    return Changes(
        [_line(change) for change in changes if change.gain],
        [_line(change) for change in changes if not change.gain],
    )


def _line(change: Change) -> list[object]:
    return [change.letter, change.field, change.before, change.after, f"{change.start}–{change.end}"]


_READ_ALL = """
import json, sys
from pathlib import Path
from etl.pipeline.evaluation import evaluate
from etl.workspace import Workspace
result = evaluate(Workspace(Path("data")), Path(sys.argv[1]), lambda done, total: None)
print(json.dumps({name: read for name, (label, read) in result.pairs.items()}))
"""


def _readings_of(folder: Path, revision: str) -> dict[str, dict[str, Any]]:
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place) / "tree"
        added = _git("worktree", "add", "--detach", str(tree), revision)
        if added.returncode:
            raise LookupError(f"{revision}: {_last_words(added)}")
        try:
            read = subprocess.run(
                [sys.executable, "-c", _READ_ALL, str(folder)], cwd=tree, capture_output=True, text=True, check=False
            )
        finally:
            _git("worktree", "remove", "--force", str(tree))
        if read.returncode:
            raise LookupError(f"the reader of {revision} does not run: {_last_words(read)}")
        return dict(json.loads(read.stdout))


def _last_words(ended: subprocess.CompletedProcess[str]) -> str:
    """Why a process failed: its last line, or how it ended where it wrote none, as a killed one does."""
    lines = ended.stderr.strip().splitlines()
    return lines[-1] if lines else f"it ended with code {ended.returncode} and no message"


def _git(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *words], capture_output=True, text=True, check=False)


def save(workspace: Workspace, folder: Path, result: Evaluation, *, unseen: bool = False) -> Path:
    """Write the scores to ``accuracy.csv`` of the reference folder, which the Method page shows.

    Figures of letters that the rules were written with and of letters not seen before stand side by side: a
    measurement replaces only the last one of its own kind.
    """
    path = workspace.reference / ACCURACY
    letters = f"{folder.as_posix()}, {UNSEEN if unseen else SEEN}"
    rows: list[Sequence[object]] = [
        list(row.model_dump(mode="json").values())
        for row in load_accuracy(workspace.reference)
        if row.letters.endswith(UNSEEN) is not unseen
    ]
    for name, precision, recall, f1, n in result.scores.as_rows():
        if not n:
            continue
        for measure, value in (("precision", precision), ("recall", recall), ("f1", f1)):
            rows.append([name, measure, f"{value:.4f}", n, READER_VERSION, build_date().isoformat(), letters])
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(["field", "measure", "value", "n", "reader_version", "measured_on", "letters"])
        writer.writerows(rows)
    return path
