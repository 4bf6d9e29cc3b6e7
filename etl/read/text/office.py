"""Text of PDF, Word, RTF, OpenDocument, Outlook and pictures, through kreuzberg; OCR where no text layer is."""

from __future__ import annotations

import re
from dataclasses import dataclass

import kreuzberg

from etl.read.errors import UnreadableLetter

WORD_97_TYPE = "application/msword"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OFFICE_TYPES = frozenset(
    {
        "application/pdf",
        WORD_97_TYPE,
        WORD_TYPE,
        "application/rtf",
        "application/vnd.oasis.opendocument.text",
        "application/vnd.ms-outlook",
        "image/png",
        "image/jpeg",
        "image/tiff",
    }
)
_PAGE_MARK = "\f"
_PAGE_OBJECT = re.compile(rb"/Type ?/Page(?![a-zA-Z])")


_OCR = kreuzberg.OcrConfig(
    backend="tesseract",
    language="eng",
    tesseract_config=kreuzberg.TesseractConfig(language="eng", enable_table_detection=False),
)
"""Tables are not looked for in scans: short lines of plain words would be taken for their rows."""


@dataclass(frozen=True)
class Extracted:
    """Text with the offsets at which its pages begin, and whether it came from OCR."""

    text: str
    page_starts: tuple[int, ...] = (0,)
    ocr: bool = False


def text_by_kreuzberg(data: bytes, media_type: str, pages: int, ocr_pages: int, seconds: int) -> Extracted:
    """Extract text; send pages to Tesseract only when there is no text layer.

    Raises:
        UnreadableLetter: encrypted, broken, over a limit, or without any text.
    """
    n_pages = len(_PAGE_OBJECT.findall(data)) if media_type == "application/pdf" else 1
    if n_pages > pages:
        raise UnreadableLetter("too_many_pages", f"the file has {n_pages} pages, more than {pages}", "Split it.")
    is_image = media_type.startswith("image/")
    found = Extracted("") if is_image else _run(data, media_type, False, seconds)
    if found.text.strip():
        return found
    if not is_image and media_type != "application/pdf":
        raise UnreadableLetter("no_text", "no text was found in the file", "Save it as PDF or text.")
    if n_pages > ocr_pages:
        raise UnreadableLetter(
            "too_many_pages", f"a scan of {n_pages} pages, more than {ocr_pages} for OCR", "Split it."
        )
    scanned = _run(data, media_type, True, seconds)
    if not scanned.text.strip():
        raise UnreadableLetter("no_text", "a picture without readable text", "Type the letter into a text file.")
    return Extracted(scanned.text, scanned.page_starts, True)


def _run(data: bytes, media_type: str, ocr: bool, seconds: int) -> Extracted:
    config = kreuzberg.ExtractionConfig(
        use_cache=False,
        disable_ocr=not ocr,  # type: ignore[call-arg]
        force_ocr=ocr and media_type == "application/pdf",
        ocr=_OCR if ocr else None,
        pages=kreuzberg.PageConfig(insert_page_markers=True, marker_format=_PAGE_MARK),
        extraction_timeout_secs=seconds,
    )
    try:
        result = kreuzberg.extract_bytes_sync(data, media_type, config)
    except Exception as problem:  # whatever the library raises for hostile bytes is one error of ours
        raise _named(problem) from problem
    content = str(result.content)
    return _with_pages(_with_rows(content) if media_type == WORD_97_TYPE else _with_cells(content, result.tables))


def _with_rows(content: str) -> str:
    """Give each row of a table its line: in old Word files a tab ends a cell, and one tab more ends the row."""
    return "\n".join(_rows_of(line) for line in content.split("\n"))


def _rows_of(line: str) -> str:
    rows = line.split("\t\t")
    n_tabs = rows[0].count("\t")
    if len(rows) < 2 or not n_tabs or any(row.count("\t") != n_tabs for row in rows):
        return line
    return "\n".join(" | ".join(cell.strip() for cell in row.split("\t")) for row in rows)


def _with_cells(content: str, tables: list[kreuzberg.ExtractedTable]) -> str:
    """Put a stroke between the cells of each table row, which the plain text runs together."""
    rows = {
        " ".join(" ".join(cells).split()): " | ".join(" ".join(cell.split()) for cell in cells)
        for table in tables
        for cells in table.cells
        if sum(bool(cell.strip()) for cell in cells) > 1
    }
    if not rows:
        return content
    return "\n".join(rows.get(" ".join(line.split()), line) for line in content.split("\n"))


def _named(problem: Exception) -> UnreadableLetter:
    words = str(problem).lower()
    if "password" in words or "encrypt" in words:
        return UnreadableLetter("encrypted", "the file is protected by a password", "Ask for an open copy.")
    if "timeout" in words or "timed out" in words:
        return UnreadableLetter("timeout", "reading the file took too long", "Save only the letter.")
    if "tesseract" in words and ("not found" in words or "missing" in words or "install" in words):
        return UnreadableLetter("no_ocr", "a scan, and Tesseract is missing", "Install tesseract-ocr and run again.")
    return UnreadableLetter("broken", "the file is broken or of another type", "Fetch or save the letter again.")


def _with_pages(content: str) -> Extracted:
    parts = content.split(_PAGE_MARK)
    if len(parts) > 1 and not parts[0].strip():
        parts = parts[1:]
    starts, at = [], 0
    for part in parts:
        starts.append(at)
        at += len(part) + 1
    return Extracted(_PAGE_MARK.join(parts), tuple(starts))
