"""A portal that answers as Alaveteli does: JSON for state, HTML for messages, files that are masked first."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.collect.base import CollectReport, EmptySource
from etl.collect.http import Door
from etl.collect.platforms import collect
from etl.collect.store import RawStore
from etl.reference import Reference, load
from etl.reference_rows import Source
from tests.collect.servers import Clock, Site, in_turn, manners, redirect, reply

ROOT = Path(__file__).parents[2]
PDF = b"%PDF-1.4 an invented reply"
SLUG = "face_matching_in_cameras_3"
ASKED = (
    "Between 2016 and 2021, has your authority run trials or held active contracts for facial recognition software in "
    "portable or static CCTV? Which company or companies were used? What did the trial cost over the whole period, "
    "or the ongoing cost year by year?"
)
WAIT = "<html><title>Attachment processing...</title><meta http-equiv=refresh content=2></html>"


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load(ROOT / "data" / "reference")


def source(url: str, ask_for: str = f"request:{SLUG}", **changes: object) -> Source:
    row: dict[str, object] = {
        "source_id": "portal-kent",
        "force_id": "kent",
        "platform": "whatdotheyknow",
        "base_url": url,
        "ask_for": ask_for,
        "expected_minimum": 1,
        "may_be_empty": "no",
        "certainty": "sure",
        "notes": "",
    }
    return Source.model_validate(row | changes)


def facts(**changes: object) -> str:
    return json.dumps(
        {
            "id": 4711,
            "url_title": SLUG,
            "title": "Face matching in cameras",
            "created_at": "2021-07-27T10:00:00.000+01:00",
            "updated_at": "2021-08-20T10:00:00.000+01:00",
            "described_state": "rejected",
            "awaiting_description": False,
            "prominence": "normal",
            "user": {"name": "Ada Asker", "url_name": "ada_asker"},
            "public_body": {"url_name": "kent_police", "name": "Kent Police"},
            "info_request_events": [{"id": 1, "event_type": "sent"}, {"id": 2, "event_type": "response"}],
        }
        | changes
    )


def page(reply_text: str = "<p>Kent Police can neither confirm nor deny<br>that it holds the information.</p>") -> str:
    return f"""<html><body><div class="request-header"><h1>Face matching in cameras</h1>
