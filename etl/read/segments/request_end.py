"""Where the answer begins below a request that nothing closes: no heading, and a voice that could be anybody's."""

from __future__ import annotations

import re
from dataclasses import replace

from etl.read.line import Line, is_question

_ASKS = frozenset(
    {
        "voice-applicant",
        "voice-question",
        "voice-below-head",
        "above-answer",
        "you-asked",
        "next-question",
        "quotation",
        "quoted-earlier",
        "message-goes-on",
    }
)
_FIRST_PERSON = re.compile(r"\bi (?:ask|request|want|wish|would|need|seek|believe|understand|note)\b|\b(?:my|me)\b")
_INLINE = re.compile(
    r"(?:the |your |foi |information )*(?:request(?:ed)?|question|enquiry|query)\b[^:\n]{0,30}: ?[^\n]{25,}|"
    r"you (?:wrote|asked|requested|said)\b[^\n:]{40,}$"
)
"""The request in the same line as its heading, or told in a sentence of the force's own."""
_SIGNS_OFF = re.compile(r"(?:kind |best |many )?regards|yours\b|thank")
_A_GREETING = 40
"""A longer line is more than a name below a greeting."""
_STANDS_BELOW = frozenset({"complaint_rights", "boilerplate", "answer", "exemption_list", "refusal_notice"})


def answers_freed(lines: list[Line]) -> list[Line]:
    """Give paragraphs that stand below the last question, and ask nothing, to the answer.

    A request that a heading closes keeps all its paragraphs: applicants explain themselves too.

    Args:
        lines: the letter as walked through; what is freed is replaced by a new line.
    """
    freed = list(lines)
    at = 0
    while at < len(lines):
        if lines[at].kind != "request":
            at += 1
            continue
        end = at
        while end < len(lines) and lines[end].kind == "request":
            end += 1
        if _open_end(lines, end):
            run = lines[at:end]
            asked = _last_asked(run)
            for number in range(_asked_until(run) + at, end):
                freed[number] = replace(
                    lines[number], kind="answer", rule="below-request", marked=False, questions=asked
                )
        at = end
    return freed


def _last_asked(request: list[Line]) -> tuple[str, ...]:
    """The question of a run that asks only one: what stands below is its answer."""
    asked = [line.questions for line in request if line.questions]
    return asked[0] if len(asked) == 1 else ()


def _open_end(lines: list[Line], end: int) -> bool:
    """Whether nothing marks the end of a request."""
    if end == len(lines):
        return True
    return lines[end].kind in _STANDS_BELOW and not (lines[end].kind == "answer" and lines[end].marked)


def _asked_until(request: list[Line]) -> int:
    """How many sentences of a request belong to it: up to the end of the paragraph that asks last."""
    last = max(
        (at for at, line in enumerate(request) if _asks(line) and not _closes(request, at)), default=_told_in(request)
    )
    return next(
        (
            at
            for at in range(last + 1, len(request))
            if request[at].first and not request[at - 1].words.endswith((";", ","))
        ),
        len(request),
    )


def _told_in(request: list[Line]) -> int:
    """The sentence that holds the request where nothing in it asks: the heading itself, or the one below it."""
    return 0 if _INLINE.match(request[0].words) else 1


def _closes(request: list[Line], at: int) -> bool:
    """Whether a greeting ends the whole: then it is the force that signs, below an answer that nothing marks."""
    return _SIGNS_OFF.match(request[at].words) is not None and all(
        len(line.words) < _A_GREETING for line in request[at:]
    )


def _asks(line: Line) -> bool:
    voiced = line.rule in _ASKS or _FIRST_PERSON.search(line.words) is not None
    return voiced or bool(line.label_end) or is_question(line.words)
