from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.read.citations.grammar import CHAIN, parsed, printed, taken_apart

SECTIONS = {"1", "10", "12", "14", "16", "17", "21", "22", "22A", "23", "24", "30", "31", "36", "38", "40", "42", "43"}

RUNS = [
    ("24(2)", ["s24(2)"]),
    ("31 (3)", ["s31(3)"]),
    ("31 and 24", ["s31", "s24"]),
    ("31(1)(a)-(b)", ["s31(1)(a)", "s31(1)(b)"]),
    ("31(1)(a) to (c) and 40(2)", ["s31(1)(a)", "s31(1)(b)", "s31(1)(c)", "s40(2)"]),
    ("23, 24, 31(1)(a)(b)", ["s23", "s24", "s31(1)(a)", "s31(1)(b)"]),
    ("31(1)(a)&(b)", ["s31(1)(a)", "s31(1)(b)"]),
    ("40(2)(3)&(4)", ["s40(2)", "s40(3)", "s40(4)"]),
    ("40(2) & 3a(a)", ["s40(2)", "s40(3A)(a)"]),
    ("40(2)(3a)(a)", ["s40(2)", "s40(3A)(a)"]),
    (
        "40(2)(a)(b) and (3)(a)(i)(ii)(b)",
        ["s40(2)(a)", "s40(2)(b)", "s40(3)(a)(i)", "s40(3)(a)(ii)", "s40(3)(b)"],
    ),
    ("31(a)", ["s31(a)"]),
    ("12 subsection 1", ["s12(1)"]),
    ("23 subsection (5), section 24 subsection (2)", ["s23(5)", "s24(2)"]),
    ("31(1)(g) read with 31(2)(b)", ["s31(1)(g)", "s31(2)(b)"]),
    ("31(1)(h)(i)", ["s31(1)(h)", "s31(1)(i)"]),
    ("3l(1)", ["s31(1)"]),
    ("31 and 2 officers", ["s31"]),
    ("31(1)(a)-(c)", ["s31(1)(a)", "s31(1)(b)", "s31(1)(c)"]),
    ("40(3)(a)(i), (b) to (d)", ["s40(3)(a)(i)", "s40(3)(b)", "s40(3)(c)", "s40(3)(d)"]),
    ("31(1)(a), (2)-(c)", ["s31(1)(a)", "s31(2)(c)"]),
    ("31(1)(a), 40(2)-(c)", ["s31(1)(a)", "s40(2)(c)"]),
    ("31(1)(a), 40-(c)", ["s31(1)(a)", "s40(c)"]),
]


@pytest.mark.parametrize(("run", "provisions"), RUNS)
def test_a_run_is_taken_apart(run: str, provisions: list[str]) -> None:
    chain = CHAIN.match(run)
    assert chain is not None
    found = taken_apart(chain[0], SECTIONS.__contains__)
    assert [printed("FOIA", piece.section, piece.path).removeprefix("FOIA ") for piece in found] == provisions


SUBSECTION = st.builds(lambda number, letter: f"{number}{letter}", st.integers(1, 9), st.sampled_from(["", "A", "B"]))
LIMB = st.sampled_from("abcdefgh")
ROMAN = st.sampled_from(["i", "ii", "iii", "iv"])
PATH = st.one_of(
    st.just(()), st.tuples(SUBSECTION), st.tuples(SUBSECTION, LIMB), st.tuples(SUBSECTION, LIMB, ROMAN)
).filter(lambda path: path[-2:] != ("h", "i"))


@given(st.sampled_from(["FOIA", "FOISA", "EIR"]), st.sampled_from(sorted(SECTIONS)), PATH)
def test_printed_and_parsed_again_is_the_same(act: str, section: str, path: tuple[str, ...]) -> None:
    name = printed(act, section, path)
    assert parsed(name) == (act, section, path)
    run = name.split(" ")[1][1:].lower()
    chain = CHAIN.match(run)
    assert chain is not None
    (found,) = taken_apart(chain[0], SECTIONS.__contains__)
    assert printed(act, found.section, found.path) == name
