"""Signs by which a sentence without a heading shows who speaks, beside those of the voices at large."""

from __future__ import annotations

import re

from etl.read.labels.label import Label
from etl.read.phrase import Phrase
from etl.read.segments.voices import voiced

ASKED_OPEN = Phrase(r"\byou\b[^\n]{0,200}\b(?:asked|ask|requested|request|enquired|know|tell you|wanted)$")
"""A line that breaks off where what was asked follows."""
PART = re.compile(r"(?:and )?\(?(?:\d{1,2}|[a-h]|i{1,3}|iv|v)\) ")
"""A numbered part of a list that runs on in one paragraph."""
STATUS = re.compile(
    r"(?:granted|refused|disclosed|released|provided|supplied|withheld|exempt|not held|held|nil|part(?:ly|"
    r"ially)?|full)\b[^?]{0,60}$"
)
"""A decision in a word, behind the number of a question that the letter does not repeat."""
ANNEX = re.compile(
    r"(?:annex|appendix|schedule|attachment|enclosure)(?: (?:[a-h]|\d{1,2}|i{1,3}))?"
    r"(?P<answers> ?[:.-] ?(?:(?:the|our|your) )?(?:answers?|responses?|repl(?:y|ies)|questions?)\b[^\n?]{0,60})?[:.]?"
)
"""*Annex A*, *Appendix 1: our answers*."""
EXPLAINS = re.compile(
    r"what (?:weighs|counts|tells|speaks|remains|stands) (?:for|in favour|against|is)\b|"
    r"(?:where|when|if|what|which|how|why|whether)\b[^?]*\b(?:we|our|us|i (?:cannot|can|shall|am|have|do)|"
    r"(?:this|the) (?:force|constabulary|service) (?:does|did|has|had|holds)\b[^?]{0,30} is\b|"
    r"this (?:force|constabulary|service)|sections? \d+|(?:no|the) duty|(?:an|the|any|public) authorit(?:y|ies))\b"
)
"""A sentence of the force that begins as a question does: *where we have once complied, …*."""
AND_ANSWERED = Phrase(
    r"\b(?:to which|and) (?:the|our|my) (?:answer|response|reply) is\b|"
    r"\b(?:which|this|that|and) (?:i|we) can (?:tell you|say|confirm)\b"
)
"""A sentence that tells the question and answers it."""
YOURS = re.compile(r"(?:[a-z]+ ){0,3}your ")
"""*Your second question*: words of the force."""
_FINDS = re.compile(
    r"(?:(?:the |my |our )?(?:internal )?review(?:er'?s)?|my|our) (?:findings?|decision|conclusions?|outcome|result) ?[:-]|"
    r"(?:what (?:i|we) (?:find|found|have found|now (?:say|find|decide)|put in its place)|(?:my|our|the) (?:findings?|review|"
    r"decision(?: now)?|conclusions?|consideration|assessment|reasons|view(?: (?:of|on) (?:that|this|it))?)|"
    r"(?:the )?(?:outcome|result) of (?:the|my|this|our) (?:internal )?review|"
    r"(?:findings?|conclusions?|outcome|consideration|discussion))[:.]?$|"
    r"(?:i|we) (?:uphold|agree|find|conclude|overturn|have (?:now )?(?:considered|reviewed|looked|decided|read|spoken|gone))\b"
)
"""Where a review that tells each first answer turns to its own."""
_NAMED_ONLY = re.compile(
    r"(?:for each|(?:a|the) (?:list|copy|copies|number|name|size|total|cost|date|breakdown)|copies|details|a full list|"
    r"any)\b[^\n?]{28,400}[a-z)]\."
)
_SAYS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|cannot|will|would|does|did|we|our|not|exempt|withheld|attached|"
    r"accompan(?:y|ies)|comes?|goes?|follows?)\b"
)
"""Words of a statement; *A list of all deployments, with date and location.* has none."""
QUOTED = re.compile(r"\"[^\"]{0,400}\"")
OF_QUESTION = re.compile(
    r"(?:\(?[a-h1-9][.)] ?)?(?:questions?|q|points?|parts?) ?\d{1,2}[a-h]?(?:(?:,| and| to|-) ?\d{1,2}[a-h]?){0,6} ?[:.-] ?"
    r"(?:sections?|s\.?|regulations?) ?\d"
)
"""*(b) Question 5: Section 43(2)*: the heading of the next refusal, below an argument."""
SHORT_ANSWER = 90
"""Signs up to which words below a question may answer it without any sign of a voice."""
NO_HEADING = 8
"""Signs behind a label that make it more than a heading such as *Request 5*."""
ROW_SAID = re.compile(r"(?:[-*] )?[a-z][^|?\n:]{3,60}? ?(?: -|[|:]) (?:yes|no)\.?")
"""*Gait recognition - no*, below *please state for each whether it is used*."""
AROUND = " .:-?\"')"
"""Signs around the words of a question."""
ANSWER_ALONE = re.compile(
    r"(?:(?:our |my |the |psni )?(?:answer|response|reply)(?: \d{1,2}[a-z]?)?|a ?\d{0,2}[a-z]?)(?: ?[:.-]+)?"
)
"""A line that holds no more than the mark of an answer: *Answer:*, *Reply 2*, *A3*."""
NCND_MARK = re.compile(r"^(?:partial |residual )?(?:ncnd|neither confirm n?or deny)(?: response| statement)? ?[:.-] ")
"""*Partial NCND: the force can neither confirm nor deny …*"""
_TOLD_PAST = re.compile(
    r"[ ,]*(?:was|were) (?:all |both |each )?(?:refused|withheld|exempt(?:ed)?|answered|disclosed|declined|"
    r"neither|turned down|held back|kept back)\b|"
    r"[ ,]*(?:the (?:force|constabulary|service|unit|department|officer|handler|first (?:reply|response|answer|decision|letter))|"
    r"it|they|he|she) (?:had |first |then )?(?:said|relied|cited|claimed|told|stated|answered|replied|refused|withheld|"
    r"declined|neither confirmed)\b"
)
"""*Q1 to Q4 were all refused*: what the reply under review said."""


def answers(body: str) -> bool:
    """Whether words behind a label sound like a force's, or are a decision in a word."""
    return voiced(body) or STATUS.match(body) is not None


def names_only(words: str) -> bool:
    """Whether a paragraph only names a thing that is asked for, *A list of all deployments, with dates.*, and states nothing."""
    return _NAMED_ONLY.fullmatch(words) is not None and _SAYS.search(words) is None


def review_finds(words: str, label: Label | None) -> bool:
    """Whether a review that tells the first answers turns to its own: with a word, or at the number of a question."""
    if label is not None and _TOLD_PAST.match(words, label.end):
        return False
    return _FINDS.match(words) is not None or label is not None and not label.bare
