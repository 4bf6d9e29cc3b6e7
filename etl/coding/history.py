"""A force's statements about use over time, and pairs of them that cannot both hold.

A pair is listed with both quotes and with what could explain it; whether the question differed, the reader
erred or the force did is for a person to say. Each statement is paired with the nearest earlier one that says
the opposite, so that a change is listed once and the cost stays linear.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from etl.coding.rows import Row, Tables, as_text, unique
from etl.reference import Reference
from etl.reference_coding import SurveyStatement

SAYS_USE = frozenset({"uses", "trialled"})
WORDS = {
    "uses": "states that it uses it",
    "trialled": "states that it trialled it",
    "no_use": "states that it does not use it",
}
SAME_TIME = dt.timedelta(days=366)
"""Two statements about now are held to speak of one time when the replies lie at most a year apart."""

COUNTS_DATABASE = frozenset({"facial_recognition", "retrospective_facial_recognition", "pnd_facial_search"})
"""Technologies of which some replies count face searches of the Police National Database and some do not."""


@dataclass(frozen=True)
class Statement:
    """What one reply, or one answer to a survey, states about one technology, and for which time."""

    response_id: str
    force_id: str
    technology_id: str
    value: str
    words: str | None
    qualifier: str | None
    since: dt.date
    until: dt.date
    dated: bool
    survey: bool = False

    @property
    def key(self) -> str:
        """What tells it from every other statement: one reply may show several of one force, each for its time."""
        return "|".join((self.response_id, self.technology_id, self.value, str(self.since), str(self.until)))

    @property
    def says_use(self) -> bool:
        """Whether it states use (or a trial) rather than none."""
        return self.value in SAYS_USE


def contradiction_rows(tables: Tables, reference: Reference, surveys: Sequence[SurveyStatement] = ()) -> list[Row]:
    """Rows of table ``contradiction``: use stated and denied by one force, for times that meet or lie close.

    Args:
        tables: the tables so far; read are ``response``, ``use_stated`` and ``position``.
        reference: for what is wider than what among technologies.
        surveys: what forces told a survey, each with the response that published it.
    """
    responses = {str(row["response_id"]): row for row in tables["response"]}
    made = [
        statement
        for row in tables["use_stated"]
        if (statement := _from_reply(row, responses[str(row["response_id"])])) is not None
    ]
    made += [_from_survey(row) for row in surveys if row.response_id in responses]
    pairs = chain(
        _over_time(made),
        _within_letters(made, reference),
        _against_position(made, tables, responses, reference),
    )
    return unique((_row(one, other) for one, other in pairs), "contradiction_id")


def _from_reply(row: Row, response: Row) -> Statement | None:
    """A statement of a known force with a known time; the year alone means all of that year."""
    on, year, force_id = response["responded_on"], response["year"], response["force_id"]
    if force_id is None or not (isinstance(on, dt.date) or isinstance(year, int)):
        return None
    first = on if isinstance(on, dt.date) else dt.date(int(str(year)), 1, 1)
    last = on if isinstance(on, dt.date) else dt.date(int(str(year)), 12, 31)
    since = row["valid_from"] if isinstance(row["valid_from"], dt.date) else first
    return Statement(
        response_id=str(row["response_id"]),
        force_id=str(force_id),
        technology_id=str(row["technology_id"]),
        value=str(row["value"]),
        words=as_text(row, "quote") or as_text(response, "note"),
        qualifier=as_text(row, "qualifier"),
        since=since,
        until=last,
        dated=isinstance(on, dt.date),
    )


def _from_survey(row: SurveyStatement) -> Statement:
    return Statement(
        response_id=row.response_id,
        force_id=row.force_id,
        technology_id=row.technology_id,
        value=row.value,
        words=row.note,
        qualifier=None,
        since=row.valid_from,
        until=row.valid_to,
        dated=True,
        survey=True,
    )


Pairs = Iterator[tuple[Statement, Statement]]


def _over_time(made: Iterable[Statement]) -> Pairs:
    """Each statement with the nearest earlier one of its force and technology that says the opposite."""
    series: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in made:
        series[statement.force_id, statement.technology_id].append(statement)
    for _, statements in sorted(series.items()):
        last: dict[bool, Statement] = {}
        for statement in sorted(statements, key=lambda one: (one.since, one.response_id)):
            opposite = last.get(not statement.says_use)
            if opposite is not None and _same_time(opposite, statement):
                yield opposite, statement
            last[statement.says_use] = statement


def _same_time(one: Statement, other: Statement) -> bool:
    gap = max(one.since, other.since) - min(one.until, other.until)
    return gap <= (SAME_TIME if one.dated and other.dated else dt.timedelta(0))


def _within_letters(made: Iterable[Statement], reference: Reference) -> Pairs:
    """One reply that states use of a narrower technology and denies the wider one."""
    by_response: dict[str, list[Statement]] = defaultdict(list)
    for statement in made:
        if not statement.survey:
            by_response[statement.response_id].append(statement)
    for _, statements in sorted(by_response.items()):
        for wide in statements:
            for narrow in statements:
                below = wide.technology_id in _above(narrow.technology_id, reference)
                if below and not wide.says_use and narrow.says_use:
                    yield wide, narrow


def _against_position(
    made: Iterable[Statement], tables: Tables, responses: Mapping[str, Row], reference: Reference
) -> Pairs:
    """One hand-coded reply that states use and takes the position that it has none.

    A register row has one value of use for all its technologies, so the widest stands for them. In a letter
    that was read, each technology has its own value and a position may speak of another one.
    """
    denied = {
        str(row["response_id"]): row
        for row in tables["position"]
        if row["position"] == "no_use" and row["scope"] in ("all", "overt") and row["method"] == "register"
    }
    using = [one for one in made if one.says_use and not one.survey and one.response_id in denied]
    for one in using:
        same = {other.technology_id for other in using if other.response_id == one.response_id}
        if responses[one.response_id]["coding_method"] == "register" and not same & _above(
            one.technology_id, reference
        ):
            scope = str(denied[one.response_id]["scope"])
            qualifier = "to overt use" if scope == "overt" else None
            yield Statement(**{**vars(one), "value": "no_use", "qualifier": qualifier}), one


def _above(technology_id: str, reference: Reference) -> set[str]:
    above: set[str] = set()
    parent = reference.technology[technology_id].parent_technology_id
    while parent is not None and parent not in above:
        above.add(parent)
        parent = reference.technology[parent].parent_technology_id
    return above


def _row(one: Statement, other: Statement) -> Row:
    days = sorted((min(one.until, other.until), max(one.since, other.since)))
    key = "|".join((one.force_id, one.key, other.key))
    return {
        "contradiction_id": hashlib.sha256(key.encode()).hexdigest()[:16],
        "force_id": one.force_id,
        "technology_id": one.technology_id,
        "response_a": one.response_id,
        "statement_a": _words(one),
        "quote_a": one.words,
        "response_b": other.response_id,
        "statement_b": _words(other),
        "quote_b": other.words,
        "valid_from": days[0],
        "valid_to": days[1],
        "explanations": "; ".join(_explanations(one, other)),
    }


def _words(statement: Statement) -> str:
    return f"{WORDS[statement.value]} (answer to a survey)" if statement.survey else WORDS[statement.value]


def _explanations(one: Statement, other: Statement) -> list[str]:
    reasons = []
    if {one.technology_id, other.technology_id} & COUNTS_DATABASE:
        reasons.append("face searches of the Police National Database may be counted in one reply and not in the other")
    if one.technology_id == "facial_recognition":
        reasons.append("one reply may speak of live facial recognition only")
    limits = list(dict.fromkeys(limit for limit in (one.qualifier, other.qualifier) if limit))
    reasons += [f"one is limited: {limit}" for limit in limits]
    if one.survey or other.survey:
        reasons.append("the survey may have asked another question than the request")
    reasons.append("one may speak of overt use only, or of another period")
    return reasons
