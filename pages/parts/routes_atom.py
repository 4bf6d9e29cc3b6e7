"""The Atom feed of changes: a force's outcome changed, a new letter was read; between published snapshots."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode
from xml.etree import ElementTree

from starlette.requests import Request
from starlette.responses import Response

from etl.snapshot import SnapshotError, connect, snapshot_ids, snapshots_folder

PAIRS = 10
"""Pairs of snapshots that the feed goes back."""

ENTRIES = 500
ATOM = "http://www.w3.org/2005/Atom"
COMPARED = """SELECT r.response_id, r.outcome, r.document_sha256 IS NOT NULL AS letter_here,
    coalesce(f.name, r.body_name, 'Force not known') AS force, coalesce(r.title, r.reference, 'reply') AS title
    FROM response r LEFT JOIN force f USING (force_id) ORDER BY r.response_id"""


class Reply(NamedTuple):
    """What the feed compares of one response."""

    outcome: str
    letter_here: bool
    force: str
    title: str


class Change(NamedTuple):
    """One entry of the feed."""

    snapshot_id: str
    response_id: str
    title: str
    summary: str


@lru_cache(maxsize=PAIRS + 2)
def _replies(folder: Path, snapshot_id: str) -> dict[str, Reply]:
    with connect(folder, snapshot_id) as connection:
        rows = connection.execute(COMPARED).fetchall()
    return {str(row[0]): Reply(str(row[1]), bool(row[2]), str(row[3]), str(row[4])) for row in rows}


def changes(folder: Path) -> list[Change]:
    """What changed from each snapshot to the next, latest first; damaged snapshots are passed over.

    A damaged one cannot be compared; the page that opens it says so, and the feed goes on with its neighbours.
    """
    good: list[tuple[str, dict[str, Reply]]] = []
    for snapshot_id in snapshot_ids(folder)[: PAIRS + 1]:
        try:
            good.append((snapshot_id, _replies(folder, snapshot_id)))
        except SnapshotError:
            continue
    found: list[Change] = []
    for (snapshot_id, new), (_, old) in zip(good, good[1:], strict=False):
        found += [
            Change(snapshot_id, response_id, f"{reply.force}: {reply.title}", says)
            for response_id, reply in new.items()
            if (says := _says(old.get(response_id), reply))
        ]
    return found[:ENTRIES]


def _says(old: Reply | None, new: Reply) -> str | None:
    outcome = new.outcome.replace("_", " ")
    if old is None:
        return f"A new reply is in the snapshot; outcome: {outcome}."
    if old.outcome != new.outcome:
        return f"The outcome is now {outcome}; it was {old.outcome.replace('_', ' ')}."
    if new.letter_here and not old.letter_here:
        return f"The letter was read; the outcome stays {outcome}."
    return None


def feed(request: Request) -> Response:
    """The changes as an Atom feed; links are relative to this server."""
    folder = snapshots_folder()
    ids = snapshot_ids(folder)
    root = ElementTree.Element("feed", {"xmlns": ATOM})
    _add(root, "id", "tag:cross-force-comparison,2026:changes")
    _add(root, "title", "Police forces' FOI replies on facial recognition: changes")
    _add(root, "updated", _day(ids[0]) if ids else "2026-01-01T00:00:00Z")
    _add(root, "link", None, rel="self", href="/changes.atom", type="application/atom+xml")
    author = ElementTree.SubElement(root, "author")
    _add(author, "name", "Cross-force comparison")
    for change in changes(folder):
        _entry(root, change)
    body = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    headers = {"Cache-Control": "public, max-age=300", "X-Content-Type-Options": "nosniff"}
    return Response(body, media_type="application/atom+xml", headers=headers)


def _day(snapshot_id: str) -> str:
    return f"{snapshot_id[:10]}T00:00:00Z"


def _entry(root: ElementTree.Element, change: Change) -> None:
    entry = ElementTree.SubElement(root, "entry")
    pinned = urlencode({"response": change.response_id, "snapshot": change.snapshot_id})
    _add(entry, "id", "tag:cross-force-comparison,2026:" + pinned)
    _add(entry, "title", change.title)
    _add(entry, "updated", _day(change.snapshot_id))
    _add(entry, "link", None, href=f"/letters?{pinned}")
    _add(entry, "summary", change.summary)


def _add(parent: ElementTree.Element, name: str, text: str | None, **attributes: str) -> None:
    element = ElementTree.SubElement(parent, name, attributes)
    element.text = None if text is None else "".join(letter for letter in text if letter >= " " or letter in "\t\n")
