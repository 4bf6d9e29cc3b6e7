"""What a Scottish refusal to say whether information exists rests on beside section 18."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.read.roles.found import Found
from etl.reference import Reference

_SECTION_18 = re.compile(r"FOISA s18\b")
_BEYOND = re.compile(r"FOISA s39(?!\(1\))")
"""Of section 39, section 18(1) names the first subsection only."""
_WOULD = frozenset({"r-considered", "r-recited"})
"""Rules that take the *would be exempt* of section 18 for a thought, or for the words of the Act."""
_REACH = 2
"""Sentences below section 18 in which the exemptions that it needs are named."""


def under_section_18(found: list[Found], places: Sequence[int], reference: Reference) -> list[Found]:
    """Roles in which the exemptions that section 18 is claimed through are relied on with it.

    Args:
        found: each mention with its role.
        places: for each mention the number of its sentence.
        reference: the catalogue, which says of each exemption whether section 18 reaches it.
    """
    claimed = {
        at + below
        for (mention, role, _, _), at in zip(found, places, strict=True)
        if role == "engaged" and _SECTION_18.match(mention.provision)
        for below in range(_REACH + 1)
    }
    return [
        (mention, "engaged", "role-under-section-18", 0.85)
        if rule in _WOULD
        and at in claimed
        and reference.under_section_18(mention.provision)
        and not _BEYOND.match(mention.provision)
        else (mention, role, rule, sure)
        for (mention, role, rule, sure), at in zip(found, places, strict=True)
    ]
