"""From a feed on a server to the news of a saved question, with everything real but the network and the clock."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from legation.app import open_record
from legation.sources.manners import PoliteFetcher
from legation.sources.polling import Poller
from tests.sources.servers import answer, serving
from tests.sources.test_manners import Clock

PAGE = (
    "<html><head><title>Ministers meet in Accra</title></head><body><article><h1>Ministers meet in Accra</h1>"
    "<p>ACCRA, March 2, 2026 — The Foreign Minister of Norway met the Foreign Minister of Ghana in Accra on Monday.</p>"
    "<p>Norway and Ghana signed an agreement on fisheries, the ministry of Ghana said in a statement on Monday.</p>"
    "</article></body></html>"
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Strait Press</title><item><title>Ministers meet</title>'
    "<link>http://news.example/talks</link><guid>t1</guid><pubDate>Mon, 02 Mar 2026 12:00:00 GMT</pubDate></item>"
    "</channel></rss>"
)
PLAN = """
[[feed]]
url = "http://news.example/rss"
[[question]]
name = "Norway and Ghana"
sides = ["Norway", "Ghana"]
[[question]]
name = "Kenya"
sides = ["KEN"]
"""


def test_a_report_in_a_feed_becomes_news(tmp_path: Path) -> None:
    """The page that the item leads to is read; only the question it answers is told."""
    plan, clock = tmp_path / "feeds.toml", Clock()
    plan.write_text(PLAN, encoding="utf-8")
    pages = {
        "/robots.txt": answer(b"", status="404 Not Found"),
        "/rss": answer(FEED.encode(), "Content-Type: application/rss+xml"),
        "/talks": answer(PAGE.encode(), "Content-Type: text/html; charset=utf-8"),
    }
    with serving(pages) as network, open_record(str(tmp_path / "r.db")) as desk:
        poller = Poller(PoliteFetcher(network.fetcher(), 5, clock.read, clock.wait))
        watch = desk.watch(plan, poller, lambda: datetime(2026, 3, 3, tzinfo=UTC))
        done = watch.round()
        watch.told(done)
        assert (done.looked, done.items, done.kept, done.failures) == (1, 1, 1, ())
        assert [one.question for one in done.news] == ["Norway and Ghana"]
        assert all(done.news[0].is_new(entry) for entry in done.news[0].entries)
        assert {report.url for entry in done.news[0].entries for report in entry.reports} == {
            "http://news.example/talks"
        }
        assert watch.round().news == ()
        assert clock.waits == [5, 5]
