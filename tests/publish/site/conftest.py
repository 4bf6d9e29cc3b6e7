"""A small invented snapshot, and the site made from it. No force wrote any of this."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.publish.site.build import SiteReport, build_site

SCHEMA = Path(__file__).parents[3] / "etl" / "publish" / "schema.sql"
HOSTILE = "<script>alert(1)</script> & \"quotes\" 'and' {{ 7 * 7 }}"


def add(con: duckdb.DuckDBPyConnection, table: str, **cells: Any) -> None:
    marks = ", ".join("?" for _ in cells)
    con.execute(f"INSERT INTO {table} ({', '.join(cells)}) VALUES ({marks})", list(cells.values()))


def force(
    con: duckdb.DuckDBPyConnection, force_id: str, name: str, place: tuple[int, int] | None, **cells: Any
) -> None:
    row = {
        "force_id": force_id,
        "name": name,
        "short_name": name,
        "kind": "territorial",
        "nation": "England",
        "region": "South East",
        "act": "FOIA",
        "certainty": "sure",
        "tile_row": place[0] if place else None,
        "tile_col": place[1] if place else None,
        "tile_label": name[:3].upper(),
    }
    add(con, "force", **{**row, **cells})


def response(
    con: duckdb.DuckDBPyConnection, response_id: str, force_id: str | None, outcome: str, **cells: Any
) -> None:
    row = {
        "response_id": response_id,
        "force_id": force_id,
        "outcome": outcome,
        "ncnd_scope": "none",
        "provisional": False,
        "reviewed": False,
        "comparable": True,
        "coding_method": "register",
        "confidence": 1.0,
        "answer_seen": "yes",
        "source": "other",
        "source_url": f"https://example.org/{response_id}",
    }
    add(con, "response", **{**row, **cells})


def cite(
    con: duckdb.DuckDBPyConnection, response_id: str, no: int, provision: str, used_for: str, **cells: Any
) -> None:
    row = {
        "response_id": response_id,
        "citation_no": no,
        "provision": provision,
        "exemption": provision,
        "act": provision.split()[0],
        "role": "engaged",
        "used_for": used_for,
        "known": True,
        "counts": True,
        "rule_id": "register",
        "method": "register",
        "confidence": 1.0,
    }
    add(con, "citation", **{**row, **cells})


def fill(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(SCHEMA.read_text(encoding="utf-8"))
    force(con, "kent", "Kent Police", (9, 5))
    force(con, "gwent", "Gwent Police", (6, 1), nation="Wales", welsh_name="Heddlu Gwent")
    force(con, "scotland", "Police Scotland", (0, 3), nation="Scotland", act="FOISA")
    force(con, "dorset", "Dorset Police", (9, 2))
    force(con, "college", "College of Policing", None, kind="other", nation="UK")
    for act, section, title in (("FOIA", "s31(3)", "Law enforcement"), ("FOISA", "s18", "Neither confirm nor deny")):
        provision = f"{act} {section}"
        facts = {"provision": provision, "act": act, "section": provision, "title": title, "kind": "exemption"}
        law = {"test": "qualified", "basis": "prejudice", "lifts_confirm_or_deny": True, "plain_english": "Invented."}
        rest = {"requires_public_interest_test": True, "requires_harm_evidence": True, "certainty": "sure"}
        add(con, "exemption", **facts, **law, **rest, source_url="https://www.legislation.gov.uk/x")
    for number, value in enumerate(("disclosed", "denied", "refused", "unread"), start=1):
        add(con, "vocabulary", field="outcome", value=value, number=number, label=value.capitalize(),
            outcome_group="decision", definition="Invented.")  # fmt: skip
    add(con, "question_set", question_set_id="batch", title=f"Batch {HOSTILE}", summary="Invented.", certainty="sure")
    add(con, "question", question_set_id="batch", question="1", text="Do you?", kind="use", certainty="check")
    response(con, "one", "kent", "refused", year=2021, ncnd_scope="all", question_set_id="batch", provisional=True)
    response(con, "two", "kent", "unread", title=HOSTILE, source_url="javascript:alert(1)")
    response(con, "three", "gwent", "denied", year=2022, responded_on=dt.date(2022, 3, 1), ncnd_scope="covert")
    response(con, "four", "scotland", "disclosed", year=2023, title="=cmd()")
    response(con, "five", "college", "refused")
    response(con, "six", None, "disclosed", body_name="Some panel", comparable=False, not_comparable_because="no force")
    cite(con, "one", 1, "FOIA s31(3)", "confirm_or_deny")
    cite(con, "five", 1, "FOIA s31(3)", "withholding")
    cite(con, "one", 2, "FOIA s99(3)", "withholding", exemption=None, known=False)
    add(con, "position", response_id="three", question="1", scope="all", position="no_use", outcome_group="deny",
        quote="We do not use it. " * 40, rule_id="r", method="read", confidence=0.9)  # fmt: skip
    add(con, "snapshot", snapshot_id="2026-01-02-0123abcd", schema_version="1.0.0", built_on=dt.date(2026, 1, 2),
        code_version="0", reader_version="1", content_sha256="0123abcd" * 8, reference_sha256="a", register_sha256="b",
        corrections_sha256="c", letters_sha256="d", counts="{}")  # fmt: skip


@pytest.fixture(scope="session")
def invented() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        fill(con)
        yield con


@pytest.fixture(scope="session")
def site(invented: duckdb.DuckDBPyConnection, tmp_path_factory: pytest.TempPathFactory) -> SiteReport:
    folder = tmp_path_factory.mktemp("made") / "site"
    return build_site(invented, folder, "https://example.org/foi/", "https://live.example.org")
