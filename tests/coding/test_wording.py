"""Shared paragraphs. All paragraphs here are invented; the label of each is the wording it was made from."""

from __future__ import annotations

import csv
import json
from itertools import combinations
from pathlib import Path

from etl.coding.code import code
from etl.coding.wording import Mask, Paragraph, clusters, diff
from etl.reference import Reference
from etl.reference_coding import CheckRule
from tests.coding.conftest import MakeLetter

PARAGRAPHS = Path(__file__).with_name("wording_paragraphs.csv")


def labelled(reference: Reference) -> tuple[list[str], list[Paragraph]]:
    mask = Mask([row.name for row in reference.force_names])
    with PARAGRAPHS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    paragraphs = [
        Paragraph(f"letter:{place}", None, "harm", 0, len(row["text"]), mask.words(row["text"]))
        for place, row in enumerate(rows)
    ]
    return [row["wording"] for row in rows], paragraphs


def test_pairs_of_the_labelled_set_are_told_apart(reference: Reference) -> None:
    labels, paragraphs = labelled(reference)
    wanted = {pair for pair in combinations(range(len(labels)), 2) if labels[pair[0]] == labels[pair[1]]}
    found = {pair for group in clusters(paragraphs) for pair in combinations(sorted(group), 2)}
    right = len(found & wanted)
    assert len(wanted) >= 60 and len(labels) * (len(labels) - 1) // 2 >= 120
    assert right / len(found) >= 0.98
    assert right / len(wanted) >= 0.95


def test_clusters_do_not_depend_on_names_dates_or_numbers(reference: Reference) -> None:
    mask = Mask([row.name for row in reference.force_names])
    one = mask.words("Kent Police bought 12 cameras on 3 May 2023, see https://kent.police.uk/x, reference 1017A/21.")
    other = mask.words("Gwent Police bought 90 cameras on 7 June 2024, see www.gwent.police.uk/y, reference 33/24.")
    assert one == other


def test_word_differences_rebuild_both_texts() -> None:
    first, other = ["the", "force", "holds", "no", "list"], ["this", "force", "holds", "a", "list"]
    runs = diff(first, other)
    assert " ".join(words for kind, words in runs if kind != "added") == " ".join(first)
    assert " ".join(words for kind, words in runs if kind != "removed") == " ".join(other)


HARM = (
    "Harm\n\nSaying whether {force} deploys this equipment covertly would tell offenders what we are able to do and "
    "where we are not able to do it. They could compare the replies of every force and move their activity to the "
    "areas where the technique is absent, which would make crime harder to prevent.\n"
)
LETTER = (
    "{force}\n\nFreedom of Information request reference {number}\n\nDate: {day}\n\nRESPONSE\n\n{force} neither "
    "confirms nor denies that it holds any information about the covert use of facial recognition by virtue of "
    "section 24(2) and section 31(3) of the Freedom of Information Act 2000.\n\n" + HARM
)


def test_shared_paragraph_has_first_use_spread_and_share(
    make_letter: MakeLetter, reference: Reference, check_rules: tuple[CheckRule, ...]
) -> None:
    kent = make_letter(LETTER.format(force="Kent Police", number="101/22", day="4 May 2022"), "kent")
    dorset = make_letter(LETTER.format(force="Dorset Police", number="77/23", day="9 June 2023"), "dorset")
    tables = code([dorset, kent], [], [], [], check_rules, reference, [])
    wording = max(tables["wording"], key=lambda row: int(str(row["n_words"])))
    assert wording["n_forces"] == 2 and wording["n_responses"] == 2
    assert wording["first_response_id"] == "kent:101-22"
    assert (str(wording["first_used_on"]), str(wording["last_used_on"])) == ("2022-05-04", "2023-06-09")
    texts = {row["document_sha256"]: str(row["text"]) for row in tables["document"]}
    uses = [row for row in tables["wording_use"] if row["wording_id"] == wording["wording_id"]]
    for use in uses:
        words = texts[use["document_sha256"]][int(str(use["span_start"])) : int(str(use["span_end"]))]
        rebuilt = " ".join(run for kind, run in json.loads(str(use["diff"])) if kind != "removed")
        assert rebuilt == " ".join(words.split())
    assert all(0 < float(str(row["template_share"])) <= 1 for row in tables["response"])


def test_short_paragraphs_count_as_part_of_the_answer(
    make_letter: MakeLetter, reference: Reference, check_rules: tuple[CheckRule, ...]
) -> None:
    """Too short to be a template, they are words of the answer all the same."""
    own = "\n".join(f"\nThe unit has used van number {number} since the spring.\n" for number in range(12))
    kent = make_letter(LETTER.format(force="Kent Police", number="101/22", day="4 May 2022") + own, "kent")
    dorset = make_letter(LETTER.format(force="Dorset Police", number="77/23", day="9 June 2023"), "dorset")
    tables = code([dorset, kent], [], [], [], check_rules, reference, [])
    shares = {row["force_id"]: float(str(row["template_share"])) for row in tables["response"]}
    assert 0 < shares["kent"] < shares["dorset"] < 1


def test_a_paragraph_of_one_force_alone_is_no_shared_wording(
    make_letter: MakeLetter, reference: Reference, check_rules: tuple[CheckRule, ...]
) -> None:
    one = make_letter(LETTER.format(force="Kent Police", number="101/22", day="4 May 2022"), "kent")
    other = make_letter(LETTER.format(force="Kent Police", number="102/22", day="6 May 2022"), "kent")
    tables = code([one, other], [], [], [], check_rules, reference, [])
    assert not tables.get("wording") and len(tables["response"]) == 2
