"""Pages of disclosure logs and short mails as sites print them: what is lost there, and what must still be read.

Every text in ``log_pages.json`` is invented; ``shows`` says what it proves.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl.coding.outcome import derive_outcome, ncnd_scope
from etl.model import Reading
from etl.read.citations.citations import engaged_provisions
from etl.reference import load

PAGES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "log_pages.json").read_text(encoding="utf-8"))
REFERENCE = load(Path(__file__).parents[2] / "data" / "reference")


@pytest.mark.parametrize("page", PAGES, ids=[page["shows"] for page in PAGES])
def test_a_page_is_read(page: dict[str, Any], read: Callable[[str], Reading]) -> None:
    reading = read(page["text"])
    found = {
        "outcome": derive_outcome(reading.positions, reading.kind, REFERENCE.group),
        "ncnd": ncnd_scope(reading.positions),
        "exemptions": sorted(engaged_provisions(reading)),
        "positions": sorted(f"{row.question} {row.scope} {row.position}" for row in reading.positions),
        "use": {row.technology_id: row.value for row in reading.use_stated},
        "force": reading.force and reading.force.value,
        "reference": reading.reference and reading.reference.value,
        "responded_on": reading.responded_on and str(reading.responded_on.value),
        "kind": reading.kind,
    }
    wanted = {key: value for key, value in page.items() if key not in ("shows", "text")}
    assert {key: found[key] for key in wanted} == wanted
