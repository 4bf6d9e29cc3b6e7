"""What kind of letter it is: a decision, an internal review, a holding letter, an acknowledgement, a covering letter."""

from __future__ import annotations

import re

from etl.model import LetterKind
from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.positions.settle import Hit
from etl.read.rulebook import Compiled, Tried

_OWN_WORDS = frozenset({"answer", "boilerplate", "public_interest", "refusal_notice", "statute"})
_WEAK = frozenset(
    {
        "p-denied-use",
        "p-denied-paper",
        "p-confirms",
        "p-content",
        "p-uses",
        "p-published",
        "p-disclose",
        "p-by-provision",
        "p-future",
        "p-facts",
        "p-figures",
        "p-told",
    }
)
_PLAIN = frozenset({"p-content", "p-uses", "p-facts", "p-figures", "p-disclose"})
"""Facts given below a heading such as *Response* are answers."""
_SEE_ATTACHED = "k-see-attached"
_NO_DECISION = "k-no-decision"
_PUBLISHED = frozenset({"p-future", "p-published"})
_COURTESY = Phrase(
    r"^(?:(?:it|this) (?:may|might|could) (?:also |perhaps )?(?:help|save|assist|be of|interest|be (?:help|use)ful)|"
    r"(?:in the )?mean(?:time|while)|to (?:assist|help)|by way of|for what it(?: i|')s worth|"
    r"you (?:may|might) (?:also )?(?:find|like))\b"
)
"""*It may save you some trouble to know that …*: told beside a question back, which it does not answer."""
_SUSPENDED = Phrase(
    r"\b(?:put|placed|is|are|now) on hold\b|\b(?:close|closed) (?:the|your|this) (?:file|request|case)\b|"
    r"\b(?:twenty|20) (?:working )?days\b[^\n.;]{0,80}\b(?:runs?|begins?|starts?)\b[^\n.;]{0,60}"
    r"\b(?:reply|answer|hear)\b"
)
"""*For now your request is on hold*: what it also says in passing answers nothing."""
_SUPPOSED = re.compile(
    r"^[-* ]{0,3}(?:if|where|should) (?:by [^\n,]{2,40} )?(?:you|your [a-z]{3,12}) "
    r"(?:means?|meant|had in mind|is about|are (?:asking|after))\b|"
    r"\b(?:section|s\.?|exemption)s? ?\d{1,2}[\d()a-z]{0,12} "
    r"(?:may|might|could) (?:well |then |also )?(?:be (?:engaged|relevant)|apply)\b"
)
"""*If you mean live facial recognition, this force does not use it*; *section 12 may be engaged*."""
_IN_PASSING = _WEAK | {"p-no-cost"}
_EXEMPT = Phrase(r"\bexempt|\b(?:section|s\.?) ?2[12]\b")


def kind_of(
    lines: list[Line], table: tuple[Compiled, ...], tried: Tried, hits: list[Hit]
) -> tuple[LetterKind, str, float]:
    """The kind, the rule and how sure it is; a letter with a decision is one, whatever else it says."""
    found = _fired(lines, table, tried)
    headed = _headed(lines)
    covering = says_kind(lines, table, tried, "covering_letter") if "covering_letter" in found else {}
    if covering and _only_covers(covering, hits, headed):
        return "covering_letter", *found["covering_letter"]
    firm = _firm(lines, hits, headed)
    undecided_yet = found.get("holding", ("", 0.0))[0] == _NO_DECISION and not (
        firm and _undecided_of_policy(lines, says_kind(lines, table, tried, "holding"))
    )
    waits = undecided_yet and not _firm(lines, [hit for hit in hits if not _unsure(hit)], headed) - {"withheld"}
    if "internal_review" in found and not waits:
        return "internal_review", *found["internal_review"]
    if "clarification" in found and (
        _only_asks(hits, lines, undecided_yet)
        or waits
        and not hits
        or all(_in_passing(hit, lines[hit.line]) for hit in hits)
        and _suspended(lines)
    ):
        return "clarification", *found["clarification"]
    if waits:
        return "holding", *found["holding"]
    if found.get("acknowledgement", ("", 0.0))[0] == "k-auto-reply" and not headed:
        return "acknowledgement", *found["acknowledgement"]
    if not firm:
        undecided = _undecided(found, hits)
        if undecided is not None:
            return undecided
    if not hits and not headed and not any(line.kind == "answer" and len(line.words) > 40 for line in lines):
        return "not_a_reply", "k-nothing-answered", 0.5
    return "decision", "k-decision", 0.9 if firm else 0.6


def _suspended(lines: list[Line]) -> bool:
    """Whether a letter says that nothing is done until it has been answered."""
    return any(line.kind in _OWN_WORDS and _SUSPENDED.search(line.words) is not None for line in lines)


