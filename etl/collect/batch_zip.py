"""The zip that Alaveteli Pro gives of a batch: its CSV says which folder is whose request. Pure.

Folders are named ``BODY NAME - SLUG/DATE/…``; the CSV has ``request_url, authority_name, number_of_replies,
request_status``. Files of the requester (``outgoing_…``) are no letters of a force.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

OUTGOING = re.compile(r"(?:^|/)outgoing_\d+\.txt$")


@dataclass(frozen=True)
class Origin:
    """Where a file comes from: the body's name, the request's address, the portal's status, title and request."""

    body: str
    request_url: str
    portal_state: str | None
    title: str | None = None
    request_text: str | None = None


def origins(csv_text: str) -> dict[str, Origin]:
    """The requests of a batch by their slug; empty where the CSV is another one or none."""
    try:
        rows = list(csv.DictReader(io.StringIO(csv_text)))
    except csv.Error:
        return {}
    found = {}
    for row in rows:
        url = row.get("request_url") or ""
        if row.get("authority_name") and "/request/" in url:
            slug = url.rstrip("/").rpartition("/request/")[2]
            found[slug] = Origin(row["authority_name"], url, row.get("request_status") or None)
    return found


def origin_of(member: str, known: dict[str, Origin]) -> Origin | None:
    """The request that a member of the zip belongs to, by its folder."""
    for part in member.replace("\\", "/").split("/")[:-1]:
        slug = part.rpartition(" - ")[2]
        if slug in known:
            return known[slug]
    return None


def is_batch_csv(names: Iterable[str]) -> str | None:
    """The name of the CSV at the top of the zip, where there is exactly one."""
    found = [name for name in names if name.lower().endswith(".csv") and name.count("/") <= 1]
    return found[0] if len(found) == 1 else None
