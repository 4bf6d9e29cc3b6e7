"""Letters that answer their questions twice, of open and of hidden use. Every text here is invented."""

from __future__ import annotations

from etl.model import Reading
from etl.read.line import Line
from etl.read.positions.by_scope import parts_by_scope
from etl.read.reader import Reader
from tests.read.conftest import canonical

HEAD = (
    "Kent Police\nRef: FOI 100/24\nDate: 5 March 2024\n\nYou asked:\n\n1. Do you use facial recognition?\n"
    "2. If so, which company provides it?\n\nResponse\n\n"
)


def positions(reading: Reading) -> set[tuple[str, str, str]]:
    return {(row.question, row.scope, row.position) for row in reading.positions}


def test_each_part_answers_with_the_same_numbers(reader: Reader) -> None:
    answer = (
        "Overt use\n\n1. No. Kent Police has never used facial recognition overtly.\n2. N/A\n\nCovert use\n\n"
        "1. Kent Police can neither confirm nor deny that it holds information, by virtue of section 31(3).\n"
        "2. As 1 above.\n"
    )
    assert positions(reader.read(canonical(HEAD + answer))) == {
        ("1", "overt", "no_use"),
        ("2", "overt", "no_use"),
        ("1", "covert", "neither_confirm_nor_deny"),
        ("2", "covert", "neither_confirm_nor_deny"),
    }


def _lines(*rows: tuple[str, tuple[str, ...]]) -> list[Line]:
    return [
        Line(at, at, at + 1, words, "answer", "x", False, questions, label_end=2 if questions else 0, first=True)
        for at, (words, questions) in enumerate(rows)
    ]


def test_the_headings_part_the_numbered_answers_and_nothing_else() -> None:
    lines = _lines(
        ("overt use:", ()),
        ("1. no.", ("1",)),
        ("with regard to covert use:", ()),
        ("1. we neither confirm nor deny.", ("1",)),
        ("section 24 is qualified.", ()),
        ("1. a later heading.", ("1",)),
    )
    assert parts_by_scope(lines) == {1: "overt", 3: "covert"}


def test_one_heading_alone_parts_nothing() -> None:
    lines = _lines(("1. no.", ("1",)), ("covert use:", ()), ("2. we neither confirm nor deny.", ("2",)))
    assert parts_by_scope(lines) == {}


def test_a_table_with_a_column_for_each_is_parted_by_its_cells() -> None:
    lines = _lines(("| | overt | covert |", ()), ("| q1 | none.", ("1",)), ("neither confirmed nor denied |", ("1",)))
    assert parts_by_scope(lines) == {1: "overt", 2: "covert"}
