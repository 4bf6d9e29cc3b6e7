"""The old log of West Midlands Police: a page stands under its slug and under ``?p=``.

Seen: the addresses of pages. To be checked: ``?s=`` as the search, its further pages, and where files lie.
"""

from __future__ import annotations

import re

from etl.collect.logs import Log

LOG = Log(
    start="/?s={words}",
    lists=re.compile(r"^/page/\d+/?\?s=|^/\?s=.*paged=\d"),
    replies=re.compile(r"^/[a-z0-9_-]+-\d+[a-z]?[_-]\d{2}/?$|^/\?p=\d+$"),
    files=re.compile(r"/wp-content/uploads/[^?]+\.\w{2,4}$", re.IGNORECASE),
)
