"""What a page lets the command line do: corrections and drafts are made by the same code as in a terminal."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from pages.parts.access import Snapshot

ALLOW = "--allow-corrections"
PROJECT = Path(__file__).parents[2]
SECONDS = 60


@dataclass(frozen=True)
class Said:
    """What a command printed, and whether it was done."""

    done: bool
    words: str


def corrections_allowed() -> bool:
    """Whether this server was started with ``streamlit run dashboard.py -- --allow-corrections``."""
    return ALLOW in sys.argv[1:]


def command(*arguments: str) -> Said:
    """Run ``python -m etl`` with these arguments, without a shell and with a time limit."""
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "etl", *arguments],
            cwd=PROJECT,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Said(False, f"The command took longer than {SECONDS} seconds and was stopped.")
    return Said(ran.returncode == 0, (ran.stdout if ran.returncode == 0 else ran.stderr or ran.stdout).strip())


def correct(response_id: str, field: str, value: str, because: str, who: str) -> Said:
    """Append one correction; options come first so that no value is taken for an option."""
    return command("correct", f"--because={because}", f"--who={who}", "--", response_id, field, value)


class _NotDrafted(Exception):
    """A draft that was not made; raised because the cache keeps every result, and a time-out must not be kept."""


@st.cache_data(max_entries=64, show_spinner=False)
def _drafted(snapshot_id: str, response_id: str) -> str:
    said = command("draft", f"--snapshot={snapshot_id}", "--", response_id)
    if not said.done:
        raise _NotDrafted(said.words)
    return said.words


def draft(snapshot: Snapshot, response_id: str) -> Said:
    """The draft of a next step from the snapshot shown, as text."""
    try:
        return Said(True, _drafted(snapshot.snapshot_id, response_id))
    except _NotDrafted as problem:
        return Said(False, str(problem))


def draft_docx(snapshot: Snapshot, response_id: str) -> bytes:
    """The same draft as a word processor's file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.docx"
        said = command("draft", f"--snapshot={snapshot.snapshot_id}", f"--to={path}", "--", response_id)
        if not said.done:
            raise RuntimeError(said.words)
        return path.read_bytes()
