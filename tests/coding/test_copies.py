"""One reply at several addresses is counted once, and no address and no request is lost. The letters are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from etl.coding import copies
from etl.coding.copies import replies
from etl.coding.merge import merge
from etl.reference import Reference
from tests.coding.conftest import Letter, MakeLetter

LETTER = """Kent Police

Our ref: 99/31
Date: 3 May 2031

Your request: do you use facial recognition, and who supplies it?

Response: Kent Police does not hold information on the matters that you ask about. Searches of the digital team and of
the commercial department gave no result, and no trial has taken place in the years that your request speaks of.
"""
PAGE = f"Facial recognition 99/31\n\nDate of response: 3 May 2031\n\n{LETTER}\n\nWas this page useful? Tell us."
OTHER = LETTER.replace("digital", "forensic").replace("Kent Police does", "We can say that Kent Police does")
PORTAL = {
    "request_key": "wdtk:1",
    "message_key": "incoming:5",
    "source_url": "https://portal.example/request/a#incoming-5",
}
LOG = {"request_key": "kent.example/foi/a", "message_key": "page", "source_url": "https://kent.example/foi/a"}


def test_a_log_page_and_a_portal_message_are_one_reply_with_both_addresses(
    make_letter: MakeLetter, reference: Reference
) -> None:
    page, message = make_letter(PAGE, "kent", **LOG), make_letter(LETTER, "kent", **PORTAL)
    for letters in ([page, message], [message, page]):
        tables = merge(letters, [], reference).tables
        assert [row["response_id"] for row in tables["response"]] == ["wdtk:1-incoming-5"]
        assert {(row["source_url"], row["source"]) for row in tables["response_source"]} == {
            (PORTAL["source_url"], "whatdotheyknow"),
            (LOG["source_url"], "disclosure_log"),
        }
        same = {row["document_sha256"]: row["same_as"] for row in tables["document"]}
        assert same == {message.document.sha256: None, page.document.sha256: message.document.sha256}


def test_the_same_bytes_sent_to_two_requests_are_two_replies(make_letter: MakeLetter, reference: Reference) -> None:
    second = {"request_key": "wdtk:2", "message_key": "incoming:9", "source_url": "https://portal.example/request/b"}
    letters = [make_letter(LETTER, "kent", **place) for place in (PORTAL, second)]
    tables = merge(letters, [], reference).tables
    assert {row["response_id"] for row in tables["response"]} == {"wdtk:1-incoming-5", "wdtk:2-incoming-9"}
    assert len(tables["document"]) == 1
    numbers = [(row["document_sha256"], row["segment_no"]) for row in tables["segment"]]
    assert len(numbers) == len(set(numbers))


COVER = """Kent Police

Our ref: 99/31

Please find attached our response to your request. How to complain is told in it.
"""
ATTACHED = PORTAL | {"message_key": "incoming:5:attach:3", "source_url": "https://portal.example/attach/3/reply.pdf"}


@pytest.mark.parametrize("message", [COVER, COVER.replace("Our ref: 99/31", ""), f"{LETTER}\nThe letter is attached."])
def test_a_message_that_only_goes_with_its_attachment_or_repeats_it_is_one_reply(
    make_letter: MakeLetter, reference: Reference, message: str
) -> None:
    pair = [make_letter(message, "kent", **PORTAL), make_letter(LETTER, "kent", **ATTACHED)]
    for letters in (pair, pair[::-1]):
        tables = merge(letters, [], reference).tables
        assert [row["outcome"] for row in tables["response"]] == ["denied"]
        assert len(tables["document"]) == 2 and len(tables["response_source"]) == 2


def test_a_message_that_answers_and_an_annex_of_other_words_stay_two_letters(make_letter: MakeLetter) -> None:
    annex = "Kent Police\n\nResponse: Kent Police uses drones made by a company in Wales, and 14 officers fly them.\n"
    assert len(replies([make_letter(LETTER, "kent", **PORTAL), make_letter(annex, "kent", **ATTACHED)])) == 2


def test_a_covering_mail_saved_by_itself_joins_the_letter_of_its_number(make_letter: MakeLetter) -> None:
    [reply] = replies([make_letter(COVER, "kent"), make_letter(LETTER, "kent")])
    assert reply.letter.reading.kind == "decision" and len(reply.copies) == 1
    assert len(replies([make_letter(COVER.replace("99/31", "98/31"), "kent"), make_letter(LETTER, "kent")])) == 2


def test_a_covering_letter_whose_letter_was_not_seen_is_unclear(make_letter: MakeLetter, reference: Reference) -> None:
    [row] = merge([make_letter(COVER, "kent")], [], reference).tables["response"]
    assert (row["letter_kind"], row["outcome"]) == ("covering_letter", "unclear")


def test_each_letter_is_compared_with_few_others_however_many_share_its_words(
    make_letter: MakeLetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = []
    same = copies._same

    def counted(first: Letter, second: Letter) -> bool:
        compared.append((first, second))
        return same(first, second)

    monkeypatch.setattr(copies, "_same", counted)
    sent, logged = make_letter(LETTER, "kent", **PORTAL), make_letter(LETTER, "kent", **LOG)
    many = 40
    letters = [
        replace(letter, document=letter.document.model_copy(update={"request_key": f"{key}:{number}"}))
        for letter, key in ((sent, "wdtk"), (logged, "kent.example/foi"))
        for number in range(many)
    ]
    found = replies(letters)
    assert (len(found), sum(len(reply.copies) for reply in found)) == (many, many)
    assert len(compared) <= 2 * many


@pytest.mark.parametrize(
    ("words", "force_id", "why"),
    [
        (PAGE.replace("99/31", "98/31"), "kent", "another reference"),
        (PAGE.replace("Kent Police", "Essex Police"), "essex", "another force"),
        (PAGE.replace("3 May 2031", "3 September 2031"), "kent", "answered much later"),
        (
            "Kent Police\n\nOur ref: 99/31\n\nResponse: Kent Police uses drones made by a company in Wales.\n",
            "kent",
            "words",
        ),
    ],
)
def test_what_is_not_the_same_reply_stays_apart(make_letter: MakeLetter, words: str, force_id: str, why: str) -> None:
    pair = [make_letter(LETTER, "kent", **PORTAL), make_letter(words, force_id, **LOG)]
    assert len(replies(pair)) == 2, why


def test_a_saved_file_with_small_changes_is_a_copy(make_letter: MakeLetter) -> None:
    [reply] = replies([make_letter(LETTER, "kent", **LOG), make_letter(OTHER, "kent")])
    assert reply.letter.document.source_url == LOG["source_url"] and len(reply.copies) == 1


def test_a_page_that_the_collector_found_the_same_joins_its_first(make_letter: MakeLetter) -> None:
    first = make_letter(LETTER, "kent", **LOG)
    second = make_letter(
        "Nothing alike at all.", None, same_as=first.document.sha256, source_url="https://old.example/1"
    )
    assert [len(reply.copies) for reply in replies([first, second])] == [1]


def test_a_log_page_is_not_said_to_come_from_a_portal(make_letter: MakeLetter, reference: Reference) -> None:
    [row] = merge([make_letter(PAGE, "kent", **LOG)], [], reference).tables["response"]
    assert row["source"] == "disclosure_log"


def test_a_file_from_a_portals_zip_is_said_to_come_from_it(make_letter: MakeLetter, reference: Reference) -> None:
    place = {"source_url": "https://portal.example/request/a#a.zip/7_3_reply.txt"}
    [row] = merge([make_letter(LETTER, "kent", **place)], [], reference).tables["response"]
    assert row["source"] == "whatdotheyknow"
