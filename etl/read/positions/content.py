"""What a letter tells without saying that it answers: content behind the number of a question, rows of figures."""

from __future__ import annotations

import re

from etl.read.line import ANSWERING, MOST_ASKED, Line
from etl.read.phrase import Phrase
from etl.read.positions.beside import POINTS
from etl.read.positions.frame import ADVICE, FRAME, HEADS_QUESTIONS, PROVISION_ONLY, behind_label
from etl.read.positions.settle import Hit
from etl.read.questions.question_kinds import asks_of_paper, asks_whether_recorded, asks_whether_used, denies
from etl.read.questions.use_asked import Asked
from etl.read.segments.voices import FALLS_AWAY
from etl.read.view.table_rows import FIGURE_ROW

_KEEPS = Phrase(
    r"exempt|refus|withh|decline|unable|cannot|can not|\bnot (?:able|provid|disclos|releas|held|hold)|confirm or deny|neither|"
    r"\bsections? \d|\bnil\b|\bhours\b|\bheld\b|\bholds?\b|will be|receipt|clarif|acknowledg|working days|extend|delay|"
    r"attached|appendix|annex"
)
"""Words of a letter that decides, or puts off, something else than to tell."""
_STANDING = re.compile(
    r"\b(?:act|requests?|response|should you|if you|please|copyright|threat|other forces|criminals?|terror[a-z]*|public|"
    r"disclos[a-z]*|comparison|generic|survey|contact|complain[a-z]*|may be|review)\b"
)
"""Words of sentences that stand in any letter."""
_NAMED_ROW = re.compile(
    r"(?:- ?)?([a-z]{3,14}(?: [a-z0-9'()/-]{1,14}){0,8})(?:: | - )£?(?:\d[\d,]*|none|nil|zero|[^\n]{12,})\.?"
)
_LONG_WORD = re.compile(r"[a-z]{4,}")
_A_FEW_WORDS = 30
"""Lines of the letterhead are no longer."""
_SUPPOSES = re.compile(r"\b(?:will|would|could|can|may|might|should|must|generic|comparison|criminals?|threat)\b")
"""Words of a sentence that supposes, or that stands in any letter."""
_ANSWERED_BEFORE = 3
"""Questions answered above the first mention of what was asked, by which it is no repetition of the request."""
_OPENING = 2
"""Sentences of an answer in which a denial is its decision."""
_ANSWER_WORD = re.compile(r"(?:answer|response|reply|a) ?[:.-] ?(?=\S)")
_ANSWER_ALONE = re.compile(r"^(?:answer|response|reply) (?=[a-z0-9£])")
"""*Answer Axon*, below a question: a cell whose sign the text has lost."""
_NOTHING_HELD = re.compile(r"\b(?:nothing|none|no information|no data) (?:is |was |are )?held\b(?! back)")
"""*So nothing is held*, behind the reason."""
_HAS_NOT = re.compile(
    r"(?:[a-z][a-z&' -]{1,45} )?(?:does|do|did) not (?:currently |at present )?have (?:a|an|any) (?!record|figure|total|number)"
)
"""*The force does not have a partnership with it*: a denial, whatever the question."""
_TOLD_FACT = ("disclosed", "p-content", 0.72)
_HEADING_ONLY = re.compile(
    r"(?:clarification|notes?|background|context|explanation|further information|additional information|advice and assistance|"
    r"harm|evidence of harm|public interest(?: test)?|limitations?|caveats?|summary|conclusion|exemptions?)[:.]?|"
    r"[a-z ]{0,60}\(?\b(?:overt|covert) (?:use|policing|activity|part|deployment)\)?[:.]?"
)
"""A heading that stands where an answer could stand."""
_EXPLAINS = re.compile(
    r"\b(?:qualified|absolute|class[- ]based|prejudice[- ]based)\b[^\n]{0,30}\bexemption|"
    r"\bexemptions? (?:now |being )?under consideration\b|\bsection 1 ?\( ?3 ?\)|\bworking days\b|"
    r"^(?:s?he|they|you|the (?:applicant|requester|complainant)) (?:says?|objects?|complains?|challenges?|disputes?|accepts?)\b"
)
"""A sentence that says what sort of exemption it is, how a request is handled, or what the applicant says of it."""
_OF_A_PAPER = re.compile(
    r"(?:the|our|this|that) (?:[a-z-]+ )?(?:contract|agreement|policy|assessment|document|report|dpia|licence|guidance|code)s? "
    r"(?:do|does|did|is|are|was|were|has|have)(?: not|n't) (?!held|recorded|in place)"
)
"""*The contract does not mention it*: what a paper says, not whether something is used."""
_BY_YEAR = re.compile(
    r"\b(?:19|20)\d\d(?:[/-]\d\d)?(?: ?[:,-] ?| \()(?:£ ?)?[1-9][\d,]*\b(?!/)|"
    r"\b[1-9][\d,]* (?:\(|in )(?:19|20)\d\d(?:[/-]\d\d)?\b"
)
"""*889 (2022), 1,015 (2023)*, *2022: 418*: a figure and its year."""
_CONTENT = re.compile(r"[a-z0-9]{2,}|\d")
_CANNOT = Phrase(
    r"\b(?:cannot|can not|could not|unable|not (?:able|possible)|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing))\b"
)


