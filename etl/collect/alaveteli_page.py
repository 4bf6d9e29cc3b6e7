"""A request page of an Alaveteli site: messages, their dates, texts and attachments. Pure: HTML in, values out.

Names of requesters and officers stand in the headers of messages; they are not taken.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from etl.collect import pages
from etl.collect.addresses import joined

_ATTACH = re.compile(r"/response/(\d+)/attach/(?!html/)(\d+)/([^/?]+)$")
_INLINE = re.compile(r"^image\d{3}\.(?:png|jpe?g|gif)$", re.IGNORECASE)
_NO_BODY = re.compile(r"^\s*\[\s*(?:Email has no body|Subject only)", re.IGNORECASE)


@dataclass(frozen=True)
class Attachment:
    """A file of a message: its MIME part, its name as shown, and its address as found."""

    part: str
    name: str
    url: str


@dataclass(frozen=True)
class Incoming:
    """A reply: its number on the portal, its date, its text (empty where there is none), its files."""

    number: str
    sent_on: dt.date | None
    text: str
    hidden: bool
    attachments: tuple[Attachment, ...]


@dataclass(frozen=True)
class RequestPage:
    """What a request page holds: the first request's text, the batch it belongs to, the replies in order."""

    request_text: str
    batch_url: str | None
    replies: tuple[Incoming, ...]


def read_page(body: bytes, base: str) -> RequestPage:
    """Read a request page; ``base`` is its address."""
    tree = pages.parse(body)
    replies, seen = [], set()
    for node in tree.xpath("//div[starts-with(@id,'incoming-')]"):
        number = node.get("id").removeprefix("incoming-")
        if number.isdigit() and number not in seen:
            seen.add(number)
            replies.append(_incoming(node, number, base))
    outgoing = tree.xpath("//div[starts-with(@id,'outgoing-')]")
    batch = tree.xpath("//a[contains(@href,'/info_request_batch/')]/@href")
    return RequestPage(
        request_text=_text(outgoing[0]) if outgoing else "",
        batch_url=next(filter(None, (joined(base, link.split("?")[0].split("#")[0]) for link in batch)), None),
        replies=tuple(replies),
    )


def day_of(moment: str) -> dt.date | None:
    """The day of an ISO 8601 time as the portal writes it; ``None`` where it is no time."""
    try:
        return dt.date.fromisoformat(moment[:10])
    except ValueError:
        return None


def _has(name: str) -> str:
    return f"contains(concat(' ',normalize-space(@class),' '),' {name} ')"


def _incoming(node: Any, number: str, base: str) -> Incoming:
    hidden = bool(node.xpath(".//*[@id='hidden_message' or " + _has("hidden_message") + "]"))
    times = node.xpath(f".//*[{_has('correspondence__header__date')}]//time/@datetime")
    return Incoming(
        number=number,
        sent_on=day_of(times[0]) if times else None,
        attachments=() if hidden else tuple(_attachments(node, number, base)),
        text="" if hidden else _text(node),
        hidden=hidden,
    )


def _attachments(node: Any, number: str, base: str) -> list[Attachment]:
    found: dict[str, Attachment] = {}
    for href in node.xpath(f".//*[{_has('attachments')}]//a/@href"):
        url = joined(base, href)
        match = _ATTACH.search(urlsplit(url).path) if url else None
        if url and match and match[1] == number and not _INLINE.match(unquote(match[3])):
            found.setdefault(match[2], Attachment(match[2], unquote(match[3]), url))
    return list(found.values())


def _text(node: Any) -> str:
    parts = node.xpath(f".//*[{_has('correspondence_text')}]")
    texts = []
    for part in parts:
        for noise in part.xpath(f".//*[{_has('attachments')} or {_has('unfold_link')} or self::script]"):
            noise.drop_tree()
        texts.append(pages.text_of(part))
    text = "\n\n".join(texts).strip()
    return "" if _NO_BODY.match(text) else text


def listed_requests(body: bytes, base: str) -> list[str]:
    """The slugs or numbers of the requests that a list, body or batch page shows, each once."""
    found: dict[str, None] = {}
    site = urlsplit(base).netloc
    for url in pages.links(pages.parse(body), base):
        parts = urlsplit(url)
        match = re.match(r"^/request/([^/]+)/?$", parts.path)
        if parts.netloc == site and match and match[1] not in ("new",):
            found.setdefault(match[1], None)
    return list(found)
