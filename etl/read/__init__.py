"""The reader: bytes and text in, values with their evidence out; no network, no disk, no clock."""

READER_VERSION = "2"
"""Names the way letters are read; part of every evidence. Raised when a change of code changes readings."""
