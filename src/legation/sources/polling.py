"""One look at a feed: nothing new, or its items; and the report that an item stands for."""

from __future__ import annotations

from dataclasses import dataclass, field

from legation.errors import MalformedSource
from legation.sources import feeds, media
from legation.sources.containers import Opener
from legation.sources.fetch import Validators
from legation.sources.limits import Limits
from legation.sources.manners import PoliteFetcher
from legation.types.source import Locator, Raw
from legation.types.watch import FeedItem, FeedLook, FeedMark


@dataclass(frozen=True, slots=True)
class Poller:
    """Looks at feeds and gets their items, politely."""

    fetcher: PoliteFetcher
    limits: Limits = field(default_factory=Limits)

    def look(self, url: str, mark: FeedMark) -> FeedLook:
        """What a feed has now; ``mark`` is what it said of itself last. SourceError when it cannot be had."""
        fetched = self.fetcher.fetch(url, Validators(mark.etag, mark.modified))
        told = FeedMark(fetched.validators.etag, fetched.validators.modified)
        if fetched.unchanged:
            return FeedLook(told, (), (), unchanged=True)
        kind = media.sniff(fetched.content[: media.HEAD], fetched.url, fetched.declared)
        if kind != media.FEED:
            raise MalformedSource(url, "it is no feed", "name the address of its RSS or Atom feed")
        found = feeds.read_feed(fetched.content, url, self.limits.feed_items)
        items = tuple(FeedItem(item.part, item.hints, item.text) for item in found if isinstance(item, feeds.Item))
        broken = tuple(f"{item.part}: {item.reason}" for item in found if isinstance(item, feeds.Broken))
        return FeedLook(told, items, broken)

    def obtain(self, feed: str, item: FeedItem) -> Raw:
        """The report of an item: its own text, or the page that it leads to. SourceError when neither can be had."""
        opener = Opener(self.limits, self.fetcher.fetch)
        return opener.raw_of(feeds.Item(item.part, item.hints, item.text), Locator(feed, item.part), is_remote=True)
