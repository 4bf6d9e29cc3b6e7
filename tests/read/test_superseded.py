"""A thread that ends with a review of the force's own replies. The letters are invented."""

from __future__ import annotations

from etl.read.reader import Reader
from etl.reference import Reference
from tests.read.conftest import as_label, canonical

THREAD = """Cameras in the arcade - a Freedom of Information request to Kent Police - WhatDoTheyKnow

From: Ada Vance
3 March 2031

Dear Kent Police,

(a) Which arcades have you assessed for live facial recognition?
(b) Please send the minutes of the project board.

Yours faithfully, Ada Vance

From: FOI
Kent Police
28 March 2031

Our ref: 77/31

(a) is exempt under section 24(1). (b) is exempt under section 36(2)(c).

From: Ada Vance
30 March 2031

Please review this.

From: FOI
Kent Police
22 April 2031

I have carried out the internal review that you asked for.

{review}

Link to this
"""
BY_POINT = """(a) The list is withheld under section 31(1)(a). Section 24(1) is no longer relied on.

(b) Section 36(2)(c) is withdrawn. No minutes are held."""


def test_a_review_that_answers_point_by_point_stands_in_place_of_what_it_reviews(
    reader: Reader, reference: Reference
) -> None:
    read = as_label(reader.read(canonical(THREAD.format(review=BY_POINT))), reference)
    assert read["exemptions"] == ["FOIA s31(1)(a)"]
    assert [(row["question"], row["position"]) for row in read["positions"]] == [("a", "withheld"), ("b", "not_held")]


def test_a_review_that_only_upholds_is_read_with_what_it_upholds(reader: Reader, reference: Reference) -> None:
    read = as_label(reader.read(canonical(THREAD.format(review="I uphold the decision of 28 March."))), reference)
    assert set(read["exemptions"]) == {"FOIA s24(1)", "FOIA s36(2)(c)"}
    assert read["outcome"] == "refused"


def test_an_arrow_stands_between_a_question_and_its_answer(reader: Reader, reference: Reference) -> None:
    words = "Kent Police\n\nResponse\n\n1. Live facial recognition -> No\n2. Facial search on the PND -> Yes\n"
    read = as_label(reader.read(canonical(words)), reference)
    assert read["use_stated"] == {"live_facial_recognition": "no_use", "pnd_facial_search": "uses"}
