"""Letters that a scan reads as others: *wou1d*, *informati0n*, *lnformation*, *confirrn*, and stray marks before a line."""

from __future__ import annotations

import re
from itertools import chain, islice

_NO_NUMBER = r"(?<![Aa]nnex)(?<![Pp]art)(?<![Ii]tem)(?<!estion)(?<!ection)(?<![Ss]tage)(?<![Pp]hase)"
"""*Annex1*, *part1*: words that a figure may follow."""
_SIGNS = (
    re.compile(
        r"[01](?:(?<=[A-Za-z][a-z][01])[a-z]|(?<=[A-Z]{2}0)[A-Z]|(?<=\b1)[aeiou][a-z]{2}|"
        + rf"(?<=[a-z]{{3}}1)(?<={_NO_NUMBER}1)\b(?! ?\())"
    ),
    re.compile(r"l(?<=[A-Z]{2}l)[A-Z]"),
    re.compile(r"rrn(?<=[a-z]rrn)[a-z]"),
)
"""Each begins with the rare sign itself: a text is gone through far faster so than by what stands before it."""
_FEWEST = 3
"""Misread words from which a text is taken for that of a scan."""
_ZERO = re.compile(r"(?<=[A-Za-z])0(?=[A-Za-z])|\b0(?=[A-Z]|n\b)")
_ONE = re.compile(
    r"(?<=[A-Za-z])1{1,2}(?=[a-z])|\b1(?=[aeiou][a-z]{2})|"
    rf"(?<=[a-z]{{2}}){_NO_NUMBER}1{{1,2}}(?![\w(])"
)
_CAPITAL_I = re.compile(
    r"(?<=[A-Z])l(?=[A-Z])|\bl(?=[A-Z]{2}|reland)|(?<=[A-Z]{3})l\b|"
    r"\bl(?=(?:n|t|f|s|ts|mage|mages)\b|n[fcdqtv][a-z]{2}|mag[ei])|\bl(?= [a-z]{2})"
)
_FIGURE_L = re.compile(r"(?<![A-Za-z\d])l(?=\d)")
_FIGURE_O = re.compile(r"(?<=\d)O{1,3}(?![A-Za-z])")
_RN = re.compile(r"(?<=[a-z]r)rn|\brn(?=[aeiou]|ight)|rn(?=m[aeiou]|p[lt])|(?<=\bthe)rn\b|(?<=cu)rn(?=ent)")
_M = "m\u00ad"
"""As long as what the scan read; the view leaves the soft hyphen out."""
_STRAY = re.compile(r"(?m)^ *[~|'.\u00b7_]{1,2}(?=(?: [^|\n]*)?$)")


def with_letters(text: str) -> str:
    """The text of a scan with the letters that were meant, of the same length; any other text as it is.

    Args:
        text: the text in plain signs.
    """
    misread = chain.from_iterable(signs.finditer(text) for signs in _SIGNS)
    if sum(1 for _ in islice(misread, _FEWEST)) < _FEWEST:
        return text
    text = _STRAY.sub(lambda mark: " " * len(mark[0]), text)
    text = _ZERO.sub(lambda zero: "O" if text[zero.end()].isupper() else "o", text)
    text = _ONE.sub(lambda ones: "l" * len(ones[0]), text)
    text = _CAPITAL_I.sub("I", text)
    text = _FIGURE_O.sub(lambda run: "0" * len(run[0]), _FIGURE_L.sub("1", text))
    return _RN.sub(_M, text)
