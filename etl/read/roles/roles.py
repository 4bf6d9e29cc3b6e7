"""What a mention of a provision does in the letter: relied on, procedure, considered, quoted, negated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model import LetterKind, Role
from etl.read.citations.citations import Mention
from etl.read.line import Line, numbers_at
from etl.read.phrase import Phrase
from etl.read.roles.after_review import after_review, upheld_at
from etl.read.roles.around import OF_NOT_USED, WINDOW, given_up_below, introduction
from etl.read.roles.found import TOLD, Found
from etl.read.roles.relied import Relied
from etl.read.roles.scottish import under_section_18
from etl.read.rulebook import Compiled, compiled, first
from etl.read.view.flat import Flat
from etl.read.weighed import Weighed
from etl.reference import Reference
from etl.reference_rules import Rules

_BY_SEGMENT: dict[str, tuple[Role, str]] = {
    "request": ("in_request", "role-segment-request"),
    "older_mail": ("in_request", "role-segment-older-mail"),
    "quoted_reply": ("quoted", "role-segment-quoted"),
    "statute": ("quoted", "role-segment-statute"),
    "complaint_rights": ("quoted", "role-segment-complaint"),
    "boilerplate": ("quoted", "role-segment-boilerplate"),
    "noise": ("quoted", "role-segment-noise"),
}
_RELIED = Phrase(
    r"appl(?:y|ies|ied|ying)|engag|redact|rel(?:y|ies|ied|ying|iance)|exempt|withh|refus|under|pursuant|cit(?:e|es|ed|ing)|in accordance|"  # noqa: E501
    r"\bturn(?:s|ed|ing)? (?:[a-z]{1,12} ){1,4}down\b|turned down|authority for |same ground|decision stands|rests? on|"
    r"disappl|claim|invok|excus|terms of|not held|not (?:be )?(?:disclos|provid|releas|suppl|giv)|(?:cannot|can not|unable to) (?:tell|give|provide|disclose|release|say|supply)|vexatious|upheld|uphold|maintain|covered|fall|provided by|virtue|following|substitut|omit|remov|blank|taken out|left out|obscur|eithrio|rhinwedd|won't|will not|protects|would (?:help|assist|prejudice|harm|allow|enable)"  # noqa: E501
)
_LIST_LINE = re.compile(r"^(?:[-*\"'(] ?)?(?:\(?[a-z0-9]{1,2}[.)] ?)?\(?@")
_RECITAL = Phrase(
    r"(?:act|section|regulation|legislation|guidance|statute)(?: \d[0-9a-z()]*)?(?: of the act)? (?:says|states|provides|reads|provides that|defines)[^\n]{0,40}:?$"  # noqa: E501
)


_STATUTE_WORDS = re.compile(
    r"(?:words of the act|text of the (?:act|exemption)|the act (?:says|reads|states))[^\n]{0,20}: ?\""
)


_AT_THE_END = re.compile(r"(?:[-(:;,]|under|virtue of|see) ?@\)?(?: (?:of (?:the )?)?(?:foia?|foi act|act))?[.;]?$")
"""A provision as the last words of the answer to a question."""
_OVERTURNED = Phrase(
    r"\b(?:overturn|withdraw|set(?:ting)? aside|"
    r"set(?:ting)? (?:the|our|that|your) (?:[a-z]{1,9} )?(?:response|reply|decision|answer|refusal) aside|"
    r"no longer (?:rel|claim|appl|maintain|pursue|sought)|"
    r"(?<!not )(?:do|does|did) not think (?:that|this|it) (?:was|is|were) (?:right|correct)|"
    r"should not have (?:been )?(?:rel|cit|appl|neither)|"
    r"\bsubstitut(?:e|ed|ing) (?:an?|the|my|another) (?:new |fresh |different )?(?:decision|answer|reply|response)|"
    r"(?:vary|varied|varies) the|in your favour|too widely|(?:not|n't|cannot) (?:now |therefore )?uphold|"
    r"(?:neither|none of the|no) exemptions? (?:[a-z]{1,9} ){1,5}(?:engaged|made out|maintained|upheld|sustained)|"
    r"not (?:properly |correctly )?(?:appl|engag)ed|decision (?:is )?(?:reversed|varied|changed)|"
    r"plays? no part|ought to have been (?:considered|handled|dealt)|(?:claim|reliance)[^\n.;]{0,40}\bfails?\b|"
    r"falls away|not made out)"
)
"""Words by which a review parts from the first decision."""
_JOINED = re.compile(r",? ?(?:and|or|&) ?(?:sections?|s\.?)? ?")
"""*RIPA s26 and s28*: what joins a section to one of another Act."""
_GOES_ON: frozenset[str] = TOLD | {"r-considered", "r-negated-before"}
"""Rules whose provision others may follow in a list."""
_CONSIDERED = "r-considered"
_ABOVE = frozenset({"r-aside", "r-told-before", "r-first-decision", _CONSIDERED})
"""Rules by which the words above a list tell of its provisions."""
_PERHAPS = Phrase(r"\b(?:may|might|could)\b|under consideration")
"""*The following exemptions may be applicable*, above a list."""
_LISTS = re.compile(r"(?:(?!\b(?:but|however|we|i|therefore|whereas)\b)[^\n.;!?]){0,120}")
"""What stands between two provisions of a list."""
_FIRST_REPLY = frozenset({"r-first-decision", "r-told-before"})
"""Rules that tell what the reply under review relied on."""
_MARK = 16
"""Signs among which the provisions stand that begin an entry of a list: *(1) S.31(1)(a)(b): tactics*."""
_WORDS_QUOTED = re.compile(
    r"[^\n\"]{0,12}[:,-] ?\"(?:information (?:which|held|is|whose|may)|section \d|the duty|nothing in|a public authority|"
    r"any information|where |\(\d)"
)
"""*Section 31(3): "The duty to confirm or deny does not arise …"*: the words of the Act behind their number."""

_IN_QUOTES = re.compile(
    r"(?:^|[ (:])\"[^\"\n@]{0,160}@[^\"\n]{0,160}\"|"
    r"(?:^|[ (:])'(?:[^'\n@]|(?<=[a-z])'(?=[a-z])){0,160}@(?:[^'\n]|(?<=[a-z])'(?=[a-z])){0,160}'(?![a-z0-9])"
)
"""*Slide 8 reads "Think of s23(5), s24(2)"*: what a letter quotes is somebody's words, not its decision."""


