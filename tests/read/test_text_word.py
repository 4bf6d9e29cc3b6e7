"""Word files: every character of the page, list numbers as Word counts them, letterheads, hostile files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given
from hypothesis import strategies as st

from etl.read.errors import UnreadableLetter
from etl.read.text.text import extract
from etl.read.text.word import text_of_word

LEVELS = [("decimal", "%1.", 1), ("lowerLetter", "%2)", 1), ("lowerRoman", "%3.", 1), ("decimal", "%1.%4", 1)]


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def listed(*paragraphs: tuple[int, int, str], overrides: str = "", levels: list[tuple[str, str, int]] = LEVELS) -> str:
    """The text of an invented file whose paragraphs are (list, level, words); list 0 is no list, 2 overrides 1."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    drawn = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{mark}"/></w:lvl>'
        for at, (kind, mark, start) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="900">{drawn}</w:abstractNum>'))
    for number, inside in ((901, ""), (902, overrides)):
        xml = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="900"/>{inside}</w:num>'
        numbering.append(parse_xml(xml))
    for number, level, words in paragraphs:
        properties = document.add_paragraph(words)._p.get_or_add_pPr()
        if number:
            properties.append(
                parse_xml(
                    f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{900 + number}"/></w:numPr>'
                )
            )
    return text_of_word(saved(document))


def test_answers_between_the_questions_do_not_stop_the_count() -> None:
    text = listed((1, 0, "Do you use it?"), (0, 0, "No."), (1, 0, "At what cost?"), (0, 0, "Nil."))
    assert text.split("\n\n") == ["1. Do you use it?", "No.", "2. At what cost?", "Nil."]


def test_deeper_levels_count_in_letters_and_begin_again() -> None:
    text = listed(
        (1, 0, "one"), (1, 1, "sub"), (1, 1, "sub"), (1, 2, "part"), (1, 0, "two"), (1, 1, "sub"), (1, 3, "x")
    )
    assert [line.split()[0] for line in text.split("\n\n")] == ["1.", "a)", "b)", "i.", "2.", "a)", "2.1"]


def test_a_list_that_starts_again_starts_at_its_own_number() -> None:
    overrides = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
    text = listed((1, 0, "x"), (1, 0, "x"), (2, 0, "x"), (2, 0, "x"), overrides=overrides)
    assert text.split("\n\n") == ["1. x", "2. x", "4. x", "5. x"]


def test_numbers_of_a_style_are_read_and_empty_paragraphs_are_counted_unseen() -> None:
    document = docx.Document()
    for words in ("first", "", "third"):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("bullet", style="List Bullet")
    assert text_of_word(saved(document)).split("\n\n") == ["1. first", "3. third", "- bullet"]


def test_the_signs_that_letters_cite_with_survive() -> None:
    document = docx.Document()
    document.add_paragraph("Sections 31(1)(a)&(b) apply to Q1 & 2, £5 < £6")
    document.add_paragraph("Our ref:\tFOI 12/24").add_run().add_break()
    text = text_of_word(saved(document))
    assert "31(1)(a)&(b) apply to Q1 & 2, £5 < £6" in text
    assert "Our ref:\tFOI 12/24" in text


def test_the_letterhead_comes_first_and_deleted_words_do_not_come() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Kent Police, FOI 12/24"
    paragraph = document.add_paragraph("It is held.")
    paragraph._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>not</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t> It is attached.</w:t></w:r></w:ins>"))
    assert text_of_word(saved(document)).split("\n\n") == ["Kent Police, FOI 12/24", "It is held. It is attached."]


def test_text_boxes_are_read_once_and_tables_inside_tables_stay_in_their_cell() -> None:
    document = docx.Document()
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "Q1"
    inner = outer.cell(0, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Kent", "No"
    box = (
        f"<w:r {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:txbxContent><w:p><w:r><w:t>Our ref: 12/24</w:t></w:r></w:p>"
        "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Our ref: 12/24</w:t></w:r></w:p>"
        "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document.add_paragraph("Dear applicant")._p.append(parse_xml(box))
    text = text_of_word(saved(document))
    assert text.startswith("Q1 | Kent | No")
    assert text.count("Our ref: 12/24") == 1


def test_a_text_box_inside_a_text_box_is_read_once() -> None:
    inner = "<w:r><w:txbxContent><w:p><w:r><w:t>Our ref: 12/24</w:t></w:r></w:p></w:txbxContent></w:r>"
    outer = (
        f"<w:r {nsdecls('w')}><w:txbxContent><w:p><w:r><w:t>Kent Police</w:t></w:r>{inner}</w:p></w:txbxContent></w:r>"
    )
    document = docx.Document()
    document.add_paragraph("Dear applicant")._p.append(parse_xml(outer))
    assert text_of_word(saved(document)).split("\n\n") == ["Our ref: 12/24", "Kent Police", "Dear applicant"]


def _without(part: str) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                new.writestr(name, b"<broken" if name == part else old.read(name))
        return out.getvalue()

    return change


@pytest.mark.parametrize("part", ["word/document.xml", "word/numbering.xml", "word/styles.xml", "[Content_Types].xml"])
def test_a_broken_part_is_one_clear_error(part: str) -> None:
    document = docx.Document()
    document.add_paragraph("It is held.", style="List Number")
    with pytest.raises(UnreadableLetter) as error:
        extract(_without(part)(saved(document)), "letter.docx")
    assert error.value.code == "broken"


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)
    with pytest.raises(UnreadableLetter):
        extract(out.getvalue(), "letter.docx")


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), st.sampled_from(["x", "it is held"])), max_size=20))
def test_every_paragraph_is_kept_in_order(paragraphs: list[tuple[int, int, str]]) -> None:
    lines = [line for line in listed(*paragraphs).split("\n\n") if line]
    assert len(lines) == len(paragraphs)
    assert all(line.endswith(words) for line, (_, _, words) in zip(lines, paragraphs, strict=True))


def test_no_deleted_paragraph_mark_or_field_code_is_text() -> None:
    document = docx.Document()
    run = document.add_paragraph("Page ").add_run()
    run._r.append(parse_xml(f"<w:instrText {nsdecls('w')}>PAGE</w:instrText>"))
    assert text_of_word(saved(document)).strip() == "Page"
    assert document.element.body.find(qn("w:p")) is not None
