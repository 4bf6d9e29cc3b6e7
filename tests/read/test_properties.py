"""Whatever comes in: a reading whose offsets quote the text, or one clear error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.model import Citation, Evidence, Fact, Position, Reading, UseStated
from etl.read.errors import UnreadableLetter
from etl.read.text.text import extract

PIECES = st.sampled_from(
    [
        "Section 31(1)(a)(b)", "s24(2)", "neither confirm nor deny", "covert", "Request:", "Response:", "Q1. ", "No.",
        "Kent Police", "\n", "\n\n", " ", "| ", "£18,500", "12/03/2021", "FOI 12/21", "not held", "we do not use LFR", "İ",  # noqa: E501
        "\u00a0", "\u2013", "\f", "-\n", "Harm", "> ", "From: a", "of the Data Protection Act 2018", "?", "(", ")", "If ", "ﬁ",  # noqa: E501
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=60).map("".join))
RELAXED = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


FOLDER = Path(__file__).parent.parent / "letters" / "sixteen"


def _spliced(letters: tuple[str, str, float]) -> list[str]:
    """The first part of one letter and the last of another."""
    one, other, share = letters
    first, last = one.splitlines(), other.splitlines()
    return [*first[: int(share * len(first))], *last[int(share * len(last)) :]]


def evidence_of(reading: Reading) -> list[Evidence]:
    facts = [reading.force, reading.reference, reading.responded_on, reading.act, reading.cost_gbp, *reading.vendors]
    rows: list[Citation | Position | UseStated | Fact] = [
        *reading.citations,
        *reading.positions,
        *reading.use_stated,
        *(fact for fact in facts if fact),
    ]
    return [row.evidence for row in rows]


@RELAXED
@given(TEXTS)
def test_any_text_gives_a_reading_that_quotes_it(read: Callable[[str], Reading], text: str) -> None:
    reading = read(text)
    for evidence in evidence_of(reading):
        assert evidence.start is not None and evidence.end is not None
        assert 0 <= evidence.start <= evidence.end <= len(text)
        assert evidence.quote == text[evidence.start : evidence.end]
    assert Reading.model_validate(reading.model_dump()) == reading


@RELAXED
@given(TEXTS)
def test_segments_partition_the_text(read: Callable[[str], Reading], text: str) -> None:
    segments = read(text).segments
    assert "".join(text[segment.start : segment.end] for segment in segments) == text
    assert all(before.end == after.start for before, after in zip(segments, segments[1:], strict=False))


LETTERS = [path.read_text(encoding="utf-8", errors="replace") for path in sorted(FOLDER.glob("*.txt"))]
LINES = sorted({line for letter in LETTERS for line in letter.splitlines() if line.strip()})


@settings(RELAXED, max_examples=300)
@given(
    st.one_of(
        st.lists(st.sampled_from(LINES), min_size=3, max_size=50),
        st.sampled_from(LETTERS).flatmap(lambda letter: st.permutations(letter.splitlines())),
        st.tuples(st.sampled_from(LETTERS), st.sampled_from(LETTERS), st.floats(0, 1)).map(_spliced),
    )
)
def test_lines_of_real_looking_letters_in_any_order_give_a_reading(
    read: Callable[[str], Reading], lines: list[str]
) -> None:
    text = "\n".join(lines)
    for evidence in evidence_of(read(text)):
        assert evidence.quote == text[evidence.start : evidence.end]


HEADS = st.sampled_from(
    [
        b"",
        b"%PDF-1.4\n",
        b"PK\x03\x04",
        b"{\\rtf1 ",
        b"\xd0\xcf\x11\xe0",
        b"\x89PNG\r\n\x1a\n",
        b"<html>",
        b"From: a\n\n",
    ]
)
NAMES = st.sampled_from([None, "a.pdf", "a.docx", "a.html", "a.eml", "a.txt", "a.msg", "a.odt", "a.xyz"])


@RELAXED
@given(HEADS, st.binary(max_size=300), NAMES)
def test_any_bytes_give_a_text_or_one_error(head: bytes, tail: bytes, name: str | None) -> None:
    try:
        text = extract(head + tail, name)
    except UnreadableLetter as problem:
        assert problem.code and problem.message and problem.what_to_do
    else:
        assert text.text.strip()
