"""Which technologies each question asks about, so that *Yes*, *No* and a bare number can be understood."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from etl.model import UseValue
from etl.read.labels.part_labels import part_of, whole_of
from etl.read.line import MOST_ASKED, Line
from etl.read.questions.asked_signs import (
    ACTS,
    BEGAN,
    COUNTED,
    COUNTS_USE,
    DATE,
    DOUBTS_USE,
    ENDS,
    FIGURE,
    KIND_HEADS,
    KIT,
    LEFT_OUT,
    NOT_OF_USE,
    NUMBER,
    OF_ITS_OWN,
    OTHER,
    OWNED,
    PART,
    PND_SEARCHED,
    PRESUMES,
    STATES_NUMBER,
    SUPPOSED,
    TERMS,
    TRIAL,
    USE_OR_TRIAL,
    WHICH,
)
from etl.read.questions.question_kinds import asks_of_paper, asks_whether_used
from etl.read.questions.quoted_questions import quoted_questions
from etl.read.questions.technologies import asked_with_it
from etl.read.questions.use_kinds import kinds_in
from etl.read.view.table_rows import FIGURE_ROW

_IN_SHORT = 40
"""Signs of an answer that may call a kind by its adjective alone."""


_ABOVE_PARTS = re.compile(r"(?:questions?|q)?\.? ?(\d{1,2})[.):]? ")
"""The number of a question that its answers take apart by its letters, *1. Do you use (a) live, (b) retrospective …*."""


_NO_VERB = (
    r"(?!(?:is|are|was|were|has|have|had|does|do|did|not|no|yes|none|nil|us(?:e|es|ed|ing)|hold|held|can|will|see|please)\b)"
    r"[a-z][a-z&'/-]*"
)
_HEADING = re.compile(rf"{_NO_VERB}(?:,? {_NO_VERB}){{0,7}} ?[.:]")
"""*Row 1, drones.*: a heading without a verb."""


class Asked:
    """What the request asked, question by question, as far as it was read."""

    def __init__(self, named_in: Callable[[str], list[str]]) -> None:
        self._named_in = named_in
        self.request = ""
        self._words: dict[str, str] = {}
        self._named: dict[str, list[str]] = {}
        self._general: list[str] = []
        self.everything: list[str] = []
        self._last = self._number = ""
        self._just: tuple[str, list[str]] = "", []

    def hear(self, line: Line) -> None:
        """Take in a sentence of the letter, if it asks; a gloss in brackets, or a heading, counts as the question."""
        if line.gloss:
            line = replace(line, words=line.gloss)
        elif line.kind != "request":
            self._hear_heading(line)
            return
        named = self._named_in(LEFT_OUT.sub(" ", line.words))
        if not named and self.about_faces:
            named = kinds_in(line.words)
        named = asked_with_it(line.words, named, self.everything)
        by_kind = named == ["retrospective_facial_recognition"] or not named
        if by_kind and self._general and PND_SEARCHED.search(line.words):
            named = [*named, "pnd_facial_search"]
        self._general = self._general or named
        self.everything.extend(name for name in named if name not in self.everything)
        self.request = f"{self.request} {line.words}"[:MOST_ASKED]
        self._just = (line.words, named) if not line.questions and ENDS.search(line.words) else ("", [])
        above = _ABOVE_PARTS.match(line.words) if line.rule == "part-heading" else None
        if line.questions or above:
            self._last = line.questions[0] if above is None else above[1]
        if len(self._last) == 1 and self._last.isalpha() and self._number:
            self._words[f"{self._number}{self._last}"] = line.words
            self._named[f"{self._number}{self._last}"] = named
        elif self._last[:1].isdigit():
            self._number = whole_of(self._last)
        self._hear_parts(line.words, faces=any("facial" in name for name in named))
        for question in line.questions or ((self._last,) if self._last else ()):
            self._words[question] = f"{self._words.get(question, '')} {line.words}"[:MOST_ASKED]
            self._named[question] = self._named.get(question) or named

    def _hear_heading(self, line: Line) -> None:
        """Take in the technology that heads an answer, where the letter repeats no question of it."""
        if line.kind != "answer" or not line.label_end or not _HEADING.fullmatch(line.body) or self.words(line):
            return
        named = self._named_in(line.body)
        for question in line.questions if named else ():
            self._words[question], self._named[question] = line.body, named

    def _hear_parts(self, words: str, *, faces: bool) -> None:
        """Take in the lettered parts of one sentence, by their letters and with the number of its question."""
        stem = ""
        for part in PART.finditer(words):
            stem = stem or words[: part.start()][-200:]
            kinds = kinds_in(part[2]) if faces else []
            named = self._named_in(LEFT_OUT.sub(" ", part[2])) or kinds or self._named_in(stem)
            for name in (part[1], part_of(whole_of(self._last), part[1])):
                self._words[name] = f"{stem} {part[2]}"
                self._named[name] = named

    def technologies(self, line: Line) -> list[str]:
        """The technologies that the questions of an answer asked about, or the request as a whole."""
        found: list[str] = []
        for question in line.questions:
            found.extend(name for name in self._named.get(question, []) if name not in found)
        return found or ([] if OF_ITS_OWN.search(self.words(line)) else self._general)

    def of_question(self, line: Line) -> list[str]:
        """The technologies that the one question of an answer names itself."""
        return self._named.get(line.questions[0], []) if len(line.questions) == 1 else []

    def of_part(self, line: Line, letter: str) -> list[str]:
        """The technologies of a lettered part of the question that an answer belongs to."""
        question = line.questions[0] if len(line.questions) == 1 else self._last
        return self._named.get(part_of(whole_of(question), letter), [])

    @property
    def about_faces(self) -> bool:
        """Whether the request is about faces, so that the cameras it names are asked about for that."""
        return any("facial" in name for name in self.everything)

    def of_what_is_used(self, line: Line) -> bool:
        """Whether the question asks which technology is used, so that what the answer names is used."""
        return len(line.questions) == 1 and WHICH.search(self.words(line)) is not None

    def of_it_named(self, line: Line) -> list[str]:
        """The technologies of a question such as *which product do you use*, which a name answers."""
        return self.of_question(line) if self.of_what_is_used(line) else []

    def of_its_terms(self, line: Line) -> list[str]:
        """The technologies whose supplier or price a question takes for granted: *what does your system cost*."""
        words = self.words(line)
        return self.of_question(line) if TERMS.search(words) and not SUPPOSED.search(words) else []

    def presumed(self) -> list[str]:
        """The technologies that the request takes to be in use: *each deployment*, *your contract*; most exact first."""
        return self._general if self.presumes() else []

    def presumes(self) -> bool:
        """Whether the request takes for granted that something is used."""
        return takes_for_granted(self.request)

    @property
    def known(self) -> bool:
        """Whether the letter repeats the request at all."""
        return bool(self.request)

    def presumed_kind(self) -> UseValue:
        """Whether the request speaks of a trial or of use."""
        return "trialled" if TRIAL.search(self.request) else "uses"

    def of_its_use(self, line: Line) -> bool:
        """Whether *yes* to the question says that something is used, rather than discussed, planned or written down."""
        words = self.words(line)
        return not (NOT_OF_USE.search(words) or asks_of_paper(words) and not asks_whether_used(words))

    def words(self, line: Line) -> str:
        """The words of the questions that an answer belongs to."""
        return self.words_of(line.questions)

    def words_of(self, questions: tuple[str, ...]) -> str:
        """The words of the questions; empty where the page lost them."""
        return " ".join(self._words.get(question) or self._words.get(whole_of(question), "") for question in questions)

    def asks_of_use(self, line: Line) -> bool:
        """Whether a denial below the question denies a use: the question names a technology, or asks if it is used."""
        words = self.words(line)
        named = any(self._named.get(question) for question in line.questions)
        return not words or named or asks_whether_used(words)

    def of_others(self, line: Line) -> bool:
        """Whether the questions of an answer ask about anything beyond what was named before."""
        return OTHER.search(self.words(line)) is not None

    def counted(self, line: Line, body: str) -> list[str]:
        """The technologies whose use a number answers: *how many searches were made* — *96*."""
        words, named = (
            self._just if FIGURE.fullmatch(body) or self._just[0].endswith("?") and ACTS.search(body) else ("", [])
        )
        if not self._words and FIGURE_ROW.fullmatch(body):
            words, named = self.request, self._general
        if line.questions:
            words = self.words(line)
            named = [name for question in line.questions for name in self._named.get(question, [])]
        acts = ACTS.search(words) or bool(named) and named[0] in KIT and OWNED.search(words)
        if len(line.questions) > 1 or not named or not (COUNTED.search(words) and acts):
            return []
        return named if NUMBER.search(body) else []

    def dated(self, line: Line, body: str) -> list[str]:
        """The technologies whose first use a date answers: *when was it introduced* — *June 2021*."""
        return self.of_question(line) if BEGAN.search(self.words(line)) and DATE.search(body) else []

    def kind(self, line: Line, body: str) -> UseValue:
        """Whether an answer that says yes speaks of use or of a trial."""
        asked = self.words(line)
        return "trialled" if TRIAL.search(body) or TRIAL.search(asked) and not USE_OR_TRIAL.search(asked) else "uses"


def states_number(body: str) -> bool:
    """Whether a sentence itself says how often it was done: *the number of searches was 1,874*."""
    return STATES_NUMBER.search(body) is not None


def counts_use(body: str) -> bool:
    """Whether a row tells how often: *AFR Locate - 97 deployments*."""
    return COUNTS_USE.search(body) is not None


def takes_for_granted(request: str) -> bool:
    """Whether the words of a request take for granted that something is used."""
    return PRESUMES.search(request) is not None and not DOUBTS_USE.search(request)


def asked_first(lines: list[Line]) -> list[Line]:
    """The letter with its questions first, where it repeats them below its numbered answers."""
    answered = next((line.number for line in lines if line.kind == "answer" and line.label_end), len(lines))
    asked = [line for line in lines if line.kind == "request"]
    quoted = quoted_questions(lines)
    if quoted:
        return [*quoted, *lines]
    if not asked or asked[0].number < answered:
        return lines
    return [*asked, *(line for line in lines if line.kind != "request")]


def wording_of(lines: list[Line]) -> Asked:
    """The questions of a letter by their words only; a gloss in brackets counts as the question."""
    asked = Asked(lambda words: [])
    for line in (*quoted_questions(lines), *lines):
        asked.hear(line)
    return asked


def short_kinds(line: Line, asked: Asked) -> list[str]:
    """The kinds that a short answer, or an answer to *which kinds*, calls by their adjective alone."""
    headed = KIND_HEADS.match(line.words, line.label_end)
    if asked.about_faces and headed is not None:
        return kinds_in(headed[0])
    if not asked.about_faces or not (asked.of_what_is_used(line) or len(line.words) - line.label_end < _IN_SHORT):
        return []
    return kinds_in(line.words)
