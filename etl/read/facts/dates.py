"""Dates: when the request was made or received and when the reply was sent, in every notation."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl.read.line import Line, first_asked, label_above
from etl.read.rulebook import Compiled, compiled, first
from etl.read.view.flat import Flat
from etl.reference_rules import Rules

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan ionawr", "february feb chwefror", "march mar mawrth", "april apr ebrill", "may mai", "june jun mehefin",  # noqa: E501
            "july jul gorffennaf", "august aug awst", "september sep sept medi septernber", "october oct hydref",
            "november nov tachwedd novernber", "december dec rhagfyr decernber",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"(?P<y1>20[0-3]\d)-(?P<m1>[01]\d)-(?P<d1>[0-3]\d)(?!\d)"
    rf"|(?P<d2>[0-3]?\d) ?[/.-] ?(?P<m2>[01]?\d) ?[/.-] ?(?P<y2>(?:20)?[0-3]\d)(?![\d/]|[.-]\d)"
    rf"|(?P<d3>[0-3li]?[\dlio])(?: ?\^?(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?(?: day)?(?: of)?[ -]?|(?:st|nd|rd|th)\n)"
    rf"(?:(?:{_MONTH}) ?/ ?)?(?P<m3>{_MONTH})\.?,?(?:[ -]|\n(?=20[0-3]\d\b))?"
    rf"(?P<y3>20[0-3]\d|'?[0-3]\d(?!\d| ?[:/]))"
)
_MONTH_FIRST = re.compile(rf"(?P<m4>{_MONTH})\.? (?P<d4>[0-3]?\d)(?:st|nd|rd|th)?,? (?P<y4>20[0-3]\d)")
_NUMBER = re.compile(r"\d+")
_MISREAD_ONE = re.compile(r"(?<!\w)[li]")
"""A capital or small letter that a scan reads for the figure one: *I8 March*, *3lst August*."""
_MISREAD = str.maketrans("lio", "110")
_LONGEST_MONTH = max(map(len, _MONTHS))
_MONTH_BEFORE = re.compile(rf"[a-z]{{3,{_LONGEST_MONTH}}}\.? $")
_WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? $")
_IN_SENTENCE = re.compile(r"\b(?:on|by|in|from|since|between|until|before|after|to|and)\s*$")
"""A date that a sentence tells, not one that a letterhead bears."""
_SIGNED = re.compile(r"(?!.*\b(?:by|until|before|from|since|within|after|on)\b)[a-z][a-z .'&-]{2,60}, ")
"""What stands before the date at the foot of a letter: a name or an office."""
_NOT_DATING = frozenset(
    {"request", "older_mail", "quoted_reply", "statute", "harm", "public_interest", "complaint_rights"}
)
_OF_OTHERS = frozenset({"request", "older_mail", "quoted_reply"})
_DATED = re.compile(
    r"(?:date|dated(?: this)?|sent|issued|responded|replied|answered|disclosed|provided(?: on)?|"
    r"date of (?:this |our )?(?:response|reply|letter|decision|issue|disclosure)|"
    r"this (?:response|reply|letter) (?:was )?(?:provided|given|sent|issued)(?: on)?|"
    r"^signed[^\n]{0,40} on)[ :,]*$"
)
_MAIL_HEAD = re.compile(r"(?:sent|date|on) ?:")
_REPLY_GIVEN = re.compile(r"(?:response|reply|answer) (?:was )?(?:provided|given|sent|issued|dated)(?: on)? ")
_OF_THIS_LETTER = re.compile(
    r",? (?:being |which is )?the date of (?:this|our) (?:letter|response|reply|e-?mail)\b|"
    r" (?:answered|responded|replied)(?= ?(?:\n|$))"
)
_HEADED = re.compile(
    r"\| ?(?:date of (?:reply|response|letter|decision)|date (?:replied|responded|answered)|replied|answered)(?: \|)?$"
)
"""The head of the last column of a row: *Decision | Date of reply*, above *Disclosed in part | 6 December 2024*."""
_LAST_CELL = re.compile(r"\| ?$")
_LAST_LINES = 3
_SHORT = 60
"""Signs of the name of a force below its mailbox, above the date of a message."""
_RIGHT_BELOW = 2
"""Signs between the end of one line and the next."""
_OF_REPLY = frozenset({"responded", "alone", "head", "foot"})
"""Dates of which one is the reply's; no request came after it."""
_OWN = frozenset({"answer", "refusal_notice", "boilerplate"})


