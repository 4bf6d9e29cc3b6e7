"""The Letters and Shared wording pages: search, marks in place, hostile text, differences."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.coding import corrections
from etl.snapshot import connect
from etl.workspace import Workspace
from pages.parts import letter_commands, letter_forms
from pages.parts.access import Snapshot
from pages.parts.letter_text import Mark, Part, highlighted, marked_text
from pages.parts.queries_letters import terms_of
from pages.parts.wording_parts import diff_html
from tests.served import LETTERS, ROOT, add_letters, publish

HOSTILE = '<script>alert(1)</script> & "quoted" <img src=x onerror=alert(1)> **bold** =1+1'


class Words(HTMLParser):
    """Collects the text and the tags of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.flag = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if dict(attrs).get("class") in ("flag", "segname") or self.flag and tag in ("b", "span", "div"):
            self.flag += 1

    def handle_endtag(self, tag: str) -> None:
        if self.flag and tag in ("b", "span", "div"):
            self.flag -= 1

    def handle_data(self, data: str) -> None:
        if not self.flag:
            self.words.append(data)


def parsed(html: str) -> Words:
    words = Words()
    words.feed(html)
    return words


def test_a_letter_is_shown_whole_with_overlapping_marks() -> None:
    text = "We do not use it.\nSection 31(3) applies to covert use."
    marks = [
        Mark(1, 0, 17, "no use", "p-no-use", "#000"),
        Mark(2, 10, 31, "s31(3)", "role-list", "#000"),
        Mark(3, 18, 53, "ncnd", "p-ncnd", "#000"),
    ]
    parts = [Part("answer", 0, 18), Part("exemption_list", 18, len(text), "2")]
    found = parsed(marked_text(text, parts, marks))
    assert "".join(found.words).replace("\n", "") == text.replace("\n", "")
    html = marked_text(text, parts, marks)
    for mark in marks:
        assert html.count(f"<b>{mark.number}</b> {mark.says} · {mark.rule_id}") == 1


def test_hostile_text_stays_text() -> None:
    for html in (marked_text(HOSTILE, [], []), highlighted(HOSTILE, ["script", "<img"])):
        found = parsed(html)
        assert "".join(found.words) == HOSTILE
        assert set(found.tags) <= {"section", "div", "mark"}


def test_differences_are_escaped_and_marked_without_colour() -> None:
    html = diff_html(json.dumps([["kept", "We <b>"], ["removed", "neither"], ["added", "<script>"]]))
    assert html == "We &lt;b&gt; <del>neither</del> <ins>&lt;script&gt;</ins>"


@pytest.mark.parametrize(
    ("asked", "terms"),
    [
        ('Covert "neither  confirm" covert', ["covert", "neither confirm"]),
        ("s31(1)(a) 2021/702", ["s31(1)(a)", "2021/702"]),
        ("% _ ' \" ; --", []),
        ("", []),
    ],
)
def test_terms(asked: str, terms: list[str]) -> None:
    assert terms_of(asked) == terms


@pytest.fixture
def lettered(workspace: Workspace) -> str:
    add_letters(workspace, LETTERS[:4])
    return publish(workspace)


def letters_page(**query: str) -> AppTest:
    test = AppTest.from_file(str(ROOT / "pages" / "letters.py"), default_timeout=60)
    for key, value in query.items():
        test.query_params[key] = value
    return test.run()


def drawn(test: AppTest) -> str:
    return " ".join(element.proto.body for element in test.get("html"))


def test_search_finds_the_letter_that_holds_all_words(lettered: str, workspace: Workspace) -> None:
    with connect(workspace.snapshots, lettered) as connection:
        wanted = {
            row[0]
            for row in connection.execute(
                "SELECT response_id FROM response JOIN document USING (document_sha256) "
                "WHERE contains(lower(text), 'covert') AND contains(lower(text), 'neither confirm')"
            ).fetchall()
        }
    assert wanted
    test = letters_page(q='covert "neither confirm"')
    assert not test.exception
    found = drawn(test)
    assert all(response_id.replace(":", "%3A") in found for response_id in wanted)
    assert '<mark class="hit">' in found


def test_a_search_without_hits_says_so(lettered: str) -> None:
    test = letters_page(q="zebra crossing quagga")
    assert not test.exception
    assert "No reply holds all these words" in test.info[0].value


def test_a_letter_shows_its_values_rules_and_text(lettered: str, workspace: Workspace) -> None:
    with connect(workspace.snapshots, lettered) as connection:
        row = connection.execute(
            "SELECT r.response_id, p.rule_id, p.quote FROM response r JOIN position p USING (response_id) "
            "WHERE p.span_start IS NOT NULL AND p.method = 'read' ORDER BY ALL LIMIT 1"
        ).fetchone()
    assert row is not None
    test = letters_page(response=row[0])
    assert not test.exception
    found = drawn(test)
    assert f"· {row[1]}</span>" in found
    assert 'class="seg seg-answer"' in found


def test_a_response_of_the_register_shows_its_facts_and_its_link(lettered: str, workspace: Workspace) -> None:
    with connect(workspace.snapshots, lettered) as connection:
        row = connection.execute(
            "SELECT response_id, source_url FROM response WHERE document_sha256 IS NULL "
            "AND source_url LIKE 'https://%' ORDER BY 1 LIMIT 1"
        ).fetchone()
    assert row is not None
    test = letters_page(response=row[0])
    assert not test.exception
    assert f'href="{row[1]}"' in drawn(test)
    assert any("python -m etl add" in code.value for code in test.code)


