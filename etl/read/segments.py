"""What each stretch of the letter is for: request, answer, harm, public interest, complaint rights, noise.

Headings and stock openings (the table ``segments.csv``) mark most of it. Where a heading is missing, the
voice decides: an applicant asks, a force states. Such segments are kept as not marked.
"""

from __future__ import annotations

import re

from etl.model import SegmentKind
from etl.read.by_voice import AROUND
from etl.read.bylines import sent_by_force, thread_of
from etl.read.flat import Flat
from etl.read.labels import (
    ROMANS,
    Label,
    counted_in_words,
    counted_lines,
    gloss_after,
    in_brackets,
    inner_labels,
    label_of,
    labels_anew,
    letter_number,
    lettered_numbers,
    questions_within,
    value_apart,
)
from etl.read.line import Line
from etl.read.numbered import Numbered
from etl.read.rulebook import Compiled, Tried, TriggerIndex
from etl.read.voices import (
    ANSWER_A,
    APPLICANT,
    BEYOND,
    EARLIER,
    FALLS_AWAY,
    HEADING,
    MARKED_ANSWER,
    POINTS_BACK,
    QUESTION_Q,
    RESETS,
    TOLD,
    WHOLE,
)

_BEYOND_ASKED = re.compile(r"\bcovert|\bany (?:other|further)\b")
"""Words of a question that itself asks about hidden use, or about anything else."""
_QUOTED = 10
_QUOTED_LABEL = re.compile(r"> ?\(?(?:[a-h]|\d{1,2}|q ?\d)[).:]")
_SHORT_LABEL = 30
"""A line no longer is a label that stands alone above its answer."""
_HEADING = 120
"""A line that ends by naming questions, *Cost (your question 5)*, heads their answers where it is no longer."""


