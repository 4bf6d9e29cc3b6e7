"""Which questions each sentence puts or speaks of."""

from __future__ import annotations

import re

from etl.read.labels.label import Label
from etl.read.labels.labels import inner_labels
from etl.read.labels.labels_within import in_brackets, in_passing, questions_within
from etl.read.labels.ordinals import counted_within
from etl.read.labels.part_labels import whole_of
from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.segments.parted import Parted, join
from etl.read.segments.turned_to import turned_to
from etl.read.segments.voice_signs import AROUND, SHORT_ANSWER
from etl.read.segments.voices import BEYOND, FALLS_AWAY, PARTLY, POINTS_BACK, RESETS, WHOLE

_BEYOND_ASKED = Phrase(r"\bcovert|\bany (?:other|further)\b|\bnot (?:be )?overt|\bundercover\b")
"""Words of a question that itself asks about hidden use, or about anything else."""
_TOLD_OF = Phrase(
    r"\bin which you (?:have )?(?:ask|asked|sought|request|requested|put|posed?)\b|"
    r"\byour (?:[a-z]+ ){0,3}questions? \(\d{1,2} to \d|"
    r"\b(?:same|identical|repeat(?:s|ed)?|alike|similar)\b[^\n]{0,40}\bquestions? \d[\d, and&]{0,20} "
    r"of (?:your|the) (?:request|e-?mail|letter)\b|"
    r"^(?:there is )?(?:an? |the )(?:[a-z]{1,12} ){0,2}public interest in\b|"
    r"^(?:that|this|it) (?:is|was|comes?|came|takes?|took)\b[^\n]{0,30}\bfor (?:part|question|point|item) \(?\w{1,3}\)? alone\b|"
    r"\b(?:agreed|asked|wished|decided) (?:us )?to (?:leave out|omit|drop|withdraw|disregard)\b"
)
"""A sentence that only says what the request was."""
_OF_THESE = re.compile(
    r"(?:for|to|on|in (?:answer|reply|response|relation|respect|regard) (?:to|of)|as (?:to|regards)|with regard to) "
    r"(?:both|all|these|those)(?: (?:of )?(?:these|those))?(?: (?:two|three|four|five))?(?: questions|,)"
)
"""*For these two questions*, right below the questions."""
_HEADS_REASONS = re.compile(
    r"(?:the )?(?:exemptions?|provisions?|reasons?|reasoning|explanations?|refusals?|harm|grounds|notes?)\b"
    r"(?: [a-z]+){0,4} (?:to|for|at|in|on) "
    r"(?:question|point|part|q)s? ?[^\n.]{1,20}"
)
"""*Exemptions applied to question 4*, below all answers."""
_ARGUED = re.compile(
    r"(?:you (?:say|said|argued?|complain(?:ed)?|wrote|told us)|your (?:argument|point|complaint|case))\b"
)
"""*You said: totals are not prices*, between the first decision on a question and what the review finds."""
_REASONS = re.compile(
    r"(?:reasoning|reasons?|personal (?:data|information)|law enforcement|national security|commercial interests?|"
    r"security bodies|health and safety|legal (?:professional )?privilege)(?: ?[-(:] ?[^\n.]{2,60})?[:.]?"
)
"""*Reasoning - section 31*, *Personal data*: a heading below all answers."""
_RULE = re.compile(r"[-_=*~]{5,}")
"""A line drawn below the answers."""
_NCND_HEADING = re.compile(
    r"[-*( ]{0,3}(?:partial |residual )?(?:neither confirm(?:ation)? n?or den(?:y|ial)|ncnd)(?: ?\(['\"]?ncnd['\"]?\))?"
    r"(?: (?:response|statement|decision|notice))?[:.]?|"
    r"covert (?:use|policing|activity|activities|deployments?|operations?|work)(?: - [a-z ]{3,40})?[:.]?|"
    r"any(?:thing| other information) (?:else|further|beyond|held|more)\b(?:(?! is\b| are\b)[^\n.:]){0,60}[:.]?|"
    r"(?:any )?(?:other|further|remaining) information[:.]?|the remainder[:.]?"
)
"""*Partial neither confirm nor deny*, *Covert policing*, *Anything else*, above what is said of the request as a whole."""
_OPENING = 40
"""Signs in which a sentence that tells a request names its question: *You asked in question one whether …*."""
_SHORT_LABEL = 30
"""A line no longer is a label that stands alone above its answer."""
_HEADING = 120
"""A line that ends by naming questions, *Cost (your question 5)*, heads their answers where it is no longer."""


