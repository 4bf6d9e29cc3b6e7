"""What one request on a portal gives: its message and files, masked first, and what the next visit asks for."""

from __future__ import annotations

import pytest

from etl.collect.base import EmptySource
from etl.collect.store import RawStore
from etl.reference import Reference
from tests.collect.alaveteli import ASKED, FILE, PDF, SLUG, facts, go, page, source
from tests.collect.servers import Clock, Site, in_turn, redirect, reply

WAIT = "<html><title>Attachment processing...</title><meta http-equiv=refresh content=2></html>"


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


def test_a_broken_link_on_a_request_page_is_no_link(
    alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    broken = '<a href="http://[/info_request_batch/7">x</a>'
    attached = f'<li class="attachment"><a href="http://[/request/{SLUG}/response/9/attach/6/x.pdf">x</a></li>'
    shown = (
        page()
        .replace("<body>", f"<body>{broken}")
        .replace('<li class="attachment">', f'{attached}<li class="attachment">', 1)
    )
    alaveteli.serve(f"/request/{SLUG}?unfold=1", shown)
    report = go(source(alaveteli.url), store, clock, reference)
    assert report.complete and {row.message_key for row in store.documents()} == {"incoming:9", "incoming:9:attach:3"}


def test_a_page_without_a_message_is_told_and_asked_for_again(
    alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    alaveteli.serve(f"/request/{SLUG}?unfold=1", "<!doctype html>")
    with pytest.raises(EmptySource, match="holds no message"):
        go(source(alaveteli.url), store, clock, reference)
    alaveteli.serve(f"/request/{SLUG}?unfold=1", page())
    assert go(source(alaveteli.url), RawStore(store.folder), clock, reference).n_new == 2


def test_a_time_that_is_none_is_left_empty(
    alaveteli: Site, store: RawStore, clock: Clock, reference: Reference
) -> None:
    alaveteli.serve(f"/request/{SLUG}.json", facts(created_at="2021-13-45T10:00"))
    assert go(source(alaveteli.url), store, clock, reference).n_seen == 1
    assert {row.requested_on for row in store.documents()} == {None}
