"""The reference tables: each loads, and each kind of bad cell is refused with its place."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from etl.reference import ReferenceError, load

ROOT = Path(__file__).parents[1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data" / "reference", tmp_path / "reference"))


def spoil(path: Path, old: str, new: str) -> int:
    """Replace the first occurrence and return its line number."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_committed_tables_load(folder: Path) -> None:
    reference = load(folder)
    territorial = [force for force in reference.forces if force.kind == "territorial"]
    assert len(territorial) == 45
    assert len({(force.tile_row, force.tile_col) for force in territorial}) == 45
    assert {force.force_id for force in reference.forces if force.welsh_name} == {
        "dyfed-powys",
        "gwent",
        "north-wales",
        "south-wales",
    }


@pytest.mark.parametrize(
    ("provision", "exists", "title"),
    [
        ("FOIA s31(1)(a)", True, "Law enforcement"),
        ("FOISA s31", True, "National security and defence"),
        ("FOIA s31(4)", False, "Law enforcement"),
        ("FOIA s40(3)(a)(i)", True, "Personal information"),
        ("EIR r12(5)(b)", True, "Course of justice, fair trial, criminal or disciplinary inquiry"),
        ("FOIA s99", False, None),
    ],
)
def test_a_provision_is_found_at_its_nearest_row(provision: str, exists: bool, title: str | None) -> None:
    reference = load(ROOT / "data" / "reference")
    row = reference.catalogue_row(provision)
    assert reference.exists(provision) is exists
    assert (row.title if row else None) == title


@pytest.mark.parametrize(
    ("name", "old", "new", "says"),
    [
        ("forces.csv", ",territorial,", ",county,", "kind"),
        ("forces.csv", "E23000036", "E2300003", "gss_code"),
        ("law/foia.csv", ",qualified,", ",relative,", "test"),
        ("technologies.csv", ",facial_recognition,sure", ",face_reading,sure", "parent_technology_id"),
        ("vocabulary.csv", "position,2,", "position,zwei,", "number"),
        ("question_sets.csv", "2021-07-27", "27/07/2021", "asked_from"),
    ],
)
def test_a_bad_cell_is_refused_with_its_place(folder: Path, name: str, old: str, new: str, says: str) -> None:
    line = spoil(folder / name, old, new)
    with pytest.raises(ReferenceError) as refused:
        load(folder)
    message = str(refused.value)
    assert name in message and f"line {line}" in message and says in message


def test_a_key_that_stands_twice_is_refused(folder: Path) -> None:
    path = folder / "forces.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1]]) + "\n", encoding="utf-8")
    with pytest.raises(ReferenceError, match="stands twice"):
        load(folder)


def test_a_missing_or_renamed_column_is_refused(folder: Path) -> None:
    spoil(folder / "vendors.csv", "vendor_id,vendor", "id,vendor")
    with pytest.raises(ReferenceError, match="line 1: the columns must be"):
        load(folder)


def test_a_missing_file_is_refused(folder: Path) -> None:
    (folder / "bounds.csv").unlink()
    with pytest.raises(ReferenceError, match="the file is missing"):
        load(folder)


def test_the_vocabulary_has_the_values_that_the_model_allows(folder: Path) -> None:
    from typing import get_args

    from etl import model

    reference = load(folder)
    for field, allowed in {
        "position": model.PositionValue,
        "scope": model.Scope,
        "outcome": model.Outcome,
        "role": model.Role,
        "ncnd_scope": model.NcndScope,
    }.items():
        assert set(reference.terms(field)) == set(get_args(allowed))
