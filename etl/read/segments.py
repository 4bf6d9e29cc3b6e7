"""What each stretch of the letter is for: request, answer, harm, public interest, complaint rights, noise.

Headings and stock openings (the table ``segments.csv``) mark most of it. Where a heading is missing, the
voice decides: an applicant asks, a force states. Such segments are kept as not marked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.model import Segment, SegmentKind
from etl.read.flat import Flat
from etl.read.labels import Label, label_of, questions_within
from etl.read.rulebook import Compiled, TriggerIndex

_APPLICANT = re.compile(
    r"(?:[-*\"'(] ?)?(?:\(?[a-z0-9]{1,3}[.):/-]+ ?|q(?:uestion)? ?\d{1,2}[a-z]?[.:) -]+ ?)?(?:and )?"
    r"(?:i(?:'m| am) (?:writing|requesting|making|seeking|asking|interested|looking)|i (?:would|'d) like|i'd (?:like|be)|"  # noqa: E501
    r"i (?:wish|want|request|ask|hereby|would be grateful|am a|understand that you|also|look forward|note that your)|"
    r"my (?:request|question|name|previous)|please (?:could|can|provide|send|tell me|supply|list|state|explain|include|give|"  # noqa: E501
    r"confirm|break|describe|detail|specify|limit|treat|disclose|answer|share|stay|keep|let me)|"
    r"(?:could|can|would|will) you|(?:do|does|did|have|has|are|is|were|was|will) (?:you|your|the (?:force|constabulary|police|service)|"  # noqa: E501
    r"any|there|it|[a-z -]{3,40}(?:police|constabulary))\b[^\n]*\?|(?:how|what|which|when|who|where|why|whether|if so|if yes|if not|if no|if you|"  # noqa: E501
    r"under the (?:freedom|foi|act)|dear foi|a copy of|copies of|the (?:number|total|date|dates|cost|name|names) of|"
    r"details of|any (?:trials|contracts|correspondence|documents|policies))\b|thank you (?:in advance|for your (?:time|help))|"  # noqa: E501
    r"yours faithfully, [a-z]+ [a-z]+$|kind regards)"
)
_FORCE = re.compile(
    r"(?:[-*\"'(] ?)?(?:(?:at present|currently|however|therefore|unfortunately|additionally|in addition|furthermore|further|"  # noqa: E501
    r"having [a-z ]{3,60}|following [a-z ]{3,60}|as such|in (?:respect|relation|regard)[a-z]{0,1} (?:of|to) [a-z ]{3,60}|"  # noqa: E501
    r"(?:with|in) regards? to [a-z ]{3,60}),? )?(?:"
    r"(?:i|we) (?:can(?:not)? (?:confirm|advise|neither)|can neither|confirm|regret|must advise|neither|am (?:able|unable|pleased|required|not "  # noqa: E501
    r"|writing to inform|writing to advise)|are (?:able|unable|not|refusing|withholding)|have (?:today|decided|determined|contacted|considered|searched|"  # noqa: E501
    r"consulted|completed|established|made|now|not|no|never|identified|conducted|located|concluded|used|trialled)|"
    r"do(?:es)? not|don't|hold|use[ds]?|cannot|can't|consider|estimate|apologi[sz]e)|"
    r"(?:[a-z&' -]{2,45}(?:police|constabulary|police service|force|service|psni|mps|btp)(?: service)?(?: of (?:scotland|northern ireland))?"  # noqa: E501
    r"(?: \([a-z]{2,6}\))?|the (?:force|constabulary|service|met)) (?:can|cannot|does|do|has|have|had|is|are|will|neither|hold|holds|use|uses|used|currently|"  # noqa: E501
    r"considers|confirms?|consider|refuses|regrets|did|estimates?|trialled|ran|bought|began)|"
    r"no information|no records|nil|none\b|not held|please find|please see (?:the )?(?:below|attached|above)|(?:the|this|that|all|some|your) (?:[a-z]{1,14} ){0,4}"  # noqa: E501
    r"(?:information|data|policy|request|contract|documents?|figures?|software|system) (?:[a-z]{1,14} ){0,5}(?:is|are|has|have|was|were|cannot|will)|"  # noqa: E501
    r"searches|enquir(?:ies|y) (?:were|was|have)|it is (?:estimated|not|our)|there (?:is|are|have|has|were|was) (?:no|not|been)|"  # noqa: E501
    r"in accordance with|pursuant|under (?:section|regulation|s\.?) ?\d|section \d|by virtue|this (?:is|letter|response|information|force)|"  # noqa: E501
    r"(?:yes|no)(?:[,.;]|$)|n/a|not applicable|zero\b|\d[\d,]*\.?$|£\d)"
)
_SHORT = re.compile(
    r"(?:yes|no|none|nil|n/a|n\.a\.|not applicable|zero|not held|unknown|£ ?[\d,.]+|[\d,]+|as above|see above|please see|see (?:below|attached|answer)|"  # noqa: E501
    r"since|between|in [12]\d{3}|from|the (?:force|contract|software|supplier|system|cost|total|policy)|it\b|we\b|they\b|only|on \d|approximately|around|"  # noqa: E501
    r"refused|withheld|exempt|published|this)\b"
)
_EARLIER = re.compile(r"\b(?:you (?:said|told|replied|stated|answered|wrote|responded|mentioned|have previously)|your (?:reply|response|answer|letter|force "  # noqa: E501
                      r"(?:said|replied|told))|(?:said|stated|replied|wrote|answered|told me|responded)\b[^\n]{0,60}:$)")  # fmt: skip  # noqa: E501
_DECISION = re.compile(
    r"neither confirm|not confirm n?or deny|confirm (?:n?or) deny|not held|no information|(?:is|are) exempt|does not (?:hold|use)|withheld"  # noqa: E501
)
_ONCE_BACK = frozenset({"statute", "boilerplate", "noise", "refusal_notice"})


@dataclass
class Line:
    """One sentence with its job in the letter and the questions that it belongs to."""

    number: int
    start: int
    end: int
    words: str
    kind: SegmentKind
    rule: str
    marked: bool
    questions: tuple[str, ...] = ()
    label_end: int = 0
    first: bool = False


class _Walk:
    """Goes through the sentences once and keeps what the next one depends on."""

    def __init__(self, flat: Flat, index: TriggerIndex, tried: list[set[int]]) -> None:
        self.flat, self.index, self.tried = flat, index, tried
        self.state: SegmentKind = "answer"
        self.marked = False
        self.questions: tuple[str, ...] = ()
        self.asked: list[str] = []
        self.after_question = False
        self.after_earlier = False
        self.lines: list[Line] = []

    def step(self, number: int) -> None:
        start, end = self.flat.sentences[number]
        words = self.flat.low[start:end]
        first = number == 0 or self.flat.low[start - 1] == "\n"
        label = label_of(words, first or self._listing()) if self.state != "older_mail" else None
        body = words[label.end :].lstrip(" .:-") if label else words
        kind, rule, marked, once = self._kind(number, words, body, first, label)
        if self.state == "older_mail" and kind != "older_mail":
            kind, rule, once = "older_mail", "g-older-mail", False
        line = Line(number, start, end, words, kind, rule, marked, (), label.end if label else 0, first)
        self._ask(line, label, body)
        if not once:
            self.state, self.marked = kind, marked
        self.after_question = kind == "request" and words.rstrip("\"')").endswith("?")
        self.after_earlier = kind == "request" and rule != "g-request-mark" and _EARLIER.search(words) is not None
        self.lines.append(line)

    def _kind(
        self, number: int, words: str, body: str, first: bool, label: Label | None
    ) -> tuple[SegmentKind, str, bool, bool]:
        if first:
            for at in sorted(self.tried[number]):
                rule: Compiled = self.index.segments[at]
                if rule.begins(words):
                    result, _, once = rule.rule.result.partition(";")
                    kind: SegmentKind = result  # type: ignore[assignment]
                    if not self._refused(kind, number, words, body, label):
                        return kind, rule.rule.rule_id, True, bool(once)
        kind, rule_id, once_ = self._by_voice(words, body, first, label)
        return kind, rule_id, self.marked and kind == self.state, once_

    def _listing(self) -> bool:
        """Whether numbered pieces run on in one paragraph."""
        return bool(self.lines) and (self.after_question or self.lines[-1].label_end > 0)

    def _refused(self, kind: SegmentKind, number: int, words: str, body: str, label: Label | None) -> bool:
        """What looks like a heading and is none: a mail's own head, a numbered answer, a title."""
        if self.state == "older_mail" or (self.state == "request" and kind == "statute"):
            return True
        if kind == "older_mail":
            return words.startswith("from:") and not any(len(line.words) > 60 for line in self.lines)
        if kind == "complaint_rights":
            return number < 6 and len(words) < 60
        if kind == "request" and label is not None and len(body) > 3:
            return not words.endswith("?") and not _APPLICANT.match(body)
        return False

    def _by_voice(self, words: str, body: str, first: bool, label: Label | None) -> tuple[SegmentKind, str, bool]:
        state = self.state
        if state == "request":
            return self._in_request(words, body, label)
        if state == "answer":
            question = words.rstrip("\"')").endswith("?")
            if question and (label is not None or _APPLICANT.match(body)):
                return "request", "voice-question", False
            if (
                first
                and _APPLICANT.match(body)
                and not _DECISION.search(body)
                and (label is not None or not self.marked)
            ):
                return "request", "voice-applicant", False
            return "answer", "continues", False
        if state in ("harm", "public_interest", "complaint_rights") and label is not None and not label.bare:
            question = words.endswith("?") or _APPLICANT.match(body) is not None
            return ("request" if question else "answer"), "label", False
        if state == "complaint_rights" and first and _DECISION.search(words) and _FORCE.match(body):
            return "answer", "voice-force", False
        return state, "continues", False

    def _in_request(self, words: str, body: str, label: Label | None) -> tuple[SegmentKind, str, bool]:
        if label is not None and label.word.lstrip("-*\"'( ").startswith(("response", "answer", "a", "in ")):
            return "answer", "label-answer", False
        if words.rstrip("\"')").endswith("?") or _APPLICANT.match(body):
            return "request", "voice-applicant", False
        if self.after_earlier or words.startswith(('"', "'")) or _EARLIER.search(words):
            return "request", "quoted-earlier", False
        if self.after_question and _SHORT.match(body):
            return "answer", "voice-short-answer", False
        if _FORCE.match(body) or _DECISION.search(body):
            return "answer", "voice-force", False
        if label is not None and self.asked and set(label.questions) & set(self.asked):
            return "answer", "label-again", False
        return "request", "continues", False

    def _ask(self, line: Line, label: Label | None, body: str) -> None:
        """Decide which questions the sentence belongs to."""
        if line.kind == "request":
            if self.lines and self.state != "request":
                self.asked = []
            if label is not None:
                self.asked.extend(question for question in label.questions if question not in self.asked)
                line.questions = label.questions
            elif line.first and line.rule == "g-request-mark":
                self.questions = ()
            return
        if self.asked and self.state == "request":
            self.questions = (self.asked[-1],) if len(self.asked) == 1 else ()
        if label is not None and line.kind == "answer":
            self.questions = label.questions
        within = questions_within(body) if line.kind == "answer" and "q" in body or "p" in body else ()
        line.questions = within or self.questions


def lines_of(flat: Flat, index: TriggerIndex, tried: list[set[int]]) -> list[Line]:
    """Give every sentence its job, in the order of the text."""
    walk = _Walk(flat, index, tried)
    for number in range(len(flat.sentences)):
        walk.step(number)
    return walk.lines


def segments_of(lines: list[Line], flat: Flat) -> tuple[Segment, ...]:
    """Join lines of one kind to segments that partition the canonical text."""
    found: list[Segment] = []
    for line in lines:
        start = flat.raw(line.start)
        question = line.questions[0] if len(line.questions) == 1 else None
        if found and (found[-1].kind, found[-1].question) == (line.kind, question):
            continue
        if found:
            found[-1] = replace_end(found[-1], start)
        found.append(
            Segment.model_construct(
                kind=line.kind, start=start if found else 0, end=flat.n_raw, question=question, marked=line.marked
            )
        )
    if not found:
        return (Segment(kind="noise", start=0, end=flat.n_raw, marked=False),) if flat.n_raw else ()
    return tuple(found)


def replace_end(segment: Segment, end: int) -> Segment:
    """The same segment with another end."""
    return Segment.model_construct(
        kind=segment.kind, start=segment.start, end=end, question=segment.question, marked=segment.marked
    )
