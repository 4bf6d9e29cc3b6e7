"""The letter that started the project: a denial of overt use, a refusal to confirm or deny covert use.

The real text is not in the repository; when its bytes are in data/raw it is read too. The letter here is
invented and has the same structure.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from etl.model import CanonicalText, Reading
from etl.read.reader import Reader
from etl.read.text.text import extract
from etl.reference import Reference
from tests.read.conftest import as_label, canonical

SHA256 = "8ca2386637310b8d8121514e1fea9787cc177b47c395b25f98863c6b7f1ded0f"
RAW = Path(__file__).parents[2] / "data" / "raw" / SHA256[:2] / SHA256

INVENTED = """Heddlu Gogledd Cymru / Information Access Office

Response Date: 24/08/2021

2021/702 - Face matching software

In response to your request for information about:

I am writing to ask whether your force uses facial recognition, live (LFR) or automated (AFR), from 2016 - 2021.

- 1) I'd like to know about trials or contracts.
- 2) I'd like to know the company.

North Wales Police do not use facial recognition software.

North Wales Police can neither confirm nor deny that it holds any information about the covert practice of facial
recognition as the duty in Section 1(1)(a) of the Freedom of Information Act 2000 does not apply by virtue of:

Section 24(2) National Security

Section 31(3) Law Enforcement

Sections 24 and 31 being prejudice based, the harm and the public interest are set out here.

Evidence of Harm

To confirm or deny that any other information about covert use is held would show criminals what the force can do.

Public Interest Test

Factors against confirmation - covert tactics would be compromised.

This letter acts as a Refusal Notice under section 17 (1) of the legislation.

THIS INFORMATION IS CORRECT AS AT 28/07/2021
"""


def expect(text: CanonicalText, reading: Reading, reference: Reference) -> None:
    label = as_label(reading, reference)
    del label["confidence"]
    assert label == {
        "force_id": "north-wales",
        "reference": "2021/702",
        "responded_on": "2021-08-24",
        "act": "FOIA",
        "outcome": "denied",
        "ncnd_scope": "covert",
        "exemptions": ["FOIA s24(2)", "FOIA s31(3)"],
        "positions": [
            {"question": "all", "scope": "overt", "position": "no_use"},
            {"question": "all", "scope": "covert", "position": "neither_confirm_nor_deny"},
        ],
        "use_stated": {"facial_recognition": "no_use"},
        "vendors": [],
        "cost_gbp": None,
    }
    roles = {citation.provision: citation.role for citation in reading.citations}
    assert roles["FOIA s1(1)(a)"] == roles["FOIA s17(1)"] == "procedural"
    denial, refusal = reading.positions
    assert "do not use" in text.text[denial.evidence.start : denial.evidence.end]
    assert "neither confirm nor deny" in text.text[refusal.evidence.start : refusal.evidence.end]


def test_a_letter_of_the_same_structure(read: Callable[[str], Reading], reference: Reference) -> None:
    expect(canonical(INVENTED), read(INVENTED), reference)


def test_the_letter_itself_where_it_is_on_this_machine(reader: Reader, reference: Reference) -> None:
    if not RAW.is_file():
        assert not RAW.exists()
        return
    text = extract(RAW.read_bytes(), "letter.txt")
    expect(text, reader.read(text), reference)
