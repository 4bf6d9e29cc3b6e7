"""The only reader of ``data/reference``: loads each table once, checks it, freezes it, answers look-ups."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from etl.reference_rows import (
    Bound,
    Crosswalk,
    Force,
    ForceName,
    OtherAct,
    Provision,
    Question,
    QuestionSet,
    Source,
    Technology,
    Term,
    Vendor,
)

Row = TypeVar("Row", bound=BaseModel)


class ReferenceError(Exception):
    """A table that breaks its rules: names file, line, column, value and what is allowed."""


def read_table(path: Path, row_class: type[Row]) -> tuple[Row, ...]:
    """Read one UTF-8 CSV file into rows of ``row_class``.

    Raises:
        ReferenceError: the file is missing, its header differs from the class, or a cell is not allowed.
    """
    if not path.is_file():
        raise ReferenceError(f"{path}: the file is missing; restore it from the repository")
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        expected = list(row_class.model_fields)
        if reader.fieldnames is None or list(reader.fieldnames) != expected:
            raise ReferenceError(f"{path}: line 1: the columns must be {','.join(expected)}")
        return tuple(_row(path, reader, cells, row_class) for cells in reader)


def _row(path: Path, reader: csv.DictReader[str], cells: dict[str, str], row_class: type[Row]) -> Row:
    if None in cells or None in cells.values():
        raise ReferenceError(f"{path}: line {reader.line_num}: the number of cells differs from the header")
    try:
        return row_class.model_validate(cells)
    except ValidationError as error:
        first = error.errors()[0]
        column = str(first["loc"][0]) if first["loc"] else "?"
        raise ReferenceError(
            f"{path}: line {reader.line_num}, column {column}: {cells.get(column)!r} is not allowed: {first['msg']}"
        ) from None


@dataclass(frozen=True)
class Reference:
    """All reference tables, frozen, with the look-ups that the stages need."""

    forces: tuple[Force, ...]
    force_names: tuple[ForceName, ...]
    provisions: tuple[Provision, ...]
    other_acts: tuple[OtherAct, ...]
    technologies: tuple[Technology, ...]
    vendors: tuple[Vendor, ...]
    vocabulary: tuple[Term, ...]
    crosswalk: tuple[Crosswalk, ...]
    question_sets: tuple[QuestionSet, ...]
    questions: tuple[Question, ...]
    sources: tuple[Source, ...]
    bounds: tuple[Bound, ...]
    folder: Path
    sha256: str

    @cached_property
    def force(self) -> dict[str, Force]:
        """Force by ``force_id``."""
        return {row.force_id: row for row in self.forces}

    @cached_property
    def provision(self) -> dict[str, Provision]:
        """Catalogue row by its name with the Act: ``FOIA s31``, ``FOIA s40(2)``, ``EIR r12(5)(b)``."""
        return {row.name: row for row in self.provisions}

    @cached_property
    def technology(self) -> dict[str, Technology]:
        """Technology by ``technology_id``."""
        return {row.technology_id: row for row in self.technologies}

    @cached_property
    def vendor(self) -> dict[str, Vendor]:
        """Vendor by ``vendor_id``."""
        return {row.vendor_id: row for row in self.vendors}

    @cached_property
    def question_set(self) -> dict[str, QuestionSet]:
        """Question set by ``question_set_id``."""
        return {row.question_set_id: row for row in self.question_sets}

    def terms(self, field: str) -> tuple[str, ...]:
        """The values allowed for one field of the vocabulary, in the order of their numbers."""
        return tuple(row.value for row in self.vocabulary if row.field == field)

    def group(self, position: str) -> str:
        """The outcome group (``disclose``, ``deny``, ``refuse`` or ``none``) of a position."""
        return self._groups[position]

    @cached_property
    def _groups(self) -> dict[str, str]:
        return {row.value: row.outcome_group for row in self.vocabulary if row.field == "position"}

    def catalogue_row(self, provision: str) -> Provision | None:
        """The nearest catalogue row for a cited provision.

        ``FOIA s31(1)(a)`` gives the row of ``FOIA s31``, ``FOIA s40(2)(a)`` that of ``FOIA s40(2)``.
        A provision whose section the catalogue does not have gives ``None``. Whether the subdivision
        exists is asked with :meth:`exists`.
        """
        name = provision
        while name:
            if name in self.provision:
                return self.provision[name]
            cut = name.rfind("(")
            name = name[:cut] if cut > 0 else ""
        return None

    def under_section_18(self, provision: str) -> bool:
        """Whether section 18(1) of the Scottish Act names the section of an exemption."""
        row = self.catalogue_row(provision)
        return row is not None and row.act == "FOISA" and "s18" in row.confirm_or_deny_provision

    def exists(self, provision: str) -> bool:
        """Whether the Act has, or once had, exactly this provision."""
        return provision in self._known or provision in self.provision

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(name for row in self.provisions for name in _subdivided(row))


def _subdivided(row: Provision) -> Iterator[str]:
    """Every name below a catalogue row; subdivisions are counted from the section, not from a child row."""
    section = row.name.split("(")[0]
    for path in (*row.subdivisions, *row.former_subdivisions):
        yield section + "".join(f"({part})" for part in path.split("."))


def _unique(path: Path, keys: Iterable[object]) -> None:
    seen: set[object] = set()
    for line, key in enumerate(keys, start=2):
        if key in seen:
            raise ReferenceError(f"{path}: line {line}: {key!r} stands twice; each key is allowed once")
        seen.add(key)


def _points_to(path: Path, column: str, values: Iterable[str | None], allowed: Iterable[str]) -> None:
    known = set(allowed)
    for line, value in enumerate(values, start=2):
        if value is not None and value not in known:
            raise ReferenceError(f"{path}: line {line}, column {column}: {value!r} is no known id")


def folder_sha256(folder: Path) -> str:
    """SHA-256 (hex) over the names and bytes of every CSV file below ``folder``, in path order."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.csv")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def load(folder: Path) -> Reference:
    """Load and check every table of ``folder`` (``data/reference``).

    Raises:
        ReferenceError: a table is missing or breaks its rules.
    """
    law = folder / "law"
    provisions = tuple(row for act in ("foia", "foisa", "eir") for row in read_table(law / f"{act}.csv", Provision))
    reference = Reference(
        forces=read_table(folder / "forces.csv", Force),
        force_names=read_table(folder / "force_names.csv", ForceName),
        provisions=provisions,
        other_acts=read_table(law / "other_acts.csv", OtherAct),
        technologies=read_table(folder / "technologies.csv", Technology),
        vendors=read_table(folder / "vendors.csv", Vendor),
        vocabulary=read_table(folder / "vocabulary.csv", Term),
        crosswalk=read_table(folder / "crosswalk.csv", Crosswalk),
        question_sets=read_table(folder / "question_sets.csv", QuestionSet),
        questions=read_table(folder / "questions.csv", Question),
        sources=read_table(folder / "sources.csv", Source),
        bounds=read_table(folder / "bounds.csv", Bound),
        folder=folder,
        sha256=folder_sha256(folder),
    )
    _check_keys(reference, folder)
    return reference


