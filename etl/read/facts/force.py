"""Who answers: the force of the letterhead, the signature and the answer, never the body written to."""

from __future__ import annotations

import re
from collections import defaultdict

import ahocorasick_rs

from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.view.flat import Flat
from etl.read.view.table_rows import answers_in_cells
from etl.reference import Reference

_COMMISSIONER = Phrase(
    r"police (?:,? ?fire )?and crime commissioner|police,? fire and crime commissioner|\bo?pf?cc\b|scottish police authority|\bspa\b|"  # noqa: E501
    r"biometrics (?:and surveillance camera )?commissioner|mayor's office for policing|\bmopac\b|northern ireland policing board|^(?:the )?policing board|police ombudsman|"  # noqa: E501
    r"independent office for police conduct|\biopc\b|hmicfrs"
)
_MOST_OF_IT = 0.5
"""The share of a line that a commissioner's name fills where it heads or signs the letter."""
_ON_BEHALF = re.compile(
    r"(?:\bon behalf of:?|\bis the (?:answer|reply|response) of|\b(?:given|made|written|sent|issued) for|"
    r"\b(?:reply|response|answer|decision|letter) (?:(?:is|was) (?:made|given|sent|issued|provided) )?(?:of|from|by)|"
    r"\brequest (?:made|sent|addressed) to:?) (?:the )?$"
)
"""Words before the name of the force that answers."""
_AFTER = re.compile(
    r"(?:'s)? ?(?:,? ?fire)?(?: and|&)? ?(?:police )?(?:and crime )?commissioner|(?: police)? (?:federation|authority|museum|and crime)|'s (?:reply|response|request)"  # noqa: E501
)
_THIS_IS = re.compile(r"\b(?:this|below|following|here)(?: letter)? (?:is|as) (?:the )?$")
_LONGEST_BEFORE = 30
"""Signs that hold the longest of these words before a name, *request addressed to: the*."""
_JOINT_OFFICE = re.compile(
    r"[a-z '-]{3,40}(?:police|constabulary),? (?:and|&|/) (?:the )?[a-z '-]{0,40}(?:office of|o?pf?cc|police,? fire)"
)
_FORCES = re.compile(r" (?:constabularies|police forces|forces)\b")
_JOINT_NAME = 120
"""How long the names of forces before *Constabularies* may be."""
_ANSWERED_FOR, _HEADS, _ALONE, _ACTS, _MEMBER, _LINKED, _NAMED = 7.0, 6.0, 5.0, 3.0, 2.0, 1.5, 1.0
"""What the name of a force weighs: behind *on behalf of*, at the head of a letter, alone on a line, as what acts, in a
joint name, in a link to its pages, and elsewhere."""
_QUOTED, _ADDRESSEE, _OF_ALL_FORCES = 0.15, 0.1, 0.0
"""What it weighs in words of others, behind *Dear* or *To*, and where it is of a body that letters of all forces name."""
_BODY_HEADS, _BODY_SPEAKS = 8.0, 4.0
"""What the name of a commissioner or authority weighs at the head of a letter, or as what acts."""
_NATIONAL = frozenset({"home office", "npcc", "acpo", "college of policing", "nca", "national crime agency"})
_ADDRESSED = re.compile(r"(?:to|dear|cc)\b")
_SENT_BY = re.compile(r"(?:from|oddi wrth) ?:")
_FORCE_ACTS = re.compile(
    r"(?: \([a-z]{2,6}\))? (?:can|does|do|has|have|is|are|will|neither|hold|use|currently|did|confirm)"
)
_BODY_ACTS = re.compile(
    r"[^\n]{0,12}(?: \([a-z]{2,6}\))?,? (?:does|"
    r"(?:has|have)(?! called| asked| said| written| urged| warned| been critical)|is|holds?|can|neither|do)\b"
)
_OWN_NUMBER = re.compile(
    r"(?:'s)? (?:our )?(?:foi |foia )?(?:request|reference|ref|case)(?: (?:number|no|ref|reference|id))?\.? ?:"
)
"""*Dorset Police request number:*, below the head of a unit that two forces share."""
_TITLE = 3
"""Lines among which the title of a page stands: *Drones | Norfolk Constabulary*."""
_OWN_VOICE = re.compile(r"\b(?:we|us|our|i|this (?:force|constabulary|service)|the (?:force|constabulary|service))\b")
_WORD = re.compile(r"[a-z0-9]")


