"""Why an address gave no letter, each with what a person can do about it."""

from __future__ import annotations

BY_HAND = "Open the page in a browser, save it (or download the portal's zip), then run: python -m etl add PATH"


class CollectError(Exception):
    """An address gave nothing that can be kept.

    Attributes:
        code: a short name for the log.
        what_to_do: one sentence for the person.
        status: the HTTP status, where there was one.
    """

    code = "collect-failed"
    what_to_do = "Run the collection again later; what was collected so far is kept."

    def __init__(self, url: str, message: str, status: int | None = None) -> None:
        super().__init__(f"{url}: {message}")
        self.url = url
        self.message = message
        self.status = status


class NoContact(CollectError):
    """No contact address is configured, so nobody could complain about the visits."""

    code = "no-contact"
    what_to_do = "Give an e-mail address: --contact you@example.org, or set CROSS_FORCE_CONTACT."


class RobotsDisallow(CollectError):
    """The site's robots.txt closes the address."""

    code = "robots-disallow"
    what_to_do = BY_HAND


class ChallengePage(CollectError):
    """The site asks whether a person is there; nothing more is asked of it in this run."""

    code = "challenge-page"
    what_to_do = BY_HAND


class Refused(CollectError):
    """The site refuses the address (401, 403, 451, or it asks for a longer wait than we keep a run open)."""

    code = "refused"
    what_to_do = BY_HAND


class NotThere(CollectError):
    """The site has no such page (404, 410) or no such format (406)."""

    code = "not-there"
    what_to_do = "Check the address; the portal's slug changes when a title is edited."


class Unreachable(CollectError):
    """No complete answer came within the permitted tries: time-out, reset, cut body, 5xx."""

    code = "unreachable"


class TooLarge(CollectError):
    """The answer is larger, or takes longer, than a letter may."""

    code = "too-large"
    what_to_do = BY_HAND


class WrongType(CollectError):
    """The bytes are not of a type that was asked for."""

    code = "wrong-type"
    what_to_do = "Open the address in a browser; if the letter is there, save it and run: python -m etl add PATH"


class UnsafeAddress(CollectError):
    """The address, or one that it redirects to, is private, of another site, or no web address."""

    code = "unsafe-address"
    what_to_do = "Check the base_url of the source in data/reference/sources.csv."


class NotReady(CollectError):
    """The portal is still preparing the file (it masks personal data first)."""

    code = "not-ready"
