"""What a letter says of a provision in the sentences around the one that names it."""

from __future__ import annotations

import re

from etl.read.line import Line
from etl.read.phrase import Phrase

WINDOW = 500
"""How far on either side of a provision its role is looked for; keeps time linear in the length of a sentence."""
_NEXT = 3
"""Sentences below a provision in which a letter may give it up."""
_BELOW = 6
"""Sentences below a heading in which it may do so."""
_LONG = 40
"""Sentences of a list, beyond which its introduction is not looked for."""
_EXPLAINED = 3
"""Sentences that may explain an item of a list before the next one."""
_SECTION = re.compile(
    r"\b(?:sections?|s\.?|regulations?) ?(\d{1,3}[a-z]?)(?!\d| of the (?!act|freedom)[a-z ]{2,60} act)"
)
_HEADS = re.compile(
    r"(?:[-*] ?|\(?[a-z0-9]{1,2}[.)] ?|(?:issue|point|ground|exemption) \d{1,2} ?[:.-] ?)?(?:sections?|s\.?|regulations?) ?\d"
    r"(?:(?!\b(?:is|are|was|were|has|have|had|should|does|do|did|says?|appl[a-z]+|engaged|relied)\b)[^\n]){0,80}"
    r"(?: (?:was|were) (?:claimed|cited|applied|named|used)(?: (?:for|in respect of|over) [a-z ]{2,30})?)?[.:]?"
)
"""A provision alone, above what the letter finds of it."""
OF_NOT_USED = re.compile(
    r"other (?:exemptions?|provisions?|sections?)(?: (?:that )?(?:we|i))?(?: (?:were|was|have|had))? (?:looked at|considered|"
    r"thought (?:of|about)|examined|weighed|discussed|raised|mentioned)|"
    r"not (?:relied (?:up)?on|applied|used|claimed|engaged)\b[^\n.]{0,60}|"
    r"(?![^\n]*\bduty\b)(?:\d{1,2}\. )?[^\n.]{0,50}\b(?:exemptions?|provisions?|sections?|arguments?|what|those|following)\b"
    r"[^\n.]{0,50}\b(?:not|n't|without) (?:been )?"
    r"(?:us(?:e|ed|ing)|appl(?:y|ied|ying)|rel(?:y|ied|ying)(?: (?:up)?on)?|claim(?:ed)?|adopt(?:ed)?|"
    r"pursued?|engaged?)\b[^\n.]{0,12}(?:, ?(?:though|although|even though|but|whatever|however)\b[^\n.]{0,80})?"
)
"""*What we thought about and did not use*: a heading above provisions that decide nothing."""
_LISTED = re.compile(r"[-* (]{0,3}(?:sections?|s\.?|regulations?) ?\d")
_THE = (
    r"(?:(?:the|this|that) (?:exemption|exception|section|provision)|it|this|(?:sections?|s\.?) ?\d[\d()a-z ]{0,12}?)"
)
_GIVEN_UP = Phrase(
    r"(?:do|does|did)(?: not|n't) (?:consider|find|accept|agree|think|believe) (?:that )?(?:the|this|that) exemption|"
    r"(?:the|this|that) exemption "
    r"(?:is|was|does|did|should)(?:n't| not| no longer) (?:[a-z]{1,12} ){0,2}(?:engag|appl|have been|maintain|rel)|"
    r"(?:the|this|that) exemption (?:no longer (?:applies|is engaged)|"
    r"(?:is|was|has been) (?:therefore |now |accordingly |hereby )?(?:withdrawn|set aside|dropped|overturned))\b|"
    r"\b(?:no longer|(?:do|did|does|can)(?: not|n't)|cannot) (?:now )?(?:rely|maintain|uphold|apply|adopt|cite|claim|pursue)"
    r"[^\n]{0,12}\b(?:it|that|this|either|them)\b|"
    r"(?<!\byou )\b(?:do|did|does|can)(?: not|n't) accept (?:it|this|either|them)\b|"
    r"\b(?:am|are|is)(?: not|n't) (?:relying|applying|using)[^\n]{0,12}\b(?:it|that|this|either|them)\b|"
    r"\b(?:relied|rely|relies) (?:up)?on (?:neither|none)\b|"
    r"\b(?:i|we) (?:have )?decided against (?:it|this|that)\b|"
    r"\b(?:it|this) (?:was|is|does|did)(?: not| no longer) (?:[a-z]{1,12} ){0,2}(?:engag|appl)|"
    r"^it is no longer (?:claimed|relied (?:up)?on|maintained|pursued|used|cited)\b|"
    r"\bit should(?: not|n't) have been (?:cited|applied|relied|claimed|used)|"
    r"\b(?:do|did|does)(?: not|n't) rely (?:up)?on the (?:section|exemption|provision)\b|"
    r"^(?:it|this|that) (?:too |also )?is (?:too |also |therefore |now )?(?:given up|withdrawn|dropped|abandoned)\b|"
    r"(?:^|\b(?<!no, )(?:i|we|and|force|constabulary|unit|service) )(?:have|has)(?: not|n't) "
    r"(?:used|applied|relied (?:up)?on|claimed|adopted|pursued|cited) (?:it|this|that|either|them)\b|"
    r"^(?:that|this|the) (?:section|exemption|exception|provision|limb) (?:now )?plays no part\b|"
    r"^(?:it|this) has (?:not|never) been (?:relied (?:up)?on|used|applied|claimed|cited)\b|"
    r"\b(?:balance|scales?)\b(?![^\n.;]{0,60}\b(?:not|n't|against)\b)[^\n.;]{0,60}\b(?:favours|in favour of|on the side of) "
    r"(?:release|disclosure|disclosing|openness|publication)\b|"
    r"\binterest in (?:disclosure|release|openness|publication)[^\n.;]{0,20} is the (?:stronger|weightier|greater|heavier)\b|"
    r"\b(?:it|this|that|the exemption) (?:should|must|ought to|has to) (?:give way|yield)\b|"
    r"\b(?:was|were|am|are)(?: not|n't) (?:persuaded|convinced) by (?:it|this|that|them|him|her)\b|"
    r",? (?:and|but) (?:i|we) (?:was|were|am|are)(?: not|n't) (?:persuaded|convinced)\.?$|"
    r"\b(?:find|found) (?:it|this|that|them|the (?:letter|argument|claim)) unconvincing\b|"
    r"\b(?:do|does|did)(?: not|n't) share (?:that|this|his|her|their) (?:view|opinion|reading)\b|"
    r"^(?:both|all)(?: (?:exemptions|provisions|sections|of them))? (?:are|were) (?:therefore )?"
    r"(?:set aside|withdrawn|dropped)\b|"
    r"\bnot take up (?:the|that|his|her|their) (?:invitation|suggestion|advice)\b|"
    r"\bdo not make (?:that|this|any such) claim\b|\bmake no claim to (?:it|them)\b"
)
"""Words by which a letter takes back the provision named above."""
_GIVEN_UP_BY_HEADING = Phrase(
    _GIVEN_UP.pattern
    + rf"|\b{_THE} (?:is|was|has been) (?:therefore |accordingly |now |likewise )?(?:withdrawn|set aside|removed|dropped|"
    r"overturned|rejected|no longer relied|(?:wrongly|incorrectly) (?:applied|cited|relied)|"
    r"(?:not|never) (?:applied|relied|claimed|cited))\b|"
    r"\bshould not have been (?:applied|cited|relied|claimed|used)\b|"
    r"\b(?:no longer|cannot) (?:consider|think|find|accept|say|maintain) (?:that )?the exemption\b|"
    r"\b(?:withdraw|removed?|drop|overturn) (?:it|this|that|the exemption)\b|"
    r"\bset (?:it|this|that|the exemption)\b[^\n.;]{0,40} aside\b|"
    r"\b(?:it|this|the exemption) (?:cannot|can not|does not|should not) (?:therefore )?"
    r"(?:stand|arise|be (?:sustained|maintained))\b|"
    r"\b(?:played|plays) no part\b|\b(?:is|was) not (?:relied (?:up)?on|pleaded)\b|"
    r"^(?:(?:my |the )?(?:finding|decision|conclusion|result|outcome) ?[:.-] ?)?not (?:sustained|made out|upheld)\b|"
    r"^(?:it is |this is )?not (?:applied|engaged|relied (?:up)?on|claimed|upheld|made out|needed|adopted|pursued)\b|"
    r"^(?:rejected|withdrawn|discounted|set aside|overturned|removed)\b"
)
"""The same, and what can be said only where the provision stands alone above."""
_TAKEN_UP = re.compile(
    r"\b(?:(?:it|this|the exemption) (?:therefore )?(?:applies|is engaged|is (?:properly|correctly) (?:applied|engaged))|"
    r"(?:i|we) (?:therefore )?(?:rely|maintain|uphold|withhold)|is (?:therefore )?(?:upheld|withheld|exempt))\b"
)
"""Words by which it makes that provision its own."""


