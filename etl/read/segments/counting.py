"""Whether the number of a question counts on from those before it."""

from __future__ import annotations

from etl.read.labels.label import NUMBER, Label
from etl.read.labels.part_labels import part_after, whole_of
from etl.read.questions.question_kinds import denies
from etl.read.segments.remembered import Remembered
from etl.read.segments.voices import told_of_topic, voiced

_A_FEW_WORDS = 12
"""Signs up to which what stands behind a number is no question."""


class Counting(Remembered):
    """Keeps count of the questions that were put and of those that were answered."""

    def _counts_on(self, label: Label) -> bool:
        """Whether a label is the number after the last one that was put, below an argument."""
        return bool(self.known) and label.questions == (str(self._last_number() + 1),)

    def _last_number(self) -> int:
        """The number of the last question that was put, be it in parts."""
        return max((int(found[0]) for name in self.known if (found := NUMBER.match(name))), default=0)

    def _left_open(self, label: Label, body: str) -> bool:
        """Whether a number behind an argument takes up the question that nothing has answered yet."""
        open_ = self.given.isdisjoint(label.questions) and set(label.questions) <= set(self.known)
        return open_ and (voiced(body) or denies(body) or self._comes_next(label.questions[0]))

    def _comes_next(self, question: str) -> bool:
        """Whether every question before it has been answered, and there are some."""
        before = self.known[: self.known.index(question)]
        return bool(before) and self.given.issuperset(before)

    def _next_question(self, label: Label, body: str) -> bool:
        """The next question of a letter that answers each below itself."""
        at, last = label.questions[0], self.known[-1] if self.known else ""
        follows = at.isdigit() and bool(last) and at == str(len({whole_of(name) for name in self.known}) + 1)
        follows = follows or label.bare and last in self.given and at == part_after(last)
        return follows and not self.marked and len(body) > _A_FEW_WORDS and not (voiced(body) or told_of_topic(body))

    def _goes_on_counting(self, label: Label) -> bool:
        """Whether a number goes on from the last answer, where the questions bear none."""
        first = not self.last_given and label.questions[0] == "1"
        last = self.last_given.rstrip("abcdefgh")
        asked = self.lines[-1].rule.startswith("voice-")
        return asked and not self.known and (first or last.isdigit() and label.questions[0] == str(int(last) + 1))
