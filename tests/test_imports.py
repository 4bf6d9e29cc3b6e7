"""Imports run one way, and each library has one door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STAGES = {"collect", "read", "coding", "publish"}
BELOW_STAGES = {
    "model",
    "provisions",
    "reference",
    "reference_rows",
    "reference_ideas",
    "reference_phrases",
    "reference_rules",
    "reference_topics",
    "reference_coding",
    "issues",
    "snapshot",
    "snapshot_schema",
    "snapshot_tables",
    "snapshot_diff",
    "snapshot_package",
    "snapshot_workbook",
    "masking",
    "measured",
    "pictures",
}
WAY_OF_A_LETTER = [
    "text",
    "labels",
    "view",
    "questions",
    "segments",
    "citations",
    "positions",
    "roles",
    "use",
    "facts",
]
ONE_DOOR = {
    "streamlit": ("dashboard.py", "pages/"),
    "requests": ("etl/collect/http.py",),
    "duckdb": ("etl/publish/", "etl/snapshot", "pages/parts/"),
}


def source_files() -> list[Path]:
    return sorted([*ROOT.glob("*.py"), *(ROOT / "etl").rglob("*.py"), *(ROOT / "pages").rglob("*.py")])


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: write the whole module name"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(path: Path) -> set[str]:
    """The parts of etl that a file imports: stage or module names below etl."""
    return {name.split(".")[1] for name in imported(path) if name.startswith("etl.")}


def part(path: Path) -> str:
    below = path.relative_to(ROOT / "etl").parts
    return below[0].removesuffix(".py")


@pytest.mark.parametrize("path", source_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_library_is_imported_only_behind_its_door(path: Path) -> None:
    place = path.relative_to(ROOT).as_posix()
    roots = {name.split(".")[0] for name in imported(path)}
    for library, doors in ONE_DOOR.items():
        assert library not in roots or place.startswith(doors), f"{place} imports {library}"


@pytest.mark.parametrize("path", sorted((ROOT / "etl").rglob("*.py")), ids=lambda path: path.name)
def test_etl_imports_run_one_way(path: Path) -> None:
    here, used = part(path), ours(path)
    names = {name.split(".")[0] for name in imported(path)}
    assert not names & {"pages", "dashboard"}, f"{path} imports the dashboard"
    if here == "model":
        assert not used
    elif here in STAGES:
        strangers = used - BELOW_STAGES - {here} - {"__init__"}
        assert not strangers, f"{path} imports {strangers}"
    elif here in BELOW_STAGES:
        assert not used & (STAGES | {"pipeline", "cli"}), f"{path} imports a stage"
    elif here.startswith("pipeline"):
        assert not {name for name in used if name.startswith("cli")}, f"{path} imports the command line"


def stages_read(path: Path) -> set[str]:
    """The stages of reading a letter that a file imports: names of packages below etl.read."""
    names = (name.split(".") for name in imported(path) if name.startswith("etl.read."))
    return {name[2] for name in names} & set(WAY_OF_A_LETTER)


def test_every_stage_of_reading_has_its_place_in_the_order() -> None:
    packages = {path.parent.name for path in (ROOT / "etl" / "read").glob("*/__init__.py")}
    assert packages == set(WAY_OF_A_LETTER)


@pytest.mark.parametrize("path", sorted((ROOT / "etl" / "read").glob("*/*.py")), ids=lambda path: path.name)
def test_a_stage_of_reading_imports_only_those_before_it(path: Path) -> None:
    before = WAY_OF_A_LETTER[: WAY_OF_A_LETTER.index(path.parent.name) + 1]
    assert stages_read(path) <= set(before), path


@pytest.mark.parametrize("path", sorted((ROOT / "pages").rglob("*.py")), ids=lambda path: path.name)
def test_pages_use_only_the_snapshot_and_the_pictures(path: Path) -> None:
    assert ours(path) <= {"snapshot", "snapshot_tables", "snapshot_diff", "snapshot_package", "pictures", "measured"}
    if path.parent == ROOT / "pages":
        assert not ours(path), f"{path.name} reaches past pages/parts"


def test_the_test_sees_the_whole_tree() -> None:
    assert {part(path) for path in (ROOT / "etl").rglob("*.py")} >= STAGES
    assert len(source_files()) > 30
