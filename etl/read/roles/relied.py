"""Whether the words around the mentions of a provision speak for reliance, weighed by a table of phrases.

Rules know the frames by which a letter tells of a provision without relying on it (*we did consider*, *the supplier
named*); there are more such frames than rules. What stands before and behind each mention, how often the provision is
named and in what part of the letter tells the two apart where no rule does: multinomial logistic regression, as for
positions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.model import LetterKind
from etl.provisions import is_within
from etl.read.citations.citations import Mention
from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.roles.after_review import upheld_below
from etl.read.roles.around import introduction
from etl.read.roles.found import CLAIMED, TOLD_OF, Found
from etl.read.weighed import Weighed, words_of
from etl.reference_phrases import RELIED_ON

_OWN = frozenset(
    {
        "answer",
        "exemption_list",
        "refusal_notice",
        "harm",
        "public_interest",
        "statute",
        "boilerplate",
        "complaint_rights",
    }
)
"""Sentences that the force itself writes."""
_REACH = 200
"""How many letters of the sentence are weighed on each side of a mention."""
_WORDS = 25
"""How many words of them."""
_REACH_ABOVE = 160
"""How many letters of the sentence above, where a mention opens its line."""
_ABOVE = 12
"""How many words of these."""
_OPENS = 2
"""Words before a mention that still opens its line: *(a) section*."""
_MANY = 4
"""From here on it does not matter how often."""
_KIND = 1.0
"""What a mark counts that is no word: the kind of letter, how often it is named."""
_LIKELY = 0.2
"""Least probability of reliance at which a provision stays relied on: of 101 that letters of nine new authors only
told of, 33 were below, and 2 of 371 that they relied on."""
_UNCLAIMED = {"role-bare": 0.5, "role-near-decision": 0.5}
"""The same where no word of reliance stands in the sentence: of 600 passages by five authors that had taught nothing, most
with a provision only told of, 22 of 55 that were told of were below, and 3 of 122 that were relied on."""

_CLAIMED = (
    r"(?:exemptions?|exceptions?|provisions?) (?:now |still )?(?:relied (?:up)?on|claimed|applied|engaged|cited) "
)
"""*The exemptions relied upon*, as a pattern."""
_STOOD_BY = Phrase(
    r"^(?:upheld|maintained|sustained) under (?:sections?|s\.?) ?\d|"
    r"\bheld,? (?:but|and) (?:is |are )?exempt ?[:-] ?(?:sections?|sec\.?|ss?\.?|reg(?:ulation)?s?\.?) ?\d|"
    r"\bsections? \d[^\n.;]{0,20} (?:is|are) the (?:[a-z]{1,10} )?(?:provision|exemption|section)s? for (?:this|that|these|it)\b|"
    rf"\b{_CLAIMED}(?:is|are)(?: now| still| therefore)?:? (?:sections?|ss?\.?|regulations?) ?\d|"
    r"\b(?:permits|allows|entitles) (?:me|us) (?:to )?neither\b|\bdo (?:still |indeed |in fact )?apply\b|"
    r"\b(?:with|in) reliance (?:up)?on (?:sections?|s\.?) ?\d|\band (?:i|we) (?:now )?(?:add|apply|claim|cite|invoke) it\b|"
    r"\b(?:i|we) (?:now |also |therefore |hereby )?(?:rely (?:up)?on|bring in|invoke)\b|"
    r"\b(?:rightly|properly|correctly) (?:applied|engaged|relied|cited|used|claimed|invoked|given|issued|served)|"
    r"\bqualified person\b[^\n]{0,120}\bsections? 36|\bopinion\b[^\n.;]{0,40}\bthat sections? 36|"
    r"\bsections? \d[^\n.;]{0,40} (?:is|are) (?:therefore |both |all |each )?(?:maintained|upheld)\b|"
    r"\bdisapplied by (?:sections?|s\.?) ?\d|"
    r"\bsections? \d[^\n.;]{0,20} stands? in (?:the|your|our) way\b|"
    r"\bsections? 17\b[^\n.;]{0,60}\bnotice\b[^\n.;]{0,80}\bnot held\b|"
    r"(?<!not )(?<!n't )\b(?:agree|find|satisfied|conclude|hold)\b[^\n.;]{0,60}\bthat (?:sections?|s\.?) ?\d[^\n.;]{0,20} "
    r"(?:(?:now |also |too )?appl(?:y|ies)|(?:is|are|was|were) (?:required|engaged))\b"
)
"""A sentence that itself says that its provisions are relied on."""
_RELIES = re.compile(
    r"(?:[a-z ]{2,40} )?(?:(?:therefore |now )?rel(?:y|ies) (?:up)?on|by virtue of)(?: the following)?:?|"
    rf"(?:the )?{_CLAIMED}"
    r"(?:is|are|remains?)(?: [a-z ]{1,30})?:?"
)
"""*It relies on:*, above a list of provisions."""
_ALONE = re.compile(r"(?:sections?|s\.?|regulation) ?\d{1,2}[a-z]?(?: ?\([a-z0-9]{1,3}\)){0,4}\.?")
"""A provision and nothing else."""


@dataclass(frozen=True)
class Cited:
    """A provision that a letter names in its own words.

    Attributes:
        provision: as it is named, *FOIA s31(1)*.
        phrases: the phrases around its mentions, and what each counts before its rarity.
    """

    provision: str
    phrases: dict[str, float]


class Relied:
    """Weighs the provisions of a letter."""

    def __init__(self, weighed: Weighed) -> None:
        """Take the table to weigh by.

        Args:
            weighed: the table of phrases around provisions.
        """
        self._weighed = weighed

    def told_of(self, found: list[Found], lines: list[Line], places: Sequence[int], kind: LetterKind) -> list[Found]:
        """Roles in which a provision that the letter only tells of is not relied on.

        Args:
            found: each mention with its role by the rules.
            lines: the letter.
            places: for each mention the number of its sentence.
            kind: the kind of letter.
        """
        engaged = {mention.provision for mention, role, _, _ in found if role == "engaged"}
        if not engaged:
            return found
        mentions = [mention for mention, _, _, _ in found]
        named = {at for at in places if at >= 0}
        stood_by = {at for at in named if _STOOD_BY.search(lines[at].words) or upheld_below(lines, at)}
        stood_by |= {at for (_, _, rule, _), at in zip(found, places, strict=True) if rule == CLAIMED}
        listed = {at for (_, _, rule, _), at in zip(found, places, strict=True) if rule == "role-list-line"}
        stood_by |= {at for at in listed if _RELIES.fullmatch(introduction(lines, at)) or _answers_alone(lines[at])}
        engaged -= {mention.provision for mention, at in zip(mentions, places, strict=True) if at in stood_by}
        sure: dict[str, float] = {}
        for cited in cited_in(mentions, lines, places, kind):
            if cited.provision in engaged:
                opinion = self._weighed.weigh(cited.phrases)
                sure[cited.provision] = opinion.of[RELIED_ON] if opinion else 1.0
        return [
            (row[0], "quoted", TOLD_OF, 1.0 - sure[row[0].provision])
            if row[1] == "engaged" and sure.get(row[0].provision, 1.0) < _UNCLAIMED.get(row[2], _LIKELY)
            else row
            for row in found
        ]


def _answers_alone(line: Line) -> bool:
    """Whether a provision is all that stands behind the number of a question, *5. Section 21*."""
    return line.label_end > 0 and _ALONE.fullmatch(line.body) is not None


def cited_in(mentions: Sequence[Mention], lines: list[Line], places: Sequence[int], kind: LetterKind) -> list[Cited]:
    """The exemptions that a letter names in its own words, each with the phrases around it.

    A section counts what stands around its limbs, and a limb what stands around its section.

    Args:
        mentions: all mentions in the order of the text.
        lines: the letter.
        places: for each mention the number of its sentence, -1 before the first.
        kind: the kind of letter.
    """
    own = [
        (mention, lines[at])
        for mention, at in zip(mentions, places, strict=True)
        if at >= 0 and lines[at].kind in _OWN and mention.kind not in ("procedural", "unknown") and not mention.other
    ]
    around = [dict.fromkeys(_around(mention, line, lines), 1.0) for mention, line in own]
    names = [mention.provision for mention, _ in own]
    sections = {name.split("(")[0] for name in names}
    found = []
    for name in dict.fromkeys(names):
        here = [row for other, row in zip(names, around, strict=True) if related(name, other)]
        phrases = {phrase: count for row in here for phrase, count in row.items()}
        phrases[f"mentions: {min(_MANY, len(here))}"] = _KIND
        phrases[f"sections: {min(_MANY, len(sections))}"] = _KIND
        phrases[f"letter: {kind}"] = _KIND
        if any("(" in other for other in names if related(name, other)):
            phrases["limb"] = _KIND
        found.append(Cited(name, phrases))
    return found


def related(one: str, other: str) -> bool:
    """Whether two provisions are the same, or one is a limb of the other."""
    return is_within(one, other) or is_within(other, one)


def _around(mention: Mention, line: Line, lines: list[Line]) -> Iterator[str]:
    """The phrases around one mention, those before it and those behind it apart."""
    start, end = max(0, mention.run_start - line.start), max(0, mention.run_end - line.start)
    before = words_of(line.words[max(0, start - _REACH) : start])[-_WORDS:]
    after = words_of(line.words[end : end + _REACH])[:_WORDS]
    yield from (f"before: {word}" for word in before)
    yield from (f"after: {word}" for word in after)
    yield from (f"before: {one} {two}" for one, two in zip(["^", *before], [*before, "§"], strict=True))
    yield from (f"after: {one} {two}" for one, two in zip(["§", *after], after, strict=False))
    yield f"kind: {line.kind}"
    if line.label_end:
        yield "labelled"
    if len(before) <= _OPENS:
        yield "opens"
        if line.number:
            yield from (f"above: {word}" for word in words_of(lines[line.number - 1].words[-_REACH_ABOVE:])[-_ABOVE:])
