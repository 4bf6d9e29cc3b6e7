"""The one error that reading a file can end in."""

from __future__ import annotations


class UnreadableLetter(Exception):
    """A file that gives no text: a code for lists, what is wrong, and what a person can do about it."""

    def __init__(self, code: str, message: str, what_to_do: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.what_to_do = what_to_do

    def __reduce__(self) -> tuple[type[UnreadableLetter], tuple[str, str, str]]:
        """Lets a worker process hand the error back whole."""
        return UnreadableLetter, (self.code, self.message, self.what_to_do)
