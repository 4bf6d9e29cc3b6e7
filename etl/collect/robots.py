"""What a site's robots.txt permits, by RFC 9309: wildcards, and the longest rule wins."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

AGENT = "cross-force-comparison"


@dataclass(frozen=True)
class Robots:
    """The rules of one site; ``rules`` is ``None`` where everything, or nothing, is permitted."""

    rules: Protego | None
    everything: bool
    why: str = "the site's robots.txt closes this address to programs"

    @classmethod
    def open(cls) -> Robots:
        """A site without robots.txt (an answer from 400 to 499): everything is permitted."""
        return cls(None, True)

    @classmethod
    def shut(cls, why: str) -> Robots:
        """A site whose robots.txt cannot be read: nothing is permitted."""
        return cls(None, False, why)

    @classmethod
    def parse(cls, text: str) -> Robots:
        """The rules of a robots.txt."""
        return cls(Protego.parse(text), False)

    def allows(self, url: str) -> bool:
        """Whether our agent may ask for the address."""
        return self.everything if self.rules is None else bool(self.rules.can_fetch(url, AGENT))

    @property
    def delay(self) -> float:
        """Seconds between requests that the site wishes; 0 where it says nothing."""
        return float(self.rules.crawl_delay(AGENT) or 0.0) if self.rules is not None else 0.0
