"""Visits are polite: robots.txt is asked, hosts are left alone between requests, nothing is fetched twice."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from legation.errors import ForbiddenSource, MalformedSource, RefusedSource, UnreachableSource
from legation.sources.fetch import Validators
from legation.sources.manners import PoliteFetcher
from legation.sources.polling import Poller
from legation.types.watch import FeedMark
from tests.sources.servers import Network, answer, redirect, serving

PAGE = answer(b"<p>Two ministers met.</p>")
NO_ROBOTS = answer(b"", status="404 Not Found")
FEED = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>Strait Press</title>'
    b"<item><title>Talks</title><link>http://news.example/talks</link><guid>t1</guid></item>"
    b"<item><title>None</title></item></channel></rss>"
)


@dataclass
class Clock:
    """Time that passes only by waiting."""

    now: float = 0.0
    waits: list[float] = field(default_factory=list)

    def read(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


def polite(network: Network, clock: Clock, pause: float = 5) -> PoliteFetcher:
    return PoliteFetcher(network.fetcher(), pause, clock.read, clock.wait)


def paths(network: Network) -> list[str]:
    return [request.split(" ")[1] for request in network.requests]


def test_robots_txt_is_asked_once_and_kept_to() -> None:
    """What it forbids is never asked for."""
    robots = answer(b"User-agent: *\nDisallow: /private/\n")
    with serving({"/robots.txt": robots, "/a": PAGE, "/b": PAGE, "/private/x": PAGE}) as network:
        fetcher = polite(network, Clock())
        for path in ("a", "b"):
            assert fetcher.fetch(f"http://news.example/{path}").content
        with pytest.raises(ForbiddenSource, match=r"robots\.txt"):
            fetcher.fetch("http://news.example/private/x")
        assert paths(network) == ["/robots.txt", "/a", "/b"]


def test_rules_for_us_by_name_come_before_those_for_all() -> None:
    """A group that names Legation is its own."""
    robots = answer(b"User-agent: *\nAllow: /\n\nUser-agent: Legation\nDisallow: /\n")
    with serving({"/robots.txt": robots, "/a": PAGE}) as network, pytest.raises(ForbiddenSource):
        polite(network, Clock()).fetch("http://news.example/a")


@pytest.mark.parametrize(("status", "allowed"), [("404 Not Found", True), ("403 No", True), ("503 Busy", False)])
def test_a_missing_robots_txt_allows_and_a_broken_server_does_not(status: str, allowed: bool) -> None:
    """RFC 9309, section 2.3.1."""
    with serving({"/robots.txt": answer(b"", status=status), "/a": PAGE}) as network:
        fetcher = polite(network, Clock())
        if allowed:
            assert fetcher.fetch("http://news.example/a").content
        else:
            with pytest.raises(UnreachableSource, match=r"robots\.txt cannot be read"):
                fetcher.fetch("http://news.example/a")


@pytest.mark.parametrize("line", ["Disallow: //[", "Crawl-delay: ²"])
def test_a_robots_txt_that_cannot_be_understood_allows_nothing(line: str) -> None:
    """And is named, instead of ending the round."""
    with serving({"/robots.txt": answer(f"User-agent: *\n{line}\n".encode()), "/a": PAGE}) as network:
        with pytest.raises(UnreachableSource, match="cannot be understood"):
            polite(network, Clock()).fetch("http://news.example/a")
        assert paths(network) == ["/robots.txt"]


def test_what_is_no_address_is_refused_wherever_it_comes_from() -> None:
    """Given, or by a redirect."""
    with serving({"/robots.txt": NO_ROBOTS, "/a": redirect("//[")}) as network:
        for url in ("http://[", "http://news.example/a"):
            with pytest.raises(ForbiddenSource, match="well-formed"):
                polite(network, Clock()).fetch(url)


def test_a_private_address_is_refused_as_such() -> None:
    """Not under the name of its robots.txt."""
    with serving({}) as network:
        network.names = {"inside.example": [["10.0.0.1"]]}
        with pytest.raises(ForbiddenSource, match="private or reserved"):
            polite(network, Clock()).fetch("http://inside.example/feed")


def test_a_host_is_left_alone_between_requests_and_others_are_not_waited_for() -> None:
    """Five seconds for each host, robots.txt counted; a crawl delay may ask for more."""
    slow = answer(b"User-agent: *\nCrawl-delay: 20\n")

    def robots(request: str) -> bytes:
        return slow if "slow.example" in request else NO_ROBOTS

    with serving({"/robots.txt": robots, "/a": PAGE}) as network:
        clock = Clock()
        fetcher = polite(network, clock)
        fetcher.fetch("http://news.example/a")
        assert clock.waits == [5]
        fetcher.fetch("http://slow.example/a")
        assert clock.waits == [5, 20]
        fetcher.fetch("http://news.example/a")
        assert clock.waits == [5, 20]


def test_redirects_are_asked_for_at_their_own_host() -> None:
    """Another host's robots.txt holds for what it is led to."""

    def robots(request: str) -> bytes:
        return answer(b"User-agent: *\nDisallow: /\n") if "shut.example" in request else NO_ROBOTS

    with serving({"/robots.txt": robots, "/a": redirect("http://shut.example/b"), "/b": PAGE}) as network:
        with pytest.raises(ForbiddenSource):
            polite(network, Clock()).fetch("http://news.example/a")
        assert "/b" not in paths(network)


