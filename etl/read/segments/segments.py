"""What each stretch of the letter is for: request, answer, harm, public interest, complaint rights, noise.

Headings and stock openings (the table ``segments.csv``) mark most of it. Where a heading is missing, the
voice decides: an applicant asks, a force states. Such segments are kept as not marked.
"""

from __future__ import annotations

import re
from functools import cached_property

from etl.model import SegmentKind
from etl.read.labels.gloss import gloss_after
from etl.read.labels.label import Label
from etl.read.labels.label_lists import (
    labels_anew,
    letter_number,
    lettered_numbers,
)
from etl.read.labels.labels import inner_labels, label_of
from etl.read.labels.runs import numbers
from etl.read.labels.value_apart import value_apart
from etl.read.line import Line, is_question
from etl.read.rulebook import Compiled, Tried, TriggerIndex
from etl.read.segments.ahead import Ahead
from etl.read.segments.annexed import annexes_of_request, of_request
from etl.read.segments.bylines import interleaved, is_portal, quotes_request, sent_by_force, thread_of
from etl.read.segments.heard import Heard
from etl.read.segments.quotation import closing_quote, opens_their_words, recites_act
from etl.read.segments.voice_signs import ANSWER_ALONE, AROUND
from etl.read.segments.voices import (
    ANSWER_A,
    APPLICANT,
    DECISION,
    EARLIER,
    FIRST_SAID,
    HEADING,
    LONG_QUOTATION,
    MARKED_ANSWER,
    PART_OF_REVIEW,
    QUESTION_Q,
    TOLD,
)
from etl.read.view.flat import Flat

_HEAD = 10
"""Lines in which the title of a letter stands: *Internal review of your request*."""
_TITLE = 60
"""A title is shorter."""
_CELL = re.compile(r"\(?(\d{1,2}[a-h]?|\d{1,2} ?\([a-hivx]{1,4}\)|[a-h]|i{1,3}|iv|vi{0,3})\)?[.:]?")
"""The number of a question in a cell of its own."""
_A_QUESTION = 25
"""A line shorter than this may repeat the words of a question and still answer it."""
_FEWEST_HEADS = 3
"""Numbers of questions that stand alone above answers."""
_ANSWER_BEGINS = re.compile(r"(?:our |the |psni )?(?:answer|response|reply|a\d{0,2}) ?(?:[:.-]|$)")
_QUESTION_ALONE = re.compile(r"(?:your )?(?:question|request|q) ?(?:\d{1,2}|[a-z]{3,5})(?: ?\(\d{1,2}\))?[:.]?")