@dataclass(frozen=True)
class Dated:
    """A date with its place and what its label says that it is."""

    value: dt.date
    start: int
    end: int
    kind: str
    rule: str
    confidence: float


class Dates:
    """Compiled from the table of date labels once."""

    def __init__(self, rules: Rules) -> None:
        self.labels: tuple[Compiled, ...] = compiled(rules.dates)

    def of(self, flat: Flat, lines: list[Line]) -> dict[str, Dated]:
        """The dates of the reply (``responded``), of the request and of its receipt, where stated."""
        found = self._all(flat, lines)
        answer: dict[str, Dated] = {}
        latest = max((row.value for row in found if row.kind in _OF_REPLY), default=dt.date.max)
        for kind in ("responded", "requested", "received"):
            labelled = [row for row in found if row.kind == kind and (kind == "responded" or row.value <= latest)]
            if labelled:
                surest = max(row.confidence for row in labelled)
                best = [row for row in labelled if row.confidence == surest]
                portal = best[0].rule == "d-portal"
                answer[kind] = max(best, key=lambda row: row.value) if portal else best[0]
        if "responded" in answer:
            answer["responded"] = _later_of_pair(answer["responded"], found)
        else:
            unlabelled = _unlabelled(found, answer)
            if unlabelled is not None:
                answer["responded"] = unlabelled
        return answer

    def _all(self, flat: Flat, lines: list[Line]) -> list[Dated]:
        found: list[Dated] = []
        at = 0
        asked_at = first_asked(lines) or len(lines)
        for match in _dates_in(flat.low):
            value = _value(match)
            if value is None:
                continue
            while at + 1 < len(lines) and lines[at + 1].start <= match.start():
                at += 1
            kind, rule, sure = self._kind(flat.low, match, lines, at, asked_at)
            found.append(Dated(value, match.start(), match.end(), kind, rule, sure))
        return found

    def _kind(
        self, low: str, match: re.Match[str], lines: list[Line], at: int, asked_at: int
    ) -> tuple[str, str, float]:
        line = lines[at]
        before = _WEEKDAY.sub("", low[max(line.start, match.start() - 110) : match.start()])
        if line.kind not in _OF_OTHERS and _OF_THIS_LETTER.match(low, match.end()):
            return "responded", "d-of-this-letter", 0.9
        if line.kind in _NOT_DATING:
            told = self._told(before, match.end(), line, len(lines) - at)
            if told is not None:
                return told
        if _below_byline(lines, at) and (line.rule == "byline" or match.start() - line.start < _SHORT // 2):
            return "responded", "d-portal", 0.9
        answers = line.rule in ("voice-short-answer", "table-cell") and not _REPLY_GIVEN.fullmatch(before)
        if answers or line.label_end and at > asked_at:
            return "other", "date-answers", 0.5
        if not before.strip(" |-") and (above := label_above(lines, at)):
            before = f"{above} "
        label = first(self.labels, before) if "\n" not in before else None
        if label is not None:
            rule = label[0].rule
            return rule.result, rule.rule_id, rule.confidence
        return _by_place(low, match, lines, at)

    def _told(self, before: str, end: int, line: Line, left: int) -> tuple[str, str, float] | None:
        """What a date is that stands in a part of the letter that dates nothing, unless a label says otherwise."""
        asks = line.kind == "older_mail" or line.rule in ("thread-request", "message-goes-on")
        if asks and _MAIL_HEAD.match(before):
            return "other", "date-in-request", 0.8
        if line.first and left <= _LAST_LINES and _SIGNED.fullmatch(before) and end >= line.end - 1:
            return "foot", "date-signature", 0.75
        if before.strip() != "" and not _DATED.search(before):
            return self._in_request(before, line.kind)
        return ("other", "date-older", 0.8) if line.kind in ("older_mail", "quoted_reply") else None

    def _in_request(self, before: str, kind: str) -> tuple[str, str, float]:
        if kind == "request":
            for rule in self.labels:
                if rule.rule.result in ("received", "requested") and rule.search(before):
                    return rule.rule.result, rule.rule.rule_id, rule.rule.confidence
        return "other", "date-in-request", 0.5


def _unlabelled(found: list[Dated], known: dict[str, Dated]) -> Dated | None:
    """A date on a line of its own, or in the letterhead; of a bare pair the later one is the reply's."""
    alone = [row for row in found if row.kind == "alone"]
    head = [row for row in found if row.kind == "head"]
    foot = [row for row in found if row.kind == "foot"]
    asked = max((row.value for row in known.values()), default=dt.date.min)
    for rows in (alone, head, foot):
        fit = [row for row in rows if row.value >= asked]
        if fit:
            near = fit[:2] if len(fit) > 1 and 0 <= fit[1].start - fit[0].end <= 40 else fit[:1]
            return max(near, key=lambda row: row.value)
    return None


def _below_head(lines: list[Line], at: int, before: str, end: int) -> bool:
    """Whether a date is the last cell of a row, below the head *Date of reply*."""
    head = lines[at - 1].words if at else ""
    return _LAST_CELL.search(before) is not None and end >= lines[at].end - 2 and _HEADED.search(head) is not None


def _below_byline(lines: list[Line], at: int) -> bool:
    """Whether a line says who sends a message of the force, or stands right below one that does."""
    heads = at > 1 and lines[at - 2].rule == "byline" and len(lines[at - 1].words) < _SHORT
    return lines[at].rule == "byline" or at > 0 and lines[at - 1].rule == "byline" or heads


def _later_of_pair(first: Dated, found: list[Dated]) -> Dated:
    """Of two bare dates, one right below the other, the later one: a log prints the request's and the reply's."""
    below = next((row for row in found if row.kind == "alone" and 0 < row.start - first.end <= _RIGHT_BELOW), None)
    return below if below is not None and below.value > first.value else first


def _by_place(low: str, match: re.Match[str], lines: list[Line], at: int) -> tuple[str, str, float]:
    """What a date without a label is, by where it stands: alone, in the letterhead, right above a name, with the signature."""
    line, n_lines = lines[at], len(lines)
    if _below_head(lines, at, low[line.start : match.start()], match.end()):
        return "responded", "d-headed", 0.9
    above_name = at + 1 < n_lines and lines[at + 1].words.startswith("dear ") and match.end() == line.end
    short = line.end - line.start < 90 or above_name
    after = low[match.end() : line.end].strip(" |,.-)]")
    before = _WEEKDAY.sub("", low[max(line.start, match.start() - _SHORT) : match.start()])
    if not before.strip(" |,-([") and not after:
        return "alone", "date-alone", 0.85
    told = low[line.end - 1] == "." and _IN_SENTENCE.search(low[line.start : match.start()])
    if at < 10 and line.kind == "answer" and short and not told:
        return "head", "date-head", 0.75
    if n_lines - at <= 6 and short and not after and line.kind in _OWN:
        return "foot", "date-signature", 0.75
    return "other", "date-in-text", 0.5


def _dates_in(low: str) -> Iterator[re.Match[str]]:
    """Every date; looked for only at numbers."""
    end = 0
    for number in _NUMBER.finditer(low):
        at = number.start()
        if at < end or low[at - 1 : at] in ("/", ".", "-") and low[at - 2 : at - 1].isdigit():
            continue
        if at and _MISREAD_ONE.match(low, at - 1):
            at -= 1
        match = _DATE.match(low, at)
        if match is None:
            before = _MONTH_BEFORE.search(low, max(0, at - _LONGEST_MONTH - 2), at)
            match = _MONTH_FIRST.match(low, before.start()) if before else None
        if match is not None:
            end = match.end()
            yield match


def _value(match: re.Match[str]) -> dt.date | None:
    groups = match.groupdict()
    for number in "1234":
        if groups.get(f"d{number}"):
            month = groups[f"m{number}"]
            year = int(groups[f"y{number}"].strip("'"))
            try:
                return dt.date(
                    year + 2000 if year < 100 else year,
                    _MONTHS.get(month) or int(month),
                    int(groups[f"d{number}"].translate(_MISREAD)),
                )
            except ValueError:
                return None
    return None
