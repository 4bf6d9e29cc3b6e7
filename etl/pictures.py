"""Pictures of charts for newspapers and social media: title, finding, source, date and snapshot inside.

Pure drawing with matplotlib: rows in, bytes out; no browser, the same bytes for the same rows. The fonts
are those that come with matplotlib.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from etl.picture_grids import Grid as Grid
from etl.picture_grids import Sets as Sets
from etl.picture_grids import draw_grid, draw_sets

INK, QUIET, PAPER, RULE = "#24221e", "#5f5b52", "#fffdf8", "#d9d3c4"
DOTS_PER_INCH = 100
SIZES = {"wide": (1200, 630), "square": (1080, 1080)}
Shape = Literal["wide", "square"]


@dataclass(frozen=True)
class Series:
    """One coloured part of a chart: its label, colour, the colour of text on it, a value a category, its letter."""

    label: str
    fill: str
    ink: str
    values: tuple[float, ...]
    letter: str = ""


@dataclass(frozen=True)
class Tile:
    """One square of a tile map: place, label, letter and colours."""

    row: int
    col: int
    label: str
    letter: str
    fill: str
    ink: str


@dataclass(frozen=True)
class Key:
    """One entry of the key of a tile map."""

    label: str
    letter: str
    fill: str
    ink: str


@dataclass(frozen=True)
class Picture:
    """What a picture shows: bars, a tile map, a heat map or combinations, whichever of them is given.

    ``foot`` names source, date, snapshot and licence, and stands inside the picture.
    """

    title: str
    finding: str
    foot: str
    categories: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    tiles: tuple[Tile, ...] = ()
    key: tuple[Key, ...] = ()
    grid: Grid | None = None
    sets: Sets | None = None


def png(picture: Picture, shape: Shape = "wide") -> bytes:
    """Draw as PNG: 1200×630 (``wide``) or 1080×1080 (``square``) pixels."""
    out = io.BytesIO()
    figure = _figure(picture, shape)
    FigureCanvasAgg(figure)
    figure.savefig(out, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})
    return out.getvalue()


def svg(picture: Picture, shape: Shape = "wide") -> bytes:
    """Draw as SVG with text as text, of the same proportions."""
    out = io.BytesIO()
    rcParams["svg.hashsalt"] = "cross-force"
    rcParams["svg.fonttype"] = "none"
    figure = _figure(picture, shape)
    FigureCanvasSVG(figure)
    figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None, "Title": picture.title})
    return out.getvalue()


def _figure(picture: Picture, shape: Shape) -> Figure:
    width, height = SIZES[shape]
    figure = Figure(figsize=(width / DOTS_PER_INCH, height / DOTS_PER_INCH), facecolor=PAPER)
    title = textwrap.wrap(picture.title, 58 if shape == "wide" else 46)[:2]
    finding = textwrap.wrap(picture.finding, 104 if shape == "wide" else 86)[:3]
    line = 30 / height
    top = 1 - 0.05
    for words in title:
        figure.text(0.045, top, words, size=22, weight="bold", color=INK, va="top")
        top -= 1.25 * line
    top -= 0.25 * line
    for words in finding:
        figure.text(0.045, top, words, size=12.5, color=QUIET, va="top")
        top -= 0.8 * line
    foot = textwrap.wrap(picture.foot, 132 if shape == "wide" else 116)[:2]
    for number, words in enumerate(reversed(foot)):
        figure.text(0.045, 0.03 + number * 18 / height, words, size=9.5, color=QUIET, va="bottom")
    bottom = 0.03 + len(foot) * 18 / height + 0.03
    figure.add_artist(_rule(bottom - 0.012))
    if picture.tiles:
        _draw_tiles(figure, picture, bottom, top)
    elif picture.grid is not None:
        draw_grid(figure, picture.grid, bottom, top)
    elif picture.sets is not None:
        draw_sets(figure, picture.sets, bottom, top)
    else:
        _draw_bars(figure, picture, bottom, top, width)
    return figure


def _rule(y: float) -> Rectangle:
    return Rectangle((0.045, y), 0.91, 0.0015, color=RULE)


def _draw_bars(figure: Figure, picture: Picture, bottom: float, top: float, width: int) -> None:
    longest = max((len(name) for name in picture.categories), default=4)
    left = min(0.42, 0.05 + longest * 8.2 / width)
    several = len(picture.series) > 1 or any(series.letter for series in picture.series)
    axes = figure.add_axes((left, bottom + 0.02, 0.95 - left, top - bottom - (0.09 if several else 0.04)))
    starts = [0.0] * len(picture.categories)
    places = range(len(picture.categories))
    for series in picture.series:
        axes.barh(places, series.values, left=starts, color=series.fill, height=0.7, label=series.label)
        for place, value in zip(places, series.values, strict=True):
            if value:
                axes.text(
                    starts[place] + value / 2,
                    place,
                    f"{series.letter} {value:g}".strip(),
                    ha="center",
                    va="center",
                    size=10,
                    color=series.ink,
                )
        starts = [start + value for start, value in zip(starts, series.values, strict=True)]
    _quiet(axes, picture.categories)
    if several:
        figure.legend(
            *axes.get_legend_handles_labels(),
            loc="upper left",
            bbox_to_anchor=(0.04, top),
            ncols=min(5, len(picture.series)),
            frameon=False,
            fontsize=10.5,
            labelcolor=INK,
        )


def _quiet(axes: Axes, names: Sequence[str]) -> None:
    axes.set_yticks(range(len(names)), names, size=11, color=INK)
    axes.invert_yaxis()
    axes.set_facecolor("none")
    axes.xaxis.set_visible(False)
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _draw_tiles(figure: Figure, picture: Picture, bottom: float, top: float) -> None:
    axes = figure.add_axes((0.03, bottom, 0.55, top - bottom))
    rows = max(tile.row for tile in picture.tiles) + 1
    cols = max(tile.col for tile in picture.tiles) + 1
    for tile in picture.tiles:
        axes.add_patch(Rectangle((tile.col, tile.row), 0.94, 0.94, color=tile.fill))
        axes.text(tile.col + 0.47, tile.row + 0.36, tile.label, ha="center", va="center", size=8.5, color=tile.ink)
        axes.text(
            tile.col + 0.47,
            tile.row + 0.7,
            tile.letter,
            ha="center",
            va="center",
            size=8,
            weight="bold",
            color=tile.ink,
        )
    axes.set_xlim(0, cols)
    axes.set_ylim(rows, 0)
    axes.set_aspect("equal")
    axes.axis("off")
    key = figure.add_axes((0.6, bottom, 0.38, top - bottom))
    for number, entry in enumerate(picture.key):
        key.add_patch(Rectangle((0, number), 0.8, 0.8, color=entry.fill))
        key.text(0.4, number + 0.4, entry.letter, ha="center", va="center", size=11, weight="bold", color=entry.ink)
        key.text(1.1, number + 0.4, entry.label, va="center", size=12, color=INK)
    key.set_xlim(0, 9)
    key.set_ylim(max(9, len(picture.key)), -0.5)
    key.axis("off")
