"""One member of a zip archive, unpacked within a limit; damaged data comes back as a reason and stops nothing else."""

from __future__ import annotations

import lzma
import zipfile
import zlib

_DAMAGED = (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, zlib.error, lzma.LZMAError)
"""What unpacking raises, by the way a member is packed."""


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> tuple[bytes, str | None]:
    """The bytes of a member, or none and why it is refused.

    Args:
        archive: the open archive.
        member: one of its members, not encrypted.
        limit: the most bytes that it may unpack to, whatever size it states.
    """
    try:
        with archive.open(member) as opened:
            data = opened.read(limit + 1)
    except _DAMAGED:
        return b"", "broken inside the archive; download the archive again"
    return (data, None) if len(data) <= limit else (b"", "unpacks to more than it says; refused")
