"""The text of a letter with its parts and evidence marked in place. Everything from the letter is escaped."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

SEGMENTS = {
    "request": "The request, quoted",
    "answer": "The answer",
    "exemption_list": "List of exemptions",
    "statute": "Statute recited",
    "harm": "Harm",
    "public_interest": "Public interest test",
    "refusal_notice": "Refusal notice",
    "complaint_rights": "How to complain",
    "boilerplate": "Standing text",
    "noise": "Page furniture",
    "older_mail": "Earlier message",
    "quoted_reply": "Earlier reply, quoted",
}


@dataclass(frozen=True)
class Mark:
    """A stretch of the text that a value rests on: its number in the list, what it says, its colour."""

    number: int
    start: int
    end: int
    says: str
    rule_id: str
    colour: str


@dataclass(frozen=True)
class Part:
    """A segment of the letter."""

    kind: str
    start: int
    end: int
    question: str | None = None


def marked_text(text: str, parts: Sequence[Part], marks: Sequence[Mark]) -> str:
    """The letter as HTML: one section a part, evidence underlined, value and rule named after each mark."""
    covering = list(parts) or [Part("answer", 0, len(text))]
    return "".join(_section(text, part, marks) for part in covering)


def _section(text: str, part: Part, marks: Sequence[Mark]) -> str:
    name = SEGMENTS.get(part.kind, part.kind.replace("_", " "))
    if part.question:
        name += f", question {part.question}"
    inner = _pieces(text, part.start, part.end, marks)
    if not inner.strip():
        return ""
    label = html.escape(name)
    return (
        f'<section class="seg seg-{html.escape(part.kind)}" aria-label="{label}">'
        f'<div class="segname">{label}</div><div class="segtext">{inner}</div></section>'
    )


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """The stretch cut wherever a mark begins or ends, so that overlapping marks nest properly."""
    inside = [mark for mark in marks if mark.start < end and mark.end > start]
    cuts = sorted({start, end, *(max(m.start, start) for m in inside), *(min(m.end, end) for m in inside)})
    out = []
    for left, right in zip(cuts, cuts[1:], strict=False):
        words = html.escape(text[left:right])
        here = [mark for mark in inside if mark.start <= left and mark.end >= right]
        if here:
            says = "; ".join(f"{mark.says}, rule {mark.rule_id}" for mark in here)
            words = f'<mark class="ev" style="--mark:{here[-1].colour}" title="{html.escape(says)}">{words}</mark>'
        out.append(words + "".join(_flag(mark) for mark in inside if mark.end == right))
    return "".join(out).strip("\n")


def _flag(mark: Mark) -> str:
    return (
        f'<span class="flag" style="--mark:{mark.colour}">'
        f"<b>{mark.number}</b> {html.escape(mark.says)} · {html.escape(mark.rule_id)}</span>"
    )


def highlighted(passage: str, terms: Sequence[str]) -> str:
    """A passage as HTML with the words of a search in bold; line breaks become spaces."""
    flat = " ".join(passage.split())
    if not terms:
        return html.escape(flat)
    pattern = re.compile("|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True)), re.IGNORECASE)
    out, place = [], 0
    for found in pattern.finditer(flat):
        out.append(html.escape(flat[place : found.start()]))
        out.append(f'<mark class="hit">{html.escape(found.group())}</mark>')
        place = found.end()
    out.append(html.escape(flat[place:]))
    return "".join(out)
