"""The roles that were found for the mentions of provisions, and which of them a letter relies on or leaves aside."""

from __future__ import annotations

from etl.model import Role
from etl.read.citations.citations import Mention

Found = tuple[Mention, Role, str, float]
"""A provision where it is named, what it does there, by which rule, and how sure that is."""
TOLD_OF = "w-told-of"
"""The rule of a provision that the words around it only tell of."""
CLAIMED = "r-claimed"
"""The rule of a provision that the force claims in so many words."""
TOLD = frozenset(
    {"r-counted", "r-aside", "r-told-before", "r-first-decision", "r-other-body", "r-applicant-argues", TOLD_OF}
)
"""Rules by which a provision is told of without being relied on."""


def engaged_in(roles: list[Found]) -> list[Mention]:
    """The provisions that a letter relies on."""
    return [mention for mention, role, _, _ in roles if role == "engaged"]


def left_in(roles: list[Found]) -> list[Mention]:
    """The provisions that a letter considers, tells of, says not to apply or gives up on review."""
    return [
        mention
        for mention, role, rule, _ in roles
        if role in ("considered", "negated") or rule in TOLD or rule == "role-given-up-on-review"
    ]
