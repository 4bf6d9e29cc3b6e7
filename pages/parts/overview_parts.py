"""What the Overview draws: the figures, the sentence, the tile map, the years."""

from __future__ import annotations

import html
from urllib.parse import urlencode

import pandas as pd

from etl.pictures import Key, Picture, Series, Tile
from pages.parts.blocks import View, source_line
from pages.parts.frames import each
from pages.parts.layout import outcome_key
from pages.parts.palette import DECISIONS, NONE, OUTCOMES, Sign

TITLE = "What police forces reply on facial recognition"
LEAST_NAMED = 0.04
"""Share of the tallest column from which a piece has room for its letter and number."""
MAP_COLUMNS = (
    "name",
    "nation",
    "region",
    "outcome",
    "provisional",
    "ncnd_scope",
    "year",
    "n_responses",
    "n_decided",
    "n_unread",
)
MAP_HEADINGS = {
    "name": "Force",
    "nation": "Nation",
    "outcome": "Latest outcome",
    "provisional": "Provisional",
    "year": "Year",
    "n_responses": "Replies",
    "n_unread": "Unread",
}


def sentence(counted: pd.Series) -> str:
    """The finding that a newspaper would print, made from the numbers."""
    if not counted.n_responses:
        return "No reply of a police force lies within these filters."
    if not counted.n_decided:
        return (
            f"{_n(counted.n_responses, 'request')} to {_n(counted.n_forces, 'force')} lie within these filters; "
            "none of the replies has been read far enough to state an outcome."
        )
    gave = counted.n_disclosed + counted.n_partly_disclosed
    return (
        f"Of {_n(counted.n_decided, 'reply', 'replies')} by {_n(counted.n_forces_decided, 'police force')} that were "
        f"read, {gave} disclose all or part of what was asked, {counted.n_denied} state no use or hold nothing, and "
        f"{counted.n_refused} refuse; {counted.n_ncnd} neither confirm nor deny at least something. "
        f"A further {counted.n_unread} replies have not been read."
    )


