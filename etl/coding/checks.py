"""The checks: one small predicate a rule, on what a letter states and on the words of it.

The rules' wording, statute and guidance are rows of ``data/reference/checks.csv``; a rule without a predicate
here, or the other way round, fails a test. A check says what to ask; it never says that a force is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from etl.coding.check_letter import Found, Letter, in_sentence
from etl.coding.rows import Row
from etl.model import Citation, Reading
from etl.provisions import is_within
from etl.reference import Reference
from etl.reference_coding import CheckRule

REFUSING = frozenset(
    {"withheld", "neither_confirm_nor_deny", "cost_limit", "vexatious", "repeated", "future_publication"}
)
DECIDING = frozenset({"decision", "internal_review"})


_HARM = re.compile(
    r"\b(?:harm|prejudic|endanger|undermin|compromis|damag|hinder|detriment|at risk\b|impede|weaken|"
    r"adverse(?:ly)? (?:effect|affect)|offenders?\b|criminals?\b|terrorists?\b|avoid detection|evade|attack|"
    r"reveal\w* tactics)"
)
_HARM_NAMED_ONLY = re.compile(
    r"\bprejudice[- ]based\b|\bprejudice test\b|"
    r"\b(?:requires?|requirement|need|must)\b[^.\n]{0,60}\b(?:evidence|articulate|consider|show|evidence of)\b"
    r"[^.\n]{0,40}\b(?:harm|prejudice)\b"
)
"""Words that say which kind of exemption it is, without saying what harm would follow."""

_PUBLIC_INTEREST = re.compile(
    r"\bpublic interest\b|\bbalanc(?:e|ing) test\b|\bfactors? (?:favou?ring|for|against|in favou?r)"
)
_PUBLIC_INTEREST_NAMED_ONLY = re.compile(
    r"\b(?:subject to|requires?|requiring|requirement|need) [^.\n]{0,60}\bpublic interest(?: test)?\b|"
    r"\bpublic interest test (?:is|was|applies|must)\b"
)
"""Words that say that a test is due, without weighing anything."""

_NOTICE = re.compile(r"\brefusal notice\b|\bnotice under (?:section|s\.?) ?1[67]\b|\bacts? as a (?:partial )?refusal")
_COMPLAINT = re.compile(
    r"\binternal review\b|\breview of (?:the|our|this|my) (?:decision|handling)|\bright to complain|\bcomplain\w* to\b|"
    r"\binformation commissioner|\bico\b|\bappeal\b|\bcomplaints? procedure|\bdissatisfied\b|\bnot satisfied\b"
)
_ADVICE = re.compile(
    r"\bsection 1[56]\b|\badvice and assistance\b|\b(?:refin|narrow|reduc|resubmit|re-submit|amend|revis|shorten)\w*|"
    r"\blimit(?:ing)? (?:your|the|this) (?:request|questions?|period|search)"
)
_MORE_TIME = re.compile(
    r"\bsection 10\s?\(3\)|\b(?:extend|extension|additional time|more time|further time)\b.{0,200}public interest|"
    r"public interest.{0,200}\b(?:extend|extension|additional time|more time|further time)\b",
    re.DOTALL,
)


def ncnd_without_power(letter: Letter) -> Found | None:
    """FOIA s2(1), FOISA s18: only a provision that lifts the duty allows neither confirming nor denying."""
    said = letter.states("neither_confirm_nor_deny")
    if said is None or any(_lifts(row.provision, letter.reference) for row in letter.engaged):
        return None
    return Found("ncnd_without_power", said)


def _lifts(provision: str, reference: Reference) -> bool:
    entry = reference.catalogue_row(provision)
    if entry is None:
        return False
    cited = provision.split(" ", 1)[1]
    if entry.act == "FOISA":
        return cited.startswith("s18")
    lifting = entry.confirm_or_deny_provision
    return any(is_within(cited, name) or is_within(name, cited) for name in lifting)


_WRAP = re.compile(r"(?<![.:;\n])\n(?!\n)")


def _unwrapped(words: str) -> str:
    """Lines of one sentence joined, because mail wraps sentences."""
    return _WRAP.sub(" ", words)


def no_public_interest_test(letter: Letter) -> Found | None:
    """FOIA s17(3): a qualified exemption needs the public interest reasons."""
    found = _first(letter, "requires_public_interest_test")
    if (
        found is None
        or letter.has_part("public_interest")
        or _PUBLIC_INTEREST.search(_PUBLIC_INTEREST_NAMED_ONLY.sub(" ", _unwrapped(letter.reasoning())))
    ):
        return None
    return Found("no_public_interest_test", found.evidence, found.provision)


def no_harm_stated(letter: Letter) -> Found | None:
    """FOIA s17(1)(c): a prejudice-based exemption needs the harm."""
    found = _first(letter, "requires_harm_evidence")
    if (
        found is None
        or letter.has_part("harm")
        or _HARM.search(_HARM_NAMED_ONLY.sub(" ", _unwrapped(letter.reasoning())))
    ):
        return None
    return Found("no_harm_stated", found.evidence, found.provision)


def _first(letter: Letter, column: str) -> Citation | None:
    for row in letter.engaged:
        entry = letter.reference.catalogue_row(row.provision)
        if entry is not None and getattr(entry, column) == "yes":
            return row
    return None


def no_refusal_notice(letter: Letter) -> Found | None:
    """FOIA s17(1), FOISA s16(1): a refusal states that it is one and which exemption it rests on."""
    said = letter.states(*REFUSING)
    if said is None or letter.engaged or letter.has_part("refusal_notice") or _NOTICE.search(letter.answer()):
        return None
    return Found("no_refusal_notice", said)


def no_complaint_rights(letter: Letter) -> Found | None:
    """FOIA s17(7), FOISA s19: a refusal says how to complain."""
    said = letter.states(*REFUSING)
    if said is None or letter.has_part("complaint_rights") or _COMPLAINT.search(letter.answer()):
        return None
    return Found("no_complaint_rights", said)


def unknown_provision(letter: Letter) -> Found | None:
    """A provision relied on that the catalogue of its Act does not have."""
    row = next((row for row in letter.engaged if not row.known), None)
    return None if row is None else Found("unknown_provision", row.evidence, row.provision)


def s23_s24_alternative(letter: Letter) -> Found | None:
    """FOIA s24(1) covers only what s23 does not; both together are cited in the alternative."""
    if letter.is_scottish:
        return None
    sections = {row.provision.split("(")[0]: row for row in letter.engaged}
    if {"FOIA s23", "FOIA s24"} <= sections.keys() and "alternative" not in letter.answer():
        return Found("s23_s24_alternative", sections["FOIA s23"].evidence)
    return None


def cost_without_advice(letter: Letter) -> Found | None:
    """FOIA s16, FOISA s15: a refusal on cost comes with advice on how to narrow the request."""
    said = letter.states("cost_limit")
    if said is None or _ADVICE.search(letter.answer()):
        return None
    return Found("cost_without_advice", said)


def extended_time(letter: Letter) -> Found | None:
    """FOIA s10(3): more time for the public interest, told apart from being late; FOISA has no such extension."""
    if letter.is_scottish or letter.reading.kind not in {"holding", "decision"}:
        return None
    return Found("extended_time") if _MORE_TIME.search(letter.answer()) else None


def s18_without_exemption(letter: Letter) -> Found | None:
    """FOISA s18(1): neither confirming nor denying needs an exemption that the information would fall under."""
    cited = [row for row in letter.engaged if row.provision.startswith("FOISA s")]
    said = next((row for row in cited if row.provision.split("(")[0] == "FOISA s18"), None)
    if said is None or any(letter.reference.under_section_18(row.provision) for row in cited):
        return None
    return Found("s18_without_exemption", said.evidence)


PREDICATES: Mapping[str, Callable[[Letter], Found | None]] = {
    rule.__name__: rule
    for rule in (
        ncnd_without_power,
        no_public_interest_test,
        no_harm_stated,
        no_refusal_notice,
        no_complaint_rights,
        unknown_provision,
        s23_s24_alternative,
        cost_without_advice,
        s18_without_exemption,
        extended_time,
    )
}
BY_DATES = frozenset({"late"})
"""Rules that need no letter: they look at the dates of the response."""


def checks_of(reading: Reading, text: str, reference: Reference) -> list[Found]:
    """Run every check that a letter alone can trip, in the order of the rules.

    Holding letters and acknowledgements decide nothing, so only the check on more time looks at them.
    """
    letter = Letter(reading, text, reference)
    rules = PREDICATES.values() if reading.kind in DECIDING else (extended_time,)
    return [in_sentence(found, text) for rule in rules if (found := rule(letter)) is not None]


def check_rows(response: Row, found: Sequence[Found], rules: Mapping[str, CheckRule]) -> list[Row]:
    """Rows of table ``check_result`` for one response, with the check on its dates.

    A reply that came late and says that time was extended for the public interest is asked about the extension.
    """
    extended = any(one.rule_id == "extended_time" for one in found)
    every = [*found, *([Found("late")] if response.get("late") is True and not extended else [])]
    rows: list[Row] = []
    for number, one in enumerate(every, start=1):
        evidence = one.evidence
        detail = f" ({one.detail})" if one.detail else ""
        rows.append(
            {
                "response_id": response["response_id"],
                "check_no": number,
                "rule_id": one.rule_id,
                "finding": rules[one.rule_id].finding + detail,
                "document_sha256": evidence.document_sha256 if evidence else None,
                "text_sha256": evidence.text_sha256 if evidence else None,
                "span_start": evidence.start if evidence else None,
                "span_end": evidence.end if evidence else None,
                "quote": evidence.quote if evidence else None,
            }
        )
    return rows


def rule_rows(rules: Sequence[CheckRule]) -> list[Row]:
    """Rows of table ``check_rule``."""
    return [
        {
            **rule.model_dump(exclude={"acts", "finding"}),
            "acts": "; ".join(rule.acts),
        }
        for rule in rules
    ]
