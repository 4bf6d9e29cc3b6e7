"""Whole replies in few words: how requests and answers stand to each other on the page.

Every reply in ``replies.json`` is invented. Unlike the labelled letters they have no boilerplate, so that
each shows one way of laying out questions and answers and what must be read from it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl.model import Reading
from etl.read.citations.citations import engaged_provisions

REPLIES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "replies.json").read_text(encoding="utf-8"))
FRAME = """{force}
Freedom of Information Unit

Our ref: FOI 1123/24
Date: 4 March 2024

Dear Applicant

{opening}

{request}

{answer}

If you are not satisfied with this response you may ask for an internal review within 40 working days.

Yours sincerely

Information Governance Officer
"""


@pytest.mark.parametrize("reply", REPLIES, ids=[reply["answer"][:40] for reply in REPLIES])
def test_a_reply_is_read_question_by_question(reply: dict[str, Any], read: Callable[[str], Reading]) -> None:
    reading = read(FRAME.format(**reply))
    stated = sorted(f"{row.question} {row.scope} {row.position}" for row in reading.positions)
    assert stated == reply["positions"]
    assert sorted(engaged_provisions(reading)) == reply["exemptions"]
    assert reading.kind == reply["kind"]
    if reply["use"] is not None:
        assert {row.technology_id: row.value for row in reading.use_stated} == reply["use"]
