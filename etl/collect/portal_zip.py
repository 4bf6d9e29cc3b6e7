"""The zip that Alaveteli gives of one request: ``correspondence.txt`` says whose request the files beside it answer.

Pure. Seen in the portal's source: the zip's parts and their names. To be checked on a real zip: the first sentence
with title and address, and the ``From:`` and ``To:`` lines of each message; where they are not as expected, the files
are taken as letters without a request, and nothing is guessed. The requester's name is not taken.
"""

from __future__ import annotations

import re

from etl.collect.batch_zip import Origin

CORRESPONDENCE = "correspondence.txt"

_FIRST = re.compile(
    r"plain-text\s+version\s+of\s+the\s+Freedom\s+of\s+Information\s+request\s+[\"“](?P<title>.{1,300}?)[\"”]\.", re.S
)
_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,200}/request/[A-Za-z0-9_-]{1,80}")
_BODY = re.compile(r"(?m)^To: (?:FOI|Freedom of Information|EIR) requests at (?P<body>[^<\n]{2,120}?)[ \t]*(?:<.*)?$")
_MESSAGE = re.compile(r"(?m)^From: .*\n(?:(?:To|Cc|Date|Sent|Subject): .*\n)*")
_CLOSING = re.compile(r"(?m)^[ \t]*(?:Yours|Kind regards|Best (?:wishes|regards)|Regards|Many thanks|Thank you)\b.*$")
_HEAD = 2_000
"""Characters in which the portal's first sentence has to stand."""


def origin(text: str) -> Origin | None:
    """The request that a correspondence is about; ``None`` where the file is another one."""
    head = text[:_HEAD]
    first = _FIRST.search(head)
    address = _ADDRESS.search(head, first.end()) if first else None
    body = _BODY.search(text)
    if first is None or address is None or body is None:
        return None
    title = " ".join(first["title"].split())
    return Origin(body["body"].strip(), address[0], None, title, _request(text) or None)


def _request(text: str) -> str:
    """The first message without its headers and without the name below it."""
    starts = list(_MESSAGE.finditer(text))
    if not starts:
        return ""
    words = text[starts[0].end() : starts[1].start() if len(starts) > 1 else len(text)]
    closing = _CLOSING.search(words)
    return (words[: closing.start()] if closing else words).strip(" \n-_=\t")