def given_up_below(lines: list[Line], at: int) -> bool:
    """Whether the sentences below the one that names a provision say that it is not, or no longer, relied on.

    Below a provision that stands alone as a heading they are read up to the next such heading; below another
    sentence only until the next provision is named.
    """
    heads = _HEADS.fullmatch(lines[at].words) is not None
    said, own = (_GIVEN_UP_BY_HEADING, set(_SECTION.findall(lines[at].words))) if heads else (_GIVEN_UP, set[str]())
    for line in lines[at + 1 : at + 1 + (_BELOW if heads else _NEXT)]:
        given_up = said.search(line.words[:WINDOW])
        before = line.words[: given_up.start() if given_up else WINDOW]
        if heads and (_HEADS.fullmatch(line.words) or _TAKEN_UP.search(before)) or set(_SECTION.findall(before)) - own:
            return False
        if given_up or not heads and "limb" in line.words:
            return "limb" not in line.words
    return False


def introduction(lines: list[Line], at: int) -> str:
    """The words above a list of provisions, such as *the exemptions most often met with are*; empty where none stand there.

    Args:
        lines: the letter.
        at: a line of the list.
    """
    apart = 0
    for line in reversed(lines[max(0, at - _LONG) : at]):
        if line.words.endswith(":") or line.first and OF_NOT_USED.fullmatch(line.words):
            return line.words.rstrip(":- ")[-WINDOW:]
        apart = 0 if _LISTED.match(line.words) else apart + 1
        if apart > _EXPLAINED:
            break
    return ""
