"""Suppliers and sums that the answer states; the request's words never count."""

from __future__ import annotations

import re

import ahocorasick_rs

from etl.read.line import Line, first_asked
from etl.read.phrase import Phrase
from etl.read.use.signs import NOT_OWN
from etl.reference import Reference

_MONEY = re.compile(
    r"(?:£|gbp ?)\s?(\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(\.\d{1,2})?(?: ?(k|thousand|m|million)\b)?|"
    r"(?<![\d.,])(\d{1,3}(?:,\d{3}){1,4}|\d{2,9}|\d(?=\.\d\d))(\.\d{2})? pounds\b"
)
"""A sum of pounds: its whole pounds, its decimals and its scale, *£13.3 million*; the first two in words, *40 pounds*."""
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6}
_CURRENCY = Phrase(r"£|gbp|pounds")
_COST = Phrase(
    r"\bcosts?\b|\bcosting\b|\bspen[dt]\b|\bpaid\b|\bprice|\bvalue\b|\bpurchase|\blicen[cs]e|\bcontract|\bexpenditure|\bannual|\btotal|\bfee\b|\bcharge"  # noqa: E501
)
_NO_COST = Phrase(
    r"limit|18 hours|40 hours|£25|threshold|fund(?:ed|ing)|grant|budget of the|home office (?:provid|made|award|fund)|per hour|fine\b|section 12|fees regulations|"  # noqa: E501
    r"appropriate|compensation|would (?:cost|be)|estimate of|exceed"
)
_SUPPLY = re.compile(
    r"suppl|provid|vendor|contract|software|system|product|uses?\b|using|used|flies|flown|utilis|purchas|procur|bought|manufactur|algorithm|developed|licen|platform|from|by|company|"  # noqa: E501
    r"engine|train|trial|partner|awarded|accounts?\b|aircraft|is\b|was\b|called|named"
)
_NO_SUPPLY = re.compile(
    r"\bnot\b|n't|never|neither|\bno\b|\bnor\b|considered|rejected|unsuccessful|other bidders|evaluat|demonstration by|approach(?:ed)? by|bid from|replaced"  # noqa: E501
)
_MADE_BY = re.compile(
    r"\b(?:made|manufactured|supplied|provided|developed|built|installed|fitted|put in) (?:to us |for us )?by (?:the )?$|"
    r"\b(?:product|software|system|tool|application|app|equipment) (?:from|by) (?:the )?$|"
    r"\bour (?:[a-z]+ ){0,5}(?:system|database|platform)s?,? (?:called |known as )?$"
)
"""Words right before the name of a supplier, whatever the sentence goes on to deny."""
_SUBJECT = re.compile(
    r"^(?:re ?: ?|subject ?: ?)?(?:your |our )?(?:foi |freedom of information )?request\b[^.\n]{0,60}:|^(?:re|subject) ?:"
)
"""What the letter is about, in the applicant's words."""
_PRODUCT = Phrase(
    r"suppl|provide[rd]|vendor|contract|software|company|product|system|module|platform|algorithm|developed|\bapps?\b|engine|\bmodels?\b|\bcameras?\b|\bequipment\b|\btools?\b"
)
_SHARED = re.compile(r"\b(?:shared|jointly|together) (?:with|by) [^\n.;]{0,40}\bforces\b")
"""*Shared with eight other forces*: what is shared is the force's own as well."""
_SHORT_CLAUSE = 60
"""Signs up to which a name alone is an answer."""
_SUCH_AS = re.compile(r"\bsuch as (?:[a-z']{1,14} ){0,4}$")
"""Behind it stands an example, not the force's supplier."""
_ASKED = re.compile(
    r"\bfurther questions (?:on|about)\b|\byou (?:had |then )?(?:ask(?:ed)?|enquired?|mention(?:ed)?|refer(?:red)?|"
    r"name[d]?|list(?:ed)?|"
    r"believed?|suggest(?:ed)?|assumed?|suspect(?:ed)?|suppose)\b|"
    r"\bi (?:presume|assume|believe|suspect|suppose)\b|\basking (?:whether|about|for|if)\b|\bin which you\b|"
    r"\b(?:using|with|for|by) the (?:search )?(?:words?|terms?|keywords?)\b|^[^.?]{0,60}\bany (?:use|contract|account|"
    r"correspondence)s? (?:of|with)\b"
)
"""A sentence that tells what was asked."""
_ENDS = (";", " | ", ", but", ", whose", " but ", " and do not ", " and does not ", ", not ")
"""Signs that end the clause in which a supplier is named."""
_NO_CHARGE = re.compile(r"\b(?:at )?no (?:direct |extra |additional |separate )?(?:costs?|charges?|fees?)\b")
_NO_AND = re.compile(r"^[^a-z]*no ?[-,;\u2013] ?(?=(?:the|it|they|our|this)\b)")
"""*No - the company is Cognitec*: what is denied stands in the question."""
_GENERAL = re.compile(r"fac(?:e|ial)[ -]recogn?i|\bfrt?\b|\bafr\b|recognition (?:technolog|software)")


