"""Pictures for social media, drawn in processes of their own with a time limit for each."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
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
        PictureTooSlow: no further picture was finished within ``seconds``, or a process that draws died.
    """
    if len(jobs) <= FEW and work is draw:
        for number, job in enumerate(jobs, start=1):
            draw(job)
            if progress is not None:
                progress(number, len(jobs))
        return
    others = set(multiprocessing.active_children())
    # Not multiprocessing.Pool: it starts a process that dies at its start again and again, and waits for ever.
    with ProcessPoolExecutor(min(workers, len(jobs)), multiprocessing.get_context("spawn")) as pool:
        try:
            _await(pool, jobs, progress, seconds, work)
        except BaseException:
            for process in set(multiprocessing.active_children()) - others:
                process.kill()
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _await(
    pool: ProcessPoolExecutor,
    jobs: Sequence[Job],
    progress: Callable[[int, int], None] | None,
    seconds: float,
    work: Callable[[Job], str],
) -> None:
    waiting = {pool.submit(work, job) for job in jobs}
    while waiting:
        number = len(jobs) - len(waiting) + 1
        done, waiting = wait(waiting, timeout=seconds, return_when=FIRST_COMPLETED)
        if not done:
            raise PictureTooSlow(
                f"picture {number} of {len(jobs)} took more than {seconds:g} s; nothing was published: run again"
            )
        for future in done:
            try:
                future.result()
            except BrokenProcessPool:
                raise PictureTooSlow(
                    f"the process that draws picture {number} of {len(jobs)} died (memory, or a script that is no "
                    "file); nothing was published: run again"
                ) from None
        if progress is not None:
            progress(len(jobs) - len(waiting), len(jobs))
