"""The reader: bytes and text in, values with their evidence out; no network, no disk, no clock."""

EXTRACTOR = "text3-kreuzberg4"
"""Version of the text extraction; safe in a file name. Raised when the same bytes give another text."""
READER_VERSION = "9"
"""Names the way letters are read; part of every evidence. Raised when a change of code changes readings."""