def _n(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def cards(counted: pd.Series) -> str:
    """The headline figures, each with its denominator, as HTML."""
    figures = [
        ("Forces asked", counted.n_forces, f"of {counted.n_all_forces} police forces", "#5a564d"),
        (
            "Disclose",
            counted.n_disclosed + counted.n_partly_disclosed,
            _of(counted),
            OUTCOMES["disclosed"].fill,
        ),
        ("Deny", counted.n_denied, _of(counted), OUTCOMES["denied"].fill),
        ("Refuse", counted.n_refused, _of(counted), OUTCOMES["refused"].fill),
        (
            "No answer",
            counted.n_no_answer,
            f"of {counted.n_responses:,} requests",
            OUTCOMES["no_answer"].fill,
        ),
        ("Unread", counted.n_unread, f"of {counted.n_responses:,} requests", "#a39d8d"),
    ]
    inner = "".join(
        f'<div class="card" style="--mark:{mark}"><div class="l">{label}</div><div class="n">{count:,}</div>'
        f'<div class="of">{html.escape(of)}</div></div>'
        for label, count, of, mark in figures
    )
    return f'<div class="cards">{inner}</div>'


def _of(counted: pd.Series) -> str:
    return f"of {counted.n_decided:,} replies read"


def _sign(outcome: object) -> Sign:
    return OUTCOMES.get(str(outcome), NONE)


def tile_map(snapshot_id: str, forces: pd.DataFrame) -> str:
    """One square a force, coloured and lettered by its latest decision, as HTML; each square opens the force."""
    placed = forces.dropna(subset=["tile_row"])
    squares = []
    for row in each(placed):
        sign = _sign(row.outcome)
        says = sign.label if isinstance(row.outcome, str) else NONE.label
        if row.provisional is True:
            says += ", provisional"
        address = "/force?" + urlencode({"force": row.name, "snapshot": snapshot_id})
        squares.append(
            f'<a href="{html.escape(address)}" target="_self" '
            f'style="grid-row:{int(row.tile_row) + 1};grid-column:{int(row.tile_col) + 1};'
            f'background:{sign.fill};color:{sign.ink} !important" '
            f'title="{html.escape(str(row.name))}: {html.escape(says)}" '
            f'aria-label="{html.escape(str(row.name))}: {html.escape(says)}">'
            f"<span>{html.escape(str(row.tile_label))}</span><b>{sign.letter}</b></a>"
        )
    return f'<nav class="tiles" aria-label="Tile map of police forces">{"".join(squares)}</nav>{outcome_key()}'


def map_finding(forces: pd.DataFrame) -> str:
    """What the map shows, in a sentence."""
    decided = forces[forces.outcome.isin(DECISIONS)]
    parts = [
        f"{int((decided.outcome == value).sum())} {OUTCOMES[value].label.lower()}"
        for value in DECISIONS
        if (decided.outcome == value).any()
    ]
    silent = int((forces.n_responses == 0).sum())
    tail = f"{silent} of {len(forces)} forces have no reply in this snapshot."
    if not parts:
        return f"No force has a reply that was read within these filters; {tail}"
    return f"By the latest reply read of each force: {', '.join(parts)}. {tail}"


def map_picture(view: View, forces: pd.DataFrame) -> Picture:
    """The tile map to share."""
    placed = forces.dropna(subset=["tile_row"])
    tiles = tuple(
        Tile(int(row.tile_row), int(row.tile_col), str(row.tile_label), sign.letter, sign.fill, sign.ink)
        for row in each(placed)
        for sign in [_sign(row.outcome)]
    )
    key = tuple(Key(sign.label, sign.letter, sign.fill, sign.ink) for sign in [*OUTCOMES.values(), NONE])
    return Picture(
        "What police forces reply when asked about facial recognition",
        map_finding(forces),
        source_line(view),
        tiles=tiles,
        key=key,
    )


def year_columns(frame: pd.DataFrame, finding: str) -> str:
    """Replies a year, stacked by outcome, as columns of plain HTML: drawn at once, without a script.

    Args:
        frame: year, outcome and number.
        finding: what the columns show; read out instead of them.
    """
    years = sorted(frame.year.unique())
    most = max(int(frame[frame.year == year].n.sum()) for year in years)
    columns = []
    for year in years:
        part = frame[frame.year == year].set_index("outcome").n
        pieces = "".join(
            f'<i style="height:{100 * int(part[value]) / most:.2f}%;background:{sign.fill};color:{sign.ink}" '
            f'title="{int(year)}: {int(part[value]):,} {html.escape(sign.label.lower())}">'
            f"{f'{sign.letter} {int(part[value]):,}' if part[value] / most > LEAST_NAMED else ''}</i>"
            for value, sign in reversed(OUTCOMES.items())
            if part.get(value)
        )
        columns.append(f'<div><span class="sum">{int(part.sum()):,}</span>{pieces}</div>')
    axis = "".join(f"<span>{int(year)}</span>" for year in years)
    return (
        f'<div class="years" role="img" aria-label="{html.escape(finding)}">{"".join(columns)}</div>'
        f'<div class="years-axis" aria-hidden="true">{axis}</div>{outcome_key()}'
    )


def year_finding(frame: pd.DataFrame, without_year: int) -> str:
    """What the years show."""
    by_year = frame[frame.outcome.isin(DECISIONS)].groupby("year").n.sum()
    if by_year.empty:
        return "No decision with a known year stands within these filters."
    top = int(str(by_year.idxmax()).split(".")[0])
    refused = frame[frame.outcome == "refused"].groupby("year").n.sum()
    tail = f" {without_year} replies without a known year are left out." if without_year else ""
    return (
        f"Most decisions are of {top} ({int(by_year.max())}); refusals stand in "
        f"{len(refused)} of {len(by_year)} years.{tail}"
    )


def year_picture(view: View, frame: pd.DataFrame, finding: str) -> Picture:
    """The years to share."""
    years = sorted(frame.year.unique())
    series = tuple(
        Series(
            sign.label,
            sign.fill,
            sign.ink,
            tuple(float(frame[(frame.outcome == value) & (frame.year == year)].n.sum()) for year in years),
        )
        for value, sign in OUTCOMES.items()
        if (frame.outcome == value).any()
    )
    return Picture(
        "Replies on facial recognition by year and outcome",
        finding,
        source_line(view),
        categories=tuple(str(int(year)) for year in years),
        series=series,
    )
