"""The one door to the network: who we are, how often we ask, how much we take, and when we stop.

Manners: a User-Agent with a contact, robots.txt by RFC 9309, at least two seconds between requests of one
site, ``Retry-After``, back-off with a cap, limits of time, size and type while the answer streams in, no
cookies, no ``Referer``, redirects only within the site, and no address that is not on the public internet.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NoReturn
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from etl.collect import errors
from etl.collect.addresses import host_key, taken_apart
from etl.collect.answers import Fetched, figure, plainly, retry_after
from etl.collect.challenge import looks_like_challenge
from etl.collect.guard import Deadline, Guard, no_cookies
from etl.collect.redirects import next_address
from etl.collect.robots import AGENT, Robots
from etl.collect.sniff import media_type

KEPT_HEADERS = ("content-type", "content-length", "etag", "last-modified", "retry-after", "x-robots-tag", "location")
RETRIED = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
REDIRECTS, ROBOTS_LIMIT = frozenset({301, 302, 303, 307, 308}), 512 * 1024


@dataclass(frozen=True)
class Manners:
    """How the door behaves. Times in seconds, sizes in bytes after decompression.

    ``feeds`` lets pages below ``/feed/`` be asked for although robots.txt closes them (never a site that closes
    everything); it is set by a person who has the site's leave. ``allow_loopback`` is for tests against servers
    of our own and is read from no configuration.
    """

    contact: str
    delay: float = 2.0
    connect_timeout: float = 10.0
    read_timeout: float = 30.0
    total_timeout: float = 180.0
    tries: int = 4
    backoff: float = 4.0
    backoff_cap: float = 60.0
    longest_wait: float = 900.0
    max_bytes: int = 50 * 2**20
    max_redirects: int = 5
    feeds: bool = False
    allow_loopback: bool = False


@dataclass
class Door:
    """Asks for addresses, one after another.

    Args:
        manners: limits and the contact.
        note: called for every attempt with what happened, for the manifest.
        clock: monotonic seconds; tests give their own.
        sleep: waits; tests give their own.

    Raises:
        NoContact: the manners name no contact.
    """

    manners: Manners
    note: Callable[..., None]
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _next_at: dict[str, float] = field(default_factory=dict)
    _robots: dict[str, Robots] = field(default_factory=dict)
    _closed: dict[str, errors.CollectError] = field(default_factory=dict)

    def __post_init__(self) -> None:
        contact = self.manners.contact.strip()
        if not contact or not (("@" in contact) or contact.startswith("https://")) or not contact.isprintable():
            raise errors.NoContact("collect", "no contact is configured, so no site is asked")
        self._guard = Guard(self.manners.allow_loopback)
        self._session = _Session()
        self._session.trust_env = False
        self._session.cookies.set_policy(no_cookies())
        self._session.headers.clear()
        self._session.headers.update(
            {"User-Agent": f"{AGENT}/0.1 (+{contact})", "Accept": "*/*", "Accept-Encoding": "gzip, deflate"}
        )
        adapter = _GuardedAdapter(self._guard)
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)

    def fetch(
        self, url: str, types: Iterable[str] = (), etag: str | None = None, max_bytes: int | None = None
    ) -> Fetched:
        """Ask for one address.

        Args:
            url: the address.
            types: the media types wanted, told from the bytes; empty takes any.
            etag: the known version, for a conditional request.
            max_bytes: a limit below that of the manners.

        Raises:
            CollectError: nothing that can be kept came back; its class says why.
        """
        try:
            self._check(url)
            fetched = self._with_tries(url, etag, max_bytes or self.manners.max_bytes, check_robots=True)
        except errors.CollectError as problem:
            self.note(url=url, error=problem.code, message=problem.message, status=problem.status)
            if isinstance(problem, errors.ChallengePage):
                self._closed[host_key(url)] = problem
            raise
        wanted = frozenset(types)
        if not fetched.unchanged and wanted and fetched.media_type not in wanted:
            message = f"came as {fetched.media_type}, not as {' or '.join(sorted(wanted))}"
            self.note(url=url, final_url=fetched.final_url, status=fetched.status, error="wrong-type", message=message)
            raise errors.WrongType(url, message, fetched.status)
        self.note(
            url=url,
            final_url=fetched.final_url,
            status=fetched.status,
            headers=fetched.headers,
            n_bytes=len(fetched.body),
            sha256=hashlib.sha256(fetched.body).hexdigest() if fetched.body else None,
        )
        return fetched

    def _check(self, url: str) -> None:
        parts = taken_apart(url)
        if parts is None or parts.username or parts.password:
            raise errors.UnsafeAddress(url, "is no plain http or https address")
        closed = self._closed.get(host_key(url))
        if closed is not None:
            raise errors.ChallengePage(url, "not asked: the site showed a challenge page earlier in this run")

    def _obey_robots(self, url: str) -> float:
        site = f"{urlsplit(url).scheme}://{urlsplit(url).netloc}"
        if site not in self._robots:
            self._robots[site] = self._ask_robots(site)
        rules = self._robots[site]
        feed = self.manners.feeds and urlsplit(url).path.startswith("/feed/") and rules.allows(f"{site}/")
        if not feed and not rules.allows(url):
            raise errors.RobotsDisallow(url, rules.why)
        return max(self.manners.delay, rules.delay)

    def _ask_robots(self, site: str) -> Robots:
        url = f"{site}/robots.txt"
        try:
            fetched = self._with_tries(url, None, ROBOTS_LIMIT, check_robots=False)
        except (errors.NotThere, errors.Refused) as problem:
            self.note(url=url, status=problem.status, error=problem.code, message="no robots.txt: all is allowed")
            return Robots.open()
        except (errors.Unreachable, errors.TooLarge, errors.UnsafeAddress) as problem:
            self.note(url=url, status=problem.status, error=problem.code, message=problem.message)
            return Robots.shut(f"robots.txt cannot be read ({problem.message}), so nothing is asked")
        return Robots.parse(fetched.body.decode("utf-8", "replace"))

    def _with_tries(self, url: str, etag: str | None, max_bytes: int, check_robots: bool) -> Fetched:
        for number in range(1, self.manners.tries + 1):
            try:
                return self._follow(url, etag, max_bytes, check_robots)
            except _Again as again:
                wait = min(self.manners.backoff * 2 ** (number - 1), self.manners.backoff_cap)
                if again.wait is not None:
                    wait = max(wait, again.wait)
                if wait > self.manners.longest_wait:
                    message = f"asks to wait {wait:.0f} seconds, longer than a run stays open"
                    raise errors.Refused(url, message, again.status) from again
                if number == self.manners.tries:
                    raise errors.Unreachable(url, f"{again}; tried {number} times", again.status) from again
                self.note(url=url, status=again.status, error="tried-again", message=f"{again}; waits {wait:.0f} s")
                self.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _follow(self, url: str, etag: str | None, max_bytes: int, check_robots: bool) -> Fetched:
        at = url
        for _ in range(self.manners.max_redirects + 1):
            delay = self._obey_robots(at) if check_robots else self.manners.delay
            self._wait_turn(host_key(at), delay)
            answer = self._once(at, etag, max_bytes)
            if answer.status not in REDIRECTS:
                return self._judge(url, answer)
            at = next_address(url, at, answer)
        raise errors.Unreachable(url, f"redirects more than {self.manners.max_redirects} times")

    def _wait_turn(self, site: str, delay: float) -> None:
        wait = self._next_at.get(site, 0.0) - self.clock()
        if wait > 0:
            self.sleep(wait)
        self._next_at[site] = self.clock() + delay

    def _once(self, url: str, etag: str | None, max_bytes: int) -> Fetched:
        headers = {"If-None-Match": etag} if etag else {}
        timeouts = (self.manners.connect_timeout, self.manners.read_timeout)
        with Deadline(self.manners.total_timeout, self._guard) as deadline:
            try:
                with self._session.get(
                    url, headers=headers, timeout=timeouts, stream=True, allow_redirects=False
                ) as answer:
                    status = answer.status_code
                    kept = {name: answer.headers[name] for name in KEPT_HEADERS if name in answer.headers}
                    kept |= {"cf-mitigated": "challenge"} if answer.headers.get("cf-mitigated") else {}
                    body = b"" if status in REDIRECTS else _read(answer, url, max_bytes)
            except (requests.RequestException, HTTPError, OSError, ValueError) as problem:
                self._failed(url, problem, deadline)
            if deadline.passed:
                # A connection cut in the headers reads like a short answer without an error.
                self._failed(url, TimeoutError("timed out"), deadline)
        return Fetched(url, url, status, body, media_type(body), kept, dt.datetime.now(dt.UTC))

    def _failed(self, url: str, problem: Exception, deadline: Deadline) -> NoReturn:
        if self._guard.refused is not None:
            message, self._guard.refused = self._guard.refused, None
            raise errors.UnsafeAddress(url, message) from problem
        if deadline.passed:
            message = f"took longer than {self.manners.total_timeout:.0f} seconds"
            raise errors.TooLarge(url, message) from problem
        if isinstance(problem, requests.exceptions.InvalidURL | requests.exceptions.InvalidSchema):
            raise errors.UnsafeAddress(url, "is no web address") from problem
        raise _Again(plainly(problem)) from problem

    def _judge(self, url: str, answer: Fetched) -> Fetched:
        status = answer.status
        if looks_like_challenge(status, answer.headers, answer.body):
            raise errors.ChallengePage(url, "the site asks for proof that a person is there", status)
        if status in RETRIED:
            raise _Again(f"the site answers {status}", status, retry_after(answer.headers.get("retry-after")))
        if status in (404, 406, 410):
            raise errors.NotThere(url, f"the site answers {status}", status)
        if 400 <= status < 500:
            raise errors.Refused(url, f"the site answers {status}", status)
        if status not in (200, 304):
            raise errors.Unreachable(url, f"the site answers {status}", status)
        return Fetched(url, answer.url, status, answer.body, answer.media_type, answer.headers, answer.fetched_at)


class _Again(Exception):
    """The attempt failed in a way that may pass."""

    def __init__(self, message: str, status: int | None = None, wait: float | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.wait = wait


def _read(answer: requests.Response, url: str, max_bytes: int) -> bytes:
    said = figure(answer.headers.get("Content-Length"))
    if said is not None and said > max_bytes:
        raise errors.TooLarge(url, f"is {said / 2**20:.0f} MB, more than a letter may be", answer.status_code)
    parts, size = [], 0
    while part := answer.raw.read1(65536, decode_content=True):
        size += len(part)
        if size > max_bytes:
            message = f"unpacks to more than {max_bytes / 2**20:.0f} MB"
            raise errors.TooLarge(url, message, answer.status_code)
        parts.append(part)
    return b"".join(parts)


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:
        """None: the door follows redirects itself, and the library's own look at a broken one would end the try."""


class _GuardedAdapter(HTTPAdapter):
    """Makes connections through the guard; one connection a host."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard
        super().__init__(pool_connections=8, pool_maxsize=1, max_retries=0, pool_block=True)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        guard = self._guard

        class Plain(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return guard.open(self)

        class Secure(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return guard.open(self)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class SecurePool(HTTPSConnectionPool):
            ConnectionCls = Secure

        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}
