"""Who speaks where no heading says it: an applicant asks, a force states."""

from __future__ import annotations

import re

from etl.model import SegmentKind
from etl.read.labels.label import Label
from etl.read.labels.labels import IN_SQUARE, label_of
from etl.read.labels.ordinals import TOLD_BY_NUMBER
from etl.read.line import is_question
from etl.read.segments.counting import Counting
from etl.read.segments.heard import HEARD
from etl.read.segments.voice_signs import (
    AND_ANSWERED,
    ANNEX,
    AROUND,
    ASKED_OPEN,
    EXPLAINS,
    NCND_MARK,
    NO_HEADING,
    OF_QUESTION,
    PART,
    QUOTED,
    ROW_SAID,
    SHORT_ANSWER,
    YOURS,
    answers,
    names_only,
    review_finds,
)
from etl.read.segments.voices import (
    ANSWER_A,
    ANSWERS,
    APPLICANT,
    ASKS_BACK,
    ASKS_BY_WORD,
    ASKS_FOR,
    DECIDED,
    DECISION,
    EARLIER,
    FORCE,
    OPENER,
    PLEADS,
    POINTS_BACK,
    QUESTION_Q,
    RESETS,
    ROW_OF_FIGURES,
    SAID,
    SHORT,
    SPOKEN_TO,
    STATES_FIGURE,
    YOU_ASKED,
    YOU_SAY,
    quoted_whole,
    told_of_topic,
)
from etl.read.view.table_rows import FIGURE_ROW, row_of

_FIRST_OF_LIST = re.compile(r"\(?(?:1|a|i)[.)] ?[a-z]")
_LETTER_B = re.compile(r"[-*( ]{0,3}b[.):]")


