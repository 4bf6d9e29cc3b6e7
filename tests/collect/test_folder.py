"""Files, folders and archives come into the store once, and what is no letter is named. All letters invented."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.collect import folder, sniff
from etl.collect.folder import add
from etl.collect.store import RawStore


@pytest.fixture
def store(tmp_path: Path) -> RawStore:
    return RawStore(tmp_path / "raw")


def archive(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in members.items():
            opened.writestr(name, data)
    return path


def test_a_letter_is_kept_once(tmp_path: Path, store: RawStore) -> None:
    letter = tmp_path / "reply.txt"
    letter.write_text("No information is held.")
    first = add([letter], store)
    again = add([letter, tmp_path / "reply.txt"], RawStore(store.folder))
    assert len(first.new) == 1 and not again.new and len(again.known) == 2
    [document] = RawStore(store.folder).documents()
    assert store.read(document.sha256) == b"No information is held."


def test_folders_and_archives_are_opened(tmp_path: Path, store: RawStore) -> None:
    inside = tmp_path / "inbox" / "kent"
    inside.mkdir(parents=True)
    (inside / "a.txt").write_text("one")
    (inside / "README.md").write_text("not a letter, and no error")
    archive(tmp_path / "inbox" / "portal.zip", {"1/correspondence.txt": b"two", "1/reply.pdf": b"%PDF three"})
    added = add([tmp_path / "inbox"], store)
    assert sorted(document.file_name or "" for document in added.new) == [
        "a.txt",
        "correspondence.txt",
        "reply.pdf",
    ]
    assert added.set_aside == []


def test_what_is_no_letter_is_named_with_the_reason(tmp_path: Path, store: RawStore) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "tool.exe").write_bytes(b"MZ")
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    added = add([tmp_path / name for name in ("empty.txt", "tool.exe", "broken.zip")], store)
    reasons = dict(added.set_aside)
    assert "empty" in reasons["empty.txt"]
    assert "no type" in reasons["tool.exe"]
    assert "broken" in reasons["broken.zip"]
    assert not added.new
    assert len(list(RawStore(store.folder).attempts())) == 3


def test_a_path_that_leaves_the_archive_is_refused(tmp_path: Path, store: RawStore) -> None:
    added = add([archive(tmp_path / "slip.zip", {"../../evil.txt": b"x", "/abs.txt": b"y", "ok.txt": b"z"})], store)
    assert [document.file_name for document in added.new] == ["ok.txt"]
    assert len(added.set_aside) == 2
    assert not (tmp_path.parent / "evil.txt").exists()


def test_a_bomb_is_refused_by_its_size(tmp_path: Path, store: RawStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MAX_ARCHIVE", 1_000_000)
    bomb = archive(tmp_path / "bomb.zip", {f"{n}.txt": b"0" * 400_000 for n in range(4)})
    added = add([bomb], store)
    assert not added.new
    assert "more than an archive may hold" in added.set_aside[0][1]


def test_too_many_members_are_refused(tmp_path: Path, store: RawStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MAX_MEMBERS", 2)
    added = add([archive(tmp_path / "many.zip", {f"{n}.txt": b"x" for n in range(3)})], store)
    assert not added.new and len(added.set_aside) == 1


def test_an_encrypted_member_is_named(tmp_path: Path, store: RawStore) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as opened:
        opened.writestr("secret.txt", b"letter")
    raw = bytearray(data.getvalue())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(bytes(raw))
    added = add([tmp_path / "locked.zip"], store)
    assert "encrypted" in added.set_aside[0][1]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_whose_data_is_damaged_is_named_and_the_others_are_kept(
    tmp_path: Path, store: RawStore, method: int
) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as opened:
        opened.writestr("damaged.txt", "Kent Police does not use facial recognition. " * 200)
        opened.writestr("whole.txt", "No information is held.", zipfile.ZIP_STORED)
    raw = bytearray(data.getvalue())
    start = 30 + len("damaged.txt")
    for at in range(start + 4, start + 24):
        raw[at] ^= 0xFF
    (tmp_path / "letters.zip").write_bytes(bytes(raw))
    added = add([tmp_path / "letters.zip"], store)
    assert [document.file_name for document in added.new] == ["whole.txt"]
    assert [(name, "broken inside" in reason) for name, reason in added.set_aside] == [
        ("letters.zip/damaged.txt", True)
    ]


def of_another_name(path: Path, n_records: int) -> Path:
    """An archive of two letters; the first one's name says UTF-8 and is not, in its first or in both records."""
    data = archive(path, {"réply.txt": b"No information is held.", "whole.txt": b"We do not use it."}).read_bytes()
    path.write_bytes(data.replace("réply".encode(), b"r\xff\xa9ply", n_records))
    return path


