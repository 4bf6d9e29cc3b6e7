"""What an answer tells before it keeps the rest back: a partial disclosure, though no word says so."""

from __future__ import annotations

import re

from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.positions.frame import FRAME, HEADS_QUESTIONS
from etl.read.positions.settle import Hit
from etl.read.segments.voice_signs import ANSWER_ALONE

_A_PART = Phrase(
    r"\b(?:break ?down|second (?:half|part)|latter|rest|remainder|that (?:part|half|portion)|other (?:part|half))\b"
)
"""What of a question would cost too much, where the rest of it is answered."""
_ENTIRELY = Phrase(r"\bin full\b|\bentire|\bwhole\b|\ball of (?:it|this|that)|\bnone of\b")
_ALL_OF_IT = Phrase(
    r"\b(?:releas|disclos|provid|suppl|withhold|refus|publish|shar)(?:e|y|ing|ying)? (?:it|them|either|both|this|these figures)\b"
    r"(?! (?:part|in part))|"
    r"^(?:\W{0,2}\w{1,3}\W{1,2})?(?:(?:accordingly|therefore),? )?(?:(?:this|it|they|both|these|the information|this information|"
    r"these (?:figures|papers|documents)) (?:is|are)(?:, (?:though|however),)? (?:both |therefore |also )?"
    r"(?:held\b[^\n.;]{0,12}\b(?:but|and|although)|"
    r"exempt|withheld|refused|not (?:being )?(?:released|disclosed|provided|given))|held,? (?:but|and)\b)|"
    r"\bbut (?:they|it|these|this) (?:is|are|will) not (?:be |being )?(?:released|disclosed|provided|given|supplied)\b|"
    r"\bappl(?:y|ies) to (?:it|them|this|both)\b"
)
"""*We hold it and have decided not to release it*: what was told before only says what there is."""
_NAMED_THING = re.compile(
    r"\b(?:the (?!force|constabulary|service|department|office|council|centre|public|balance|exemption)|their |its |who |which |"
    r"what |where )"
)
_STATES = re.compile(
    r"\b(?:is|are|was|were|has|have|had|took|cost|costs|paid|use|uses|used|runs?|supplies|makes|comes? from|came from)\b|\d"
)
_DECISION_WORDS = re.compile(
    r"\b(?:uph(?:o|e)ld(?: in)?|vary|varied|overturn(?:ed)?) (?:the|our|that|full|part)\b|"
    r"\b(?:held|holds?)\b(?! (?:between |about |around |some |over )?\d)|exempt|withh|refus|\bsections?\b|\bs\.? ?\d|"
    r"regulation|disclos|releas|provid|"
    r"suppl(?:y|ied) you|request|confirm|"
    r"personal data|privilege|consider|review|officer was|prejudic|\bnot\b|\bno\b|public interest|harm|"
    r"search(?:es)? (?:of|was|were|has)|"
    r"\bthere (?:is|are|was|were) (?:some\b|(?:an? |one |two |three )(?:[a-z]{1,14} ){0,3}(?:assessment|report|policy|document|"
    r"paper|procedure|contract|agreement|dpia|record|list|guid(?:e|ance)|manual|protocol|advice|letter|file)|"
    r"(?:[a-z]{3,12}|\d{1,3}) (?:[a-z]{1,14} )?(?:letters|e-?mails|messages|papers|documents|reports|notes|pages)(?=[.,;]|$))|"
    r"\b(?:we|i) (?:do )?have (?:what|it|this|that|these|those|them|the|one|some)\b|"
    r"\bpossession\b|\b(?:we|i|the force) have (?:an?|one|both|all|two|three|four|five) (?:of [a-z]+|[a-z -]{2,30})?[.]?$|"
    r"\bscope\b|\boverlooked\b|"
    r"\b(?:the|this|that|it) (?:[a-z]+ ){0,2}(?:assessment|report|policy|document|paper|procedure|guidance|contract|plan|note|"
    r"audit|manual|dpia) (?:gives|contains|sets out|shows|describes|lists|says|explains|details|covers)\b|"
    r"\brel(?:y|ied|iance)\b|\bdecided\b|\bin (?:our|its) (?:keeping|hands)\b|"
    r"\bkeep(?:ing|s)? (?:it|them|this|that|these|those) (?:back|to (?:our|it)sel(?:ves|f)|private|confidential)\b|"
    r"\blocated\b|\bfound\b|\bnone\b|\bsuch\b|\bdocument\b|(?<!in )\bmay\b(?! ?\d)|\bwould\b|\bcould\b|\byou\b|\bif\b|"
    r"part(?:s|ly)? |"
    r"\b(?:still|being) (?:being )?(?:written|writing|drafted|drawn up|worked up|prepared|completed)\b|"
    r"\bcourse of completion\b|"
    r"\bwith us\b|\b(?:lent|given|supplied|passed|shown) to us\b|\bconfiden(?:ce|tial)\b"
)
"""Words of a decision, or of what leads to one."""
OF_ONE_THING = re.compile(
    r"(?:(?:but|however),? )?(?:[a-z]+ withheld\b|(?:the|their|its|our|one|two|three|four|an?|some) "
    r"(?!(?:[a-z]+ ){0,2}(?:information|data|request|requested|details|document|material|"
    r"force|constabulary|exemption|public|balance|answer|response|above|same|following|rest|remainder)\b)"
    r"(?:[a-z'-]+ ){1,10}(?:is|are|was|were|has been|have been) (?:also |therefore |however |being )?"
    r"(?:(?:third[- ]party |their )?personal (?:data|information),? and (?:are |is |therefore |so |thus ){0,2})?"
    r"(?:held,? (?:but|and|though)|exempt|withheld|refused|redacted|not (?:being )?(?:disclosed|released|provided|given))\b|"
    r"(?:(?:how|who|which|where|what|the) [^\n.;:]{2,70} )?(?:i am|we are) (?:withholding|"
    r"(?:not (?:releasing|disclosing|giving|providing)|refusing to (?:release|disclose|give|provide)) "
    r"(?:the|its|their) (?!information|data|request)))"
)
"""*The daily rate paid is exempt*, behind the other things that a question asks for."""
A_FIGURE = re.compile(r"(?<![\d./-])(?!20\d\d\b)\d[\d,]*(?![\d/-])(?! ?(?:hours|minutes)\b)")
"""A figure that is no year and no part of a date."""
_OF_LENGTH = re.compile(
    r"^(?:it|they|both|this|the [a-z ]{3,40}) (?:is|are|has|have|runs? to) \d[\d,]* (?:pages?|sides?|slides?|paragraphs?|words)\b"
)
"""*It is 31 pages long*: how long a paper is, which tells nothing of what stands in it."""
_TELLS_QUESTION = re.compile(
    r"(?:your )?(?:questions?|points?|parts?|items?|requests?|q) ?\(?[\da-h]{1,3}\)? (?:is|was|asks|asked|concerns|seeks|sought) "
    r"(?:about|for|if|whether|what|how|who|which|the|to know)\b"
)
"""*Question 4 is about what happened in testing*."""
_HEADS = re.compile(r"\W*\w{1,3}\W+[a-z][a-z ,&/-]* (?:20\d\d[ /,and-]*)+\W{0,3}")
"""*2. Searches, 2024 and 2025*: a heading, though it has figures."""
_TURN = re.compile(r"; (?:but |however,? )?|, (?:but|although|though|while|whereas) ")
_A_NAME = re.compile(r"[a-z][a-z0-9&', ()-]{2,60}\.")
_SPEAKS = re.compile(r"(?:i|we|the (?:force|constabulary|service)|the [a-z]+ (?:police|constabulary))\b")
_HANDED_OVER = re.compile(r"\b(?:is|are) (?:attached|enclosed|annexed|provided|given|supplied)\b")
_REFUSED = re.compile(r"exempt|withh|refus|\bnot\b|\bno\b|\bsections?\b|\bs\.? ?\d|would|could|should|may ")
_A_WORD = 12
_NAMED_ONLY = re.compile(r"[^\d.!;:?]*")
"""*3) names of the staff who can run them*, on a line of its own: what was asked, in short."""
_HAVE = re.compile(r"(?:we|the (?:force|constabulary)|i) (?:do )?have\b")
"""*We have streets pencilled in*: it is held, which is not to say what it is."""
_LISTS = re.compile(r"[^:;.\n]{3,60}\b(?:is|are|was|were|includes?|comprises?): (?=[^;\n]+;)")
"""*The criteria are: persons wanted on warrant; persons who may be at risk*: what is told stands behind the colon."""


