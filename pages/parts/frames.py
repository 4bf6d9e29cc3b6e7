"""Rows of a query result one by one, as plain Python."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd


def each(frame: pd.DataFrame) -> Iterator[Any]:
    """The rows as named tuples; unknown cells are ``None``, whatever pandas marks them with."""
    plain = frame.astype(object).where(frame.notna(), None)
    yield from plain.itertuples()


def text(cell: object) -> str:
    """A cell as text; unknown is empty."""
    return "" if cell is None or (isinstance(cell, float) and pd.isna(cell)) else str(cell)


def year(cell: object) -> str:
    """A year as four digits; unknown is empty."""
    return "" if cell is None or (isinstance(cell, float) and pd.isna(cell)) else str(int(str(cell).split(".")[0]))


def shown(cell: object) -> str:
    """A cell for a table: shares to three places, dates as ISO, empty for unknown."""
    if isinstance(cell, float):
        return f"{cell:g}" if cell.is_integer() else f"{cell:.3f}"
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return text(cell)
