"""The text of a Word file as its page shows it: numbers of lists, the letterhead, tables row by row.

Word counts a numbered list while it draws the page (ECMA-376 part 1, section 17.9). An answer to *3.* has no
*3* in its paragraph, so the numbers are counted here as Word counts them. python-docx opens the file;
kreuzberg 4.10 loses these numbers, page headers, tabs and every ``&`` of a DOCX.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

_UNPACKED = 50_000_000
_LEVELS = 9
_ROMAN = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_UNSEEN = frozenset(
    [qn("w:pPr"), qn("w:rPr"), qn("w:del"), qn("w:moveFrom"), qn("w:instrText"), f"{{{_FALLBACK}}}Fallback"]
)


def text_of_word(data: bytes) -> str:
    """Give the text of a DOCX: its letterhead, then paragraphs with a blank line between, a table row on one line.

    Args:
        data: the bytes of a DOCX.

    Raises:
        ValueError: the file is broken, or its XML unpacks to more than 50 MB.
    """
    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
        if sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))) > _UNPACKED:
            raise ValueError(f"its XML unpacks to more than {_UNPACKED:,} bytes")
        document = Document(io.BytesIO(data))
        numbering = _numbering_of(document)
        return "\n\n".join([*_letterhead(document), *_blocks(document.element.body, numbering)])
    except ValueError:
        raise
    except Exception as problem:  # whatever the library raises for hostile bytes is one error of ours
        raise ValueError(str(problem)) from problem


@dataclass(frozen=True)
class _Level:
    kind: str = "decimal"
    pattern: str = ""
    start: int = 1
    style: str = ""


@dataclass
class _List:
    """One definition of a list; lists that share it go on counting together."""

    levels: list[_Level]
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)

    def next_mark(self, level: int) -> str:
        """Count one paragraph of a level and give the mark that Word draws before it."""
        count = self.counts[level]
        self.counts[level] = self.levels[level].start if count is None else count + 1
        self.counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        if self.levels[level].kind == "bullet":
            return "-"
        mark = self.levels[level].pattern
        for at, one in enumerate(self.levels):
            number = self.counts[at]
            mark = mark.replace(f"%{at + 1}", _written(one.start if number is None else number, one.kind))
        return mark.strip()


@dataclass
class _Numbering:
    """Which list and level each paragraph of a document belongs to."""

    definitions: dict[str, _List]
    lists: dict[str, str]
    restarts: dict[str, dict[int, int]]
    styles: dict[str, Any]

    def mark_of(self, paragraph: Any) -> str:
        """The mark of the next paragraph in the order of the document; empty where it has none."""
        properties = paragraph.find(qn("w:pPr"))
        style = _value(properties, "w:pStyle")
        number, level = self._list_of(properties, style)
        listed = self.definitions.get(self.lists.get(number, ""))
        if listed is None or not 0 <= level < len(listed.levels):
            return ""
        for at, start in self.restarts.pop(number, {}).items():
            listed.counts[at] = start - 1
        return listed.next_mark(level)

    def _list_of(self, properties: Any, style: str) -> tuple[str, int]:
        level, holder = "", ""
        for _ in range(20):
            own = None if properties is None else properties.find(qn("w:numPr"))
            level = level or _value(own, "w:ilvl")
            if number := _value(own, "w:numId"):
                return number, int(level or self._level_of_style(number, holder))
            styled = self.styles.get(style)
            if styled is None:
                break
            properties, holder, style = styled.find(qn("w:pPr")), style, _value(styled, "w:basedOn")
        return "", 0

    def _level_of_style(self, number: str, style: str) -> int:
        listed = self.definitions.get(self.lists.get(number, ""))
        levels = listed.levels if listed else []
        return next((at for at, level in enumerate(levels) if style and level.style == style), 0)


def _letterhead(document: Any) -> Iterator[str]:
    section = document.sections[0]
    header = section.first_page_header if section.different_first_page_header_footer else section.header
    return _blocks(header._element, None)


def _blocks(container: Any, numbering: _Numbering | None) -> Iterator[str]:
    """The text of each paragraph and table in the order of the page, without the empty ones."""
    for element in container:
        if element.tag == qn("w:p"):
            text = _paragraph(element, numbering)
            boxes = (box for box in element.iter(qn("w:txbxContent")) if _seen_in(box, element))
            yield from (words for box in boxes for words in _blocks(box, numbering))
        elif element.tag == qn("w:tbl"):
            text = "\n".join(filter(None, (_row(row, numbering) for row in element.iterchildren(qn("w:tr")))))
        elif element.tag == qn("w:sdt"):
            yield from (
                words for inner in element.iterchildren(qn("w:sdtContent")) for words in _blocks(inner, numbering)
            )
            continue
        else:
            continue
        if text.strip():
            yield text


def _row(row: Any, numbering: _Numbering | None) -> str:
    cells = [" ".join(" ".join(_blocks(cell, numbering)).split()) for cell in row.iter(qn("w:tc")) if _own(cell, row)]
    return " | ".join(cells) if any(cells) else ""


def _own(cell: Any, row: Any) -> bool:
    """Whether a cell is of this row and not of a table inside one of its cells."""
    return next(cell.iterancestors(qn("w:tr"))) is row


def _seen_in(box: Any, paragraph: Any) -> bool:
    """Whether a text box is shown, and is of this paragraph and not of one inside another of its boxes."""
    if next(box.iterancestors(qn("w:p"))) is not paragraph:
        return False
    return not any(over.tag in _UNSEEN for over in box.iterancestors())


def _paragraph(paragraph: Any, numbering: _Numbering | None) -> str:
    mark = numbering.mark_of(paragraph) if numbering else ""
    text = "".join(_words(paragraph))
    return f"{mark} {text}" if mark and text.strip() else text


def _words(element: Any) -> Iterator[str]:
    """The visible characters below an element, without deleted text, field codes and text boxes."""
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _UNSEEN and child.tag != qn("w:txbxContent") and isinstance(child.tag, str):
            yield from _words(child)


def _numbering_of(document: Any) -> _Numbering | None:
    try:
        root = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
    except KeyError:
        return None
    numbers = root.findall(qn("w:num"))
    return _Numbering(
        definitions={one.get(qn("w:abstractNumId")): _List(_levels(one)) for one in root.findall(qn("w:abstractNum"))},
        lists={one.get(qn("w:numId")): _value(one, "w:abstractNumId") for one in numbers},
        restarts={one.get(qn("w:numId")): _restarts(one) for one in numbers},
        styles={one.get(qn("w:styleId")): one for one in document.styles.element.findall(qn("w:style"))},
    )


def _levels(definition: Any) -> list[_Level]:
    return [
        _Level(
            kind=_value(level, "w:numFmt") or "decimal",
            pattern=_value(level, "w:lvlText"),
            start=int(_value(level, "w:start") or 1),
            style=_value(level, "w:pStyle"),
        )
        for level in definition.findall(qn("w:lvl"))
    ][:_LEVELS]


def _restarts(number: Any) -> dict[int, int]:
    return {
        int(one.get(qn("w:ilvl"))): int(start)
        for one in number.findall(qn("w:lvlOverride"))
        if (start := _value(one, "w:startOverride"))
    }


def _value(parent: Any, name: str) -> str:
    """The value of a child element; empty where there is none."""
    element = None if parent is None else parent.find(qn(name))
    return "" if element is None else str(element.get(qn("w:val")) or "")


def _written(number: int, kind: str) -> str:
    """A number as Word writes it in a list: 3, c, C, iii or III."""
    if kind in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26) if 0 < number < 500 else str(number)
        return letters.upper() if kind == "upperLetter" else letters
    if kind in ("lowerRoman", "upperRoman"):
        roman = _roman(number) if 0 < number < 90 else str(number)
        return roman.upper() if kind == "upperRoman" else roman
    return "" if kind == "none" else str(number)


def _roman(number: int) -> str:
    parts = []
    for value, sign in _ROMAN:
        parts.append(sign * (number // value))
        number %= value
    return "".join(parts)
