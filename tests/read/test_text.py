"""Text from every kind of file. All files are made here, with invented words."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import matplotlib
import pytest
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from PIL import Image, ImageDraw, ImageFont

from etl.read.errors import UnreadableLetter
from etl.read.reader import Reader
from etl.read.text.text import Limits, extract
from tests.compound import compound, outlook

DENIAL = "Kent Police does not use facial recognition."
CONTENT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body><office:text>
<text:p>Kent Police</text:p><text:p>You asked: do you use facial recognition?</text:p><text:p>Response</text:p>
<text:p>{DENIAL}</text:p></office:text></office:body></office:document-content>"""


def odt() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", CONTENT)
    return out.getvalue()


def rtf() -> bytes:
    return rf"{{\rtf1\ansi\deff0 {{\fonttbl {{\f0 Arial;}}}}\f0 Kent Police\par Response\par {DENIAL}\par}}".encode()


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph("Kent Police")
    document.add_paragraph("Response")
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(
        table.rows, [("1. Do you use facial recognition?", "No"), ("2. What did it cost?", "N/A")], strict=True
    ):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(*pages: str) -> bytes:
    out = io.BytesIO()
    with matplotlib.rc_context({"pdf.fonttype": 42}), PdfPages(out) as file:
        for words in pages:
            page = Figure(figsize=(8, 3))
            page.text(0.05, 0.5, words, size=14)
            file.savefig(page)
    return out.getvalue()


def scan(n_pages: int) -> bytes:
    font = ImageFont.load_default(size=40)
    pages = []
    for number in range(1, n_pages + 1):
        image = Image.new("L", (1240, 500), 255)
        drawing = ImageDraw.Draw(image)
        drawing.text((60, 60), f"Kent Police, page {number}", font=font, fill=0)
        drawing.text((60, 160), "does not use facial recognition", font=font, fill=0)
        pages.append(image)
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=150)
    return out.getvalue()


@pytest.mark.parametrize(("make", "name"), [(odt, "letter.odt"), (rtf, "letter.rtf")])
def test_open_document_and_rich_text_are_read(make: Callable[[], bytes], name: str, reader: Reader) -> None:
    text = extract(make(), name)
    assert DENIAL in text.text
    assert [row.position for row in reader.read(text).positions] == ["no_use"]


def test_the_rows_of_a_word_table_stay_rows(reader: Reader) -> None:
    text = extract(word(), "letter.docx")
    assert "1. Do you use facial recognition? | No" in text.text
    positions = {row.question: row.position for row in reader.read(text).positions}
    assert positions == {"1": "no_use", "2": "no_use"}


def test_the_text_layer_of_a_pdf_is_taken_with_its_pages() -> None:
    text = extract(pdf(DENIAL, "The second page says nothing more."), "letter.pdf")
    assert not text.ocr
    assert len(text.page_starts) == 2
    assert text.text[text.page_starts[1] :].strip().startswith("The second page")


def test_a_scan_goes_through_ocr_and_says_so() -> None:
    text = extract(scan(2), "letter.pdf")
    assert text.ocr
    assert "does not use facial recognition" in text.text
    assert "page 2" in text.text[text.page_starts[1] :]


def test_a_scan_of_too_many_pages_is_refused_before_ocr() -> None:
    with pytest.raises(UnreadableLetter, match="a scan of 3 pages, more than 2") as refused:
        extract(scan(3), "letter.pdf", limits=Limits(ocr_pages=2))
    assert refused.value.what_to_do == "Split it."


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    with pytest.raises(UnreadableLetter, match="the file has 3 pages, more than 2"):
        extract(pdf("one", "two", "three"), "letter.pdf", limits=Limits(pages=2))


def test_a_locked_pdf_says_what_to_ask_for() -> None:
    lock = b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32
    lock += b"> >> /ID [<" + b"00" * 16 + b"> <" + b"00" * 16 + b">]"
    locked = pdf(DENIAL).replace(b"trailer\n<<", b"trailer\n<< " + lock)
    assert lock in locked
    with pytest.raises(UnreadableLetter) as refused:
        extract(locked, "letter.pdf")
    assert refused.value.code == "encrypted"
    assert refused.value.what_to_do == "Ask for an open copy."


def test_an_outlook_file_gives_its_subject_and_text() -> None:
    data = compound(outlook(f"Dear applicant\r\n\r\n{DENIAL}\r\n" * 60, "FOI 12/99 response"))
    text = extract(data, "letter.msg").text
    assert text.startswith("Subject: FOI 12/99 response")
    assert text.count(DENIAL) == 60


def test_an_old_word_file_keeps_its_words_and_the_rows_of_its_table(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Our ref:\t\tFOI 12/99")
    document.add_paragraph(DENIAL)
    table = document.add_table(2, 2)
    for cell, words in zip(table.columns[0].cells + table.columns[1].cells, ("Q1", "Q2", "No", "Nil"), strict=True):
        cell.text = words
    document.save(str(tmp_path / "letter.docx"))
    office = shutil.which("soffice")
    assert office, "No LibreOffice on PATH. Debian: apt-get install libreoffice-writer-nogui"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path), "letter.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=180, cwd=tmp_path)
    lines = extract((tmp_path / "letter.doc").read_bytes(), "letter.doc").text.split("\n")
    assert lines == ["Our ref:\t\tFOI 12/99", DENIAL, "Q1 | No", "Q2 | Nil"]


def test_a_broken_outlook_or_word_file_is_one_clear_error() -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    for data, name in ((compound, "letter.doc"), (compound + "__substg1.0_".encode("utf-16-le"), "letter.msg")):
        with pytest.raises(UnreadableLetter) as refused:
            extract(data, name)
        assert refused.value.code in ("broken", "no_text")
        assert refused.value.what_to_do


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"  \r\n", "letter.txt", "empty"),
        (b"PK\x05\x06" + b"\0" * 18, "letter.zip", "archive"),
        (b"\0\1\2\3" * 50, "letter.bin", "unknown_type"),
        (b"x" * 101, "letter.txt", "too_large"),
    ],
)
def test_what_is_no_letter_is_named(data: bytes, name: str, code: str) -> None:
    with pytest.raises(UnreadableLetter) as refused:
        extract(data, name, limits=Limits(n_bytes=100) if code == "too_large" else None)
    assert refused.value.code == code


def test_an_error_keeps_no_archive_that_was_refused_before() -> None:
    errors = []
    for _ in range(2):
        with pytest.raises(UnreadableLetter) as refused:
            extract(b"PK\x05\x06 of many letters", "letters.zip")
        errors.append(refused.value)
    assert errors[0] is not errors[1]


def test_a_name_that_lies_is_not_believed(tmp_path: Path) -> None:
    assert extract(pdf(DENIAL), "letter.txt").media_type == "application/pdf"
    assert extract(DENIAL.encode(), "letter.pdf").media_type == "text/plain"
