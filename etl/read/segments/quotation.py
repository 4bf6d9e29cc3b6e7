"""Where the quotation of a request ends, in which another may stand."""

from __future__ import annotations

_LONGEST = 3_000
"""Signs of a quotation; one that goes on further has lost its end."""
_BEFORE = " \n(["
"""What stands before a sign that opens a quotation."""


def closing_quote(text: str, start: int) -> int:
    """The offset of the sign that ends the quotation going on at a place, -1 where none does.

    Args:
        text: the view of the letter, whose quotation marks are all plain.
        start: an offset inside of the quotation.
    """
    end = min(len(text), start + _LONGEST)
    inner = False
    at = text.find('"', start, end)
    while at >= 0:
        opens = text[at - 1 : at] in _BEFORE and text[at + 1 : at + 2].isalnum()
        if not opens and not inner:
            return at
        inner = opens
        at = text.find('"', at + 1, end)
    return -1
