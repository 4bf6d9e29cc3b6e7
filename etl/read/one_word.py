"""What *Yes*, *No*, *None* and *N/A* mean, given the question that they answer."""

from __future__ import annotations

import re

from etl.read.settle import DENY, Hit

_BEFORE = (
    r"(?:[-*\"'] ?)?(?:(?:answer|response|reply|a)\d{0,2}[a-z]? ?[:.-] ?|"
    r"(?:the|our|my) (?:[a-z]{1,14} ){0,2}(?:answer|response|reply)(?: (?:to|for|here)\b[^\n.]{0,60}?)? "
    r"(?:is|was|is therefore|remains):? ?[\"']?)?"
)
_YES = re.compile(rf"{_BEFORE}yes\b")
NO = re.compile(
    _BEFORE + r"(?:no|none|nil|never|zero|£? ?0(?:\.00)?)\b ?(?:[.,;:!|-]|$)|none (?:were|was|have|has|are|is)\b"  # noqa: E501
)
_NA = re.compile(
    r"(?:[-*\"'] ?)?(?:n/a|n\.a\.?|not applicable|as above|as per|(?:please )?(?:see|refer to) (?:(?:my|our|the) )?"
    r"(?:above|q|\d{1,2}\b|(?:answer|response|reply)s? (?:to|at|given|for|above|\d)))"  # noqa: E501
)
_USE_QUESTION = re.compile(
    r"\bus(?:e|es|ed|ing|age)\b|utilis|deploy|trial|pilot|operat|purchas|bought|procur|contract|own\b|plan|access|test|employ|technolog|recognition|software"  # noqa: E501
)
_PAPER_QUESTION = re.compile(
    r"document|polic(?:y|ies)|assessment|dpia|record|minutes|correspondence|copy|copies|emails?|report|evaluation|guidance|audit"  # noqa: E501
)


def short_positions(body: str, asked: str, held: bool, before: list[Hit]) -> list[tuple[str, str, float]]:
    """Position, rule and sureness of a short answer; nothing where it is none."""
    if _YES.match(body):
        return [("disclosed", "p-yes", 0.85)]
    if NO.match(body):
        if _PAPER_QUESTION.search(asked) and not re.search(
            r"\b(?:do|does|has|have|is|are) [^\n]{0,60}\b(?:us(?:e|ed|ing)|trial|deploy|operat)", asked
        ):
            return [("not_held", "p-no-paper", 0.7)]
        last = next((hit for hit in reversed(before) if hit.position in DENY), None)
        if _USE_QUESTION.search(asked) or not asked:
            answers = [("no_use", "p-no", 0.85)]
        elif last is not None:
            answers = [(last.position, "p-no-fact", 0.65)]
        else:
            answers = [("disclosed", "p-no-fact", 0.65)]
        return [("disclosed", "p-held-no", 0.85), *answers] if held and answers[0][0] == "no_use" else answers
    if _NA.match(body):
        last = next((hit for hit in reversed(before) if hit.position in DENY), None)
        return [(last.position, "p-not-applicable", 0.75)] if last else [("unclear", "p-not-applicable", 0.5)]
    return []
