"""What a walk through a letter remembers from one sentence to the next."""

from __future__ import annotations

from etl.model import SegmentKind
from etl.read.line import Line
from etl.read.segments.heard import Heard
from etl.read.view.flat import Flat


class Remembered:
    """The state of the walk: who speaks, which questions were put, which were answered, and how the page is laid out."""

    def __init__(self, flat: Flat, heard: Heard) -> None:
        self.flat, self.heard = flat, heard
        self.state: SegmentKind = "answer"
        self.marked = False
        self.questions: tuple[str, ...] = ()
        self.asked: list[str] = []
        self.uncounted = False
        self.known: list[str] = []
        self.wording: dict[str, str] = {}
        self.spoken_of: tuple[str, ...] = ()
        self.after_question, self.after_earlier = False, False
        self.answered = False
        self.turns = 0
        self.in_turns = False
        self.inline = False
        self.square = False
        self.answers_from = 0
        self.label_lines: frozenset[int] = frozenset()
        self.lettered_numbers = False
        self.messages, self.addressed = False, False
        self.applicant_speaks = False
        self.answers_marked = False
        self.paragraphs = False
        self.dashed = False
        self.told = False
        self.quote_end, self.quote_closed = -1, False
        self.in_table = False
        self.prose = False
        self.given: set[str] = set()
        self.last_given = ""
        self.lines: list[Line] = []
