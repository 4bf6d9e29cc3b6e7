"""Short answers in one frame: what each says of outcome, positions, exemptions and use. All are invented.

``answers.csv`` has one answer a row. ``read`` is empty where the reader is right; else it holds what the
reader makes of it instead, so that a healed row fails until the cell is emptied.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from etl.read.reader import Reader
from etl.reference import Reference
from tests.read.conftest import as_label, canonical

TABLE = Path(__file__).with_name("answers.csv")
FIELDS = ("outcome", "ncnd_scope", "positions", "exemptions", "use_stated")
FRAME = """Kent Police
Freedom of Information Act 2000
Our ref: 123/24
4 March 2024

Dear Ms Hart

You asked:

{question}

Response

{answer}

Yours sincerely
"""


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def written(field: str, value: object) -> str:
    """A value of a reading as the table writes it."""
    if field == "positions":
        assert isinstance(value, list)
        return " ".join(sorted(f"{row['question']}/{row['scope']}/{row['position']}" for row in value))
    if field == "use_stated":
        assert isinstance(value, dict)
        return " ".join(f"{name}={use}" for name, use in sorted(value.items())) or "none"
    return "; ".join(sorted(value)) or "none" if isinstance(value, list) else str(value)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["answer"][:50])
def test_answer(row: dict[str, str], reader: Reader, reference: Reference) -> None:
    read = as_label(reader.read(canonical(FRAME.format(**row))), reference)
    wrong = [
        f"{field}: {written(field, read[field])}"
        for field in FIELDS
        if row[field] and written(field, read[field]) != row[field]
    ]
    assert "; ".join(wrong) == row["read"], f"{row['answer']!r} is read as {wrong}, the table says {row['read']!r}"
