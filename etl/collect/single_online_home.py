"""The shared platform of most forces in England and Wales.

Seen: the addresses of pages and files, and ``?q=`` on the search page. To be checked on a live site: ``page=`` as the
name of the next page, and how a page links its files. The site may show a challenge page; then nothing more is asked.
"""

from __future__ import annotations

import re

from etl.collect.logs import Log

LOG = Log(
    start="/foi-ai/af/accessing-information/published-items/?q={words}",
    lists=re.compile(r"^/foi-ai/af/accessing-information/published-items/\?.*page=\d"),
    replies=re.compile(
        r"^/(?:cy-GB/)?foi-ai/(?!af/)[^/]+/(?:d|disclosure|datgel|foi-disclosure|other-information/previous-foi)[^?]*/[^/?]+/?$"
    ),
    files=re.compile(r"/SysSiteAssets/foi-media/[^?]+\.\w{2,4}$", re.IGNORECASE),
)
