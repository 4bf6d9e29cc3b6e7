"""Figures that a scan reads as letters: *17 June 2O2l*, *Question l.*, and *l.* above *2.* in a list."""

from __future__ import annotations

import re

_BEHIND_FIGURE = re.compile(r"\d[oOlI]")
_IN_NUMBER = re.compile(r"(?<=\d)[oO](?=[\dlI])|(?<=\d)[lI](?=\d)|(?<=\d[0oO]\d)[lI](?!\w)")
_MAY_NUMBER = ("uestion l", "uestion I", "esponse l", "esponse I", "nswer l", "nswer I")
_NUMBERED = re.compile(r"(?<=uestion )[lI](?=[.:)])|(?<=esponse )[lI](?=[.:)])|(?<=nswer )[lI](?=[.:)])")
_BEGINS_LIST = re.compile(r"(?:^|\n) *[lI](?=[.)] +\S)")
_SECOND, _FIRST = re.compile(r"\n *2[.)] "), re.compile(r"\n *1[.)] ")
_FIGURES = str.maketrans("oOlI", "0011")


def with_figures(text: str) -> str:
    """The text with figures for these letters, of the same length.

    Args:
        text: the text in plain signs.
    """
    if _BEHIND_FIGURE.search(text):
        text = _IN_NUMBER.sub(_figure, text)
    if any(sign in text for sign in _MAY_NUMBER):
        text = _NUMBERED.sub(_figure, text)
    listed = any(sign in text for sign in ("l. ", "I. ", "l) ", "I) "))
    if listed and _BEGINS_LIST.search(text) and _SECOND.search(text) and not _FIRST.search(text):
        text = _BEGINS_LIST.sub(_figure, text)
    return text


def _figure(found: re.Match[str]) -> str:
    return found[0][:-1] + found[0][-1].translate(_FIGURES)