class Supplies:
    """Compiled from the table of vendors once."""

    def __init__(self, reference: Reference) -> None:
        names: dict[str, tuple[str, str]] = {}
        for vendor in reference.vendors:
            unsure = {term.lower() for term in vendor.ambiguous_terms}
            for name in (vendor.vendor, *vendor.aliases, *vendor.products):
                names.setdefault(name.lower(), (vendor.vendor_id, name if name.lower() in unsure else ""))
        self.vendor_names = list(names)
        self.vendor_of = [names[name] for name in self.vendor_names]
        self.find = ahocorasick_rs.AhoCorasick(self.vendor_names, matchkind=ahocorasick_rs.MATCHKIND_LEFTMOST_LONGEST)

    def vendors(self, lines: list[Line], cased: str) -> list[tuple[str, int, int, float]]:
        """Suppliers that the answer names as used, with their places."""
        found: dict[str, tuple[str, int, int, float]] = {}
        asked_at = first_asked([line for line in lines if line.rule != "you-asked"])
        for line in lines:
            words = line.words
            if line.kind != "answer" or words.endswith("?") or line.number < asked_at and not line.questions:
                continue
            named = self.find.find_matches_as_indexes(words)
            if not named or _SUBJECT.search(words) or _ASKED.search(words) or NOT_OWN.search(_SHARED.sub(" ", words)):
                continue
            for word, start, end in named:
                vendor_id, unsure = self.vendor_of[word]
                at = line.start + start
                if _supplies(words, start, end) and (
                    not unsure or cased[at : at + len(unsure)] in (unsure, unsure.upper()) and _speaks_of_supply(words)
                ):
                    found.setdefault(vendor_id, (vendor_id, at, line.start + end, 0.7 if unsure else 0.9))
        return sorted(found.values())


def cost_in(lines: list[Line]) -> tuple[float, int, int, float] | None:
    """The stated cost of the system, in pounds; a total outweighs its parts."""
    best: tuple[int, float, int, int] | None = None
    column = False
    for line in lines:
        if "|" in line.words:
            column = column or _COST.search(line.words) is not None and not _MONEY.search(line.words)
        if line.kind != "answer" or not _CURRENCY.search(line.words) or _NO_COST.search(line.words):
            continue
        asked_cost = _COST.search(line.words) is not None or line.questions or column and "|" in line.words
        for match in _MONEY.finditer(line.words) if asked_cost else ():
            rank = 2 if "total" in line.words[max(0, match.start() - 40) : match.start()] else 1
            if best is None or rank > best[0]:
                best = (rank, _pounds(match), line.start + match.start(), line.start + match.end())
    if best is None:
        return None
    return best[1], best[2], best[3], 0.8


def _pounds(sum_told: re.Match[str]) -> float:
    """What a sum comes to: *13.3 million* is 13,300,000."""
    whole, decimals = sum_told[1] or sum_told[4], sum_told[2] or sum_told[5] or ""
    return float(whole.replace(",", "") + decimals) * _SCALES.get(sum_told[3] or "", 1)


def _supplies(words: str, start: int, end: int) -> bool:
    """Whether a sentence speaks of the name that stands there as a supplier of the force's."""
    if start and words[start - 1].isalnum() or end < len(words) and words[end].isalnum():
        return False
    clause = _NO_AND.sub(" ", _NO_CHARGE.sub(" ", _clause(words, start, end)))
    by = _MADE_BY.search(words, 0, start)
    denied = _NO_SUPPLY.search(clause if by is None else words[max(0, by.start() - 30) : by.start()])
    if denied or _SUCH_AS.search(words[:start]):
        return False
    return len(clause) <= _SHORT_CLAUSE or _SUPPLY.search(clause) is not None


def _speaks_of_supply(words: str) -> bool:
    """Whether a sentence makes of a name that is also a common word the name of a supplier."""
    return len(words) < _SHORT_CLAUSE or _GENERAL.search(words) is not None or _PRODUCT.search(words) is not None


def _clause(words: str, start: int, end: int) -> str:
    left = max(words.rfind(sign, 0, start) for sign in (";", ": ", " | ", ", but", " but ", ", not "))
    right = min((at for sign in _ENDS if (at := words.find(sign, end)) >= 0), default=len(words))
    return words[left + 1 : right]
