"""The log of West Yorkshire Police.

Seen: the addresses of pages. To be checked: the name of the search field, further pages, and where files lie.
"""

from __future__ import annotations

import re

from etl.collect.logs import Log

LOG = Log(
    start="/freedom-of-information?search={words}",
    lists=re.compile(r"^/freedom-of-information\?.*page=\d"),
    replies=re.compile(r"^/freedom-of-information/[^/?]*foi-\d[^/?]*/?$"),
    files=re.compile(r"/sites/default/files/[^?]+\.\w{2,4}$", re.IGNORECASE),
)
