"""Signs by which a sentence of the answer states a use, denies one, or speaks of something else."""

from __future__ import annotations

import re

from etl.read.phrase import Phrase
from etl.read.positions.frame import WROTE_ON
from etl.read.questions.question_kinds import AFFIRMED

PND_USED = Phrase(
    r"\b(?:via|through|using|on|by way of|access to|submitted to|"
    r"(?:searche[sd]|run|compared|checked|matched) against) (?:the )?(?:pnd|police national database)\b"
)
NOT_OWN = Phrase(
    r"(?<!as )(?<!like )\b(?:other|certain|some|several|many|territorial|neighbouring) (?:[a-z]{1,14} ){0,2}forces\b|"
    r"(?<!from )(?<!with )(?<!van of )(?<!lent by )(?<!loaned by )(?<!provided by )(?<!supplied by )another "
    r"(?:force|body|authority)|"
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|all|some|most|many|others?) "
    r"(?:more |of (?:them|these|those),? )?"
    r"(?:said|told us|reported|replied|stated|indicated) (?:that )?they\b|"
    r"\bif (?:we|it|the force|i) (?:stated|said|were|had)|home office (?:uses|has|provides|said)"
)
"""What is said of others, or only supposed."""
ABOUT_REQUEST = re.compile(
    rf"your request|{WROTE_ON}|you (?:are|were) (?:seeking|asking|requesting|interested in) |"
    r"(?:your )?(?:question|point|item) \d{1,2} (?:asks|asked|seeks|concerns) |"
    r"(?:i|we)(?:'m|'re)? (?:[a-z']{1,8} ){0,2}(?:respond|refer|repl|writ)[a-z]* "
    r"[^\n]{0,60}\byour (?:[a-z]{1,12} ){0,3}(?:request|enquiry|e-?mail|letter|foi)\b|thank you for your "
)
"""A sentence that tells what was asked, not what is done."""
TITLE = re.compile(r"^(?:re|subject|title)\b|\byour (?:[a-z]{1,12} ){0,3}(?:request|questions?|enquiry)\b")
"""A line that says what a letter without its request is about."""
A_HEADING = 20
"""A line that marks an answer and is shorter than this says nothing itself."""
NIL_BESIDE = re.compile(r"\b(?:at )?no (?:additional |extra |direct )?(?:costs?|charges?|arrests?|alerts?)\b")
NEGATED = re.compile(r"\b(?:no|nor|not|nil|none|never|neither|zero)\b|n't")
SUBJECT = re.compile(
    r"\b(?:we|our|i|it|they|(?:the|this|both|these|neither) (?:force|forces|constabulary|constabularies|service|met|mps|trial|pilot|technology|system|software)|officers|staff|"  # noqa: E501
    r"investigators|[a-z]+ (?:police|constabulary)|psni|mps|btp|mdp|cnc|scotland|gmp|wmp|tvp|wyp|syp|nyp|swp|nwp)\b"
)
STATED = Phrase(
    SUBJECT.pattern + r"[^\n]{0,120}\b(?:us(?:e|es|ed|ing|er of)|employs?|"
    r"utili[sz]|rel(?:y|ies|ied) on|turns? to|subscrib|tried(?! to\b)|experimented|forms? part|among|deploy|operat|"
    r"access|search|submit|upload|adopt|introduc|purchas|"
    r"procur|contract|trial|pilot|test|ran\b|run\b|bought|carr(?:y|ies|ied) out|undertake|conduct)|\b(?:is|are|was|were|been|being|be) (?:[a-z]{1,12} ){0,5}(?:used|in use|flown|searched|compared|matched|checked|deployed|utilised|"  # noqa: E501
    r"operated|adopted|introduced|accessed|supplied|procured|purchased|trialled|piloted|tested|made|submitted|carried out|conducted|undertaken|performed)|"  # noqa: E501
    r"\bcontract (?:for|with|is|was|runs|began)\b|\blicen[cs]e (?:for|with|costs?|is)\b|\bsoftware (?:that is |which is )?used\b|"
    r"\bavailable to (?:[a-z]{1,10} )?(?:officers|staff|investigators|detectives)"
    r"|\b(?:has|have|owns?|fl(?:y|ies)|runs?|holds?|keeps?|there are) (?:[a-z]{1,14} ){0,3}"
    r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen|twenty)\b)"
    r"|\b(?:officers|staff|constables|pcsos|who) (?:all |now |also )?(?:wear|carry|are (?:issued|equipped|fitted) with)\b"
    r"|\bdrone fleet|proof of concept|\bin (?:use|service|operation)\b|\brun through\b|"
    r"\b(?:trials?|pilots?|deployments?|searches) (?:of|took|was|were|began|ran|have|has)|\buse of [^\n]{0,60}(?:began|started|since)"  # noqa: E501
)
"""A force, or the technology itself, is what the sentence speaks of."""
YES = re.compile(
    rf"(?:a ?[:.-] ?)?(?:yes\b(?!,? (?:it is |they are |these are |both )?(?:attached|enclosed|published))|"
    rf"y[.]?$|{AFFIRMED}|(?:a )?(?:trial|pilot)s?\b(?! (?:of|begins?|starts?|is|are|will|may|might)\b))"
)
PRICE_OR_NAME = re.compile(
    r"£ ?[1-9][\d,.]*(?: (?:per|a|each|in|for|excluding|including|plus)\b[^\n]{0,40})?\.?|"
    r"(?!(?:answer|response|reply|please|see|exempt|refused|withheld|not|none|no|as|n/a)\b)[a-z][a-z0-9&'. -]{1,30}\.?"
)
"""An answer that is a price or a name and no more."""
CLAUSES = re.compile(
    r"[:;]|,? and (?=trial|pilot|test|us(?:es|ed)|has |have |does|is |was )|,? but |,? although |,? whereas |,? however,? "  # noqa: E501
)
