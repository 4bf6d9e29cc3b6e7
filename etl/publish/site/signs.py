"""How outcomes are drawn on static pages and in their pictures: a colour, and a letter besides it.

The same as on the dashboard (a test compares them): Okabe and Ito's colours, darkened where text stands on them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sign:
    """How one value is drawn: its label, letter, fill, and the colour of text on the fill."""

    label: str
    letter: str
    fill: str
    ink: str


OUTCOMES: dict[str, Sign] = {
    "disclosed": Sign("Disclosed", "D", "#007a5a", "#ffffff"),
    "partly_disclosed": Sign("Partly disclosed", "P", "#8fd3f0", "#10212b"),
    "denied": Sign("Denied", "N", "#0a5c99", "#ffffff"),
    "refused": Sign("Refused", "R", "#b84300", "#ffffff"),
    "no_answer": Sign("No answer", "S", "#6b6b6b", "#ffffff"),
    "unread": Sign("Unread", "U", "#d7d3c8", "#26241f"),
    "unclear": Sign("Unclear", "?", "#d9a3c4", "#2b1222"),
}
NONE = Sign("No reply in this snapshot", "·", "#efece4", "#57534a")
DECISIONS = ("disclosed", "partly_disclosed", "denied", "refused")

USED_FOR: dict[str, Sign] = {
    "withholding": Sign("To withhold information", "W", "#b84300", "#ffffff"),
    "confirm_or_deny": Sign("To neither confirm nor deny", "C", "#5b3a8c", "#ffffff"),
    "cost": Sign("Cost limit", "£", "#8a6d00", "#ffffff"),
    "vexatious": Sign("Vexatious or repeated", "V", "#6b6b6b", "#ffffff"),
    "not_held": Sign("Notice that nothing is held", "N", "#0a5c99", "#ffffff"),
}

NCND = {
    "all": "neither confirms nor denies, for the whole request",
    "overt": "neither confirms nor denies open use",
    "covert": "neither confirms nor denies hidden use",
    "residual": "neither confirms nor denies any other information",
}
USE = {"uses": "states use", "trialled": "states a trial", "no_use": "states no use"}
TESTS = {
    "absolute": "absolute: the public interest is not weighed",
    "qualified": "qualified: the public interest must be weighed",
    "partly_absolute": "partly absolute: whether the public interest is weighed depends on the case",
    "none": "no exemption, so no public interest test",
}
BASES = {
    "class": "covers a class of information; no harm need be shown",
    "prejudice": "harm (prejudice) must be shown",
    "other": "neither a class nor a harm test",
}


def css() -> str:
    """One class a sign, for the chips on the pages."""
    signs = {**OUTCOMES, "none": NONE, **USED_FOR}
    return "\n".join(f".s-{name}{{background:{sign.fill};color:{sign.ink}}}" for name, sign in signs.items()) + "\n"
