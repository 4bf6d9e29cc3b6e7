"""What *Yes*, *No*, *None* and *N/A* mean, given the question that they answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.read.labels.labels import MONTHS
from etl.read.labels.limbs import answered, strongest
from etl.read.line import MOST_ASKED, Line, first_asked
from etl.read.phrase import Phrase
from etl.read.positions.frame import behind_label
from etl.read.positions.pointing import as_there
from etl.read.positions.settle import DENY, Hit
from etl.read.positions.standing import Standing
from etl.read.positions.yes_and_no import NO, NOR_BEFORE, WELSH, YES
from etl.read.questions.question_kinds import asks_of_others, asks_of_paper, asks_whether_recorded, asks_whether_shared
from etl.read.questions.use_asked import Asked
from etl.read.view.table_rows import last_cell, row_of

_FIGURE = re.compile(
    r"(?:(?:approximately|around|about|a total of|over) )?(?:£ ?)?"
    r"(?:\d[\d,]*(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twenty|thirty|forty|fifty)(?:-[a-z]{3,5})?)"
    r"(?: (?:times|occasions|searches|deployments|people|persons|officers|cameras|pounds))?[^a-z\d]*|"
    r"(?:once|twice|thrice)(?= ?[,.]| on | in | at |$)[^\n]{0,60}"
)
_ROW_OF_FIGURES = re.compile(
    r"(?:[^\n|]{1,60} \| ){1,6}(?=[^\n]*\b[1-9])(?:(?:£ ?)?\d[\d,.]*%? \| ){1,8}(?:(?:£ ?)?\d[\d,.]*%?|nil|none)[ |.]*"
)
"""A row of a table with several figures, of which the last may be nothing: *4 June | Croydon | 9 | 0*."""
_PLAIN_CELL = re.compile(r"(?:yes|no|(?:not (?:currently )?)?(?:used|in use))\b")
"""What answers behind a name that stands behind the number of a question: *Item 4 - Drones: yes*."""
_FORCE_ASKS_HELD = Phrase(
    r"\bdo we hold\b|^(?:first duty:? )?(?:is|are) (?:it|they) held\b|"
    r"\b(?:is|are) (?:the |this |that |any |your )?(?:requested )?(?:information|data|records?) held\?"
)
"""*First duty: do we hold it?*: what a form of the force asks, to which *yes* gives nothing yet."""
_FIGURE_QUESTION = Phrase(r"how (?:many|much|often)|\b(?:number|total|costs?|spen[dt]|price|paid|amount|value|figure)")
_AGAIN = re.compile(
    r"(?:likewise|again|similarly|equally|once more|here too|also),? (?=(?:yes|no|none|not|it|we|they)\b)"
)
"""What leads up to a short answer that is like the one before it."""
_MARK = re.compile(
    r"^(?:(?:(?:our |the |my )?(?:answer|response|reply|finding|decision)|a) ?: ?|(?:answer|response|reply) ?- |"
    r"answer (?=\d[\d,]*\.?$))"
)
"""*Answer: n/a*: what marks a line as an answer."""
_CITES = re.compile(r"\| (?:(?:sections?|s\.?|regulations?|reg\.?) ?)?\d{2}[a-c]? ?\(\d")
"""A cell of a table that begins with a provision."""
_NA = re.compile(
    WELSH + r"(?:[-*\"'] ?)?(?:(?:it follows (?:from this )?that |as such,? |therefore,? |accordingly,? )?"
    r"there is (?:therefore |then |thus )?nothing (?:for (?:me|us) )?to (?:give|provide|disclose|supply|report)\b|"
    r"(?:this |that |the question |it )?(?:therefore |accordingly |thus )?(?:falls? away|drops? away)\b|"
    r"(?![^\n.]*\b(?:duty|obligation)\b)[^\n.]{0,80}\b(?:do|does) not (?:[a-z]{1,12} )?arise\b|"
    r"as (?:per |at |in )?\(?(?:\d{1,2} ?[a-h]?|[a-h])\)?(?: above)?\.?$|"
    r"n/a|n\.a\.?|not applicable|ditto\b|as above|as per|likewise\b|"
    r"as (?:q|questions?|points?|answer) ?\d|"
    r"as (?:for|in|at|to|with) (?:(?:my|our|the) )?(?:answer|response|reply|questions?\b|q ?\d|points?\b|parts?\b|"
    rf"\(?[a-h1-9]\b(?! (?:{MONTHS})))|"
    r"(?:the )?same (?:answer|response|reply|applies)|(?:please )?(?:see|refer to) (?:(?:my|our|the) )?"
    r"(?:above|questions?\b|q ?\d|a?\d{1,2}\b|"
    r"(?:answer|response|reply)s? (?:(?:to|at|given|for) )?(?:the )?(?:questions?\b|q ?\d|points?\b|parts?\b|above|\d)))"
)
_IS_NUMBER = re.compile(r"none\b|nil\b|zero\b|0\b")
_BEHIND_TOPIC = re.compile(r"[a-z][^:?|\n]{1,60}?(?:\?| ?-|:) (n/a|not applicable|as above)\.?")
"""*5 Watchlist - N/A*: the answer behind what the question is about."""
_AS_ABOVE = re.compile(
    r"(?:nil|none|no|zero|£?0)\b[^\n.;]{0,12}\b(?:in (?:the )?(?:light|view) of|given|because of|owing to) (?:the|our|my) "
    r"(?:above|answers?|repl(?:y|ies))\b"
)
"""*Nil, in the light of the above*."""
_AS_FIGURE = re.compile(r"(?:none|nil|no)\b[^\n.;\d]{0,40}(?:\(0\)|: 0\b)")
"""*None were recorded (0)*."""
_YEARS = (
    r"(?:(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?|(?:all )?(?:earlier|other|previous|later|remaining) (?:financial )?years?)"
)
_NIL_OF_YEARS = re.compile(
    rf"{_YEARS}(?:(?:,| and| to| -) {_YEARS}){{0,4}} ?[:|-]? ?(?:nil|none|zero|0|£0|no spend)\.?"
)
"""*2021/22 - nil*, beside years with figures: a figure like them."""
_FIGURES = re.compile(rf"^{_YEARS} ?[:|-] ?£?[1-9]")
_HELD = Phrase(
    r"(?:is|are|does|holds?|do) (?:[a-z]{1,10} )?(?:held|hold)|(?:holds|held)[^\n]{0,60}(?:disclos|provid|below)|disclosed below|"
    r"\bholds [^\n]{0,80}\b(?:given|sent|supplied) to you\b"
)
_IN_PART = Phrase(r"\bsome (?:of|information|data|relevant)\b|\bin part\b|\bpartly\b|\bpart of\b")
_PICTURES_HELD = Phrase(
    r"\b(?:pictures|images|photographs|faces|people|persons|suspects)\b[^\n]{0,20}\b(?:is|are) (?:[a-z]{1,10} )?held\b"
)
"""Pictures that are held, which is not to say that the information is."""
_NOT_HELD = re.compile(r"\bnot?\b|neither|\bnothing\b|\bnone\b|\bnil\b|\bnever\b|if |\bden(?:y|ies|ied|ying)\b")
_USE_QUESTION = Phrase(
    r"\bus(?:e|es|ed|ing|age)\b|utilis|deploy|trial|pilot|operat|purchas|bought|procur|contract|own\b|plan|access|test|employ|technolog|recognition|software|"
    r"\bfac(?:e|ial)[ -](?:match|search)|\bgot\b"  # noqa: E501
)
_COUNTS_OTHER = Phrase(
    r"\b(?:how many|number of)\b[^\n]{0,60}\b(?:complain|arrest|charg|convict|error|misidentif|"
    r"found|identified|stopped|suspects|false|breach|requests|"
    r"disciplin|match|hits|alerts)|\bhow much (?:money|funding)\b"
)
"""Questions that *None* answers with a figure, not with a statement about use."""
_COUNTS_USE = Phrase(r"\b(?:us(?:e|es|ed|age)|search(?:es|ed)?|deploy(?:ed|ments?)?|trial(?:l?ed|s)?|flights?)\b")
"""What *None* below a heading denies the use by."""
_OF_COMPLAINTS = re.compile(
    r"[^a-z]*(?:q(?:uestion)?\.? ?\d+[^a-z]*)?(?:(?:the |any )?(?:number of |total |how many )?(?:[a-z-]+ )?|"
    r"[^?]*\bhow many (?:[a-z-]+ ){0,2})"
    r"(?:complaints?|grievances|breaches|misidentifications?)\b"
)
"""Questions that are about complaints, which *None* answers whether or not anything is used."""
_OF_MONEY = Phrase(r"\b(?:how much|what)\b[^\n?]{0,60}\b(?:spent|spend|paid|cost)\b")
"""Questions that *Nil* answers with a sum."""
_COUNTS_PEOPLE = Phrase(
    r"\bhow many (?:[a-z]{1,12} ){0,2}(?:officers|staff|people|persons|operators|complaints?|arrests?|users|deployments)\b|"
    r"\bhow many of (?:the|those|these|them)\b"
)
"""Questions that *None* answers with a figure, where something was affirmed since the last denial of use."""


def short_positions(
    body: str, asked: str, held: bool, standing: Standing, *, held_itself: bool = False
) -> list[tuple[str, str, float]]:
    """Position, rule and sureness of a short answer; nothing where it is none.

    Args:
        body: the answer.
        asked: the question.
        held: whether the letter says that the information is held.
        standing: what the letter has stated before it.
        held_itself: whether it says so of this very question.
    """
    body = _AGAIN.sub("", body, count=1)
    if YES.match(body):
        return [("disclosed", "p-yes", 0.85)]
    if NO.match(body):
        return _denied(body, asked, held, standing, held_itself)
    if NOR_BEFORE.match(body) and _USE_QUESTION.search(asked):
        return [("no_use", "p-no", 0.85)]
    if _FIGURE.fullmatch(body) and _FIGURE_QUESTION.search(asked):
        return [("disclosed", "p-figure-alone", 0.75)]
    if _NA.match(body):
        position = standing.denial if body.startswith("n") or "not" in body else standing.said
        return [(position, "p-not-applicable", 0.75)] if position else [("unclear", "p-not-applicable", 0.5)]
    return []


def _denied(body: str, asked: str, held: bool, standing: Standing, held_itself: bool) -> list[tuple[str, str, float]]:
    """What *No*, *None* or *Nil* means below a question."""
    if _AS_FIGURE.match(body):
        return [("disclosed", "p-no-fact", 0.65)]
    if standing.denial and _AS_ABOVE.match(body):
        return [(standing.denial, "p-not-applicable", 0.75)]
    if not body.startswith("£") and (asks_of_paper(asked) or asks_whether_recorded(asked)):
        return [("disclosed", "p-held-no", 0.85)] if held_itself else [("not_held", "p-no-paper", 0.7)]
    of_cost = (body.startswith("£") or _OF_MONEY.search(asked)) and (standing.elsewhere or standing.denial != "no_use")
    complaints = _OF_COMPLAINTS.match(asked) is not None
    shared = asks_whether_shared(asked) and (standing.given or standing.denial != "no_use")
    if complaints and _IS_NUMBER.match(body) or asks_of_others(asked):
        answers = [("disclosed", "p-no-complaint", 0.75)]
    elif shared or complaints or of_cost or standing.given and _COUNTS_PEOPLE.search(asked):
        answers = [("disclosed", "p-no-fact", 0.65)]
    elif (_USE_QUESTION.search(asked) or not asked) and not _COUNTS_OTHER.search(asked):
        answers = [("no_use", "p-no", 0.85)]
    elif standing.denial == "no_use" and not standing.given:
        answers = [(standing.denial, "p-no-fact", 0.65)]
    else:
        answers = [("disclosed", "p-no-fact", 0.65)]
    return [("disclosed", "p-held-no", 0.85), *answers] if held and answers[0][0] == "no_use" else answers


class _ShortAnswers:
    """One letter, read from its first sentence to its last for answers of a word or two."""

    def __init__(self, lines: list[Line], hits: list[Hit], wording: Asked) -> None:
        self._lines, self._wording = lines, wording
        self._done = {hit.line for hit in hits}
        self._held_for = [line.questions for line in lines if _says_held(line)]
        self._first_asked = first_asked(lines)
        self._denied = {hit.questions for hit in hits if hit.position in DENY and hit.questions != ("all",)}
        self._last_said = {hit.questions: hit.line for hit in hits}
        self._standing = Standing(hits)
        self._figures = {line.questions for line in lines if line.questions and _FIGURES.search(line.words)}
        self._asked = ""
        self._row_cites = False
        self.rows: set[int] = set()

    def hits(self) -> list[Hit]:
        """What the short answers mean, in order; notes which of them are cells of a table."""
        found: list[Hit] = []
        for line in self._lines:
            self._standing.reach(line.number)
            if line.kind == "request":
                goes_on = not (line.first or line.words.endswith("?"))
                self._asked = f"{self._asked} {line.words}"[-MOST_ASKED:] if goes_on else line.words
            elif self._may_answer(line) and not self._behind_provision(line):
                self._asked = line.gloss or self._asked
                found.extend(self._of_line(line))
        return found

    def _behind_provision(self, line: Line) -> bool:
        """Whether a sentence is a cell behind a provision, *3 | 31(1)(a) | qualified | yes*: it tells of the exemption."""
        behind = self._row_cites and not line.first
        self._row_cites = behind or _CITES.search(line.words) is not None
        return behind

    def _may_answer(self, line: Line) -> bool:
        """Whether a sentence is of the answer, and no row of a table above the questions."""
        head = line.number < self._first_asked and _is_row(line)
        return line.kind == "answer" and not line.words.startswith("from:") and not head

    def _of_line(self, line: Line) -> Iterator[Hit]:
        words = strongest(_MARK.sub("", behind_label(line)))
        behind = _BEHIND_TOPIC.fullmatch(words) if line.label_end else None
        body = behind[1] if behind else last_cell(words)
        row = row_of(body)
        cell = body[len(row[0]) :].lstrip(" -:|(") if row is not None and line.number not in self._done else ""
        if cell and (not line.label_end or _PLAIN_CELL.match(cell)):
            body = cell
            self.rows.update(() if line.label_end else (line.number,))
        held = any(not questions or set(questions) & set(line.questions) for questions in self._held_for)
        if self._was_said(line, body, held) or _FORCE_ASKS_HELD.search(self._asked) and YES.match(body):
            return
        if _NIL_OF_YEARS.fullmatch(words) and line.questions in self._figures:
            yield Hit(line.questions, "all", "disclosed", "p-no-fact", 0.65, line.start, line.end, line.number)
            return
        if _ROW_OF_FIGURES.fullmatch(words):
            yield Hit(
                line.questions or ("all",), "all", "disclosed", "p-figure", 0.8, line.start, line.end, line.number
            )
            return
        named = row_of(words) if line.label_end or " | " in words else None
        named = named or (row if line.number in self.rows else None)
        question = self._wording.words(line) or (f"{named[0]} used" if named is not None else self._above(line))
        own = any(set(questions) & set(line.questions) for questions in self._held_for)
        for position, rule, sure in short_positions(body, question, held, self._standing, held_itself=own):
            self._standing.take(position)
            yield Hit(line.questions or ("all",), "all", position, rule, sure, line.start, line.end, line.number)

    def _above(self, line: Line) -> str:
        """The heading of the answer where the letter puts the question so, *Q4 False alerts*; else what was asked last."""
        before = self._lines[line.number - 1] if line.number else line
        heads = before.kind == "answer" and before.label_end and not (line.label_end or before.label_alone)
        asks = before.words[-1:] not in ".;" and not _COUNTS_USE.search(before.words)
        same = heads and before.questions == line.questions and asks
        return before.words[before.label_end :] if same else self._asked

    def _was_said(self, line: Line, body: str, held: bool) -> bool:
        """Whether a full sentence has said already what the short answer would say."""
        if line.number in self._done and not (len(body) < 5 and NO.fullmatch(body.strip())):
            return True
        if _NA.match(body) and self._last_said.get(line.questions, 0) > line.number:
            return True
        return line.questions in self._denied and not held and NO.match(body) is not None


def short_answers(lines: list[Line], hits: list[Hit], wording: Asked) -> list[Hit]:
    """``Yes``, ``No`` and ``N/A`` mean what the question that they answer makes of them.

    Args:
        lines: the letter.
        hits: what its full sentences state.
        wording: the words of its questions.
    """
    answers = _ShortAnswers(lines, hits, wording)
    found = _by_parts(as_there(lines, hits, answers.hits()), lines)
    if any(hit.line in answers.rows and hit.rule == "p-yes" for hit in found):
        return [hit for hit in found if hit.line not in answers.rows or hit.position == "disclosed"]
    return found


def _by_parts(found: list[Hit], lines: list[Line]) -> list[Hit]:
    """Without the parts of a question that were denied beside one that was affirmed, *(a) No. (b) Yes.*, for example."""
    parts = {line.number for line in lines if answered(line.words)}
    affirmed = {hit.questions for hit in found if hit.line in parts and hit.position == "disclosed"}
    return [
        hit for hit in found if hit.line not in parts or hit.position == "disclosed" or hit.questions not in affirmed
    ]


def _is_row(line: Line) -> bool:
    """Whether a line without a number is the row of a table."""
    return not line.label_end and row_of(line.words) is not None


def _says_held(line: Line) -> bool:
    """Whether a sentence of the answer says that the information is held, so that a *No* is that information."""
    words = line.words
    return (
        line.kind == "answer"
        and _HELD.search(words) is not None
        and not (_IN_PART.search(words) or _PICTURES_HELD.search(words))
        and not _NOT_HELD.search(words)
    )
