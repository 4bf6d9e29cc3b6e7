"""The text of a web page: blocks on lines of their own, a table row on one line, cells between bars."""

from __future__ import annotations

import re
from collections import Counter

from lxml import etree, html  # type: ignore[import-untyped]

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "tbody",
        "thead",
        "form",
        "fieldset",
        "blockquote",
        "pre",
        "address",
        "figure",
        "figcaption",
        "hr",
        "body",
        "title",
        "tr",
        "li",
    ]
)
_PARAGRAPHS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "table",
        "ul",
        "ol",
        "dl",
        "article",
        "section",
        "main",
        "title",
    ]
)
_SKIPPED = frozenset(
    ["script", "style", "noscript", "template", "svg", "iframe", "object", "select", "head", "nav", "aside", "button"]
)
_LETTERS = 26
_MOST = 9999
"""The highest number of a point."""
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


def text_of_html(page: str) -> str:
    """Give the visible text of an HTML page, with its title first.

    Raises:
        ValueError: the page cannot be parsed at all.
    """
    page = page.replace("\0", "")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(page.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, etree.ParserError) as problem:
        raise ValueError(str(problem)) from problem
    if tree is None:
        return ""
    lines: list[str] = [""]
    title = tree.findtext(".//title")
    if title and title.strip():
        lines.extend([_SPACES.sub(" ", title).strip(), "", ""])
    _walk(tree, lines)
    return "\n".join(_squeezed(lines))


def _walk(root: etree._Element, lines: list[str]) -> None:
    """Depth first without recursion, so that deep nesting in a broken page cannot exhaust the stack."""
    stack: list[tuple[etree._Element, bool]] = [(root, False)]
    points: Counter[etree._Element] = Counter()
    while stack:
        element, closing = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if closing:
            _close(tag, lines)
            _add(element.tail, lines)
            continue
        if tag in _SKIPPED or tag == "footer" and not _in_article(element):
            _add(element.tail, lines)
            continue
        _open(tag, element, lines, points)
        _add(element.text, lines)
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _open(tag: str, element: etree._Element, lines: list[str], points: Counter[etree._Element]) -> None:
    if tag == "br" and _in_row(element) and _has_neighbour(element):
        lines[-1] = lines[-1].rstrip() + " "
    elif tag == "br":
        lines.append("")
    elif tag in ("td", "th"):
        if lines[-1].strip():
            lines[-1] = lines[-1].rstrip() + " | "
    elif tag in _BLOCKS and not _in_row(element):
        lines.extend(["", ""] if tag in _PARAGRAPHS else [""])
        if tag == "li":
            parent = element.getparent()
            lines[-1] = _list_mark(element, points[parent])
            points[parent] += 1


def _list_mark(element: etree._Element, before: int) -> str:
    """The mark of a point of a list that a page shows.

    Args:
        element: the point.
        before: how many points of its list stand before it.
    """
    parent = element.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    try:
        first = int(parent.get("start", "1"))
    except ValueError:
        first = 1
    number = max(-_MOST, min(first + before, _MOST))
    kind = parent.get("type", "")
    if kind in ("a", "A") and 0 < number <= _LETTERS:
        return f"{chr(ord(kind) + number - 1)}) "
    if kind in ("i", "I") and 0 < number <= len(_ROMANS):
        roman = _ROMANS[number - 1]
        return f"{roman if kind == 'i' else roman.upper()}) "
    return f"{number}. "


def _in_article(element: etree._Element) -> bool:
    """Whether a footer closes an article, where a date or a name may stand, and not the page."""
    return next(element.iterancestors("article", "main", "section", "blockquote"), None) is not None


def _in_row(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in ("td", "th")


def _has_neighbour(element: etree._Element) -> bool:
    """Whether the cell around an element has another cell beside it, so that it belongs to a row and not to a layout."""
    cell = element.getparent()
    return cell is not None and (cell.getnext() is not None or cell.getprevious() is not None)


def _close(tag: str, lines: list[str]) -> None:
    if tag in _PARAGRAPHS:
        lines.extend(["", ""])
    elif tag in _BLOCKS:
        lines.append("")


def _add(text: str | None, lines: list[str]) -> None:
    if not text:
        return
    words = _SPACES.sub(" ", text)
    if not lines[-1].strip():
        words = words.lstrip(" ")
    lines[-1] += words


def _squeezed(lines: list[str]) -> list[str]:
    kept: list[str] = []
    for line in (line.rstrip() for line in lines):
        if line or (kept and kept[-1]):
            kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    return kept
