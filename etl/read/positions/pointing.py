"""Answers that only point at the answer to another question, and say the same."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.read.labels.labels_within import questions_within
from etl.read.labels.runs import MANY, numbers
from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.positions.frame import behind_label
from etl.read.positions.settle import DENY, DISCLOSE, REFUSE, Hit

_NA_SEE = re.compile(
    r"[ .:|)-]*(?:not applicable|n/a)[,;.:( -]{1,3}(?:please )?(?:see|refer to) (?=\(?(\d{1,2}[a-h]?\b|[a-h]\b|[ivx]{1,4}\b)?)"
)
_ALONE = re.compile(
    r"\b(?:see|refer to|as at|as for|as in|as per|at|for|to|same as) \(?(\d{1,2}[a-h]?|[a-h]|i{1,3}|iv|vi{0,3})\)?(?:$|,)"
)
"""*See (i)*: a question by its number alone."""
_ANSWER = r"(?:answer|reply|response|position|stance|line|point|result|reason|refusal|exemption|considerations?)"
_WHOSE = r"(?:(?:the|our|my|its) |the (?:force|constabulary|service|police)'s )?(?:same )?"
_TO_ANOTHER = re.compile(
    r"(?:[-*\"'] ?)?(?:(?:£ ?0|0|nil|zero|none)(?: (?:for|in) (?:each|every|all|any) [a-z]+)?[,;:. (-]+)?(?:please |"
    r"kindly )?(?:(?:see|refer(?:red)? (?:back )?to)"
    r"(?! (?:the )?(?:attached )?(?:document|annex|appendix|attachment|schedule|file)\b)|as (?:per|for|in|at|to|with|stated|"
    r"explained|set out)|same as|"
    r"(?:this is |it is )?(?:covered|answered|dealt with|addressed|explained)|the same (?:answer|response|reply|"
    r"reasons?|exemptions?)|ditto|"
    r"the same (?:goes|is true|applies|as(?= \(?(?:\d|[a-h]\b)))|"
    r"(?:we |i |the force )?(?:take|takes|adopt|adopts|have|has) the same (?:stance|position|view|approach|line)|"
    r"(?:likewise|again|as before|similarly),? (?:please )?(?:see|refer to)|"
    rf"(?:the )?same {_ANSWER} (?:as|here as)|"
    rf"{_WHOSE}{_ANSWER} (?:on|to|for|in respect of) (?:this|it|that)(?: (?:question|point|part|one|item))? (?:is|remains) "
    r"(?:identical|the same|no different|as)|"
    rf"{_WHOSE}{_ANSWER}s? (?:given |set out )?(?:to|at|on|for|under|in) "
    r"(?:q|question|point|part|item|no)?\.? ?\(?[a-z0-9]{1,3}\)? "
    r"(?:above )?(?:also |again )?(?:appl(?:y|ies)|holds?|stands?|serves?|goes))\b[^\n]{0,80}"
)
"""An answer that only points at the answer to another question."""
_TO_LAST = re.compile(
    rf"(?:the )?same (?:again|{_ANSWER}|here|applies(?: here)?|goes for this(?: one)?)(?:, (?:the )?same [a-z]+)?|"
    rf"{_WHOSE}{_ANSWER} (?:on|to|for|in respect of) (?:this|it|that)(?: (?:question|point|part|one|item))? (?:is|remains) "
    r"(?:no different|the same(?: as (?:above|before))?|as (?:above|before))|"
    r"(?:the|that|this) (?:decision|refusal|reasons?|exemptions?|position)"
    r"(?: (?:set out|given|stated|explained|described))? above (?:also )?(?:covers?|applies|apply|holds?|extends?)(?: to)?"
    r"(?: (?:this|here|it)(?: (?:question|part|one))?)?(?: (?:also|too|as well))?|"
    rf"(?:the|that|our) (?:above |last |previous |preceding |foregoing ){_ANSWER} (?:applies|holds|stands|serves|goes)"
    r"(?: (?:equally|also|again|too))?(?: (?:here|for this(?: one)?|to this(?: question| part| one)?))?(?: too| as well)?"
)
"""*Our position on this is no different*: what the question before was answered."""
_EMPTY = frozenset({"p-content", "p-not-applicable"})
"""Rules of answers of which no more is known than that they say something."""
_UNTOLD = frozenset({"unclear", "clarification_sought"})
_POINTS_ONLY = 130
"""A longer answer says more than where another one stands."""
_SO_ANSWERED = re.compile(
    r"[^\n]{0,40}\b(?:is|are|was|were|(?:has|have) been) (?:therefore |all |both |each )?answered (?:on (?:that|this) (?:basis|"
    r"footing)|accordingly|in (?:that|this) (?:way|sense|manner)|(?:thereby|thus)|by (?:that|this|the above))\b[^\n]{0,20}"
)


_FALLS = Phrase(
    rf"\b(?:so|therefore|hence|thus|consequently|accordingly|and),? (?:that )?(?:your )?(?:questions?|points?|parts?|q) ?{MANY}"
    r" (?:therefore |thus |also |then |both |all )?(?:(?:does|do) not (?:therefore |thus |then )?(?:arise|apply)|falls? away|"
    r"drops? away|(?:is|are) not applicable)"
)


def _pointed_at(line: Line, body: str) -> tuple[str, ...]:
    """The other questions whose answer an answer points at: *please see the answer to question 2*."""
    if not line.questions or len(body) > _POINTS_ONLY or not _TO_ANOTHER.fullmatch(body.rstrip(" .")):
        return ()
    alone = _ALONE.search(body.rstrip(" ."))
    names = questions_within(body) or ((alone[1],) if alone else ())
    return tuple(name for name in names if name not in line.questions)


def _pointing(lines: list[Line]) -> list[tuple[Line, tuple[str, ...]]]:
    """The answers that only point, each with the questions that they point at."""
    found: list[tuple[Line, tuple[str, ...]]] = []
    last: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    for line in lines:
        if line.kind != "answer" or not line.questions:
            continue
        if line.questions != last:
            before, last = last, line.questions
        body = behind_label(line)
        names = _pointed_at(line, body) or (before if _TO_LAST.fullmatch(body.rstrip(" .")) else ())
        if names:
            found.append((line, names))
    return found


def _copied(line: Line, source: Hit) -> Hit:
    """What is stated elsewhere, as the statement of the answer that points there."""
    return replace(
        source,
        questions=line.questions,
        start=line.start,
        end=line.end,
        line=line.number,
        rule="p-as-there",
        confidence=min(source.confidence, 0.75),
    )


def as_there(lines: list[Line], hits: list[Hit], found: list[Hit]) -> list[Hit]:
    """Give each answer that points at another one the position stated there; the last one, where it has several.

    Args:
        lines: the letter.
        hits: statements found before.
        found: statements of short answers; those that only point are replaced.
    """
    pointing = _pointing(lines)
    if not pointing and not any(hit.rule == "p-not-applicable" for hit in found):
        return found
    there: dict[str, Hit] = {}
    for hit in sorted([*hits, *found], key=lambda row: row.start):
        if hit.position in DENY | DISCLOSE | REFUSE and hit.rule != "p-not-applicable":
            for name in hit.questions:
                there[name] = hit
    copied: dict[int, Hit] = {}
    for line, names in pointing:
        source = next((there[name] for name in names if name in there), None)
        if source is not None:
            copied[line.number] = _copied(line, source)
    return [_denied_there(hit, lines, there) for hit in found if hit.line not in copied] + [*copied.values()]


def pointed_at_last(stated: list[Hit], lines: list[Line]) -> list[Hit]:
    """Give an answer that only points, and on which nothing else was found, what was decided where it points.

    Args:
        stated: the one statement that stays for each question and scope.
        lines: the letter.
    """
    pointing = _pointing(lines)
    of: dict[str, list[Hit]] = {}
    for hit in stated if pointing else ():
        of.setdefault(hit.questions[0], []).append(hit)
    for line, names in pointing:
        there = [hit for name in names for hit in of.get(name, ()) if hit.position not in _UNTOLD]
        for question in line.questions if there else ():
            if all(hit.rule in _EMPTY for hit in of.get(question, ())):
                of[question] = [replace(_copied(line, hit), questions=(question,)) for hit in there]
    return [hit for found in of.values() for hit in found] if pointing else stated


def so_answered(hits: list[Hit], lines: list[Line]) -> list[Hit]:
    """*Questions 1 to 4 are answered on that basis*: the questions named get what the sentence before states of none.

    Args:
        hits: statements found.
        lines: the letter.
    """
    said = {hit.line: hit for hit in hits if hit.position in DENY | REFUSE and hit.questions == ("all",)}
    for line in lines:
        before = said.get(line.number - 1)
        if before is not None and line.kind == "answer" and line.questions and _SO_ANSWERED.fullmatch(line.words):
            there = replace(before, questions=line.questions, confidence=min(before.confidence, 0.85))
            hits = [there if hit is before else hit for hit in hits if hit.line != line.number]
    return hits


def with_fallen(hits: list[Hit], lines: list[Line]) -> list[Hit]:
    """*It is not used, and so question 4 does not arise*: the question that falls away is denied with the one before.

    Args:
        hits: statements found.
        lines: the letter.
    """
    stated = {name for hit in hits for name in hit.questions}
    found = list(hits)
    for hit in hits:
        fallen = _FALLS.search(lines[hit.line].words) if hit.position in DENY and hit.questions != ("all",) else None
        names = tuple(name for name in numbers(fallen[1]) if name not in stated) if fallen else ()
        if names:
            stated.update(names)
            found.append(replace(hit, questions=names, rule="p-not-applicable", confidence=0.75))
    return found


def _denied_there(hit: Hit, lines: list[Line], there: dict[str, Hit]) -> Hit:
    """*Not applicable, see 1* denies what question 1 denies."""
    line = lines[hit.line]
    pointed = _NA_SEE.match(line.words, line.label_end) if hit.rule == "p-not-applicable" else None
    names = (pointed[1] or "", *questions_within(line.words[pointed.end() :])) if pointed else ()
    source = next((there[name] for name in names if name in there and name not in hit.questions), None)
    return replace(hit, position=source.position) if source is not None and source.position in DENY else hit
