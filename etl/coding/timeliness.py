"""Working days from receipt to reply, and whether the reply came in time.

A public authority answers promptly and not later than the twentieth working day following the date of
receipt (FOIA s10(1), FOISA s10(1)). A working day under FOIA is any day but a Saturday, a Sunday,
Christmas Day, Good Friday or a bank holiday in *any* part of the United Kingdom (FOIA s10(6)); under FOISA a
bank holiday in Scotland counts (FOISA s73). What is unknown stays unknown: without a date of receipt
nothing is computed, except that a request sent through a portal is taken as received on the day it was
sent, because it arrives by e-mail.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

import holidays

TIME_LIMIT = 20
"""Working days after the date of receipt (FOIA s10(1), FOISA s10(1))."""

FIRST_YEAR = 2005
"""Both Acts came into force on 1 January 2005."""

SUBDIVISIONS = {"FOIA": ("ENG", "WLS", "SCT", "NIR"), "FOISA": ("SCT",)}
"""Parts of the United Kingdom whose bank holidays are not working days under each Act."""


@dataclass(frozen=True)
class Timing:
    """Last day in time, working days taken and whether that was late; ``None`` where unknown."""

    due_on: dt.date | None = None
    working_days: int | None = None
    late: bool | None = None


@lru_cache(maxsize=256)
def bank_holidays(act: str, year: int) -> frozenset[dt.date]:
    """The public holidays of one year that are not working days under an Act (EIR counts as FOIA)."""
    days: set[dt.date] = set()
    for part in SUBDIVISIONS.get(act, SUBDIVISIONS["FOIA"]):
        days |= set(holidays.country_holidays("GB", subdiv=part, years=year))
    return frozenset(days)


@lru_cache(maxsize=64)
def _working_ordinals(act: str, year: int) -> tuple[int, ...]:
    first, last = dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal()
    closed = {day.toordinal() for day in bank_holidays(act, year)}
    return tuple(day for day in range(first, last + 1) if dt.date.fromordinal(day).weekday() < 5 and day not in closed)


def working_days_between(act: str, received_on: dt.date, responded_on: dt.date) -> int:
    """Working days from the day after receipt up to and including the day of the reply."""
    count = 0
    for year in range(received_on.year, responded_on.year + 1):
        days = _working_ordinals(act, year)
        upto = bisect_right(days, responded_on.toordinal())
        count += upto - bisect_right(days, min(received_on.toordinal(), responded_on.toordinal()))
    return count


def last_day_in_time(act: str, received_on: dt.date, limit: int = TIME_LIMIT) -> dt.date:
    """The ``limit``-th working day following the date of receipt."""
    left = limit
    year = received_on.year
    after = received_on.toordinal()
    while True:
        days = [day for day in _working_ordinals(act, year) if day > after]
        if len(days) >= left:
            return dt.date.fromordinal(days[left - 1])
        left -= len(days)
        year += 1


def timing(act: str | None, received_on: dt.date | None, responded_on: dt.date | None) -> Timing:
    """Timeliness of one response; unknown dates, dates out of order and unknown Acts give unknown.

    Args:
        act: ``FOIA``, ``FOISA`` or ``EIR``.
        received_on: date of receipt.
        responded_on: date of the reply.
    """
    if act is None or received_on is None or received_on.year < FIRST_YEAR:
        return Timing()
    due_on = last_day_in_time(act, received_on)
    if responded_on is None or responded_on < received_on:
        return Timing(due_on=due_on)
    return Timing(due_on, working_days_between(act, received_on, responded_on), responded_on > due_on)
