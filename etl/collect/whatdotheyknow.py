"""Any Alaveteli site, such as WhatDoTheyKnow: one request, a batch page, or a body's page by date.

JSON gives identity and state, HTML the messages and files. The number of a request is its key; a slug changes
when its title is edited. Feeds and search are closed by the sites' robots.txt; feeds are asked for with ``--feeds`` only.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from etl.collect import alaveteli_feed, errors, sniff
from etl.collect.addresses import host_key, without_welsh_prefix
from etl.collect.alaveteli_page import Attachment, Incoming, RequestPage, day_of, listed_requests, read_page
from etl.collect.base import Problem, Visit
from etl.collect.logs import attempt, keep, tell
from etl.collect.turns import Turns
from etl.model import ATTACHED, Document

FIRST_DAY = dt.date(2015, 1, 1)
PAGE_SIZE, LAST_PAGE = 25, 20
MASKING_WAITS = (5.0, 10.0, 20.0)
SHEETS = (".xls", ".xlsx", ".csv", ".ods")


def collect(visit: Visit) -> None:
    """Collect what ``ask_for`` names.

    ``request:SLUG-OR-NUMBER``, ``batch:NUMBER`` or ``body:URL_NAME WORDS``; several are separated by semicolons.
    """
    parts = (part.strip().partition(":") for part in visit.source.ask_for.split(";"))
    found = (slug for kind, _, value in parts for slug in _slugs(visit, kind, value.strip()))
    turns, whole = Turns(visit.state, visit.limit), True
    for slug in turns.take(found, _by_slug):
        whole &= _request(visit, slug)
    for slug in turns.later:
        request = visit.state.get(visit.state.get(_by_slug(slug))["key"])
        visit.report.n_seen += int(request.get("n_replies", 0))
    passing = any(row.code in _PASSING for row in visit.report.problems)
    visit.report.complete = whole and turns.whole and not passing


_PASSING = {"unreachable", "challenge-page", "not-ready"}


def _by_slug(slug: str) -> str:
    """The key of the state that says which request a slug names."""
    return f"slug:{slug}"


def _slugs(visit: Visit, kind: str, value: str) -> Iterator[str]:
    base = visit.source.base_url.rstrip("/")
    if kind == "request":
        path = urlsplit(without_welsh_prefix(value)).path
        yield re.sub(r"^.*/request/", "", path).removesuffix(".json").strip("/")
    elif kind == "batch":
        yield from _pages(visit, f"{base}/info_request_batch/{quote(value)}", {})
    elif kind == "body":
        name, _, words = value.partition(" ")
        if visit.door.manners.feeds:
            yield from alaveteli_feed.slugs(visit, name, words, FIRST_DAY, _today())
            return
        yield from _by_date(visit, f"{base}/body/{quote(name)}/all", words, FIRST_DAY, _today())
    else:
        raise ValueError(f"{visit.source.source_id}: ask_for must start with request:, batch: or body:, not {kind!r}")


def _today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


def _pages(visit: Visit, url: str, query: dict[str, str]) -> Iterator[str]:
    seen: set[str] = set()
    for page in range(1, LAST_PAGE + 1):
        asked = query | ({"page": str(page)} if page > 1 else {})
        fetched = attempt(visit, f"{url}?{urlencode(asked)}" if asked else url, (sniff.HTML,))
        if fetched is None:
            return
        new = [slug for slug in listed_requests(fetched.body, fetched.final_url) if slug not in seen]
        seen.update(new)
        yield from new
        if len(new) < PAGE_SIZE:
            return


def _by_date(visit: Visit, url: str, words: str, first: dt.date, last: dt.date) -> Iterator[str]:
    """The requests of a body, a year at a time; a slice that fills its last page is halved."""
    end = last
    while end >= first:
        start = max(first, dt.date(end.year, 1, 1))
        yield from _slice(visit, url, words, start, end)
        end = start - dt.timedelta(days=1)


def _slice(visit: Visit, url: str, words: str, start: dt.date, end: dt.date) -> Iterator[str]:
    query = {"request_date_after": f"{start:%d/%m/%Y}", "request_date_before": f"{end:%d/%m/%Y}"}
    found = list(_pages(visit, url, ({"query": words} if words else {}) | query))
    if len(found) >= PAGE_SIZE * LAST_PAGE and start < end:
        middle = start + (end - start) // 2
        yield from _slice(visit, url, words, middle + dt.timedelta(days=1), end)
        yield from _slice(visit, url, words, start, middle)
    else:
        yield from found


def _request(visit: Visit, slug: str) -> bool:
    """Collect one request; says whether nothing is left to fetch."""
    base = visit.source.base_url.rstrip("/")
    known = visit.state.get(_by_slug(slug))
    earlier = visit.state.get(known.get("key", ""))
    try:
        fetched = visit.door.fetch(f"{base}/request/{quote(slug)}.json", (sniff.JSON,), earlier.get("etag"))
    except errors.NotThere as problem:
        number = known.get("key", "").rpartition(":")[2]
        if number and number != slug:
            return _request(visit, number)
        tell(visit, problem)
        return True
    except errors.CollectError as problem:
        tell(visit, problem)
        return isinstance(problem, errors.Refused | errors.RobotsDisallow)
    if fetched.unchanged:
        visit.report.n_seen += int(earlier.get("n_replies", 0))
        return True
    facts = _facts(fetched.body)
    if facts is None:
        tell(visit, errors.WrongType(fetched.url, "holds no request that can be read", fetched.status))
        return False
    if fetched.headers.get("x-robots-tag") or facts.get("prominence") not in ("normal", None):
        _note(visit, "not-public", fetched.url, "the portal keeps this request out of lists; it is not collected")
        return True
    key = f"{_site(base)}:{facts['id']}"
    earlier = visit.state.get(key)
    if earlier and earlier.get("version") == _version(facts):
        visit.report.n_seen += int(earlier.get("n_replies", 0))
        return True
    page = attempt(visit, f"{base}/request/{quote(str(facts['url_title']))}?unfold=1", (sniff.HTML,))
    if page is None:
        return False
    shown = read_page(page.body, page.final_url)
    if not shown.request_text and not shown.replies:
        tell(visit, errors.WrongType(page.url, "holds no message that can be read", page.status))
        return False
    return _messages(visit, facts, key, shown, fetched.headers.get("etag"), slug)


def _facts(body: bytes) -> dict[str, Any] | None:
    """The portal's facts of a request; ``None`` where the answer was cut or is about something else."""
    try:
        facts = json.loads(body)
    except ValueError:
        return None
    whole = isinstance(facts, dict) and isinstance(facts.get("id"), int) and isinstance(facts.get("url_title"), str)
    return facts if whole else None


