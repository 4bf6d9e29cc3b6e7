"""The store of custody pictures: used where a sentence says what it holds, how many it holds, or what it is searched for."""

from __future__ import annotations

from etl.read.line import Line
from etl.read.phrase import Phrase
from etl.read.questions.question_kinds import denies
from etl.read.questions.use_asked import Asked
from etl.read.questions.use_kinds import Use
from etl.read.rulebook import Compiled, first
from etl.read.use.signs import NEGATED, YES

_STORE = "custody_image_database"
RULE = "u-custody"
"""The rule whose sentences tell of the store; it says nothing of the other technologies."""
_HOW_MANY = Phrase(
    r"\b(?:how many|(?:total |overall )?number of)\b[^\n?;.]{0,24}\b(?:custody|detainee|arrest) (?:images?|"
    r"photo(?:graph)?s?|pictures?|"
    r"records with an image)\b[^\n?;.]{0,40}\b(?:hold|holds|held|stored?|retain(?:s|ed)?|kept|keeps?|have|has)\b"
)
"""*How many custody images are held?*"""
_IS_IT_USED = Phrase(
    r"\b(?:uses?|have|has|operates?|access|search(?:es)?) (?:to )?(?:a |an |the |its |your )?(?:custody|detainee) "
    r"(?:images?|photo(?:graph)?s?|pictures?) (?:search|database|system|library)"
)
"""*Does the force use the custody image search?*"""
_FIGURE = Phrase(r"\b[1-9]\d{0,2}(?:,\d{3})+\b|\b[1-9]\d{2,}\b|\b\d(?:\.\d+)? million\b")


def of_store(line: Line, asked: Asked, rules: tuple[Compiled, ...]) -> Use | None:
    """What a sentence says of the force's own store of custody pictures, if anything.

    Args:
        line: a sentence of the answer.
        asked: the questions of the letter.
        rules: the rules that find what such a store holds.
    """
    if NEGATED.search(line.words):
        return None
    body = line.body
    counted = _FIGURE.search(body) and _HOW_MANY.search(asked.words(line)) and not denies(body)
    affirmed = YES.match(body) and _IS_IT_USED.search(asked.words(line))
    if not (counted or affirmed) and first(rules, line.words) is None:
        return None
    return Use(_STORE, "uses", RULE, 0.8, line.start, line.end)
