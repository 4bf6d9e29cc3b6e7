"""Forces' own disclosure logs: list pages lead to reply pages, and these to files.

The sites differ in their addresses only, so a site is a :class:`Log`: which links are lists, replies and files.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from urllib.parse import quote_plus, unquote, urlsplit

from etl.collect import errors, pages, sniff
from etl.collect.addresses import host_key, page_key
from etl.collect.answers import Fetched
from etl.collect.base import Problem, Visit
from etl.collect.turns import Turns
from etl.model import Document

MAX_LISTS = 40


@dataclass(frozen=True)
class Log:
    """The addresses of one kind of disclosure log; patterns are searched in the path and query.

    ``start`` may hold ``{words}``, filled with the words of the source's ``ask_for``.
    """

    start: str
    lists: re.Pattern[str]
    replies: re.Pattern[str]
    files: re.Pattern[str]

    def collect(self, visit: Visit) -> None:
        """Walk the lists, then the reply pages whose turn it is, with their files."""
        words = visit.source.ask_for.removeprefix("search:").strip()
        start = visit.source.base_url.rstrip("/") + self.start.format(words=quote_plus(words))
        turns = Turns(visit.state, visit.limit)
        for url in turns.take(self._discover(visit, start), page_key):
            self._reply(visit, url)
        visit.report.n_seen += len(turns.later)
        visit.report.complete = turns.whole and not visit.report.problems

    def _discover(self, visit: Visit, start: str) -> list[str]:
        lists, seen = deque([start]), {start}
        found: dict[str, str] = {}
        while lists and len(seen) <= MAX_LISTS:
            at = lists.popleft()
            fetched = attempt(visit, at, (sniff.HTML,))
            if fetched is None:
                continue
            for url in pages.links(pages.parse(fetched.body), fetched.final_url):
                if host_key(url) != host_key(start):
                    continue
                where = _where(url)
                if self.replies.search(where) and not self.files.search(where):
                    found.setdefault(page_key(url), url)
                elif self.lists.search(where) and url not in seen:
                    seen.add(url)
                    lists.append(url)
        return list(found.values())

    def _reply(self, visit: Visit, url: str) -> None:
        key = page_key(url)
        known = visit.state.get(key)
        fetched = attempt(visit, url, (sniff.HTML,), known.get("etag"))
        if fetched is None:
            return
        visit.report.n_seen += 1
        if fetched.unchanged:
            return
        tree = pages.parse(fetched.body)
        linked = [link for link in pages.links(tree, fetched.final_url) if self.files.search(_where(link))]
        title = pages.title_of(tree)
        text = pages.main_text(tree)
        if pages.is_reply(text):
            asked = visit.question_set_for(text, None)
            document = _document(visit, fetched, key, "page", title)
            keep(visit, fetched.body, document.model_copy(update={"question_set_id": asked}), text)
            if asked is None:
                visit.report.unmatched.append(url)
        elif not linked:
            _note(visit, "not-a-reply", url, "the page holds no request with an answer", errors.WrongType.what_to_do)
            return
        missing = [link for link in linked if not self._file(visit, link, key, title)]
        if not missing:
            visit.state.finish(key, etag=fetched.headers.get("etag"), text=pages.text_key(text))

    def _file(self, visit: Visit, url: str, key: str, title: str | None) -> bool:
        known = visit.state.get(page_key(url))
        try:
            fetched = visit.door.fetch(url, sniff.LETTER_TYPES, known.get("etag"))
        except (errors.WrongType, errors.NotThere, errors.TooLarge, errors.RobotsDisallow, errors.Refused) as problem:
            tell(visit, problem)
            return True
        except errors.CollectError as problem:
            tell(visit, problem)
            return False
        if not fetched.unchanged:
            name = urlsplit(url).path.rsplit("/", 1)[-1]
            keep(visit, fetched.body, _document(visit, fetched, key, f"file:{unquote(name)}", title))
            visit.state.finish(page_key(url), etag=fetched.headers.get("etag"))
        return True


def _where(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _document(visit: Visit, fetched: Fetched, key: str, message: str, title: str | None) -> Document:
    name = unquote(urlsplit(fetched.final_url).path.rstrip("/").rsplit("/", 1)[-1]) or "page"
    return Document(
        sha256="",
        media_type=fetched.media_type,
        n_bytes=len(fetched.body),
        source=visit.source.source_id,
        source_url=fetched.url,
        final_url=fetched.final_url,
        file_name=name if "." in name else f"{name}.html",
        fetched_at=fetched.fetched_at,
        force_id=visit.source.force_id,
        request_key=key,
        message_key=message,
        request_title=title,
    )


def keep(visit: Visit, data: bytes, document: Document, text: str | None = None) -> None:
    """Put a letter into the store; a copy of a text that another address gave is marked as the same."""
    if text is not None:
        key = f"text:{pages.text_key(text)}"
        first = visit.copies.get(key).get("place")
        place = f"{document.request_key} {document.message_key}"
        if first is None:
            sha256, _ = visit.store.add_bytes(data)
            visit.copies.finish(key, place=place, sha256=sha256)
        elif first != place:
            document = document.model_copy(update={"same_as": visit.copies.get(key)["sha256"]})
        else:
            sha256 = visit.copies.get(key)["sha256"]
            if visit.store.has(sha256):
                return
    kept, is_new = visit.store.add(data, document)
    visit.report.n_new += is_new
    visit.report.n_changed += is_new and kept.supersedes is not None


def attempt(visit: Visit, url: str, types: tuple[str, ...] = (), etag: str | None = None) -> Fetched | None:
    """Ask for an address; a refusal becomes a line of the report and gives ``None``."""
    try:
        return visit.door.fetch(url, types, etag)
    except errors.CollectError as problem:
        tell(visit, problem)
        return None


def tell(visit: Visit, problem: errors.CollectError) -> None:
    """Put a refusal into the report."""
    _note(visit, problem.code, problem.url, problem.message, problem.what_to_do)


def _note(visit: Visit, code: str, where: str, message: str, what_to_do: str) -> None:
    visit.report.problems.append(Problem(code, where, message, what_to_do))
