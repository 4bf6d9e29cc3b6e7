"""The letter's own number as printed, not the number of an earlier or another request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.read.line import Line, first_asked, label_above
from etl.read.rulebook import Compiled, compiled, first
from etl.read.view.flat import Flat
from etl.reference_rules import Rules

_SHAPE = re.compile(
    r"(?<![\w/.@#-])(?:"
    r"\d{2}[./]foi[./]\d{2}[./]\d{4,7}(?:/[a-z])?"
    r"|\d{2,4}/[a-z]{2,4}/\d{3,7}|[a-z]{3}\.\d{2}\.\d{4,6}"
    r"|foia?20[0-3]\d\.\d{2}\.\d{2,5}"
    r"|[a-z]{2,5}foi \d{3,7}[-/]\d{2,4}"
    r"|(?:foi|ir|eir|rfi)\.\d{2,7}[./-]\d{2,4}"
    r"|(?:[a-z]{1,6}[/-]){1,4}\d{1,8}(?: ?[-/_] ?\d{1,7}){0,3}(?:[a-z]{1,3}|/[a-z]{1,4}|-[a-z]{1,2}(?![a-z]))?"
    r"|\d{2}/20[0-3]\d/\d{4,6}|[a-z]{2,3}20[0-3]\d-\d{3,5}"
    r"|[a-z]{1,4}\d{2,8}/\d{2,4}(?:/[a-z]{1,4})?"
    r"|(?:foi|foia|rfi|eir|ir|f|fo|far|comp)\d{1,8}(?:[-/_]\d{1,7}){0,3}[a-z]{0,2}"
    r"|\d{2}/\d{3,5}/\d{2}|\d{2}/\d{4,6}|\d{1,4}-20[0-3]\d-\d{1,5}"
    r"|20[0-3]\d/\d{2}[-/]\d{2,6}"
    r"|20[0-3]\d ?[/.-] ?\d{2,7}(?:/[a-z]{1,3})?"
    r"|\d{2,4}[-/]\d{2}[-/]\d{3,5}"
    r"|\d{1,7}[a-z]? ?[-/_] ?20[0-3]\d[-/]\d{2}"
    r"|\d{1,7}[a-z]?(?: ?[/_-] ?(?:20[0-3]\d(?:/\d{2})?|[0-3]\d)|\.20[0-3]\d-\d{2})[a-z]?"
    r"|\d{1,8}/[a-z]{2,5}/\d{2,4}"
    r"|\d{2}-\d{3,5}(?:-\d{2})?"
    r"|[a-z]{2,5}\d{4,12}|\d{8}-\d{1,2}"
    r"|\d{4,8}"
    r")(?![\w@]|[/.-]\d| \d{3} \d{3,4}\b)"
)
_TOKEN = re.compile(r"(?<![\w/.@-])(?=[a-z./_-]*\d)[a-z0-9]{1,8}(?:[/._-][a-z0-9]{1,8}){1,5}(?![\w@]|[/.-]\d)")
"""Any number in parts: the letter's own where its label stands right before it."""
_PREFIX = re.compile(
    r"(?:^|[\s|:\[(])((?!FOIA?\b|REF |N[OR] |ROI |SAR |RE |MY |ID |ON |OF |IN |TO |AT |BY |AND |FOR |YOUR |OUR |"
    r"DATE )[A-Z]{2,4}[ -](?:FOI )?|FOI-IR )$"
)
"""Capitals before a number that are part of it, as in *DAT 4417/22*, *IR 24-0719* and *CNC-FOI 2019-063*."""
_PREFIXED = 12
"""Signs before a number among which such capitals stand."""
_OF_REVIEW = re.compile(r"(?: |-|/| [-–] | ?\()(?:IR|R|Review)\b\)?(?=[\s.,;]|$)")
"""*F-2024/00877 IR*, *3318-20/IR*, *22-1186 (Review)*: what an internal review prints behind the number of the request."""
_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(r"\d+")
_COUNTS = re.compile(r"[£$]|\b(?:between|from|to|in|until|since|year|financial|act|during|for)\b")
"""Words before a number that is a sum, a year or a span of time."""
_NO_YEAR = re.compile(r"\d\d/\d\d/(?!(?:19|20)\d\d$)\d{3,5}")
"""*01/02/1234*: like a date, but for its year."""
_FEWEST_DIGITS = 4
_DATELIKE = re.compile(r"(?:[0-3]?\d[/.-][01]?\d[/.-](?:20)?\d\d)")
_FIRM = re.compile(r"\d{2}[./]foi[./]|foi|[a-z]?\d+[a-z]? ?[/_] ?\d{2,4}")
_YEARLIKE = re.compile(r"\d\d/\d\d/20[0-3]\d|20[0-3]\d ?[/.-] ?\d\d")
_TOO_BARE = re.compile(r"[a-z]+-?\d{1,3}|\d{4,8}|\d{2}-\d{3,5}|[a-z]{2,5}\d{4,9}")
_REVIEWED = (
    "review of",
    "review of foi",
    "review of request",
    "review of case",
    "review of foi request",
    "review of your request",
    "review - foi",
    "original request:",
)
"""A review without a number of its own goes by the number of the request that it reviews."""
_YOURS = re.compile(r"\byour ref(?:erence)?[ .:]*$")
"""The applicant's number, where the letter has one of its own beside it."""
_YEAR_ALONE = re.compile(r"(?:19|20)\d\d")
_FAR_DOWN = 25
"""Sentences of a letter, or of the next message on a page, among which its number stands."""
_FOOT = 3
"""The last lines of a letter, where some print it."""
_HEAD = 4
"""Lines of a letterhead in which a number alone, or below the sender of a message one that begins a line, is its own."""
_OF_LETTERHEAD = 0.95
"""How sure *FOI/16001* on a line of its own is: more than a number that a sentence tells as *our reference*."""
_TOLD = re.compile(r"\b(?:was|were|given|gave|answered|replied|responded|wrote|sent|correspondence of)\b")
"""Words of a sentence that tells the number of an earlier request."""
_DIGITS_ALONE = re.compile(r"\d{5,8}")
_SAID = re.compile(r"ref|n(?:o|um|umber)\b|cyf")
"""A label that says *reference* or *number*, not only *FOI* as the title of a page has it."""


