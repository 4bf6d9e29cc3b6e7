"""One canonical text for each document: what kind of file it is, within which limits it is read.

Plain text, HTML, mail and DOCX are decoded here; everything else goes through kreuzberg. The text is never
cleaned: later stages work on spans of it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from email.errors import MessageError

from etl.model import CanonicalText
from etl.read import EXTRACTOR
from etl.read.errors import UnreadableLetter
from etl.read.text.html import text_of_html
from etl.read.text.mail import text_of_mail
from etl.read.text.office import OFFICE_TYPES, WORD_97_TYPE, WORD_TYPE, Extracted, text_by_kreuzberg
from etl.read.text.word import text_of_word


@dataclass(frozen=True)
class Limits:
    """What is read at most: bytes of a file, characters of its text, pages, pages sent to OCR, seconds."""

    n_bytes: int = 50_000_000
    n_characters: int = 5_000_000
    pages: int = 500
    ocr_pages: int = 30
    seconds: int = 120


_BY_EXTENSION = {
    "txt": "text/plain",
    "text": "text/plain",
    "md": "text/plain",
    "csv": "text/plain",
    "htm": "text/html",
    "html": "text/html",
    "xhtml": "text/html",
    "eml": "message/rfc822",
    "msg": "application/vnd.ms-outlook",
    "pdf": "application/pdf",
    "doc": WORD_97_TYPE,
    "docx": WORD_TYPE,
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "tif": "image/tiff",
    "tiff": "image/tiff",
}


def extract(
    data: bytes, file_name: str | None, media_type: str | None = None, limits: Limits | None = None
) -> CanonicalText:
    """Give the one text of a document.

    Args:
        data: the bytes of the file.
        file_name: its name, for the extension; the bytes have the last word.
        media_type: what the server or the mail said it is, if known.
        limits: what is read at most.

    Raises:
        UnreadableLetter: for any bytes that give no text; nothing else is raised.
    """
    limits = limits or Limits()
    _check_size(data, limits)
    found = media_type_of(data, file_name, media_type)
    extracted = _extracted(data, found, limits)
    text = extracted.text.encode("utf-8", "replace").decode("utf-8")
    _check_text(text, limits)
    return CanonicalText(
        document_sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        text_sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        extractor=EXTRACTOR,
        media_type=found,
        page_starts=extracted.page_starts,
        ocr=extracted.ocr,
    )


def _check_size(data: bytes, limits: Limits) -> None:
    if not data.strip(b"\0\t\r\n "):
        raise UnreadableLetter("empty", "the file is empty", "Fetch or save the letter again.")
    if len(data) > limits.n_bytes:
        raise UnreadableLetter(
            "too_large",
            f"the file has {len(data):,} bytes, more than {limits.n_bytes:,}",
            "Save only the letter, without its attachments.",
        )


def _check_text(text: str, limits: Limits) -> None:
    if not any(sign.isalnum() for sign in text):
        raise UnreadableLetter("no_text", "no text was found in the file", "Save it with a text layer, or as text.")
    if len(text) > limits.n_characters:
        raise UnreadableLetter(
            "too_large", f"its text has more than {limits.n_characters:,} characters", "Save only the letter."
        )


def media_type_of(data: bytes, file_name: str | None, media_type: str | None) -> str:
    """Say what the bytes are: their first bytes, then the file name, then what the sender said.

    Raises:
        UnreadableLetter: an archive, or a type that holds no letter.
    """
    by_bytes = _by_first_bytes(data)
    if by_bytes:
        return by_bytes
    extension = (file_name or "").rpartition(".")[2].lower()
    by_name = _BY_EXTENSION.get(extension) or (media_type or "").partition(";")[0].strip().lower()
    if by_name in ("text/html", "message/rfc822", "text/plain", "application/xhtml+xml"):
        return "text/html" if "html" in by_name else by_name
    if by_name in OFFICE_TYPES and not _looks_like_text(data):
        return by_name
    if _looks_like_text(data):
        return "text/html" if _looks_like_html(data) else "text/plain"
    raise UnreadableLetter("unknown_type", "the file is of no type that holds a letter", "Save it as PDF or text.")


def _by_first_bytes(data: bytes) -> str | None:
    head = data[:1024]
    if b"%PDF-" in head:
        return "application/pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zip_type(data)
    if head.startswith((b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"BZh", b"\xfd7zXZ", b"PK\x05\x06")):
        raise _archive()
    if head.startswith(b"{\\rtf"):
        return "application/rtf"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "application/vnd.ms-outlook" if _is_outlook(data) else WORD_97_TYPE
    signatures = ((b"\x89PNG", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
    tiff = (b"II*\0", b"MM\0*")
    return next((kind for mark, kind in signatures if head.startswith(mark)), None) or (
        "image/tiff" if head.startswith(tiff) else None
    )


def _zip_type(data: bytes) -> str:
    if b"word/document.xml" in data:
        return _BY_EXTENSION["docx"]
    if b"application/vnd.oasis.opendocument.text" in data[:400]:
        return _BY_EXTENSION["odt"]
    raise _archive()


def _archive() -> UnreadableLetter:
    """A new one each time: an error that is raised again keeps every traceback, and the bytes with it."""
    return UnreadableLetter("archive", "this is an archive, not a letter", "Unpack it and add the letters inside.")


def _is_outlook(data: bytes) -> bool:
    return "__substg1.0_".encode("utf-16-le") in data or "__properties".encode("utf-16-le") in data


def _looks_like_html(data: bytes) -> bool:
    head = data[:2000].lower()
    return b"<html" in head or b"<!doctype html" in head or b"<body" in head


def _looks_like_text(data: bytes) -> bool:
    head = data[:4000]
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return True
    control = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return control * 50 < len(head) and b"\0" not in head


def _extracted(data: bytes, media_type: str, limits: Limits) -> Extracted:
    if media_type == "text/plain":
        text = decoded(data)
        return Extracted(text, _pages(text))
    try:
        if media_type == "text/html":
            return Extracted(text_of_html(decoded(data)))
        if media_type == "message/rfc822":
            return Extracted(text_of_mail(data))
        if media_type == WORD_TYPE:
            return Extracted(text_of_word(data))
    except (ValueError, LookupError, MessageError, RecursionError, AssertionError, AttributeError) as problem:
        raise UnreadableLetter(
            "broken", f"the file is broken ({type(problem).__name__})", "Fetch or save the letter again."
        ) from problem
    return text_by_kreuzberg(data, media_type, limits.pages, limits.ocr_pages, limits.seconds)


def decoded(data: bytes) -> str:
    """Decode bytes of text: by their byte order mark, as UTF-8, else as Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _pages(text: str) -> tuple[int, ...]:
    return (0, *(at + 1 for at, sign in enumerate(text) if sign == "\f")) if "\f" in text else (0,)
