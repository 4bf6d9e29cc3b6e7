"""Every labelled letter, read whole. All letters under tests/letters are invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from etl.read.evaluate import score, values_of
from etl.read.reader import Reader
from etl.read.text import extract
from etl.reference import Reference
from tests.read.conftest import as_label

LETTERS = Path(__file__).parents[1] / "letters"
NOT_LETTERS = {".json", ".md", ".csv"}
SCORED = {"positions", "use_stated", "exemptions", "vendors"}


def letters() -> list[Path]:
    return sorted(path for path in LETTERS.rglob("*.*") if path.suffix not in NOT_LETTERS)


def read_label(path: Path, reader: Reader, reference: Reference) -> dict[str, object]:
    return as_label(reader.read(extract(path.read_bytes(), path.name)), reference)


@pytest.mark.parametrize("path", letters(), ids=lambda path: path.stem)
def test_letter(path: Path, reader: Reader, reference: Reference, pytestconfig: pytest.Config) -> None:
    read = read_label(path, reader, reference)
    label_file = path.with_suffix(".json")
    update = pytestconfig.getoption("--update-letters")
    if not label_file.exists():
        label_file.write_text(json.dumps(read, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        pytest.fail(f"{label_file.name} was missing and is now written: read it line by line, then keep it")
    label = json.loads(label_file.read_text(encoding="utf-8"))
    wrong = {
        name: (want, read[name])
        for name, want in label.items()
        if name in read and name != "confidence" and not same(name, want, read[name])
    }
    if update and wrong:
        for name, (want, got) in wrong.items():
            print(f"{path.name}: {name}: {want!r} -> {got!r}")
            label[name] = got
        label_file.write_text(json.dumps(label, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        return
    assert not wrong


def same(name: str, want: object, got: object) -> bool:
    return values_of(name, want) == values_of(name, got) if name in SCORED else want == got


def test_no_outcome_is_confidently_wrong(reader: Reader, reference: Reference) -> None:
    pairs = [
        (json.loads(path.with_suffix(".json").read_text(encoding="utf-8")), read_label(path, reader, reference))
        for path in letters()
        if path.with_suffix(".json").exists()
    ]
    assert pairs
    assert score(pairs).confidently_wrong == 0
