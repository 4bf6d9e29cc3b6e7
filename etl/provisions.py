"""How the names of provisions lie within each other: *FOIA s31(1)(a)* within *FOIA s31*."""

from __future__ import annotations

from collections.abc import Iterable


def is_within(provision: str, other: str) -> bool:
    """Whether a provision is another one or a part of it.

    Args:
        provision: a name as it is stored, *FOIA s31(1)(a)*.
        other: such a name.
    """
    return provision == other or provision.startswith(f"{other}(")


def most_exact(provisions: Iterable[str]) -> set[str]:
    """The provisions without those of which a part is named as well.

    Args:
        provisions: names as they are stored.
    """
    names = set(provisions)
    return {name for name in names if not any(other.startswith(f"{name}(") for other in names)}
