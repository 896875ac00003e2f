"""Things that hold several reports: what is inside, once their bytes are here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from legation.errors import MalformedSource, SourceError
from legation.sources import feeds, media
from legation.sources.fetch import Fetched
from legation.sources.limits import Limits
from legation.sources.parts import failed, held
from legation.types.source import Hints, Locator, Raw

_NOTHING = Hints()

Fetch = Callable[[str], Fetched]


@dataclass(frozen=True, slots=True)
class Opener:
    """Opens feeds and OPML lists. ``fetch`` visits the pages that the items of a fetched feed lead to."""

    limits: Limits
    fetch: Fetch

    def page(self, address: str, hints: Hints = _NOTHING, part: str = "") -> Raw:
        """The page at an address, as part of a container where ``part`` says so."""
        fetched = self.fetch(hints.url or address)
        kind = media.sniff(fetched.content[: media.HEAD], fetched.url, fetched.declared)
        return Raw(Locator(address, part), fetched.content, kind, fetched.charset, fetched.url, hints=hints)

    def address(self, address: str) -> Iterator[Locator]:
        """What an http(s) address holds: one page, or the items of a feed."""
        try:
            raw = self.page(address)
        except SourceError as error:
            yield failed(Locator(address), error)
            return
        yield from self.opened(raw, is_remote=True)

    def opened(self, raw: Raw, *, is_remote: bool) -> Iterator[Locator]:
        """The parts of a feed or OPML list; the thing itself when it is neither."""
        address = raw.locator.address
        try:
            if raw.media_type == media.FEED:
                yield from self._items(raw.content, address, is_remote=is_remote)
            elif raw.media_type == media.OPML:
                yield from self._feeds(raw.content, address)
            else:
                yield held(raw)
        except SourceError as error:
            yield failed(Locator(address), error)

    def _feeds(self, content: bytes, address: str) -> Iterator[Locator]:
        for feed in feeds.read_opml(content, address, self.limits.nested_feeds):
            yield from self._feed(feed)

    def _feed(self, address: str) -> Iterator[Locator]:
        """A feed that a list names; a list inside a list is not followed."""
        try:
            raw = self.page(address)
            if raw.media_type != media.FEED:
                raise MalformedSource(address, "it is listed as a feed, but it is none")
            yield from self._items(raw.content, address, is_remote=True)
        except SourceError as error:
            yield failed(Locator(address), error)

    def _items(self, content: bytes, address: str, *, is_remote: bool) -> Iterator[Locator]:
        for item in feeds.read_feed(content, address, self.limits.feed_items):
            locator = Locator(address, item.part)
            if isinstance(item, feeds.Broken):
                yield failed(locator, MalformedSource(str(locator), item.reason))
            else:
                yield self._item(item, locator, is_remote=is_remote)

    def _item(self, item: feeds.Item, locator: Locator, *, is_remote: bool) -> Locator:
        """The item's own text; for a teaser in a fetched feed, the page that it leads to."""
        try:
            return held(self.raw_of(item, locator, is_remote=is_remote))
        except SourceError as error:
            return failed(locator, type(error)(str(locator), error.reason, error.advice))

    def raw_of(self, item: feeds.Item, locator: Locator, *, is_remote: bool) -> Raw:
        """The bytes of one item; SourceError when its page cannot be had or it holds no text."""
        if is_remote and item.hints.url and not item.is_full:
            return self.page(locator.address, item.hints, locator.part)
        if not item.text:
            advice = f"read {item.hints.url} itself"
            raise MalformedSource(str(locator), "the feed holds no text of this item", advice)
        kind = media.HTML if item.is_html else media.PLAIN
        return Raw(locator, item.text.encode("utf-8", "replace"), kind, "utf-8", item.hints.url, hints=item.hints)
