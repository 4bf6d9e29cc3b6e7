"""Rows of tables as they come out of a page: a name and its answer, a year and its figure."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.model import UseValue
from etl.read.labels.labels import MONTHS
from etl.read.line import Line
from etl.read.phrase import REMEMBERED

_MONTH = rf"(?:{'|'.join(month[:3] for month in MONTHS.split('|'))})[a-z]*"
FIGURE_ROW = re.compile(
    r"(?:(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?|" + _MONTH + r"(?: (?:19|20)?\d\d)?|"
    r"\d{1,2}(?:st|nd|rd|th)? " + _MONTH + r"(?: (?:19|20)\d\d)?(?= ?[|:-])|"
    r"q[1-4]|total|[a-z][a-z0-9/ ()-]{2,24}(?= \|))(?: ?[|:-] ?| )(?:£|gbp )?(?:[1-9][\d,]*(?:\.\d\d)?|"
    r"0(?= \d))(?: \d[\d,]*){0,6}[.;]?"
)
"""A row such as *2020/21 - 388*."""
_ROW = re.compile(
    r"(?:[-*] ?)?(?:\(?[a-z0-9]{1,2}[.)] ?)?(?P<named>[^|?]{3,70}?) ?"
    r"(?:\||:|- ?(?=[a-z])|\(|(?= (?:yes|no), (?:not )?(?:used|in use)\.?$)|(?= (?:yes|no) (?:- |\d{4}\b|£))) ?"
    r"(?P<answer>yes|no(?! (?:recorded |such |relevant |direct |separate |additional |extra )?(?:information|records?|data|costs?|charges?|fees?|arrests?|alerts?)\b)|none|nil|never|not (?:currently )?(?:used|in use|held)|in use|used|us(?:es|ing)|tried|trial(?:l?ed|l?ing)?|pilot(?:ed|ing)?|(?<=\| )[yn](?= ?\|| ?$))\b"  # noqa: E501
)
_DENIES = ("no", "ni", "ne")
"""How *no*, *none*, *not used*, *nil* and *never* begin."""
_HEADS: tuple[tuple[re.Pattern[str], UseValue], ...] = (
    (re.compile(r"(?:currently |now )?(?:in use|used)(?: (?:now|at present|today))?:?"), "uses"),
    (
        re.compile(r"(?:previously )?(?:trial+ed|piloted|tested)(?: (?:in the past|only|but not adopted))?:?"),
        "trialled",
    ),
    (re.compile(r"(?:not|never) (?:currently )?(?:used|in use)(?: or trialled)?:?"), "no_use"),
)
_OF_THE_FORM = re.compile(r"exempt|\bfees?\b|copyright|marking|redact")
"""Rows of the form that a letter is written on, such as *FOIA Exemption: No*."""
_PLAIN_CELL = re.compile(r"(?:yes|no|y|n|none|nil)(?=$|[,.;:(-]| \(| -)")
"""Cells that answer, whatever the other columns of a table hold."""


def headed_use(line: Line, before: UseValue | None) -> UseValue | None:
    """What the heading says that stands above a list of technologies: *In use*, *Piloted*, *Not used*.

    Args:
        line: a sentence, perhaps such a heading.
        before: what the heading above it says.
    """
    for head, value in _HEADS:
        if line.first and head.fullmatch(line.words):
            return value
    return before if line.words.startswith("- ") or not line.first else None


@lru_cache(REMEMBERED)
def row_of(words: str) -> tuple[str, UseValue] | None:
    """The name and the value of a line such as *Live facial recognition - No*."""
    match = _ROW.match(words) if len(words) <= 220 else None
    if match is None or _OF_THE_FORM.search(match["named"]):
        return None
    answer = match["answer"]
    if answer == "n" or answer.startswith(_DENIES):
        return match["named"], "no_use"
    return match["named"], "trialled" if answer.startswith(("trial", "pilot", "tried")) else "uses"


def answers_in_cells(words: str) -> bool:
    """Whether words are a name and its answer in cells of their own, whatever other cells stand beside them."""
    return " | " in words and row_of(words) is not None


def last_cell(body: str) -> str:
    """The last cell of a table row, which holds the answer."""
    body = body.rstrip(" |")
    cells = [cell.strip() for cell in body.split("|")]
    if len(cells) > 2:
        body = next((cell for cell in cells[1:] if _PLAIN_CELL.match(cell)), body)
    cell = body.rpartition("|")[2].strip() if "|" in body else body
    return {"y": "yes", "n": "no"}.get(cell, cell)
