"""Headers of mails that the standard library cannot take apart: they cost the mail its letters no more.

``filename*`` without a value, for example, ends in an IndexError wherever the header is looked at.
"""

from __future__ import annotations

from email.errors import MessageError
from email.headerregistry import BaseHeader, HeaderRegistry
from email.policy import EmailPolicy

BROKEN = (LookupError, TypeError, ValueError, AttributeError, AssertionError, RecursionError, MessageError)
"""What the library raises for a mail that is damaged or made to be."""

_AS_WORDS = HeaderRegistry(use_default_map=False)


class _Forgiving(HeaderRegistry):
    def __call__(self, name: str, value: str) -> BaseHeader:
        """The header taken apart, or as plain words where that fails."""
        try:
            return super().__call__(name, value)
        except BROKEN:
            return _AS_WORDS(name, value)


FORGIVING = EmailPolicy(header_factory=_Forgiving())
"""The library's usual way to read a mail, except that a broken header is kept as plain words."""
