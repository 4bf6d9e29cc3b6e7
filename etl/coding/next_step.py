"""The next step for a requester: a draft request for review, or a complaint to the commissioner, to edit.

It is made from the checks that found something in a reply: each becomes a numbered point with the words
concerned, the provision and a question. Nothing is sent, and the draft says that it is one. Time limits:

* FOIA: ask for a review within 40 working days (Code of Practice under s45); the ICO recommends an answer
  within 20 working days, and asks for complaints within six weeks of the last reply (s50(2)(b): no undue delay).
* FOISA: require a review within 40 working days (s20(5)), answered within 20 (s21(1)); apply to the
  Commissioner within six months (s47(4)).
* EIR: representations within 40 working days (r11(2)), answered within 40 (r11(4)); complaint as under FOIA (r18).
"""

from __future__ import annotations

import calendar
import datetime as dt
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from docx import Document as WordFile

from etl.coding.timeliness import last_day_in_time

Kind = Literal["review", "complaint"]
Values = Mapping[str, object]
REVIEW_DAYS = 40
"""Working days in which a review is asked for, under all three laws."""

COMPLAINT_WEEKS = 6
"""Weeks after the last reply in which the ICO asks for a complaint."""

APPEAL_MONTHS = 6
"""Months in which an application to the Scottish Information Commissioner is made (FOISA s47(4))."""

LONGEST_QUOTE = 400
SEVERITY = ("serious", "question", "info")
MARK = "DRAFT TO EDIT. Read it against the reply, change what is not right, and add your name before you send it."
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

LAW = {
    "FOIA": "the Freedom of Information Act 2000",
    "FOISA": "the Freedom of Information (Scotland) Act 2002",
    "EIR": "the Environmental Information Regulations 2004",
}
ASKS_REVIEW = {
    "FOIA": "I ask for an internal review of how this request was handled.",
    "FOISA": "Under section 20 of the Act I require a review of how this request was handled.",
    "EIR": "Under regulation 11 I ask you to reconsider how this request was handled.",
}
EXPECTS = {
    "FOIA": "The Information Commissioner recommends that a review is finished within 20 working days. "
    "I look forward to hearing from you by then.",
    "FOISA": "Section 21(1) of the Act gives 20 working days for a review. I look forward to hearing from you by then.",
    "EIR": "Regulation 11(4) gives 40 working days for this. I look forward to hearing from you by then.",
}
APPLIES = {
    "FOIA": "Under section 50 of the Act I ask for a decision whether my request was dealt with as Part 1 requires.",
    "FOISA": "Under section 47(1) of the Act I apply for a decision whether my request was dealt with as Part 1 "
    "requires.",
    "EIR": "Under section 50 of the Freedom of Information Act 2000, as regulation 18 applies it, I ask for a decision "
    "whether my request was dealt with as Parts 2 and 3 of the Regulations require.",
}


@dataclass(frozen=True)
class Point:
    """One numbered point: what is asked about, the words concerned, the provision and the question."""

    heading: str
    statement: str
    quote: str | None
    provision: str
    guidance: str | None
    question: str


@dataclass(frozen=True)
class Draft:
    """A letter to edit, with the notes for the person who sends it."""

    kind: Kind
    subject: str
    recipient: str
    opening: tuple[str, ...]
    points: tuple[Point, ...]
    closing: tuple[str, ...]
    notes: tuple[str, ...]


def draft(
    response: Values,
    checks: Sequence[Values],
    rules: Sequence[Values],
    body: str,
    kind: Kind | None = None,
) -> Draft:
    """Make the draft of the next step for one response.

    Args:
        response: its row of table ``response``.
        checks: its rows of table ``check_result``.
        rules: the rows of table ``check_rule``.
        body: name of the force or body that answered.
        kind: ``review`` or ``complaint``; by default a complaint where the reply is the outcome of a review.

    Raises:
        ValueError: no reply of this response has been seen, or the law that it was given under is unknown.
    """
    if response["outcome"] in ("unread", "no_answer") and not checks:
        raise ValueError(f"{response['response_id']}: no reply has been read, so there is nothing to ask about yet")
    act = str(response["act"] or "")
    if act not in LAW:
        raise ValueError(f"{response['response_id']}: the law that the reply was given under is unknown; correct `act`")
    chosen: Kind = kind or ("complaint" if response["letter_kind"] == "internal_review" else "review")
    reference = f"reference {_plain(response['reference'])}" if response["reference"] else "no reference known"
    word = {"review": "Request for a review", "complaint": "Complaint about a reply"}[chosen]
    return Draft(
        kind=chosen,
        subject=f"{word}: {reference}",
        recipient=_commissioner(act) if chosen == "complaint" else f"{body}, Freedom of Information",
        opening=_opening(chosen, act, response, body, reference),
        points=_points(checks, rules, act),
        closing=_closing(chosen, act),
        notes=_notes(chosen, act, response),
    )


def _commissioner(act: str) -> str:
    return "Scottish Information Commissioner" if act == "FOISA" else "Information Commissioner's Office"


def _opening(kind: Kind, act: str, response: Values, body: str, reference: str) -> tuple[str, ...]:
    day = response["responded_on"]
    dated = f" of {_long(day)}" if isinstance(day, dt.date) else ""
    title = f" (“{_plain(response['title'])}”)" if response["title"] else ""
    if kind == "review":
        thanks = f"Thank you for your reply{dated} to my request under {LAW[act]}{title}, {reference}."
        return ("Dear Sir or Madam,", thanks, ASKS_REVIEW[act], "My reasons are these:")
    about = f"This concerns the reply of {body}{dated} to my request under {LAW[act]}{title}, {reference}."
    return ("Dear Sir or Madam,", about, APPLIES[act], "My reasons are these:")


