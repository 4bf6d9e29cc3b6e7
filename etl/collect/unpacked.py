"""A zip archive and its members, unpacked within a limit; damaged data comes back as a reason and stops nothing else."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib

_DAMAGED = (
    zipfile.BadZipFile,
    ValueError,
    OverflowError,
    NotImplementedError,
    OSError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
)
"""What opening and unpacking raise, by the way an archive is packed; an offset that leads nowhere is a ValueError."""


class NotOpened(Exception):
    """The list of an archive's files cannot be read; the message says why, and what to do."""


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive that the bytes are.

    Raises:
        NotOpened: they are none, or one that is damaged or packed in an unknown way.
    """
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGED as problem:
        raise NotOpened(_why(problem) or "the archive is broken; download it again") from problem


def unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limit: int) -> tuple[bytes, str | None]:
    """The bytes of a member, or none and why it is refused.

    Args:
        archive: the open archive.
        member: one of its members, not encrypted.
        limit: the most bytes that it may unpack to, whatever size it states.
    """
    try:
        with archive.open(member) as inside:
            data = inside.read(limit + 1)
    except _DAMAGED as problem:
        return b"", _why(problem) or "broken inside the archive; download the archive again"
    return (data, None) if len(data) <= limit else (b"", "unpacks to more than it says; refused")


def _why(problem: Exception) -> str | None:
    """The reason where another program may open what this one cannot; ``None`` where the data are damaged."""
    if isinstance(problem, UnicodeDecodeError):
        return "a file's name is marked as UTF-8 in the archive and is not; unpack the archive and add the letters"
    if isinstance(problem, NotImplementedError):
        return "packed in a way that is not known here; unpack the archive and add the letters"
    return None
