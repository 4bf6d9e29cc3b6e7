"""The two grids among the pictures: a heat map, and combinations as an UpSet chart.

An UpSet chart (Lex and others, 2014) has a column for each combination, a dot for each part of it, a bar above for how
often it occurs, and a bar beside each part for how often that part occurs in all.
"""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

INK, QUIET, FAINT, BAR = "#24221e", "#5f5b52", "#e4dece", "#5b3a8c"
HEAT = LinearSegmentedColormap.from_list("heat", ["#fbeee2", "#a63d00"])
LETTER = 0.8
"""Width of a letter in pixels, as a share of its size in points."""


@dataclass(frozen=True)
class Grid:
    """A heat map: names of rows and columns, and the count of each cell; no count, no cell."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int | None, ...], ...]


@dataclass(frozen=True)
class Sets:
    """Combinations: the names of their parts with how often each occurs, and each combination with its count."""

    parts: tuple[str, ...]
    totals: tuple[int, ...]
    combinations: tuple[tuple[tuple[str, ...], int], ...]


def draw_grid(figure: Figure, grid: Grid, bottom: float, top: float) -> None:
    """Draw a heat map between two heights of a figure, which are shares of its height."""
    width, height = figure.get_size_inches() * figure.dpi
    cell = (top - bottom - 0.05) * height / len(grid.rows)
    size = max(6.5, min(11.0, cell * 0.46))
    left = 0.05 + max(len(name) for name in grid.rows) * LETTER * size / width
    room = (0.955 - left) * width / len(grid.columns)
    longest = max(len(name) for name in grid.columns)
    axes = figure.add_axes((left, bottom, 0.955 - left, top - bottom - 0.05))
    most = max((count for row in grid.counts for count in row if count), default=1)
    for place, row in enumerate(grid.counts):
        for column, count in enumerate(row):
            fill = to_hex(HEAT(count / most)) if count else "#f6f2e8"
            axes.add_patch(Rectangle((column + 0.02, place + 0.04), 0.96, 0.92, color=fill, linewidth=0))
            if count:
                number = f"{count:,}"
                axes.text(column + 0.5, place + 0.52, number, ha="center", va="center", size=size, color=_ink(fill))
    heads = min(11.0, size + 1.5, 0.92 * room / longest / LETTER)
    axes.set_xticks([place + 0.5 for place in range(len(grid.columns))], grid.columns, size=heads)
    axes.xaxis.tick_top()
    _bare(axes, grid.rows, 0.5, size, len(grid.columns))


def _ink(fill: str) -> str:
    """White or dark, whichever has the greater contrast with a fill (WCAG 2.2, relative luminance)."""
    light = sum(
        weight * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
        for weight, part in zip((0.2126, 0.7152, 0.0722), to_rgb(fill), strict=True)
    )
    return "#ffffff" if light < 0.2 else INK


def draw_sets(figure: Figure, sets: Sets, bottom: float, top: float) -> None:
    """Draw combinations as an UpSet chart between two heights of a figure, which are shares of its height."""
    width = figure.get_size_inches()[0] * figure.dpi
    names = max(len(name) for name in sets.parts) * LETTER * 11 / width + 0.012
    sums = (0.045, 0.145)
    left = sums[0] + sums[1] + names
    above = bottom + (top - bottom) * min(0.68, 0.13 + 0.06 * len(sets.parts))
    _draw_counts(figure, sets, (left, above + 0.01, 0.955 - left, top - above - 0.03))
    _draw_dots(figure, sets, (left, bottom, 0.955 - left, above - bottom))
    beside = figure.add_axes((sums[0], bottom, sums[1], above - bottom))
    beside.barh([place + 0.5 for place in range(len(sets.parts))], sets.totals, color=QUIET, height=0.55)
    most = max(sets.totals)
    for place, total in enumerate(sets.totals):
        beside.text(total + most * 0.05, place + 0.52, f"{total:,}", ha="right", va="center", size=10, color=INK)
    beside.set_xlim(most * 1.35, 0)
    beside.set_ylim(len(sets.parts), 0)
    beside.axis("off")
    figure.text(sums[0], above + 0.012, "replies that rely on it", size=9.5, color=QUIET, va="bottom")


def _draw_counts(figure: Figure, sets: Sets, place: tuple[float, float, float, float]) -> None:
    axes = figure.add_axes(place)
    counts = [count for _, count in sets.combinations]
    axes.bar([column + 0.5 for column in range(len(counts))], counts, color=BAR, width=0.62)
    for column, count in enumerate(counts):
        axes.text(column + 0.5, count, f"{count:,}", ha="center", va="bottom", size=11, weight="bold", color=INK)
    axes.set_xlim(0, len(counts))
    axes.set_ylim(0, max(counts) * 1.16)
    axes.axis("off")


def _draw_dots(figure: Figure, sets: Sets, place: tuple[float, float, float, float]) -> None:
    axes = figure.add_axes(place)
    columns = len(sets.combinations)
    for row in range(0, len(sets.parts), 2):
        axes.add_patch(Rectangle((0, row), columns, 1, color="#f6f2e8", linewidth=0))
    for column, (parts, _) in enumerate(sets.combinations):
        rows = sorted(sets.parts.index(part) for part in parts)
        middle = column + 0.5
        rest = [row + 0.5 for row in range(len(sets.parts)) if row not in rows]
        axes.plot([middle] * len(rest), rest, "o", color=FAINT, markersize=9)
        axes.plot([middle, middle], [rows[0] + 0.5, rows[-1] + 0.5], color=INK, linewidth=2.4)
        axes.plot([middle] * len(rows), [row + 0.5 for row in rows], "o", color=INK, markersize=9)
    axes.set_xticks([])
    _bare(axes, sets.parts, 0.5, 11.0, columns)


def _bare(axes: Axes, rows: tuple[str, ...], middle: float, size: float, columns: int) -> None:
    axes.set_yticks([place + middle for place in range(len(rows))], rows, size=size)
    axes.set_xlim(0, columns)
    axes.set_ylim(len(rows), 0)
    axes.set_facecolor("none")
    axes.tick_params(length=0, labelcolor=INK)
    for spine in axes.spines.values():
        spine.set_visible(False)
