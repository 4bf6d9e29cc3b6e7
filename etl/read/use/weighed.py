"""What an answer states of a technology by the weight of its words, where no rule of uses has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from etl.model import UseValue
from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.positions.frame import PROVISION_ONLY
from etl.read.positions.settle import DENY, REFUSE, WHOLE_REQUEST
from etl.read.questions.question_kinds import asks_of_paper, asks_whether_used
from etl.read.questions.use_asked import Asked, asked_first
from etl.read.questions.use_kinds import CARRIED, FACE, Use
from etl.read.use.signs import A_HEADING, NEGATED
from etl.read.weighed import Opinion, Weighed, counted, with_pairs, words_of
from etl.reference_phrases import NOT_STATED

LIKELY = 0.55
"""Least probability at which the weighed words state a use that no rule has."""
_UNNAMED = 0.8
"""The same, where no sentence of the answer names the technology."""
_CLEAR = 0.85
"""Probability from which they decide against a rule."""
_CLEARER = 0.95
"""The same, against words that deny a use."""
_NOTHING = 0.9
"""Probability from which they say, against a rule, that nothing is stated of use."""
_SURE = 0.75
"""Most confidence in such a use."""
_PLANS = re.compile(
    r"\b(?:plans?|planning|intends?|proposes?|hopes?|aims?|expects?) to "
    r"(?:introduce|use|deploy|buy|procure|adopt|trial|pilot|begin|extend|start|launch|acquire)\b|"
    r"\b(?:will|is to|are to|about to) be (?:brought in|introduced|used|deployed|bought|procured|adopted|trialled|"
    r"piloted|rolled out)\b|"
    r"\b(?:being|under) (?:considered|consideration|evaluated|drawn up|developed|drafted|reviewed?)\b|"
    r"\b(?:in|having) (?:early |initial |ongoing )?(?:talks|discussions?)\b|\bbusiness case\b|\bexploring\b|\bscoping\b"
)
"""What has not begun."""
_ASKS_PLANS = re.compile(
    r"\b(?:plans?|planning|intend(?:s|ed|ing)?|intentions?|propos(?:e|es|ed|al|als)|consider(?:ed|ing|s)?|going) (?:to|"
    r"for|on|of)\b|"
    r"\b(?:will|would) (?:you|your|the|it|[a-z&' -]{3,40}(?:police|constabulary))\b|\bin (?:the )?future\b|"
    r"\bany (?:future )?plans\b"
)
"""A question about what is to come."""
_NIL = re.compile(
    r"\bno (?:[a-z]{1,12} ){0,3}(?:information|records?|data|documents?)\b|\bnot (?:currently |actually )?(?:be )?h(?:old|eld)\b|"
    r"\bnothing (?:is )?held\b|\bnot recorded\b"
)
"""What says that nothing is held, and nothing of use."""
_IN_SO_MANY_WORDS = frozenset({"u-row", "u-headed", "u-past", "u-in-use", "u-one-trial", "u-tried-once", "u-listed"})
"""Rules whose very words say what is stated, whatever others stand beside them."""
_BUT_NOT = Phrase(r"(?:\bbut|,) (?:not (?!used|yet|in use)|(?:has|have|does|do|did|is|are) (?:not|never)\b)")
"""*Uses one but not the other*."""
_ASKS_MORE = re.compile(r"\b(?:do|does|did|has|have|had|is|are|was|were|whether|if|how|when|who|which|what)\b")
"""A question that asks for more than a paper."""
_QUESTION = 0.4
"""What a phrase of the question counts, beside one of the answer."""
_BESIDE = 1.0
"""What the positions of the letter count."""
_OPENING = 0.6
"""What each of the first words of the answer counts once more."""
_OPENING_WORDS = 3
_TECHNOLOGY = 0.6
"""What it counts which technology is told of."""
Naming = Callable[[Line, Asked, list[str]], list[str]]
_PUT_AGAIN = re.compile(r"(?:\(?[a-h0-9]{1,2}[.)]{0,2} )?whether (?:or not )?(?:the|your|you|we|any)\b")
"""*1 whether the force uses voice recognition*: a question put again."""


@dataclass
class Told:
    """What a letter tells of one technology.

    Attributes:
        technology_id: the technology.
        lines: sentences of the answer that name it, or answer a question that does.
        named: for each of them whether it names it.
        asked: the words of the questions that they answer.
        questions: the numbers of these questions.
        request: the words of the request, as far as they are weighed.
    """

    technology_id: str
    lines: list[Line] = field(default_factory=list)
    named: list[bool] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    request: str = ""

    @property
    def by_name(self) -> bool:
        """Whether a sentence names it."""
        return any(self.named)

    def add(self, line: Line, asked: str, *, named: bool) -> None:
        """Take in a sentence."""
        self.lines.append(line)
        self.named.append(named)
        self.asked.append(asked)
        self.questions.extend(line.questions)

    def phrases(self, positions: Mapping[str, str]) -> dict[str, float]:
        """Its phrases and what each counts before its rarity.

        Args:
            positions: for each question, and for ``all``, what the letter states on it.
        """
        rows = [words_of(line.words[line.label_end :]) for line in self.lines]
        marks = ["" if named else "unnamed: " for named in self.named]
        found = counted(zip(marks, rows, strict=True))
        for asked in self.asked:
            found.update({f"question: {phrase}": _QUESTION for phrase in with_pairs(words_of(asked))})
        for at, word in enumerate(rows[0][:_OPENING_WORDS] if rows else [], start=1):
            found[f"opening {at}: {word}"] = _OPENING
        found.update({f"position: {positions[name]}": _BESIDE for name in self.questions if name in positions})
        found[f"letter: {positions.get('all', 'by question')}"] = _BESIDE
        found[f"technology: {self.technology_id}"] = _TECHNOLOGY
        return found


def told(lines: list[Line], naming: Naming, technologies_in: Callable[[str], list[str]]) -> list[Told]:
    """What a letter tells of each technology that its answer or its request names.

    Args:
        lines: the letter.
        naming: the technologies that a sentence names, in the light of the questions and of the sentence before.
        technologies_in: the technologies that words name.
    """
    asked = Asked(technologies_in)
    found: dict[str, Told] = {}
    before: list[str] = []
    for line in asked_first(lines):
        asked.hear(line)
        if line.kind == "request":
            for name in technologies_in(line.words):
                found.setdefault(name, Told(name))
        if line.kind != "answer" or line.rule == "g-answer-mark" and len(line.words) < A_HEADING:
            continue
        if PROVISION_ONLY.match(line.words) or _PUT_AGAIN.match(line.words):
            continue
        named = naming(line, asked, before)
        about = asked.technologies(line) if line.questions or not named else []
        about = about if line.questions or len(about) == 1 else []
        for name in [*named, *(name for name in about if name not in named)]:
            found.setdefault(name, Told(name)).add(line, asked.words(line), named=name in named)
        before = named or before
    return [replace(row, request=asked.request) for row in found.values()]


def with_weighed(uses: list[Use], rows: list[Told], weighed: Weighed, positions: Mapping[str, str]) -> list[Use]:
    """Add the uses that no rule has found and the words speak for; change one where they clearly say otherwise.

    Args:
        uses: what the rules found.
        rows: what the letter tells of each technology.
        weighed: the table of phrases on use.
        positions: for each question, and for ``all``, what the letter states on it.
    """
    found = {use.technology_id: use for use in uses}
    if positions.get("all") in WHOLE_REQUEST:
        return uses
    for row in sorted(rows, key=lambda row: row.technology_id == FACE):
        opinion = weighed.weigh(row.phrases(positions)) if row.lines else None
        if opinion is not None and _states_nothing(opinion, found.get(row.technology_id)):
            del found[row.technology_id]
            continue
        if opinion is None or not _holds(opinion, row, found, positions):
            continue
        value: UseValue = opinion.value  # type: ignore[assignment]
        line = next((line for line, named in zip(row.lines, row.named, strict=True) if named), row.lines[0])
        rule = f"w-{value.replace('_', '-')}"
        found[row.technology_id] = Use(
            row.technology_id, value, rule, min(opinion.probability, _SURE), line.start, line.end
        )
    if _said_by_kind(found):
        del found[FACE]
    for carrier in [name for name in CARRIED if _denied_for_faces_only(name, found)]:
        del found[carrier]
    return [found[name] for name in sorted(found)]


def _states_nothing(opinion: Opinion, known: Use | None) -> bool:
    """Whether the weighed words clearly say that nothing is stated, where a rule took one of them for a use."""
    if known is None or known.rule in _IN_SO_MANY_WORDS | {"u-yes"}:
        return False
    return opinion.value == NOT_STATED and opinion.probability >= _NOTHING


def _holds(opinion: Opinion, row: Told, found: Mapping[str, Use], positions: Mapping[str, str]) -> bool:
    """Whether the weighed words are to be believed beside what the rules found."""
    likely = opinion.probability >= (LIKELY if row.by_name else _UNNAMED)
    if opinion.value == NOT_STATED or not likely or _said_more_exactly(row.technology_id, found):
        return False
    known = found.get(row.technology_id)
    if opinion.value == "no_use":
        empty = known is None and _only_nil(row)
    else:
        empty = _only_planned(row) or not row.by_name and _states_no_use(row, positions)
    if not row.by_name and opinion.value != "no_use" and _asked_of_plans(row):
        return False
    if known is None or empty:
        return not empty
    if known.rule == "p-no-use" and _only_planned(row, or_denied=True) or known.rule == "p-no" and _only_asked(row):
        return False
    least = _CLEARER if known.rule == "p-no-use" and opinion.value == "uses" else _CLEAR
    clear = row.by_name and opinion.probability >= least and known.value != opinion.value
    return clear and known.rule not in _IN_SO_MANY_WORDS and not _by_clause(known, row)


def _denied_for_faces_only(carrier: str, found: Mapping[str, Use]) -> bool:
    """Whether the words deny a camera only together with the face looked for with it."""
    denied = [found[name].value == "no_use" for name in (carrier, CARRIED[carrier]) if name in found]
    return len(denied) > 1 and all(denied) and found[carrier].rule.startswith("w-")


def _said_by_kind(found: Mapping[str, Use]) -> bool:
    """Whether what is said of facial recognition at large is said of its kinds: such a letter speaks of these.

    A denial at large stands beside the national database alone: *no facial recognition other than through it*.
    """
    kinds = {name for name in found if name != FACE and "facial" in name}
    if FACE not in found or found[FACE].rule == "u-row":
        return False
    return bool(kinds - {"pnd_facial_search"} if found[FACE].value == "no_use" else kinds)


def _states_no_use(row: Told, positions: Mapping[str, str]) -> bool:
    """Whether the answers that do not name a technology state no use of it.

    They deny; they refuse to say whether it is used; or they hand over a paper about it.
    """
    said = {positions.get(name) for name in row.questions or ("all",)}
    asked = " ".join(row.asked).strip() or row.request
    if said <= DENY:
        return True
    return asks_whether_used(asked) if said <= REFUSE else asks_of_paper(asked) and not _ASKS_MORE.search(asked)


def _only_nil(row: Told) -> bool:
    """Whether all that is denied of a technology is that information is held."""
    denied = [line.words for line in row.lines if NEGATED.search(line.words)]
    return bool(denied) and not any(NEGATED.search(_NIL.sub(" ", words)) for words in denied)


def _only_planned(row: Told, *, or_denied: bool = False) -> bool:
    """Whether all that is told of a technology is that it is planned, or denied."""
    named = [line.words for line, here in zip(row.lines, row.named, strict=True) if here]
    if or_denied:
        named = [words for words in named if not NEGATED.search(words)]
    return bool(named) and all(map(_PLANS.search, named))


def _only_asked(row: Told) -> bool:
    """Whether it is named only by a question put again, which a bare *No* answers."""
    return all(line.words.endswith("?") for line, named in zip(row.lines, row.named, strict=True) if named)


def _asked_of_plans(row: Told) -> bool:
    """Whether all questions on a technology ask what is planned, so that their answers state no use yet."""
    return all(_ASKS_PLANS.search(asked) is not None for asked in row.asked)


def _by_clause(use: Use, row: Told) -> bool:
    """Whether a rule read *uses one but not the other*, whose words do not tell them apart."""
    return any(line.start == use.start and _BUT_NOT.search(line.words) is not None for line in row.lines)


def _said_more_exactly(name: str, found: Mapping[str, Use]) -> bool:
    """Whether a kind of the technology, or the face looked for with the camera, has been spoken of already."""
    if name == FACE:
        return any(other != FACE and "facial" in other for other in found)
    return CARRIED.get(name) in found
