"""Pictures to share: their size, and that each number that they are given stands in them."""

from __future__ import annotations

import re

import numpy as np
import pytest

from etl.pictures import Grid, Picture, Sets, Shape, png, svg

GRID = Grid(("Kent", "Essex"), ("FOIA s24", "FOIA s31", "FOIA s40"), ((7, 1234, None), (None, 3, 41)))
SETS = Sets(
    ("FOIA s31", "FOIA s24", "FOIA s40"), (17, 12, 9), ((("FOIA s24", "FOIA s31"), 11), (("FOIA s40", "FOIA s31"), 6))
)
PICTURES = {
    "grid": Picture("Sections of each force", "Kent leads.", "Snapshot 2026-01-01-00000000", grid=GRID),
    "sets": Picture("Sections together", "Two lead.", "Snapshot 2026-01-01-00000000", sets=SETS),
}


def words(drawn: bytes) -> list[str]:
    return [re.sub(r"<[^>]+>", "", text) for text in re.findall(r"<text.*?</text>", drawn.decode(), re.DOTALL)]


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize(("shape", "size"), [("wide", (1200, 630)), ("square", (1080, 1080))])
def test_a_picture_has_the_size_that_networks_ask_for(name: str, shape: Shape, size: tuple[int, int]) -> None:
    data = png(PICTURES[name], shape)
    assert (int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")) == size
    assert data == png(PICTURES[name], shape)


def test_a_heat_map_names_rows_and_columns_and_writes_each_count() -> None:
    written = words(svg(PICTURES["grid"]))
    assert {"Kent", "Essex", *GRID.columns, "7", "1,234", "3", "41", "Snapshot 2026-01-01-00000000"} <= set(written)
    assert not {"0", "None"} & set(written)


def test_combinations_have_a_bar_and_its_number_for_each_and_for_each_part() -> None:
    written = words(svg(PICTURES["sets"]))
    assert {*SETS.parts, "17", "12", "9", "11", "6", "Snapshot 2026-01-01-00000000"} <= set(written)


def test_a_combination_is_joined_from_its_first_part_to_its_last() -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    from etl.picture_grids import INK, draw_sets

    figure = Figure(figsize=(12, 6.3))
    FigureCanvasAgg(figure)
    draw_sets(figure, SETS, 0.1, 0.9)
    lines = [
        line for axes in figure.axes for line in axes.lines if line.get_color() == INK and np.size(line.get_xdata()) > 1
    ]
    joined = [tuple(np.asarray(line.get_ydata())) for line in lines if line.get_linestyle() == "-"]
    assert joined == [(0.5, 1.5), (0.5, 2.5)]


@pytest.mark.parametrize("n_columns", [1, 9, 14])
def test_heads_of_columns_do_not_run_into_each_other(n_columns: int) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    from etl.picture_grids import draw_grid

    names = tuple(f"FOISA s{20 + place}" for place in range(n_columns))
    rows = tuple(f"Avon and Somerset {place}" for place in range(22))
    figure = Figure(figsize=(12, 6.3), dpi=100)
    FigureCanvasAgg(figure)
    draw_grid(figure, Grid(rows, names, tuple(tuple(place for place in range(n_columns)) for _ in rows)), 0.1, 0.85)
    figure.draw_without_rendering()
    boxes = [label.get_window_extent() for label in figure.axes[0].get_xticklabels()]
    assert all(left.x1 < right.x0 for left, right in zip(boxes, boxes[1:], strict=False))
    sides = [label.get_window_extent() for label in figure.axes[0].get_yticklabels()]
    assert min(box.x0 for box in sides) > 0.04 * 1200