def _check_keys(reference: Reference, folder: Path) -> None:
    forces, technologies = reference.force, reference.technology
    _unique(folder / "forces.csv", (row.force_id for row in reference.forces))
    _unique(folder / "technologies.csv", (row.technology_id for row in reference.technologies))
    _unique(folder / "vendors.csv", (row.vendor_id for row in reference.vendors))
    _unique(folder / "vocabulary.csv", ((row.field, row.value) for row in reference.vocabulary))
    _unique(folder / "question_sets.csv", (row.question_set_id for row in reference.question_sets))
    _unique(folder / "questions.csv", ((row.question_set_id, row.question) for row in reference.questions))
    _unique(folder / "sources.csv", (row.source_id for row in reference.sources))
    _unique(folder / "law", (row.name for row in reference.provisions))
    _points_to(folder / "force_names.csv", "force_id", (row.force_id for row in reference.force_names), forces)
    _points_to(folder / "sources.csv", "force_id", (row.force_id for row in reference.sources), forces)
    _points_to(
        folder / "questions.csv",
        "question_set_id",
        (row.question_set_id for row in reference.questions),
        reference.question_set,
    )
    _points_to(
        folder / "questions.csv",
        "technology_id",
        (row.technology_id for row in reference.questions),
        technologies,
    )
    _points_to(
        folder / "technologies.csv",
        "parent_technology_id",
        (row.parent_technology_id for row in reference.technologies),
        technologies,
    )
