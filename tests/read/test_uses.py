"""What a letter states of technologies, where a rule of thumb would say too much or too little.

Every letter here is invented.
"""

from __future__ import annotations

import pytest

from etl.read.questions.use_kinds import FACE, Use, most_exact
from etl.read.reader import Reader
from tests.read.conftest import canonical

HEAD = "Kent Police\nRef: FOI 100/24\nDate: 5 March 2024\n\nYou asked about facial recognition.\n\n"
DRONES, CAMERAS = "facial_recognition_on_drones", "facial_recognition_on_body_worn_video"


def stated(reader: Reader, answer: str) -> dict[str, str]:
    reading = reader.read(canonical(f"{HEAD}Response\n\n{answer}\n"))
    return {use.technology_id: use.value for use in reading.use_stated}


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        (
            "Kent Police has 12 drones. They are not capable of facial recognition.",
            {"drones": "uses", DRONES: "no_use"},
        ),
        (
            "The force operates drones and ANPR, however neither has any facial recognition function.",
            {DRONES: "no_use"},
        ),
        (
            "Kent Police does not use facial recognition on any of the drones it uses.",
            {"drones": "uses", DRONES: "no_use"},
        ),
        ("Drones: Yes (DJI), no facial recognition.", {"drones": "uses", DRONES: "no_use"}),
        (
            "LFR no, RFR yes, OIFR no.",
            {
                "live_facial_recognition": "no_use",
                "retrospective_facial_recognition": "uses",
                "operator_initiated_facial_recognition": "no_use",
            },
        ),
        (
            "Live no, retrospective yes - the latter by means of the PND.",
            {"live_facial_recognition": "no_use", "retrospective_facial_recognition": "uses"},
        ),
        (
            "No operator-initiated facial recognition is in use.",
            {"operator_initiated_facial_recognition": "no_use"},
        ),
        (
            "OIFR is not used at this time. The force intends to begin OIFR in 2026 with a small number of devices.",
            {"operator_initiated_facial_recognition": "no_use"},
        ),
        (
            "Kent Police does not use facial recognition, whether live, retrospective or operator-initiated.",
            {
                "live_facial_recognition": "no_use",
                "retrospective_facial_recognition": "no_use",
                "operator_initiated_facial_recognition": "no_use",
            },
        ),
        (
            "Facial recognition (live): not used.\n\nFacial recognition (retrospective): in use.",
            {"live_facial_recognition": "no_use", "retrospective_facial_recognition": "uses"},
        ),
        (
            "In June 2016 the force deployed live facial recognition at a festival. That was a one-off trial.",
            {"live_facial_recognition": "trialled"},
        ),
        (
            "Live facial recognition was first trialled in 2018 and was brought into operational use in January 2022.",
            {"live_facial_recognition": "uses"},
        ),
        ("The force used video analytics until its contract expired in 2022.", {"video_analytics": "trialled"}),
        ("Kent Police has not used gait, voice or emotion recognition.", {"gait_recognition": "no_use"}),
        (
            "In use\n\n- ANPR\n\n- drones\n\nNot used\n\n- gait recognition",
            {"anpr": "uses", "gait_recognition": "no_use"},
        ),
    ],
)
def test_a_letter_states_of_each_technology(answer: str, wanted: dict[str, str], reader: Reader) -> None:
    found = stated(reader, answer)
    assert {name: found.get(name) for name in wanted} == wanted


def test_a_nil_return_states_no_use(reader: Reader) -> None:
    assert stated(reader, "Kent Police does not hold any information on trials of live facial recognition.") == {}


def test_advice_on_another_request_states_no_use(reader: Reader) -> None:
    answer = (
        "Section 12(1) applies, as the cost would exceed the appropriate limit.\n\n"
        "Under section 16 you may wish to limit a new request to searches made with live facial recognition in one month."
    )
    assert stated(reader, answer) == {}


def test_a_repeated_request_states_no_use(reader: Reader) -> None:
    answer = (
        "I wrote to you in May with a full answer on live facial recognition. A reasonable interval has not elapsed and "
        "the request is refused as repeated under section 14(2)."
    )
    assert stated(reader, answer) == {}


def test_what_is_said_of_the_kinds_stands_for_what_is_said_at_large(reader: Reader) -> None:
    found = stated(reader, "Kent Police does not use facial recognition. It does not use live facial recognition.")
    assert found == {"live_facial_recognition": "no_use"}


def test_no_answers_a_question_that_the_letter_repeats_at_its_foot(reader: Reader) -> None:
    text = (
        "Kent Police\nFOI 4411/24\n3 June 2024\n\n1) No information held\n2) No\n\nAnnex: your questions\n\n"
        "1) Please supply the contract for cameras.\n2) Does Kent Police use software that recognises emotions?\n"
    )
    reading = reader.read(canonical(text))
    assert {row.question: row.position for row in reading.positions} == {"1": "not_held", "2": "no_use"}
    assert {use.technology_id: use.value for use in reading.use_stated} == {"emotion_recognition": "no_use"}


def test_a_bare_yes_is_said_of_the_kinds_named_behind_it_and_the_uses_handed_in_stay() -> None:
    live = "live_facial_recognition"
    found = {FACE: Use(FACE, "trialled", "u-yes", 0.8, 0, 1), live: Use(live, "uses", "u-named", 0.8, 2, 3)}
    assert [(use.technology_id, use.value) for use in most_exact(found)] == [(live, "trialled")]
    assert (set(found), found[live].value) == ({FACE, live}, "uses")
