"""Reviews that number their paragraphs or tell the first decision below a heading. Every letter here is invented."""

from __future__ import annotations

from etl.read.reader import Reader
from tests.read.conftest import canonical, positions_of

HEAD = "Kent Police\n\nINTERNAL REVIEW\n\nOur reference: IR 047-25\nDate: 9 July 2025\n\nDear Mr Lathom\n\n"


def test_paragraphs_that_count_on_belong_to_the_heading_above(reader: Reader) -> None:
    letter = HEAD + (
        "1. On 12 May you complained about our reply. Your complaint goes to questions 4 and 8.\n\n"
        "QUESTION 4 (supplier)\n\n2. The exemption is withdrawn. The supplier is NEC and the cost was £78,200.\n\n"
        "QUESTION 8 (policy)\n\n3. I have read the policy. It remains exempt and is withheld under section 31(1)(a).\n"
    )
    assert positions_of(reader.read(canonical(letter))) == {"4": "disclosed", "8": "withheld"}


def test_what_was_decided_before_is_told_up_to_the_findings(reader: Reader) -> None:
    letter = HEAD + (
        "The original request\n1) The number of searches made in 2022.\n2) The training slides.\n\n"
        "What was decided in July\nQ1 was turned down on cost (s12(1)). Q2 was held back under s31(1)(a). In addition the "
        "force would neither confirm nor deny any further use, citing s23(5) and s31(3).\n\n"
        "What I find\n1) You are right. In 2022 Kent Police made 6,731 searches.\n"
        "2) I agree that section 31(1)(a) is engaged and the slides remain withheld.\n"
    )
    reading = reader.read(canonical(letter))
    assert {row.provision for row in reading.citations if row.role == "engaged"} == {"FOIA s31(1)(a)"}
    assert positions_of(reading) == {"1": "disclosed", "2": "withheld"}
