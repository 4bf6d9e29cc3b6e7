"""Score the reader against labelled letters, and compare it with the reader of another revision."""

from __future__ import annotations
