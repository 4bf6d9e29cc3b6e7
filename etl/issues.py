"""The problem log: one JSON line per problem of a run, so that nothing is dropped in silence."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Literal

from etl.model import Issue


class IssueLog:
    """Collects the problems of one run in memory and appends each to a JSON Lines file as it happens.

    Args:
        path: the file to append to; made on the first problem.
        run_id: names the run in every line.
    """

    def __init__(self, path: Path, run_id: str) -> None:
        self.path = path
        self.run_id = run_id
        self.issues: list[Issue] = []

    def add(
        self,
        stage: str,
        code: str,
        level: Literal["info", "warning", "error", "fatal"],
        where: str,
        message: str,
        what_to_do: str,
    ) -> Issue:
        """Record one problem; ``where`` names the file, address or response concerned."""
        issue = Issue(
            run_id=self.run_id,
            stage=stage,
            code=code,
            level=level,
            where=where,
            message=message,
            what_to_do=what_to_do,
            at=dt.datetime.now(dt.UTC),
        )
        self.issues.append(issue)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as log:
            log.write(issue.model_dump_json() + "\n")
        return issue

    def count(self, level: str) -> int:
        """How many problems of one level the run has met so far."""
        return sum(issue.level == level for issue in self.issues)