class Walk(Ahead):
    """Goes through the sentences once and keeps what the next one depends on."""

    def __init__(self, flat: Flat, index: TriggerIndex, tried: Tried, heard: Heard, inline: bool) -> None:
        super().__init__(flat, heard)
        self.inline, self.index, self.tried = inline, index, tried
        self.thread = thread_of(flat)
        self.annexes = annexes_of_request(flat.low)
        self.answers_from, self.label_lines = labels_anew(self.starts)
        self.answers_from = 0 if self.annexes else self.answers_from
        self.lettered_numbers = lettered_numbers(self.starts)
        self.interleaved_to = interleaved(self.starts)

    def step(self, number: int) -> None:
        """Give one sentence its job; sentences come in the order of the text."""
        start, end = self.flat.sentences[number]
        words = self.flat.low[start:end]
        self.in_turns = self.in_turns or QUESTION_Q.match(words) is not None
        first = number == 0 or self.flat.low[start - 1] == "\n"
        label: Label | None = None
        gloss, inner = "", tuple[str, ...]()
        if not recites_act(self.lines, words) and self.state not in ("older_mail", "noise"):
            label, words = self._labelled(number, words, first)
            label, gloss = gloss_after(label, words, self.dashed, self.inline) if label is not None else (label, "")
            inner = inner_labels(words)
        body = words[label.end :].lstrip(" .:-|") if label else words
        self.answers_marked = self.answers_marked or first and MARKED_ANSWER.match(words) is not None
        kind, rule, marked, once = self._kind(number, words, body, first, label)
        if gloss:
            kind, rule, marked, once = "answer", "label-gloss", True, False
        if self.state == "older_mail" and kind != "older_mail" and rule != "byline":
            kind, rule, once = "older_mail", "g-older-mail", False
        if label is not None and (self._of_row(rule, first, label) or first and self.below_all.noted(words)):
            label = None
        words = self.flat.low[start:end]
        said_from = label.end if label else len("a ") if rule == "below-question" and first and self.signed else 0
        line = Line(number, start, end, words, kind, rule, marked, (), said_from, first, gloss=gloss)
        self._ask(line, label, body)
        self._run_on(line, inner)
        if once and kind == "refusal_notice" and self.state == "request":
            self.state, self.answered = "answer", True
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
        self.prose = self.prose or line.prose

    def _of_row(self, rule: str, first: bool, label: Label) -> bool:
        """Whether a label in the answer's cell points to another row: *| 4 | Since when | Q1 and Q3 N/A, Q2 2016 |*."""
        if rule != "table-cell" and (first or self.lines[-1].rule != "table-cell"):
            return False
        asked = self.lines[-1].questions if rule == "table-cell" else self.asked
        other = set(label.questions) < set(self.known) - set(asked)
        value = rule == "table-cell" and label.bare and not set(label.questions) & set(self.known)
        return len(self.asked) == 1 and list(asked) == self.asked and (other or value)

    def _labelled(self, number: int, words: str, first: bool) -> tuple[Label | None, str]:
        """The label that names a question, and the words without a bare number that only numbers a heading."""
        if self.flat.sentences[number][0] in self.flat.answered_rows and (cell := _CELL.fullmatch(words)) is not None:
            return Label(numbers(cell[1]) or (cell[1],), cell.end(), True, ""), words
        if number in self.decimal_heads or number in self.decimals:
            return self.decimals.get(number), words
        marked = ANSWER_A.match(words) or number in self.below and words.startswith("a ")
        if first and self.state == "request" and self.lines[-1].words.startswith("q") and marked:
            return None, words
        set_off = self._set_off(number, words, first)
        label = letter_number(words) if self.lettered_numbers and first else None
        label = label or label_of(
            words, first or set_off or self._listing(words) or self._begins_list(number, words), set_off
        )
        label = label or self._said_in_words(words, first)
        if label is None:
            return None, words
        if label.bare and PART_OF_REVIEW.match(words, label.end):
            return None, words[label.end :]
        label = value_apart(label, words, self.known)
        part = self._in_part(label, number, words)
        if part is not label or self._is_label(label, words):
            return part, words
        return None, words[label.end :] if label.bare and HEADING.match(words, label.end) else words

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
        self.after_question = asking and is_question(words)
        self.after_earlier = asking and line.rule != "g-request-mark" and EARLIER.search(words) is not None
        opened = words.startswith('"') or words.count('"') == 2 and (': "' in words or line.body.startswith('"'))
        whole = opened and words.rstrip(" .").endswith('"') and len(words) > LONG_QUOTATION
        self.dashed = self.dashed or line.rule == "voice-short-answer" and words.startswith("- ")
        self.quote_closed = asking and (0 <= self.quote_end <= line.end or whole)
        if line.start >= self.quote_end and opens_their_words(line):
            self.quote_end = closing_quote(self.flat.low, line.end)

    def _kind(
        self, number: int, words: str, body: str, first: bool, label: Label | None
    ) -> tuple[SegmentKind, str, bool, bool]:
        start = self.flat.sentences[number][0]
        placed = self._quoted(words, first) or self._question_head(number, words, first, label)
        if placed is not None:
            return placed
        if recites_act(self.lines, words):
            return "statute", "statute-quoted", True, True
        if start in self.flat.answered_rows:
            return "request", "table-question", True, False
        if self.flat.low[max(0, start - 3) : start] == " | " and self.state == "request":
            return "answer", "table-cell", True, False
        if number in self.thread:
            self.messages, self.applicant_speaks = True, not self.thread[number]
            return (
                ("answer", "byline", True, False) if self.thread[number] else ("request", "thread-request", True, False)
            )
        if self.applicant_speaks:
            return "request", "message-goes-on", True, False
        if start < self.quote_end:
            return "request", "quotation", self.marked, self.state != "request"
        if first and self._byline(number):
            return "answer", "byline", True, False
        return self._by_rule(number, words, body, first, label)

    def _question_head(
        self, number: int, words: str, first: bool, label: Label | None
    ) -> tuple[SegmentKind, str, bool, bool] | None:
        """What stands above lettered parts, or above a line that says *Answer*."""
        if number in self.parts:
            return "request", "part-heading", True, True
        annexed = of_request(words, self.annexes) if first else None
        if annexed:
            return "request", "annex-of-request", True, False
        if annexed is False and self.state == "request":
            return "answer", "annex", False, False
        if first and self._answers_headed and _QUESTION_ALONE.fullmatch(words):
            return "answer", "label-again", True, False
        if number in self.above:
            return "request", "above-answer", True, False
        if number in self.below and FIRST_SAID.match(words):
            return "quoted_reply", "first-reply", True, True
        if number in self.below:
            return "answer", "below-question", True, False
        again = label is not None and first and len(words) > _A_QUESTION and self.state != "request"
        if again and label is not None and self.wording.get(words[label.end :].strip(AROUND)) == label.questions[0]:
            return "request", "question-again", True, False
        below_head = label is None and bool(self.lines) and _QUESTION_ALONE.fullmatch(self.lines[-1].words)
        if below_head and (APPLICANT.match(words) or words.endswith("?")) and not DECISION.search(words):
            return "request", "voice-below-head", True, False
        return ("request", "marked-turn", True, False) if label and first and self._answer_follows(number) else None

    @cached_property
    def _answers_headed(self) -> bool:
        """Whether *Question 1*, *Question 2* stand alone above answers, in a letter that repeats no question."""
        heads = [(at, words) for at, words in self.starts if _QUESTION_ALONE.fullmatch(words)]
        below = [self.flat.sentence(at + 1) for at, _ in heads[:-1]]
        once = len({words for _, words in heads}) == len(heads)
        asks = any(words.endswith("?") or APPLICANT.match(words) or _ANSWER_BEGINS.match(words) for words in below)
        marked = any(ANSWER_ALONE.fullmatch(words) for _, words in self.starts)
        few = len(heads) < _FEWEST_HEADS
        return once and not (few or asks or marked or self._marks_request(heads[0][0] - 1))

    def _marks_request(self, number: int) -> bool:
        """Whether a rule of the table says that the request stands below a sentence."""
        rules = (self.index.segments[at] for at in self.tried[number])
        return any(rule.rule.result.startswith("request") and rule.begins(self.flat.sentence(number)) for rule in rules)

    def _quoted(self, words: str, first: bool) -> tuple[SegmentKind, str, bool, bool] | None:
        """What a mail quotes of an older one, and the answers that stand between its questions."""
        before = self.lines[-1].rule if self.lines else ""
        if not first and before == "g-quote-sign":
            return "older_mail", "g-quote-sign", True, True
        if words.startswith(">") and quotes_request(self.lines):
            return "request", "quoted-request", True, False
        if self.interleaved_to >= 0 and words.startswith(">") or not first and before == "quoted-question":
            return "request", "quoted-question", True, False
        if self.interleaved_to >= 0 and before == "quoted-question":
            return "answer", "below-quoted-question", True, False
        return None

    def _by_rule(
        self, number: int, words: str, body: str, first: bool, label: Label | None
    ) -> tuple[SegmentKind, str, bool, bool]:
        """By the first rule of the table that begins the sentence; else by the voice."""
        for at in self.tried[number]:
            rule: Compiled = self.index.segments[at]
            if not first and not _within_block(rule.rule.result, words):
                continue
            if rule.begins(words):
                result, _, once = rule.rule.result.partition(";")
                kind: SegmentKind = result  # type: ignore[assignment]
                if kind == "request" and label is not None and self._answers_again(label, body):
                    return "answer", "label-again", True, False
                if not self._refused(kind, number, words, body, label):
                    return kind, rule.rule.rule_id, True, bool(once)
        kind, rule_id, once_ = self.by_voice(words, body, first, label)
        row = " | " in words and self.lines[-1].rule in ("g-history", "first-reply") if self.lines else False
        if rule_id == "voice-review" and label is not None and (row or self._comes_again(number, label)):
            return "quoted_reply", "first-reply", self.marked, False
        return kind, rule_id, self.marked and kind == self.state, once_

    @cached_property
    def _portal(self) -> bool:
        """Whether the page shows the messages of a portal; looked for only once a line names a force as the sender."""
        return is_portal(self.flat)

    def _byline(self, number: int) -> bool:
        """Whether the line begins a message of the force, on a page that showed the applicant's before."""
        self.messages = self.messages or self.state == "request"
        shown = self.messages and self.state != "older_mail"
        return sent_by_force(self.flat, number) and (shown or self._portal)

    def _refused(self, kind: SegmentKind, number: int, words: str, body: str, label: Label | None) -> bool:
        """What looks like a heading and is none: a mail's own head, a numbered answer, a title."""
        if self.state == "older_mail" or (self.state == "request" and kind == "statute"):
            return True
        if kind == "older_mail" and words.endswith("wrote:"):
            return self._answered_in_turn(number) or number < self.interleaved_to
        if kind == "older_mail":
            of_page = self.flat.sentence(number + 1).startswith("published ")
            return words.startswith(("from:", "-")) and (of_page or not self.prose)
        if kind == "complaint_rights":
            return number < _HEAD and len(words) < _TITLE
        if kind == "request" and label is not None and body.strip(" .:-"):
            if label.word.startswith(("in respect", "in relation", "in regard", "with regard", "as regards")):
                return not words.endswith("?")
            return not words.endswith("?") and not APPLICANT.match(body) and not self._answered_below(number, label)
        return False


def _within_block(result: str, words: str) -> bool:
    """Whether a rule may hold for a later sentence of a paragraph: a request announced, a recital that goes on."""
    return result.startswith("statute") or result == "request" and words.endswith(":")