_ENDS_BY_NUMBER = re.compile(
    r"[^\n?.]{3,80}(?: -|,|:) ?(?:your )?(?:questions?|q|points?|parts?|items?|requests?) ?"
    r"\d{1,2}[a-h]?(?:(?:,| and|, and| &| to| ?-) ?\d{1,2}[a-h]?){0,8}|"
    r"(?:finding|decision|conclusion) \d{1,2} ?[:.-]? [^\n?.]{3,60} (?:for|on|as to|about) (?:your )?questions? \d{1,2}[a-h]?"
)
"""*Custody images: retention - question 4*, *Finding 3: the refusal is overturned for question 2*."""
_NAME = re.compile(r"(?<![\w(])\w+(?:\.\w+)*\b(?![()])")
"""A word that stands bare, as the name of a question may."""
_FAR = 8
"""A number larger by more than this than the last question names none."""
_NEAR_HEAD = 3
"""Lines above *Answer* among which its question's number stands alone."""


class Asking(Parted):
    """Keeps the questions that were put, and gives each sentence those that it belongs to."""

    def _step_out_of_table(self, line: Line) -> bool:
        """Note whether the sentence still stands in a row of a table of questions; whether it begins what is below."""
        if not self.lines or self.lines[-1].rule != "table-cell" and not self.in_table:
            return False
        self.in_table = not line.first
        return line.first

    def _named(self, body: str) -> tuple[str, ...]:
        """Questions such as 1a that the sentence names bare."""
        here = set(_NAME.findall(body))
        return tuple(name for name in self.known if len(name) > 1 and not name.isdigit() and name in here)

    def _ask(self, line: Line, label: Label | None, body: str) -> None:
        """Decide which questions the sentence belongs to."""
        if line.kind == "request":
            told = line.rule == "you-asked" and label is None and self.state == "answer"
            if told and self.lines and self.lines[-1].label_alone:
                return
            self._asks(line, label)
            self.spoken_of = () if label is not None else self.spoken_of
            if line.rule == "you-asked" and label is not None:
                one_at_a_time = not self.lines or self.lines[-1].kind != "request"
                together = tuple(dict.fromkeys((*label.questions, *questions_within(line.words[label.end :]))))
                join(self.known, together)
                self.questions = together if one_at_a_time else ()
                self.spoken_of = ()
            return
        self._turn_to(line, label)
        below = line.rule in ("voice-short-answer", "below-question") and bool(self.questions)
        below = below or line.rule == "g-answer-mark" and self.state == "request" and bool(self.questions)
        within = self._within(line, body) if label is None and not below else ()
        if within and line.rule == "table-cell" and len(self.asked) == 1 and self.asked[0] not in within:
            within = ()
        if within and line.kind == "refusal_notice":
            self.questions = within
        above = self.lines[-1].words if self.lines else ""
        if (
            label is None
            and line.first
            and not within
            and self.below_all.of_another(line.words, self.questions, above, self.flat.sentence(line.number + 1))
        ):
            self.questions = ()
        if label is not None or line.first or within:
            self.spoken_of = within
        heads = line.first and (line.words.endswith(")") or _HEADS_REASONS.fullmatch(line.words) is not None)
        heads = heads or line.words.endswith(":") or line.first and _ENDS_BY_NUMBER.fullmatch(line.words) is not None
        if within and len(line.words) < _HEADING and heads:
            self.questions = within
        if len(within) > 1 and self._of_all_beyond(line, within):
            self.questions = self.spoken_of = within = ()
        line.within = bool(within)
        line.questions = within or self.spoken_of or self.questions
        self.below_all.answered(line, body, self.questions)

    def _turn_to(self, line: Line, label: Label | None) -> None:
        """Which question an answer turns to: the one just put, that of its label, that of its note, or none."""
        if line.rule == "annex":
            self.questions = ()
            return
        if self.asked and self.state == "request":
            last = line.rule == "voice-short-answer" and (self.answered or len(line.words) < SHORT_ANSWER)
            turn = self.turns > 1 and line.rule in ("below-request", "voice-force")
            last = last or turn and self.lines[-1].label_end > 0
            one = len(self.asked) == 1 or {whole_of(name) for name in self.asked} == {self.asked[0]}
            one = one and not self.uncounted or last
            put = self.lines[-1].questions if last else ()
            told = len(put) > 1 or put == (whole_of(self.asked[-1]),) and len(inner_labels(self.lines[-1].words)) > 1
            self.questions = put if told else (self.asked[-1] if last else self.asked[0],) if one else ()
            self.questions = tuple(self.asked) if _OF_THESE.match(line.words) or self._grouped() else self.questions
        elif label is None and self._leaves(line):
            self.questions = ()
        if line.rule == "table-cell" and self.state == "request" and self.lines[-1].questions:
            self.questions = self.lines[-1].questions
        before = self._put_last() if self.lines and self.state == "request" else None
        if before is not None and len(before.questions) > 1 and (before.label_end or self._headed(before)):
            self.questions = before.questions
        if line.number in self.together:
            self.questions = (self.together[line.number],)
        if label is not None and line.kind in ("answer", "refusal_notice"):
            self.questions = label.questions
        noted = self.below_all.noted(line.words) if line.first and label is None else ()
        if noted:
            self.questions = noted
            line.label_end = len(line.words) if len(line.words) < _SHORT_LABEL else 0

    def _of_all_beyond(self, line: Line, named: tuple[str, ...]) -> bool:
        """Whether a sentence refuses to say, of hidden use or anything further, whether it is held *for Q1 to Q12*: for all."""
        beyond = line.kind == "answer" and BEYOND.search(line.words) is not None
        return beyond and set(named).issuperset(self.known or self.given)

    def _put_last(self) -> Line:
        """The sentence that puts the last question: the one that begins its line, where that bears the numbers."""
        at = len(self.lines) - 1
        while at and not self.lines[at].first and self.lines[at].kind == "request":
            at -= 1
        begins = self.lines[at]
        return begins if begins.kind == "request" and begins.label_end and len(begins.questions) > 1 else self.lines[-1]

    def _asks(self, line: Line, label: Label | None) -> None:
        if label is not None and _BEYOND_ASKED.search(line.words):
            self.beyond_asked.update(label.questions)
        if self.lines and self.state != "request":
            self.asked = []
        if label is not None and len(label.questions) > 1 and not line.words[label.end :].strip(AROUND):
            line.questions = label.questions
        elif label is not None:
            self.uncounted = label.bare and line.first and set(label.questions) <= set(self.asked)
            join(self.asked, label.questions)
            join(self.known, label.questions)
            line.questions = label.questions
            self.wording.setdefault(line.words[line.label_end :].strip(AROUND), label.questions[0])
        elif self._headed_by_label(line):
            before = self.lines[-1]
            before.kind, line.questions = "request", before.questions
            join(self.asked, before.questions)
            join(self.known, before.questions)
        elif (again := self.wording.get(line.words.strip(AROUND))) is not None:
            self.asked.append(again)
            line.questions = (again,)
        elif self.lines and self.lines[-1].kind == "quoted_reply" and _ARGUED.match(line.words):
            line.questions = self.lines[-1].questions
            join(self.asked, line.questions)
        elif line.first and line.rule in ("g-request-mark", "you-asked"):
            whole = line.words.rstrip(" .").endswith(")")
            named = questions_within(line.words if whole else line.words[:_OPENING])
            self.questions = named if whole or len(named) == 1 else ()
            join(self.asked, self.questions)
            line.questions = self.questions

    def _headed_by_label(self, line: Line) -> bool:
        """Whether the line above holds the number of a question and no more, *Question one*."""
        before = self.lines[-1] if self.lines else None
        if before is None or not before.label_end or before.words[before.label_end :].strip(AROUND):
            return False
        if before.kind == "request":
            return line.rule != "you-asked" and len(before.questions) == 1
        return before.kind == "answer" and line.rule.startswith(("voice-", "g-request-mark"))

    def _headed(self, put: Line) -> bool:
        """Whether the question just put stands below the numbers that head it: *Questions 1, 2*."""
        above = self.lines[-2] if len(self.lines) > 1 else None
        return above is not None and above.label_end > 0 and above.questions == put.questions

    def _leaves(self, line: Line) -> bool:
        """Whether the sentence leaves the question before it: a heading, the end of a table."""
        headed = bool(self.lines) and self.lines[-1].label_end > 0 and len(self.lines[-1].words) < _SHORT_LABEL
        beyond = line.first and not headed and self.state != "request" and self.beyond_asked.isdisjoint(self.questions)
        beyond = beyond and BEYOND.search(line.words) is not None
        return (
            beyond
            or self._step_out_of_table(line)
            or line.kind in ("harm", "public_interest")
            or (
                RESETS.match(line.words) is not None
                and (line.first or not line.words.startswith("section"))
                or line.first
                and PARTLY.match(line.words) is not None
            )
            and not self._below_question(line)
            or line.first
            and (_RULE.fullmatch(line.words) is not None or self._heads_reasons(line))
            or WHOLE.match(line.words) is not None
            or line.first
            and _NCND_HEADING.fullmatch(line.words) is not None
            and self._answered_above()
        )

    def _answered_above(self) -> bool:
        """Whether the line above goes on an answer, so that what follows is another matter."""
        before = self.lines[-1] if self.lines else None
        return before is not None and before.kind == "answer" and before.rule == "continues" and not before.label_end

    def _heads_reasons(self, line: Line) -> bool:
        """Whether a heading such as *Personal data* begins the reasons below all answers, or the refusal notice does."""
        before = self.lines[-1] if self.lines else None
        ended = before is not None and before.kind == "answer" and before.words.endswith((".", ")", ";"))
        notice = line.kind == "refusal_notice" and len(line.words) > _SHORT_LABEL
        return ended and (notice or _REASONS.fullmatch(line.words) is not None)

    def _below_question(self, line: Line) -> bool:
        """Whether the word *Answer* stands alone below *Question 2* and the words of that question."""
        heads = [row for row in self.lines[-_NEAR_HEAD:] if row.label_alone and len(row.words.rstrip(" .:-")) > 1]
        return line.rule == "g-answer-mark" and bool(heads) and heads[-1].questions == self.questions

    def _counts_something_else(self, named: tuple[str, ...]) -> bool:
        """Whether numbers are of no question: the questions are lettered, or far fewer, *"Policies", item 17*."""
        own = self.known or self.given
        lettered = all(map(str.isalpha, own))
        numbers = [int(name) for name in own if name.isdigit()]
        return bool(own) and (lettered or bool(numbers) and int(named[0]) > max(numbers) + _FAR)

    def _within(self, line: Line, body: str) -> tuple[str, ...]:
        """Questions that the sentence names somewhere."""
        told = _TOLD_OF.search(body) is not None
        if line.kind not in ("answer", "refusal_notice") or told or FALLS_AWAY.search(body) or POINTS_BACK.match(body):
            return ()
        named = (
            questions_within(body) if "q" in body or "p" in body or " at " in body or "(your " in body else ()
        ) or self._named(body)
        if named and all(map(str.isdigit, named)) and self._counts_something_else(named):
            named = ()
        named = named or counted_within(body, self.known) or turned_to(line, body, self.known, self.last_given)
        named = named or in_passing(body, self.known)
        if named or "(" not in body or self.questions:
            return named
        return in_brackets(body, self.known)
