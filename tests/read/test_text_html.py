"""Web pages: the marks of their lists. All pages are made here, with invented words."""

from __future__ import annotations

import time

import pytest

from etl.read.text.html import text_of_html


@pytest.mark.parametrize(
    ("opened", "marks"),
    [
        ("<ol>", ["1.", "2.", "3."]),
        ("<ol start='4'>", ["4.", "5.", "6."]),
        ("<ol start='x'>", ["1.", "2.", "3."]),
        ("<ol start='0'>", ["0.", "1.", "2."]),
        ("<ol type='a'>", ["a)", "b)", "c)"]),
        ("<ol type='A'>", ["A)", "B)", "C)"]),
        ("<ol type='i'>", ["i)", "ii)", "iii)"]),
        ("<ol type='I'>", ["I)", "II)", "III)"]),
        ("<ol type='i' start='9'>", ["ix)", "x)", "11."]),
        ("<ol type='i' start='0'>", ["0.", "i)", "ii)"]),
        ("<ol type='a' start='0'>", ["0.", "a)", "b)"]),
        ("<ol type='a' start='25'>", ["y)", "z)", "27."]),
        ("<ol type='a' start='-200'>", ["-200.", "-199.", "-198."]),
        ("<ul>", ["-", "-", "-"]),
    ],
)
def test_a_list_bears_the_marks_that_a_page_shows(opened: str, marks: list[str]) -> None:
    closed = f"</{opened[1:3]}>"
    text = text_of_html(f"<html><body>{opened}<li>one</li><li>two</li><li>three</li>{closed}</body></html>")
    assert [line.split()[0] for line in text.split("\n") if line] == marks


def test_a_list_inside_a_list_counts_for_itself() -> None:
    page = "<ol><li>one<ol type='a'><li>x</li><li>y</li></ol></li><li>two</li></ol><ol><li>again</li></ol>"
    lines = [line for line in text_of_html(f"<html><body>{page}</body></html>").split("\n") if line]
    assert lines == ["1. one", "a) x", "b) y", "2. two", "1. again"]


def test_a_long_list_takes_its_length() -> None:
    page = "<html><body><ol>" + "<li>one</li>" * 8_000 + "</ol></body></html>"
    start = time.process_time()
    assert text_of_html(page).endswith("8000. one")
    assert time.process_time() - start < 3