def _in_passing(hit: Hit, line: Line) -> bool:
    """Whether a statement is one that a question back may hold in passing, or depends on what its answer will be."""
    passing = hit.position == "clarification_sought" or hit.understood or hit.rule in _IN_PASSING
    return passing or _SUPPOSED.search(line.words) is not None


def _unsure(hit: Hit) -> bool:
    """Whether a statement says little where a letter says that nothing is decided: words weighed, or a *no* in passing.

    *You wondered if there is a fee: no* answers no question that the letter numbers.
    """
    return hit.rule.startswith("w-") or hit.rule == "p-no" and hit.questions == ("all",)


def _only_asks(hits: list[Hit], lines: list[Line], nothing_decided: bool) -> bool:
    """Whether a letter does nothing but ask; where it says that nothing was decided, its questions in turn answer none."""
    asks = [hit.position == "clarification_sought" for hit in hits]
    return any(asks) and all(
        sought or _COURTESY.search(lines[hit.line].words) or nothing_decided and (hit.understood or hit.rule in _WEAK)
        for sought, hit in zip(asks, hits, strict=True)
    )


def _undecided(found: dict[str, tuple[str, float]], hits: list[Hit]) -> tuple[LetterKind, str, float] | None:
    """The kind of a letter that decides nothing, by the rules that fired."""
    if (
        {hit.position for hit in hits} == {"clarification_sought"}
        or "clarification" in found
        and "holding" not in found
    ):
        return "clarification", *found.get("clarification", ("p-clarify", 0.85))
    relied_on = any(hit.rule == "p-by-provision" for hit in hits)
    kinds: tuple[LetterKind, ...] = ("not_a_reply", "holding", "acknowledgement")
    for kind in kinds:
        rule, sure = found.get(kind, ("", 0.0))
        if rule and not (hits and rule == "k-received") and not (relied_on and kind == "acknowledgement"):
            return kind, rule, sure
    return None


def says_kind(lines: list[Line], table: tuple[Compiled, ...], tried: Tried, kind: LetterKind) -> dict[int, str]:
    """The sentences of the letter's own that say it is of a kind, by number, each with its rule."""
    return {
        line.number: rule.rule.rule_id
        for line in lines
        if line.kind in _OWN_WORDS
        for rule in (table[number] for number in tried[line.number])
        if rule.rule.result == kind and rule.search(line.words) is not None
    }


def _undecided_of_policy(lines: list[Line], waiting: dict[int, str]) -> bool:
    """Whether only an argument says that *no decision has been made*, which speaks of the policy and not of the request."""
    saying = [at for at, rule in waiting.items() if rule == _NO_DECISION]
    return bool(saying) and all(lines[at].kind == "public_interest" for at in saying)


def _only_covers(covering: dict[int, str], hits: list[Hit], headed: set[int]) -> bool:
    """Whether a letter answers nothing beside saying where its answer is; *see attached* below a question is an answer."""
    if set(covering.values()) == {_SEE_ATTACHED} and headed.intersection(covering):
        return False
    return all(hit.line in covering or hit.understood for hit in hits)


def _headed(lines: list[Line]) -> set[int]:
    """Sentences that stand below a heading of the answer, or behind the number of a question asked."""
    asked = {question for line in lines if line.kind == "request" for question in line.questions}
    return {
        line.number
        for line in lines
        if line.kind == "answer" and (line.marked or line.label_end and asked.issuperset(line.questions))
    }


def _firm(lines: list[Line], hits: list[Hit], headed: set[int]) -> set[str]:
    """Positions that make a letter a decision."""
    firm = {
        hit.position
        for hit in hits
        if not (hit.understood or hit.rule in _WEAK) or hit.line in headed and (hit.understood or hit.rule in _PLAIN)
    }
    named = {line.number - back for line in lines if _EXEMPT.search(line.words) for back in (0, 1)}
    firm |= {hit.position for hit in hits if hit.rule in _PUBLISHED and hit.line in named}
    if hits and any(line.kind == "refusal_notice" for line in lines):
        firm |= {hit.position for hit in hits}
    return firm - {"clarification_sought", "unclear"}


def _fired(lines: list[Line], table: tuple[Compiled, ...], tried: Tried) -> dict[str, tuple[str, float]]:
    """The surest rule of each kind that fires on the letter's own words, the first of equals."""
    found: dict[str, tuple[str, float]] = {}
    for line in lines:
        if line.kind not in _OWN_WORDS:
            continue
        for number in tried[line.number]:
            rule = table[number]
            known = found.get(rule.rule.result, ("", 0.0))
            if known[1] < rule.rule.confidence and rule.search(line.words) is not None:
                found[rule.rule.result] = (rule.rule.rule_id, rule.rule.confidence)
    return found
