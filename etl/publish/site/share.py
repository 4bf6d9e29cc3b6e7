"""Pictures for social media, drawn in processes of their own with a time limit for each."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.pictures import Picture, Shape, png

FEW = 32
"""So few pictures are drawn here: starting processes takes longer than drawing them."""

SECONDS = 240.0
"""How long the next picture may take before the site is given up."""

WORKERS = 2
SHAPES: tuple[Shape, ...] = ("wide", "square")


class PictureTooSlow(Exception):
    """A picture was not drawn within its time; says after which one and what to do."""


@dataclass(frozen=True)
class Job:
    """One picture in one shape, and the file it goes into."""

    picture: Picture
    shape: Shape
    path: Path


def jobs_of(picture: Picture, folder: Path, slug: str) -> list[Job]:
    """The two shapes of a picture: 1200×630 and square."""
    return [Job(picture, shape, folder / f"{slug}-{shape}.png") for shape in SHAPES]


def draw(job: Job) -> str:
    """Draw one picture into its file; the same bytes for the same picture."""
    job.path.write_bytes(png(job.picture, job.shape))
    return job.path.name


def draw_all(
    jobs: Sequence[Job],
    progress: Callable[[int, int], None] | None = None,
    seconds: float = SECONDS,
    workers: int = WORKERS,
    work: Callable[[Job], str] = draw,
) -> None:
    """Draw all pictures.

    Args:
        jobs: what to draw; the folders exist.
        progress: told how many pictures of how many are done.
        seconds: how long to wait for the next picture.
        workers: number of processes; each is ended when a picture takes too long.
        work: what draws one picture.

    Raises:
        PictureTooSlow: no further picture was finished within ``seconds``.
    """
    if len(jobs) <= FEW and work is draw:
        for number, job in enumerate(jobs, start=1):
            draw(job)
            if progress is not None:
                progress(number, len(jobs))
        return
    with multiprocessing.get_context("spawn").Pool(min(workers, len(jobs))) as pool:
        done = pool.imap_unordered(work, jobs, chunksize=1)
        for number in range(1, len(jobs) + 1):
            try:
                done.next(timeout=seconds)
            except multiprocessing.TimeoutError:
                raise PictureTooSlow(
                    f"picture {number} of {len(jobs)} took more than {seconds:g} s; nothing was published: run again"
                ) from None
            if progress is not None:
                progress(number, len(jobs))
