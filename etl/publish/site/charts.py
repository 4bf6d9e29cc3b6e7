"""What the charts show, apart from how they are drawn: the same bars for the page's SVG and for its pictures."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.pictures import Key, Picture, Series, Tile
from etl.publish.site.queries import Facts, Row, is_read
from etl.publish.site.signs import DECISIONS, NONE, OUTCOMES, Sign

MOST_BARS = 12
FEWEST_PLACES = 5
"""A picture with fewer bars leaves room, so that one bar does not become a wall."""


@dataclass(frozen=True)
class Segment:
    """One coloured part of a bar, in per cent of the longest bar."""

    sign: Sign
    count: int
    start: float
    width: float


@dataclass(frozen=True)
class Bar:
    """One bar: its label, its total and its parts."""

    label: str
    total: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Bars:
    """A stacked bar chart with its subject and key."""

    title: str
    note: str
    bars: tuple[Bar, ...]
    signs: tuple[Sign, ...]

    @property
    def described(self) -> str:
        """The chart in words, for readers who do not see it."""
        return "; ".join(
            f"{bar.label}: " + ", ".join(f"{part.count} {part.sign.label.lower()}" for part in bar.segments)
            for bar in self.bars
        )


@dataclass(frozen=True)
class Square:
    """One force on the tile map."""

    force: Row
    sign: Sign
    says: str


def bars(title: str, counts: Mapping[str, Counter[str]], signs: Mapping[str, Sign], note: str = "") -> Bars:
    """Stacked bars in the order given; parts in the order of the signs."""
    longest = max((sum(parts.values()) for parts in counts.values()), default=0)
    drawn, used = [], set()
    for label, parts in counts.items():
        start, segments = 0.0, []
        for value, sign in signs.items():
            if parts[value]:
                width = round(100 * parts[value] / longest, 3)
                segments.append(Segment(sign, parts[value], round(start, 3), width))
                start += width
                used.add(value)
        drawn.append(Bar(label, sum(parts.values()), tuple(segments)))
    return Bars(title, note, tuple(drawn), tuple(sign for value, sign in signs.items() if value in used))


def by_year(title: str, responses: Sequence[Row]) -> Bars:
    """Replies a year by outcome; those without a year stand last, under that name."""
    years = sorted({response["year"] for response in responses if response["year"] is not None})
    counts = {str(year): Counter(r["outcome"] for r in responses if r["year"] == year) for year in years}
    unknown = Counter(r["outcome"] for r in responses if r["year"] is None)
    if unknown:
        counts["year unknown"] = unknown
    return bars(title, counts, OUTCOMES)


def top(title: str, counts: Mapping[str, Counter[str]], signs: Mapping[str, Sign], what: str) -> Bars:
    """The longest bars first, at most twelve; says how many are left out."""
    ordered = sorted(counts.items(), key=lambda pair: (-sum(pair[1].values()), pair[0]))
    left_out = len(ordered) - MOST_BARS
    note = f"The {MOST_BARS} largest; {left_out} more {what} are in the table." if left_out > 0 else ""
    return bars(title, dict(ordered[:MOST_BARS]), signs, note)


def tiles(facts: Facts) -> list[Square]:
    """Each force with its latest decision; where there is none, what is known instead."""
    latest: dict[str, Row] = {}
    for rank in (lambda r: r["outcome"] in DECISIONS, is_read, lambda r: True):
        for response in facts.counted:
            if rank(response) and response["force_id"] not in latest:
                latest[str(response["force_id"])] = response
    squares = []
    for force in facts.forces:
        found = latest.get(force["force_id"])
        sign = OUTCOMES[found["outcome"]] if found else NONE
        says = sign.label + (", provisional" if found and found["provisional"] else "")
        squares.append(Square(force, sign, says))
    return squares


def bars_picture(chart: Bars, title: str, finding: str, foot: str) -> Picture:
    """The bars as a picture to share."""
    missing = max(0, FEWEST_PLACES - len(chart.bars))
    categories = tuple(shortened(bar.label) for bar in chart.bars) + (" ",) * missing
    series = tuple(
        Series(
            f"{sign.letter}  {sign.label}",
            sign.fill,
            sign.ink,
            tuple(float(sum(part.count for part in bar.segments if part.sign == sign)) for bar in chart.bars)
            + (0.0,) * missing,
            sign.letter,
        )
        for sign in chart.signs
    )
    return Picture(title, opening(finding), foot, categories=categories, series=series)


def tiles_picture(squares: Sequence[Square], title: str, finding: str, foot: str, only: str | None = None) -> Picture:
    """The tile map as a picture to share; ``only`` outlines one force by leaving the others blank."""
    blank = Sign("", "", NONE.fill, "#a39d8d")
    placed = [square for square in squares if square.force["tile_row"] is not None]
    drawn = [
        (square, square.sign if only is None else Sign("", "●", "#24221e", "#ffffff"))
        if only in (None, square.force["force_id"])
        else (square, blank)
        for square in placed
    ]
    entries = [*OUTCOMES.values(), NONE] if only is None else []
    return Picture(
        title,
        opening(finding),
        foot,
        tiles=tuple(
            Tile(s.force["tile_row"], s.force["tile_col"], str(s.force["tile_label"] or ""), g.letter, g.fill, g.ink)
            for s, g in drawn
        ),
        key=tuple(Key(sign.label, sign.letter, sign.fill, sign.ink) for sign in entries),
    )


def opening(finding: str) -> str:
    """As many whole sentences as stand on a picture (three lines of 86 signs), never a part of one."""
    sentences = finding.split(". ")
    for most in range(len(sentences), 0, -1):
        words = ". ".join(sentences[:most]).rstrip(".") + "."
        if len(textwrap.wrap(words, 86)) <= 3:
            return words
    return textwrap.shorten(finding, 240, placeholder="…")


def shortened(label: str) -> str:
    """A label that fits beside a bar."""
    return label if len(label) <= 44 else label[:43].rstrip() + "…"
