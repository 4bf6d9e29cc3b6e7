"""Whether the words of a sentence are the force's or the applicant's, weighed by a table of phrases.

Below a question a letter often goes straight on to its answer (*Appended, 19 pages.*), in words that no sign of a voice
knows. How sentences of either are worded tells the two apart: logistic regression over the words, every two side by side,
the length and the last sign.
"""

from __future__ import annotations

from etl.read.labels.label import Label
from etl.read.line import Line
from etl.read.weighed import Weighed, words_of
from etl.reference_phrases import ANSWERED

HEARD = "voice-weighed"
"""The rule of a sentence that only its words make an answer."""
_SURE = 0.99
"""Least probability at which a sentence that seemed to go on a request is an answer. In 460 letters of 23 authors that had
taught it nothing, 35 sentences were above; seven letters were read better for it and two worse."""
_WORDS = 50
"""How many words are weighed."""
_LENGTHS = (1, 4, 10, 25)
"""Numbers of words up to which sentences count as of one length."""


class Heard:
    """Weighs who speaks in a sentence."""

    def __init__(self, weighed: Weighed) -> None:
        """Take the table to weigh by.

        Args:
            weighed: the table of phrases of either voice.
        """
        self._weighed = weighed

    def answers(self, body: str, label: Label | None, *, first: bool) -> bool:
        """Whether the words are surely the force's.

        Args:
            body: the sentence in lower case, without its label.
            label: its label, if it has one.
            first: whether it begins a line.
        """
        opinion = self._weighed.weigh(_phrases(body, labelled=label is not None, first=first))
        return opinion is not None and opinion.of[ANSWERED] >= _SURE


def phrases_heard(line: Line) -> dict[str, float]:
    """The phrases of a sentence by which its voice is known, and what each counts.

    Args:
        line: the sentence.
    """
    return _phrases(line.body, labelled=line.label_end > 0, first=line.first)


def _phrases(body: str, *, labelled: bool, first: bool) -> dict[str, float]:
    words = words_of(body)[:_WORDS]
    pairs = (f"{one} {two}" for one, two in zip(("^", *words), words, strict=False))
    last = body.rstrip("\"')")[-1:]
    length = next((f"to {most}" for most in _LENGTHS if len(words) <= most), "more")
    marks = (
        "labelled" if labelled else "no label",
        "begins line" if first else "goes on",
        f"ends: {last}" if last in ".?:;," else "ends bare",
        f"words: {length}",
    )
    return dict.fromkeys((*words, *pairs, *marks), 1.0)
