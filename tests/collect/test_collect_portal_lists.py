"""Batches, body pages and feeds lead to requests on a portal, within what the site allows."""

from __future__ import annotations

import datetime as dt
import json

from etl.collect.base import CollectReport
from etl.collect.http import Door
from etl.collect.platforms import collect
from etl.collect.store import RawStore
from etl.reference import Reference
from tests.collect.alaveteli import FILE, PDF, SLUG, facts, go, page, source
from tests.collect.servers import Clock, Site, in_turn, manners, reply


def test_a_batch_page_and_a_body_page_lead_to_requests(
    alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    listed = (
        f'<html><a href="/request/{SLUG}#incoming-9">x</a><a href="/request/{SLUG}">x</a><a href="/new/kent">new</a>'
    )
    alaveteli.serve("/info_request_batch/77", listed)
    assert go(source(alaveteli.url, "batch:77"), store, clock, reference).n_seen == 1
    alaveteli.answers["*"] = reply("<html>no requests</html>")
    alaveteli.asked.clear()
    go(
        source(alaveteli.url, "body:kent_police facial recognition", may_be_empty="yes", expected_minimum=0),
        RawStore(store.folder),
        clock,
        reference,
    )
    years = [path for path in alaveteli.paths() if path.startswith("/body/kent_police/all?query=facial+recognition")]
    assert len(years) >= 10 and all("request_date_after=" in path for path in years)
    assert not any("/feed/" in path or "/search/" in path for path in alaveteli.paths())


def test_an_interrupted_collection_goes_on_where_it_was(
    alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    other = "another_request"
    alaveteli.serve("/info_request_batch/77", f'<html><a href="/request/{SLUG}">x</a><a href="/request/{other}">x</a>')
    alaveteli.serve(f"/request/{other}.json", facts(id=4712, url_title=other))

    alaveteli.answers[f"/request/{other}?unfold=1"] = reply("oh", 500)
    report = go(source(alaveteli.url, "batch:77"), store, clock, reference)
    assert not report.complete and report.n_new == 2
    alaveteli.serve(f"/request/{other}?unfold=1", page().replace(SLUG, other))
    alaveteli.serve(FILE.replace(SLUG, other), PDF + b" two")
    alaveteli.asked.clear()
    report = go(source(alaveteli.url, "batch:77"), RawStore(store.folder), clock, reference)
    assert report.complete and report.n_new == 2 and FILE not in alaveteli.paths()


def test_every_request_of_a_long_list_gets_its_turn(
    alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    slugs = [f"request_{number}" for number in range(5)]
    listed = "".join(f'<a href="/request/{slug}">x</a>' for slug in slugs)
    alaveteli.serve("/info_request_batch/77", f"<html>{listed}")
    for number, slug in enumerate(slugs):
        alaveteli.serve(f"/request/{slug}.json", facts(id=number, url_title=slug), ETag=f'W/"{number}"')
        alaveteli.serve(f"/request/{slug}?unfold=1", page(f"<p>No vans of kind {number}.</p>").replace(SLUG, slug))
        alaveteli.serve(FILE.replace(SLUG, slug), PDF + slug.encode())
    runs = []
    for _ in range(4):
        alaveteli.asked.clear()
        door = Door(manners(), store.note_attempt, clock, clock.sleep)
        report = collect(source(alaveteli.url, "batch:77"), door, RawStore(store.folder), reference, limit=2)
        asked = [path[9:].removesuffix(".json") for path in alaveteli.paths() if path.endswith(".json")]
        runs.append(([slugs.index(slug) for slug in asked], report.n_seen, report.complete))
    assert runs == [([0, 1], 2, False), ([2, 3], 4, False), ([4, 0], 5, True), ([1, 2], 5, True)]


def with_feeds(allowed: bool, alaveteli: Site, store: RawStore, clock: Clock, reference: Reference) -> CollectReport:
    row = source(alaveteli.url, "body:kent_police facial recognition", may_be_empty="yes", expected_minimum=0)
    door = Door(manners(feeds=allowed), store.note_attempt, clock, clock.sleep)
    return collect(row, door, store, reference)


def test_feeds_are_asked_for_by_leave_only(
    alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    alaveteli.serve(
        "/robots.txt", "User-agent: *\nDisallow: */feed/*\nDisallow: */search/*\n", Content_Type="text/plain"
    )
    event = {"id": 1, "info_request": {"id": 4711, "url_title": SLUG}}
    year = dt.datetime.now(dt.UTC).year
    alaveteli.answers["*"] = in_turn(reply(json.dumps([event, event])), reply("[]"))
    with_feeds(False, alaveteli, store, clock, reference)
    assert not any("/feed/" in path for path in alaveteli.paths())
    alaveteli.answers["*"] = in_turn(reply(json.dumps([event, event])), reply("[]"))
    assert with_feeds(True, alaveteli, store, clock, reference).n_seen == 1
    feeds = [path for path in alaveteli.paths() if path.startswith("/feed/")]
    assert feeds[0].startswith("/feed/search/requested_from:kent_police%20variety:response%20")
    assert f"/{year}.." in feeds[0] and feeds[0].endswith(".json?page=1") and feeds[1].endswith(".json?page=2")


def test_a_site_that_closes_everything_is_not_asked_for_feeds(
    alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    alaveteli.serve("/robots.txt", "User-agent: *\nDisallow: /\n", Content_Type="text/plain")
    report = with_feeds(True, alaveteli, store, clock, reference)
    assert alaveteli.paths() == [] and {row.code for row in report.problems} == {"robots-disallow"}
