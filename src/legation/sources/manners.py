"""Visiting other people's servers politely: robots.txt, and a pause between requests to one host.

Sources: RFC 9309 (robots exclusion): an error of the client's side (4xx) allows everything, one of
the server's side or no answer allows nothing; ``Crawl-delay`` is not in it, but is kept when given.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import monotonic, sleep
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from legation.errors import ForbiddenSource, RefusedSource, SourceError, UnreachableSource
from legation.sources.fetch import Fetcher, Validators
from legation.sources.fetch.addresses import target
from legation.sources.fetch.fetcher import Fetched

AGENT = "Legation"
ROBOTS_BYTES = 500 * 1024
"""Of a robots.txt; RFC 9309 asks for at least this much to be read."""
FRESH = 24 * 3600.0
"""Seconds that what a robots.txt says is taken as it was (RFC 9309, section 2.4)."""
LONGEST_PAUSE = 60.0
"""Seconds; a longer ``Crawl-delay`` is shortened to it."""


class PoliteFetcher:
    """A fetcher that asks robots.txt first and leaves each host ``pause`` seconds between requests.

    ``clock`` (seconds) and ``wait`` are for tests. What a robots.txt says is asked again after a day.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        pause: float,
        clock: Callable[[], float] = monotonic,
        wait: Callable[[float], None] = sleep,
    ) -> None:
        self._plain = replace(fetcher, before=self._pace)
        self._fetcher = replace(fetcher, before=self._permit)
        self._pause = pause
        self._clock = clock
        self._wait = wait
        self._last: dict[str, float] = {}
        self._robots: dict[str, tuple[float, RobotFileParser]] = {}

    def fetch(self, url: str, known: Validators = Validators()) -> Fetched:  # noqa: B008 - frozen
        """The bytes at an address; ForbiddenSource where robots.txt does not allow them."""
        return self._fetcher.fetch(url, known)

    def _permit(self, url: str) -> None:
        """Wait for the host's turn; ForbiddenSource when its robots.txt says no, or when it is no address."""
        target(url)
        if not self._rules(url).can_fetch(AGENT, url):
            raise ForbiddenSource(url, "the site's robots.txt asks programs not to visit it")
        self._pace(url)

    def _rules(self, url: str) -> RobotFileParser:
        origin = _origin(url)
        held = self._robots.get(origin)
        if held is None or self._clock() - held[0] > FRESH:
            held = self._robots[origin] = (self._clock(), self._asked(f"{origin}/robots.txt"))
        return held[1]

    def _asked(self, url: str) -> RobotFileParser:
        """What a robots.txt says; UnreachableSource when it cannot be known for now."""
        rules = RobotFileParser(url)
        try:
            content = self._plain.fetch(url).content[:ROBOTS_BYTES]
        except ForbiddenSource:
            content = b""  # the address itself will be refused, or the file leads out of the public network
        except SourceError as error:
            status = error.status if isinstance(error, RefusedSource) else 0
            if not 400 <= status < 500 or status == 429:
                raise UnreachableSource(url, f"robots.txt cannot be read, so nothing is: {error.reason}") from error
            content = b""
        try:
            rules.parse(content.decode("utf-8", "replace").splitlines())
        except ValueError as error:  # an address or a number in it that the standard library cannot read
            raise UnreachableSource(url, "robots.txt cannot be understood, so nothing is read") from error
        return rules

    def _pace(self, url: str) -> None:
        host = urlsplit(url).netloc.lower()
        due = self._last.get(host, float("-inf")) + self._pause_of(url)
        left = due - self._clock()
        if left > 0:
            self._wait(left)
        self._last[host] = self._clock()

    def _pause_of(self, url: str) -> float:
        held = self._robots.get(_origin(url))
        asked = held[1].crawl_delay(AGENT) if held else None
        return max(self._pause, min(float(asked), LONGEST_PAUSE)) if asked else self._pause


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
