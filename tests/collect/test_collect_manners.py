"""Who we say we are, how often we ask, and where we never go."""

from __future__ import annotations

import pytest

from etl.collect import addresses, errors
from etl.collect.http import Door, Manners
from etl.collect.robots import Robots
from tests.collect.servers import Clock, Site, manners, redirect


def test_without_a_contact_no_site_is_asked(clock: Clock) -> None:
    for contact in ("", "   ", "nobody", "a@b.org\r\nX-Evil: 1"):
        with pytest.raises(errors.NoContact):
            Door(manners(contact=contact), lambda **_: None, clock, clock.sleep)


def test_the_request_says_who_asks_and_carries_nothing_else(portal: Site, door: Door) -> None:
    portal.serve("/a", "one", Set_Cookie="locale=cy; path=/")
    portal.answers["/b"] = redirect("/a")
    door.fetch(f"{portal.url}/a")
    door.fetch(f"{portal.url}/b")
    for _, headers in portal.asked:
        assert headers["User-Agent"] == "cross-force-comparison/0.1 (+tests@example.org)"
        assert not {"Cookie", "Referer", "Authorization"} & set(headers)


def test_two_seconds_lie_between_requests_and_more_where_the_site_wishes(clock: Clock, portal: Site) -> None:
    portal.serve("/a", "one")
    door = Door(manners(), lambda **_: None, clock, clock.sleep)
    for _ in range(3):
        door.fetch(f"{portal.url}/a")
    assert len(clock.waits) == 3 and all(wait == 2.0 for wait in clock.waits)
    portal.serve("/robots.txt", "User-agent: *\nCrawl-delay: 11\n")
    slow = Door(manners(), lambda **_: None, clock, clock.sleep)
    for _ in range(2):
        slow.fetch(f"{portal.url}/a")
    assert clock.waits[-1] == 11.0


def test_the_longest_rule_wins_and_wildcards_work() -> None:
    rules = Robots.parse(
        "User-agent: *\nDisallow: */feed/*\nDisallow: */search/*\nDisallow: */request/*/feed\n"
        "Disallow: */request/*/response/*\nAllow: */request/*/response/*/attach/*\n"
    )
    site = "https://portal.example"
    assert rules.allows(f"{site}/request/x.json") and rules.allows(f"{site}/request/x/response/1/attach/2/a.pdf")
    for closed in ("/feed/search/x.json", "/search/x/all", "/request/x/feed.json", "/request/x/response/1"):
        assert not rules.allows(site + closed)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1"]
    + ["fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1", "255.255.255.255"],
)
def test_private_addresses_are_refused(address: str) -> None:
    assert not addresses.is_public(address)


def test_public_addresses_are_not() -> None:
    assert addresses.is_public("8.8.8.8") and addresses.is_public("2001:4860:4860::8888")


def test_loopback_is_closed_unless_a_test_opens_it(clock: Clock, portal: Site) -> None:
    assert Manners(contact="a@example.org").allow_loopback is False
    portal.serve("/a", "one")
    door = Door(manners(allow_loopback=False), lambda **_: None, clock, clock.sleep)
    for url in (f"{portal.url}/a", portal.url.replace("127.0.0.1", "localhost") + "/a"):
        with pytest.raises(errors.RobotsDisallow, match="public internet"):
            door.fetch(url)
    assert portal.asked == []


def test_one_page_has_one_key() -> None:
    same = {
        "https://www.force.police.uk/foi-ai/f/reply/",
        "http://force.police.uk/foi-ai/f/reply",
        "https://force.police.uk/cy-GB/foi-ai/f/reply/?utm=1#top",
    }
    assert len({addresses.page_key(url) for url in same}) == 1
    assert addresses.page_key("https://a.uk/?p=1") != addresses.page_key("https://a.uk/?p=2")
    assert addresses.without_welsh_prefix("https://a.uk/cy/request/x.json") == "https://a.uk/request/x.json"
