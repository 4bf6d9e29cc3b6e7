"""Labels of questions: ``Q1``, ``1a)``, ``Questions 1, 2 and 4``, ``Response 2 and 3:``, ``Question Five``."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from etl.read.labels.apart import label_apart, on_paragraph
from etl.read.labels.label import LETTERS, NUMBER, ROMAN, ROMANS, Label
from etl.read.labels.ordinals import by_ordinals
from etl.read.labels.part_labels import limb_of, part_behind, part_of
from etl.read.labels.runs import MANY, NUMBER_WORDS, numbers
from etl.read.phrase import REMEMBERED

MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_NOUN = (
    r"(?:questions?|headings?(?= [a-h\d]\b)|qu?'?s?|requests?|points?|parts?|items?|limbs?|rows?(?= \d)|(?:responses?|answers?|reply|replies)(?: to(?= \(?\d))?|paragraphs?|quer(?:y|ies)|enquir(?:y|ies)|r(?=\d{1,2}[.:)](?: |$))|a(?=\d)|ans|numbers?|bullets?|"  # noqa: E501
    r"nos?\.(?= ?\d{1,2}(?:(?:, ?| and | to | & )\d{1,2})*(?: ?:|\.(?: [a-z]|$)| (?:asks?|asked|concerns?|relates?|"
    r"seeks|wants|is about)\b)))"
)
_LABEL = re.compile(
    r"(?:[-*|\"'(>] ?)?(?:c(?:westiwn )?\d{1,2} ?/ ?(?=q))?(?:(?:in (?:response|relation|answer|respect|reply|regards?) (?:to|of)|with (?:regards?|respect) to|"  # noqa: E501
    r"regarding|for|re|as (?:to|for)|remarks?|notes?|comments?|reasons?|explanation|"
    r"your|our|(?:the )?(?:applicant|requester)'?s?'?|the|on|concerning|response|"
    r"answers?|reply|replies|to) ){0,4}"
    rf"{_NOUN}(?:\.|:| no\.?| number)? ?{MANY}(?P<tail> ?[.:)/-]+| ?,|(?= )|$)"
)
_EXPLAINED = re.compile(r"(?:explanation|reasons?) (?:regarding|for|concerning|on|as to) (\d{1,2}[a-h]?)[/.):]?$")
"""*Explanation regarding 8/*, alone on a line."""
_OF_A_PAPER = re.compile(r" ?(?:of|in|from) (?:the|that|this|our|its|each) (?!request|letter|e-?mail|message|question)")
"""*Paragraphs 31 to 38 of the assessment* are no questions."""
_OF_PAPERS = re.compile(r"\b(?:paragraphs?|items?)\b")
_IN_WORDS = re.compile(r"(?<=: )[a-z]{3,6} [a-z]")
"""*Response: one letter is held*: a number in words behind the mark of the answer counts things."""
_WHY = re.compile(
    rf"why (?:{_NOUN} ?)?{MANY} (?:is|was|are|were|has|have|had)(?: not|n't)? (?:been |being )?"
    r"(?:refused|withheld|exempt|answered|given|provided|disclosed|released|held back)[.:]?$"
)
"""*Why 4b is refused*: a heading above the reasons for one answer."""
_BARE = re.compile(
    r"(?:[-*|\"'>] ?|(?:and )?(?:finally|lastly),? (?=\d))?[\[(]?(\d{1,2}(?:\.\d{1,2}|"
    r"\.(?=[a-h][.)]))?[a-h]?(?: ?\((?:i{1,3}|iv|vi{0,3})(?=\)))?|[a-h]|[j-n](?=\))|"
    rf"{ROMAN})"
    r"(?:\):|\](?= |$)|[.):](?!foi|-? ?\(1\) )| \|(?= )|/(?=[ a-z]|$)| ?-(?= |$))"
    r"(?: |$|(?<=\d[.)])(?=[a-z]{2}))"
)
_BEFORE_GLOSS = re.compile(
    r"(\d{1,2}[a-h]?(?: ?(?:-|,|and|&|to) ?\d{1,2}[a-h]?){0,4}) (?=\((?!\d)[a-z][^()\n]{6,160}\)(?: |$))"
)
"""*4 (model of drones)*: the number with the question in short behind it."""
_SET_OFF = re.compile(r"(?:\| )?(\d{1,2}[a-h]?(?:(?:,| and| &| to| ?-) ?\d{1,2}[a-h]){0,6}|[a-h]) (?=\S)")
_IN_TURN = re.compile(
    rf"(?:you|we|i|the force) (?:asked|answered|answer|replied|reply|said|say)(?: (?:at|in|under|to))? {MANY} ?:(?: |$)"
)
"""*You asked 1(a): …*, *We answered 1(a): …*."""
_TO_WORD = re.compile(
    rf"(?:(?:the|our|my) )?(?:answer|response|reply) to (?:number )?({'|'.join(NUMBER_WORDS)})(?:[.:]| -)(?: |$)"
)
"""*Answer to three.*"""
ASKED_AT = r"(?:then |also |next |further )?(?:asks?|asked|wants|wanted) \(?"
_ASKED_NUMBER = re.compile(
    rf"(?:s?he|they|you|the (?:applicant|requester)) {ASKED_AT}(\d{{1,2}})[.)] "
    r"(?![^\n]* \(?\d{1,2}[.)] )"
)
"""*She asked 2. how many reports were received*."""
_IN_RESPECT = re.compile(
    r"(?:finally,? |lastly,? |and )?(?:(?:my |our |the )?(?:decision|finding|conclusion) )?(?:turning to|coming to|"
    r"moving (?:on )?to|in (?:respect|relation|response|answer|reply|regard) (?:of|to)|in terms of|"
    r"as (?:to|regards|for)|regarding|concerning|with (?:regard|respect) to|on|to(?= \(?\d)|(?:the|our|my) (?:answer|response|"
    r"reply) (?:to|on)) "
    r"(\(?[a-h]\)(?:(?:, | and | & )\(?[a-h]\)){0,6}(?=,? |:)|\(?(?:i{1,3}|iv|vi{0,3})\)(?:(?:, | and | & )\(?(?:i{1,3}|"
    r"iv|vi{0,3})\)){0,5}(?=,? )|"
    r"\(?\d{1,2}[a-z]?\)?(?:(?:, | and | & | to | ?- ?)\(?\d{1,2}[a-z]?\)?){0,6})(?: above)?"
    r"(?:[,:/]| -|\.(?=$)| is (?=that\b))(?: |$|(?=that))"
)
"""*In respect of 2 and 3, none is held*: questions, said without the word."""
IN_SQUARE = re.compile(r"\[(?:q ?)?(\d{1,2}[a-h]?)(?:[.:)]| -)? (?=[a-z])")
"""*[1 Is it in use?]*: a question put again between square brackets."""
_SQUARE_GROUP = re.compile(r"\[(\d{1,2})\](?:(?:, | and |, and | & )\[\d{1,2}\]){1,6}[.:]? ")
"""*[2], [3] and [4] no information held*."""
_PART_ASKED = re.compile(
    r"(?:(?:in|at|on|for|as (?:to|for)|turning to|lastly,?|finally,?) )?"
    r"(?:your )?(?:part ([a-h])|\(([a-h]|\d{1,2}|i{1,3}|iv|vi{0,3})\))"
    r"(?=[,:] ?| (?:is|was) (?:about|for|whether)\b| (?:asks?|asked|concerns?|concerned|relates?|seeks|sought)\b|"
    r" you (?:then |also |next )?(?:asks?|asked|would like|wants?|wanted|enquired?|seek|sought|request|requested|wish)\b)"
)
"""*In Part C you ask …*, *at (d) you ask …*: a part of a request by its letter, in a sentence."""
_ROMANS_NAMED = re.compile(
    rf"(?:your )?(?:items?|points?|parts?|questions?|requests?) ((?:{ROMAN}|\({ROMAN}\))"
    rf"(?:(?:, ?(?:and )?| and | & | to | ?- ?)\(?{ROMAN}\)?)*)(?:[.:)]| -|,? (?!of\b)|$)"
)
"""*Items i-iii*, *point (iv)*: questions by Roman numbers."""
_PLACED_FOR = re.compile(
    rf"(?:paragraph|part|section|annex|appendix|note) (?:[a-h]|\d{{1,2}}) \((?:your |re |for )?{_NOUN} ?{MANY}\)|"
    rf"(?:sections?|s\.?|regulations?) ?\d[\d()a-z &]{{0,24}}(?:, (?:\d[\d()a-z &]{{0,24}})?)?(?: ?- )?{_NOUN} ?{MANY} ?:(?= )|"
    r"(?:the |our )?(?:exemptions?|refusals?|reasons?|explanation|evidence of harm|harm|public interest(?: test)?|"
    rf"cost) \((?:your |re |for )?{_NOUN} ?{MANY}[/.]?\)[:.]?$"
)
"""*Paragraph A (your points 1 and 2)*, *Exemption (question 4)*: the questions that a part of a letter is for."""
_NUMBERED_BEHIND = re.compile(
    r"[^():\n]{3,90} \(your (?:no|number|question|point|item|q)\.? ?(\d{1,2}[a-h]?)\):(?= |$)"
)
"""*Searches in PND (your no 2): 96.*"""
_FOR_ALONE = re.compile(
    r"(?:for|on|to|re) (\(?(?:\d{1,2}[a-h]?|[a-h])\)(?:(?:, | and |, and | & | to )\(?(?:\d{1,2}[a-h]?|[a-h])\)){0,6}):?$"
)
"""*For 1) and 2)*, on a line of its own."""
_BARE_GROUP = re.compile(
    r"(?:[-*] )?\(?(\d{1,2}[a-h]?(?:[.)]? ?(?:,|&|and|-|to) ?\(?\d{1,2}[a-h]?){1,8}|"
    r"[a-h](?:, [a-h])*,? (?:and|&) [a-h](?=\))|[a-h](?:\.,? ?(?:and |& ?)[a-h](?=\.)){1,4}|[a-h](?:\) ?(?:, ?(?:and )?|"
    r"[&+] ?|and |to |- ?)\(?[a-h](?=\))){1,6}|\d{1,2}[a-h] ?(?:-|to) ?[a-h]|\d{1,2}[.)] (?:\d{1,2}[.)],? )*(?:&|and) \d{1,2}|"
    r"[ivx]{1,4}(?:\) ?(?:, ?(?:and )?|& ?|and )\(?[ivx]{1,4}(?=\))){1,6}|"
    r"[ivx]{1,4}(?:,? (?:and|to|&) [ivx]{1,4})(?=[.:)])|"
    r"\d{1,2}/(?: ?(?:&|and|,) ?\d{1,2}/){0,5} ?(?:&|and|,) ?\d{1,2}(?=/))\)? ?[.:)/-](?: |$)"
)
_LETTERS_SAID = re.compile(r"([a-h](?: ?(?:to|-) ?|(?:, ?[a-h]){0,4},? (?:and|&) )[a-h]) ?: ")
"""*A to C: this is published*, *a and b: none*."""
_RANGE_SAID = re.compile(
    r"(\d{1,2} (?:to|and|&|-) \d{1,2}) (?=(?:are|is|were|have|has|can|cannot|will)\b"
    r"(?! (?:both )?(?:absolute|qualified|class|prejudice|non-absolute)))"
)
"""*1 to 3 are published*: questions, said without the word."""
_INNER = re.compile(
    r"(?:[:;,.?] |- (?=\((?:a|i|1)\) )|\b(?:and|for|following|of|provide|disclose|release|withhold|refuse) |"
    r"[a-z] (?=\((?:a|i|1)\) (?!to |and |or |- )))"
    r"\(?(?:(\d{1,2}[a-h]?|[a-h]|i{1,3}|iv|vi?)\)(?:,(?= [a-h]\))|:)?|"
    r"(\d{1,2}[a-h]|(?<=for )\d|(?<=following )\d)\.) (?=[a-z0-9£])(?!to \(?\d)"
)
_LIMBS = re.compile(r"\d(?: ?\(\d{1,2}\))? ?\([a-h]\)(?:(?:, ?(?:and )?| and | ?& ?)\([a-h]\))+")
"""*Section 31(1)(a) and (b)*: limbs of a section."""
_INNER_DOTTED = re.compile(r"[ :]([a-d])\. (?=[a-z])")
_INNER_ANY = re.compile(r" \(?(\d{1,2}|[a-h]|i{1,3}|iv|vi{0,3})\) (?=[a-z])")
_FIGURES = tuple(map(str, range(1, 13)))
_DATE_AFTER = re.compile(rf" ?(?:st|nd|rd|th)? ?(?:of )?(?:{MONTHS})\b")
"""*Response 18 August* is dated, not numbered."""
_DATE_OF_FIGURES = re.compile(r"\d{1,2}([-/.])\d{1,2}\1(?:20)?\d\d\b")
_PRINTED = re.compile(r"\d{1,2}-\d{3,}|\d{1,2}-[a-z\d]{1,8}-foi\b|foi-")
"""*Request 25-1893-FOI*: the number under which it is kept."""
_APPLIES_HERE = re.compile(
    r" ?(?:above )?(?:(?:also|equally|again) )?(?:appl(?:y|ies)|holds?|stands?|serves?|goes|covers?)\b[^\n]{0,20}"
    r"\b(?:here|(?:to|for) (?:this|it|that)|this (?:one|question|part|too))\b"
)
"""*The reply to question 1 applies equally here*: the answer to another question."""
_COUNTED = re.compile(r" ?(?:questions?|parts?|points?|requests?|items?)\b")
"""*Request: eight questions*: a number that counts them and names none."""
_ROMANS_CLOSED = re.compile(r"[iv]+(?=\))")
_DECIMAL = re.compile(r"\d{1,2}\.\d{1,2}\.")
_LETTERS_ALONE = re.compile(r"\b(?:[a-hivx]+|[j-n])\b")
_ROMANS_RUN = re.compile(r"(to|-)?[ ,&(]*(?:and )?\b([ivx]+)\b")
_ROMAN = re.compile(r"i{1,3}|iv|vi?")
_ROMAN_RANGE = re.compile(r"(i{1,3}|iv|vi{0,3}) to (i{1,3}|iv|vi{0,3})")
_LETTER_RANGE = re.compile(r"([a-h])\)? ?(?:to |- ?)\(?([a-h])")


@lru_cache(REMEMBERED)
def label_of(words: str, first_in_block: bool, set_off: bool = False) -> Label | None:
    """The label at the start of a sentence (in lower case), if there is one.

    Args:
        words: the sentence.
        first_in_block: whether it begins a line of its own.
        set_off: whether the page leaves a wide gap after its first word, as a list without signs has it.
    """
    paragraph = on_paragraph(words) if first_in_block else 0
    if paragraph and (on := label_of(words[paragraph:], True)) is not None and on.word:
        return replace(on, end=on.end + paragraph)
    apart = label_apart(words) if first_in_block else None
    if apart is not None:
        return apart
    label = _by_noun(words, first_in_block) or _in_other_words(words, first_in_block)
    if label is not None or not first_in_block:
        return label
    return limb_of(words) or _bare(words, set_off)


def _by_noun(words: str, first_in_block: bool) -> Label | None:
    """*Question 3*, *items i to iii*, *paragraph A (your points 1 and 2)*."""
    placed = (_PLACED_FOR.match(words) or _NUMBERED_BEHIND.match(words)) if first_in_block else None
    if placed:
        return Label(numbers(placed[placed.lastindex or 1]), placed.end(), False, placed[0])
    match = _LABEL.match(words)
    dated = match is not None and not match["tail"].strip() and _DATE_AFTER.match(words, match.end()) is not None
    counted = match is not None and match[1].isalpha() and _COUNTED.match(words, match.end()) is not None
    if match and _OF_PAPERS.search(match[0]) and _OF_A_PAPER.match(words, match.end()):
        return None
    if match and (_IN_WORDS.match(words, match.start(1)) or _APPLIES_HERE.match(words, match.end())):
        return None
    if match and match[0].startswith("limb") and not match["tail"].strip():
        return None
    printed = match is not None and (
        _DATE_OF_FIGURES.match(words, match.start(1)) or _PRINTED.match(words, match.start(1))
    )
    if match and not dated and not counted and not printed:
        questions = numbers(match[1])
        behind = part_behind(words, match.end()) if len(questions) == 1 and questions[0].isdigit() else None
        if behind is not None:
            return Label((part_of(questions[0], behind[0]),), behind[1], False, words[: behind[1]])
        if questions:
            return Label(questions, match.end(), False, words[: match.end()])
    romans = _ROMANS_NAMED.match(words)
    if romans:
        return Label(_romans(romans[1]), romans.end(), False, romans[0])
    part = _PART_ASKED.match(words)
    lettered = part is not None and (part[1] or not words.startswith("("))
    return Label((part[1] or part[2],), part.end(), False, part[0]) if part and lettered else None


def _in_other_words(words: str, first_in_block: bool) -> Label | None:
    """*[2] and [3]*, *you asked 2.*, *in respect of 2*, *your second question*."""
    group = _SQUARE_GROUP.match(words) if first_in_block else None
    if group:
        return Label(tuple(NUMBER.findall(group[0])), group.end(), True, "")
    why = (_WHY.match(words) or _EXPLAINED.match(words)) if first_in_block else None
    if why:
        return Label(numbers(why[1]), why.end(), False, why[0])
    alone = _FOR_ALONE.match(words) if first_in_block else None
    if alone:
        return Label(_named_bare(alone[1].strip("()")), alone.end(), False, alone[0])
    asked = _ASKED_NUMBER.match(words)
    if asked:
        return Label((asked[1],), asked.end(), False, words[: asked.end()])
    turn = _IN_TURN.match(words) or _TO_WORD.match(words)
    if turn:
        return Label(numbers(turn[1]), turn.end(), False, turn[0])
    match = _IN_RESPECT.match(words)
    if match:
        romans = tuple(_ROMANS_CLOSED.findall(match[1]))
        questions = romans or numbers(match[1]) or (match[1].strip("()"),)
        return Label(questions, match.end(), False, words[: match.end()])
    ordinals = by_ordinals(words, first_in_block)
    return Label(ordinals[0], ordinals[1], False, words[: ordinals[1]]) if ordinals is not None else None


def _bare(words: str, set_off: bool) -> Label | None:
    """*1.*, *a)*, *2 and 3 -*: a label without a word."""
    match = (
        _BARE_GROUP.match(words)
        or _RANGE_SAID.match(words)
        or _BARE.match(words)
        or IN_SQUARE.match(words)
        or _BEFORE_GLOSS.match(words)
        or _LETTERS_SAID.match(words)
        or (_SET_OFF.match(words) if set_off else None)
    )
    if match and not _DECIMAL.match(words):
        questions = _named_bare(match[1])
        if questions and questions != ("0",):
            return Label(questions, match.end(), True, "")
    return None


def _named_bare(run: str) -> tuple[str, ...]:
    """The questions of a label without a word: *1, 2 & 4*, *a) to d)*, *i to iii*."""
    romans = _ROMAN_RANGE.fullmatch(run)
    if romans is not None:
        return ROMANS[ROMANS.index(romans[1]) : ROMANS.index(romans[2]) + 1]
    letters = _LETTER_RANGE.fullmatch(run)
    if letters is not None:
        return tuple(map(chr, range(ord(letters[1]), ord(letters[2]) + 1)))
    if not run[0].isdigit():
        return tuple(_LETTERS_ALONE.findall(run))
    return numbers(f"{run})" if "(i" in run or "(v" in run else run)


def _romans(run: str) -> tuple[str, ...]:
    """The questions of *i-iii*, *iv and v*: a range counts its whole numbers."""
    found: list[str] = []
    for joint, name in _ROMANS_RUN.findall(run):
        first = ROMANS.index(found[-1]) + 1 if joint and found and found[-1] in ROMANS else None
        ends = name in ROMANS and first is not None
        found.extend(ROMANS[first : ROMANS.index(name) + 1] if ends else [name])
    return tuple(dict.fromkeys(found))


@lru_cache(REMEMBERED)
def inner_labels(words: str) -> tuple[str, ...]:
    """Labels such as ``b)`` that follow inside a sentence after the first."""
    if ") " not in words and ". " not in words:
        return ()
    dotted = tuple(dict.fromkeys(match[1] for match in _INNER_DOTTED.finditer(words)))
    if len(dotted) > 1 and dotted == LETTERS[: len(dotted)]:
        return dotted
    words = _LIMBS.sub(" ", words)
    found = tuple(dict.fromkeys(match[1] or match[2] for match in _INNER.finditer(words)))
    every = tuple(dict.fromkeys(match[1] for match in _INNER_ANY.finditer(words)))
    if len(every) > max(1, len(found)) and every in (
        _FIGURES[: len(every)],
        LETTERS[: len(every)],
        ROMANS[: len(every)],
    ):
        return every
    return tuple(name for name in found if "i" in found or not _ROMAN.fullmatch(name))
