"""Requests found through an Alaveteli site's search feed, for a person who has the site's leave to use it.

To be checked on a live site: that ``?page=`` goes past the first 25 events, and that a slice of dates is never cut.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from etl.collect import sniff
from etl.collect.base import Visit
from etl.collect.logs import attempt

LAST_PAGE = 200
"""Pages of one year; the feed itself has no last page, so an endless one has to stop somewhere."""


def slugs(visit: Visit, body: str, words: str, first: dt.date, last: dt.date) -> Iterator[str]:
    """The requests to a body that were answered between two days, newest year first, each once.

    A feed has a row for every event, so a request comes several times; its number tells that.
    """
    seen: set[int] = set()
    for year in range(last.year, first.year - 1, -1):
        start, end = max(first, dt.date(year, 1, 1)), min(last, dt.date(year, 12, 31))
        query = f"requested_from:{body} variety:response {start:%d/%m/%Y}..{end:%d/%m/%Y} {words}".strip()
        url = f"{visit.source.base_url.rstrip('/')}/feed/search/{quote(query, safe='/:.')}.json"
        for page in range(1, LAST_PAGE + 1):
            fetched = attempt(visit, f"{url}?page={page}", (sniff.JSON,))
            requests = _requests(fetched.body) if fetched else []
            for request in requests:
                if request["id"] not in seen:
                    seen.add(request["id"])
                    yield str(request["url_title"])
            if not requests:
                break


def _requests(body: bytes) -> list[dict[str, Any]]:
    """The requests of a page of events; none where it was cut."""
    try:
        rows = json.loads(body)
    except ValueError:
        return []
    found = [row.get("info_request") for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return [one for one in found if isinstance(one, dict) and {"id", "url_title"} <= one.keys()]
