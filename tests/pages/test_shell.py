"""The page before Streamlit's scripts: what it says, when it says nothing, and that it is Streamlit's page still."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

import pytest
from starlette.requests import Request

from etl.issues import IssueLog
from etl.pipeline import run
from etl.workspace import Workspace
from pages.parts import queries
from pages.parts.access import Snapshot
from pages.parts.frame import ENTRIES
from pages.parts.overview_parts import sentence
from pages.parts.shell import SHELL, index, shell
from tests.served import paths_of, quiet

SCRIPT = '<script type="module"'


def ask(address: str) -> str:
    """What the server answers to a path of its own, with a query or without."""
    parts = urlsplit(address)
    assert parts.path in paths_of(SHELL)
    asked = {"type": "http", "method": "GET", "path": parts.path, "query_string": parts.query.encode(), "headers": []}
    answer = shell(Request(asked))
    assert answer.headers["cache-control"] == "no-cache"
    return bytes(answer.body).decode()


@pytest.fixture
def snapshot(workspace: Workspace) -> Snapshot:
    done = run.run(workspace, IssueLog(workspace.issues, "test"), quiet)
    return Snapshot(done.snapshot_id, workspace.snapshots, False, done.snapshot_id)


def test_streamlits_page_has_the_places_where_ours_is_put() -> None:
    for place in ("<title>Streamlit</title>", "</head>", "</body>", '<div id="root">', SCRIPT):
        assert index().count(place) == 1, place


@pytest.mark.parametrize("path", ["/", "/overview", "/?snapshot={id}"])
def test_the_overview_says_its_finding_before_any_script(snapshot: Snapshot, path: str) -> None:
    page = ask(path.format(id=snapshot.snapshot_id))
    finding = sentence(queries.coverage(snapshot, queries.Filters()))
    assert f'<p class="lead">{finding}</p>' in page
    assert f'<meta property="og:description" content="{finding}">' in page
    assert page.count("grid-row:") == 48
    assert snapshot.snapshot_id in page
    assert SCRIPT in page


@pytest.mark.parametrize("query", ["force=north-wales", "chart=map&embed=true", "embed=true"])
def test_a_view_that_differs_waits_for_the_scripts(snapshot: Snapshot, query: str) -> None:
    page = ask(f"/?{query}")
    assert 'id="early"' not in page
    assert "<title>Overview" in page


@pytest.mark.parametrize(("name", "title"), [(name, title) for name, title, _ in ENTRIES[1:]])
def test_the_other_pages_have_their_titles(snapshot: Snapshot, name: str, title: str) -> None:
    page = ask(f"/{name}")
    assert f"<title>{title} · " in page
    assert 'id="early"' not in page


def test_without_a_snapshot_the_page_is_streamlits(workspace: Workspace) -> None:
    assert ask("/") == index()


@pytest.mark.parametrize("named", ["2020-01-01-00000000", "../../etc/passwd", "<script>"])
def test_an_unknown_snapshot_is_left_to_the_page(snapshot: Snapshot, named: str) -> None:
    assert ask(f"/?{urlencode({'snapshot': named})}") == index()


def test_a_new_snapshot_shows_at_once(snapshot: Snapshot, workspace: Workspace) -> None:
    before = ask("/")
    (workspace.register / "responses.csv").write_text(
        "\n".join((workspace.register / "responses.csv").read_text(encoding="utf-8").splitlines()[:-2]) + "\n",
        encoding="utf-8",
    )
    after_id = run.run(workspace, IssueLog(workspace.issues, "test"), quiet).snapshot_id
    assert after_id != snapshot.snapshot_id
    assert after_id in ask("/")
    assert ask(f"/?{urlencode({'snapshot': snapshot.snapshot_id})}") == before