def _messages(visit: Visit, facts: dict[str, Any], key: str, page: RequestPage, etag: str | None, slug: str) -> bool:
    asked = visit.question_set_for(page.request_text, page.batch_url)
    if asked is None:
        visit.report.unmatched.append(f"{visit.source.base_url.rstrip('/')}/request/{facts['url_title']}")
    missing = 0
    replies = [reply for reply in page.replies if not reply.hidden]
    for reply in replies:
        visit.report.n_seen += 1
        document = _document(visit, facts, key, reply, page.request_text, asked)
        if reply.text:
            keep(visit, _as_letter(facts, key, reply).encode(), document, f"{key} {reply.number} {reply.text}")
        missing += sum(not _attachment(visit, document, reply, one) for one in reply.attachments)
    if missing:
        return False
    visit.state.finish(key, etag=etag, version=_version(facts), n_replies=len(replies), slug=facts["url_title"])
    for name in {slug, str(facts["url_title"])}:
        visit.state.finish(_by_slug(name), key=key)
    return True


def _site(base: str) -> str:
    host = host_key(base)
    return "wdtk" if host == "whatdotheyknow.com" else host.replace(":", "-")


def _version(facts: dict[str, Any]) -> str:
    events = facts.get("info_request_events") or [{}]
    return f"{facts.get('updated_at')} {events[-1].get('id')}"