class Forces:
    """Finds the names of forces in a letter and settles whose letter it is."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        names: dict[str, str] = {}
        for row in reference.force_names:
            if row.kind != "short" and len(row.name) > 2:
                names.setdefault(_plain(row.name), row.force_id)
        for row in reference.force_names:
            if row.kind == "short":
                names.setdefault(f"chief constable of {_plain(row.name)}", row.force_id)
        for force in reference.forces:
            names.setdefault(force.website_domain.lower(), force.force_id)
        self.names = list(names)
        self.ids = [names[name] for name in self.names]
        self.kind_of_domain = {force.website_domain.lower(): force.kind for force in reference.forces}
        self._short = {_plain(row.name): row.force_id for row in reference.force_names if row.kind == "short"}
        one = "|".join(sorted(map(re.escape, self._short), key=len, reverse=True))
        self._one = re.compile(rf"\b(?:{one})\b")
        self._joint = re.compile(rf"\b(?:{one})(?:, (?:{one}))* (?:and|&) (?:{one})$")
        self._word_of = {force_id: at for at, force_id in reversed(list(enumerate(self.ids)))}
        self.find = ahocorasick_rs.AhoCorasick(self.names)

    def of(self, flat: Flat, lines: list[Line]) -> tuple[str, int, int, str, float, list[str]] | None:
        """The force, the place of its name, the rule, how sure, and forces that answer jointly.

        Marks the sentences that speak of other forces only.
        """
        low = flat.low
        weights: defaultdict[str, float] = defaultdict(float)
        places: dict[str, tuple[int, int, float]] = {}
        subjects: dict[int, set[str]] = {}
        line_at = 0
        for word, start, end in self._named(low):
            while line_at + 1 < len(lines) and lines[line_at + 1].start <= start:
                line_at += 1
            member = low[start:end] in self._short and low[start:end] != self.names[word]
            weight = _MEMBER if member else self._weight(lines[line_at], line_at, low, start, end, word)
            force_id = self.ids[word]
            beside = low[max(0, start - 9) : start].endswith(("with the ", "with "))
            if (start - lines[line_at].start < 40 or line_at in subjects) and not beside:
                subjects.setdefault(line_at, set()).add(force_id)
            weights[force_id] += weight
            if weight > places.get(force_id, (0, 0, 0.0))[2]:
                places[force_id] = (start, end, weight)
        body = _commissioner(lines)
        by_weight = sorted(weights.items(), key=lambda row: -row[1])
        ranked = [(force_id, weight) for force_id, weight in by_weight if weight > 0]
        if not ranked or body and body > ranked[0][1]:
            return None
        near = [force_id for force_id, weight in ranked if weight >= 0.8 * ranked[0][1]]
        best, weight = min(near, key=lambda force_id: places[force_id][0]), ranked[0][1]
        start, end, _ = places[best]
        sure = 0.97 if weight >= 5 else 0.9 if weight >= 2 else 0.6
        joint = [name for name, other in ranked if name != best and other >= _ALONE and other >= weight * 0.6]
        if weight < 1 and len(ranked) > 1:
            return None
        own = {best, *joint}
        for at, named in subjects.items():
            line = lines[at]
            voiced = _OWN_VOICE.search(line.words) is not None or answers_in_cells(line.words)
            line.of_others = line.kind == "answer" and not named & own and not voiced
        return best, start, end, "force-name", sure, joint

    def _named(self, low: str) -> list[tuple[int, int, int]]:
        """Names that stand as whole words, the longest where one holds another: *the Metropolitan*, not *the Met*."""
        found = [
            (start, -end, word)
            for word, start, end in self.find.find_matches_as_indexes(low, overlapping=True)
            if not (start and _WORD.match(low[start - 1]) or end < len(low) and _WORD.match(low[end]))
        ]
        found.extend(self._members(low))
        kept: list[tuple[int, int, int]] = []
        for start, minus_end, word in sorted(found):
            if not kept or start >= kept[-1][2]:
                kept.append((word, start, -minus_end))
        return kept

    def _members(self, low: str) -> list[tuple[int, int, int]]:
        """The forces that a joint name names: *Norfolk and Suffolk Constabularies*."""
        for forces in _FORCES.finditer(low):
            joint = self._joint.search(low, max(0, forces.start() - _JOINT_NAME), forces.start())
            if joint is not None:
                members = self._one.finditer(low, joint.start(), joint.end())
                return [(member.start(), -member.end(), self._word_of[self._short[member[0]]]) for member in members]
        return []

    def _weight(self, line: Line, at: int, low: str, start: int, end: int, word: int) -> float:
        whole_line = end - start >= 0.6 * (line.end - line.start)
        if (
            _AFTER.match(low, end)
            and not _THIS_IS.search(low[max(line.start, start - _LONGEST_BEFORE) : start])
            and not (whole_line and low[line.end - 1] == ":")
        ):
            return 0.0
        if line.kind in ("request", "older_mail", "quoted_reply"):
            return _QUOTED
        if self.names[word] in self.kind_of_domain:
            # Letters of every force link to the guidance of the College of Policing and the like.
            return 0.0 if self.kind_of_domain[self.names[word]] == "other" else _LINKED
        if _ADDRESSED.match(line.words) and start - line.start < 12:
            return _ADDRESSEE
        numbered = line.first and start == line.start and _OWN_NUMBER.match(low, end, line.end) is not None
        if numbered or _ON_BEHALF.search(low[max(line.start, start - _LONGEST_BEFORE) : start]):
            return _ANSWERED_FOR
        titled = at < _TITLE and end == line.end and low[max(0, start - 2) : start] == "| "
        if titled or at < 6 and (whole_line or start == line.start) or _SENT_BY.match(line.words):
            return _HEADS
        if self.names[word] in _NATIONAL or self.names[word].startswith("national police chiefs"):
            return _OF_ALL_FORCES
        if whole_line:
            return _ALONE
        if start - line.start < 45 and _FORCE_ACTS.match(low, end, end + 40):
            return _ACTS
        return _NAMED


def _commissioner(lines: list[Line]) -> float:
    """How strongly the letter comes from a commissioner or authority, which is no force."""
    weight = 0.0
    for at, line in enumerate(lines):
        if line.kind in ("request", "older_mail", "complaint_rights", "quoted_reply", "boilerplate"):
            continue
        match = _COMMISSIONER.search(line.words)
        if match is None or _JOINT_OFFICE.match(line.words):
            continue
        if at < 6 and match.start() < 60 or match.end() - match.start() >= _MOST_OF_IT * (line.end - line.start):
            weight += _BODY_HEADS
        elif _BODY_ACTS.match(line.words, match.end()):
            weight += _BODY_SPEAKS
    return weight


def _plain(name: str) -> str:
    return name.lower().replace("\u2019", "'")
