"""What a sentence denies of the technologies that it names, that were asked about or that were named before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.model import UseValue
from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.positions.settle import TURN, Hit
from etl.read.questions.technologies import FACE_WORD, PND, Technologies, carried_before, denied_together, joint
from etl.read.questions.use_asked import Asked
from etl.read.questions.use_kinds import CARRIED, FACE, Use
from etl.read.rulebook import Compiled, first
from etl.read.use.signs import NEGATED

_SUCH = Phrase(
    r"\bsuch (?:an? )?(?:products?|software|systems?|technolog|tools?|equipment|capabilit|facilit|devices?|thing)"
)
"""A denial of what the sentence before named."""

_FOR_SOMETHING = Phrase(r"\bus(?:e|ed|ing) (?:(?:them|it|these|those) )?(?:for|to|in this way|like this)\b")
"""*Does not use them for recognising faces*: what is used is denied for a purpose only."""
_NARROWED = Phrase(
    r"\b(?:facial recognition|face (?:recognition|matching|search(?:es|ing)?)|facial (?:search(?:es|ing)?|"
    r"matching))(?: (?:software|technology))? "
    r"(?:within|inside|of|on (?!a\b|any|the street)|to (?:search|sort|check|compare|go through) |on (?:pictures|images|"
    r"footage|material))"
)
"""*Does not use facial recognition on pictures taken from handsets*: one purpose is denied, not the technology."""
_USED_OTHERWISE = re.compile(
    r"\b(drones|rpas|body[ -]worn (?:video )?cameras)(?:,? (?:which|that))? "
    r"(?:(?:are|is) (?:used|flown|worn) (?:by|for)|"
    r"(?:it|we|the (?:force|constabulary|service)) (?:uses?|fl(?:y|ies)|wears?|has|have))\b|"
    r"\b(?:has|have|operates?|owns?|fl(?:y|ies)|runs?) (?:a fleet of )?\d[\d,]* (?:[a-z-]{2,12} )?"
    r"(drones|rpas|body[ -]worn (?:video )?cameras)\b"
)
"""*None of the drones it uses …*, *No. The force operates 14 drones.*: the carrier is used, whatever is denied of it."""
_DENIED_APART = re.compile(r", (?:and|nor|or) |; ")
"""Between the clauses of a denial."""


class Denials:
    """Reads a sentence in which a denial of use was found.

    Args:
        rules: the table of uses, for the clauses that deny nothing.
        technologies: the names of technologies.
    """

    def __init__(self, rules: tuple[Compiled, ...], technologies: Technologies) -> None:
        self.rules = rules
        self.technologies_in, self.parents = technologies.named_in, technologies.parents

    def of(self, line: Line, named: list[str], denial: Hit, asked: Asked, before: list[str]) -> Iterator[Use]:
        """What the sentence states of each technology.

        Args:
            line: the sentence.
            named: the technologies that it names.
            denial: the statement found in it.
            asked: the questions of the letter so far.
            before: the technologies named before it.
        """
        body = line.body
        named = carried_before(body, named, before)
        by_clause = self._clause_by_clause(line, denial, asked.technologies(line) or before)
        about = before if _SUCH.search(body) else _put_to(line, asked) or before
        faces = asked.about_faces or any("facial" in name for name in before)
        yield from by_clause or self._as_one(line, named, denial, asked, about, faces=faces)
        for carrier in _USED_OTHERWISE.finditer(body):
            for name in self.technologies_in(carrier[1] or carrier[2]):
                yield Use(name, "uses", "u-used-otherwise", 0.8, line.start, line.end)

    def _as_one(
        self, line: Line, named: list[str], denial: Hit, asked: Asked, about: list[str], *, faces: bool
    ) -> Iterator[Use]:
        if not named and (asked.of_others(line) or not asked.asks_of_use(line)):
            return
        of_carriers = bool(named) and all(name in CARRIED.values() for name in named)
        otherwise = _FOR_SOMETHING.search(line.words) is not None
        narrowed = _NARROWED.search(line.words) is not None
        for name in named if of_carriers else self._denied(line, named, about):
            if narrowed and name == FACE:
                continue
            if otherwise and "facial" not in name and name not in CARRIED:
                continue
            denied = CARRIED.get(name, name) if faces else name
            yield Use(denied, "no_use", denial.rule, denial.confidence, line.start, line.end)

    def _clause_by_clause(self, line: Line, denial: Hit, general: list[str]) -> list[Use]:
        """*Does not use one but does use another*: each clause speaks for what it names; nothing if none denies."""
        found: list[Use] = []
        turned = False
        before: list[str] = []
        for clause in TURN.split(line.words) if TURN.search(line.words) else ():
            fired = first(self.rules, f"the force {clause}")
            by_pnd = ["pnd_facial_search"] if PND.search(clause) and FACE_WORD.search(line.words) else []
            negated = NEGATED.search(clause) is not None
            here = self.technologies_in(clause)
            named = carried_before(clause, here, before) or by_pnd
            before = named or before
            for name in denied_together(named) if negated else named:
                if negated:
                    found.append(Use(name, "no_use", denial.rule, denial.confidence, line.start, line.end))
                elif fired is not None:
                    value: UseValue = fired[0].rule.result  # type: ignore[assignment]
                    found.append(
                        Use(name, value, fired[0].rule.rule_id, fired[0].rule.confidence, line.start, line.end)
                    )
            if negated and not (found or here):
                turned = True
                found.extend(
                    Use(name, "no_use", denial.rule, denial.confidence, line.start, line.end)
                    for name in (before or general)[:1]
                )
        return found if turned or any(use.value == "no_use" for use in found) else []

    def _denied(self, line: Line, named: list[str], asked: list[str]) -> list[str]:
        """The technologies that a denial is about, clause by clause."""
        found: set[str] = set()
        clauses = _DENIED_APART.split(line.words) if named else []
        for clause in [clause for clause in clauses if NEGATED.search(clause)] or clauses:
            found.update(denied_together(self.technologies_in(clause)))
        if found & {*CARRIED.values(), FACE}:
            found = {CARRIED.get(name, name) for name in found}
        if found == {FACE} and joint(asked)[:1] in ([name] for name in CARRIED.values()):
            return joint(asked)[:1]
        faces = [name for name in sorted(found) or joint(asked) if name in self.parents]
        return faces or [FACE]


def _put_to(line: Line, asked: Asked) -> list[str]:
    """The technologies that an answer was asked about; without numbers, all that the request names together."""
    about = asked.technologies(line)
    together = joint(asked.everything)
    joined = not line.questions and together != asked.everything and set(about) < set(asked.everything)
    return together if joined else about
