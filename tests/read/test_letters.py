"""Every labelled letter, read whole. All letters under tests/letters are invented.

``tests/letters/known_differences.csv`` holds what the reader still gets wrong, one row a value. A
difference that is not listed fails, and so does a listed one that has healed: remove its line.
"""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path

import pytest

from etl.read.evaluate import score, values_of
from etl.read.reader import Reader
from etl.read.text.text import extract
from etl.reference import Reference
from tests.read.conftest import as_label

LETTERS = Path(__file__).parents[1] / "letters"
KNOWN = LETTERS / "known_differences.csv"
NOT_LETTERS = {".json", ".md", ".csv"}
SCORED = {"positions", "use_stated", "exemptions", "vendors"}


def letters() -> list[Path]:
    return sorted(path for path in LETTERS.rglob("*.*") if path.suffix not in NOT_LETTERS)


def name_of(path: Path) -> str:
    return path.relative_to(LETTERS).as_posix()


@cache
def known() -> dict[str, dict[str, tuple[str, str]]]:
    """Letter, field -> label and reading, as the table of known differences has them."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    with KNOWN.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["letter"], {})[row["field"]] = (row["label"], row["read"])
    return found


def read_label(path: Path, reader: Reader, reference: Reference) -> dict[str, object]:
    return as_label(reader.read(extract(path.read_bytes(), path.name)), reference)


def differences(label: dict[str, object], read: dict[str, object]) -> dict[str, tuple[str, str]]:
    """Field -> label and reading where they differ; of many-valued fields only the values that differ."""
    wrong: dict[str, tuple[str, str]] = {}
    for name, want in label.items():
        if name not in read or name == "confidence":
            continue
        if name in SCORED:
            missing = values_of(name, want) - values_of(name, read[name])
            extra = values_of(name, read[name]) - values_of(name, want)
            if missing or extra:
                wrong[name] = (printed(missing), printed(extra))
        elif want != read[name]:
            wrong[name] = (str(want), str(read[name]))
    return wrong


def printed(values: frozenset[object]) -> str:
    return "; ".join(sorted(" ".join(value) if isinstance(value, tuple) else str(value) for value in values))


@pytest.mark.parametrize("path", letters(), ids=name_of)
def test_letter(path: Path, reader: Reader, reference: Reference, pytestconfig: pytest.Config) -> None:
    read = read_label(path, reader, reference)
    label_file = path.with_suffix(".json")
    if not label_file.exists():
        label_file.write_text(json.dumps(read, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        pytest.fail(f"{label_file.name} was missing and is now written: read it line by line, then keep it")
    label = json.loads(label_file.read_text(encoding="utf-8"))
    wrong = differences(label, read)
    if pytestconfig.getoption("--update-letters") and wrong:
        for name, (want, got) in wrong.items():
            print(f"{path.name}: {name}: {want!r} -> {got!r}")
            label[name] = read[name]
        label_file.write_text(json.dumps(label, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        return
    listed = known().get(name_of(path), {})
    healed = {name: row for name, row in listed.items() if wrong.get(name) != row}
    new = {name: row for name, row in wrong.items() if listed.get(name) != row}
    assert not new, "differs from its label, and known_differences.csv does not list it (label, reading)"
    assert not healed, f"healed or changed: remove the line from {KNOWN.name}"


def test_every_known_difference_names_a_letter_and_a_field() -> None:
    names = {name_of(path): json.loads(path.with_suffix(".json").read_text(encoding="utf-8")) for path in letters()}
    for letter, fields in known().items():
        assert letter in names
        assert set(fields) <= set(names[letter])


def test_no_outcome_is_confidently_wrong(reader: Reader, reference: Reference) -> None:
    pairs = [
        (json.loads(path.with_suffix(".json").read_text(encoding="utf-8")), read_label(path, reader, reference))
        for path in letters()
    ]
    assert pairs
    assert score(pairs).confidently_wrong == 0
