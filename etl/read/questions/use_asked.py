"""Which technologies each question asks about, so that *Yes*, *No* and a bare number can be understood."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from etl.model import UseValue
from etl.read.labels.label import ROMAN
from etl.read.labels.part_labels import part_of, whole_of
from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.questions.question_kinds import asks_of_paper, asks_whether_used
from etl.read.questions.quoted_questions import quoted_questions
from etl.read.questions.technologies import asked_with_it
from etl.read.questions.use_kinds import kinds_in
from etl.read.view.table_rows import FIGURE_ROW

_COUNTED = re.compile(r"\b(?:how many|how often|number|total)\b")
_ACTS = re.compile(r"search|deploy|\bus(?:e|es|ed|ing)\b|match|operat|flight|occasion|scan|alert|submi|trial|pilot")
_OWNED = re.compile(r"\b(?:have|has|own|owns|hold|holds|possess(?:es)?|in service|in total|fleet|issued)\b")
KIT = frozenset({"body_worn_video", "drones", "anpr", "mobile_fingerprint", "mobile_phone_extraction"})
"""What a force uses where it says how many it has."""
_NUMBER = re.compile(
    r"(?<![\d£.,])[1-9]\d*\b(?!%)|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen|twenty)\b"
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
_COUNTS_USE = re.compile(
    r"\b[1-9][\d,]* (?:[a-z-]{1,14} ){0,2}(?:deployments?|searches|uses|trials?)\b|\b(?:deployments?|searches|"
    r"uses)(?: [a-z]{1,12}){0,3} ?[:|-] ?[1-9]"
)
_PART = re.compile(
    rf"(?:^|[ ,;:])\(?({ROMAN}|[a-h]|\d{{1,2}})[.)] ([^()?]{{2,120}}?)(?=[,;]? (?:(?:and|or) )?\(?(?:{ROMAN}|[a-h]|"
    rf"\d{{1,2}})[.)] |[?.;]|,? \(|$)"
)
"""A lettered part of one question."""
_WHICH = re.compile(
    r"\b(?:which|what)\b[^?]{0,80}\b(?:do|does|is|are|has|have)\b[^?]{0,40}"
    r"\b(?:us(?:e|es|ed|ing)|operat|deploy|own|have|in place|pay|paid|buy|bought|licen[cs]e|subscribe)|"
    r"\b(?:which|what) (?:kinds?|types?|forms?|sorts?)\b"
)
_TERMS = re.compile(
    r"\b(?:your|the (?:force|constabulary)'s|the) (?:[a-z-]{1,16} ){0,4}"
    r"(?:software|system|technology|contract|licen[cs]e|cameras?|vans?|body[- ]worn video|drones?)\b"
)
_PRESUMES = re.compile(
    r"\b(?:your|each|every|the (?:force|constabulary|service)'s|its) (?:[a-z0-9()-]{1,16} ){0,5}"
    r"(?:deployments?|search(?:es)?|systems?|software|contract|trials?|pilots?|vans?|cameras?|watch ?lists?|supplier)\b|"
    r"\bthe (?:[a-z-]{1,14} ){0,4}(?:vans?|cameras|software|system|equipment) (?:shared|used|owned|operated|"
    r"bought|leased|hired|of)\b|"
    r"\bthe (?:[a-z-]{1,12} ){0,2}(?:pilot|trial|roll-?out) of\b|"
    r"\bthe (?:[a-z0-9]{1,12} ){0,4}deployments\b|\bthe (?:[a-z]{1,12} ){0,2}(?:system|software|equipment|vans?|cameras) used\b|"
    r"\bhow (?:many|often)\b[^?]{0,60}\b(?:deployments?|searches|alerts|scans)\b|"
    r"\bnumber of\b[^?]{0,40}\b(?:deployments?|searches|alerts|scans)\b"
)
"""Words of a request that take the use for granted."""
_DOUBTS_USE = re.compile(
    r"(?<!what )(?<!which )(?<!how )(?<!when )(?<!where )(?<!who )\b(?:do|does|did|has|have|is|are|whether|"
    r"if) (?:you|your|the|it|any|[a-z&' -]{3,40}(?:police|constabulary))\b"
    r"[^?.]{0,80}\b(?:us(?:e|ed|es|ing)|deploy\w*|trial\w*|own|bought|purchased)\b"
)
"""Words of a request that ask whether it is used at all."""
_NOT_OF_USE = re.compile(
    r"\b(?:demonstrat\w*|meetings?|met with|discuss\w*|approach(?:ed)? by|presentations?|complain\w*|plans?\b|planning|intend\w*|"
    r"consider\w*|propos\w*|train(?:ed|ing)|consult\w*|trials?\b(?=[^?]{0,20}\bplan))"
)
"""Questions about something else than use."""
_SUPPOSED = re.compile(r"\b(?:if|any|whether|plan|planned|would|future|intend|propos|considered)\b")
_LEFT_OUT = re.compile(
    r"\b(?:other than|not (?:including|through|via|counting|on|by)?(?= ?(?:the )?(?:pnd|police national))|excluding|"
    r"apart from|except(?: for)?|not including|besides|separate from|distinct from)\b[^,;?.()]{0,60}|"
    r"(?<=suppli)(?:er|es|ed)\b[^?()]{0,60}\((?:for example|for instance|such as|like|e\.?g\.?),? [^()]{0,160}\)|"
    r"(?<=[cw])(?:ompan(?:y|ies)|ho) (?:provides?|supplies|makes|sells)\b[^()]{0,60}\([^()]{0,160}\)"
)
"""What a question leaves out, and products that it names as examples of a supplier's."""
_DATE = re.compile(r"\b(?:19|20)\d\d\b")
_FIGURE = re.compile(r"\d[\d,]*\.?")
_ENDS = re.compile(r"[?.\])\"']$")
_OTHER = re.compile(r"\bany(?:thing)? (?:other|else)\b")
PND_SEARCHED = Phrase(
    r"\bsearch[^\n]{0,60}(?:\bpnd\b|police national database)|(?:\bpnd\b|police national database)[^\n]{0,30}search"
)
"""A search of the national database, in a letter about faces."""
TRIAL = re.compile(r"(?<!following a )(?<!after a )(?<!since the )(?<!after the )(?:\btrial|\bpilot)")
_USE_OR_TRIAL = re.compile(
    r"\b(?:us(?:e|es|ed|ing)|operat(?:e|es|ed|ing)|deploy(?:s|ed|ing)?)\b[^?]{0,60}\b(?:or|and/or)\b[^?]{0,40}(?:trial|pilot)"
)
"""*Does the force use, or has it trialled*: a *yes* says no more than use."""
_KIND_HEADS = re.compile(r"[ .:|)-]*(?:live|retrospective|(?:operator|officer)[- ]initiated) ?(?::|- )")
"""*Live: yes, since May*: an answer kind by kind."""