class Walk(Numbered):
    """Goes through the sentences once and keeps what the next one depends on."""

    def __init__(self, flat: Flat, index: TriggerIndex, tried: Tried, inline: bool) -> None:
        super().__init__(flat)
        self.inline = inline
        self.beyond_asked: set[str] = set()
        self.index, self.tried = index, tried
        low = flat.low
        self.thread = thread_of(flat)
        self.counted = counted_lines(
            [
                (at, low[start : start + 24])
                for at, (start, _) in enumerate(flat.sentences)
                if low[start : start + 1].isdigit() and (start == 0 or low[start - 1] == "\n")
            ]
        )
        starts = [
            (at, low[start : start + 40])
            for at, (start, _) in enumerate(flat.sentences)
            if start == 0 or low[start - 1] == "\n"
        ]
        self.answers_from, self.label_lines = labels_anew(starts)
        self.lettered_numbers = lettered_numbers(starts)
        self.interleaved = _interleaved(starts)

    def step(self, number: int) -> None:
        """Give one sentence its job; sentences come in the order of the text."""
        start, end = self.flat.sentences[number]
        words = self.flat.low[start:end]
        self.in_turns = self.in_turns or QUESTION_Q.match(words) is not None
        inner: tuple[str, ...] = ()
        gloss = ""
        first = number == 0 or self.flat.low[start - 1] == "\n"
        label = None
        if not self._recited(words) and self.state not in ("older_mail", "noise"):
            label = (letter_number(words) if self.lettered_numbers and first else None) or label_of(
                words, first or self._listing(), first and (number in self.counted or self._set_off(start, words))
            )
            if label is None and self.state == "request":
                label = counted_in_words(words, len(self.asked))
            label = label and value_apart(label, words, self.known)
            if label is not None and not self._is_label(label, words):
                heading = HEADING.match(words, label.end) if label.bare else None
                words = words[label.end :] if heading else words
                label = None
            label, gloss = gloss_after(label, words, self.dashed, self.inline) if label is not None else (label, gloss)
            inner = inner_labels(words)
        body = words[label.end :].lstrip(" .:-|") if label else words
        self.answers_marked = self.answers_marked or first and MARKED_ANSWER.match(words) is not None
        kind, rule, marked, once = self._kind(number, words, body, first, label)
        if gloss:
            kind, rule, marked, once = "answer", "label-gloss", True, False
        if self.state == "older_mail" and kind != "older_mail":
            kind, rule, once = "older_mail", "g-older-mail", False
        words = self.flat.low[start:end]
        line = Line(number, start, end, words, kind, rule, marked, (), label.end if label else 0, first, gloss=gloss)
        self._ask(line, label, body)
        self._run_on(line, inner)
        if not once:
            self.answered = (
                self.answered
                or kind == "answer"
                and (self.state == "request" or rule == "g-answer-mark" and "review" not in line.words)
            )
            self.turns += kind == "answer" and self.state == "request"
            self.state, self.marked = kind, marked
        self._after(line)
        self.lines.append(line)

    def _after(self, line: Line) -> None:
        """Remember what the next sentence may be an answer to, and whether a quotation goes on."""
        words = line.words
        asking = line.kind == "request"
        if line.kind == "answer" and line.questions:
            self.given.update(line.questions)
            self.last_given = line.questions[-1] if line.label_end else self.last_given
        dear = line.rule in ("g-request-mark", "message-goes-on") and (self.addressed or words.startswith("dear "))
        self.addressed = asking and dear
        self.told = asking and TOLD.match(words) is not None
        self.after_question = asking and words.rstrip("\"')").endswith("?")
        self.after_earlier = asking and line.rule != "g-request-mark" and EARLIER.search(words) is not None
        opened = words.startswith('"') or words.count('"') == 2 and ': "' in words
        whole = opened and words.rstrip(" .").endswith('"') and len(words) > 25
        self.dashed = self.dashed or line.rule == "voice-short-answer" and words.startswith("- ")
        self.quote_closed = asking and (0 <= self.quote_end <= line.end or whole)
        if asking and line.start >= self.quote_end and words.count('"') % 2:
            self.quote_end = self.flat.low.find('"', line.end, line.end + 3000)

    def _run_on(self, line: Line, inner: tuple[str, ...]) -> None:
        """Further labels inside a sentence: ``a) …, b) …`` asks two things, *the results were: 1) 96* answers one."""
        if not inner:
            return
        if line.kind == "request":
            if line.label_end and set(inner) <= set(ROMANS):
                return
            self.known.extend(question for question in inner if question not in self.known)
            self.asked.extend(question for question in inner if question not in self.asked)
        elif line.kind == "answer" and not line.label_end and set(inner) <= set(self.known):
            self.questions = line.questions = inner
            line.label_end, line.within = 1, False

    def _kind(
        self, number: int, words: str, body: str, first: bool, label: Label | None
    ) -> tuple[SegmentKind, str, bool, bool]:
        start = self.flat.sentences[number][0]
        if not first and self.lines[-1].rule == "g-quote-sign":
            return "older_mail", "g-quote-sign", True, True
        if self._recited(words):
            return "statute", "statute-quoted", True, True
        if self.interleaved and words.startswith(">"):
            return "request", "quoted-question", True, False
        if not first and self.lines[-1].rule == "quoted-question":
            return "request", "quoted-question", True, False
        if self.interleaved and self.lines and self.lines[-1].rule == "quoted-question":
            return "answer", "below-quoted-question", True, False
        if start in self.flat.answered_rows:
            return "request", "table-question", True, False
        if self.flat.low[max(0, start - 3) : start] == " | " and self.state == "request":
            return "answer", "table-cell", True, False
        if number in self.thread:
            self.messages = True
            return (
                ("answer", "byline", True, False) if self.thread[number] else ("request", "thread-request", True, False)
            )
        if start < self.quote_end:
            return "request", "quotation", self.marked, self.state != "request"
        if first and self._byline(number):
            return "answer", "byline", True, False
        return self._by_rule(number, words, body, first, label)

    def _by_rule(
        self, number: int, words: str, body: str, first: bool, label: Label | None
    ) -> tuple[SegmentKind, str, bool, bool]:
        """By the first rule of the table that begins the sentence; else by the voice."""
        for at in self.tried[number]:
            rule: Compiled = self.index.segments[at]
            if not first and not self._within_block(rule.rule.result, words):
                continue
            if rule.begins(words):
                result, _, once = rule.rule.result.partition(";")
                kind: SegmentKind = result  # type: ignore[assignment]
                if kind == "request" and label is not None and self._answers_again(label, body):
                    return "answer", "label-again", True, False
                if not self._refused(kind, number, words, body, label):
                    return kind, rule.rule.rule_id, True, bool(once)
        kind, rule_id, once_ = self.by_voice(words, body, first, label)
        return kind, rule_id, self.marked and kind == self.state, once_

    def _recited(self, words: str) -> bool:
        """Whether the words of the Act follow, behind *section 31 says:*."""
        return (
            bool(self.lines)
            and self.lines[-1].kind == "statute"
            and self.lines[-1].words[-1:] == ":"
            and words[:1] in '"('
        )

    def _answered_below(self, number: int, label: Label) -> bool:
        """Whether the next line is marked as the answer to the same question."""
        below = self.flat.sentences[number + 1 : number + 2]
        words = self.flat.low[below[0][0] : below[0][1]] if below else ""
        if ANSWER_A.match(words) is not None:
            return True
        answer = label_of(words, True) if below else None
        marked = answer is not None and answer.word.startswith(("answer", "response", "reply"))
        return marked and answer is not None and answer.questions == label.questions

    def _byline(self, number: int) -> bool:
        """Whether the line begins a message of the force, on a page that showed the applicant's before."""
        self.messages = self.messages or self.state == "request"
        return self.messages and self.state != "older_mail" and sent_by_force(self.flat, number)

    def _within_block(self, result: str, words: str) -> bool:
        """Whether a rule may hold for a later sentence of a paragraph: a request announced, a recital that goes on."""
        return result.startswith("statute") or result == "request" and words.endswith(":")

    def _answers_again(self, label: Label, body: str) -> bool:
        """A heading that repeats the number of a question, once the answer has begun, or whose question the page lost."""
        lost = not self.known and label.word.startswith("question")
        known = self.answered and set(label.questions) <= set(self.known)
        given = lost and (self.answered or self.given.issuperset(label.questions))
        return not body.strip(" .:-") and (known or given)

    def _refused(self, kind: SegmentKind, number: int, words: str, body: str, label: Label | None) -> bool:
        """What looks like a heading and is none: a mail's own head, a numbered answer, a title."""
        if self.state == "older_mail" or (self.state == "request" and kind == "statute"):
            return True
        if kind == "older_mail":
            return words.startswith("from:") and not any(_is_prose(line) for line in self.lines)
        if kind == "complaint_rights":
            return number < 6 and len(words) < 60
        if kind == "request" and label is not None and body.strip(" .:-"):
            return not words.endswith("?") and not APPLICANT.match(body) and not self._answered_below(number, label)
        return False

    def _table_over(self, line: Line) -> bool:
        """Whether the row before was the last of a table of questions."""
        if not self.lines or self.lines[-1].rule != "table-cell" and "table-cell" not in self.in_table:
            return False
        self.in_table = "" if line.first else "table-cell"
        return line.first

    def _named(self, body: str) -> tuple[str, ...]:
        """Questions such as 1a that the sentence names bare."""
        named = [name for name in self.known if len(name) > 1 and not name.isdigit()]
        return tuple(name for name in named if re.search(rf"(?<![\w(]){re.escape(name)}\b(?!\))", body))

    def _ask(self, line: Line, label: Label | None, body: str) -> None:
        """Decide which questions the sentence belongs to."""
        if line.kind == "request":
            self._asks(line, label)
            return
        if self.asked and self.state == "request":
            last = line.rule == "voice-short-answer" and (self.answered or len(line.words) < 90)
            one = len(self.asked) == 1 and not self.uncounted or last
            self.questions = (self.asked[-1],) if one else ()
        elif label is None and self._leaves(line):
            self.questions = ()
        if label is not None and line.kind == "answer":
            self.questions = label.questions
        below = line.rule == "voice-short-answer" and bool(self.questions)
        within = self._within(line, body) if label is None and not below else ()
        if within and line.kind == "refusal_notice":
            self.questions = within
        if label is not None or line.first or within:
            self.spoken_of = within
        if within and line.first and len(line.words) < _HEADING and line.words.endswith((")", ":")):
            self.questions = within
        line.within = bool(within)
        line.questions = within or self.spoken_of or self.questions

    def _asks(self, line: Line, label: Label | None) -> None:
        if label is not None and _BEYOND_ASKED.search(line.words):
            self.beyond_asked.update(label.questions)
        if self.lines and self.state != "request":
            self.asked = []
        if label is not None and len(label.questions) > 1 and not line.words[label.end :].strip(AROUND):
            line.questions = label.questions
        elif label is not None:
            self.uncounted = label.bare and line.first and set(label.questions) <= set(self.asked)
            self.asked.extend(question for question in label.questions if question not in self.asked)
            self.known.extend(question for question in label.questions if question not in self.known)
            line.questions = label.questions
            self.wording.setdefault(line.words[line.label_end :].strip(AROUND), label.questions[0])
        elif (again := self.wording.get(line.words.strip(AROUND))) is not None:
            self.asked.append(again)
            line.questions = (again,)
        elif line.first and line.rule in ("g-request-mark", "you-asked"):
            self.questions = questions_within(line.words) if line.words.rstrip(" .").endswith(")") else ()
            self.asked.extend(name for name in self.questions if name not in self.asked)
            line.questions = self.questions

    def _leaves(self, line: Line) -> bool:
        """Whether the sentence leaves the question before it: a heading, the end of a table."""
        headed = bool(self.lines) and self.lines[-1].label_end > 0 and len(self.lines[-1].words) < _SHORT_LABEL
        beyond = line.first and not headed and self.state != "request" and self.beyond_asked.isdisjoint(self.questions)
        beyond = beyond and BEYOND.search(line.words) is not None
        return (
            beyond
            or self._table_over(line)
            or line.kind in ("harm", "public_interest")
            or RESETS.match(line.words) is not None
            or WHOLE.match(line.words) is not None
        )

    def _within(self, line: Line, body: str) -> tuple[str, ...]:
        """Questions that the sentence names somewhere."""
        if line.kind not in ("answer", "refusal_notice") or FALLS_AWAY.search(body) or POINTS_BACK.match(body):
            return ()
        named = (questions_within(body) if "q" in body or "p" in body else ()) or self._named(body)
        return named or (in_brackets(body, self.known) if "(" in body and not self.questions else ())


def _interleaved(starts: list[tuple[int, str]]) -> bool:
    """Whether answers stand between the quoted lines of a mail, twice at least: *> a) do you?* — *No.*"""
    turns = sum(
        one.startswith(">") and len(one) > _QUOTED and not other.startswith((">", "on ", "from:", "-"))
        for (_, one), (_, other) in zip(starts, starts[1:], strict=False)
    )
    return turns > 1 and any(_QUOTED_LABEL.match(words) for _, words in starts)


def _is_prose(line: Line) -> bool:
    """Whether something of a letter stands in the line, and not the title of a page or the head of a mail."""
    return line.kind != "noise" and len(line.words) > 60 and line.words.endswith((".", ":", ",", ";", "?"))
