"""The log of the Police Service of Northern Ireland; older replies are PDF files.

Seen: the addresses of pages. To be checked: the name of the search field, further pages, and where files lie.
"""

from __future__ import annotations

import re

from etl.collect.logs import Log

LOG = Log(
    start="/foi-disclosure-log?search_api_fulltext={words}",
    lists=re.compile(r"^/foi-disclosure-log\?.*page=\d"),
    replies=re.compile(r"^/foi-disclosure-log/[^/?]+/?$"),
    files=re.compile(r"/sites/default/files/[^?]+\.\w{2,4}$", re.IGNORECASE),
)
