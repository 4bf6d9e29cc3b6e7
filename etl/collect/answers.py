"""What a server or a broken line says: its answer, and in plain words what went wrong; asks the clock for Retry-After."""

from __future__ import annotations

import datetime as dt
import email.utils
from dataclasses import dataclass


@dataclass(frozen=True)
class Fetched:
    """An answer: its bytes, the type told from the bytes, and what the server said."""

    url: str
    final_url: str
    status: int
    body: bytes
    media_type: str
    headers: dict[str, str]
    fetched_at: dt.datetime

    @property
    def unchanged(self) -> bool:
        """Whether the server says that nothing changed since the known ETag."""
        return self.status == 304


def figure(value: str | None) -> float | None:
    """The number that a header holds; ``None`` where it is not made of the digits 0 to 9, as a raised ``²`` is not."""
    said = (value or "").strip()
    return float(said) if said.isascii() and said.isdigit() else None


def retry_after(value: str | None) -> float | None:
    """The seconds that ``Retry-After`` asks for, as a number or as a date; ``None`` where it says nothing usable."""
    if not value:
        return None
    seconds = figure(value)
    if seconds is not None:
        return seconds
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - dt.datetime.now(dt.UTC)).total_seconds())


def plainly(problem: Exception) -> str:
    """What went wrong on the line, in words for a person."""
    text = f"{type(problem).__name__} {problem}"
    for sign, words in (
        ("Timeout", "no answer in time"),
        ("timed out", "no answer in time"),
        ("SSL", "the secure connection failed"),
        ("IncompleteRead", "the answer was cut short"),
        ("NameResolution", "the name of the site is not known (is this machine offline?)"),
        ("gaierror", "the name of the site is not known (is this machine offline?)"),
        ("decod", "the answer is packed wrongly"),
        ("reset", "the connection was broken off"),
        ("refused", "nobody answers at the site"),
    ):
        if sign in text:
            return words
    return "the connection was broken off"