class Roles:
    """Compiled from the table of roles once."""

    def __init__(self, rules: Rules, reference: Reference) -> None:
        self._reference = reference
        self.rules: tuple[Compiled, ...] = compiled(rules.roles)
        self._relied = Relied(Weighed(rules.relied_phrases))
        self.above: tuple[Compiled, ...] = tuple(rule for rule in self.rules if rule.rule.rule_id in _ABOVE)

    def of(self, mentions: list[Mention], lines: list[Line], flat: Flat, kind: LetterKind) -> list[Found]:
        """The role of each mention, the rule that gave it, and how sure it is."""
        places = numbers_at((mention.start for mention in mentions), lines)
        found = _told_on(
            [
                (mention, *self._role(mention, lines, at, flat, kind))
                for mention, at in zip(mentions, places, strict=True)
            ],
            flat.low,
        )
        found = under_section_18(self._relied.told_of(found, lines, places, kind), places, self._reference)
        if kind == "internal_review":
            upheld = {at: upheld_at(lines, at) for at in set(places)}
            doubted = {mention.provision for mention, role, _, _ in found if role in ("considered", "negated")}
            if not any(_OVERTURNED.search(line.words) for line in lines if line.kind != "request"):
                found = [
                    (mention, "engaged", "role-upheld-on-review", 0.8)
                    if rule in _FIRST_REPLY and mention.provision not in doubted
                    else (mention, role, rule, sure)
                    for mention, role, rule, sure in found
                ]
            return after_review(found, [upheld[at] for at in places])
        return found

    def with_section_18(self, found: list[Found], lines: list[Line]) -> list[Found]:
        """The roles with the exemptions of a section 18 that is relied on only by what the letter decides."""
        if not any(rule == "role-borne-out" for _, _, rule, _ in found):
            return found
        return under_section_18(found, numbers_at((row[0].start for row in found), lines), self._reference)

    def _role(
        self, mention: Mention, lines: list[Line], at: int, flat: Flat, kind: LetterKind
    ) -> tuple[Role, str, float]:
        line = lines[max(at, 0)]
        if mention.other:
            return "other_act", "role-other-act", 0.97
        if _STATUTE_WORDS.search(flat.low, max(line.start, mention.start - WINDOW), mention.start):
            return "quoted", "role-words-of-the-act", 0.9
        if line.kind in ("request", "older_mail", "quoted_reply", "noise"):
            role, rule_id = _BY_SEGMENT[line.kind]
            return role, rule_id, 0.95 if line.marked else 0.85
        if mention.kind == "procedural":
            return "procedural", "role-procedural", 0.98
        if line.kind in _BY_SEGMENT:
            role, rule_id = _BY_SEGMENT[line.kind]
            return role, rule_id, 0.9
        if mention.kind == "unknown":
            return "quoted", "role-no-exemption", 0.6
        if _recited(lines, at, mention) or _WORDS_QUOTED.match(flat.low, mention.end):
            return "quoted", "role-recital", 0.9
        words = _with_mark(flat.low, line, mention)
        by_rule = _first(self.rules, words)
        if by_rule is not None:
            return by_rule
        if kind in ("holding", "acknowledgement", "clarification"):
            return "considered", "role-no-decision", 0.85
        return self._engaged(words, lines, at)

    def _told_above(self, words: str) -> tuple[Role, str, float] | None:
        """The role that the words above a list give to its provisions, where they only tell of them."""
        if OF_NOT_USED.fullmatch(words):
            return "negated", "role-not-used-above", 0.85
        told = _first(self.above, f"{words} @") if words else None
        return told if told is not None and (told[1] != _CONSIDERED or _PERHAPS.search(words)) else None

    def _engaged(self, words: str, lines: list[Line], at: int) -> tuple[Role, str, float]:
        """The role of a provision that no rule speaks for, in its sentence with the provision written as ``@``."""
        line = lines[max(at, 0)]
        if _IN_QUOTES.search(words):
            return "quoted", "role-in-quotes", 0.85
        if given_up_below(lines, at):
            return "negated", "role-given-up-below", 0.85
        if _LIST_LINE.match(words) or line.label_end:
            told = self._told_above(introduction(lines, at))
            if told is not None:
                return told
        if _LIST_LINE.match(words) or line.label_end and _LIST_LINE.match(words[line.label_end :].lstrip(" .:-|)")):
            return "engaged", "role-list-line", 0.95
        if _RELIED.search(_beside(words) if line.kind in ("harm", "public_interest") else words):
            return "engaged", "role-relied-on", 0.95
        if line.kind in ("harm", "public_interest"):
            return "quoted", "role-reasoning", 0.8
        if line.label_end and _AT_THE_END.search(words):
            return "engaged", "role-behind-answer", 0.85
        nearby = any(_RELIED.search(other.words[-WINDOW:]) for other in lines[max(0, at - 2) : at])
        return "engaged", "role-near-decision" if nearby else "role-bare", 0.85 if nearby else 0.6


