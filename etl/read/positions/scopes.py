"""Which use a statement speaks of: open, hidden, any other information, or all of it."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.model import Scope
from etl.read.labels.part_labels import whole_of
from etl.read.labels.runs import MANY, numbers
from etl.read.line import MOST_ASKED, Line
from etl.read.phrase import Phrase
from etl.read.positions.settle import DENY, DISCLOSE, NCND, REFUSE, Hit
from etl.read.rulebook import Compiled, compiled
from etl.reference_rules import Rules

_DUTY = re.compile(
    r"(?:therefore,? |as such,? |in (?:that|this) (?:respect|regard),? )?(?:the|this|our) (?:duty|obligation|requirement)\b|"
    r"by virtue of (?:the )?(?:following |these )?(?:exemptions?|provisions?),? the (?:duty|obligation|requirement)\b|"
    r"(?:section|s\.?) ?1 ?\(|(?:both |the exclusions? in )?(?:sections?|ss?\.?) ?\d|"
    r"[^\n]{0,80}\b(?:duty|obligation|requirement)\b[^\n]{0,60}\bnot (?:apply|arise)[^\n]{0,12}\b"
    r"(?:to|for) (?:it|this|that|them)\b"
)
"""The sentence that only says by which provision the statement before it is made."""


_OVERT = Phrase(r"\bovertly\b|(?<!not )(?<!not limited to )(?<!not confined to )\bovert\b")
_ANSWERS_ABOUT = Phrase(
    r"\b(?:answers?|responses?|repl(?:y|ies)|said|above|foregoing|following|below|this|parts?|information)\b[^\n]{0,60}\b"
    r"(?:concerns?|relates?|refers?|appl(?:y|ies)|covers?|ha(?:s|ve) to do with|"
    r"(?:is|are|was|were) (?:given |made |provided )?(?:only |solely )?"
    r"(?:about|for|on|of|in relation to|in respect of|with regard to|confined|limited|restricted))\b[^\n]{0,40}\bovert|"
    r"(?<!the )\b(?:answer|respond|reply)(?:s|ing)? (?:only |solely )?"
    r"(?:as regards|as to|in (?:respect|relation|regard) (?:of|to)|"
    r"with (?:regard|respect) to|on|for|concerning|about) (?:the )?overt|"
    r"\b(?:as|so) far as (?:any |the )?overt|"
    r"^(?:as (?:to|regards|for)|in (?:respect|relation|regard) (?:of|to)|with (?:regards?|respect) to|regarding|on|for) "
    r"(?:any |the )?overt use,? [^\n]{1,60}\b(?:repl(?:y|ies)|answers?|responds?|responses?)(?: (?:is|are)(?: as follows)?)?:|"
    r"\b(?:answers|responses|replies|above|foregoing)\b[^\n]{0,60}\b(?:do|done|used?) openly\b"
)
_ANSWERS_TO = re.compile(
    r"\b(?:answers?|responses?|repl(?:y|ies)) (?:given )?(?:(?:to|at|under|for) )?(?:your )?(?:questions?|points?|parts?|q)? ?"
    rf"{MANY}"
)
_NOT_ABOUT_COVERT = Phrase(
    r"\b(?:answers?|responses?|repl(?:y|ies)|above|foregoing)\b[^\n]{0,40}\b(?:do|does)(?: not|n't) "
    r"(?:extend to|cover|touch(?: on)?|concern|include|speak of|relate to|deal with)\b[^\n]{0,40}\bcovert"
)


def _heading(words: str) -> re.Pattern[str]:
    """A line of its own that may bear a number, a letter or *Section one*, and a second title behind a dash."""
    part = r"(?:section|part) (?:one|two|three|four|[a-d]|\d|i{1,3})(?: ?[:.-])? "
    return re.compile(rf"(?:{part}|[a-z][.)]? ?|\d[.)] ?)?{words}(?: - [a-z ]{{3,40}})?[ :.-]*")


_OVERT_HEADING = _heading(
    r"(?!(?:[a-z]+ ){0,6}(?:is|are|was|were|not|has|have|much) )(?:[a-z]+ ){0,7}overt(?: [a-z]+){0,6}"
)
_COVERT_HEADING = _heading(r"(?:(?!overt\b)[a-z]+ ){0,5}covert(?: [a-z]+){0,4}")
"""*Covert policing*, alone on its line."""
_NEAR_HEADING = 5
"""Sentences below such a heading that it still speaks for."""
_HEADING = 60
"""A shorter line right above a sentence may head it."""
_TURNING = 140
"""A shorter sentence that turns to a matter says nothing of it yet."""
_NEAR_DECISION = 3
"""Sentences below a decision in which the provision behind it is named."""
_BESIDES = re.compile(
    r"(?:in addition|additionally|furthermore|further,|however, in addition|as well as)"
    r"(?!,? (?:for|as to|in respect of|on) (?:one|two|three|a single) (?:points?|parts?|questions?|items?)\b)"
)
"""How a refusal to confirm or deny begins that goes beyond the answers above it."""
_CONTRAST = re.compile(r"[;,]? (?:but|whereas|while)\b|; |(?<!,) however\b|, however\b(?!,)")
"""Where a sentence that holds two statements turns from one to the other."""
_ONLY_NUMBERS = re.compile(r"[q\d .,)&-]{1,12}|questions? [\d ,&-]{1,12}(?:and|to)? ?\d{0,2}[.:]?")
"""*1. - 4.*: the numbers of the questions that the next sentence answers."""
_SUCH = Phrase(
    r"\b(?:such|this|that|these|those) (?:information|use|activity|work|capability|technique)|\b(?:do|say) so\b|"
    r"\bwhether the information (?:exists|is held)\b|^on (?:this|that)\b|"
    r"\b(?:information|anything|material|records?|nothing) of (?:this|that|the) (?:description|kind|sort|nature|type)\b"
)
_TURNS_TO = re.compile(
    r"(?:you (?:also |then |further )?(?:ask|asked|requested)|turning to|as (?:to|regards)|finally,? )"
)
"""A sentence that only says what the next one is about."""
_TURNS_TO_COVERT = re.compile(
    r"(?:in (?:relation|respect|regard) (?:of|to)|with (?:regards?|respect) to|as (?:regards|to|for)|regarding|concerning) "
    r"(?:[a-z]+ ){0,4}covert"
)
"""*In relation to any covert use this is a refusal notice.* The next sentence says what is neither confirmed nor denied."""


class Scopes:
    """Compiled from the table of scopes once."""

    def __init__(self, rules: Rules) -> None:
        self.rules: tuple[Compiled, ...] = compiled(rules.scopes)

    def residual(self, words: str) -> bool:
        """Whether a sentence speaks of anything beyond what was answered."""
        fired = next((rule.rule.result for rule in self.rules if rule.search(words)), None)
        return fired == "residual"

    def of(self, words: str, found_at: tuple[int, int], position: str, hits: list[Hit], line: Line) -> Scope:
        """The scope from the sentence that holds the decision; a split inside it goes by the nearer clause."""
        before = hits[-1] if hits else None
        if before is not None and goes_on(before, position, line):
            return before.scope
        clause = _clause(words, *found_at)
        for rule in self.rules:
            found = rule.search(clause)
            if found is None:
                continue
            scope: Scope = rule.rule.result  # type: ignore[assignment]
            if scope == "residual" and position != NCND:
                continue
            if scope == "residual" and not hits:
                return "all"
            return scope
        besides = position == NCND and hits and not line.within and _BESIDES.match(words) is not None
        return "residual" if besides else "all"


def asked_of_use(lines: list[Line]) -> dict[str, str]:
    """The words of each numbered question that speaks of open or hidden use."""
    asked: dict[str, str] = {}
    for line in lines:
        if line.kind == "request" and ("overt" in line.words or "undercover" in line.words):
            for question in line.questions:
                asked[question] = f"{asked.get(question, '')} {line.words}"[:MOST_ASKED]
    return asked


_INTEREST_MET = Phrase(r"\binterest\b[^\n.;]{0,20}\b(?:is|was|has been) [^\n.;]{0,30}\b(?:met|served|satisfied)\b")
"""*That interest is met by what has been given about overt policing*: an argument, which heads no answers."""


HIDDEN = re.compile(
    r"covert|undercover|\bnot (?:be )?overt|\b(?:hidden|concealed|secret) (?:use|deployment|work|activity|policing|"
    r"cameras?|devices?|or undercover)"
)


def answers_of_overt(lines: list[Line]) -> frozenset[str]:
    """The answers that are about open use beside a refusal to say anything of hidden use.

    Every one but the refusals to confirm or deny where the letter says so of its answers as such, in a sentence or a
    heading; denials of use where a single
    answer says that it is about open use.
    """
    named = {line.number for line in lines if _of_some(line)}
    told = [
        line
        for line in lines
        if line.kind == "answer"
        and not ("covert" in line.words or line.number in named or _INTEREST_MET.search(line.words))
    ]
    limited = any(line.kind == "answer" and _NOT_ABOUT_COVERT.search(line.words) for line in lines)
    if limited or any(_ANSWERS_ABOUT.search(line.words) for line in told):
        return DENY | DISCLOSE | REFUSE - {NCND}
    if any(line.first and _OVERT_HEADING.fullmatch(line.words) for line in told):
        return DENY | DISCLOSE
    return frozenset({"no_use"} if any(_OVERT.search(line.words) for line in told) else ())


def with_overt_named(hits: list[Hit], lines: list[Line]) -> list[Hit]:
    """The statements, those on questions whose answers a letter says to be about overt use with that scope.

    *The answers to Q1 to Q3 are about overt use*: the others keep theirs.
    """
    named = {name for line in lines for name in _of_some(line)}
    return [
        replace(hit, scope="overt")
        if hit.scope == "all" and hit.position != NCND and named.issuperset(map(whole_of, hit.questions))
        else hit
        for hit in hits
    ]


def _of_some(line: Line) -> tuple[str, ...]:
    """*The answers to Q1 to Q3 are about overt use*: the questions whose answers a sentence says so of."""
    if line.kind != "answer" or _ANSWERS_ABOUT.search(line.words) is None:
        return ()
    found = _ANSWERS_TO.search(line.words)
    return numbers(found[1]) if found is not None else ()


def around(lines: list[Line], line: Line, asked: dict[str, str], position: str) -> Scope:
    """The scope that the heading above a sentence gives, or the question that it answers."""
    if position == NCND and (_headed_covert(lines, line) or _said_of_covert(lines, line)):
        return "covert"
    scope = _asked_scope(line, asked)
    return "all" if scope == "covert" and position in DISCLOSE else scope


def _headed_covert(lines: list[Line], line: Line) -> bool:
    """Whether the heading right above, or a few sentences above on the same matter, says that this is about covert use."""
    at = line.number - 1
    while at > 0 and _ONLY_NUMBERS.fullmatch(lines[at].words):
        at -= 1
    before = lines[at].words if at >= 0 else ""
    heads = len(before) < _HEADING or len(before) < _TURNING and _TURNS_TO.match(before) is not None
    if heads and HIDDEN.search(before) and not _OVERT.search(before):
        return True
    for row in reversed(lines[max(0, line.number - _NEAR_HEADING) : line.number]):
        if row.label_end or row.kind == "request":
            return False
        if row.first and _COVERT_HEADING.fullmatch(row.words):
            return True
    return False


def _said_of_covert(lines: list[Line], line: Line) -> bool:
    """Whether the sentences right before turn to hidden use, and this one goes on about *such information*."""
    last = lines[line.number - 1].words if line.number and not line.first else ""
    if _TURNS_TO_COVERT.match(last) and not _OVERT.search(last):
        return True
    before = " ".join(row.words for row in lines[max(0, line.number - 2) : line.number] if row.kind == "answer")
    return _SUCH.search(line.words) is not None and HIDDEN.search(before) is not None and not _OVERT.search(before)


def _asked_scope(line: Line, asked: dict[str, str]) -> Scope:
    """The scope that the questions of an answer asked about, where each asks about one only."""
    words = [asked.get(question, "") for question in line.questions]
    if words and all(HIDDEN.search(row) and not _OVERT.search(row) for row in words):
        return "covert"
    return "overt" if words and all(_OVERT.search(row) and not HIDDEN.search(row) for row in words) else "all"


def _clause(words: str, first: int, last: int) -> str:
    """The part of a sentence around a stretch of it: cut at a contrast, where the sentence holds two statements."""
    cut = [found.start() for found in _CONTRAST.finditer(words)]
    start = max((at for at in cut if at <= first), default=0)
    end = min((at for at in cut if at >= last), default=len(words))
    return words[start:end]


def goes_on(before: Hit, position: str, line: Line) -> bool:
    """Whether a sentence only adds the provision to a neither-confirm-nor-deny just made."""
    ncnd = position == before.position == NCND
    return ncnd and line.number - before.line <= _NEAR_DECISION and _DUTY.match(line.words) is not None