_OF_ITS_OWN = re.compile(
    r"\b(?:any|an?|other|which|what) (?:other )?(?:[a-z-]{2,16} ){0,2}(?:software|systems?|tools?|apps?|cameras?|programs?|"
    r"equipment|databases?|devices?) (?:that|which|to|for|capable)\b"
)
"""*Any software that searches recorded footage*: a question that says itself what it is about."""


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
        """Take in a sentence of the letter, if it asks; a gloss in brackets counts as the question."""
        if line.gloss:
            line = replace(line, words=line.gloss)
        elif line.kind != "request":
            return
        named = self._named_in(_LEFT_OUT.sub(" ", line.words))
        if not named and self.about_faces:
            named = kinds_in(line.words)
        named = asked_with_it(line.words, named, self.everything)
        by_kind = named == ["retrospective_facial_recognition"] or not named
        if by_kind and self._general and PND_SEARCHED.search(line.words):
            named = [*named, "pnd_facial_search"]
        self._general = self._general or named
        self.everything.extend(name for name in named if name not in self.everything)
        self.request = f"{self.request} {line.words}"[:MOST_ASKED]
        self._just = (line.words, named) if not line.questions and _ENDS.search(line.words) else ("", [])
        if line.questions:
            self._last = line.questions[0]
        if len(self._last) == 1 and self._last.isalpha() and self._number:
            self._words[f"{self._number}{self._last}"] = line.words
            self._named[f"{self._number}{self._last}"] = named
        elif self._last[:1].isdigit():
            self._number = whole_of(self._last)
        self._hear_parts(line.words, faces=any("facial" in name for name in named))
        for question in line.questions or ((self._last,) if self._last else ()):
            self._words[question] = f"{self._words.get(question, '')} {line.words}"[:MOST_ASKED]
            self._named[question] = self._named.get(question) or named

    def _hear_parts(self, words: str, *, faces: bool) -> None:
        """Take in the lettered parts of one sentence, by their letters and with the number of its question."""
        stem = ""
        for part in _PART.finditer(words):
            stem = stem or words[: part.start()][-200:]
            kinds = kinds_in(part[2]) if faces else []
            named = self._named_in(_LEFT_OUT.sub(" ", part[2])) or kinds or self._named_in(stem)
            for name in (part[1], part_of(whole_of(self._last), part[1])):
                self._words[name] = f"{stem} {part[2]}"
                self._named[name] = named

    def technologies(self, line: Line) -> list[str]:
        """The technologies that the questions of an answer asked about, or the request as a whole."""
        found: list[str] = []
        for question in line.questions:
            found.extend(name for name in self._named.get(question, []) if name not in found)
        return found or ([] if _OF_ITS_OWN.search(self.words(line)) else self._general)

    def of_part(self, line: Line, letter: str) -> list[str]:
        """The technologies of a lettered part of the question that an answer belongs to."""
        question = line.questions[0] if len(line.questions) == 1 else self._last
        return self._named.get(part_of(whole_of(question), letter), [])

    @property
    def about_faces(self) -> bool:
        """Whether the request is about faces, so that the cameras it names are asked about for that."""
        return any("facial" in name for name in self._general)

    def of_what_is_used(self, line: Line) -> bool:
        """Whether the question asks which technology is used, so that what the answer names is used."""
        return len(line.questions) == 1 and _WHICH.search(self.words(line)) is not None

    def of_it_named(self, line: Line) -> list[str]:
        """The technologies of a question such as *which product do you use*, which a name answers."""
        return self._named.get(line.questions[0], []) if self.of_what_is_used(line) else []

    def of_its_terms(self, line: Line) -> list[str]:
        """The technologies whose supplier or price a question takes for granted: *what does your system cost*."""
        words = self.words(line)
        if len(line.questions) != 1 or not _TERMS.search(words) or _SUPPOSED.search(words):
            return []
        return self._named.get(line.questions[0], [])

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
        return not (_NOT_OF_USE.search(words) or asks_of_paper(words) and not asks_whether_used(words))

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
        return _OTHER.search(self.words(line)) is not None

    def counted(self, line: Line, body: str) -> list[str]:
        """The technologies whose use a number answers: *how many searches were made* — *96*."""
        words, named = (
            self._just if _FIGURE.fullmatch(body) or self._just[0].endswith("?") and _ACTS.search(body) else ("", [])
        )
        if not self._words and FIGURE_ROW.fullmatch(body):
            words, named = self.request, self._general
        if line.questions:
            words = self.words(line)
            named = [name for question in line.questions for name in self._named.get(question, [])]
        acts = _ACTS.search(words) or bool(named) and named[0] in KIT and _OWNED.search(words)
        if len(line.questions) > 1 or not named or not (_COUNTED.search(words) and acts):
            return []
        return named if _NUMBER.search(body) else []

    def states_number(self, body: str) -> bool:
        """Whether a sentence itself says how often it was done: *the number of searches was 1,874*."""
        return _STATES_NUMBER.search(body) is not None

    def counts_use(self, body: str) -> bool:
        """Whether a row tells how often: *AFR Locate - 97 deployments*."""
        return _COUNTS_USE.search(body) is not None

    def dated(self, line: Line, body: str) -> list[str]:
        """The technologies whose first use a date answers: *when was it introduced* — *June 2021*."""
        if len(line.questions) != 1 or not _BEGAN.search(self.words(line)) or not _DATE.search(body):
            return []
        return self._named.get(line.questions[0], [])

    def kind(self, line: Line, body: str) -> UseValue:
        """Whether an answer that says yes speaks of use or of a trial."""
        asked = self.words(line)
        return "trialled" if TRIAL.search(body) or TRIAL.search(asked) and not _USE_OR_TRIAL.search(asked) else "uses"


def takes_for_granted(request: str) -> bool:
    """Whether the words of a request take for granted that something is used."""
    return _PRESUMES.search(request) is not None and not _DOUBTS_USE.search(request)


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
    headed = _KIND_HEADS.match(line.words, line.label_end)
    if asked.about_faces and headed is not None:
        return kinds_in(headed[0])
    if not asked.about_faces or not (asked.of_what_is_used(line) or len(line.words) - line.label_end < 40):
        return []
    return kinds_in(line.words)