def content_of(lines: list[Line], hits: list[Hit], asked: Asked) -> list[Hit]:
    """A question that has its own answer, with content, is answered; so is a request answered by rows of figures."""
    said = {question for hit in hits for question in hit.questions}
    found: dict[str, Hit] = {}
    below = lines if _comes_back(lines, hits) else below_request(lines)
    for line in below:
        if line.kind != "answer" or not line.questions or line.within or ADVICE.search(line.words):
            continue
        body = _said(line).rstrip(" .:-|)")
        if _CANNOT.search(body):
            said.update(line.questions)
        if _tells_nothing(line, body):
            continue
        for question in line.questions:
            if question not in said and question not in found:
                position, rule, sure = _told_or_denied(body, asked.words_of((question,)))
                found[question] = Hit((question,), "all", position, rule, sure, line.start, line.end, line.number)
    found.update(_figures(below, said - found.keys()))
    numbered = any(line.questions for line in lines if line.kind == "request")
    rows = [line for line in below if line.kind == "answer" and not line.questions and FIGURE_ROW.fullmatch(line.words)]
    repeats = any(line.kind == "request" for line in below[:1])
    if repeats and len(rows) > 1 and not numbered:
        first = rows[0]
        found["all"] = Hit(("all",), "all", "disclosed", "p-figures", 0.75, first.start, first.end, first.number)
    found.update(_named_rows(below, hits) if repeats and not numbered else {})
    if repeats and not (hits or found):
        found.update(_told(below))
    return list(found.values())


def _figures(below: list[Line], said: set[str]) -> dict[str, Hit]:
    """Questions of which something else is stated beside, and which rows of figures by the year answer."""
    rows: dict[str, list[tuple[Line, int]]] = {}
    for line in below:
        if line.kind != "answer":
            continue
        by_year = len(_BY_YEAR.findall(line.words))
        if by_year > 1 or line.words[:1].isdigit() and FIGURE_ROW.fullmatch(line.words):
            for question in line.questions:
                rows.setdefault(question, []).append((line, by_year))
    found: dict[str, Hit] = {}
    for question in said & rows.keys():
        first, by_year = rows[question][0]
        if len(rows[question]) > 1 or by_year > 1:
            found[question] = Hit(
                (question,), "all", "disclosed", "p-figures", 0.75, first.start, first.end, first.number, part=True
            )
    return found


def denied_at_last(lines: list[Line], hits: list[Hit]) -> list[Hit]:
    """A letter of which nothing was understood, and which opens its answer with a denial, denies.

    Args:
        lines: the letter without its asides.
        hits: every statement found.
    """
    if hits:
        return []
    asked = [line for line in lines if line.kind == "request"]
    words = " ".join(line.words for line in asked)[:MOST_ASKED]
    told = [
        line
        for line in lines
        if line.kind == "answer" and not FRAME.match(_said(line)) and not ADVICE.search(line.words)
    ]
    told = [line for line in told if len(line.words) > _A_FEW_WORDS or asked]
    below = [line for line in told if not asked or line.number > asked[0].number][:_OPENING]
    for line in below:
        body = _said(line)
        if denies(body) and not (_KEEPS.search(body) or _SUPPOSES.search(body)):
            paper = asks_of_paper(words) or asks_whether_recorded(words)
            position, rule = ("not_held", "p-denied-paper") if paper else ("no_use", "p-denied-use")
            return [Hit(("all",), "all", position, rule, 0.5, line.start, line.end, line.number)]
    return []


