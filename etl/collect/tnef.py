"""Outlook's ``winmail.dat`` (TNEF): the files inside it. Pure: bytes in, names and bytes out.

A file is a chain of attributes: one byte level, four bytes name, four bytes length, the value, two bytes sum. An
attachment starts with its rendering attribute; its title and its data follow. Microsoft's [MS-OXTNEF] describes it.
The mail's own text, where it is in there too, is not taken: Outlook sends it beside ``winmail.dat`` as plain text.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

SIGNATURE = 0x223E9F78
_RENDERING, _TITLE, _DATA = 0x00069002, 0x00018010, 0x0006800F
_HEAD = struct.Struct("<BII")


class BrokenTnef(Exception):
    """The bytes are not TNEF, or end before they should."""


def files(data: bytes) -> list[tuple[str, bytes]]:
    """The name and the bytes of each file in a ``winmail.dat``.

    Raises:
        BrokenTnef: the bytes are no TNEF, a length leads past the end, or a sum is wrong.
    """
    found: list[tuple[str, bytes]] = []
    name, content, inside = "", b"", False
    for attribute, value in _attributes(data):
        if attribute == _RENDERING:
            if inside and content:
                found.append((name, content))
            name, content, inside = "", b"", True
        elif attribute == _TITLE and inside:
            name = value.rstrip(b"\x00").decode("cp1252", "replace")
        elif attribute == _DATA and inside:
            content = value
    if inside and content:
        found.append((name, content))
    return [(name or f"file-{number}", content) for number, (name, content) in enumerate(found, start=1)]


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    if len(data) < 6 or int.from_bytes(data[:4], "little") != SIGNATURE:
        raise BrokenTnef("it is no winmail.dat")
    at = 6
    while at < len(data):
        if at + _HEAD.size > len(data):
            raise BrokenTnef("it is cut short")
        _, attribute, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        value = data[at : at + length]
        if at + length + 2 > len(data):
            raise BrokenTnef("it is cut short")
        if sum(value) & 0xFFFF != int.from_bytes(data[at + length : at + length + 2], "little"):
            raise BrokenTnef("its bytes were changed on the way")
        yield attribute, value
        at += length + 2
