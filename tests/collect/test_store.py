"""The manifest reads quickly what it would read in full; equal bytes of two requests stay two places."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.collect import folder
from etl.collect.manifest import document_in, entry_of, line_of, place_in, place_of
from etl.collect.store import RawStore
from etl.model import Document

SHA256 = "0123456789abcdef" * 4
WORDS = st.none() | st.sampled_from(
    [
        "null",
        "",
        'a "request_key": "x"',
        "\\",
        ', "message_key": ',
        'é\n"',
        ', "final_url": null',
        "https://a.example/1",
    ]
)


def document(**values: object) -> Document:
    return Document.model_validate(
        {
            "sha256": SHA256,
            "media_type": "text/plain",
            "n_bytes": 1,
            "source": "s",
            "fetched_at": dt.datetime(2026, 1, 1),
        }
        | values
    )


@given(WORDS, WORDS, WORDS, WORDS, st.none() | st.just("f" * 64))
def test_a_line_read_quickly_is_the_line_read_in_full(
    request: str | None, message: str | None, url: str | None, title: str | None, supersedes: str | None
) -> None:
    one = document(
        request_key=request, message_key=message, source_url=url, request_title=title, request_text=title,
        file_name=title, final_url=title, supersedes=supersedes,
    )  # fmt: skip
    entry = entry_of(line_of("document", one).encode())
    assert entry is not None
    sha256, superseded, held = entry
    assert (sha256, superseded, document_in(held)) == (SHA256, supersedes, one)
    assert place_in(held) == place_of(one)


def test_other_lines_are_no_documents() -> None:
    assert entry_of(line_of("copy", document()).encode()) is None
    assert entry_of(b'{"kind": "attempt", "url": "https://a.example"}\n') is None
    with pytest.raises(ValueError):
        entry_of(b"{broken\n")


def test_the_same_bytes_sent_to_two_requests_lose_neither(tmp_path: Path) -> None:
    store = RawStore(tmp_path)
    for number in (1, 2):
        store.add(b"We do not hold it.", document(request_key=f"wdtk:{number}", message_key="incoming:1:attach:2"))
    for again in (store, RawStore(tmp_path)):
        places = [*again.documents(), *again.copies()]
        assert [one.request_key for one in places] == ["wdtk:1", "wdtk:2"]
        again.add(b"We do not hold it.", document(request_key="wdtk:2", message_key="incoming:1:attach:2"))
    assert len(store.manifest.read_text().splitlines()) == 2


def test_a_file_name_in_no_known_letters_is_still_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offered = folder.Offered("reply\udcff.txt", b"We do not hold it.")
    monkeypatch.setattr(folder, "_offered", lambda paths: [offered])
    added = folder.add([tmp_path], RawStore(tmp_path / "raw"))
    assert [one.file_name for one in added.new] == ["reply?.txt"]


def test_every_attempt_is_kept_beside_the_letters(tmp_path: Path) -> None:
    store = RawStore(tmp_path)
    store.note_attempt(url="https://a.example", error="refused", message="é")
    store.add(b"x", document(source_url="https://a.example/1"))
    again = RawStore(tmp_path)
    assert [line["message"] for line in again.attempts()] == ["é"]
    assert [one.source_url for one in again.documents()] == ["https://a.example/1"]
    assert all(json.loads(line)["kind"] for line in store.manifest.read_text().splitlines())
