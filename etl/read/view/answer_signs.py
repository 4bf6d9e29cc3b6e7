"""Answers that a letter sets off with the sign by which mails quote: *1. Is it used?* above *> No.*."""

from __future__ import annotations

import re

_TURN = re.compile(r"(?m)^ {0,8}\d{1,2}[.)] [^\n>]{8,600}\n(?: *\n){0,2} {0,8}(?=> (?![^\n]{0,600}\? {0,20}$))")
"""A numbered line without the sign right above one that has it and asks nothing."""
_SIGN = re.compile(r"(?m)^( {0,8})>(?= )")
_FEWEST = 3
"""So many questions tell that the sign marks answers; in a mail that quotes it stands before the questions."""


def without_answer_signs(text: str) -> str:
    """The text with spaces for these signs, of the same length; as it was where they quote an older mail.

    Args:
        text: the text in plain signs.
    """
    if "\n> " not in text or len(_TURN.findall(text)) < _FEWEST or "wrote:" in text:
        return text
    return _SIGN.sub(r"\1 ", text)
