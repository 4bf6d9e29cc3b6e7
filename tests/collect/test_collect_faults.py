"""A server with every fault we could think of: the door comes back with one clear error, or with the letter."""

from __future__ import annotations

import gzip
import json
import time
from http.server import BaseHTTPRequestHandler

import pytest

from etl.collect import errors, sniff
from etl.collect.http import Door
from etl.collect.store import RawStore
from tests.collect.servers import SURVIVED, Answer, Clock, Site, in_turn, redirect, reply

PDF = b"%PDF-1.4 invented letter"
LETTER = reply(PDF, Content_Type="application/pdf")
CHALLENGE = "<html><title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/x.js'></script></html>"


def hang(server: BaseHTTPRequestHandler) -> None:
    time.sleep(0.6)
    server.close_connection = True


def reset(server: BaseHTTPRequestHandler) -> None:
    server.close_connection = True
    server.connection.close()


def cut_short(server: BaseHTTPRequestHandler) -> None:
    server.send_response(200)
    server.send_header("Content-Length", "100000")
    server.end_headers()
    server.wfile.write(PDF)
    server.close_connection = True


def cut_chunks(server: BaseHTTPRequestHandler) -> None:
    server.send_response(200)
    server.send_header("Transfer-Encoding", "chunked")
    server.end_headers()
    server.wfile.write(b"40\r\n" + PDF)
    server.close_connection = True


def drip_body(server: BaseHTTPRequestHandler) -> None:
    server.send_response(200)
    server.send_header("Content-Length", "100000")
    server.end_headers()
    for _ in range(30):
        server.wfile.write(b"x")
        server.wfile.flush()
        time.sleep(0.1)


def drip_headers(server: BaseHTTPRequestHandler) -> None:
    server.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
    for _ in range(30):
        server.wfile.write(b"x")
        server.wfile.flush()
        time.sleep(0.1)


def endless(server: BaseHTTPRequestHandler) -> None:
    server.send_response(200)
    server.send_header("Transfer-Encoding", "chunked")
    server.end_headers()
    while True:
        server.wfile.write(b"10000\r\n" + b"a" * 65536 + b"\r\n")


def garbage(server: BaseHTTPRequestHandler) -> None:
    server.wfile.write(b"\x00\x01\x02 this is no HTTP\r\n\r\n")
    server.close_connection = True


def many_headers(server: BaseHTTPRequestHandler) -> None:
    server.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(500)) + b"\r\n")
    server.close_connection = True


def closing(answer: Answer) -> Answer:
    def closed(server: BaseHTTPRequestHandler) -> None:
        answer(server)
        server.close_connection = True

    return closed


