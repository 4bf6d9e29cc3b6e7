"""The site as a whole: complete, the same each time, every link leads somewhere, nothing runs."""

from __future__ import annotations

import csv
import hashlib
import json
import struct
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import duckdb
import pytest

from etl.publish.site.build import LARGEST, MARK, SiteError, SiteReport, build_site
from tests.publish.site.conftest import fill, response

VOID = {"meta", "link", "br", "rect", "img"}


class Links(HTMLParser):
    def __init__(self, path: Path) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: list[str] = []
        self.meta: dict[str, str] = {}
        self.tags: list[str] = []
        self.open: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.targets += [found[name] for name in ("href", "src") if name in found]
        self.ids += [found["id"]] if "id" in found else []
        if tag == "meta" and "content" in found:
            self.meta[found.get("property") or found.get("name") or ""] = found["content"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def pages(report: SiteReport) -> list[Path]:
    return sorted(report.folder.rglob("*.html"))


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_there_is_a_page_for_each_force_question_set_and_cited_exemption(site: SiteReport) -> None:
    found = {path.relative_to(site.folder).as_posix() for path in pages(site)}
    assert found == {
        *(f"{name}.html" for name in ("index", "method", "other-bodies", "exemption/index", "question-set/index")),
        *(f"force/{name}.html" for name in ("kent", "gwent", "scotland", "dorset")),
        *(f"exemption/foia-{name}.html" for name in ("s31-3", "s99-3")),
        "question-set/batch.html",
    }
    assert site.n_pages == len(found)


def test_every_internal_link_leads_to_a_file_and_a_place(site: SiteReport) -> None:
    seen = 0
    for path in pages(site):
        for target in Links(path).targets:
            parts = urlsplit(target)
            if parts.scheme:
                continue
            reached = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert reached.is_file(), f"{path}: {target}"
            assert reached.is_relative_to(site.folder.resolve())
            if parts.fragment:
                assert parts.fragment in Links(reached).ids
            seen += 1
    assert seen > 100


def test_every_page_can_be_reached_from_the_index(site: SiteReport) -> None:
    reached, to_see = set(), [site.folder / "index.html"]
    while to_see:
        path = to_see.pop()
        if path in reached:
            continue
        reached.add(path)
        targets = [urlsplit(target) for target in Links(path).targets]
        to_see += [
            (path.parent / target.path).resolve() for target in targets if not target.scheme and ".html" in target.path
        ]
    assert {path.resolve() for path in pages(site)} <= {path.resolve() for path in reached}


def test_ids_are_told_apart_tags_close_and_nothing_runs(site: SiteReport) -> None:
    for path in pages(site):
        links = Links(path)
        assert links.open == []
        assert len(links.ids) == len(set(links.ids)), path
        assert not {"script", "iframe", "object", "form"} & set(links.tags), path
        assert all(urlsplit(target).scheme in ("", "http", "https") for target in links.targets), path
        assert path.stat().st_size < LARGEST


def test_hostile_text_is_shown_as_text(site: SiteReport) -> None:
    page = (site.folder / "force" / "kent.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "{{ 7 * 7 }}" in page
    assert "javascript:" not in page


def test_each_page_has_its_preview_card_and_its_live_view(site: SiteReport) -> None:
    for path in pages(site):
        links = Links(path)
        image = links.meta["og:image"].removeprefix("https://example.org/foi/")
        content = (site.folder / image).read_bytes()
        assert struct.unpack(">II", content[16:24]) == (1200, 630)
        square = (site.folder / image.replace("-wide", "-square")).read_bytes()
        assert struct.unpack(">II", square[16:24]) == (1080, 1080)
        assert links.meta["og:url"] == f"https://example.org/foi/{path.relative_to(site.folder).as_posix()}"
        assert links.meta["description"] and links.meta["twitter:card"] == "summary_large_image"
        canonical = next(target for target in links.targets if target.startswith("https://live.example.org/"))
        assert canonical.endswith("snapshot=2026-01-02-0123abcd")


def test_the_download_of_a_page_holds_its_rows(site: SiteReport) -> None:
    path = site.folder / "downloads" / "2026-01-02-0123abcd-force-kent.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    assert [row["response_id"] for row in rows] == ["one", "two"]
    scotland = site.folder / "downloads" / "2026-01-02-0123abcd-force-scotland.csv"
    assert "'=cmd()" in scotland.read_text(encoding="utf-8")


def test_the_mark_lists_every_file_with_its_checksum(site: SiteReport) -> None:
    mark = json.loads((site.folder / MARK).read_text(encoding="utf-8"))
    files = tree(site.folder)
    del files[MARK]
    assert mark == {"snapshot_id": "2026-01-02-0123abcd", "files": files}


def test_the_same_snapshot_gives_the_same_bytes(
    site: SiteReport, invented: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    build_site(invented, tmp_path / "again", "https://example.org/foi", "https://live.example.org/")
    assert tree(tmp_path / "again") == tree(site.folder)


def test_a_long_table_is_cut_to_keep_the_page_small_and_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("etl.publish.site.build.draw_all", lambda jobs, progress: None)
    with duckdb.connect() as con:
        fill(con)
        for number in range(300):
            response(con, f"r{number:03}", "dorset", "denied", title="A long title & more " * 20, year=2020)
        report = build_site(con, tmp_path / "site")
    page = (tmp_path / "site" / "force" / "dorset.html").read_text(encoding="utf-8")
    assert "newest of 300 are shown" in page
    assert report.largest_page_bytes < LARGEST
    assert 'rel="canonical"' not in page


def test_a_folder_with_something_else_is_left_alone(invented: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SiteError, match="something else"):
        build_site(invented, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "example.org", "https://example.org/?a=b"])
def test_an_address_that_is_none_is_refused(url: str, invented: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="no address"):
        build_site(invented, tmp_path / "site", base_url=url)
    assert not (tmp_path / "site").exists()


def test_a_failure_leaves_the_earlier_site_and_no_rest(
    invented: duckdb.DuckDBPyConnection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = tmp_path / "site"
    earlier.mkdir()
    (earlier / MARK).write_text("{}", encoding="utf-8")

    def fails(jobs: object, progress: object) -> None:
        raise RuntimeError("no picture today")

    monkeypatch.setattr("etl.publish.site.build.draw_all", fails)
    with pytest.raises(RuntimeError, match="no picture"):
        build_site(invented, earlier)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert (earlier / MARK).read_text(encoding="utf-8") == "{}"


def test_the_sitemap_names_every_page(site: SiteReport) -> None:
    root = ElementTree.parse(site.folder / "sitemap.xml").getroot()
    found = {entry.text for entry in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert found == {f"https://example.org/foi/{path.relative_to(site.folder).as_posix()}" for path in pages(site)}
