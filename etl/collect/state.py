"""What a source gave so far, so that an interrupted collection resumes where it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


class State:
    """Finished requests and pages of one source: a line each, the last one of a key counts.

    Args:
        path: a JSON Lines file; made when the first request is finished. A last line that was cut short
            counts as not written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known: dict[str, dict[str, Any]] = {}
        if not path.is_file():
            return
        whole, _, cut = path.read_text(encoding="utf-8").rpartition("\n")
        if cut:
            path.write_text(f"{whole}\n" if whole else "", encoding="utf-8")
        for line in whole.splitlines():
            key, facts = json.loads(line)
            self._known[key] = facts

    def get(self, key: str) -> dict[str, Any]:
        """What is known of a request or page; empty where it was never finished."""
        return dict(self._known.get(key, {}))

    def finish(self, key: str, /, **facts: Any) -> None:
        """Record that a request or page was collected whole."""
        self._known[key] = facts
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps([key, facts], ensure_ascii=False) + "\n")
