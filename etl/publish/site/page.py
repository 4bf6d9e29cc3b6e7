"""One page of the site, and what every page names alike: addresses, links, the line of source and licence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from etl.pictures import Picture
from etl.publish.site.queries import Facts, Row

Links = dict[str, dict[str, str]]
"""For forces, exemptions and question sets the name of each one's page."""


@dataclass(frozen=True)
class Page:
    """One page: where it stands, what it says, its rows and its picture."""

    path: str
    slug: str
    template: str
    title: str
    finding: str
    live: str
    rows: list[Row]
    picture: Picture | None = None
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def up(self) -> str:
        """The way from the page to the root of the site."""
        return "../" * self.path.count("/")


def slugs(names: Iterable[str]) -> dict[str, str]:
    """A name for an address for each name, told apart by a number where two would be the same."""
    found: dict[str, str] = {}
    taken: set[str] = {"index"}
    for name in names:
        plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "page"
        slug, number = plain, 2
        while slug in taken:
            slug, number = f"{plain}-{number}", number + 1
        taken.add(slug)
        found[name] = slug
    return found


def foot(facts: Facts) -> str:
    """Source, date, snapshot and licence, for pictures and below charts."""
    return (
        f"Source: police forces' replies under FOI law, as coded in snapshot {facts.snapshot_id} "
        f"({facts.built_on.isoformat()}). Licence: CC BY 4.0."
    )


def live_path(facts: Facts, page: str, **filters: str) -> str:
    """The same view on the dashboard, with the snapshot in the link so that it never moves on."""
    return f"{page}?{urlencode({**filters, 'snapshot': facts.snapshot_id})}"


def links_of(facts: Facts) -> Links:
    """The names of the pages of each force, exemption and question set."""
    return {
        "force": slugs(str(row["force_id"]) for row in facts.forces),
        "exemption": slugs(str(row["provision"]) for row in facts.exemptions),
        "question_set": slugs(str(row["question_set_id"]) for row in facts.question_sets),
    }


def grouped(facts: Facts, key: str) -> dict[str, list[Row]]:
    """The responses by a column, without those that leave it empty."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for response in facts.responses:
        if response[key] is not None:
            groups[str(response[key])].append(response)
    return groups