def test_an_archive_with_a_name_in_no_known_letters_stops_nothing_else(tmp_path: Path, store: RawStore) -> None:
    path = of_another_name(tmp_path / "names.zip", n_records=2)
    added = add([path, archive(tmp_path / "other.zip", {"a.txt": b"one"})], store)
    assert [document.file_name for document in added.new] == ["a.txt"]
    [(name, reason)] = added.set_aside
    assert name == "names.zip" and "UTF-8" in reason and "unpack" in reason
    assert sniff.media_type(path.read_bytes()) == "application/octet-stream"


def test_a_name_that_is_wrong_in_one_place_costs_only_its_member(tmp_path: Path, store: RawStore) -> None:
    added = add([of_another_name(tmp_path / "names.zip", n_records=1)], store)
    assert [document.file_name for document in added.new] == ["whole.txt"]
    [(name, reason)] = added.set_aside
    assert name == "names.zip/réply.txt" and "UTF-8" in reason


def test_an_archive_of_an_unknown_version_is_named(tmp_path: Path, store: RawStore) -> None:
    path = archive(tmp_path / "later.zip", {"a.txt": b"one"})
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"PK\x01\x02") + 6] = 255
    path.write_bytes(bytes(raw))
    [(name, reason)] = add([path], store).set_aside
    assert name == "later.zip" and "packed in a way" in reason
    assert sniff.media_type(bytes(raw)) == "application/octet-stream"


def test_a_member_without_a_name_costs_only_itself(tmp_path: Path, store: RawStore) -> None:
    path = archive(tmp_path / "a.zip", {"x": b"one", "whole.txt": b"We do not use it."})
    raw = bytearray(path.read_bytes())
    raw[30] = raw[raw.index(b"PK\x01\x02") + 46] = 0
    path.write_bytes(bytes(raw))
    added = add([path], store)
    assert [document.file_name for document in added.new] == ["whole.txt"]
    assert [name for name, _ in added.set_aside] == ["a.zip/"]


def test_an_archive_with_nothing_in_it_is_named(tmp_path: Path, store: RawStore) -> None:
    [(name, reason)] = add([archive(tmp_path / "a.zip", {})], store).set_aside
    assert name == "a.zip" and "empty" in reason


def test_a_table_of_a_batch_that_is_none_stops_nothing(tmp_path: Path, store: RawStore) -> None:
    path = archive(tmp_path / "a.zip", {"batch.csv": b"request_url\n" + b"x" * 200_000, "a.txt": b"one"})
    added = add([path], store)
    assert [document.file_name for document in added.new] == ["a.txt"] and len(added.set_aside) == 1


def packed_in_every_way() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as opened:
        for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
            opened.writestr(f"é{method}.txt", f"No information is held on vans, invented. {method} " * 9, method)
    return data.getvalue()


PACKED = packed_in_every_way()


