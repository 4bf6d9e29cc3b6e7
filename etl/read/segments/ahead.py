"""What stands below a sentence: the word *Answer* alone, the answer to its question, its label once more."""

from __future__ import annotations

import re
from functools import cached_property

from etl.read.labels.label import Label
from etl.read.labels.labels import label_of
from etl.read.segments.asking import Asking
from etl.read.segments.voices import ANSWER_A

_ANSWER_ALONE = re.compile(r"(?:our |the |psni )?(?:answer|response|reply)(?:[:.]?$| ?- )")


class Ahead(Asking):
    """Looks at the lines below the sentence that the walk has come to."""

    def _answer_follows(self, number: int) -> bool:
        """Whether the next line says *Answer* and no more."""
        return _ANSWER_ALONE.match(self.flat.sentence(number + 1)) is not None

    def _answered_below(self, number: int, label: Label) -> bool:
        """Whether the next line is marked as the answer to the same question."""
        words = self.flat.sentence(number + 1)
        if ANSWER_A.match(words) is not None:
            return True
        answer = label_of(words, True) if words else None
        if answer is None or not answer.word.startswith(("answer", "response", "reply")):
            return False
        return answer.questions == label.questions

    def _comes_again(self, number: int, label: Label) -> bool:
        """Whether a later line bears the same label, so that a review is still telling the first reply."""
        return self._last_labelled.get(label.questions, -1) > number

    @cached_property
    def _last_labelled(self) -> dict[tuple[str, ...], int]:
        """The last line that bears each label with a word, *Question 2*."""
        labels = ((at, label_of(words, True)) for at, words in self.starts)
        return {label.questions: at for at, label in labels if label is not None and not label.bare}

    def _answered_in_turn(self, number: int) -> bool:
        """Whether answers marked *A:* stand between the questions of the mail that follows."""
        return number < self._last_answer_but_one

    @cached_property
    def _last_answer_but_one(self) -> int:
        """The last line but one that begins with *A:*."""
        marked = [at for at, words in self.starts if ANSWER_A.match(words) is not None]
        return marked[-2] if len(marked) > 1 else -1

    def _answers_again(self, label: Label, body: str) -> bool:
        """A heading that repeats the number of a question, once the answer has begun, or whose question the page lost."""
        lost = not self.known and label.word.startswith("question")
        known = self.answered and set(label.questions) <= set(self.known)
        given = lost and (self.answered or bool(self.given))
        in_turn = lost and bool(self.given) and not body.endswith("?") and self._follows_given(label)
        return not body.strip(" .:-") and (known or given) or in_turn

    def _follows_given(self, label: Label) -> bool:
        """Whether a label is the number after the one answered last: *Question 3 - what it is linked to*."""
        last, name = self.last_given, label.questions[0]
        return last.isdigit() and name.isdigit() and int(name) == int(last) + 1
