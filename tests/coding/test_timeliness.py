"""Twenty working days from the day after receipt, by each nation's bank holidays."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.coding.timeliness import last_day_in_time, timing, working_days_between


@pytest.mark.parametrize(
    ("act", "received", "due"),
    [
        ("FOIA", "2021-07-27", "2021-08-25"),  # 2 August is a holiday in Scotland, so under FOIA everywhere
        ("FOISA", "2021-07-27", "2021-08-25"),
        ("FOIA", "2023-12-01", "2024-01-04"),  # 2 January is a holiday in Scotland
        ("FOIA", "2024-03-01", "2024-04-03"),  # St Patrick's Day, Good Friday, Easter Monday
    ],
)
def test_the_last_day_in_time(act: str, received: str, due: str) -> None:
    assert last_day_in_time(act, dt.date.fromisoformat(received)) == dt.date.fromisoformat(due)


def test_unknown_dates_stay_unknown() -> None:
    assert timing("FOIA", None, dt.date(2021, 8, 24)).late is None
    assert timing(None, dt.date(2021, 7, 27), dt.date(2021, 8, 24)).due_on is None
    assert timing("FOIA", dt.date(2021, 7, 27), None).late is None
    assert timing("FOIA", dt.date(2021, 7, 27), dt.date(2021, 7, 1)).working_days is None


@given(st.dates(dt.date(2005, 1, 3), dt.date(2035, 1, 1)), st.sampled_from(["FOIA", "FOISA"]))
def test_the_last_day_is_the_twentieth_and_not_late(received: dt.date, act: str) -> None:
    due = last_day_in_time(act, received)
    assert working_days_between(act, received, due) == 20
    assert timing(act, received, due).late is False
    assert timing(act, received, due + dt.timedelta(days=5)).late is True