def told_before(hits: list[Hit], lines: list[Line], aside: frozenset[int]) -> list[Hit]:
    """*The threshold is 0.64. The sites are withheld*: what an answer to a question tells before it keeps something back.

    Args:
        hits: statements found.
        lines: the letter.
        aside: numbers of the sentences that help, explain or tell again what was said before.
    """
    kept: dict[str, Hit] = {}
    given = {name for hit in hits if hit.position not in ("withheld", "cost_limit") for name in hit.questions}
    for hit in sorted(hits, key=lambda hit: hit.line):
        for name in hit.questions:
            kept_back = (
                hit.position == "withheld" or hit.position == "cost_limit" and _A_PART.search(lines[hit.line].words)
            )
            if kept_back and name not in given and name != "all":
                kept.setdefault(name, hit)
    told = ((name, hit, _first_told(name, hit, lines, aside)) for name, hit in kept.items())
    return [
        Hit((name,), hit.scope, "disclosed", "p-told-before", 0.7, line.start, line.end, line.number)
        for name, hit, line in told
        if line is not None
    ]


def _first_told(name: str, hit: Hit, lines: list[Line], aside: frozenset[int]) -> Line | None:
    """The sentence of the answer to a question that tells something before a statement keeps the rest back."""
    at = lines[hit.line]
    sums_up = at.within and len(hit.questions) > 1
    if sums_up or _ENTIRELY.search(at.words):
        return None
    one_thing = OF_ONE_THING.match(at.words) is not None
    before = [
        line
        for line in lines[: hit.line]
        if line.kind == "answer" and line.questions == (name,) and not (one_thing and _marks(line))
    ]
    below = lines[before[0].number : hit.line + 1] if before else []
    kept_whole = max((row.number for row in below if _keeps_all(row)), default=0)
    for line in before:
        if (
            line.number in aside
            or _TELLS_QUESTION.match(line.words)
            or _puts_question(line, lines)
            or _OF_LENGTH.search(line.words)
        ):
            continue
        if line.number < kept_whole:
            return None
        says = tells(line) and not _HEADS.fullmatch(line.words)
        if says and (line is before[0] or A_FIGURE.search(line.words)):
            return line
        if one_thing and (_figure(line) or line is before[0] and _names(line)):
            return line
    return at if _turns(at) else None


