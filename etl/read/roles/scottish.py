"""What a Scottish refusal to say whether information exists rests on beside section 18."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.read.roles.found import Found

_SECTION_18 = re.compile(r"FOISA s18\b")
_UNDERLYING = re.compile(r"FOISA s(?:2[89]|3[0-5]|38|39\(1\)|41)\b")
"""Section 18(1) of the Act: *information which, if it existed and was held, would be exempt by virtue of any of sections 28 to
35, 38, 39(1) or 41*."""
_WOULD = frozenset({"r-considered", "r-recited"})
"""Rules that take the *would be exempt* of section 18 for a thought, or for the words of the Act."""
_REACH = 2
"""Sentences below section 18 in which the exemptions that it needs are named."""


def under_section_18(found: list[Found], places: Sequence[int]) -> list[Found]:
    """Roles in which the exemptions that section 18 is claimed through are relied on with it.

    Args:
        found: each mention with its role.
        places: for each mention the number of its sentence.
    """
    claimed = {
        at + below
        for (mention, role, _, _), at in zip(found, places, strict=True)
        if role == "engaged" and _SECTION_18.match(mention.provision)
        for below in range(_REACH + 1)
    }
    return [
        (mention, "engaged", "role-under-section-18", 0.85)
        if rule in _WOULD and at in claimed and _UNDERLYING.match(mention.provision)
        else (mention, role, rule, sure)
        for (mention, role, rule, sure), at in zip(found, places, strict=True)
    ]
