"""What kind of question an answer belongs to: whether it is used, how many, or a paper."""

from __future__ import annotations

import re

from etl.read.phrase import Phrase

_PAPER = Phrase(
    r"document|polic(?:y|ies)|assessment|dpia|record|minutes|correspondence|copy|copies|e-?mail|report|evaluation|guidance|audit|agreements?\b|protocols?\b|memorand|business case"  # noqa: E501
)
_OF_USE = re.compile(
    r"\b(?:do|does|has|have|is|are) (?!there (?:an? |any )(?:[a-z]{1,12} )?(?:policy|dpia|assessment|"
    r"procedure|document|guidance|agreement))[^\n]{0,60}\b(?:us(?:e|ed|ing)|trial|deploy|operat)"
)
"""*Do you use it under a policy?*: a question of use that names a paper."""
_WHETHER_USED = re.compile(
    r"\b(?:do|does|did|has|have|had|is|are|was|were|whether|if)\b[^?]{0,140}\b(?:us(?:e|es|ed|ing)|utili[sz]\w*|deploy\w*|"
    r"trial\w*|pilot\w*|tested|purchas\w*|bought|procur\w*|acquir\w*|own|owns|operat\w*|licen[sc]e[sd]?|contract\w*|subscri\w*|"
    r"access|fitted|equipped|installed|introduc\w*|adopt\w*|plan\w*|intend\w*|consider\w*|run\b|carr(?:y|ies|ied)|"
    r"shar(?:e|es|ed|ing)|appl(?:y|ies|ied)|link(?:ed|s)?|connected|integrated|capable|got|possess\w*|fl(?:y|ies|own)|w(?:ear|orn))\b|"
    r"\bany (?:trials?|pilots?|deployments?|plans?|use|contracts?)\b"
)
_WHETHER_RECORDED = Phrase(
    r"\b(?:do|does|did|has|have|is|are|whether)\b[^?]{0,80}\b(?:keep|keeps|kept|records?|recorded|collect(?:s|ed)?|hold|holds|maintains?|"
    r"monitors?|monitored|captures?|captured|retains?)\b[^?]{0,60}\b(?:statistics|data|figures|records?|information|logs?|lists?|registers?|ethnicity)\b"
)
_WHETHER_SHARED = Phrase(
    r"\b(?:shar(?:e|es|ed|ing)|pass(?:es|ed|ing)?|suppl(?:y|ies|ied)|provid(?:e|es|ed)|giv(?:e|es|en)|sent|sold|handed)\b"
    r"[^\n?]{0,60}\b(?:images?|pictures?|photo(?:graph)?s?|data|stills?|footage)\b[^\n?]{0,40}\b(?:with|to)\b|"
    r"\b(?:images?|pictures?|photo(?:graph)?s?|data|stills?|footage)\b[^\n?]{0,30}\b(?:shared|passed|supplied|provided|given|sent|"
    r"sold|handed) (?:on )?(?:with|to)\b"
)
_OF_OTHERS = Phrase(
    r"^[^a-z]*(?:q(?:uestion)?\.? ?\d+[^a-z]*)?(?:is|are|was|were|does|do|did|has|have|had|will|would|can) "
    r"(?:the|your|its|their|this|that) "
    r"(?:(?!force|constabulary|police|service)[a-z-]{1,16} ){0,5}?"
    r"(?:suppliers?|company|companies|manufacturers?|vendors?|providers?|watchlists?)\b|"
    r"\b(?:deployments?|trials?|pilots?|uses?|searches)\b[^\n?]{0,20}\b(?:halted|stopped|suspended|paused|cancelled|postponed|abandoned|"
    r"challenged|reviewed|audited|evaluated|assessed|inspected|criticised)\b|"
    r"\b(?:has|have|did|does) (?:the )?(?:information commissioner|ico|commissioner|any (?:court|regulator|auditor|"
    r"company|supplier))\b|"
    r"\bconsult(?:ed|ation)\b|\b(?:funding|money)\b[^\n?]{0,60}\b(?:included|set aside|allocated|earmarked)\b"
)
"""What was done beside it, what others did, and what the supplier or the watchlist is."""
_NEGATED = re.compile(
    r"^(?:no\b(?! decisions? (?:ha[sd]|have|was)\b)|none\b|nobody\b|no-?one\b|nothing\b|never\b|neither\b|nowhere\b|not\b)|"
    r"^[^,;:]{0,60}?\b(?:do|does|did|has|have|had|is|are|was|were|will)(?: not|n't| never|(?: [a-z]{2,9})? no)\b|"
    r"^[^;:]{0,90}?\b(?:shows?|showed|found|finds?|reveal(?:s|ed)?|identified|confirm(?:s|ed)?|produced|"
    r"returned) (?:no|nothing)\b|"
    r"^[^,;:]{0,60}?\b(?:neither|none|nobody|no-?one) (?:of (?:them|these|those|whom|which|us) )?(?:do|does|did|"
    r"has|have|had|is|are|was|were)\b|"
    r"^[^,;:]{0,40}?\b(?:carr(?:y|ies|ied)|ha(?:s|ve|d)|us(?:e|es|ed)|d(?:o|oes|id)|owns?|runs?|ran|tried) (?:neither|"
    r"none)(?= ?[.,;]|$)"
)
"""An answer whose first clause denies."""
AFFIRMED = (
    r"(?:it|they|we|this force|the (?:force|constabulary|service)|[a-z]{3,20} (?:police|constabulary)) "
    r"(?:certainly |indeed |now |already )?(?:is|are|do|does|did|has|have|was|were)(?: indeed| so| now)?"
    r"(?= ?[.;]|, (?:and|but|from|since|albeit|though|although)\b|$)|"
    r"(?:that is |this is )?(?:correct|affirmative|indeed)(?= ?[.,;]|$)|(?:the answer is |answered )?in the affirmative\b"
)
"""Yes by the verb of the question, as a pattern: *It is.* *We have, since 2021.*"""
_WHICH = re.compile(r"\b(?:what|which|who|whom|whose|how|when|where|why)\b")
_CLAUSE_ENDS = re.compile(r"[.;:?,(]| and | or ")
_COUNTS = Phrase(r"\bhow (?:many|much|often|long)\b|\bnumber of\b|\btotal\b")


def asks_whether_used(question: str) -> bool:
    """Whether *no* to the question says that something is not used, bought or tried."""
    counts = _COUNTS.search(question)
    end = counts.start() if counts else len(question)
    return any(
        found.start() < end and not _WHICH.search(_CLAUSE_ENDS.split(question[: found.start()])[-1])
        for found in _WHETHER_USED.finditer(question)
    )


def asks_of_paper(question: str) -> bool:
    """Whether the question asks for a paper, or whether there is one."""
    return _PAPER.search(question) is not None and not _OF_USE.search(question)


def asks_whether_recorded(question: str) -> bool:
    """Whether *no* to the question says that nothing is on record."""
    return _WHETHER_RECORDED.search(question) is not None


def asks_whether_shared(question: str) -> bool:
    """Whether *no* to the question says that pictures or data were not handed on, which denies no use."""
    return _WHETHER_SHARED.search(question) is not None


def asks_of_others(question: str) -> bool:
    """Whether *no* to the question states a fact of something beside the technology, and does not deny its use."""
    return _OF_OTHERS.search(question) is not None


def asks_for_count(question: str) -> bool:
    """Whether the question asks for a figure."""
    return _COUNTS.search(question) is not None


def denies(body: str) -> bool:
    """Whether the first clause of an answer is negative."""
    return _NEGATED.search(body) is not None