BOMB = gzip.compress(b"0" * 50_000_000)
BOMB_TWICE = gzip.compress(gzip.compress(b"0" * 100_000_000))
E = errors
FAULTS: dict[str, tuple[Answer, type[errors.CollectError]]] = {
    "no answer in time": (hang, E.Unreachable),
    "connection reset": (reset, E.Unreachable),
    "body cut short": (cut_short, E.Unreachable),
    "chunks cut short": (cut_chunks, E.Unreachable),
    "body dripping in": (drip_body, E.TooLarge),
    "headers dripping in": (drip_headers, E.TooLarge),
    "endless body": (endless, E.TooLarge),
    "said to be 500 MB": (reply(b"", Content_Length=str(500 * 2**20)), E.TooLarge),
    "gzip bomb": (reply(BOMB, Content_Encoding="gzip"), E.TooLarge),
    "gzip bomb twice": (reply(BOMB_TWICE, Content_Encoding="gzip, gzip"), E.TooLarge),
    "broken gzip": (reply(b"\x1f\x8b no gzip", Content_Encoding="gzip"), E.Unreachable),
    "no HTTP at all": (garbage, E.Unreachable),
    "500 headers": (many_headers, E.Unreachable),
    "always 429": (reply("slow down", 429), E.Unreachable),
    "429 for a day": (reply("slow down", 429, Retry_After="86400"), E.Refused),
    "always 500": (reply("oh", 500), E.Unreachable),
    "always 502": (reply("oh", 502), E.Unreachable),
    "always 503": (reply("oh", 503), E.Unreachable),
    "always 504": (reply("oh", 504), E.Unreachable),
    "401": (reply("sign in", 401), E.Refused),
    "403 with empty JSON": (reply("", 403, Content_Type="application/json"), E.Refused),
    "404": (reply("none", 404), E.NotThere),
    "406": (reply("none", 406), E.NotThere),
    "410": (reply("none", 410), E.NotThere),
    "451": (reply("none", 451), E.Refused),
    "204": (reply("", 204), E.Unreachable),
    "unknown status": (reply("?", 299), E.Unreachable),
    "HTML named PDF": (reply("<html><p>Sorry</p></html>", Content_Type="application/pdf"), E.WrongType),
    "program named PDF": (reply(b"MZ\x00\x01\x02", Content_Type="application/pdf"), E.WrongType),
    "empty body": (reply(b"", Content_Type="application/pdf"), E.WrongType),
    "challenge with 200": (reply(CHALLENGE), E.ChallengePage),
    "challenge with 403": (reply(CHALLENGE, 403), E.ChallengePage),
    "challenge with 503": (reply(CHALLENGE, 503), E.ChallengePage),
    "challenge by header": (reply("", 403, cf_mitigated="challenge"), E.ChallengePage),
    "endless redirects": (redirect("/fault"), E.Unreachable),
    "redirect to another site": (redirect("https://example.org/letter.pdf"), E.UnsafeAddress),
    "redirect to 169.254.169.254": (redirect("http://169.254.169.254/latest/meta-data/"), E.UnsafeAddress),
    "redirect to another port": (redirect("http://127.0.0.1:1/"), E.UnsafeAddress),
    "redirect to a file": (redirect("file:///etc/passwd"), E.UnsafeAddress),
    "redirect to a user's address": (redirect("http://user:word@127.0.0.1/"), E.UnsafeAddress),
    "redirect to half an address": (redirect("http://["), E.UnsafeAddress),
    "redirect to a port that cannot be": (redirect("http://127.0.0.1:99999/"), E.UnsafeAddress),
    "redirect to a port of letters": (redirect("http://127.0.0.1:port/"), E.UnsafeAddress),
    "redirect without a place": (reply("", 302), E.Unreachable),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_ends_in_one_clear_error(name: str, portal: Site, door: Door, store: RawStore) -> None:
    answer, error = FAULTS[name]
    portal.answers["/fault"] = answer
    portal.answers["/letter"] = LETTER
    with pytest.raises(error) as raised:
        door.fetch(f"{portal.url}/fault", sniff.LETTER_TYPES)
    assert type(raised.value) is error
    assert raised.value.message and raised.value.what_to_do and "\n" not in str(raised.value)
    assert list(store.documents()) == []
    assert [line["error"] for line in store.attempts() if line["url"].endswith("/fault")][-1] == error.code
    if error is errors.ChallengePage:
        with pytest.raises(errors.ChallengePage):
            door.fetch(f"{portal.url}/letter")
        assert "/letter" not in portal.paths()
    else:
        assert door.fetch(f"{portal.url}/letter", sniff.LETTER_TYPES).body == PDF
    SURVIVED.append(name)


PASSING = {
    "429 with Retry-After": (reply("wait", 429, Retry_After="30"), 30.0),
    "503 with Retry-After": (reply("wait", 503, Retry_After="7"), 7.0),
    "429 with nonsense": (reply("wait", 429, Retry_After="soon"), 4.0),
    "429 with a raised figure": (reply("wait", 429, Retry_After="²"), 4.0),
    "429 until a year without end": (reply("wait", 429, Retry_After=f"Mon, 01 Jan {'9' * 20} 00:00:00 GMT"), 4.0),
    "500 once": (reply("oh", 500), 4.0),
    "reset once": (reset, 4.0),
    "cut once": (cut_short, 4.0),
}


@pytest.mark.parametrize("name", PASSING)
def test_a_fault_that_passes_is_tried_again(name: str, portal: Site, door: Door, clock: Clock) -> None:
    answer, wait = PASSING[name]
    portal.answers["/letter"] = in_turn(answer, LETTER)
    assert door.fetch(f"{portal.url}/letter", sniff.LETTER_TYPES).body == PDF
    assert max(clock.waits) == wait
    SURVIVED.append(name)


ROBOTS = {
    "robots.txt answers 500": (reply("oh", 500), errors.RobotsDisallow),
    "robots.txt hangs": (hang, errors.RobotsDisallow),
    "robots.txt elsewhere": (redirect("https://example.org/robots.txt"), errors.RobotsDisallow),
    "robots.txt is endless": (endless, errors.RobotsDisallow),
    "robots.txt closes it": (reply("User-agent: *\nDisallow: /lett*r$\n"), errors.RobotsDisallow),
    "robots.txt is a challenge": (reply(CHALLENGE, 403), errors.ChallengePage),
}


@pytest.mark.parametrize("name", ROBOTS)
def test_without_readable_rules_nothing_is_asked(name: str, portal: Site, door: Door) -> None:
    portal.answers["/robots.txt"], error = ROBOTS[name]
    portal.answers["/letter"] = LETTER
    with pytest.raises(error):
        door.fetch(f"{portal.url}/letter")
    assert portal.paths() == []
    SURVIVED.append(name)


def test_a_redirect_into_a_closed_part_is_not_followed(portal: Site, door: Door) -> None:
    portal.serve("/robots.txt", "User-agent: *\nDisallow: /closed\n")
    portal.answers["/open"] = redirect("/closed/letter")
    with pytest.raises(errors.RobotsDisallow):
        door.fetch(f"{portal.url}/open")
    assert portal.paths() == ["/open"]
    SURVIVED.append("redirect into a closed part")


def test_a_length_in_raised_figures_is_no_length(portal: Site, door: Door) -> None:
    portal.answers["/letter"] = closing(reply(PDF, Content_Length="²"))
    assert door.fetch(f"{portal.url}/letter", sniff.LETTER_TYPES).body == PDF
    SURVIVED.append("length in raised figures")


@pytest.mark.parametrize("url", ["http://[", "http://127.0.0.1:99999/", "http://127.0.0.1:port/", "ftp://a.example/"])
def test_no_web_address_is_asked(url: str, door: Door) -> None:
    with pytest.raises(errors.UnsafeAddress):
        door.fetch(url)


def test_json_that_is_none_is_refused(portal: Site, door: Door) -> None:
    portal.serve("/x.json", "<html><p>Welcome</p></html>", Content_Type="application/json")
    with pytest.raises(errors.WrongType):
        door.fetch(f"{portal.url}/x.json", (sniff.JSON,))
    portal.serve("/y.json", json.dumps({"id": 1}))
    assert door.fetch(f"{portal.url}/y.json", (sniff.JSON,)).status == 200
    SURVIVED.append("HTML where JSON belongs")
