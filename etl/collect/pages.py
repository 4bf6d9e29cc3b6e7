"""HTML pages: their text without a site's noise, their links, and whether they hold a reply."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag

import lxml.html  # type: ignore[import-untyped]

from etl.collect.addresses import joined

_DROPPED = "//script|//style|//noscript|//nav|//header|//footer|//form|//template"
_BLOCKS = frozenset(
    ("p", "div", "li", "tr", "br", "table", "section", "article", "ul", "ol", "dt", "dd", "pre", "blockquote")
    + ("h1", "h2", "h3", "h4", "h5", "h6")
)
_NOISE = (
    "quickly exit this site",
    "leave this site",
    "allanfa gyflym",
    "we use some essential cookies",
    "you can manage your preferences and cookie settings",
    "your cookie preferences have been saved",
    "sorry, there was a technical problem",
    "this site is a beta",
    "diolch am roi cynnig",
    "rydym yn defnyddio rhai cwcis hanfodol",
    "gallwch reoli eich dewisiadau",
    "mae eich dewisiadau cwcis",
    "mae’n ddrwg gennym, roedd problem dechnegol",
    "skip to content",
    "skip to main content",
)
_ASKED = re.compile(r"\brequest|\byou asked|\bask(?:ed|s|ing)? (?:for|about|whether)|freedom of information", re.I)
_ANSWERED = re.compile(
    r"\brespon(?:se|d)|\banswer|\bdecision|\bdecided|\b(?:not|is|are) held|\bexempt|\bdisclos|\bno information", re.I
)


def parse(body: bytes) -> Any:
    """The tree of a page; undeclared bytes are read as UTF-8, and a page without any element is an empty one."""
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=False)
    try:
        return lxml.html.document_fromstring(body, parser=parser)
    except lxml.etree.ParserError:
        return lxml.html.document_fromstring(b"<html></html>", parser=parser)


def text_of(node: Any) -> str:
    """The text below a node, a line a block."""
    parts: list[str] = []
    _gather(node, parts)
    lines = (re.sub(r"[ \t\xa0]+", " ", line).strip() for line in "".join(parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _gather(root: Any, parts: list[str]) -> None:
    for event, node in lxml.etree.iterwalk(root, events=("start", "end")):
        if not isinstance(node.tag, str):
            parts.append(node.tail or "" if event == "end" else "")
            continue
        if event == "start":
            parts.append("\n" if node.tag in _BLOCKS else "")
            parts.append("" if node.tag in ("script", "style") else node.text or "")
        else:
            parts.append("\n\n" if node.tag == "p" else "\n" if node.tag in _BLOCKS else "")
            parts.append(node.tail or "" if node is not root else "")


def main_text(tree: Any) -> str:
    """The text of a page's main part, without the lines that its site puts on every page."""
    for node in tree.xpath(_DROPPED):
        node.drop_tree()
    main = tree.xpath("//main|//article|//*[@role='main']|//*[@id='main' or @id='content']")
    lines = text_of(main[0] if main else tree).split("\n")
    return "\n".join(line for line in lines if not line.lower().startswith(_NOISE)).strip()


def title_of(tree: Any) -> str | None:
    """The page's heading, or else its title without the site's name."""
    for path in ("//h1", "//title"):
        for node in tree.xpath(path):
            words = " ".join(node.text_content().split())
            if words:
                return re.split(r"\s+[|–]\s+", words)[0] if path == "//title" else words
    return None


def links(tree: Any, base: str) -> Iterator[str]:
    """Every web link of a page, whole and without its fragment, each once."""
    seen = set()
    for href in tree.xpath("//a/@href"):
        url = urldefrag(joined(base, href) or "").url
        if url and url not in seen:
            seen.add(url)
            yield url


def is_reply(text: str) -> bool:
    """Whether a page holds a request and an answer to it, so that it may be kept as a letter."""
    return len(text) >= 120 and bool(_ASKED.search(text)) and bool(_ANSWERED.search(text))


def text_key(text: str) -> str:
    """One key for all copies of a text, whatever their spaces, case and quotation marks."""
    return hashlib.sha256(re.sub(r"\W+", " ", text.casefold()).strip().encode()).hexdigest()