@given(st.lists(st.tuples(st.integers(0, len(PACKED) - 1), st.binary(min_size=1, max_size=8)), min_size=1, max_size=3))
def test_a_damaged_archive_gives_letters_or_reasons(damage: list[tuple[int, bytes]]) -> None:
    data = bytearray(PACKED)
    for at, noise in damage:
        data[at : at + len(noise)] = noise
    assert sniff.media_type(bytes(data))
    with tempfile.TemporaryDirectory() as inside:
        path = Path(inside) / "letters.zip"
        path.write_bytes(bytes(data))
        added = add([path], RawStore(Path(inside) / "raw"))
    assert added.new or added.set_aside


def test_a_cut_manifest_line_is_left_out(tmp_path: Path, store: RawStore) -> None:
    letter = tmp_path / "a.txt"
    letter.write_text("one")
    add([letter], store)
    with store.manifest.open("a") as lines:
        lines.write('{"kind": "document", "docu')
    assert len(list(RawStore(store.folder).documents())) == 1


THREAD = """This is a plain-text version of the Freedom of Information request
"Use of facial recognition".  The latest, full version is available online at
https://portal.example/request/face_12

From: J Example
To: FOI requests at Kent Police <request-1@portal.example>
Date: 1 May 2024

Dear Kent Police,

1. Do you use facial recognition technology? 2. Which supplier do you use?

Yours faithfully,

J Example

------

From: Freedom of Information
Date: 3 May 2024

Our reply is attached.
"""


def test_files_of_a_portals_zip_know_their_request(tmp_path: Path, store: RawStore) -> None:
    path = archive(tmp_path / "face.zip", {"correspondence.txt": THREAD.encode(), "7_3_reply.pdf": b"%PDF three"})
    asked = {}

    def question_set_for(text: str, batch: str | None) -> str | None:
        asked[text] = batch
        return "set-1"

    added = add([path], store, None, {"Kent Police": "kent"}.get, question_set_for)
    [reply] = [one for one in added.new if one.file_name == "7_3_reply.pdf"]
    assert reply.force_id == "kent" and reply.question_set_id == "set-1"
    assert reply.request_title == "Use of facial recognition"
    assert reply.source_url == "https://portal.example/request/face_12#face.zip/7_3_reply.pdf"
    assert reply.request_text and "Which supplier" in reply.request_text and "J Example" not in reply.request_text
    assert list(asked) == [reply.request_text]
    assert [one.file_name for one in added.new] == ["7_3_reply.pdf"]
    assert "the thread of the request" in str(added)


def test_a_thread_without_files_beside_it_is_the_letter(tmp_path: Path, store: RawStore) -> None:
    path = archive(tmp_path / "face.zip", {"correspondence.txt": THREAD.encode()})
    [reply] = add([path], store, None, {"Kent Police": "kent"}.get).new
    assert (reply.file_name, reply.force_id) == ("correspondence.txt", "kent")


@pytest.mark.parametrize("gone", ["plain-text version", "https://portal.example", "To: FOI requests at"])
def test_a_correspondence_of_another_form_gives_letters_without_a_request(
    tmp_path: Path, store: RawStore, gone: str
) -> None:
    path = archive(tmp_path / "a.zip", {"correspondence.txt": THREAD.replace(gone, "?").encode(), "r.pdf": b"%PDF"})
    added = add([path], store, None, {"Kent Police": "kent"}.get)
    assert len(added.new) == 2 and {one.source_url for one in added.new} == {None}


def test_requests_of_several_folders_are_kept_apart(tmp_path: Path, store: RawStore) -> None:
    other = THREAD.replace("face_12", "face_13").replace("Kent Police", "Essex Police")
    members = {
        "a/correspondence.txt": THREAD.encode(), "a/1_2_reply.txt": b"Ours, invented.",
        "b/correspondence.txt": other.encode(), "b/1_2_reply.txt": b"Theirs, invented.",
    }  # fmt: skip
    added = add(
        [archive(tmp_path / "a.zip", members)], store, None, {"Kent Police": "kent", "Essex Police": "essex"}.get
    )
    assert {one.n_bytes: one.force_id for one in added.new if one.file_name == "1_2_reply.txt"} == {
        15: "kent",
        17: "essex",
    }
