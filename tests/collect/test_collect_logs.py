"""Disclosure logs: a list, replies, files, Welsh and English copies. Invented pages on loopback."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.collect.http import Door
from etl.collect.platforms import PLATFORMS, collect
from etl.collect.store import RawStore
from etl.reference import load
from etl.reference_rows import Source
from tests.collect.servers import Clock, Site, manners

ROOT = Path(__file__).parents[2]
PDF = b"%PDF-1.4 invented annex"
NOISE = (
    "<p>Quickly exit this site by pressing the Escape key</p><p>We use some essential cookies to make it work.</p>"
    "<p>Your cookie preferences have been saved.</p><p>Your cookie preferences have been saved.</p>"
)
WELSH_NOISE = "<p>Allanfa Gyflym</p><p>Rydym yn defnyddio rhai cwcis hanfodol</p>"
REPLY = (
    "<h1>Face matching</h1><p>Freedom of information request reference no: 01.FOI.99.000001</p><p>You asked whether "
    "the force uses face matching in vans.</p><p>Response</p><p>No information is held about such vans.</p>"
)


def page(body: str, noise: str = NOISE) -> str:
    return f"<html><head><title>Face matching | A force</title></head><body>{noise}<main>{body}</main></body></html>"


# platform, path of the list, of a reply, of another address of it, of a file
SITES = {
    "single_online_home": (
        "/foi-ai/af/accessing-information/published-items/?q=face",
        "/foi-ai/a-police/disclosure-2024/march-2024/face-matching/",
        "/cy-GB/foi-ai/a-police/disclosure-2024/march-2024/face-matching/",
        "/SysSiteAssets/foi-media/a/disclosure_2024/march_2024/face-matching.pdf",
    ),
    "west_midlands_old": ("/?s=face", "/face-matching-3300-18/", "/?p=32869", "/wp-content/uploads/2018/a.pdf"),
    "northumbria_old": (
        "/disclosure-log/",
        "/disclosure-log/technology/face-matching-14118",
        "/disclosure-log/other/face-matching-14118",
        "/media/12/annex.pdf",
    ),
    "avon_and_somerset": (
        "/previous-foi-requests/",
        "/previous-foi-requests/requests/face-matching/",
        "/previous-foi-requests/technology/face-matching/",
        "/media/12/annex.pdf",
    ),
    "psni": (
        "/foi-disclosure-log?search_api_fulltext=face",
        "/foi-disclosure-log/face-matching",
        "/foi-disclosure-log/face-matching-0",
        "/sites/default/files/a.pdf",
    ),
    "west_yorkshire": (
        "/freedom-of-information?search=face",
        "/freedom-of-information/september-2023-foi-1769251-23-face",
        "/freedom-of-information/october-2023-foi-1769251-23-face",
        "/sites/default/files/a.pdf",
    ),
    "police_scotland": (
        "/disclosure-log/",
        "/disclosure-log/0/2019/may/19-0954",
        "/disclosure-log/2019/may/19-0954",
        "/media/12/annex.pdf",
    ),
}
PREFIX = {
    "northumbria_old": "/disclosure-log",
    "avon_and_somerset": "/previous-foi-requests",
    "police_scotland": "/disclosure-log",
}


def serve(portal: Site, platform: str) -> Source:
    start, one, copy, file = SITES[platform]
    portal.serve(start, f'<html><a href="{one}">1</a><a href="{copy}">2</a><a href="https://other.example/x">3</a>')
    portal.serve(one, page(REPLY + f'<a href="{file}">annex</a>'), ETag='"p"')
    portal.serve(copy, page(REPLY + f'<a href="{file}">annex</a>', WELSH_NOISE))
    portal.serve(file, PDF, ETag='"f"')
    return Source(
        source_id="log-a",
        force_id="kent",
        platform=platform,
        base_url=portal.url + PREFIX.get(platform, ""),
        ask_for="search:face",
        expected_minimum=1,
        may_be_empty="no",
        certainty="sure",
        notes=None,
    )


def test_every_disclosure_log_has_a_site_here() -> None:
    assert set(SITES) == set(PLATFORMS) - {"whatdotheyknow"}


@pytest.mark.parametrize("platform", SITES)
def test_a_log_gives_each_reply_once_with_its_file(platform: str, portal: Site, store: RawStore, clock: Clock) -> None:
    reference = load(ROOT / "data" / "reference")
    row = serve(portal, platform)
    report = collect(row, Door(manners(), store.note_attempt, clock, clock.sleep), store, reference)
    assert report.problems == [] and report.complete
    documents = [document for document in store.documents() if document.same_as is None]
    assert sorted(document.media_type for document in documents) == ["application/pdf", "text/html"]
    assert {document.force_id for document in documents} == {"kent"}
    assert {document.request_title for document in documents} == {"Face matching"}
    again = collect(row, Door(manners(), store.note_attempt, clock, clock.sleep), RawStore(store.folder), reference)
    assert again.n_new == 0 and again.n_seen >= 1


BROKEN_LINKS = "".join(
    f'<a href="{link}">broken</a>'
    for link in (
        "http://www.example.com:port/",
        "http://www.example.com:99999/",
        "http://[",
        "http:///",
        "http://[1:2]x/",
    )
)


def test_a_broken_link_is_no_link(portal: Site, store: RawStore, clock: Clock) -> None:
    row = serve(portal, "psni")
    start, one, copy, file = SITES["psni"]
    portal.serve(start, f'<html>{BROKEN_LINKS}<a href="{one}">1</a><a href="{copy}">2</a>')
    portal.serve(one, page(f'{REPLY}{BROKEN_LINKS}<a href="{file}">annex</a>'))
    report = collect(row, Door(manners(), store.note_attempt, clock, clock.sleep), store, load(ROOT / "data/reference"))
    assert report.problems == [] and report.complete and report.n_seen == 2


def test_a_page_without_any_element_is_no_end(portal: Site, store: RawStore, clock: Clock) -> None:
    row = serve(portal, "psni")
    portal.serve("/foi-disclosure-log/face-matching", "<!doctype html>")
    report = collect(row, Door(manners(), store.note_attempt, clock, clock.sleep), store, load(ROOT / "data/reference"))
    assert [problem.code for problem in report.problems] == ["not-a-reply"] and report.n_new == 2


def of_many(portal: Site, n: int) -> Source:
    row = serve(portal, "psni")
    where = [f"/foi-disclosure-log/reply-{number}" for number in range(n)]
    portal.serve(SITES["psni"][0], "<html>" + "".join(f'<a href="{one}">x</a>' for one in where))
    for number, one in enumerate(where):
        portal.serve(one, page(REPLY.replace("such vans", f"van {number}")), ETag=f'"{number}"')
    return row


def test_every_reply_of_a_long_log_gets_its_turn(portal: Site, store: RawStore, clock: Clock) -> None:
    reference, runs = load(ROOT / "data" / "reference"), []
    row = of_many(portal, 5)
    for _ in range(4):
        portal.asked.clear()
        door = Door(manners(), store.note_attempt, clock, clock.sleep)
        report = collect(row, door, RawStore(store.folder), reference, limit=2)
        asked = [path.rpartition("-")[2] for path in portal.paths() if "reply" in path]
        runs.append((asked, report.n_seen, report.complete))
    assert runs == [(["0", "1"], 2, False), (["2", "3"], 4, False), (["4", "0"], 5, True), (["1", "2"], 5, True)]


def test_pages_that_give_nothing_do_not_keep_the_others_from_their_turn(
    portal: Site, store: RawStore, clock: Clock
) -> None:
    reference, row = load(ROOT / "data" / "reference"), of_many(portal, 4)
    for number in (0, 1):
        portal.serve(f"/foi-disclosure-log/reply-{number}", page("<p>Log in</p>"))
    for _ in range(2):
        door = Door(manners(), store.note_attempt, clock, clock.sleep)
        report = collect(row, door, RawStore(store.folder), reference, limit=2)
    assert report.n_new == 2 and not report.complete


def test_a_page_that_is_no_reply_is_not_kept(portal: Site, store: RawStore, clock: Clock) -> None:
    row = serve(portal, "psni")
    portal.serve("/foi-disclosure-log/face-matching", page("<h1>Sorry</h1><p>This page has moved. Try our search.</p>"))
    portal.serve("/foi-disclosure-log/face-matching-0", page("<p>Log in</p>"))
    reference = load(ROOT / "data" / "reference")
    report = collect(
        row.model_copy(update={"expected_minimum": 0}),
        Door(manners(), store.note_attempt, clock, clock.sleep),
        store,
        reference,
    )
    assert [problem.code for problem in report.problems] == ["not-a-reply", "not-a-reply"]
    assert list(store.documents()) == []
