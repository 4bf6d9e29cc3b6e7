"""Signs by which a question shows what it asks of a technology: whether, how many, since when, on whose terms."""

from __future__ import annotations

import re

from etl.read.labels.label import ROMAN
from etl.read.phrase import Phrase

COUNTED = Phrase(r"\b(?:how many|how often|number|total)\b")
ACTS = Phrase(r"search|deploy|\bus(?:e|es|ed|ing)\b|match|operat|flight|occasion|scan|alert|submi|trial|pilot")
OWNED = re.compile(
    r"\b(?:have|has|own|owns|hold|holds|possess(?:es)?|in service|in total|fleet|issued|are there|"
    r"number of (?:[a-z-]+ ){0,3}(?:devices|cameras|drones|aircraft|units|handsets))\b"
)
KIT = frozenset({"body_worn_video", "drones", "anpr", "mobile_fingerprint", "mobile_phone_extraction"})
"""What a force uses where it says how many it has."""
NUMBER = re.compile(
    r"(?<![\d£.,/-])[1-9]\d*\b(?!%|[/-]\d)|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen|twenty)\b|"
    r"^(?:once|twice)\b"
)
BEGAN = Phrase(
    r"introduc|\bbeg[ai]n|\bstart|first (?:used?|deploy(?:ed)?|trial(?:led)?)\b|came into|go(?:ne)? live|went live|since when"
)
STATES_NUMBER = Phrase(
    r"^(?:searches|deployments|uses|trials|scans|flights)(?: made| carried out| in [0-9/]{4,7})? ?[:|-] ?[1-9]|"
    r"\b(?:number of|total of|total) (?:[a-z]{1,14} ){0,3}(?:searches|deployments|uses|trials|scans|flights)\b"
    r"[^\n]{0,40}(?:\b(?:was|were|is)\b[^\n]{0,20}|: ?| - )[1-9]|"
    r"\b(?:carried out|made|conducted|ran|undertook) (?:[1-9]\d*|one|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?:[a-z-]{1,14} ){0,2}deployments?\b|"
    r"\b(?:[1-9]\d*|one|two|three|four|five|six|seven|eight|nine|ten) (?:[a-z-]{1,14} ){0,2}deployments? "
    r"(?:were|was|have been|has been|took place)\b"
)
COUNTS_USE = Phrase(
    r"\b[1-9][\d,]* (?:[a-z-]{1,14} ){0,2}(?:deployments?|searches|uses|trials?)\b|\b(?:deployments?|searches|"
    r"uses)(?: [a-z]{1,12}){0,3} ?[:|-] ?[1-9]"
)
PART = re.compile(
    rf"(?:^|[ ,;:])\(?({ROMAN}|[a-h]|\d{{1,2}})[.)] ([^()?]{{2,120}}?)(?=[,;]? (?:(?:and|or) )?\(?(?:{ROMAN}|[a-h]|"
    rf"\d{{1,2}})[.)] |[?.;]|,? \(|$)"
)
"""A lettered part of one question."""
WHICH = re.compile(
    r"\b(?:which|what)\b[^?]{0,80}\b(?:do|does|is|are|has|have)\b[^?]{0,40}"
    r"\b(?:us(?:e|es|ed|ing)|operat|deploy|own|have|in place|pay|paid|buy|bought|licen[cs]e|subscribe)|"
    r"\b(?:which|what) (?:kinds?|types?|forms?|sorts?)\b|"
    r"\bwhose (?:[a-z-]{1,16} ){1,4}(?:do|does|have|has|are)\b|"
    r"\bwho (?:makes?|made|supplie[sd]|supply|provides?|built) (?:your|the (?:force|constabulary)'s)\b(?![^?]*\b(?:if|any)\b)"
)
TERMS = Phrase(
    r"\b(?:your|the (?:force|constabulary)'s|the) (?:[a-z-]{1,16} ){0,4}"
    r"(?:software|system|technology|contract|licen[cs]e|cameras?|vans?|body[- ]worn video|drones?)\b"
)
PRESUMES = Phrase(
    r"\b(?:your|each|every|the (?:force|constabulary|service)'s|its) (?:[a-z0-9()-]{1,16} ){0,5}"
    r"(?:deployments?|search(?:es)?|systems?|software|contract|trials?|pilots?|vans?|cameras?|watch ?lists?|supplier)\b|"
    r"\bthe (?:[a-z-]{1,14} ){0,4}(?:vans?|cameras|software|system|equipment) (?:shared|used|owned|operated|"
    r"bought|leased|hired|of)\b|"
    r"\bthe (?:[a-z-]{1,12} ){0,2}(?:pilot|trial|roll-?out) of\b|"
    r"\b(?:did|does|will) the (?:pilot|trial) (?:start|begin|end|last|run|close|cost)\b|\bduring the (?:pilot|trial)\b|"
    r"\bthe (?:[a-z0-9]{1,12} ){0,4}deployments\b|"
    r"\bhow (?:many|often)\b[^?]{0,60}\b(?:deployments?|searches|alerts|scans)\b|"
    r"\bhow (?:often|many (?:days|times|occasions))\b[^?]{0,60}\b(?:deployed|used|flown|searched)\b|"
    r"\bnumber of\b[^?]{0,40}\b(?:deployments?|searches|alerts|scans)\b"
)
"""Words of a request that take the use for granted."""
DOUBTS_USE = Phrase(
    r"(?<!what )(?<!which )(?<!how )(?<!when )(?<!where )(?<!who )\b(?:do|does|did|has|have|is|are|whether|"
    r"if) (?:you|your|the|it|any|[a-z&' -]{3,40}(?:police|constabulary))\b"
    r"[^?.]{0,80}\b(?:us(?:e|ed|es|ing)|deploy\w*|trial\w*|own|bought|purchased)\b"
)
"""Words of a request that ask whether it is used at all."""
NOT_OF_USE = Phrase(
    r"\b(?:demonstrat\w*|meetings?|met with|discuss\w*|approach(?:ed)?|been (?:offered|invited|shown|lent)|"
    r"presentations?|complain\w*|plans?\b|planning|intend\w*|"
    r"consider\w*|propos\w*|train(?:ed|ing)|consult\w*|asked (?:the|for)|appl(?:y|ied) for|\bbid\b|trials?\b(?=[^?]{0,20}\bplan))"
)
"""Questions about something else than use."""
SUPPOSED = re.compile(r"\b(?:if|any|whether|plan|planned|would|future|intend|propos|considered)\b")
LEFT_OUT = re.compile(
    r"\b(?:other than|not (?:including|through|via|counting|on|by)?(?= ?(?:the )?(?:pnd|police national))|excluding|"
    r"apart from|aside from|except(?: for)?|not including|besides|separate from|distinct from)\b[^,;?.()]{0,60}|"
    r"(?<=suppli)(?:er|es|ed)\b[^?()]{0,60}\((?:for example|for instance|such as|like|e\.?g\.?),? [^()]{0,160}\)|"
    r"(?<=[cw])(?:ompan(?:y|ies)|ho) (?:provides?|supplies|makes|sells)\b[^()]{0,60}\([^()]{0,160}\)"
)
"""What a question leaves out, and products that it names as examples of a supplier's."""
DATE = re.compile(r"\b(?:19|20)\d\d\b")
FIGURE = re.compile(r"\d[\d,]*\.?")
ENDS = re.compile(r"[?.\])\"']$")
OTHER = Phrase(r"\bany(?:thing)? (?:other|else)\b")
PND_SEARCHED = Phrase(
    r"\bsearch[^\n]{0,60}(?:\bpnd\b|police national database)|(?:\bpnd\b|police national database)[^\n]{0,30}search"
)
"""A search of the national database, in a letter about faces."""
TRIAL = Phrase(
    r"(?<!following a )(?<!after a )(?<!since the )(?<!after the )(?<!qualified )(?<!many )(?:\btrial|"
    r"(?<!remotely )\bpilot(?!s? licen)|\btried out\b|\bonly to (?:try|test)\b)"
)
USE_OR_TRIAL = Phrase(
    r"\b(?:us(?:e|es|ed|ing)|operat(?:e|es|ed|ing)|deploy(?:s|ed|ing)?)\b[^?]{0,60}\b(?:or|and/or)\b[^?]{0,40}(?:trial|pilot)"
)
"""*Does the force use, or has it trialled*: a *yes* says no more than use."""
KIND_HEADS = re.compile(r"[ .:|)-]*(?:live|retrospective|(?:operator|officer)[- ]initiated) ?(?::|- )")
"""*Live: yes, since May*: an answer kind by kind."""


OF_ITS_OWN = Phrase(
    r"\b(?:any|an?|other|which|what) (?:other )?(?:[a-z-]{2,16} ){0,2}(?:software|systems?|tools?|apps?|cameras?|programs?|"
    r"equipment|databases?|devices?) (?:that|which|to|for|capable)\b"
)
"""*Any software that searches recorded footage*: a question that says itself what it is about."""
