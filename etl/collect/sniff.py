"""What bytes are, from the bytes themselves: portals name the type by the file's ending."""

from __future__ import annotations

import re

from etl.collect.unpacked import NotOpened, opened

HTML = "text/html"
JSON = "application/json"
OOXML = "application/vnd.openxmlformats-officedocument"
LETTER_TYPES = frozenset(
    {
        "application/pdf",
        "application/msword",
        "application/rtf",
        "application/vnd.ms-outlook",
        "application/vnd.oasis.opendocument.text",
        "message/rfc822",
        "text/plain",
        "image/png",
        "image/jpeg",
        "image/tiff",
        f"{OOXML}.wordprocessingml.document",
    }
)
"""Files that may hold a letter. Spreadsheets are left out: they leak personal data and are asked for by hand."""

_STARTS = (
    (b"%PDF-", "application/pdf"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_HTML = re.compile(rb"<(?:!doctype html|html|head|body|title|meta|div|p)\b", re.IGNORECASE)
_MAIL = re.compile(rb"\A(?:[A-Za-z-]{2,40}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){3,}")
_ENDINGS = {
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "application/vnd.ms-outlook": ".msg",
    "application/vnd.oasis.opendocument.text": ".odt",
    "message/rfc822": ".eml",
    "text/plain": ".txt",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/tiff": ".tif",
    f"{OOXML}.wordprocessingml.document": ".docx",
    HTML: ".html",
}


def media_type(data: bytes) -> str:
    """The media type of the bytes; ``application/octet-stream`` where they tell nothing."""
    head = data[:4096]
    for start, found in _STARTS:
        if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(start) or head.startswith(start):
            return found
    if head.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(data)
    return _textual(data, head)


def ending(data: bytes) -> str:
    """The ending that a file of these bytes would have; empty where they are of no type that holds a letter."""
    return _ENDINGS.get(media_type(data), "")


def _zipped(data: bytes) -> str:
    try:
        names = set(opened(data).namelist())
    except NotOpened:
        return "application/octet-stream"
    if "word/document.xml" in names:
        return f"{OOXML}.wordprocessingml.document"
    if "xl/workbook.xml" in names:
        return f"{OOXML}.spreadsheetml.sheet"
    return "application/vnd.oasis.opendocument.text" if "content.xml" in names else "application/zip"


def _compound(data: bytes) -> str:
    if "__substg1.0_".encode("utf-16-le") in data:
        return "application/vnd.ms-outlook"
    return "application/msword" if "WordDocument".encode("utf-16-le") in data else "application/x-ole-storage"


def _textual(data: bytes, head: bytes) -> str:
    if not data or b"\x00" in head:
        return "application/octet-stream"
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t")
    if start[:1] in (b"{", b"["):
        return JSON
    if _HTML.search(head[:2048]):
        return HTML
    if _MAIL.match(head) and re.search(rb"(?mi)^(?:from|message-id|mime-version):", head):
        return "message/rfc822"
    if any(byte < 9 for byte in head):
        return "application/octet-stream"
    return "text/plain"
