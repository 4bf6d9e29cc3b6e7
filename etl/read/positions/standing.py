"""The last denial of a letter as it goes on, which a later *N/A* repeats."""

from __future__ import annotations

from etl.read.positions.settle import DENY, DISCLOSE, REFUSE, Hit


class Standing:
    """The last denial, and the last denial or refusal, as a letter goes on: what the next *N/A* repeats.

    A paper that was never made leaves a denial of use standing.
    """

    def __init__(self, hits: list[Hit]) -> None:
        self._given = {hit.line for hit in hits if hit.position in DISCLOSE}
        self._stated = {hit.line: hit.position for hit in hits if hit.position in DENY | REFUSE}
        self.elsewhere = bool(self._given)
        """Whether the letter gives something anywhere, so that a nil sum is no part of a denial of everything."""
        self.given = False
        self.denial: str | None = None
        self.said: str | None = None

    def reach(self, number: int) -> None:
        """Come to a sentence, with what the rules found in it."""
        self.given = self.given or number in self._given
        if number in self._stated:
            self.take(self._stated[number])

    def take(self, position: str) -> None:
        """Take in a statement."""
        self.given = position in DISCLOSE or self.given and position != "no_use"
        if position in DENY and self.denial != "no_use":
            self.denial = position
        if position in DENY | REFUSE:
            self.said = position
