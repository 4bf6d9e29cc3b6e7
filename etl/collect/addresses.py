"""Which web addresses may be asked, and which of them are the same place."""

from __future__ import annotations

import ipaddress
import re
import socket
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

_WELSH_PREFIX = re.compile(r"^/cy(?:-GB)?(?=/)")


def taken_apart(url: str) -> SplitResult | None:
    """The parts of a web address; ``None`` where it is none: another scheme, no host, or a port that cannot be."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return parts if usable else None


def joined(base: str, link: str) -> str | None:
    """The web address that a link on a page leads to; ``None`` where it leads to none."""
    try:
        url = urljoin(base, link.strip())
    except ValueError:
        return None
    return url if taken_apart(url) else None


def host_key(url: str) -> str:
    """The site of an address: its host without ``www.``, with a port that is not the usual one."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower().removeprefix("www.")
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    return host if parts.port in (None, usual) else f"{host}:{parts.port}"


def page_key(url: str) -> str:
    """One key for all addresses of a page: with or without ``www``, https, Welsh prefix or a last slash.

    ``?p=32869`` names a page, so it stays; every other query and the fragment go.
    """
    parts = urlsplit(url)
    path = _WELSH_PREFIX.sub("", parts.path).rstrip("/").lower()
    page = re.search(r"(?:^|&)(p=\d+)(?:&|$)", parts.query)
    return f"{host_key(url)}{path}" + (f"?{page[1]}" if page else "")


def without_welsh_prefix(url: str) -> str:
    """The address without ``/cy``: Alaveteli's redirect from it loses the file's ending."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=re.sub(r"^/[a-z]{2}(?=/request/|/body/)", "", parts.path)))


def is_public(address: str) -> bool:
    """Whether an IP address is on the public internet; embedded IPv4 addresses are looked at, too."""
    found = ipaddress.ip_address(address.split("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
        if found in ipaddress.ip_network("64:ff9b::/96"):
            return False
    return found.is_global and not found.is_multicast


def resolve(host: str, port: int, allow_loopback: bool) -> list[str]:
    """The addresses of a host; all of them must be public.

    Raises:
        PermissionError: one of them is private, link-local, multicast or reserved.
        OSError: the name is not known.
    """
    found = [str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    for address in found:
        loopback = allow_loopback and ipaddress.ip_address(address.split("%")[0]).is_loopback
        if not loopback and not is_public(address):
            raise PermissionError(f"{host} leads to {address}, which is not on the public internet")
    return list(dict.fromkeys(found))
