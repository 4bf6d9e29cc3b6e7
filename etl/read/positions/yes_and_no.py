"""The words *Yes* and *No* as letters write them: *Answer: nac ydy / no*, *it does not*, *none at present*."""

from __future__ import annotations

import re

from etl.read.questions.question_kinds import AFFIRMED

_BEFORE = (
    r"(?:(?:is|are|was|remains) (?:therefore |simply |thus |accordingly )?:? ?[\"']?(?=yes|no|nil|zero))?"
    r"(?:(?:[-=]{0,2}>|[-*\"']) ?)?(?:\[(?:answer|response|reply)\] ?|(?:answer|response|reply|a|r)\d{0,2}[a-z]? ?[:.-] ?|"
    r"(?:the|our|my) (?:[a-z]{1,14} ){0,2}(?:answer|response|reply)(?: (?:to|for|here)\b[^\n.]{0,60}?)? "
    r"(?:is|was|is therefore|remains):? ?[\"']?)?"
)
_IN_RESPECT = (
    r"(?:(?:in (?:terms|respect|relation)|with (?:regards?|respect)|as regards|for) (?:of |to )?[a-z][a-z -]{2,50}, )?"
)
_NOW = r"(?:(?:at (?:present|this (?:moment|time)(?: in time)?)|currently|to date|no),? )?"
WELSH = r"(?:(?:nac? [a-z]{1,8}|naddo|na|ydy|ydyn|oes|do|dim|amherthnasol)(?: [a-z']{1,12}){0,3} ?/ ?)?"
"""The same word in Welsh before the English one."""
YES = re.compile(
    rf"{_BEFORE}{WELSH}(?:yes\b|(?:used|in use|deployed) (?=(?:since|from|by means|through|via|daily)\b)|{AFFIRMED})|"
    rf"(?:[a-z][a-z ,'-]{{0,60}} )?can confirm that "
    r"(?:it|they|we|this|he|she) (?:was|were|is|are|did|does|do|has|have)(?= ?(?:$|[.;,]))"
)
NO = re.compile(
    _BEFORE
    + WELSH
    + _IN_RESPECT
    + r"(?!no\.? ?\d)"
    + r"(?:no|not (?:by (?:this|our|the) (?:force|constabulary|service)|at (?:present|this time|the (?:moment|present time))|currently|yet|so far|to date|any ?more|any longer)(?= ?(?:[.,;]|$))|none|nil|never|zero|£? ?0(?:\.00)?(?!\.\d)(?!,? ?(?:and )?£?\d))\b ?(?:[.,;!|-]|:(?! ?(?:foi|ref|\d))|$)|(?:none|nil|zero|no) again(?= ?[.,;]|$)|none in any of\b|(?:none|nil|zero) (?:in|for|during|on|throughout) (?:each|either|both|all|those|these|that|the (?:years?|period)|20\d\d)\b|(?:there (?:is|are|was|were|have been|has been) |the (?:force|constabulary) has )none\b(?! of)|none (?:at (?:this|the|present)|currently|planned|as yet|to date|so far|were|was|have|has(?! (?:been able|suggested|found|identified))|are|is)\b(?! (?:in )?an? )|"  # noqa: E501
    + r"(?:the answer is )?in the negative\b|"
    + _BEFORE
    + _NOW
    + r"(?:we|i|it|they|the (?:force|constabulary|service)|[a-z ]{3,30} (?:police|constabulary)) "
    r"(?:have|has|had|do|does|did|is|are|was|were|would|will|can)(?: not|n't)"
    r"(?: (?:currently|yet|so|at present|at this time))? ?(?:[.]?$|, no [a-z]|,? (?:although|though|but|(?:and )?(?:so|hence|"
    r"therefore|accordingly))\b(?! (?:able|prepared|obliged)))"
)
NOR_BEFORE = re.compile(
    r"(?:we|it|they) (?:have|has|do|does|did|is|are|was|were) not,? (?:and|nor) "
    r"(?:(?:we|it|they) )?(?:have|has|had|do|does|did|is|was|were)"
    r"(?: (?:not|never))?(?: (?:we|it|they))?(?: (?:been|done|so|ever)){0,2}(?: (?:before|in the past))?\.?$"
)
"""*It is not, and it has not been.*"""
