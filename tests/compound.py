"""Writes the compound files that Outlook's MSG is made of, for tests only ([MS-CFB], [MS-OXMSG])."""

from __future__ import annotations

import struct
from collections.abc import Mapping

SECTOR, SMALL, SMALL_LIMIT = 512, 64, 4096
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SHORTER_HEAD = 8
"""A message inside another has so many bytes less before its properties ([MS-OXMSG] 2.4.1.2)."""
Tree = Mapping[str, "bytes | Tree"]


def compound(tree: Tree) -> bytes:
    """A compound file: bytes become streams, mappings become storages."""
    entries: list[dict[str, object]] = [{"name": "Root Entry", "kind": 5, "child": _NONE, "next": _NONE, "data": b""}]
    _place(tree, 0, entries)
    small, small_chain = _small_streams(entries)
    sectors: list[bytes] = []
    chain: list[int] = []

    def put(data: bytes) -> int:
        first = len(sectors)
        parts = [data[at : at + SECTOR].ljust(SECTOR, b"\0") for at in range(0, len(data), SECTOR)]
        sectors.extend(parts)
        chain.extend([*range(first + 1, first + len(parts)), _END] if parts else [])
        return first if parts else _END

    for entry in entries[1:]:
        data = entry["data"]
        assert isinstance(data, bytes)
        if entry["kind"] == 2 and len(data) >= SMALL_LIMIT:
            entry["start"] = put(data)
    entries[0]["start"], entries[0]["data"] = put(small), small
    small_fat = put(b"".join(struct.pack("<I", link) for link in small_chain))
    directory = put(b"".join(_entry(entry) for entry in entries))
    n_fat = 1
    while n_fat * (SECTOR // 4) < len(sectors) + n_fat:
        n_fat += 1
    first_fat = len(sectors)
    chain += [_FAT] * n_fat
    table = b"".join(struct.pack("<I", link) for link in chain).ljust(n_fat * SECTOR, b"\xff")
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, n_fat, directory, 0, SMALL_LIMIT,
        small_fat, -(-len(small_chain) * 4 // SECTOR), _END, 0, first_fat,
    )  # fmt: skip
    rest = [first_fat + k for k in range(1, n_fat)] + [_FREE] * (109 - n_fat)
    return head + struct.pack(f"<{len(rest)}I", *rest) + b"".join(sectors) + table


def _small_streams(entries: list[dict[str, object]]) -> tuple[bytes, list[int]]:
    """The short streams one behind the other, and the chain of their small sectors; each entry learns where it starts."""
    small = b""
    chain: list[int] = []
    for entry in entries[1:]:
        data = entry["data"]
        assert isinstance(data, bytes)
        if entry["kind"] == 2 and data and len(data) < SMALL_LIMIT:
            entry["start"] = start = len(chain)
            n = -(-len(data) // SMALL)
            chain += [start + 1 + k for k in range(n - 1)] + [_END]
            small += data.ljust(n * SMALL, b"\0")
    return small, chain


def _place(tree: Tree, parent: int, entries: list[dict[str, object]]) -> None:
    """Append the children, ordered as the format wants it, each the right neighbour of the one before."""
    before = None
    for name in sorted(tree, key=lambda name: (len(name), name.upper())):
        value, number = tree[name], len(entries)
        stream = isinstance(value, bytes)
        data = value if stream else b""
        entries.append({"name": name, "kind": 2 if stream else 1, "child": _NONE, "next": _NONE, "data": data})
        if before is None:
            entries[parent]["child"] = number
        else:
            entries[before]["next"] = number
        before = number
        if not isinstance(value, bytes):
            _place(value, number, entries)


def _entry(entry: dict[str, object]) -> bytes:
    name, data = entry["name"], entry["data"]
    assert isinstance(name, str) and isinstance(data, bytes)
    coded = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        coded, len(coded), entry["kind"], 1, _NONE, entry["next"], entry["child"], b"", 0, 0, 0,
        entry.get("start", 0 if entry["kind"] == 1 else _END), len(data),
    )  # fmt: skip


def outlook(
    body: str, subject: str = "", files: Mapping[str, bytes] | None = None, mails: Tree | None = None, sender: str = ""
) -> Tree:
    """The tree of an Outlook message with a plain text body, attached files, and attached messages by name."""
    tree: dict[str, bytes | Tree] = {
        "__properties_version1.0": _properties(32, {0x1000001F: body, 0x0037001F: subject}),
        "__nameid_version1.0": {"__substg1.0_00020102": b"", "__substg1.0_00030102": b"", "__substg1.0_00040102": b""},
        "__substg1.0_001A001F": "IPM.Note".encode("utf-16-le"),
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_0C1A001F": sender.encode("utf-16-le"),
        "__substg1.0_1000001F": body.encode("utf-16-le"),
    }
    for number, (name, data) in enumerate((files or {}).items()):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__properties_version1.0": _properties(8, {}),
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            "__substg1.0_37010102": data,
        }
    for number, (name, inner) in enumerate((mails or {}).items(), start=len(files or {})):
        assert not isinstance(inner, bytes)
        own = inner["__properties_version1.0"]
        assert isinstance(own, bytes)
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__properties_version1.0": _properties(8, {}),
            "__substg1.0_3001001F": name.encode("utf-16-le"),
            "__substg1.0_3701000D": {**inner, "__properties_version1.0": own[_SHORTER_HEAD:]},
        }
    return tree


def _properties(head: int, texts: Mapping[int, str]) -> bytes:
    rows = [struct.pack("<IIQ", tag, 6, len(text) * 2 + 2) for tag, text in texts.items()]
    sent = struct.pack("<IIQ", 0x00390040, 6, 133_197_174_000_000_000)
    return b"\0" * head + b"".join([*rows, sent])
