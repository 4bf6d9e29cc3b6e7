"""What a source was asked for and gave so far, so that an interrupted collection resumes where it was."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any


class State:
    """The requests and pages of one source that are finished, and when each was asked for; the last line of a key counts.

    Args:
        path: a JSON Lines file; made when the first request is finished. A last line that was cut short
            counts as not written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known: dict[str, dict[str, Any]] = {}
        if not path.is_file():
            return
        # As bytes, which are cut at newlines only: text would be cut at U+2028, too, and half a letter is no text.
        data = path.read_bytes()
        whole = data[: data.rfind(b"\n") + 1]
        if len(whole) < len(data):
            os.truncate(path, len(whole))
        for line in whole.splitlines():
            key, facts = json.loads(line)
            self._known[key] = facts

    def get(self, key: str) -> dict[str, Any]:
        """What is known of a request or page; empty where it was never finished."""
        return dict(self._known.get(key, {}))

    def finish(self, key: str, /, **facts: Any) -> None:
        """Record that a request or page was collected whole, or had its turn."""
        self._known[key] = facts
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps([key, facts], ensure_ascii=False) + "\n")
