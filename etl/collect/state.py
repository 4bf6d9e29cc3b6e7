"""What a source gave so far, so that an interrupted collection resumes where it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


class State:
    """Finished requests and pages of one source, kept as one JSON file that is replaced whole.

    Args:
        path: the file; made when the first request is finished.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._known: dict[str, dict[str, Any]] = (
            json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
        )

    def get(self, key: str) -> dict[str, Any]:
        """What is known of a request or page; empty where it was never finished."""
        return dict(self._known.get(key, {}))

    def keys(self) -> list[str]:
        """Every finished request or page, oldest first."""
        return list(self._known)

    def finish(self, key: str, **facts: Any) -> None:
        """Record that a request or page was collected whole."""
        self._known[key] = facts
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_name(f".{self.path.name}.new")
        beside.write_text(json.dumps(self._known, ensure_ascii=False, indent=0), encoding="utf-8")
        beside.replace(self.path)
