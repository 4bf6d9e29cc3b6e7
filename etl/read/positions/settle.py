"""What several statements on one question mean together: which replace which, and what splits a scope."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from etl.model import Scope
from etl.read.labels.part_labels import whole_of

CONTRAST = re.compile(
    r"[;,]? and (?:that )?(?=(?:we|it|they) (?:does|do|has|have)(?: not|n't)\b)|"
    r",? (?:other than|apart from|except(?: for)?|save for|with the exception of) (?=[^\n]{0,60}(?:\bpnd\b|national database))|"
    r"[;,]? (?:but|however|although|though|whereas|while)\b,? "
)
"""Where a sentence turns from one statement to another."""
TURN = re.compile(
    rf"{CONTRAST.pattern}|; |,? and (?=(?:(?:makes?|made) use|us(?:es?|ed)|rel(?:y|ies|ied)) (?:only|solely|exclusively)\b)"
)
"""Where one clause may state what the next one denies."""

NCND = "neither_confirm_nor_deny"
NO_ANSWER = frozenset({"clarification_sought", "unclear"})
"""Positions of a letter that asks back, or leaves open what it answers."""

OWN_PROVISION = frozenset({"cost_limit", "vexatious", "repeated", "already_published", "future_publication"})
"""Positions that one provision of an Act stands for, whatever words stand beside it."""

DENY = frozenset({"no_use", "not_held"})
DISCLOSE = frozenset({"disclosed", "partly_disclosed", "already_published"})
REFUSE = frozenset({"withheld", NCND, "cost_limit", "vexatious", "repeated", "future_publication"})

GIVEN_AND_KEPT = "p-given-and-kept"
"""The rule of one sentence that gives and another that keeps back, of the same question."""

WHOLE_REQUEST = frozenset({"vexatious", "repeated"})
"""Grounds on which a request is refused as a whole, whatever is told of its questions."""


@dataclass(frozen=True)
class Hit:
    """One statement: which position on which questions, in which scope, by which rule, in which words."""

    questions: tuple[str, ...]
    scope: Scope
    position: str
    rule: str
    confidence: float
    start: int
    end: int
    line: int
    part: bool = False
    """Whether the words say that they speak of a part of the request only."""
    whole: bool = False
    """Whether the words decide on the whole request."""
    reason: bool = False
    """Whether the sentence gives it as the reason of another statement: *as it is not used, nothing is held*."""
    by_law: bool = False
    """Whether the sentence names a provision that withholds for good."""
    doubted: bool = False
    """Whether the words around it speak against it, so that it counts for no position and a person should look."""

    @property
    def understood(self) -> bool:
        """Whether the ideas or the weighed words of the answer state it, not the words of a rule of positions."""
        return self.rule.startswith(("m-", "w-"))


def settled(hits: list[Hit], asked: tuple[str, ...] = (), *, of_overt: frozenset[str] = frozenset()) -> list[Hit]:
    """Join statements by question and scope; settle those that a stronger statement replaces.

    Args:
        hits: every statement found.
        asked: the numbers of the questions, where the request numbers them.
        of_overt: positions that the letter says to be about overt use.
    """
    hits = _to_the_one_left(_spread(_scoped_once(hits)), asked)
    decided = {hit.position for hit in hits if hit.whole and hit.questions == ("all",)}
    hits = [hit for hit in hits if hit.questions == ("all",) or hit.position not in decided]
    firm = any(hit.questions != ("all",) and not (hit.understood or hit.rule in _TOLD_BESIDE) for hit in hits)
    if not firm and any(hit.position in WHOLE_REQUEST and hit.questions == ("all",) for hit in hits):
        hits = [hit for hit in hits if hit.questions == ("all",)]
    by_key: dict[tuple[str, str], list[Hit]] = defaultdict(list)
    for hit in sorted(hits, key=lambda row: row.start):
        for question in hit.questions:
            by_key[question, hit.scope].append(replace(hit, questions=(question,)))
    numbered = {question for question, _ in by_key if question != "all"}
    whole: list[Hit] = []
    for (question, _), found in by_key.items():
        kept = _kept(found)
        if question == "all" and numbered:
            left = _not_told(asked, numbered) if asked else {"not repeated"}
            kept = [hit for hit in kept if _says_more(hit, by_key, left)]
        whole.extend(kept)
    return _split(whole, of_overt=of_overt)


def _spread(hits: list[Hit]) -> list[Hit]:
    """Drop a clarification once something is answered, beyond a fact told on the way to asking back."""
    told = [hit for hit in hits if hit.position not in NO_ANSWER]
    asks = [hit for hit in hits if hit.position in NO_ANSWER]
    of_all = any(hit.questions == ("all",) for hit in asks)
    if asks and all(of_all and hit.understood or hit.questions == ("all",) and hit.rule in _ON_THE_WAY for hit in told):
        return asks
    whole = [hit for hit in asks if hit.questions == ("all",) and hit.rule == "p-clarify"]
    if whole and len(told) < len(asks) - 1 and all(hit.rule == "p-content" for hit in told):
        return whole
    answered = {"all"}.union(*(hit.questions for hit in told)) if told else set()
    return [hit for hit in hits if hit.position not in NO_ANSWER or answered.isdisjoint(hit.questions)]


def _scoped_once(hits: list[Hit]) -> list[Hit]:
    """Without later mentions of a refusal to confirm or deny that was limited to hidden use, or to the rest, before."""
    scoped = [hit for hit in hits if hit.position == NCND and hit.scope in ("covert", "residual")]
    first = min((hit.start for hit in scoped if hit.questions == ("all",)), default=None)
    if first is None:
        return hits
    again = (NCND, "all", ("all",))
    return [
        hit
        for hit in hits
        if (hit.start <= first or (hit.position, hit.scope, hit.questions) != again) and not _announces(hit, first)
    ]


def _announces(hit: Hit, scoped: int) -> bool:
    """Whether a sentence only says beforehand that some of it will be neither confirmed nor denied."""
    whole = hit.scope == "all" and hit.questions == ("all",)
    return hit.position == NCND and whole and hit.part and hit.start < scoped


def _to_the_one_left(hits: list[Hit], asked: tuple[str, ...]) -> list[Hit]:
    """A statement on no named question answers the only question that no other statement answers."""
    told = {question for hit in hits for question in hit.questions if question != "all"}
    if not asked and len(told) > 1 and told == set(map(str, range(2, len(told) + 2))):
        asked = ("1", *sorted(told))
    left = _not_told(asked, told)
    if len(asked) < 2 or len(left) != 1:
        return hits
    return [
        replace(hit, questions=tuple(left))
        if hit.questions == ("all",) and hit.position in DENY | DISCLOSE and hit.scope in ("all", "overt")
        else hit
        for hit in hits
    ]


def _not_told(asked: tuple[str, ...], told: set[str]) -> set[str]:
    """The questions that nothing is stated on, neither as a whole nor part by part."""
    wholes = {whole_of(name) for name in told if name[:1].isdigit()}
    return set(asked) - told - wholes


def _says_more(hit: Hit, by_key: dict[tuple[str, str], list[Hit]], left: set[str]) -> bool:
    """Whether a statement on the whole letter adds something to the answers one by one.

    Args:
        hit: the statement.
        by_key: all statements by question and scope.
        left: questions that no statement of their own answers.
    """
    if hit.position == NCND:
        return hit.scope != "all" or not any(
            other.position == hit.position
            for (question, _), found in by_key.items()
            if question != "all"
            for other in found
        )
    groups = {other.position for (question, _), found in by_key.items() if question != "all" for other in found}
    if hit.position in DISCLOSE:
        return not groups & DISCLOSE and (hit.position == "partly_disclosed" or bool(left) and groups <= REFUSE)
    return (
        hit.position not in groups
        and not (hit.position in REFUSE and groups & REFUSE)
        and not (hit.position in DENY and groups & DENY)
    )


_REPLACES: dict[str, frozenset[str]] = {
    "cost_limit": frozenset({"withheld", "not_held"}),
    "vexatious": frozenset({"withheld", "disclosed", "not_held", "cost_limit", "no_use"}),
    "repeated": frozenset({"withheld", "disclosed", "not_held", "cost_limit", "no_use"}),
    "already_published": frozenset({"withheld", "disclosed"}),
    "future_publication": frozenset({"withheld"}),
    NCND: frozenset({"withheld", "cost_limit", "not_held", "already_published"}),
    "partly_disclosed": frozenset({"disclosed", "withheld", "not_held"}),
}
"""A statement on the left, in the same question and scope, is what those on the right were leading to."""

_ON_THE_WAY = frozenset({"p-number", "p-facts", "p-figure", "p-told", "p-uses"})
"""Rules that find a fact in a sentence which need not be the answer."""
_TOLD_BESIDE = frozenset({"p-uses", "p-facts", "p-content"})
"""Rules that find what a letter may tell on the way to refusing a request whole."""
_INFERRED = frozenset({"p-uses", "p-facts", "p-content", "p-yes", "p-figures", "p-told"})
"""Rules that take facts given for an answer, without a sentence that says so."""


def _kept(found: list[Hit]) -> list[Hit]:
    found = _in_part(found)
    said = {hit.position for hit in found}
    drop = {weaker for position in said for weaker in _REPLACES.get(position, ())}
    if any(hit.by_law for hit in found) and not said & {"cost_limit", "vexatious", "repeated", "partly_disclosed"}:
        drop.discard("withheld")
    if not any(hit.position == "disclosed" and not (hit.understood or hit.rule in _INFERRED) for hit in found):
        part_nil = found[0].questions == ("all",) and not said & (REFUSE | {"no_use"})
        given = ("p-uses", "p-yes", "p-figures", *(("p-facts",) if part_nil else ()))
        whole = any(hit.whole and hit.position == "withheld" for hit in found)
        stated_use = any(hit.rule in given and not (whole and hit.rule == "p-uses") for hit in found)
        in_part = any(hit.part for hit in found if hit.position in REFUSE)
        listed = sum(hit.rule in ("p-yes", "p-no", "p-held-no") for hit in found) > 1
        stated_fact = stated_use or found[0].questions == ("all",) and any(hit.rule == "p-facts" for hit in found)
        if listed or stated_fact and in_part and not whole or any(hit.rule == "p-named-row" for hit in found):
            drop.discard("disclosed")
        elif (
            said & (REFUSE - {"withheld", "future_publication"})
            or "withheld" in said
            and not stated_use
            or said & DENY
            and not stated_use
        ):
            drop.add("disclosed")
    kept: list[Hit] = []
    for hit in found:
        same = next((at for at, other in enumerate(kept) if other.position == hit.position), None)
        if same is None and hit.position not in drop:
            kept.append(hit)
        elif same is not None and (kept[same].rule, hit.rule) == ("p-no", "p-no-use"):
            kept[same] = hit
    return kept


def _in_part(found: list[Hit]) -> list[Hit]:
    """Some of it handed over and some of it held back, for one question, is a partial disclosure."""
    kept_back = [hit for hit in found if hit.position == "withheld"]
    part = next((hit.line for hit in kept_back if hit.part and hit.questions != ("all",)), 0)
    given = [
        hit
        for hit in found
        if hit.position == "disclosed" and hit.rule != "p-content" and (hit.rule != "p-facts" or hit.line < part)
    ]
    handed = next((hit.line for hit in given if hit.rule == "p-disclose"), None)
    if handed is not None:
        kept_back.extend(hit for hit in found if hit.position == "future_publication" and hit.line > handed)
    if any(hit.whole for hit in kept_back):
        given = [hit for hit in given if hit.rule != "p-uses"]
    if not given or not kept_back:
        return found
    both = replace(given[0], position="partly_disclosed", rule=GIVEN_AND_KEPT, confidence=0.82)
    dropped = [hit for hit in kept_back if hit.position == "future_publication"]
    return [both if hit is given[0] else hit for hit in found if hit not in dropped]


def _beside(hit: Hit, covert: set[str], of_overt: frozenset[str]) -> bool:
    """Whether a covert refusal beside a statement makes it one on overt use.

    What is given to the letter as a whole is so only where its own words speak of overt use.
    """
    question = hit.questions[0]
    return question in covert and (question != "all" or hit.position in DENY or bool(of_overt))


def _repeats(hit: Hit, hits: list[Hit]) -> bool:
    """Whether a neither-confirm-nor-deny only says again, with fewer words, the one made before for covert use."""
    return hit.position == NCND and any(
        other.position == hit.position
        and other.scope == "covert"
        and other.questions == hit.questions
        and other.line < hit.line
        for other in hits
    )


def _split(hits: list[Hit], *, of_overt: frozenset[str]) -> list[Hit]:
    """A covert neither-confirm-nor-deny makes what answers the same question, or the same letter, one on overt use.

    Numbered questions keep their scope: the refusal that follows for covert use speaks of the request as a whole. But
    where the answers are said to be about overt use, each denial among them is of overt use.
    """
    covert = {hit.questions[0] for hit in hits if hit.scope == "covert" and hit.position == NCND}
    if not any(hit.position == NCND for hit in hits):
        hits = [replace(hit, scope="all") if hit.scope == "overt" else hit for hit in hits]
    elif not any(hit.scope == "covert" for hit in hits):
        told = DENY | {NCND}
        hits = [replace(hit, scope="all") if hit.scope == "overt" and hit.position not in told else hit for hit in hits]
    of_open = of_overt if "all" in covert else frozenset()
    hits = [hit for hit in hits if not (hit.scope == "all" and _repeats(hit, hits))]
    return [
        replace(hit, scope="overt")
        if hit.scope == "all" and (hit.position in of_open or _beside(hit, covert, of_overt))
        else hit
        for hit in hits
    ]
