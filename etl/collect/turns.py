"""The order of a list that is longer than a run: everything on it gets its turn, and no run takes more than its share.

What was never asked for comes first. What is left of the run goes to the rest, those asked for longest ago first, because
a reply may have been added or changed there. A request that gave nothing waits for its next turn like the others, so that
it keeps none of them from theirs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from etl.collect.state import State


class Turns:
    """The share of a list that one run takes.

    Args:
        state: what the source gave so far; each turn is noted in it.
        limit: the most to take.

    Attributes:
        later: what had no turn in this run, but was collected whole in an earlier one.
        whole: whether nothing else is left.
    """

    def __init__(self, state: State, limit: int) -> None:
        self._state = state
        self._left = limit
        self.later: list[str] = []
        self.whole = False

    def take(self, found: Iterable[str], key_of: Callable[[str], str]) -> Iterator[str]:
        """Give what has its turn now; the list is read no further than that needs.

        Args:
            found: requests or pages as the source lists them; it may name one twice.
            key_of: gives the key under which the state knows one that is finished.
        """
        asked_at: dict[str, str] = {}
        seen: set[str] = set()
        cut = False
        for one in found:
            key = key_of(one)
            if key in seen:
                continue
            seen.add(key)
            if self._state.get(key) or self._state.get(_turn(key)):
                asked_at[one] = self._state.get(_turn(key)).get("asked_at", "")
            elif self._left == 0:
                cut = True
                break
            else:
                yield from self._one(one, key)
        again = sorted(asked_at, key=lambda one: asked_at[one])
        now, rest = again[: self._left], again[self._left :]
        for one in now:
            yield from self._one(one, key_of(one))
        self.later = [one for one in rest if self._state.get(key_of(one))]
        self.whole = not cut and len(self.later) == len(rest)

    def _one(self, one: str, key: str) -> Iterator[str]:
        self._left -= 1
        yield one
        self._state.finish(_turn(key), asked_at=dt.datetime.now(dt.UTC).isoformat())


def _turn(key: str) -> str:
    return f"asked:{key}"