def _keeps_all(line: Line) -> bool:
    """Whether a sentence keeps back all that was asked, and no thing that it names itself: *who they were, we withhold it*."""
    match = _ALL_OF_IT.search(line.words)
    return match is not None and _NAMED_THING.search(line.words[line.label_end : match.start()]) is None


def _marks(line: Line) -> bool:
    """Whether a line holds no more than the number of the question or the word *Answer*."""
    return line.label_end > 0 and line.label_alone or ANSWER_ALONE.fullmatch(line.words) is not None


def _puts_question(line: Line, lines: list[Line]) -> bool:
    """Whether a line above an answer, or between *Question 4* and its answer, says what was asked."""
    above, below = lines[line.number - 1 : line.number], lines[line.number + 1 : line.number + 2]
    headed = any(row.label_alone and row.questions == line.questions for row in above)
    if headed and line.label_end:
        return True
    marked = any(row.rule == "g-answer-mark" for row in below)
    if marked and line.label_end and any(row.questions == line.questions for row in below):
        return True
    if headed and not line.label_end and (marked or not line.words.endswith((".", ":", ";"))):
        return True
    answered = any(row.first and not row.label_end and row.questions == line.questions for row in below)
    return line.label_end > 0 and answered and _NAMED_ONLY.fullmatch(line.words, line.label_end) is not None


def _figure(line: Line) -> bool:
    """Whether a sentence without a verb gives a figure: *61 officers in total*."""
    body = line.words[line.label_end :].strip(" .:-|")
    return A_FIGURE.search(body) is not None and not (_DECISION_WORDS.search(body) or body.endswith("?"))


def _names(line: Line) -> bool:
    """Whether a sentence without a verb gives a name: *NEC NeoFace.*, *All frontline officers.*."""
    body = line.words[line.label_end :].strip(" :-|")
    named = not line.label_end and _A_NAME.fullmatch(body) is not None
    return named and not (_DECISION_WORDS.search(body) or _SPEAKS.match(body))


def _turns(line: Line) -> bool:
    """Whether a sentence tells one thing and keeps back another: *61 are trained; their names are exempt*."""
    clauses = _TURN.split(line.words[line.label_end :])
    first = clauses[0].strip(" .:-|")
    return (
        len(clauses) == 2
        and OF_ONE_THING.match(clauses[1]) is not None
        and (_HANDED_OVER.search(first) is not None or A_FIGURE.search(first) is not None)
        and _REFUSED.search(first) is None
    )


def tells(line: Line) -> bool:
    """Whether a sentence states something, and decides on nothing."""
    body = line.words[line.label_end :].strip(" .:-|")
    if line.label_end and line.words.endswith(";"):
        return False
    lists = _LISTS.match(body)
    return (
        len(body) > _A_WORD
        and HEADS_QUESTIONS.match(body) is None
        and _STATES.search(body) is not None
        and not (_HAVE.match(body) and A_FIGURE.search(body) is None)
        and not (_DECISION_WORDS.search(lists[0] if lists else body) or FRAME.match(body) or body.endswith("?"))
    )
