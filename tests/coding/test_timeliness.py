"""Working days under both Acts, against days counted by hand from published bank holidays."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.coding.timeliness import bank_holidays, last_day_in_time, timing, working_days_between

DAY = dt.date.fromisoformat


@pytest.mark.parametrize(
    ("act", "received", "due"),
    [
        ("FOIA", "2021-07-28", "2021-08-26"),  # 2 August (Scotland) does not count
        ("FOISA", "2021-07-28", "2021-08-26"),
        ("FOIA", "2024-12-02", "2025-01-03"),  # Christmas, Boxing Day, New Year, 2 January (Scotland)
        ("FOIA", "2023-03-01", "2023-03-30"),  # St Patrick's Day (Northern Ireland)
        ("FOISA", "2023-03-01", "2023-03-29"),  # not a bank holiday in Scotland
        ("FOIA", "2023-04-03", "2023-05-04"),  # Good Friday, Easter Monday, 1 May
        ("FOIA", "2022-05-18", "2022-06-17"),  # 2 and 3 June
        ("FOIA", "2021-03-06", "2021-04-07"),  # received on a Saturday
    ],
)
def test_last_day_in_time(act: str, received: str, due: str) -> None:
    assert last_day_in_time(act, DAY(received)) == DAY(due)


def test_the_day_after_receipt_is_the_first() -> None:
    assert working_days_between("FOIA", DAY("2024-06-03"), DAY("2024-06-03")) == 0
    assert working_days_between("FOIA", DAY("2024-06-03"), DAY("2024-06-04")) == 1
    assert working_days_between("FOIA", DAY("2024-06-07"), DAY("2024-06-10")) == 1


def test_late_begins_on_the_twenty_first_working_day() -> None:
    received = DAY("2024-06-03")
    assert timing("FOIA", received, DAY("2024-07-01")).late is False
    assert timing("FOIA", received, DAY("2024-07-02")).late is True
    assert timing("FOIA", received, DAY("2024-07-02")).working_days == 21


def test_what_is_unknown_stays_unknown() -> None:
    some = DAY("2024-06-03")
    assert timing(None, some, some) == timing("FOIA", None, some) == timing("FOIA", DAY("2004-06-01"), some)
    assert timing("FOIA", None, some).late is None
    waiting = timing("FOIA", some, None)
    assert waiting.due_on == DAY("2024-07-01") and waiting.late is None and waiting.working_days is None
    backwards = timing("FOIA", some, DAY("2024-06-01"))
    assert backwards.working_days is None and backwards.late is None


def test_bank_holidays_of_any_part_of_the_united_kingdom_count_under_foia() -> None:
    battle_of_the_boyne = DAY("2023-07-12")
    assert battle_of_the_boyne in bank_holidays("FOIA", 2023)
    assert battle_of_the_boyne not in bank_holidays("FOISA", 2023)


@given(
    act=st.sampled_from(["FOIA", "FOISA", "EIR"]),
    received=st.dates(DAY("2005-01-01"), DAY("2035-12-31")),
    after=st.integers(0, 400),
)
def test_late_is_the_same_as_more_than_twenty_working_days(act: str, received: dt.date, after: int) -> None:
    when = timing(act, received, received + dt.timedelta(days=after))
    assert when.working_days is not None and when.due_on is not None
    assert when.late == (received + dt.timedelta(days=after) > when.due_on)
    if when.late:
        assert when.working_days >= 20
    else:
        assert when.working_days <= 20
    assert working_days_between(act, received, when.due_on) == 20