def test_an_unknown_response_is_named_and_search_is_offered(lettered: str) -> None:
    test = letters_page(response="<b>nothing</b>")
    assert not test.exception
    assert "no response of that id" in test.warning[0].value
    assert test.text_input(key="q")


def test_corrections_are_off_unless_the_server_allows_them(lettered: str, workspace: Workspace) -> None:
    with connect(workspace.snapshots, lettered) as connection:
        row = connection.execute("SELECT response_id FROM response ORDER BY 1 LIMIT 1").fetchone()
    assert row is not None
    test = letters_page(response=row[0])
    assert not [box for box in test.text_input if box.key == "correct-value"]


def test_an_allowed_correction_is_appended_by_the_command(
    lettered: str, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["streamlit", "--allow-corrections"])
    with connect(workspace.snapshots, lettered) as connection:
        row = connection.execute(
            "SELECT response_id FROM response WHERE document_sha256 IS NOT NULL AND outcome = 'denied' LIMIT 1"
        ).fetchone()
    assert row is not None
    test = letters_page(response=row[0])
    test.text_input(key="correct-value").set_value("refused")
    test.text_input(key="correct-because").set_value("--because the letter says so")
    test.text_input(key="correct-who").set_value("a volunteer")
    test.button[-1].click().run()
    assert not test.exception
    assert test.success, [text.value for text in test.text]
    rows = (workspace.corrections / "corrections.csv").read_text(encoding="utf-8").splitlines()
    assert row[0] in rows[-1] and "refused" in rows[-1]


def test_a_draft_is_made_from_the_snapshot_that_the_link_names(workspace: Workspace) -> None:
    first = publish(workspace)
    register = workspace.register / "responses.csv"
    lines = register.read_text(encoding="utf-8").splitlines(keepends=True)
    register.write_text("".join(line for line in lines if not line.startswith("northumbria:337-19,")), "utf-8")
    assert publish(workspace) != first
    test = letters_page(response="northumbria:337-19", snapshot=first)
    test.button(key="make-draft").click().run()
    assert not test.exception
    assert any("Northumbria Police" in code.value for code in test.code), [node.value for node in test.info]


def test_a_draft_that_took_too_long_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([letter_commands.Said(False, "too long"), letter_commands.Said(True, "Dear Sir or Madam")])
    monkeypatch.setattr(letter_commands, "command", lambda *words: next(answers))
    snapshot = Snapshot("2026-01-01-00000000", Path(), True, None)
    said = [letter_commands.draft(snapshot, "kent:1") for _ in range(3)]
    assert [one.words for one in said] == ["too long", "Dear Sir or Madam", "Dear Sir or Madam"]


def test_the_form_offers_what_may_be_corrected() -> None:
    assert sorted(letter_forms.FIELDS) == corrections.FIELDS


def test_shared_wording_without_letters_says_what_to_add(workspace: Workspace) -> None:
    publish(workspace)
    test = AppTest.from_file(str(Path(ROOT) / "pages" / "shared_wording.py"), default_timeout=60).run()
    assert not test.exception
    assert any("python -m etl add" in code.value for code in test.code)


def test_shared_wording_shows_who_sends_a_paragraph(workspace: Workspace) -> None:
    """The second letter is the first, as another force would send it."""
    copied = workspace.data / "copied.txt"
    words = LETTERS[0].read_text(encoding="utf-8")
    copied.write_text(words.replace("Cumbria", "Durham").replace("318/20", "319/20"), encoding="utf-8")
    add_letters(workspace, [LETTERS[0], copied])
    snapshot_id = publish(workspace)
    with connect(workspace.snapshots, snapshot_id) as connection:
        row = connection.execute("SELECT count(*) FROM wording").fetchone()
    assert row is not None and row[0] > 0
    test = AppTest.from_file(str(ROOT / "pages" / "shared_wording.py"), default_timeout=60).run()
    assert not test.exception
    assert 'class="variant"' in drawn(test)


TEMPLATE = (
    "{force}\n\nFreedom of Information request reference {reference}\n\nDate: {day}\n\nRESPONSE\n\nIn the year under "
    "review the operators of this unit sent {sum} alerts to officers on the street, and every one of these alerts was "
    "looked at by a second person before anybody was spoken to.\n"
)


def test_a_figure_that_differs_between_two_letters_is_shown_as_differing(workspace: Workspace) -> None:
    for name, cells in {
        "kent": {"force": "Kent Police", "reference": "101/22", "day": "4 May 2022", "sum": "312"},
        "dorset": {"force": "Dorset Police", "reference": "77/23", "day": "9 June 2023", "sum": "48"},
    }.items():
        path = workspace.data / f"{name}.txt"
        path.write_text(TEMPLATE.format(**cells), encoding="utf-8")
        add_letters(workspace, [path])
    publish(workspace)
    test = AppTest.from_file(str(ROOT / "pages" / "shared_wording.py"), default_timeout=60).run()
    assert not test.exception
    said = "in the same words, names, dates, numbers and punctuation aside"
    assert any(said in node.value and "word for word" not in node.value for node in test.markdown)
    assert "<del>312</del> <ins>48</ins>" in drawn(test)
    assert drawn(test).count("No word differs from the earliest known letter") == 1
