"""Small servers on loopback that answer as the portal and the shared platform do. All letters are invented."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from etl.collect.http import Manners

SURVIVED: list[str] = []
"""The faults that the collection came through in this run of the tests."""


class Clock:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


def manners(contact: str = "tests@example.org", *, allow_loopback: bool = True, feeds: bool = False) -> Manners:
    return Manners(
        contact,
        connect_timeout=1.0,
        read_timeout=0.3,
        total_timeout=1.0,
        tries=3,
        max_bytes=2**20,
        feeds=feeds,
        allow_loopback=allow_loopback,
    )


Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """A server whose paths (with their query) have answers; it remembers what it was asked."""

    url: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def serve(self, path: str, body: bytes | str, status: int = 200, **headers: str) -> None:
        self.answers[path] = reply(body, status, **headers)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


def reply(body: bytes | str, status: int = 200, **headers: str) -> Answer:
    data = body.encode() if isinstance(body, str) else body

    def answer(server: BaseHTTPRequestHandler) -> None:
        kept = {name.replace("_", "-"): value for name, value in headers.items()}
        etag = kept.get("ETag")
        if etag and server.headers.get("If-None-Match") == etag:
            server.send_response(304)
            server.send_header("ETag", etag)
            server.end_headers()
            return
        server.send_response(status)
        for name, value in ({"Content-Type": "text/html", "Content-Length": str(len(data))} | kept).items():
            server.send_header(name, value)
        server.end_headers()
        server.wfile.write(data)

    return answer


def redirect(to: str, status: int = 302) -> Answer:
    return reply(b"", status, Location=to)


def in_turn(*answers: Answer) -> Answer:
    left = list(answers)

    def answer(server: BaseHTTPRequestHandler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(server)

    return answer


@contextmanager
def site() -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            running.asked.append((self.path, dict(self.headers)))
            answer = running.answers.get(self.path) or running.answers.get("*") or reply("not found", 404)
            try:
                answer(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, *_: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    running = Site(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield running
    finally:
        server.shutdown()
        server.server_close()
