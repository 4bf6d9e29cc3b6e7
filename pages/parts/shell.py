"""The page that a browser gets before Streamlit's scripts have run.

Streamlit answers every address with the same empty page and draws when its scripts, some megabytes, have run.
Here that page gets its title and description, which a link preview shows; the Overview also gets its sentence,
figures, map and years as plain HTML, which Streamlit's own drawing replaces. Without JavaScript they stay.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import streamlit
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from etl.snapshot import MissingSnapshot, SnapshotError, current_id, snapshots_folder
from pages.parts import overview_parts as parts
from pages.parts import queries
from pages.parts.access import Snapshot
from pages.parts.blocks import source
from pages.parts.frame import ENTRIES
from pages.parts.layout import DARK, LIGHT, STYLE

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
PATIENCE = 20_000
"""Milliseconds after which the early Overview gives way, whatever Streamlit has drawn by then."""
PINS = {"snapshot"}
"""Parameters under which the early Overview is right; any other changes what the page shows."""

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def shell(request: Request) -> Response:
    """Streamlit's page with the title of the page asked for, and with the Overview where that is asked for whole."""
    name = request.url.path.strip("/") or "overview"
    title = next(title for entry, title, _ in ENTRIES if entry == name)
    folder = snapshots_folder()
    try:
        current: str | None = current_id(folder)
    except MissingSnapshot:
        current = None
    asked = request.query_params.get("snapshot") or current
    early = name == "overview" and set(request.query_params) <= PINS
    try:
        page = written(title, early, Snapshot(asked, folder, asked != current, current)) if asked else index()
    except SnapshotError:
        page = index()
    return HTMLResponse(page, headers={"Cache-Control": "no-cache"})


@lru_cache(maxsize=1)
def index() -> str:
    """Streamlit's own page."""
    return INDEX.read_text(encoding="utf-8")


@lru_cache(maxsize=64)
def written(title: str, early: bool, snapshot: Snapshot) -> str:
    """Streamlit's page with what a snapshot says of all its replies.

    Args:
        title: the name of the page.
        early: whether the Overview is to be drawn before the scripts.
        snapshot: the snapshot; it never changes, so the result is kept.

    Raises:
        SnapshotError: the snapshot is not here or is damaged.
    """
    facts = _facts(snapshot) | {"title": f"{title} · {parts.TITLE}", "early": early}
    module = TEMPLATES.get_template("shell.html").make_module(facts)
    page = index().replace("<title>Streamlit</title>", f"<title>{Markup.escape(facts['title'])}</title>")
    page = page.replace("</head>", f"{module.head()}</head>")  # type: ignore[attr-defined]
    return page.replace("</body>", f"{module.body()}</body>") if early else page  # type: ignore[attr-defined]


def _facts(snapshot: Snapshot) -> dict[str, object]:
    everything = queries.Filters()
    counted = queries.coverage(snapshot, everything)
    forces = queries.latest_by_force(snapshot, everything)
    by_year = queries.outcome_by_year(snapshot, everything)
    finding = parts.year_finding(by_year, int(counted.n_responses - by_year.n.sum()))
    return {
        "heading": parts.TITLE,
        "sentence": parts.sentence(counted),
        "cards": Markup(parts.cards(counted)),
        "map_finding": parts.map_finding(forces),
        "tiles": Markup(parts.tile_map(snapshot.snapshot_id, forces)),
        "year_finding": finding,
        "years": Markup("" if by_year.empty else parts.year_columns(by_year, finding)),
        "pages": [(entry, title) for entry, title, _ in ENTRIES],
        "source": source(snapshot.snapshot_id),
        "snapshot_id": snapshot.snapshot_id,
        "style": Markup(STYLE.format(**{name: f"var(--{name})" for name in LIGHT})),
        "light": LIGHT,
        "dark": DARK,
        "patience": PATIENCE,
    }


SHELL: list[BaseRoute] = [
    Route(path, shell, methods=["GET"]) for path in ("/", *(f"/{entry}" for entry, _, _ in ENTRIES))
]
