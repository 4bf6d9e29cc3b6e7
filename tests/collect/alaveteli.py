"""The request and the answers of a portal like Alaveteli: JSON for state, HTML for messages. All invented."""

from __future__ import annotations

import json

from etl.collect.base import CollectReport
from etl.collect.http import Door
from etl.collect.platforms import collect
from etl.collect.store import RawStore
from etl.reference import Reference
from etl.reference_rows import Source
from tests.collect.servers import Clock, manners

PDF = b"%PDF-1.4 an invented reply"
SLUG = "face_matching_in_cameras_3"
ASKED = (
    "Between 2016 and 2021, has your authority run trials or held active contracts for facial recognition software in "
    "portable or static CCTV? Which company or companies were used? What did the trial cost over the whole period, "
    "or the ongoing cost year by year?"
)
FILE = f"/request/{SLUG}/response/9/attach/3/reply.pdf?cookie_passthrough=1"


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


def go(row: Source, store: RawStore, clock: Clock, reference: Reference) -> CollectReport:
    return collect(row, Door(manners(), store.note_attempt, clock, clock.sleep), store, reference)
