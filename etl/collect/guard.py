"""Sockets that open to looked-at addresses only, and are cut when an answer takes too long."""

from __future__ import annotations

import socket
import threading
import weakref
from http.cookiejar import DefaultCookiePolicy

from urllib3.connection import HTTPConnection
from urllib3.exceptions import NewConnectionError

from etl.collect.addresses import resolve


class Guard:
    """Opens sockets only to addresses that were looked at, and remembers connections to cut them off."""

    def __init__(self, allow_loopback: bool) -> None:
        self.allow_loopback = allow_loopback
        self.refused: str | None = None
        self.connections: weakref.WeakSet[HTTPConnection] = weakref.WeakSet()

    def open(self, connection: HTTPConnection) -> socket.socket:
        """Connect to a checked address itself, so that a second look-up cannot lead elsewhere."""
        self.connections.add(connection)
        port = connection.port or 80
        try:
            found = resolve(connection.host, port, self.allow_loopback)
        except PermissionError as problem:
            self.refused = str(problem)
            raise NewConnectionError(connection, str(problem)) from problem
        except OSError as problem:
            raise NewConnectionError(connection, f"gaierror {problem}") from problem
        last: OSError | None = None
        for address in found:
            try:
                return socket.create_connection((address, port), connection.timeout)
            except OSError as problem:
                last = problem
        raise NewConnectionError(connection, f"refused {last}")

    def cut(self) -> None:
        """Shut every open connection."""
        for connection in list(self.connections):
            sock = connection.sock
            if sock is not None:
                try:
                    sock.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue


class Deadline:
    """Cuts the connection when the whole answer takes too long, however slowly it drips in."""

    def __init__(self, seconds: float, guard: Guard) -> None:
        self.passed = False
        self._guard = guard
        self._timer = threading.Timer(seconds, self._pass)
        self._timer.daemon = True

    def _pass(self) -> None:
        self.passed = True
        self._guard.cut()

    def __enter__(self) -> Deadline:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()


def no_cookies() -> DefaultCookiePolicy:
    """A policy that takes no cookie and sends none."""
    return DefaultCookiePolicy(allowed_domains=[])
