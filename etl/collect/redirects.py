"""Where an answer may send us: to another page of the same site, and never from https to http."""

from __future__ import annotations

from urllib.parse import urlsplit

from etl.collect.addresses import host_key, joined, taken_apart
from etl.collect.answers import Fetched
from etl.collect.errors import UnsafeAddress


def next_address(url: str, at: str, answer: Fetched) -> str:
    """The address that a redirect names.

    Args:
        url: the address asked for first; the redirect has to stay on its site.
        at: the address that gave the answer.
        answer: an answer whose status is a redirect.

    Raises:
        UnsafeAddress: it names no web address, one with a user's name, another site, or http after https.
    """
    target = joined(at, answer.headers.get("location", ""))
    parts = taken_apart(target) if target else None
    if target is None or parts is None or parts.username or parts.password:
        raise UnsafeAddress(url, "redirects to no plain http or https address", answer.status)
    if host_key(target) != host_key(url):
        raise UnsafeAddress(url, f"redirects to another site ({host_key(target)})", answer.status)
    if urlsplit(at).scheme == "https" and parts.scheme == "http":
        raise UnsafeAddress(url, "redirects from https to http", answer.status)
    return target
