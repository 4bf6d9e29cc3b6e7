"""Which numbers and letters at the beginning of a sentence name a question."""

from __future__ import annotations

import re

from etl.read.labels.label import NUMBER, ROMANS, Label
from etl.read.labels.label_lists import counted_again, counted_in_words
from etl.read.labels.letters_said import letters_said
from etl.read.labels.part_labels import part_after
from etl.read.phrase import Phrase
from etl.read.segments.by_voice import ByVoice
from etl.read.segments.voices import ANSWER_A, HEADING, OPENER

_NO_ANSWER = re.compile(r"(?:and|of(?! (?:those|these|them|that)\b)|or) |hafan\b|home\b(?! office)")
"""What follows a number that is a limb of a section or an entry of a site's menu."""

_PLEASE = re.compile(r", please (?:provide|send|give|state|supply|tell|say|list|confirm|break|show)\b")
"""*4. Of the searches at question 1, please provide …*: a request that begins as a limb may."""

_B = re.compile(r"\(?(?:b|ii)(?:[.)]| \|)")


_COUNTS_ON = re.compile(r"(\d{1,2}) [a-z][^?\n]*\?$")
_NAME = re.compile(r"(?:[A-Z]\. ?){1,3}[A-Z][A-Za-z'-]{2,20}(?:[- ][A-Z][A-Za-z'-]{2,20})?(?: \([A-Za-z]{2,4}\))?[,.]?")


_LIMBS_TOLD = Phrase(r"\b(?:two|both) (?:limbs|duties|parts|obligations|things|conditions|elements|requirements)\b")
_AS_FOR = re.compile(r"as (?:for|with|in|at|per|to) ")
_HOW_MANY = re.compile(r"\b(?:how (?:many|often|much)|number|total|count)\b")
_OF_QUESTIONS = re.compile(r"\b(?:request|questions?|responses?|asked|repl(?:y|ies)|answers?)\b")
"""Words above a list of lettered questions or answers."""
_MARKS_VALUE = re.compile(r"(?:our |the )?(?:response|answer|reply) ?:")
_UNIT = re.compile(r" \(?[a-z]")
"""What stands behind a number that is an answer: *Response: 7 cameras*."""
_MANY = 12
"""*Items 14 to 39 ask for what you have*: of so many questions at once a sentence only speaks."""
_NUMBERS_APART = 3
"""A number that is further from the last question is no question's."""
_LIMBS_NEAR = 3
"""Sentences before one on *the second* in which the limbs of a section are told."""
_LEAST_SECTION = 20
"""The exemptions of the Act stand in its sections 21 to 44."""


_PART_MARK = re.compile(r"\(([b-h])\) ")
_REDACTED_UNDER = re.compile(
    r"(?:sections?|s\.?) ?\d[^\n:-]{0,30} ?[:-] (?:at |on )?(?:pages?|paragraphs?|paras?|lines?|throughout|annex|"
    r"appendix|schedules?)\b"
)
"""*1. Section 31(1)(a) - pages 22 and 23*: a list of what was taken out, and under what."""
_OF_NOTE = re.compile(r"(?:sections?|s\.?|regulations?) ?\d|\[[a-z]\]")
"""*[A] Section 31(1)(a)*: the note that an answer ends by pointing to."""
_PARAGRAPH = re.compile(
    r"(?:i|we) (?:refer to (?![^\n]{0,200}:$)|have been asked to|was asked to|were asked to|write to)\b|"
    r"you (?:complain(?:ed)?|wrote)\b|"
    r"(?:i|we) have (?:now )?(?:considered|received|looked at|read) your (?:request|e-?mail|letter)\b|"
    r"your (?:complaint|appeal|requirement|e-?mail|letter|message|request (?:of|dated|for (?:an? )?(?:internal )?review))\b|"
    r"this (?:letter|reply|response|review|is)\b"
)
"""How the first paragraph of a letter begins whose paragraphs are numbered."""
_PART_OF_LETTER = re.compile(
    r"(?:(?:overt|covert|open|hidden)\b[^\n?]{0,30}|why(?: [^\n?]{3,40})?|(?:new |first )?decision|other exemptions|"
    r"(?:the )?(?:reasons?|harm|public interest|background|your rights)\b[^\n?]{0,20})$"
)
"""*Part A: overt use only*: a part of the letter and not of the request."""