def _recited(lines: list[Line], at: int, mention: Mention) -> bool:
    """A quoted passage after words such as *the Act says*."""
    line = lines[at]
    if (
        at == 0
        or mention.start <= line.start + _MARK
        or line.label_end
        and line.questions
        or not line.words.startswith(('"', "'", "(1)", "(2)", "(3)", '"('))
    ):
        return False
    return line.words.startswith(("(", '"(')) or _RECITAL.search(lines[at - 1].words) is not None


def _first(rules: Sequence[Compiled], words: str) -> tuple[Role, str, float] | None:
    """What the first rule says that fires on a sentence with its provision written as ``@``."""
    found = first(rules, words)
    if found is None:
        return None
    role: Role = found[0].rule.result  # type: ignore[assignment]
    return role, found[0].rule.rule_id, found[0].rule.confidence


def _told_on(found: list[Found], low: str) -> list[Found]:
    """*The contractor named three exemptions: section 41, section 43(1) and section 43(2)*: told to the end of the list."""
    for at, (mention, _, rule, _) in enumerate(found[1:], start=1):
        before = found[at - 1]
        if before[1] == "other_act" and _JOINED.fullmatch(low, before[0].run_end, mention.run_start):
            found[at] = (mention, "other_act", "role-other-act", before[3])
        if (
            rule in ("role-relied-on", "role-bare", "role-near-decision")
            and before[2] in _GOES_ON
            and _LISTS.fullmatch(low, before[0].run_end, mention.run_start)
        ):
            found[at] = (mention, before[1], before[2], before[3])
    return found


def _beside(words: str) -> str:
    """The words close to the mention: in an argument, those far from it speak of something else."""
    at = words.find("@")
    return words[max(0, at - 60) : at + 60]


def _with_mark(low: str, line: Line, mention: Mention) -> str:
    """The sentence with the whole run of provisions written as ``@``, as the table of roles expects."""
    start = max(mention.run_start, line.start)
    end = min(mention.run_end, line.end)
    before = low[max(line.start, start - WINDOW) : start].replace("e.g.", "eg").replace("i.e.", "ie")
    return f"{before}@{low[end : min(line.end, end + WINDOW)]}"
