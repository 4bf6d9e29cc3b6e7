"""Questions put or answered in unusual places, and what a letter only tells of. All letters are invented."""

from __future__ import annotations

import pytest

from etl.read.citations.citations import engaged_provisions
from etl.read.labels.counted_inside import counted_inside
from etl.read.labels.label import Label
from etl.read.labels.letters_said import letters_said
from etl.read.reader import Reader
from tests.read.conftest import canonical, positions_of, read_below_head


def test_numbers_without_a_sign_count_inside_one_paragraph() -> None:
    asked = ["1 do you use it?", "2 supplier.", "3 cost since 2021.", "we hold it.", "2 vans are used."]
    assert counted_inside(zip(asked, [True, False, False, True, False], strict=True)) == {0, 1, 2}
    assert counted_inside(zip(asked[:2], [True, False], strict=True)) == set()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("c and f are both held.", ("c", "f")),
        ("d is refused.", ("d",)),
        ("for f the exemption is section 40(2).", ("f",)),
        ("a copy is attached.", None),
        ("z is refused.", None),
    ],
)
def test_an_answer_begins_with_the_letter_of_its_question(words: str, expected: tuple[str, ...] | None) -> None:
    label = letters_said(words, ["a", "b", "c", "d", "e", "f"])
    assert (label.questions if isinstance(label, Label) else None) == expected
    assert letters_said(words, ["1", "2"]) is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "Q1. Live: yes, two vans since 2024.\nQ2. The supplier is NEC.\n\nAPPENDED: YOUR QUESTIONS\n"
            '1 Is live facial recognition used? 2 Supplier. 3 Cost. "Forces have relied on section 24 to avoid this."\n',
            {"1": "disclosed", "2": "disclosed"},
            id="the request at the foot",
        ),
        pytest.param(
            "The request:\n\nA - Is live facial recognition used?\nB - How many deployments have there been?\n"
            "C - What is the van's number?\nD - Who commands it?\n\nA and B can be taken together. Live facial recognition "
            "is used. There were 22 deployments.\n\nC is withheld under section 31(1)(a).\n\n"
            "D: no information is held.\n",
            {"a": "disclosed", "b": "disclosed", "c": "withheld", "d": "not_held"},
            id="letters without a sign",
        ),
        pytest.param(
            "* Q1. Do you have live facial recognition?\nKent Police does not use live facial recognition.\n\n"
            "* Q2. What do you pay?\nThe fee is exempt under section 43(2).\n",
            {"1": "no_use", "2": "withheld"},
            id="questions with a star",
        ),
        pytest.param(
            "Question 1\nWhere will it be deployed?\n\nResponse: Held, but exempt; see the table.\n\n"
            "Question   Section                    Type          Public interest test?\n"
            "--------   ------------------------   -----------   ---------------------\n"
            "1          43(2) Commercial           Qualified     Yes\n",
            {"1": "withheld"},
            id="a cell behind a provision",
        ),
        pytest.param(
            "Q1. Is it used?\nQ2. The exact position of each camera.\nQ3. Who chose it?\n\nDECISION\n\n"
            "Section 22(1) - Information intended for future publication\nSection 31(1)(a) - Law enforcement\n\n"
            "REASONS\n\nSection 31(1)(a), Q2: Knowing where a camera stands is all that a wanted person needs.\n\n"
            "Section 22(1), Q3: The minutes are to be published in May.\n\nDISCLOSURE\n\n"
            "Q1 - Yes.\nQ2 - See above.\nQ3 - See above.\n",
            {"1": "disclosed", "2": "withheld", "3": "future_publication"},
            id="answers that point at the reasons above",
        ),
    ],
)
def test_each_answer_gets_its_question(reader: Reader, body: str, expected: dict[str, str]) -> None:
    assert positions_of(read_below_head(reader, body)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "We do not use live facial recognition.\n\nYou mention in your letter that other forces have hidden behind\n"
            "section 31(3) and section 24(2). Nothing in this reply is withheld.\n",
            [],
            id="a sentence that goes on with a section",
        ),
        pytest.param(
            "We rely on section 31(1)(a) to withhold the minutes.\n\nOTHER PROVISIONS LOOKED AT\n\n"
            "Section 12 (cost). The work took under five hours.\n\nSection 43 (commercial interests). The surveyor was asked.\n",
            ["FOIA s31(1)(a)"],
            id="a list of what was only looked at",
        ),
        pytest.param(
            "The plan is withheld under section 31(1)(a).\n\nNOT RELIED ON, since you asked us to be exact:\n"
            "- Section 30: no.\n- Section 38: no.\n",
            ["FOIA s31(1)(a)"],
            id="a list of what is not relied on",
        ),
        pytest.param(
            "INTERNAL REVIEW\n\nExemptions cited: Section 31(1)(a), Section 40(2).\n\nIssue 1: Section 40(2), personal "
            "information.\nFinding: not sustained. I saw no name.\n\nIssue 2: Section 31(1)(a), prevention of crime.\n"
            "Finding: sustained. The decision to withhold is upheld under section 31(1)(a).\n",
            ["FOIA s31(1)(a)"],
            id="findings of a review",
        ),
        pytest.param(
            "The terms are held, and we withhold them.\n\nSection 31 (C). It would be harmful to say more of the van. The "
            "exemption relied upon is section 31(1)(a).\n",
            ["FOIA s31(1)(a)"],
            id="a capital in brackets is a question",
        ),
    ],
)
def test_only_what_is_relied_on_counts(reader: Reader, body: str, expected: list[str]) -> None:
    assert engaged_provisions(read_below_head(reader, body)) == expected


def test_a_policy_that_nobody_decided_leaves_the_letter_a_decision(reader: Reader) -> None:
    body = (
        "We hold the paper. It is exempt under section 35(1)(a) and is withheld.\n\nConsiderations in favour of disclosure\n\n"
        "The use of it is a matter of wide concern.\n\nConsiderations in favour of maintaining the exemption\n\n"
        "No decision has been made. Ministers need a space in which to set down the drawbacks of each course.\n"
    )
    assert read_below_head(reader, body).kind == "decision"


def test_a_review_is_known_by_what_it_does_to_the_first_reply(reader: Reader) -> None:
    body = "I have decided to vary the original response. The price is disclosed: it is £4,200."
    assert read_below_head(reader, body).kind == "internal_review"


def test_regulations_that_a_letter_says_do_not_concern_it_are_not_its_act(reader: Reader) -> None:
    text = canonical(
        "Kent Police\n3 May 2024\n\nDear Ms Hale\n\nYou asked whether we would reply under the Environmental Information "
        "Regulations. Your questions do not concern environmental information. We withhold the plan under section 31(1)(a) "
        "of the Freedom of Information Act 2000.\n"
    )
    act = reader.read(text).act
    assert act is not None and act.value == "FOIA"
