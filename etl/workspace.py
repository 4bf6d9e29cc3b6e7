"""Where the project's data lives: one folder, with a place for each kind of file."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

DATA_VARIABLE = "CROSS_FORCE_DATA"


@dataclass(frozen=True)
class Workspace:
    """The data folder and the fixed places in it.

    ``reference``, ``register`` and ``corrections`` are committed; ``inbox``, ``raw``, ``readings`` and
    ``snapshots`` belong to one machine.
    """

    data: Path

    @classmethod
    def from_environment(cls) -> Workspace:
        """The folder named by ``CROSS_FORCE_DATA``, or ``data`` below the current folder."""
        return cls(Path(os.environ.get(DATA_VARIABLE) or "data"))

    @property
    def reference(self) -> Path:
        """Law, forces, vocabulary, questions and the reader's rules."""
        return self.data / "reference"

    @property
    def register(self) -> Path:
        """Responses already coded by hand from public pages."""
        return self.data / "register"

    @property
    def corrections(self) -> Path:
        """What people corrected."""
        return self.data / "corrections"

    @property
    def inbox(self) -> Path:
        """Where people drop letters."""
        return self.data / "inbox"

    @property
    def raw(self) -> Path:
        """Collected bytes by their SHA-256, with the manifest."""
        return self.data / "raw"

    @property
    def readings(self) -> Path:
        """Texts and readings made so far, so that no letter is read twice."""
        return self.data / "readings"

    @property
    def snapshots(self) -> Path:
        """Published snapshots."""
        return self.data / "snapshots"

    @property
    def issues(self) -> Path:
        """The problem log."""
        return self.data / "issues.jsonl"