class ByVoice(Counting):
    """What the next sentence is by the way it speaks."""

    def by_voice(self, words: str, body: str, first: bool, label: Label | None) -> tuple[SegmentKind, str, bool]:
        """Kind, rule, and whether the kind lasts for this sentence only.

        Args:
            words: the sentence.
            body: the sentence without its label.
            first: whether it begins a line.
            label: its label, if it has one.
        """
        state = self.state
        if label is not None and label.bare and IN_SQUARE.match(words):
            self.square = True
            return "request", "in-square-brackets", False
        if state == "request":
            if self.square and self.lines[-1].words.endswith("]"):
                return "answer", "below-brackets", False
            if self.addressed and self.messages and not words.startswith("dear "):
                return "request", "message-goes-on", False
            return self._in_request(words, body, first, label)
        if state == "answer":
            return self._in_answer(words, body, first, label)
        return self._elsewhere(words, body, first, label)

    def _elsewhere(self, words: str, body: str, first: bool, label: Label | None) -> tuple[SegmentKind, str, bool]:
        """Whether an argument, a complaint or a quoted reply is left for a question or an answer."""
        state = self.state
        if state in ("harm", "public_interest", "complaint_rights") and label is not None and not label.bare:
            question = words.endswith("?") or APPLICANT.match(body) is not None
            return ("request" if question else "answer"), "label", False
        if first and label is not None and words.endswith("?") and self._counts_on(label):
            return "request", "next-question", False
        if state in ("harm", "public_interest") and first and label is not None and self._left_open(label, body):
            return "answer", "label-left-open", False
        if state in ("harm", "public_interest") and DECIDED.search(words) and FORCE.match(NCND_MARK.sub("", body)):
            self.questions = ()
            return "answer", "voice-decision", False
        if state in ("harm", "public_interest") and first and OF_QUESTION.match(words):
            return "answer", "label", False
        if state == "quoted_reply" and first and review_finds(words, label):
            return "answer", "voice-review", False
        if state == "complaint_rights" and first and self._answers_annexed(words):
            return "answer", "annex", False
        if state == "complaint_rights" and first and DECISION.search(words) and FORCE.match(body):
            return "answer", "voice-force", False
        return state, "continues", False

    def _answers_annexed(self, words: str) -> bool:
        """Whether an annex begins below the signature in which the answers are set out."""
        match = ANNEX.fullmatch(words)
        return match is not None and (
            match["answers"] is not None or label_of(self.flat.sentence(len(self.lines) + 1), True) is not None
        )

    def _in_answer(self, words: str, body: str, first: bool, label: Label | None) -> tuple[SegmentKind, str, bool]:
        if SAID.search(words) or first and words.startswith('"') and quoted_whole(words):
            return "request", "quotation", label is None or label.bare
        if label is not None and TOLD_BY_NUMBER.match(words):
            return "request", "you-asked", True
        question = is_question(words)
        if question and label is None and ASKS_BACK.search(body):
            return "answer", "asks-back", False
        if question and (
            label is not None
            or QUESTION_Q.match(words)
            or APPLICANT.match(body)
            or first
            and self._next_in_turns(words)
        ):
            return "request", "voice-question", False
        if (
            not self.answered
            and AND_ANSWERED.search(words) is None
            and (YOU_ASKED.match(words) or not first and self._still_told(words))
        ):
            return "request", "you-asked", not self._begins_questions(words)
        return self._asks_on(words, body, first, label, question=question) or ("answer", "continues", False)

    def _begins_questions(self, words: str) -> bool:
        """*In which you ask us*, above a list that begins with its first question."""
        below = self.flat.sentence(len(self.lines) + 1)
        return words[-1:].isalpha() and _FIRST_OF_LIST.match(below) is not None

    def _asks_on(
        self, words: str, body: str, first: bool, label: Label | None, *, question: bool
    ) -> tuple[SegmentKind, str, bool] | None:
        """Whether the next question is put, by its voice, its label or its place in a list."""
        open_ = label is not None or not self.marked and not self.answered
        if first and open_ and self._sounds_asked(body, label, question=question):
            return "request", "voice-applicant", False
        if first and (self._next_bullet(words, body) or label is None and self._turning() and names_only(words)):
            return "request", "voice-next-turn", False
        return self._labelled_question(body, first, label) if label is not None else None

    def _sounds_asked(self, body: str, label: Label | None, *, question: bool) -> bool:
        """Whether the words are an applicant's, and neither they nor their label are a force's."""
        if len(body) <= NO_HEADING or body.startswith(("kind regards", "yours")) or APPLICANT.match(body) is None:
            return False
        if DECISION.search(body) or OPENER.match(body) or not question and EXPLAINS.match(body):
            return False
        if label is None:
            return True
        of_force = YOURS.match(label.word) or label.word.startswith(("in response", "in answer", "in reply"))
        return not (of_force or self._answers_known(label, body))

    def _labelled_question(self, body: str, first: bool, label: Label) -> tuple[SegmentKind, str, bool] | None:
        """Whether a label puts a question where answers were expected."""
        if first and self._put_first(body):
            return "request", "label-put-first", False
        if first and not self.answered and self.lines and ASKED_OPEN.search(self.lines[-1].words):
            return "request", "voice-asked-open", True
        if label.word.startswith("q") and self.answers_marked:
            return "request", "voice-marked-turn", False
        if not YOURS.match(label.word) and self._next_question(label, body):
            return "request", "next-question", False
        return None

    def _put_first(self, body: str) -> bool:
        """Whether a label, of those that begin anew further down, puts a question here."""
        before = len(self.lines) < self.answers_from and not (self.answered or self.marked)
        return before and not answers(body)

    def _turning(self) -> bool:
        """Whether questions and answers take turns without any heading."""
        return self.turns > 0 and not self.marked

    def _next_bullet(self, words: str, body: str) -> bool:
        """Whether a line asks for the next thing of a list, once answers have been given."""
        bullets = words.startswith("- ") and any(
            row.words.startswith("- ") for row in self.lines if row.kind == "request"
        )
        asks = ASKS_FOR.match(body) is not None and not ASKS_BACK.search(body)
        return self.turns + bullets > 1 and asks and RESETS.match(words) is None

    def _still_told(self, words: str) -> bool:
        """Whether a list of questions that a sentence began to tell goes on."""
        last = self.lines[-1]
        return last.rule == "you-asked" and not last.words.endswith(".") and PART.match(words) is not None

    def _next_in_turns(self, words: str) -> bool:
        """Whether a paragraph that ends in a question mark asks on, once answers have been given."""
        return (
            self.turns > 0
            and "|" not in words
            and not words.startswith(("please", "could you", "would you", "can you"))
        )

    def _answers_known(self, label: Label, body: str) -> bool:
        """Whether a numbered sentence answers a question that was put before, and does not put it again."""
        asked = set(self.wording.values())
        return self.answered and asked.issuperset(label.questions) and body.strip(AROUND) not in self.wording

    def _in_turn(self, body: str, first: bool) -> bool:
        """Whether few words below a question answer it: once one was answered, or where each is marked *Q1*."""
        marked = self.lines[-1].label_end > 1 and self.lines[-1].words.startswith("q")
        return self.answered or marked and first and len(body) < SHORT_ANSWER and not body.startswith(("(", "if "))

    def _answers_in_turn(self, body: str) -> bool:
        """Whether the line below a numbered question that bears no sign answers it, where two have been answered so."""
        before = self.lines[-1]
        asked = before.kind == "request" and 0 < before.label_end < len(before.words) - NO_HEADING
        asked = asked and not before.words.endswith((":", "?"))
        sentence = self.turns == 1 and body.endswith(".") and " " in body
        return asked and (sentence or self.turns > 1 and len(body) < SHORT_ANSWER)

    def _answers_shortly(self, words: str, body: str, first: bool, label: Label | None) -> bool:
        """Whether few words below a question answer it, or point at the answer to another."""
        if self.asked and POINTS_BACK.match(body) and not words.startswith("as "):
            return True
        short = SHORT.match(body) or row_of(body)
        return self.after_question and bool(short or label is None and self._in_turn(body, first))

    def _labelled_answer(self, words: str, label: Label | None) -> bool:
        if ANSWER_A.match(words) and self._letter_b_follows():
            return False
        if label is None:
            return (bool(self.known) or self.in_turns) and ANSWER_A.match(words) is not None
        return label.word.lstrip("-*\"'( ").startswith(("response", "a", "in ", "with ", "decision", "finding"))

    def _letter_b_follows(self) -> bool:
        """Whether the next line begins with the next letter, so that *a.* counts and does not mean *Answer*."""
        return _LETTER_B.match(self.flat.sentence(len(self.lines) + 1)) is not None

    def _in_request(self, words: str, body: str, first: bool, label: Label | None) -> tuple[SegmentKind, str, bool]:
        if self._labelled_answer(words, label):
            return "answer", "label-answer", False
        before = self.lines[-1]
        listed = words.startswith("(") and before.rule == "g-request-mark" and before.words.endswith(":")
        quotes = before.rule == "g-request-mark" and before.words.endswith(":") and EARLIER.search(words) is not None
        if (
            not listed
            and not quotes
            and not words.endswith((":", "-"))
            and (OPENER.match(words) or SPOKEN_TO.search(words))
        ):
            return "answer", "voice-opener", False
        stated = label is None and STATES_FIGURE.match(words) is not None
        decided = DECISION.search(words) is not None and not body.startswith("if you ")
        stated = stated or ASKS_BY_WORD.match(body) is not None and decided
        if is_question(words) or PLEADS.search(words) or APPLICANT.match(body) and not stated:
            return "request", "voice-applicant", False
        if self.inline and not first and label is None and self.lines[-1].label_end and words[0] != '"':
            return "answer", "voice-same-line", False
        again = label is not None and set(label.questions) <= set(self.known)
        if self.after_earlier and not again or words.startswith(('"', "'")) or EARLIER.search(words):
            return "request", "quoted-earlier", False
        if self._answers_shortly(words, body, first, label):
            return "answer", "voice-short-answer", False
        if ROW_OF_FIGURES.fullmatch(words) or FIGURE_ROW.fullmatch(words) or first and ROW_SAID.fullmatch(words):
            return "answer", "voice-figures", False
        decides = DECISION.search(QUOTED.sub(" ", body)) is not None
        answers = decides or label is not None and ANSWERS.match(body) is not None
        counted = label is not None and FORCE.match(body) is not None and self._goes_on_counting(label)
        answers = answers or label is not None and not label.bare and told_of_topic(body)
        if label is not None and not (answers or counted) and not set(label.questions) & set(self.known):
            return "request", "next-question", False
        if answers or stated or FORCE.match(body):
            return "answer", "voice-force", False
        return self._after_request(words, body, first, label)

    def _after_request(self, words: str, body: str, first: bool, label: Label | None) -> tuple[SegmentKind, str, bool]:
        """Whether a sentence that sounds like nobody stands behind the request already."""
        if label is None and first and self._answers_in_turn(words):
            return "answer", "voice-next-answer", False
        if self.quote_closed and YOU_ASKED.match(words):
            return "request", "you-asked", False
        if self.quote_closed:
            return "answer", "after-quotation", False
        if self.told and label is None:
            return ("request", "you-said", False) if YOU_SAY.match(words) else ("answer", "after-indirect", False)
        if label is not None and self.asked and set(label.questions) & set(self.asked):
            return "answer", "label-again", False
        if self.heard.answers(body, label, first=first):
            return "answer", HEARD, False
        return "request", "continues", False