class Numbered(ByVoice):
    """Tells labels from the limbs of a section, the menus of a site and the paragraphs of a letter."""

    def _said_in_words(self, words: str, first: bool) -> Label | None:
        """The label that a sentence has in words or as a letter without a sign: *second, …*, *C and F are both held*."""
        asked = counted_in_words(words, len(self.asked)) if self.state == "request" else None
        again = asked or counted_again(words, self.known, self.last_given)
        return again or (letters_said(words, self.known) if first else None)

    def _apart(self, start: int, words: str) -> bool:
        """Whether the page leaves a wide gap after the first word, which is a number, or a question counts on with it."""
        match = _COUNTS_ON.match(words)
        last = NUMBER.match(self.known[-1]) if self.known else None
        if match is not None and last is not None and int(match[1]) == int(last[0]) + 1:
            return True
        gap = words.find(" ")
        return 0 < gap <= 3 and self.flat.raw(start + gap + 1) - self.flat.raw(start) > gap + 1

    def _grouped(self) -> bool:
        """Whether the questions just put stand below a heading that names them together: *Questions 1 and 2*."""
        above = self.lines[-len(self.asked) - 1] if len(self.lines) > len(self.asked) > 1 else None
        return above is not None and above.label_alone and above.questions == tuple(self.asked)

    def _is_label(self, label: Label, words: str) -> bool:
        """Limbs of a section, site menus and stray numbers look like labels and are none."""
        other = label.bare and (self.lettered_numbers or self._is_initial(label, words))
        if other or self._points_back(label, words):
            return False
        if not label.bare:
            return self._is_worded_label(label, words)
        body = words[label.end :]
        if words.startswith("[") and label.questions[0].isalpha() and _OF_NOTE.match(body):
            return not self.known or set(label.questions) <= set(self.known)
        opens = OPENER.match(body) is not None or _PARAGRAPH.match(body) is not None and self.state != "request"
        self.paragraphs = self.paragraphs or label.questions == ("1",) and opens and "1" not in self.known
        if len(self.lines) in self.label_lines and not self.paragraphs or words.startswith("["):
            return True
        name = label.questions[0]
        begins = bool(self.lines) and self.lines[-1].words.endswith(":") and name in ("a", "i")
        if self.paragraphs and (name.isdigit() or not (self.known or begins)):
            return False
        if name[:1].isdigit() and name[-1].isalpha() and name[:-1] in self.known:
            return True
        if (
            HEADING.match(body)
            or self._is_figure(label, body)
            or self._marks_answer(words)
            or not self.known
            and _REDACTED_UNDER.match(body)
            or _NO_ANSWER.match(body)
            and not (self.state == "request" or words.endswith("?") or _PLEASE.search(words))
        ):
            return False
        return self._in_order(label)

    def _is_worded_label(self, label: Label, words: str) -> bool:
        """Whether *Question 1*, *item (ii) -* names a question, and no part of the letter, limb, section or value."""
        if self._is_part_of_letter(label, words) or len(label.questions) > _MANY and not self.known:
            return False
        point = (
            set(label.questions) <= set(ROMANS)
            and "(" in label.word
            and not label.word.endswith(("-", ":"))
            and label.end < len(words.rstrip())
            and not set(label.questions) <= self.given.union(self.known)
        )
        others = self._is_paragraph(label) or self._is_limb(label) or self._is_section(label)
        return not (point or self._is_value(label, words) or others)

    def _points_back(self, label: Label, words: str) -> bool:
        """*As for Q1 - no information held*, below the words of another question: it points at an answer given before."""
        if not self.lines or label.bare or _AS_FOR.match(words) is None or not set(label.questions) <= self.given:
            return False
        put = self.lines[-1]
        return put.label_end > 0 and (put.label_alone or put.rule == "label-gloss") and put.questions != label.questions

    def _is_initial(self, label: Label, words: str) -> bool:
        """*A. Critchley* below a letter is a name."""
        start = self.flat.sentences[len(self.lines)][0]
        return label.questions[0].isalpha() and _NAME.fullmatch(self.flat.cased, start, start + len(words)) is not None

    def _is_paragraph(self, label: Label) -> bool:
        """*Paragraphs 14 to 19* of a document, in a letter with thirteen questions, or with none."""
        if "paragraph" not in label.word or set(label.questions).intersection(self.known):
            return False
        if self.known:
            return True
        decimal = any("." in name for name in label.questions)
        return decimal if self.given else label.questions[0] not in ("1", "a", "i")

    def _is_section(self, label: Label) -> bool:
        """*As regards 24 and 31* of the Act, in a letter with seven questions."""
        beyond = all(name.isdigit() and int(name) > _LEAST_SECTION for name in label.questions)
        told = (
            label.word.startswith(("as ", "in ", "on ", "regarding", "concerning", "with ", "turning"))
            and "q" not in label.word
        )
        if not (beyond and told):
            return False
        named = self.given.union(self.known)
        return bool(named) and named.isdisjoint(label.questions)

    def _is_part_of_letter(self, label: Label, words: str) -> bool:
        """*Part B: covert use*, in a letter whose questions have numbers or none."""
        if (
            not label.word.startswith("part ")
            or not (label.questions[0].isalpha() or label.word[5:6].isalpha())
            or set(label.questions) & set(self.known)
        ):
            return False
        numbered = bool(self.known) and all(name[0].isdigit() for name in self.known)
        return numbered or _PART_OF_LETTER.match(words[label.end :].strip(" :.-")) is not None

    def _marks_answer(self, words: str) -> bool:
        """Whether *a.* stands for the answer, and does not begin a list of parts."""
        if ANSWER_A.match(words) is None or not (self.known or self.in_turns) or "a" in self.known:
            return False
        return not self._lettered()

    def _is_figure(self, label: Label, body: str) -> bool:
        """*37.* below question 3 is a number that answers it, where it stands alone or the question asks how many."""
        last = self.known[-1] if self.known else ""
        if self.state != "request" or not (last.isdecimal() or last.isalpha()) or not label.questions[0].isdigit():
            return False
        if last.isalpha():
            return int(label.questions[0]) > _MANY
        if body.strip(" .") and not (self.after_question and _HOW_MANY.search(self.lines[-1].words)):
            return False
        return int(label.questions[0]) > int(last) + _NUMBERS_APART

    def _in_order(self, label: Label) -> bool:
        """Whether a bare number or letter follows those before it."""
        if label.questions[0].isalpha() and self.state != "request":
            if not self.known and self.last_given and label.questions[0] == part_after(self.last_given):
                return True
            if not self.known and label.questions[0] not in ("a", "i"):
                return False
            if not self.known and self._lettered():
                return True
            if self.known:
                following = {part_after(self.known[-1]), part_after(self.last_given)}
                return label.questions[0] in self.known or label.questions[0] in following
            before = self.lines[-1].words if self.lines else ""
            opens = _OF_QUESTIONS.search(before) is not None
            return not self.answered and bool(before) and (opens or before[-1:] not in "-:;,")
        if self.known and self.state == "answer" and self.answered and label.questions[0] not in self.known:
            if label.questions[0].isdigit() and all(map(str.isalpha, self.known)):
                return False
            last = [match[0] for name in (self.last_given, self.known[-1]) if (match := NUMBER.match(name)) is not None]
            most = max([len(self.known) + 2, *(int(name) + 1 for name in last)])
            number = NUMBER.match(label.questions[0])
            return number is not None and (int(number[0]) <= most or self._all_before(int(number[0])))
        return True

    def _all_before(self, number: int) -> bool:
        """Whether every question below this number has been put or answered, some in a group such as *2, 3, 8 and 9*."""
        if str(number) in self.given or not {str(below) for below in range(1, number)} <= self.given.union(self.known):
            return False
        return any(len(line.questions) > 1 and line.label_end and line.words[0].isdigit() for line in self.lines)

    def _lettered(self) -> bool:
        """Whether one of the next lines goes on with *b* or *ii*."""
        at = len(self.lines) + 1
        return any(_B.match(self.flat.low, start) for start, _ in self.flat.sentences[at : at + 4])

    def _is_limb(self, label: Label) -> bool:
        """Whether *as to the second* goes on from the two limbs or duties of the Act."""
        goes_on = label.word.endswith(", ") or label.word.startswith("as to the ")
        return goes_on and any(_LIMBS_TOLD.search(line.words) for line in self.lines[-_LIMBS_NEAR:])

    def _is_value(self, label: Label, words: str) -> bool:
        """*Response: 7* below question 2 gives a number."""
        before = self.lines[-1] if self.lines else None
        if before is None or before.kind != "request" or not before.questions:
            return False
        alone = not words[label.end :].strip(" .") or _UNIT.match(words, label.end) is not None
        unknown = label.questions[0] not in self.known
        marked = _MARKS_VALUE.match(label.word) is not None
        worded = unknown and self.lines[-1].label_end > 0 and label.word.startswith("answer ")
        return alone and (worded or marked and (unknown or words[label.end :].strip(" .") == ""))

    def _begins_list(self, number: int, words: str) -> bool:
        """Whether a sentence inside a paragraph that asks is the first of several, *1) … 2) …*."""
        if self.state != "request" or not words.startswith(("1)", "1.", "a)", "(1)", "(a)")):
            return False
        following = words.replace("1", "2", 1) if "1" in words[:2] else words.replace("a", "b", 1)
        mark = following[: following.index(")" if ")" in following[:3] else ".") + 1]
        return any(self.flat.low.startswith(mark, start) for start, _ in self.flat.sentences[number + 1 : number + 4])

    def _listing(self, words: str) -> bool:
        """Whether numbered pieces run on in one paragraph."""
        if not self.lines:
            return False
        runs_on = self.state == "request" and self.lines[-1].words.endswith(";") and bool(self.asked)
        return self.after_question or self.lines[-1].label_end > 0 or runs_on or self._next_part(words)

    def _next_part(self, words: str) -> bool:
        """Whether a sentence goes on with the next part of the question that is being answered: *(b) no* behind *8. (a)*."""
        part = _PART_MARK.match(words)
        last = self.questions[-1][-1:] if self.state == "answer" and self.questions else ""
        return part is not None and last.isalpha() and part[1] == part_after(last) and self.questions[-1][0].isdigit()
