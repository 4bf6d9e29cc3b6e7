"""Questions that a letter names by their place: *your second question*, *the first of these*, *Third | …*."""

from __future__ import annotations

import re

from etl.read.phrase import Phrase

ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
_NTH = rf"(?:{'|'.join(ORDINALS)})"
_NTH_NAMED = re.compile(_NTH)
_NTHS = rf"({_NTH}(?:(?:, | and |, and | to )(?:the |your )?{_NTH}){{0,5}})"
_ORDINAL_ALONE = re.compile(rf"(?:the |your )?({_NTH}) (?:question|point|part|query|item|limb|bullet(?: point)?)[.:]?")
_ORDINAL_HEAD = re.compile(
    rf"(?:the |your )?({_NTH}) (?:question|point|part|query|item|limb|request)(?: ?[:.]| -)(?= |$)"
)
"""*Second question - …*."""
_GLOSSED = re.compile(rf"the {_NTHS} \([^()\n]{{3,140}}\)[.:](?= |$)")
"""*The fourth and fifth (results of the tests; test plan).*"""
_HEADED = re.compile(
    rf"[^\n.;:?]{{3,60}} ?[-:]? \((?:your |the )?{_NTHS} (?:questions?|points?|parts?|quer(?:y|ies)|items?)\)[.:]?"
)
"""*Spending (your fifth question)*: a heading."""
_LAST = r"(?:finally|last(?:ly| of all)?)"
BY_PLACE = (
    rf"(?:(?:and )?{_LAST},? )?(?:your|the) {_NTH}(?: and (?:final|last))?(?: question| point| of (?:them|these|"
    rf"those))?(?: \([^()\n]{{3,60}}\))? "
)
ASKS_ABOUT = r"(?:asks?|asked|concerns?|concerned|relates? to|seeks)"
QUESTION_WORD = r"(?:whether|if|how|what|which|who|why|when|where|about|for|any|on)"
TOLD_BY_NUMBER = re.compile(
    rf"(?:your )?(?:question|point|part|item) \(?\d{{1,2}}[a-h]?\)? {ASKS_ABOUT} (?:on |in |at |to )?{QUESTION_WORD}\b[^\n]*[^?]$"
)
"""*Question 2 asked whether it is used.*: a question told above its answer."""
_ORDINAL_TOLD = re.compile(
    rf"{BY_PLACE}(?:(?:is|was) (?={QUESTION_WORD}\b)|{ASKS_ABOUT} |(?=ha[ds] (?:two|three|four|several) ))"
)
"""*Your third is how often it was used*, *the sixth had three limbs*: a question told, not answered."""
_ADVERB_TOLD = re.compile(
    rf"you (?:ask(?:ed)?|wanted|requested|enquired) {_NTH}(?:ly)?,? (?=(?:about|whether|how|for|if|what|which|who|to|after)\b)|"
    rf"(?:and |you (?:(?:went on|then|next|also),? )?){_NTH}ly,? (?:to ask|you ask|ask|want|sought|request)"
)
"""*You went on, thirdly, to ask for the guidance*, *you asked first about vans*."""
_ORDINAL_CELL = re.compile(rf"({_NTH}) \|(?= )")
"""A row of a table that begins *Second | …*."""
_ORDINAL_WITHIN = Phrase(
    rf"\b(?:your|the) {_NTHS} "
    r"(?:(?:numbered |of your )?(?:questions?|points?|parts?|quer(?:y|ies)|enquir(?:y|ies))\b)"
)
"""*Body worn video, which is the subject of your third question*."""
_NTHS_TOGETHER = Phrase(
    rf"\bfirst\b[^\n]{{0,60}}\b(?:your|the) ({_NTH}(?:(?:, | and |, and | to )(?:the )?{_NTH}){{0,5}}) "
    r"(?:do|does|fall|falls|are|is)\b"
)
"""*Since that is the answer to your first question, the second and third do not apply*."""
_LAST_WITHIN = Phrase(r"\b(?:your|the) (?:last|final) (?:question|point|query|part of your (?:request|questions))\b")
_ORDINAL = re.compile(
    r"(?:(?:in (?:answer|response|reply|relation|respect|regard)|with (?:regard|respect)|turning|coming) (?:to|of) |"
    r"as (?:to|regards|for) |(?:taking|answering) (?=your )|regarding |concerning |on |(?:that|which|this) leaves (?=the )|"
    rf"to (?=your |the {_NTH}(?:,| (?:i|we)) )|"
    rf"(?:{_LAST},? )?there (?:is|was) (?=your )|{_LAST},? |(?:in|for|with) (?=the {_NTH}, )|"
    r"(?:(?:finally|lastly),? )?(?:in|for|with) (?=your )|(?=your )|(?=the [a-z, ]{4,60}(?:questions?,|:))|"
    rf"(?=the {_NTH} question is (?:of|an?|the|more|less) ))(?:your|the) "
    rf"{_NTHS}(?! (?:condition|limb|test|stage|duty|step|consideration|"
    r"ground|argument|complaint|objection|contention)s?\b)(?: and (?:final|last))?(?:(?=, | (?:i|we) )|,? "
    r"(?:(?:numbered |of your )?(?:questions?|points?|quer(?:y|ies)|enquir(?:y|ies)|items?|bullets?)\b|"
    r"of (?:them|these|those)\b|"
    r"(?=[a-z ]{3,40}: )))(?: of your request)?[,:]? ?"
)
"""*In answer to your second question, …*"""


def by_ordinals(words: str, first_in_block: bool) -> tuple[tuple[str, ...], int] | None:
    """The questions that a sentence begins by naming, and where their name ends.

    Args:
        words: the sentence.
        first_in_block: whether it begins a line of its own.
    """
    match = _ORDINAL.match(words)
    match = match or _ORDINAL_TOLD.match(words) or _ADVERB_TOLD.match(words)
    if match is None and first_in_block:
        match = _ORDINAL_ALONE.fullmatch(words) or _ORDINAL_HEAD.match(words) or _ORDINAL_CELL.match(words)
        match = match or _GLOSSED.match(words)
        headed = _HEADED.fullmatch(words)
        if headed is not None:
            return _counted(headed[1]), headed.end()
    return (_counted(match[0]), match.end()) if match is not None else None


def _counted(words: str) -> tuple[str, ...]:
    return tuple(str(ORDINALS.index(name) + 1) for name in _NTH_NAMED.findall(words))


def counted_within(words: str, known: list[str]) -> tuple[str, ...]:
    """*Which is the subject of your third question*, *the last question*: questions that a sentence names by their place.

    Args:
        words: the sentence.
        known: the questions of the letter.
    """
    match = _NTHS_TOGETHER.search(words) or _ORDINAL_WITHIN.search(words)
    if match is not None:
        found = _counted(match[1])
        return found if set(found) <= {*known, str(len(known) + 1)} else ()
    return tuple(known[-1:]) if len(known) > 1 and _LAST_WITHIN.search(words) is not None else ()
