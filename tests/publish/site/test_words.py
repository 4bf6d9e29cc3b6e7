"""Findings: numbers with denominators, neutral words, nothing left out of the count."""

from __future__ import annotations

import datetime as dt
import os
import time

import duckdb
import pytest

from etl.coding.timeliness import bank_holidays
from etl.pictures import Picture
from etl.publish.site import words
from etl.publish.site.build import SiteReport
from etl.publish.site.charts import opening
from etl.publish.site.cite import latex
from etl.publish.site.markup import short, web_address
from etl.publish.site.page import slugs
from etl.publish.site.queries import Row, load
from etl.publish.site.share import Job, PictureTooSlow, draw_all
from etl.publish.site.signs import NONE, OUTCOMES, USED_FOR
from pages.parts import palette


def slow(job: Job) -> str:
    time.sleep(30)
    return job.path.name


def dies(job: Job) -> str:
    os._exit(3)


def replies(*outcomes: str, provisional: bool = False) -> list[Row]:
    return [{"outcome": outcome, "provisional": provisional} for outcome in outcomes]


def test_the_index_counts_forces_replies_unread_provisional_and_others(invented: duckdb.DuckDBPyConnection) -> None:
    assert words.index(load(invented)) == (
        "This snapshot has 4 requests to 3 of 4 police forces. Of the 3 replies that were read, 1 is "
        "coded as disclosed, 1 as denied and 1 as refused. 1 of these 3 is provisional: seen only in part. 1 further "
        "reply is unread. 2 replies of other bodies or that cannot be compared are kept apart."
    )


def test_an_exemption_counts_only_replies_of_police_forces(invented: duckdb.DuckDBPyConnection) -> None:
    facts = load(invented)
    row = next(row for row in facts.exemptions if row["provision"] == "FOIA s31(3)")
    assert words.exemption(row, facts).startswith(
        "1 of the 3 replies of police forces that were read cites FOIA s31(3): 1 of the 3 forces with a reply read."
    )


@pytest.mark.parametrize(
    ("outcomes", "sentence"),
    [
        (("unread", "unread"), "None of the 2 replies has been read yet."),
        (("unread",), "The one reply has not been read yet."),
        (("denied",), "The one reply that was read is coded as denied."),
        (("denied", "denied"), "All 2 replies that were read are coded as denied."),
        (("unclear", "refused"), "Of the 2 replies that were read, 1 is coded as refused and 1 as unclear."),
        (("no_answer",), "1 request had no answer when last seen."),
    ],
)
def test_decisions_in_words(outcomes: tuple[str, ...], sentence: str) -> None:
    assert words.decisions(replies(*outcomes)) == sentence


def test_one_provisional_reply_is_said_to_be_so() -> None:
    assert words.decisions(replies("refused", provisional=True)).endswith("It is provisional: seen only in part.")


def test_scotland_and_northern_ireland_have_their_law_named() -> None:
    assert "Scottish Information Commissioner" in str(words.law({"act": "FOISA", "nation": "Scotland"}))
    assert "Northern Ireland" in str(words.law({"act": "FOIA", "nation": "Northern Ireland"}))
    assert words.law({"act": "FOIA", "nation": "England"}) is None


def test_what_is_said_of_working_days_is_what_is_computed(site: SiteReport) -> None:
    orangemens_day, st_andrews_day = dt.date(2023, 7, 12), dt.date(2023, 11, 30)
    assert {orangemens_day, st_andrews_day} <= bank_holidays("FOIA", 2023)
    assert st_andrews_day in bank_holidays("FOISA", 2023) and orangemens_day not in bank_holidays("FOISA", 2023)
    method = (site.folder / "method.html").read_text(encoding="utf-8")
    assert "Under FOIA a bank holiday in any part of the United Kingdom is not a working day" in method
    assert "bank holidays" not in str(words.law({"act": "FOIA", "nation": "Northern Ireland"}))


def test_a_welsh_name_is_marked_as_welsh(site: SiteReport) -> None:
    page = (site.folder / "force" / "gwent.html").read_text(encoding="utf-8")
    assert '<p class="welsh" lang="cy">Heddlu Gwent</p>' in page


def test_quotes_stay_short(site: SiteReport) -> None:
    page = (site.folder / "force" / "gwent.html").read_text(encoding="utf-8")
    assert page.count("We do not use it.") <= 10
    assert len(short("word " * 200)) == 180


def test_no_page_judges_a_force(site: SiteReport) -> None:
    for path in site.folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8").lower()
        assert not [word for word in (" hides", " lies", "lied ", "evade", "cover-up", "conceal") if word in text]


def test_a_force_without_a_reply_is_not_blamed(site: SiteReport) -> None:
    page = (site.folder / "force" / "dorset.html").read_text(encoding="utf-8")
    assert "nothing about the force" in page


def test_the_signs_are_those_of_the_dashboard() -> None:
    def plain(signs: dict[str, object]) -> dict[str, dict[str, object]]:
        return {name: vars(sign) for name, sign in signs.items()}

    assert plain({**OUTCOMES, "none": NONE}) == plain({**palette.OUTCOMES, "none": palette.NONE})
    assert plain(dict(USED_FOR)) == plain(dict(palette.USED_FOR))


def test_a_picture_carries_whole_sentences_only() -> None:
    finding = "One sentence. " + "A longer one with many words in it follows here. " * 8
    assert opening(finding).endswith("here.")
    assert opening(finding).startswith("One sentence. A longer")
    assert opening("Short: FOIA s31(1)(a), in 3 of 5.") == "Short: FOIA s31(1)(a), in 3 of 5."


def test_addresses_and_slugs() -> None:
    assert web_address("https://example.org/a") == "https://example.org/a"
    assert [web_address(url) for url in ("javascript:alert(1)", "data:text/html,x", "//x", "http://[", None)] == [
        None
    ] * 5
    assert list(slugs(["FOIA s40(3A)(a)", "FOIA s40(3)(A)(a)", "FOIA s40 (3A) a", "index"]).values()) == [
        "foia-s40-3a-a",
        "foia-s40-3-a-a",
        "foia-s40-3a-a-2",
        "index-2",
    ]
    assert latex("50% & {a}_b\\") == r"50\% \& \{a\}\_b\textbackslash{}"


def test_a_picture_that_hangs_is_given_up(tmp_path_factory: pytest.TempPathFactory) -> None:
    job = Job(Picture("t", "f", "s"), "wide", tmp_path_factory.mktemp("slow") / "a.png")
    started = dt.datetime.now(dt.UTC)
    with pytest.raises(PictureTooSlow, match="picture 1 of 1"):
        draw_all([job], seconds=0.5, work=slow)
    assert dt.datetime.now(dt.UTC) - started < dt.timedelta(seconds=20)


def test_a_process_that_dies_is_told_at_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A pool that starts it anew would wait until the time is over."""
    job = Job(Picture("t", "f", "s"), "wide", tmp_path_factory.mktemp("dies") / "a.png")
    started = dt.datetime.now(dt.UTC)
    with pytest.raises(PictureTooSlow, match="died"):
        draw_all([job], seconds=300, work=dies)
    assert dt.datetime.now(dt.UTC) - started < dt.timedelta(seconds=60)