def test_what_has_not_changed_is_not_sent_again() -> None:
    """The server is told its own ETag and date, and may say: the same."""

    def feed(request: str) -> bytes:
        if 'If-None-Match: "v1"' in request and "If-Modified-Since: Mon" in request:
            return b"HTTP/1.1 304 Not Modified\r\n\r\n"
        return answer(FEED, 'ETag: "v1"', "Last-Modified: Mon, 02 Mar 2026 10:00:00 GMT", "Content-Type: text/xml")

    with serving({"/robots.txt": NO_ROBOTS, "/feed": feed}) as network:
        poller = Poller(polite(network, Clock()))
        first = poller.look("http://news.example/feed", FeedMark())
        again = poller.look("http://news.example/feed", first.mark)
    assert first.mark == FeedMark('"v1"', "Mon, 02 Mar 2026 10:00:00 GMT")
    assert [item.part for item in first.items] == ["t1"]
    assert len(first.broken) == 1
    assert (again.unchanged, again.items) == (True, ())


def test_a_304_that_nobody_asked_for_is_an_error() -> None:
    """And a validator that could break a header is not taken."""
    pages = {"/a": b"HTTP/1.1 304 Not Modified\r\n\r\n", "/b": answer(b"x", "ETag: " + "e" * 600)}
    with serving(pages) as network:
        with pytest.raises(RefusedSource, match="304"):
            network.fetcher().fetch("http://news.example/a")
        assert network.fetcher().fetch("http://news.example/b").validators == Validators()


@pytest.mark.parametrize(
    ("retry", "wait"), [("120", 120), ("Wed, 21 Oct 2015 07:28:00 GMT", 0), ("soon", None), ("", None)]
)
def test_a_server_may_ask_to_be_left_alone(retry: str, wait: float | None) -> None:
    """Seconds or a date; the error carries the status through every renaming."""
    busy = answer(b"", *((f"Retry-After: {retry}",) if retry else ()), status="429 Too Many")
    with serving({"/a": redirect("/b"), "/b": busy}) as network, pytest.raises(RefusedSource) as caught:
        network.fetcher().fetch("http://news.example/a")
    assert (caught.value.status, caught.value.wait) == (429, wait)
    assert str(caught.value) == "http://news.example/a: the server answered 429"


def test_a_page_is_no_feed() -> None:
    """It says what to name instead."""
    with (
        serving({"/robots.txt": NO_ROBOTS, "/a": PAGE}) as network,
        pytest.raises(MalformedSource, match="it is no feed"),
    ):
        Poller(polite(network, Clock())).look("http://news.example/a", FeedMark())
