"""Whether what a reply states on a question can be set beside the other replies to the same question set.

Three things part replies to one set: another period, another technology and another meaning of "use". Each gives a
sentence that a page shows in place of a comparison; the statement itself stays, with its evidence.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from etl.coding.rows import Tables
from etl.reference import Reference
from etl.reference_rows import Question, QuestionSet

SAME_PERIOD = dt.timedelta(days=183)
"""Requests that far apart, half a year, ask about another period."""

NATIONAL_SEARCH = ("pnd_facial_search", "strategic_facial_matcher")
"""Every force can search the shared custody pictures: a reply that counts this as use means something else by it."""


def mark(tables: Tables, reference: Reference) -> None:
    """Fill ``not_comparable_because`` of table ``position``; empty where the statement compares.

    Only replies that belong to a question set are judged: without one, nothing is set side by side.
    """
    family = _Families(reference)
    asked: dict[str, list[Question]] = defaultdict(list)
    for question in reference.questions:
        asked[question.question_set_id].append(question)
    about: dict[str, list[str]] = defaultdict(list)
    for row in tables["response_technology"]:
        about[str(row["response_id"])].append(str(row["technology_id"]))
    used: dict[str, list[str]] = defaultdict(list)
    for row in tables["use_stated"]:
        if row["value"] in ("uses", "trialled"):
            used[str(row["response_id"])].append(str(row["technology_id"]))
    responses = {str(row["response_id"]): row for row in tables["response"]}
    for row in tables["position"]:
        name = str(row["response_id"])
        response = responses[name]
        set_id = response["question_set_id"]
        row["not_comparable_because"] = None
        if set_id is not None:
            questions = _questions(asked[str(set_id)], str(row["question"]))
            reasons = (
                other_period(response, reference.question_set[str(set_id)]),
                other_technology(questions, about[name], family),
                other_use(questions, used[name], family) if row["outcome_group"] == "disclose" else None,
            )
            row["not_comparable_because"] = next((reason for reason in reasons if reason), None)


def _questions(questions: Sequence[Question], number: str) -> list[Question]:
    """The questions that a statement answers: one, or all where it speaks for the whole request."""
    return [question for question in questions if number in (question.question, "all")]


def other_period(response: Mapping[str, object], question_set: QuestionSet) -> str | None:
    """A sentence where the request was made half a year or more before or after the set was sent."""
    made = response["requested_on"] or response["received_on"]
    if not isinstance(made, dt.date) or question_set.asked_from is None:
        return None
    first, last = question_set.asked_from, question_set.asked_to or question_set.asked_from
    if first - SAME_PERIOD <= made <= last + SAME_PERIOD:
        return None
    return f"Another period: this was asked in {made:%B %Y}, the others in {first:%B %Y}."


def other_technology(questions: Sequence[Question], about: Sequence[str], family: _Families) -> str | None:
    """A sentence where the reply is about technologies of which none is of the family that was asked about."""
    wanted = {question.technology_id for question in questions if question.technology_id}
    if not wanted or not about or any(family.related(one, other) for one in wanted for other in about):
        return None
    return (
        f"Another technology: this is about {family.names(about)}, the question about {family.names(sorted(wanted))}."
    )


def other_use(questions: Sequence[Question], used: Sequence[str], family: _Families) -> str | None:
    """A sentence where the only use that a reply states is the national search, and the question is wider than that."""
    kinds = {question.kind for question in questions}
    narrow = any(question.technology_id in NATIONAL_SEARCH for question in questions)
    if "use" not in kinds or narrow or not used or any(name not in NATIONAL_SEARCH for name in used):
        return None
    return f"Another meaning of use: the only use stated is {family.names(used)}."


class _Families:
    """Technologies with the wider ones that they belong to."""

    def __init__(self, reference: Reference) -> None:
        self._technology = reference.technology

    def _wider(self, technology_id: str) -> Iterator[str]:
        name: str | None = technology_id
        while name is not None:
            yield name
            row = self._technology.get(name)
            name = row.parent_technology_id if row else None

    def related(self, one: str, other: str) -> bool:
        """Whether one of the two is the other, or a kind of it."""
        return one in self._wider(other) or other in self._wider(one)

    def names(self, technology_ids: Sequence[str]) -> str:
        """The names as they stand in a sentence."""
        return ", ".join(self._technology[name].name for name in dict.fromkeys(technology_ids))
