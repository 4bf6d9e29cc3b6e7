"""Which technologies each question asks about, so that *Yes*, *No* and a bare number can be understood."""

from __future__ import annotations

import re
from collections.abc import Callable

from etl.model import UseValue
from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.table_rows import FIGURE_ROW

_COUNTED = re.compile(r"\b(?:how many|how often|number|total)\b")
_ACTS = re.compile(r"search|deploy|\bus(?:e|es|ed|ing)\b|match|operat|flight|occasion|scan|alert|submi|trial|pilot")
_NUMBER = re.compile(
    r"(?<![\d£.,])[1-9]\d*\b(?!%)|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
MOST_ASKED = 4_000
"""Signs of a question that are looked at, so that time stays linear whatever a letter repeats."""
_BEGAN = re.compile(
    r"introduc|\bbeg[ai]n|\bstart|first (?:used?|deploy(?:ed)?|trial(?:led)?)\b|came into|go(?:ne)? live|went live|since when"
)
_STATES_NUMBER = re.compile(
    r"^(?:searches|deployments|uses|trials|scans|flights)(?: made| carried out| in [0-9/]{4,7})? ?[:|-] ?[1-9]|"
    r"\b(?:number of|total of|total) (?:[a-z]{1,14} ){0,3}(?:searches|deployments|uses|trials|scans|flights)\b"
    r"[^\n]{0,40}(?:\b(?:was|were|is)\b[^\n]{0,20}|: ?| - )[1-9]|"
    r"\b(?:carried out|made|conducted|ran|undertook) (?:[1-9]\d*|one|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?:[a-z-]{1,14} ){0,2}deployments?\b|"
    r"\b(?:[1-9]\d*|one|two|three|four|five|six|seven|eight|nine|ten) (?:[a-z-]{1,14} ){0,2}deployments? "
    r"(?:were|was|have been|has been|took place)\b"
)
_PART = re.compile(r"(?:^|[ ,;:])\(?([a-h])\) ([^()?]{4,120}?)(?=[,;]? (?:and )?\(?[a-h]\) |[?.;]|$)")
"""A lettered part of one question."""
_WHICH = re.compile(
    r"\b(?:which|what)\b[^?]{0,80}\b(?:do|does|is|are|has|have)\b[^?]{0,40}"
    r"\b(?:us(?:e|es|ed|ing)|operat|deploy|own|have|in place)|"
    r"\b(?:which|what) (?:kinds?|types?|forms?|sorts?)\b"
)
_TERMS = re.compile(
    r"\b(?:your|the (?:force|constabulary)'s|the) (?:[a-z-]{1,16} ){0,4}"
    r"(?:software|system|technology|contract|licen[cs]e|cameras?|vans?)\b"
)
_SUPPOSED = re.compile(r"\b(?:if|any|whether|plan|planned|would|future|intend|propos|considered)\b")
_LEFT_OUT = re.compile(r"\b(?:other than|excluding|apart from|except(?: for)?|not including|besides)\b[^,;?.()]{0,60}")
"""What a question leaves out."""
_DATE = re.compile(r"\b(?:19|20)\d\d\b")
_FIGURE = re.compile(r"\d[\d,]*\.?")
_ENDS = re.compile(r"[?.\])\"']$")
_OTHER = re.compile(r"\bany(?:thing)? (?:other|else)\b")
PND_SEARCHED = Phrase(
    r"\bsearch[^\n]{0,60}(?:\bpnd\b|police national database)|(?:\bpnd\b|police national database)[^\n]{0,30}search"
)
"""A search of the national database, in a letter about faces."""
_TRIAL = re.compile(r"\btrial|\bpilot")


class Asked:
    """What the request asked, question by question, as far as it was read."""

    def __init__(self, named_in: Callable[[str], list[str]]) -> None:
        self._named_in = named_in
        self._request = ""
        self._words: dict[str, str] = {}
        self._named: dict[str, list[str]] = {}
        self._general: list[str] = []
        self._last = ""
        self._just: tuple[str, list[str]] = "", []

    def add(self, line: Line) -> None:
        """Take in a line of the request."""
        named = self._named_in(_LEFT_OUT.sub(" ", line.words))
        if not named and self._general and PND_SEARCHED.search(line.words):
            named = ["pnd_facial_search"]
        self._general = self._general or named
        self._request = f"{self._request} {line.words}"[:MOST_ASKED]
        self._just = (line.words, named) if not line.questions and _ENDS.search(line.words) else ("", [])
        if line.questions:
            self._last = line.questions[0]
        for part in _PART.finditer(line.words):
            self._words[part[1]] = part[2]
            self._named[part[1]] = self._named_in(_LEFT_OUT.sub(" ", part[2])) or named
        for question in line.questions or ((self._last,) if self._last else ()):
            self._words[question] = f"{self._words.get(question, '')} {line.words}"[:MOST_ASKED]
            self._named[question] = self._named.get(question) or named

    def technologies(self, line: Line) -> list[str]:
        """The technologies that the questions of an answer asked about, or the request as a whole."""
        found: list[str] = []
        for question in line.questions:
            found.extend(name for name in self._named.get(question, []) if name not in found)
        return found or self._general

    @property
    def about_faces(self) -> bool:
        """Whether the request is about faces, so that the cameras it names are asked about for that."""
        return any("facial" in name for name in self._general)

    def of_what_is_used(self, line: Line) -> bool:
        """Whether the question asks which technology is used, so that what the answer names is used."""
        return len(line.questions) == 1 and _WHICH.search(self.words(line)) is not None

    def of_its_terms(self, line: Line) -> list[str]:
        """The technologies whose supplier or price a question takes for granted: *what does your system cost*."""
        words = self.words(line)
        if len(line.questions) != 1 or not _TERMS.search(words) or _SUPPOSED.search(words):
            return []
        return self._named.get(line.questions[0], [])

    def words(self, line: Line) -> str:
        """The words of the questions that an answer belongs to."""
        return " ".join(self._words.get(question, "") for question in line.questions)

    def of_others(self, line: Line) -> bool:
        """Whether the questions of an answer ask about anything beyond what was named before."""
        return _OTHER.search(self.words(line)) is not None

    def counted(self, line: Line, body: str) -> list[str]:
        """The technologies whose use a number answers: *how many searches were made* — *96*."""
        words, named = (
            self._just if _FIGURE.fullmatch(body) or self._just[0].endswith("?") and _ACTS.search(body) else ("", [])
        )
        if not self._words and FIGURE_ROW.fullmatch(body):
            words, named = self._request, self._general
        if line.questions:
            words = self.words(line)
            named = [name for question in line.questions for name in self._named.get(question, [])]
        if len(line.questions) > 1 or not named or not (_COUNTED.search(words) and _ACTS.search(words)):
            return []
        return named if _NUMBER.search(body) else []

    def states_number(self, body: str) -> bool:
        """Whether a sentence itself says how often it was done: *the number of searches was 1,874*."""
        return _STATES_NUMBER.search(body) is not None

    def dated(self, line: Line, body: str) -> list[str]:
        """The technologies whose first use a date answers: *when was it introduced* — *June 2021*."""
        if len(line.questions) != 1 or not _BEGAN.search(self.words(line)) or not _DATE.search(body):
            return []
        return self._named.get(line.questions[0], [])

    def kind(self, line: Line, body: str) -> UseValue:
        """Whether an answer that says yes speaks of use or of a trial."""
        return "trialled" if _TRIAL.search(body) or _TRIAL.search(self.words(line)) else "uses"
