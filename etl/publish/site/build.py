"""Write the static site of a snapshot: complete beside its place first, then moved there."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

import duckdb
from jinja2 import Environment

from etl.publish.site import signs
from etl.publish.site.cite import citation
from etl.publish.site.markup import TEMPLATES, environment_of_templates
from etl.publish.site.page import Page, foot, links_of
from etl.publish.site.pages import all_pages
from etl.publish.site.queries import Facts, load
from etl.publish.site.share import draw_all, jobs_of
from etl.snapshot_package import WIDE, export, pack
from etl.snapshot_tables import Query, csv_lines

MARK = "site.json"
LARGEST = 100_000
"""No page is larger, in bytes; a table that would be gets fewer rows, and says so."""

ROWS = (80, 40, 20, 10, 5)
Progress = Callable[[str, int, int], None]


class SiteError(Exception):
    """A site that is not written; the message says why and what to do."""


@dataclass(frozen=True)
class SiteReport:
    """What was written: pages, pictures, sizes in bytes, seconds."""

    folder: Path
    snapshot_id: str
    n_pages: int
    n_pictures: int
    n_files: int
    n_bytes: int
    largest_page: str
    largest_page_bytes: int
    seconds: float


def build_site(
    con: duckdb.DuckDBPyConnection,
    to: Path,
    base_url: str | None = None,
    live_url: str | None = None,
    progress: Progress | None = None,
) -> SiteReport:
    """Write the static site of a snapshot into a folder.

    Args:
        con: an open snapshot (``etl.snapshot.connect``).
        to: the folder; an earlier site in it is replaced once the new one is complete.
        base_url: where the folder will be served, for preview cards and citations; without it they are relative.
        live_url: address of the dashboard, for the link to the live view.
        progress: told the step, how much is done, and of how much.

    Returns:
        Counts, sizes and time.

    Raises:
        SiteError: the folder holds something else, or an address is not http or https.
        PictureTooSlow: a picture was not drawn within its time.
    """
    started = time.monotonic()
    base, live = _address(base_url), _address(live_url)
    _may_replace(to)
    facts = load(con)
    fresh = to.with_name(f".{to.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        sizes, n_pictures = _write(con, facts, fresh, base, live, progress)
        _put(fresh, to)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return _report(to, facts, sizes, n_pictures, time.monotonic() - started)


def _write(
    con: duckdb.DuckDBPyConnection,
    facts: Facts,
    folder: Path,
    base: str | None,
    live: str | None,
    progress: Progress | None,
) -> tuple[dict[str, int], int]:
    """Everything that the site consists of: the size of each page in bytes, and the number of pictures."""
    (folder / "share").mkdir(parents=True)
    pages = all_pages(facts)
    packed = _package(con, facts, folder / "downloads")
    sizes = _write_pages(con, facts, pages, folder, base, live, packed, progress)
    jobs = [job for page in pages if page.picture for job in jobs_of(page.picture, folder / "share", page.slug)]
    draw_all(jobs, None if progress is None else lambda done, all_: progress("pictures", done, all_))
    (folder / "site.css").write_text((TEMPLATES / "site.css").read_text("utf-8") + signs.css(), encoding="utf-8")
    if base is not None:
        (folder / "sitemap.xml").write_text(_sitemap(base, facts, sorted(sizes)), encoding="utf-8")
    _mark(facts, folder)
    return sizes, len(jobs)


def _report(to: Path, facts: Facts, sizes: dict[str, int], n_pictures: int, seconds: float) -> SiteReport:
    files = [path for path in to.rglob("*") if path.is_file()]
    largest = max(sizes, key=lambda path: (sizes[path], path))
    return SiteReport(
        folder=to,
        snapshot_id=facts.snapshot_id,
        n_pages=len(sizes),
        n_pictures=n_pictures,
        n_files=len(files),
        n_bytes=sum(path.stat().st_size for path in files),
        largest_page=largest,
        largest_page_bytes=sizes[largest],
        seconds=seconds,
    )


def _address(url: str | None) -> str | None:
    if url is None:
        return None
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        raise SiteError(f"{url!r} is no address of a site: write it as https://example.org/folder")
    return url.rstrip("/")


def _may_replace(to: Path) -> None:
    if to.exists() and not to.is_dir():
        raise SiteError(f"{to} is a file; name a folder")
    if to.is_dir() and any(to.iterdir()) and not (to / MARK).is_file():
        raise SiteError(f"{to} holds something else than an earlier site (no {MARK}); name an empty or new folder")


def _package(con: duckdb.DuckDBPyConnection, facts: Facts, folder: Path) -> list[tuple[str, int]]:
    """The whole export, as files and as one zip: addresses below the root with their sizes."""
    package = folder / facts.snapshot_id
    export(con, package)
    files = [pack(package), *sorted(path for path in package.iterdir() if path.is_file())]
    return [(path.relative_to(folder.parent).as_posix(), path.stat().st_size) for path in files]


def _write_pages(
    con: duckdb.DuckDBPyConnection,
    facts: Facts,
    pages: list[Page],
    folder: Path,
    base: str | None,
    live: str | None,
    packed: list[tuple[str, int]],
    progress: Progress | None,
) -> dict[str, int]:
    environment = environment_of_templates()
    links = links_of(facts)
    sizes = {}
    lines = _all_lines(con)
    for done, page in enumerate(pages, start=1):
        values = {
            "facts": facts,
            "links": links,
            "csv": _rows_csv(lines, facts, page, folder) if page.rows else None,
            "foot": foot(facts),
            "packed": packed,
            **_addresses(facts, page, base, live),
            **page.more,
        }
        markup = _fitting(environment, page, values)
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(markup)
        sizes[page.path] = len(markup)
        if progress is not None:
            progress("pages", done, len(pages))
    return sizes


def _addresses(facts: Facts, page: Page, base: str | None, live: str | None) -> dict[str, object]:
    """Where a page, its pictures and the same view on the dashboard stand, and how to cite it."""
    image = page.slug if page.picture else "index"
    own = f"{base}/{page.path}" if base else None
    return {
        "image": f"share/{image}-wide.png",
        "square": f"share/{image}-square.png",
        "image_base": f"{base}/" if base else page.up,
        "own": own,
        "live": f"{live}{page.live}" if live else None,
        "cite": citation(facts, page.title, page.slug, own),
    }


def _fitting(environment: Environment, page: Page, values: dict[str, object]) -> bytes:
    template = environment.get_template(page.template)
    for most in ROWS:
        markup = template.render(page=page, **values, most=most).encode("utf-8")
        if len(markup) < LARGEST:
            return markup
    raise SiteError(f"{page.path} would be larger than {LARGEST:,} bytes even with {ROWS[-1]} rows a table")


def _all_lines(con: duckdb.DuckDBPyConnection) -> tuple[bytes, dict[str, bytes]]:
    """Every response as a line of CSV, in the columns of the package's ``responses.csv``; asked for once."""
    sql = f"{WIDE} ORDER BY r.response_id"
    described = con.execute(f"DESCRIBE {sql}").fetchall()
    query = Query(sql, [], [(str(row[0]), str(row[1])) for row in described])
    return csv_lines(con, query, "response_id")


def _rows_csv(lines: tuple[bytes, dict[str, bytes]], facts: Facts, page: Page, folder: Path) -> str:
    """The rows of a page as CSV."""
    head, by_response = lines
    wanted = {str(row["response_id"]) for row in page.rows}
    name = f"downloads/{facts.snapshot_id}-{page.slug}.csv"
    (folder / name).write_bytes(head + b"".join(line for key, line in by_response.items() if key in wanted))
    return name


def _sitemap(base: str, facts: Facts, paths: list[str]) -> str:
    """The pages for search engines (sitemaps.org), all of the day on which the snapshot was built."""
    entries = "".join(
        f"<url><loc>{escape(f'{base}/{path}')}</loc><lastmod>{facts.snapshot_id[:10]}</lastmod></url>\n"
        for path in paths
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{entries}</urlset>\n"


def _mark(facts: Facts, folder: Path) -> None:
    files = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    content = {"snapshot_id": facts.snapshot_id, "files": files}
    (folder / MARK).write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _put(fresh: Path, to: Path) -> None:
    old = to.with_name(f".{to.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    to.parent.mkdir(parents=True, exist_ok=True)
    if to.exists():
        to.rename(old)
    fresh.rename(to)
    shutil.rmtree(old, ignore_errors=True)
