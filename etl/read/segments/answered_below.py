"""Letters that answer each question in the lines below it, without a word that says so."""

from __future__ import annotations

import re

from etl.read.labels.label import Label
from etl.read.labels.labels import label_of
from etl.read.phrase import Phrase
from etl.read.segments.voice_signs import answers
from etl.read.segments.voices import APPLICANT
from etl.read.view.flat import Flat

_OTHER: tuple[frozenset[int], frozenset[int]] = frozenset(), frozenset()
_FEWEST = 3
_FEWEST_SIGNED = 2
"""Where each question bears a Q, and no line below one asks."""
_MOST_ASK = 0.5
"""Share of the questions that ask in so many words, where the others may be headings."""
_MOST_BARE = 0.2
"""Share of the questions that may have nothing below them, as far as it is more than one."""
_ASKS = re.compile(
    r"(?:whether|if|the (?:number|names?|dates?|costs?|total|amount|make)|number|names?|copies|copy|details|dates?|costs?|"
    r"(?:suppliers?|locations?|places?|makers?|models?|minutes|e-?mails|correspondence|breakdown|reasons?|results?|outcomes?|ranks?|"
    r"polic(?:y|ies)|contracts?) "
    r"(?:of|and|for|in|with|about|between|to|at|on|behind)|a (?:copy|list)|any|"
    r"(?:on|in|for|by|to|from) (?:what|which|whom)|please|who|what|which|how|when|where|why|do|does|did|has|"
    r"have|had|is|are|was|were|will|can)\b"
)
"""How a question begins that bears no sign and asks for nothing in the first person."""
_STATES = Phrase(r"\b(?:i|we|our|not held|exempt|withheld|attached|enclosed|refused|disclosed|sections? \d)\b|[£:]")
"""Words of an answer, which no heading has."""
_SUBJECT = re.compile(r"^[a-z][a-z -]{1,30}: (?=[a-z])")
"""*RFR: number of images submitted*."""
_TOLD_BEFORE = re.compile(
    r"(?:the |our |my )?(?:first|original|initial|earlier) (?:decision|reply|response|answer)\b|you said\b"
)
"""What a review tells below each heading before it decides."""
_SAID = Phrase(
    r"\beach (?:[a-z]{1,12} ){0,8}(?:answer|reply|response)\b[^\n.]{0,30}\b(?:below|beneath|under|underneath|after)\b|"
    r"\b(?:answer|reply|response)(?:s|ies)?\b[^\n.]{0,30}\b(?:below|beneath|under|underneath|after) each\b"
)
"""*Your questions are given in short, each with our reply below it.*"""


def _heads(body: str) -> bool:
    """Whether the words behind a label name a thing and state nothing, *Annual charge paid to the supplier*."""
    body = _SUBJECT.sub("", body)
    ends = body[-1:].isalnum() or body.endswith(")")
    return ends and not (_STATES.search(body) or answers(body))


def answered_below(lines: list[tuple[int, str]], flat: Flat) -> tuple[frozenset[int], frozenset[int]]:
    """The lines that put a numbered question, and those that answer it below.

    Args:
        lines: number and words of each sentence that begins a line.
        flat: the view of the letter.

    Returns:
        The numbers of these sentences, where each label stands once, with its question behind it and its answer below;
        empty for any other layout.
    """
    labels = [(at, number, label) for at, (number, words) in enumerate(lines) if (label := label_of(words, True))]
    names = [label.questions[0] for _, _, label in labels]
    fewest = _FEWEST_SIGNED if _signed(lines, labels) else _FEWEST
    if len(labels) < fewest or len(set(names)) < len(names) or any(len(label.questions) > 1 for _, _, label in labels):
        return _OTHER
    bodies = [lines[at][1][label.end :].lstrip(" .:-|") for at, _, label in labels]
    asks = [body.endswith("?") or APPLICANT.match(body) or _ASKS.match(body) for body in bodies]
    labelled = {at for at, _, _ in labels}
    said = [at + 1 < len(lines) and at + 1 not in labelled and answers(lines[at + 1][1]) for at, _, _ in labels]
    heads = [_heads(body.rstrip(".") if all(said) else body) for body in bodies]
    either = all(map(any, zip(asks, heads, strict=True))) and (
        sum(map(bool, asks)) >= _MOST_ASK * len(asks)
        or _SAID.search(flat.low[: flat.sentences[labels[0][1]][0]]) is not None
    )
    if not all(bodies) or not (all(asks) or all(heads) or either):
        return _OTHER
    ends = [at for at, _, _ in labels[1:]]
    below = [
        [number for number, _ in lines[at + 1 : end] if not _begins_small(number, flat)]
        for (at, _, _), end in zip(labels, ends, strict=False)
    ]
    if sum(not rows for rows in below) > max(1, _MOST_BARE * len(below)):
        return _OTHER
    if not all(asks) and any(_TOLD_BEFORE.match(lines[at + 1][1]) for at, _, _ in labels[:-1]):
        return _OTHER
    last = [number for number, _ in lines[labels[-1][0] + 1 : labels[-1][0] + 2] if not _begins_small(number, flat)]
    questions = frozenset(number for _, number, _ in labels)
    return questions, frozenset(number for rows in (*below, last) for number in rows)


def _signed(lines: list[tuple[int, str]], labels: list[tuple[int, int, Label]]) -> bool:
    """Whether the questions all bear a Q or *Question*, the last stands above the last paragraphs, and nothing else asks."""
    labelled = {at for at, _, _ in labels}
    below = [words for at, (_, words) in enumerate(lines) if at > min(labelled, default=0) and at not in labelled]
    return all(lines[at][1].startswith("q") for at in labelled) and not any(
        words.endswith("?") or APPLICANT.match(words) and not answers(words) for words in below
    )


def _begins_small(number: int, flat: Flat) -> bool:
    """Whether a line goes on the one above."""
    return flat.cased[flat.sentences[number][0]].islower()
