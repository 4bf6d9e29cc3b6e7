"""The HTTP routes against a server on the loopback address: tables, filters, caching, faults, description."""

from __future__ import annotations

import csv
import hashlib
import http.client
import io
import json
import os
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, given, settings
from pyarrow import parquet
from schemathesis.core.errors import InvalidSchema
from schemathesis.core.result import Err, Result
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.applications import Starlette

from etl.snapshot import connect
from pages.parts.routes import DESCRIPTION, ROUTES
from tests.served import LETTERS, add_letters, data_folder, free_port, paths_of, publish

if TYPE_CHECKING:
    from schemathesis.specs.openapi.schemas import OpenApiCase, OpenApiOperation


def sound(found: Result[OpenApiOperation, InvalidSchema]) -> OpenApiOperation:
    """An operation of the description; a damaged one stops the tests."""
    if isinstance(found, Err):
        raise found.err()
    return found.ok()


OPERATIONS = [sound(found) for found in schemathesis.openapi.from_dict(DESCRIPTION).get_all_operations()]


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Site:
    port: int
    folder: Path
    first: str
    second: str

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, headers={name.replace("_", "-"): text for name, text in headers.items()})
            answer = connection.getresponse()
            names = {name.lower(): text for name, text in answer.getheaders()}
            return Answer(answer.status, names, answer.read())
        finally:
            connection.close()

    def rows(self, path: str) -> list[dict[str, str]]:
        answer = self.ask(path)
        assert answer.status == 200, answer.body
        return list(csv.DictReader(io.StringIO(answer.body.decode(), newline="")))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Two snapshots, the second with two letters more, served by the routes alone."""
    workspace = data_folder(tmp_path_factory.mktemp("routes"))
    first = publish(workspace)
    add_letters(workspace, LETTERS[:2])
    second = publish(workspace)
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=ROUTES), "127.0.0.1", port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "CROSS_FORCE_DATA", str(workspace.data))
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield Site(port, workspace.snapshots, first, second)
        server.should_exit = True
        thread.join(10)


def test_health_names_the_current_snapshot(site: Site) -> None:
    answer = site.ask("/healthz")
    assert (answer.status, json.loads(answer.body)["snapshot_id"]) == (200, site.second)


def test_the_list_holds_every_snapshot(site: Site) -> None:
    listed = json.loads(site.ask("/snapshots.json").body)
    assert {entry["snapshot_id"] for entry in listed["snapshots"]} == {site.first, site.second}


def test_current_leads_to_the_named_snapshot_and_keeps_the_filter(site: Site) -> None:
    answer = site.ask("/snapshots/current/responses.csv?force=kent")
    assert answer.status == 307
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["location"] == f"/snapshots/{site.second}/responses.csv?force=kent"


def test_a_csv_equals_the_snapshot_under_the_same_filter(site: Site) -> None:
    rows = site.rows(f"/snapshots/{site.second}/responses.csv?outcome=refused&outcome=denied&nation=England")
    with connect(site.folder, site.second) as connection:
        wanted = connection.execute(
            "SELECT response_id FROM response JOIN force USING (force_id) "
            "WHERE outcome IN ('refused', 'denied') AND nation = 'England'"
        ).fetchall()
    assert wanted
    assert sorted(row["response_id"] for row in rows) == sorted(row[0] for row in wanted)


def test_the_three_kinds_hold_the_same_rows(site: Site) -> None:
    base = f"/snapshots/{site.second}/response"
    listed = json.loads(site.ask(base + ".json").body)
    table = parquet.read_table(io.BytesIO(site.ask(base + ".parquet").body))
    ids = [row["response_id"] for row in site.rows(base + ".csv")]
    assert [row["response_id"] for row in listed] == ids == table.column("response_id").to_pylist()


def test_a_named_snapshot_may_be_kept_for_ever(site: Site) -> None:
    path = f"/snapshots/{site.second}/citation.csv"
    answer = site.ask(path)
    assert "immutable" in answer.headers["cache-control"]
    assert site.second in answer.headers["content-disposition"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    again = site.ask(path, If_None_Match=answer.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_head_has_the_headers_and_no_body(site: Site) -> None:
    for kind in ("csv", "json", "parquet"):
        answer = site.ask(f"/snapshots/{site.second}/response.{kind}", "HEAD")
        assert (answer.status, answer.body) == (200, b"")
        assert answer.headers["etag"]


def test_a_part_of_a_parquet_file_can_be_asked_for(site: Site) -> None:
    answer = site.ask(f"/snapshots/{site.second}/response.parquet", Range="bytes=0-3")
    assert (answer.status, answer.body) == (206, b"PAR1")


def test_a_parquet_file_that_could_not_be_written_leaves_nothing(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(writer: parquet.ParquetWriter, batch: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(parquet.ParquetWriter, "write_batch", full)
    assert site.ask(f"/snapshots/{site.second}/response.parquet").status == 500
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("query", "allowed"), [("force=nobody", "kent"), ("colour=red", "outcome"), ("year=soon", "2021")]
)
def test_what_is_not_allowed_is_refused_with_what_is(site: Site, query: str, allowed: str) -> None:
    answer = site.ask(f"/snapshots/{site.second}/responses.csv?{query}")
    assert answer.status == 400
    assert allowed in json.loads(answer.body)["allowed"]


def test_an_unknown_table_or_snapshot_is_not_found_with_what_there_is(site: Site) -> None:
    table = site.ask(f"/snapshots/{site.second}/nothing.csv")
    assert table.status == 404
    assert "responses" in json.loads(table.body)["allowed"]
    snapshot = site.ask("/snapshots/2001-01-01-00000000/responses.csv")
    assert snapshot.status == 404
    assert site.second in json.loads(snapshot.body)["snapshots"]


@pytest.mark.parametrize(
    "path",
    [
        "/snapshots/..%2f..%2fetc/passwd.csv",
        "/snapshots/%00/responses.csv",
        "/snapshots/current/duckdb_tables().csv",
        "/snapshots/current/..%2fCURRENT.csv",
        "/snapshots/CURRENT/response.csv",
        "/snapshots/2026-01-01-00000000%0a/response.csv",
    ],
)
def test_a_hostile_path_finds_nothing(site: Site, path: str) -> None:
    answer = site.ask(path)
    if answer.status == 307:
        answer = site.ask(urlsplit(answer.headers["location"]).path)
    assert answer.status in (400, 404)


def test_no_route_gives_out_the_text_of_a_letter(site: Site) -> None:
    with connect(site.folder, site.second) as connection:
        texts = [row[0] for row in connection.execute("SELECT text FROM document WHERE text IS NOT NULL").fetchall()]
        tables = [row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
    assert len(texts) == 2
    for name in tables:
        body = site.ask(f"/snapshots/{site.second}/{name}.json").body.decode()
        assert not any(json.dumps(text, ensure_ascii=False)[1:-1] in body for text in texts), name


def test_the_feed_tells_of_the_new_letters(site: Site) -> None:
    answer = site.ask("/changes.atom")
    root = ElementTree.fromstring(answer.body)
    atom = "{http://www.w3.org/2005/Atom}"
    entries = root.findall(f"{atom}entry")
    assert root.findtext(f"{atom}id") and root.findtext(f"{atom}updated")
    assert len(entries) == 2
    for entry in entries:
        assert "new reply" in (entry.findtext(f"{atom}summary") or "")
        link = entry.find(f"{atom}link")
        assert link is not None and site.second in link.get("href", "")


def test_the_description_names_every_route(site: Site) -> None:
    described = json.loads(site.ask("/openapi.json").body)
    assert paths_of(ROUTES) - {"/openapi.json"} == set(described["paths"])


@pytest.mark.parametrize("operation", OPERATIONS, ids=[operation.label for operation in OPERATIONS])
def test_the_routes_keep_to_their_description(site: Site, operation: OpenApiOperation) -> None:
    """Bounded; which ids are allowed depends on the snapshot, so a well-formed value may be refused."""

    @given(case=operation.as_strategy())
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    def keeps(case: OpenApiCase) -> None:
        case.call_and_validate(base_url=f"http://127.0.0.1:{site.port}", excluded_checks=[positive_data_acceptance])

    keeps()


def test_health_tells_how_old_the_snapshot_is(site: Site) -> None:
    found = json.loads(site.ask("/healthz").body)
    assert found["built_on"] == site.second[:10]
    assert isinstance(found["age_days"], int)


def test_the_package_is_whole_and_keeps_the_filter(site: Site) -> None:
    answer = site.ask(f"/snapshots/{site.second}/package.zip?nation=England")
    assert answer.status == 200
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        names = {name.split("/")[1] for name in archive.namelist()}
        inside = archive.namelist()[0].split("/")[0]
        lines = archive.read(f"{inside}/responses.csv").decode().splitlines()
        sums = archive.read(f"{inside}/SHA256SUMS").decode().splitlines()
        for line in sums:
            digest, name = line.split("  ")
            assert hashlib.sha256(archive.read(f"{inside}/{name}")).hexdigest() == digest
    assert {"responses.csv", "tables.xlsx", "datapackage.json", "README.md", "SHA256SUMS"} <= names
    assert {row["nation"] for row in csv.DictReader(lines)} == {"England"}


def test_the_package_refuses_what_it_does_not_know(site: Site) -> None:
    answer = site.ask(f"/snapshots/{site.second}/package.zip?colour=blue")
    assert answer.status == 400
    assert "force" in json.loads(answer.body)["allowed"]
    assert site.ask("/snapshots/2001-01-01-00000000/package.zip").status == 404
    assert site.ask("/snapshots/current/package.zip").headers["location"] == f"/snapshots/{site.second}/package.zip"


def test_changes_since_a_cited_link_name_the_new_letters(site: Site) -> None:
    found = json.loads(site.ask(f"/changes.json?since=https%3A//example.org/overview%3Fsnapshot%3D{site.first}").body)
    assert (found["since"], found["current"]) == (site.first, site.second)
    states = {line["state"] for line in found["responses"]}
    assert "new letter" in states
    assert "unchanged" in states
    assert site.ask("/changes.json?since=nothing").status == 400
    assert site.ask("/changes.json?since=2001-01-01-00000000").status == 404


def test_the_filters_of_a_page_can_be_asked_for_as_its_address_has_them(site: Site) -> None:
    base = f"/snapshots/{site.second}/responses.csv"
    by_label = site.rows(f"{base}?force=Kent+Police&outcome=Refused&provisional=without")
    assert by_label == site.rows(f"{base}?force=kent&outcome=refused&provisional=false")
    assert site.rows(f"{base}?force=Kent+Police") == site.rows(f"{base}?force=kent") != []


def test_the_snapshot_that_a_copied_address_names_must_be_the_one_asked_for(site: Site) -> None:
    path = f"/snapshots/{site.second}/responses.csv?force=kent"
    assert site.rows(f"{path}&snapshot={site.second}") == site.rows(path)
    for asked in (path, f"/snapshots/{site.second}/package.zip?force=kent"):
        refused = site.ask(f"{asked}&snapshot={site.first}")
        assert (refused.status, json.loads(refused.body)["allowed"]) == (400, [site.second])