def _said(line: Line) -> str:
    """The words of a sentence without the label or the word that marks it as an answer."""
    body = behind_label(line)
    if line.rule in ("below-question", "voice-short-answer"):
        body = _ANSWER_ALONE.sub("", body, count=1)
    return _ANSWER_WORD.sub("", body)


def _tells_nothing(line: Line, body: str) -> bool:
    """Whether words behind the number of a question ask, frame, point or explain, and answer nothing."""
    signs = (
        HEADS_QUESTIONS.match,
        FALLS_AWAY.search,
        _HEADING_ONLY.fullmatch,
        PROVISION_ONLY.match,
        _EXPLAINS.search,
        POINTS.fullmatch,
    )
    return (
        body.endswith("?")
        or not _CONTENT.search(body)
        or _frames(line, body)
        or any(sign(body) is not None for sign in signs)
    )


def _told_or_denied(body: str, question: str) -> tuple[str, str, float]:
    """What an answer in words of its own states: a fact, or a denial of what its question asks about."""
    if _HAS_NOT.match(body):
        return "no_use", "p-has-not", 0.62
    if not denies(body) or _OF_A_PAPER.match(body):
        return _TOLD_FACT
    if asks_of_paper(question) or _NOTHING_HELD.search(body):
        return "not_held", "p-denied-paper", 0.6
    return ("no_use", "p-denied-use", 0.6) if asks_whether_used(question) else _TOLD_FACT


def _frames(line: Line, body: str) -> bool:
    """Whether the words frame a letter; *a) Date of delivery: 5 January* answers."""
    return FRAME.match(body) is not None and not (line.label_end and len(body) > _A_FEW_WORDS)


def _named_rows(below: list[Line], hits: list[Hit]) -> dict[str, Hit]:
    """*Data breaches: 0* answers the part of the request that asked for data breaches."""
    asked = " ".join(line.words for line in below if line.kind == "request")[:MOST_ASKED]
    done = {hit.line for hit in hits}
    for line in below:
        if line.number in done or FRAME.match(line.words):
            continue
        row = _NAMED_ROW.fullmatch(line.words) if line.kind == "answer" and line.first else None
        named = _LONG_WORD.findall(row[1]) if row and not _KEEPS.search(line.words) else []
        if named and all(word in asked for word in named):
            hit = Hit(("all",), "all", "disclosed", "p-named-row", 0.75, line.start, line.end, line.number, part=True)
            return {"all": hit}
    return {}


def _told(lines: list[Line]) -> dict[str, Hit]:
    """A letter that tells something below the request, and refuses nothing in any word, answers it."""
    told = [
        line
        for line in lines
        if line.kind == "answer"
        and len(line.words) > _A_FEW_WORDS
        and not _STANDING.search(line.words)
        and not (FRAME.match(line.words) or ADVICE.search(line.words))
    ]
    if len(told) < 2 or any(_KEEPS.search(line.words) for line in lines if line.kind in ANSWERING):
        return {}
    first = told[0]
    return {"all": Hit(("all",), "all", "disclosed", "p-told", 0.55, first.start, first.end, first.number)}


def _comes_back(lines: list[Line], hits: list[Hit]) -> bool:
    """Whether the first words of a request stand below answers to several questions, and repeat nothing."""
    first = next((line for line in lines if line.kind == "request"), None)
    if first is None or first.questions:
        return False
    answered = {name for hit in hits if hit.line < first.number for name in hit.questions} - {"all"}
    return len(answered) >= _ANSWERED_BEFORE


def below_request(lines: list[Line]) -> list[Line]:
    """The sentences from the first of the request on; all of a letter that repeats no request."""
    at = next((at for at, line in enumerate(lines) if line.kind == "request"), 0)
    return lines[at:]