class References:
    """Compiled from the table of reference labels once."""

    def __init__(self, rules: Rules) -> None:
        self.labels: tuple[Compiled, ...] = compiled(rules.references)

    def of(self, flat: Flat, lines: list[Line]) -> tuple[int, int, str, float] | None:
        """Place, rule and sureness of the letter's own reference."""
        best: tuple[float, int, int, str] | None = None
        head = 0
        for at, line in enumerate(lines):
            head = at if line.rule == "byline" else head
            if (
                head + _FAR_DOWN < at < len(lines) - _FOOT
                and "our ref" not in line.words
                and line.kind != "noise"
                or line.kind in ("statute", "harm", "public_interest", "older_mail", "quoted_reply")
            ):
                continue
            if _DIGIT.search(line.words) is None or line.words.startswith("to:"):
                continue
            for match in _numbers(flat.low, line):
                scored = self._score(flat.low, line, at, match, lines)
                if scored is not None and at > head + _FAR_DOWN and scored[1] != "f-own":
                    continue
                if scored is not None and (best is None or scored[0] > best[0]):
                    best = (scored[0], match.start(), match.end(), scored[1])
        if best is None:
            best = _by_publication(lines)
        if best is None or best[0] < 0.5:
            return None
        prefix = _PREFIX.search(flat.cased, max(0, best[1] - _PREFIXED), best[1])
        review = _OF_REVIEW.match(flat.cased, best[2])
        end = review.end() if review else best[2]
        return prefix.start(1) if prefix else best[1], end, best[3], min(best[0], 0.97)

    def _score(
        self, low: str, line: Line, at: int, match: re.Match[str], lines: list[Line]
    ) -> tuple[float, str] | None:
        words = match[0]
        shaped = match.re is _SHAPE
        before = low[max(line.start, match.start() - 60) : match.start()]
        if before.strip(" |-") in ("", "foi") and (above := label_above(lines, at)):
            before = f"{above} {before}"
        found = first(self.labels, before)
        label = found[0].rule.result if found is not None else None
        if label == "other":
            return (0.55, "f-reviewed") if before.rstrip().endswith(_REVIEWED) and at < 8 else None
        if not shaped and (label != "own" or len(_DIGIT.findall(words)) < _FEWEST_DIGITS):
            return None
        if _YEAR_ALONE.fullmatch(words) and not _SAID.search(before[-30:]):
            return None
        if _DATELIKE.fullmatch(words) and not _NO_YEAR.fullmatch(words):
            return None
        alone = match.start() == line.start and match.end() == line.end
        if label != "own" and _YEARLIKE.fullmatch(words) and not (alone and at < _HEAD and not _two_years(words)):
            return None
        return _placed(low, line, at, match, lines, (before, label, alone))


