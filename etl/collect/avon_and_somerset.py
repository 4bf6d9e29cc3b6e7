"""The log of Avon and Somerset Police, in its new and its old form.

Seen: the addresses of pages. To be checked: further pages of the list, and where files lie.
"""

from __future__ import annotations

import re

from etl.collect.logs import Log

LOG = Log(
    start="/",
    lists=re.compile(r"/previous-foi-requests/?(?:page/\d+/?|\?.*page=\d+.*)$"),
    replies=re.compile(r"/previous-foi-requests/(?!page/)[a-z0-9-]+/[^/?]+/?$"),
    files=re.compile(r"/(?:media|wp-content/uploads)/[^?]+\.\w{2,4}$", re.IGNORECASE),
)
