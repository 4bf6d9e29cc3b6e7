"""Which Act a letter answers under, and which Act a number belongs to; settled before the number is read."""

from __future__ import annotations

import re

from etl.read.phrase import Phrase
from etl.reference import Reference

_SCOTTISH = Phrase(r"freedom of information \(scotland\) act|\bfoisa\b|scottish information commissioner")
_EIR = Phrase(r"env[il1]ronmental [il1]nformation (?:\(scotland\) )?regulations?|\beirs?\b")
_FOIA = Phrase(r"freedom of information act|\bfoia\b|information commissioner|\bsections? \d|\bs\.? ?\d|foi\b")
_OWN_NAME = re.compile(
    r"(?:of )?(?:the )?(?:freedom of information (?:\(scotland\) )?act|foi act|foia|foisa|foi\b|the act\b|"
    r"act\b(?! (?:19|20)\d\d))"
)
_AFTER = re.compile(r"[ ,)\"']{0,3}(?:- [a-z &-]{1,40} |\([a-z &-]{1,40}\) )?(?:of|in|under|from) (?:the |both the )?")
_UNDER_EIR = re.compile(
    r"\b(?:under|in accordance with|within|pursuant to|by|terms of) (?:the )?(?:environmental information|eirs?\b)|"
    r"environmental information(?:(?!\b(?:not|never|nor)\b(?! (?:the )?(?:foi|freedom))|[\n.]).){0,80}"
    r"(?:\bappl(?:y|ies|ied|ying|icable|ication)\b|\brather than\b|\binstead\b)|"
    r"\bregulation \d+ ?\(\d\)|\breg(?:ulation)?s?\.? ?1[23]\b|\beirs? 1[23] ?\(|"
    r"(?<!with the )(?<!without )\bexceptions?\b(?! of (?!regulation))"
)
"""Words of a letter that answers under the Regulations, where it names them; *in exceptional cases* are none."""
_NOT_UNDER_EIR = re.compile(
    r"not environmental information|not under the environmental|"
    r"\b(?:do|does|did)(?: not|n't) (?:[a-z]{1,12} ){0,2}(?:concern|relate to|seek|ask (?:for|about)|amount to|count as) "
    r"environmental information|"
    r"\bnot agree that [^\n]{0,60}is environmental information|"
    r"(?:environmental information (?:\(scotland\) )?regulations?(?: 20\d\d)?|\beirs?)"
    r"(?: \([^()\n]{1,20}\))? (?:(?:do|does|did|would) not (?:[a-z]{1,12} )?apply|(?:is|are) not applicable)\b"
)
"""Words of a letter that says that they do not apply."""


class ActNames:
    """Finds the names of Acts that are not access-to-information law."""

    def __init__(self, reference: Reference) -> None:
        names = [(name.lower(), row.act) for row in reference.other_acts for name in row.names]
        names.sort(key=lambda pair: -len(pair[0]))
        self.act_of = dict(names)
        alternatives = "|".join(re.escape(name) for name, _ in names)
        generic = r"[a-z][a-z ,()-]{3,60}? (?:act|regulations|convention|directive)(?: (?:19|20)\d\d)"
        self.here = re.compile(rf"(?:the )?(?:(?P<known>{alternatives})(?![a-z])|(?P<other>{generic}))")
        self.ends = re.compile(
            rf"(?:^|[^a-z])({alternatives})(?:,? ?(?:19|20)\d\d)?(?: \([a-z0-9 ]{{2,12}}\))?(?:,? ?\(?part \d)?(?:,? \(?(?:in particular|especially|notably|including|specifically)[^().;\n]{{0,40}})?,?(?: [-:]| -|:)?(?: \(?(?:at|under|in|and|or|also)| \()? ?$"  # noqa: E501
        )
        self.any = re.compile("|".join(sorted({re.escape(name.split()[-1]) for name, _ in names if len(name) > 2})))

    def after(self, words: str) -> str | None:
        """The other Act named right after a number (``… of the Data Protection Act 2018``)."""
        link = _AFTER.match(words)
        at = link.end() if link else len(words) - len(words.lstrip(" ,("))
        if link and _OWN_NAME.match(words, at):
            return "own"
        match = self.here.match(words, at)
        if match is None:
            return None
        if match["known"]:
            return self.act_of[match["known"]]
        if not link or "information" in match["other"]:
            return "own" if link else None
        return match["other"].strip().title()

    def before(self, words: str) -> str | None:
        """The other Act named right before the word *section* (``DPA 2018, section 3``)."""
        match = None if words.endswith((", and ", ", or ")) else self.ends.search(words)
        return self.act_of[match[1]] if match else None


def act_of_letter(answer: list[str], whole: list[str], force_act: str | None) -> tuple[str | None, str]:
    """The Act that the letter answers under, and the reason.

    Args:
        answer: the sentences in the force's own words, lower case.
        whole: all sentences of the letter, lower case.
        force_act: the Act that binds the force, if the force is known.
    """
    if force_act == "FOISA" or force_act is None and _named(_SCOTTISH, answer):
        act, reason = "FOISA", "a-scotland"
    elif force_act == "FOIA":
        act, reason = "FOIA", "a-force"
    elif force_act is None and _named(_SCOTTISH, whole) and not _named(_FOIA, answer):
        act, reason = "FOISA", "a-scotland"
    elif _named(_FOIA, whole):
        act, reason = "FOIA", "a-named"
    else:
        act, reason = "", "a-unknown"
    if _named(_EIR, answer) and _handled_under_eir("\n".join(answer)):
        return "EIR", "a-eir"
    return act or None, reason


def _named(law: Phrase, sentences: list[str]) -> bool:
    return any(law.search(words) is not None for words in sentences)


def _handled_under_eir(answer: str) -> bool:
    return _UNDER_EIR.search(answer) is not None and _NOT_UNDER_EIR.search(answer) is None
