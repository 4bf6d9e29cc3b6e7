"""The old log of Northumbria Police, by category.

Seen: the addresses of pages by category. To be checked: pages of a category, and where files lie.
"""

from __future__ import annotations

import re

from etl.collect.logs import Log

LOG = Log(
    start="/",
    lists=re.compile(r"/disclosure-log/[a-z0-9-]+/?(?:\?.*page=\d+.*)?$"),
    replies=re.compile(r"/disclosure-log/[a-z0-9-]+/[^/?]+-\d{4,6}/?$"),
    files=re.compile(r"/media/[^?]+\.\w{2,4}$", re.IGNORECASE),
)