def _document(
    visit: Visit, facts: dict[str, Any], key: str, reply: Incoming, request_text: str, asked: str | None
) -> Document:
    body = facts.get("public_body") or {}
    url = f"{visit.source.base_url.rstrip('/')}/request/{facts['url_title']}#incoming-{reply.number}"
    return Document(
        sha256="",
        media_type="text/plain",
        n_bytes=0,
        source=visit.source.source_id,
        source_url=url,
        final_url=url,
        file_name=f"incoming-{reply.number}.txt",
        fetched_at=dt.datetime.now(dt.UTC),
        force_id=visit.force_for(str(body.get("url_name", ""))) or visit.force_for(str(body.get("name", ""))),
        question_set_id=asked,
        request_key=key,
        message_key=f"incoming:{reply.number}",
        request_title=str(facts.get("title") or "") or None,
        request_text=request_text or None,
        portal_state="waiting_classification" if facts.get("awaiting_description") else facts.get("described_state"),
        requested_on=day_of(str(facts.get("created_at") or "")),
        received_on=reply.sent_on,
    )


def _as_letter(facts: dict[str, Any], key: str, reply: Incoming) -> str:
    """The message as a letter: from which body, when, about what; no person's name.

    Its number makes equal words to two requesters two letters.
    """
    head = [f"From: {(facts.get('public_body') or {}).get('name', '')}"]
    if reply.sent_on:
        head.append(f"Date: {reply.sent_on.day} {reply.sent_on:%B %Y}")
    return "\n".join(
        [*head, f"Subject: {facts.get('title', '')}", f"Message-ID: <{reply.number}@{key}>", "", reply.text, ""]
    )


def _attachment(visit: Visit, letter: Document, reply: Incoming, one: Attachment) -> bool:
    """Fetch a file; says whether nothing is left to fetch of it."""
    if one.name.lower().endswith(SHEETS):
        _note(visit, "spreadsheet", one.url, "a spreadsheet is not fetched by itself: such files leak personal data")
        return True
    try:
        fetched = _masked(visit, one)
    except errors.CollectError as problem:
        tell(visit, problem)
        return not isinstance(problem, errors.Unreachable | errors.NotReady | errors.ChallengePage)
    name = PurePosixPath(one.name).name
    keep(
        visit,
        fetched.body,
        letter.model_copy(
            update={
                "media_type": fetched.media_type,
                "source_url": one.url,
                "final_url": fetched.final_url,
                "file_name": name,
                "message_key": f"incoming:{reply.number}{ATTACHED}{one.part}",
            }
        ),
    )
    return True


def _masked(visit: Visit, one: Attachment) -> Any:
    """The file itself, not the page that says it is being prepared, nor the request page it may lead to."""
    for wait in (*MASKING_WAITS, None):
        fetched = visit.door.fetch(one.url)
        path = urlsplit(fetched.final_url).path
        html = fetched.media_type == sniff.HTML and not one.name.lower().endswith((".html", ".htm"))
        if "/attach/" in path and not html:
            if fetched.media_type not in sniff.LETTER_TYPES | {sniff.HTML}:
                raise errors.WrongType(one.url, f"came as {fetched.media_type}, no type of a letter", fetched.status)
            return fetched
        if path.startswith("/request/") and "/attach/" not in path:
            raise errors.NotThere(one.url, "the portal has no such file; it leads to the request page", fetched.status)
        if wait is not None:
            visit.door.sleep(wait)
    raise errors.NotReady(one.url, "the portal is still preparing the file; the next run asks again")


def _note(visit: Visit, code: str, where: str, message: str) -> None:
    visit.report.problems.append(Problem(code, where, message, errors.BY_HAND))
