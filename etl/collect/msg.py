"""Outlook's own mail files (MSG): the files and mails attached to one. Pure: bytes in, names and bytes out.

An MSG is a compound file; each attachment is a storage with its names and its bytes as streams, or with another
message as a storage ([MS-OXMSG] 2.2.2). Such a message has no file of its own: it is written out as a mail (EML) from
its sender, date, subject and text.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime

import olefile

_ATTACHMENT = "__attach_version1.0_#"
_MESSAGE_INSIDE = "__substg1.0_3701000D"
_DATA, _HTML = "37010102", "10130102"
_LONG_NAME, _SHORT_NAME, _SHOWN_NAME = "3707", "3704", "3001"
_SUBJECT, _BODY, _SENDER, _ADDRESS = "0037", "1000", "0C1A", "0C1F"
_SENT = 0x00390040
_HEAD_OF_PROPERTIES = 24
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_LAST = (datetime.max.replace(tzinfo=UTC) - _EPOCH) // timedelta(microseconds=1)
"""The last microsecond that a date can stand for."""

Path = tuple[str, ...]


class BrokenMsg(Exception):
    """The bytes are not an Outlook file, or a stream in it leads nowhere."""


def files(data: bytes) -> list[tuple[str, bytes | None]]:
    """The name and the bytes of each file or mail attached to the message; None where it cannot be opened.

    Raises:
        BrokenMsg: the compound file is broken.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as opened:
            found = list(_attached(_Streams(opened), ()))
    except (OSError, ValueError, IndexError, TypeError, struct.error, RecursionError) as problem:
        raise BrokenMsg(str(problem) or type(problem).__name__) from problem
    return [(name, held.as_bytes() if isinstance(held, EmailMessage) else held) for name, held in found]


class _Streams:
    """The streams of one file by path."""

    def __init__(self, opened: olefile.OleFileIO[str]) -> None:
        self._opened = opened
        self.storages = [tuple(path) for path in opened.listdir(streams=False, storages=True)]

    def bytes(self, path: Path) -> bytes | None:
        if self._opened.get_type(list(path)) != olefile.STGTY_STREAM:
            return None
        content: bytes = self._opened.openstream(list(path)).read()
        return content

    def words(self, at: Path, *properties: str) -> str:
        """The first of these properties that has words, as UTF-16 or in the old code page."""
        for name in properties:
            wide = self.bytes((*at, f"__substg1.0_{name}001F"))
            narrow = self.bytes((*at, f"__substg1.0_{name}001E"))
            words = wide.decode("utf-16-le", "replace") if wide else (narrow or b"").decode("cp1252", "replace")
            if words.strip("\0 "):
                return words.strip("\0")
        return ""


def _attached(streams: _Streams, at: Path) -> Iterator[tuple[str, bytes | EmailMessage | None]]:
    own = [path for path in streams.storages if path[:-1] == at and path[-1].startswith(_ATTACHMENT)]
    for number, path in enumerate(sorted(own), start=1):
        inside = (*path, _MESSAGE_INSIDE)
        if inside in streams.storages:
            yield f"attached-{number}.eml", _mail(streams, inside)
        else:
            name = streams.words(path, _LONG_NAME, _SHORT_NAME, _SHOWN_NAME) or f"file-{number}"
            yield name, streams.bytes((*path, f"__substg1.0_{_DATA}"))


def _mail(streams: _Streams, at: Path) -> EmailMessage | None:
    """A message inside a message, with what is attached to it; None if its text is only kept in Outlook's packed RTF."""
    text, html = streams.words(at, _BODY), streams.bytes((*at, f"__substg1.0_{_HTML}"))
    if not text and not html:
        return None
    mail = EmailMessage()
    mail["Subject"] = _header(streams.words(at, _SUBJECT))
    mail["From"] = _header(" ".join(filter(None, (streams.words(at, _SENDER), streams.words(at, _ADDRESS)))))
    sent = _sent(streams.bytes((*at, "__properties_version1.0")) or b"")
    if sent:
        mail["Date"] = format_datetime(sent)
    if text:
        mail.set_content(text)
    else:
        mail.set_content((html or b"").decode("utf-8", "replace"), subtype="html")
    for name, held in _attached(streams, at):
        if isinstance(held, EmailMessage):
            mail.add_attachment(held)
        else:
            mail.add_attachment(held or b"", "application", "octet-stream", filename=_header(name))
    return mail


def _header(words: str) -> str:
    return " ".join(words.split())


def _sent(properties: bytes) -> datetime | None:
    """When it was sent, from the fixed properties: rows of tag, flags and value, 100 ns since 1601 in UTC.

    Returns:
        The time in UTC; None where there is none, or where the value of a damaged file lies beyond any date.
    """
    rows = properties[_HEAD_OF_PROPERTIES:]
    for tag, _, value in struct.iter_unpack("<IIQ", rows[: len(rows) // 16 * 16]):
        if tag == _SENT and value // 10 <= _LAST:
            return _EPOCH + timedelta(microseconds=value // 10)
    return None
