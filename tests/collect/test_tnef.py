"""Outlook's winmail.dat gives the files inside it, or says why it does not. All bytes are made here."""

from __future__ import annotations

import struct
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.collect.folder import add
from etl.collect.store import RawStore
from etl.collect.tnef import SIGNATURE, BrokenTnef, files

PDF = b"%PDF-1.4 invented attachment"
FILES = st.lists(st.tuples(st.text("abc é.", min_size=1, max_size=12), st.binary(min_size=1, max_size=60)), max_size=5)


def attribute(name: int, value: bytes, level: int = 2) -> bytes:
    return struct.pack("<BII", level, name, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def packed(held: list[tuple[str, bytes]]) -> bytes:
    data = struct.pack("<IH", SIGNATURE, 1) + attribute(0x00089006, b"\x00\x00\x01\x00", 1)
    for name, content in held:
        data += attribute(0x00069002, bytes(14)) + attribute(0x00018010, name.encode("cp1252") + b"\x00")
        data += attribute(0x0006800F, content)
    return data


@given(FILES)
def test_what_was_packed_comes_out(held: list[tuple[str, bytes]]) -> None:
    assert files(packed(held)) == held


@given(FILES, st.data())
def test_a_packing_that_is_cut_gives_whole_files_or_an_error(
    held: list[tuple[str, bytes]], data: st.DataObject
) -> None:
    whole = packed(held)
    cut = whole[: data.draw(st.integers(0, len(whole) - 1))]
    try:
        assert [content for _, content in files(cut)] == [content for _, content in held][: len(files(cut))]
    except BrokenTnef:
        assert len(cut) < len(whole)


@given(st.binary(max_size=200))
def test_any_bytes_give_files_or_an_error(data: bytes) -> None:
    for made in (data, struct.pack("<IH", SIGNATURE, 1) + data):
        try:
            assert all(name and content for name, content in files(made))
        except BrokenTnef as problem:
            assert str(problem)


def winmail(data: bytes) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "foi@force.example", "a@example.org", "FOI 1/99"
    message.set_content("Please find the response attached.\n")
    message.add_attachment(data, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    return message.as_bytes()


def test_a_letter_inside_a_mail_of_outlook_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(winmail(packed([("..\\reply.pdf", PDF), ("figures.xlsx", b"PK")])))
    added = add([tmp_path / "a.eml"], RawStore(tmp_path / "raw"))
    assert [one.file_name for one in added.new] == ["a.eml", "reply.pdf"]
    assert [name for name, _ in added.set_aside] == ["a.eml/winmail.dat/figures.xlsx"]


@pytest.mark.parametrize(("data", "said"), [(b"x", "no winmail.dat"), (packed([("a.pdf", PDF)])[:-1], "cut short")])
def test_a_packing_that_cannot_be_opened_is_named(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "a.eml").write_bytes(winmail(data))
    added = add([tmp_path / "a.eml"], RawStore(tmp_path / "raw"))
    [(name, reason)] = added.set_aside
    assert name.endswith("winmail.dat") and said in reason and "Outlook" in reason