<p class="request-header__subtitle"><a href="/user/ada_asker">Ada Asker</a> made this request to
<a href="/body/kent_police">Kent Police</a> as part of <a href="/info_request_batch/77">a batch</a></p></div>
<div id="left_column">
<div class="outgoing correspondence" id="outgoing-1"><div class="correspondence__header">
<span class="correspondence__header__author">Ada Asker</span></div>
<div class="correspondence_text"><p>{ASKED}</p></div></div>
<div class="outgoing correspondence" id="outgoing-1"><p class="event_plain">re-sent</p></div>
<div class="incoming correspondence normal" id="incoming-9"><div class="correspondence__header">
<span class="correspondence__header__author">Otto Officer, Kent Police</span>
<a class="correspondence__header__date"><time datetime="2021-08-19T16:03:00+01:00">19 August 2021</time></a></div>
<div class="correspondence_text"><div id="attachment-5">{reply_text}</div>
<div class="attachments"><ul class="list-of-attachments">
<li class="attachment"><p class="attachment__name">reply.pdf</p>
<a href="/request/{SLUG}/response/9/attach/html/3/reply.pdf.html">View</a>
<a href="/request/{SLUG}/response/9/attach/3/reply.pdf?cookie_passthrough=1">Download</a></li>
<li class="attachment"><a href="/request/{SLUG}/response/9/attach/4/image001.png?cookie_passthrough=1">D</a></li>
<li class="attachment"><a href="/request/{SLUG}/response/9/attach/5/figures.xlsx?cookie_passthrough=1">D</a></li>
</ul></div></div></div>
<div class="incoming correspondence hidden" id="incoming-10"><p id="hidden_message" class="hidden_message">Hidden</p></div>
<div class="comment_in_request" id="comment-1"><div class="comment_in_request_text">Nice.</div></div>
</div></body></html>"""


FILE = f"/request/{SLUG}/response/9/attach/3/reply.pdf?cookie_passthrough=1"


@pytest.fixture
def alaveteli(portal: Site) -> Iterator[Site]:
    portal.serve(f"/request/{SLUG}.json", facts(), Content_Type="application/json", ETag='W/"one"')
    portal.serve(f"/request/{SLUG}?unfold=1", page())
    portal.serve(FILE, PDF, Content_Type="application/pdf")
    portal.answers["/request/4711"] = redirect(f"/request/{SLUG}", 301)
    portal.answers["/request/4711.json"] = redirect(f"/request/{SLUG}.json", 301)
    portal.serve("/robots.txt", "User-agent: *\nDisallow: */feed/*\nDisallow: */search/*\nDisallow: */profile/*\n")
    yield portal


def go(row: Source, store: RawStore, clock: Clock, reference: Reference) -> CollectReport:
    return collect(row, Door(manners(), store.note_attempt, clock, clock.sleep), store, reference)


def test_a_request_gives_its_message_and_its_letter(
    alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    report = go(source(alaveteli.url), store, clock, reference)
    documents = {row.message_key: row for row in store.documents()}
    assert set(documents) == {"incoming:9", "incoming:9:attach:3"}
    message, letter = documents["incoming:9"], documents["incoming:9:attach:3"]
    assert store.read(letter.sha256) == PDF and letter.media_type == "application/pdf"
    assert message.force_id == "kent" and message.portal_state == "rejected"
    assert str(message.requested_on) == "2021-07-27" and str(message.received_on) == "2021-08-19"
    assert message.question_set_id == "the-citizens-2021" == letter.question_set_id
    assert report.complete and report.n_new == 2 and [row.code for row in report.problems] == ["spreadsheet"]


def test_names_of_people_are_not_kept(alaveteli: Site, store: RawStore, clock: Clock, reference: Reference) -> None:
    go(source(alaveteli.url), store, clock, reference)
    kept = b"".join(path.read_bytes() for path in store.folder.rglob("*") if path.is_file())
    assert b"neither confirm nor deny" in kept
    assert b"Asker" not in kept and b"Otto" not in kept


def test_a_second_visit_asks_only_whether_something_changed(
    alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    go(source(alaveteli.url), store, clock, reference)
    alaveteli.asked.clear()
    report = go(source(alaveteli.url), RawStore(store.folder), clock, reference)
    assert alaveteli.paths() == [f"/request/{SLUG}.json"]
    assert alaveteli.asked[-1][1]["If-None-Match"] == 'W/"one"'
    assert report.n_new == 0 and report.n_seen == 1


def test_a_changed_file_supersedes_and_the_old_one_stays(
    alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    go(source(alaveteli.url), store, clock, reference)
    [old] = [row for row in store.documents() if row.media_type == "application/pdf"]
    alaveteli.serve(f"/request/{SLUG}.json", facts(updated_at="2022-01-01T00:00:00.000+00:00"), ETag='W/"two"')
    alaveteli.serve(FILE, PDF + b" masked again")
    report = go(source(alaveteli.url), RawStore(store.folder), clock, reference)
    [new] = [row for row in RawStore(store.folder).documents() if row.media_type == "application/pdf"]
    assert new.supersedes == old.sha256 and store.read(old.sha256) == PDF and report.n_changed == 1


@pytest.mark.parametrize("n_waits", [1, 3])
def test_a_file_that_is_being_masked_is_waited_for(
    n_waits: int, alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    ready = reply(PDF, Content_Type="application/pdf")
    alaveteli.answers[FILE] = in_turn(*[redirect("/attachments/signed/wait?referer=t")] * n_waits, ready)
    alaveteli.serve("/attachments/signed/wait?referer=t", WAIT)
    go(source(alaveteli.url), store, clock, reference)
    assert PDF in [store.read(row.sha256) for row in store.documents()]


def test_a_file_never_ready_is_asked_for_again_next_time(
    alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    alaveteli.answers[FILE] = redirect("/attachments/signed/wait?referer=t")
    alaveteli.serve("/attachments/signed/wait?referer=t", WAIT)
    report = go(source(alaveteli.url), store, clock, reference)
    assert "not-ready" in [row.code for row in report.problems] and not report.complete
    alaveteli.serve(FILE, PDF)
    assert go(source(alaveteli.url), RawStore(store.folder), clock, reference).complete
    assert not any(b"processing" in store.read(row.sha256) for row in RawStore(store.folder).documents())


def test_a_missing_file_does_not_become_the_request_page(
    alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    alaveteli.answers[FILE] = redirect(f"/request/{SLUG}#incoming-9", 303)
    alaveteli.serve(f"/request/{SLUG}", page())
    report = go(source(alaveteli.url), store, clock, reference)
    assert [row.message_key for row in store.documents()] == ["incoming:9"]
    assert "not-there" in [row.code for row in report.problems]


def test_a_number_leads_to_the_request(alaveteli: Site, store: RawStore, clock: Clock, reference: Reference) -> None:
    go(source(alaveteli.url, "request:4711"), store, clock, reference)
    assert all((row.request_key or "").endswith(":4711") for row in store.documents())


def test_a_renamed_request_is_found_by_its_number(
    alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    go(source(alaveteli.url), store, clock, reference)
    alaveteli.answers[f"/request/{SLUG}.json"] = reply("none", 404)
    alaveteli.answers["/request/4711.json"] = redirect("/request/new_title.json", 301)
    alaveteli.serve("/request/new_title.json", facts(url_title="new_title"))
    assert go(source(alaveteli.url), RawStore(store.folder), clock, reference).n_seen == 1


@pytest.mark.parametrize("prominence", ["backpage", "requester_only", "hidden"])
def test_what_the_portal_keeps_out_of_lists_is_not_collected(
    prominence: str, alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    alaveteli.serve(f"/request/{SLUG}.json", facts(prominence=prominence))
    with pytest.raises(EmptySource):
        go(source(alaveteli.url), store, clock, reference)
    assert list(store.documents()) == []


def test_a_hidden_request_is_refused_in_a_line(
    alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    alaveteli.serve(f"/request/{SLUG}.json", "", 403, Content_Type="application/json")
    with pytest.raises(EmptySource, match="answers 403"):
        go(source(alaveteli.url), store, clock, reference)


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


def test_an_unmatched_request_is_kept_and_listed(
    alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    alaveteli.serve(
        f"/request/{SLUG}?unfold=1", page().replace(ASKED, "Please list the menus of your canteens since 2019.")
    )
    report = go(source(alaveteli.url), store, clock, reference)
    assert report.unmatched == [f"{alaveteli.url}/request/{SLUG}"]
    assert {row.question_set_id for row in store.documents()} == {None}


def test_a_source_that_gives_too_little_is_an_error(
    alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    with pytest.raises(EmptySource, match="gave 1 letters, at least 5"):
        go(source(alaveteli.url, expected_minimum=5), store, clock, reference)


@pytest.mark.parametrize("body", ['{"id": 4711, "url_ti', '{"id": "x"}', "[]", '{"id": 1}'])
def test_facts_that_were_cut_are_told_and_asked_for_again(
    body: str, alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    alaveteli.serve(f"/request/{SLUG}.json", body)
    with pytest.raises(EmptySource, match="holds no request that can be read"):
        go(source(alaveteli.url), store, clock, reference)
    alaveteli.serve(f"/request/{SLUG}.json", facts())
    assert go(source(alaveteli.url), store, clock, reference).n_seen == 1


def test_a_time_that_is_none_is_left_empty(
    alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    alaveteli.serve(f"/request/{SLUG}.json", facts(created_at="2021-13-45T10:00"))
    assert go(source(alaveteli.url), store, clock, reference).n_seen == 1
    assert {row.requested_on for row in store.documents()} == {None}


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