def _placed(
    low: str,
    line: Line,
    at: int,
    match: re.Match[str],
    lines: list[Line],
    seen: tuple[str, str | None, bool],
) -> tuple[float, str] | None:
    """The score by the label before a number, or by the place where it stands."""
    before, label, alone = seen
    words, shaped = match[0], match.re is _SHAPE
    early = max(0.0, 0.05 - at * 0.005)
    if label == "own":
        told = _TOLD.search(low, line.start, match.start()) is not None
        said = -0.05 if told else 0.08 if _SAID.search(before[-30:]) else 0.0
        yours = 0.1 if _YOURS.search(before) else 0.0
        whole = 0.0 if shaped else 0.02
        return (0.82 if line.kind != "request" else 0.72) + said + early + whole - yours, "f-own"
    if alone and 0 < at < _HEAD and words.startswith("foi"):
        return _OF_LETTERHEAD, "f-shape"
    if alone and 0 < at < _HEAD and _DIGITS_ALONE.fullmatch(words) and not before.strip():
        return 0.55 + early, "f-shape"
    titled = at < 3 and match.start() == line.start and low.startswith(" - ", match.end())
    if _TOO_BARE.fullmatch(words) and not words.startswith("foi") and not titled:
        return None
    if (
        line.kind in ("request", "complaint_rights", "boilerplate")
        or not words.startswith("foi")
        and _COUNTS.search(before[-14:])
    ):
        return None
    if not _FIRM.match(words) and at > 6 and not (alone and (at < 12 or words[:1].isalpha())):
        return None
    asked_at = first_asked(lines)
    numbered = alone and words[:1].isalpha()
    heads = match.start() == line.start and any(row.rule == "byline" for row in lines[max(0, at - _HEAD) : at])
    return (0.7 if at < max(12, asked_at) or numbered or heads else 0.45) + early, "f-shape"


def _numbers(low: str, line: Line) -> Iterator[re.Match[str]]:
    """What a sentence has that looks like a reference; then other numbers in parts, which need a label."""
    yield from _SHAPE.finditer(low, line.start, line.end)
    for match in _TOKEN.finditer(low, line.start, line.end):
        if not _SHAPE.fullmatch(match[0]):
            yield match


def _two_years(words: str) -> bool:
    """Whether a number such as 2021/22 names a financial year."""
    first, second = _FIGURES.findall(words)[:2]
    return int(second) % 100 == (int(first) + 1) % 100


_PUBLICATION = re.compile(r"pub(?:lication)?(?: (?:no\.?|number|ref))? ?\d{2,6}$")
_NUMBER_LINE = re.compile(r"\d{4,7}$")


def _by_publication(lines: list[Line]) -> tuple[float, int, int, str] | None:
    """A disclosure log that prints the publication's number and, on the next line, the request's, both bare."""
    for before, line in zip(lines, lines[1:], strict=False):
        if _PUBLICATION.match(before.words) and _NUMBER_LINE.match(line.words):
            return 0.7, line.start, line.end, "f-after-publication"
    return None
