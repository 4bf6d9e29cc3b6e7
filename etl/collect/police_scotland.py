"""The log of Police Scotland: a short page, and the reply in a file.

Seen: the addresses of pages until 2019. To be checked: further pages, later disclosures, and where files lie.
"""

from __future__ import annotations

import re

from etl.collect.logs import Log

LOG = Log(
    start="/",
    lists=re.compile(r"/disclosure-log(?:/\d+)?(?:/\d{4}(?:/[a-z]+)?)?/?(?:\?.*page=\d+.*)?$"),
    replies=re.compile(r"/disclosure-log/(?:\d+/)?\d{4}/[a-z]+/[^/?]+/?$"),
    files=re.compile(r"/(?:media|spa-media|assets)/[^?]+\.\w{2,4}$", re.IGNORECASE),
)