def _points(checks: Sequence[Values], rules: Sequence[Values], act: str) -> tuple[Point, ...]:
    by_id = {str(rule["rule_id"]): rule for rule in rules}
    ordered = sorted(checks, key=lambda row: (SEVERITY.index(str(by_id[str(row["rule_id"])]["severity"])),
                                              int(str(row["check_no"]))))  # fmt: skip
    points = []
    for row in ordered:
        rule = by_id[str(row["rule_id"])]
        quote = _plain(row["quote"]) if row["quote"] else None
        if quote is not None and len(quote) > LONGEST_QUOTE:
            quote = quote[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
        points.append(
            Point(
                heading=str(rule["title"]),
                statement=_plain(row["finding"]),
                quote=quote,
                provision=_under(act, str(rule["statute"])),
                guidance=str(rule["guidance"]) if rule["guidance"] and act != "FOISA" else None,
                question=str(rule["ask"]),
            )
        )
    return tuple(points)


def _under(act: str, statute: str) -> str:
    """The part of a rule's statutes that belongs to one Act; all of them where none does."""
    own = [part.strip() for part in statute.split(";") if part.strip().startswith(f"{act} ")]
    return "; ".join(own) or statute


def _closing(kind: Kind, act: str) -> tuple[str, ...]:
    if kind == "review":
        return (EXPECTS[act], "Yours faithfully,", "[your name and an address for the answer]")
    copies = "I enclose my request, the reply, my request for a review and its outcome."
    return (copies, "Yours faithfully,", "[your name and an address for the answer]")


def _notes(kind: Kind, act: str, response: Values) -> tuple[str, ...]:
    day = response["responded_on"]
    notes = [MARK, "The points come from automatic checks of the text that we hold; an attachment may answer them."]
    if not isinstance(day, dt.date):
        return (
            *notes,
            f"The date of the reply is not known; work out the time limit yourself: {_limit(kind, act)}.",
        )
    return (*notes, f"Time limit: {_limit(kind, act)}; counted from the date of the reply, {_long(day)}, that is "
                    f"{_long(deadline(kind, act, day))}.")  # fmt: skip


def _limit(kind: Kind, act: str) -> str:
    if kind == "review":
        source = {"FOIA": "Code of Practice under s45", "FOISA": "FOISA s20(5)", "EIR": "EIR r11(2)"}[act]
        return f"{REVIEW_DAYS} working days ({source})"
    if act == "FOISA":
        return f"{APPEAL_MONTHS} months (FOISA s47(4))"
    return f"{COMPLAINT_WEEKS} weeks (what the ICO asks for; FOIA s50(2)(b) speaks of undue delay)"


def deadline(kind: Kind, act: str, replied_on: dt.date) -> dt.date:
    """The last day for the next step, counted from the date on the reply."""
    if kind == "review":
        return last_day_in_time(act, replied_on, REVIEW_DAYS)
    if act != "FOISA":
        return replied_on + dt.timedelta(weeks=COMPLAINT_WEEKS)
    month = replied_on.month - 1 + APPEAL_MONTHS
    year, month = replied_on.year + month // 12, month % 12 + 1
    return dt.date(year, month, min(replied_on.day, calendar.monthrange(year, month)[1]))


def _long(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _plain(value: object) -> str:
    """One line without characters that a document or a terminal would choke on."""
    return " ".join(_CONTROL.sub(" ", str(value)).split())


def _lines(point: Point) -> list[str]:
    lines = [point.statement]
    if point.quote:
        lines.append(f"The reply says: “{point.quote}”")
    guidance = f" Guidance: {point.guidance}." if point.guidance else ""
    return [*lines, f"See {point.provision}.{guidance}", point.question]


NO_POINTS = "[Say here what you disagree with. No check found anything to ask about in this reply.]"


def as_text(letter: Draft) -> str:
    """The draft as plain text, with the notes on top."""
    blocks = ["\n".join(f"[{note}]" for note in letter.notes), f"To: {letter.recipient}", f"Subject: {letter.subject}"]
    blocks += letter.opening
    for number, point in enumerate(letter.points, start=1):
        blocks.append("\n".join([f"{number}. {point.heading}", *(f"   {line}" for line in _lines(point))]))
    if not letter.points:
        blocks.append(NO_POINTS)
    return "\n\n".join([*blocks, *letter.closing]) + "\n"


def as_docx(letter: Draft) -> bytes:
    """The draft as the bytes of a Word file."""
    word = WordFile()
    word.core_properties.title = letter.subject
    word.core_properties.author = ""
    for note in letter.notes:
        word.add_paragraph().add_run(note).italic = True
    word.add_paragraph(f"To: {letter.recipient}")
    word.add_heading(letter.subject, level=1)
    for line in letter.opening:
        word.add_paragraph(line)
    for number, point in enumerate(letter.points, start=1):
        word.add_heading(f"{number}. {point.heading}", level=2)
        for line in _lines(point):
            word.add_paragraph(line)
    if not letter.points:
        word.add_paragraph(NO_POINTS)
    for line in letter.closing:
        word.add_paragraph(line)
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()
