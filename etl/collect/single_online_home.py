"""The shared platform of most forces in England and Wales."""

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
