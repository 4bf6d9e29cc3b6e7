"""Files, folders and archives come into the store once, and what is no letter is named. All letters invented."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from etl.collect import folder
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


def test_a_cut_manifest_line_is_left_out(tmp_path: Path, store: RawStore) -> None:
    letter = tmp_path / "a.txt"
    letter.write_text("one")
    add([letter], store)
    with store.manifest.open("a") as lines:
        lines.write('{"kind": "document", "docu')
    assert len(list(RawStore(store.folder).documents())) == 1
