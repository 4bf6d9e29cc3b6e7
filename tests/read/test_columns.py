"""Tables of questions and answers in two columns of spaces, with invented lines."""

from __future__ import annotations

from collections import Counter

import pytest

from etl.read.reader import Reader
from etl.read.view.columns import column_rows
from tests.read.conftest import canonical, positions_of

TABLE = (
    "You asked                            We say\n"
    "1. Is live facial recognition used   Yes. It was used at Margate on three\n"
    "by the force?                        days in the summer.\n"
    "2. The similarity threshold          Held, but exempt under section 31(1)(a)\n"
    "                                     of the Act.\n"
    "3. The number of alerts              14\n"
)


def rows(text: str, left_out: frozenset[str] = frozenset()) -> list[list[str]]:
    """The cells of each row, the pieces of a cell joined."""
    found, _ = column_rows(text, left_out.__contains__)
    return [[" ".join(text[start:end] for start, end in cell) for cell in row.cells] for row in found.values()]


def test_the_lines_of_a_cell_are_joined() -> None:
    assert rows(TABLE) == [
        [
            "1. Is live facial recognition used by the force?",
            "Yes. It was used at Margate on three days in the summer.",
        ],
        ["2. The similarity threshold", "Held, but exempt under section 31(1)(a) of the Act."],
        ["3. The number of alerts", "14"],
    ]


def test_a_row_goes_on_below_the_foot_of_a_page() -> None:
    foot = "Kent Police   FOI 22406   Page 1 of 2"
    parted = TABLE.replace("by the force?  ", f"{foot}\n\nby the force?  ")
    assert rows(parted, frozenset({foot})) == rows(TABLE)


def test_the_head_of_the_table_may_stand_again_on_the_next_page() -> None:
    head = TABLE.partition("\n")[0]
    assert rows(TABLE.replace("2. The", f"{head}\n2. The")) == rows(TABLE)


def test_words_below_a_table_are_no_part_of_it() -> None:
    assert rows(f"{TABLE}\nNotes\nThe number was counted by hand.\n") == rows(TABLE)


def test_numbers_may_stand_in_a_column_of_their_own() -> None:
    table = (
        "No.   Asked                      Answered\n"
        "Q1    Who supplies the live      Digital Barriers supply\n"
        "      facial recognition?        it to us.\n"
        "Q2    Alerts in 2024             14\n"
        "Q3    Arrests in 2024            3\n"
    )
    assert rows(table) == [
        ["Q1    Who supplies the live facial recognition?", "Digital Barriers supply it to us."],
        ["Q2    Alerts in 2024", "14"],
        ["Q3    Arrests in 2024", "3"],
    ]


def test_a_list_and_a_table_of_single_lines_are_left_alone() -> None:
    assert rows("1. Is it used?   No\n2. Since when?   N/A\n3. By whom?      N/A\n") == []
    assert rows("1. The first question.\n   It goes on here.\n2. The second one.\n3. The third.\n") == []


def test_each_row_answers_its_question(reader: Reader) -> None:
    letter = f"Kent Police\n\nOur ref: FOI 22406/24\n\nDear Ms Yarrow\n\n{TABLE}\nYours sincerely\n"
    assert positions_of(reader.read(canonical(letter))) == {"1": "disclosed", "2": "withheld", "3": "disclosed"}


@pytest.mark.parametrize(
    "line", [f"{' ' * 14}1. far in", "1. Is it in use?      No", "1. Is it in use?      No\n\n\n\n"]
)
def test_each_line_is_looked_at_a_few_times_only(line: str) -> None:
    looked_at: Counter[str] = Counter()

    def left_out(words: str) -> bool:
        looked_at["lines"] += 1
        return False

    column_rows("\n".join(line.replace("#", str(number)) for number in range(400)), left_out)
    assert looked_at["lines"] <= 3 * 400
