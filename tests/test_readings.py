"""Readings are kept as long as what they follow from stays: the reader, and the tables that it reads by."""

from __future__ import annotations

from dataclasses import fields

import pytest

from etl.collect.store import RawStore
from etl.pipeline import reading
from etl.read.reader import Reader
from etl.reference import Reference, load
from etl.reference_rules import load_rules
from etl.workspace import Workspace
from tests.served import LETTERS, add_letters

FIELDS = frozenset(field.name for field in fields(Reference))
TABLES = {
    "forces": "forces.csv",
    "force_names": "force_names.csv",
    "technologies": "technologies.csv",
    "vendors": "vendors.csv",
    "provisions": "law",
    "other_acts": "law",
}


class Watched(Reference):
    """Notes which of its tables are asked for."""

    asked: set[str] = set()

    def __getattribute__(self, name: str) -> object:
        if name in FIELDS:
            Watched.asked.add(name)
        return super().__getattribute__(name)


def n_read(workspace: Workspace) -> int:
    """How many letters of the store are read; those with a reading are not."""
    store, totals = RawStore(workspace.raw), [0]
    reading.read_new([*store.documents()], workspace, store.path, lambda done, total: totals.append(total))
    return totals[-1]


@pytest.mark.parametrize("table", ["accuracy.csv", "bounds.csv", "checks.csv", "questions.csv", "sources.csv"])
def test_a_table_that_the_reader_does_not_read_leaves_readings_as_they_are(workspace: Workspace, table: str) -> None:
    add_letters(workspace, LETTERS[:2])
    path = workspace.reference / table
    path.write_bytes(path.read_bytes() + b"\n")
    assert n_read(workspace) == 0


@pytest.mark.parametrize("table", ["vendors.csv", "law/other_acts.csv", "rules/words.csv", "rules/wordings/uses.csv"])
def test_a_table_that_the_reader_reads_makes_it_read_again(workspace: Workspace, table: str) -> None:
    add_letters(workspace, LETTERS[:2])
    path = workspace.reference / table
    path.write_bytes(path.read_bytes() + b"\n")
    assert n_read(workspace) == 2


def test_the_reader_asks_for_no_other_table(workspace: Workspace) -> None:
    known = load(workspace.reference)
    watched = Watched(**{name: getattr(known, name) for name in FIELDS})
    Watched.asked.clear()
    reader = Reader(watched, load_rules(workspace.reference / "rules"))
    for letter in LETTERS[:12]:
        reader.read(reading.text_of(letter.read_bytes(), letter.name))
    assert Watched.asked == set(TABLES)
    assert {"rules", *TABLES.values()} == set(reading.READ_BY)
