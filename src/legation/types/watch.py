"""Watching feeds: what was seen of each, what waits to be read, what is news."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Protocol

from legation.types.source import Hints


@dataclass(frozen=True, slots=True)
class FeedMark:
    """What a feed's server said of its last answer, to be told whether it still holds."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item of a feed as it was seen: its id there, what it says of itself, its text."""

    part: str
    hints: Hints
    text: str = ""

    @property
    def gist(self) -> str:
        """Changes when the item does: its title, date, address or text."""
        told = (self.hints.title, self.hints.published, self.hints.url, self.text)
        return sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class FeedLook:
    """What a look at a feed gave; ``broken`` are items that cannot be read, and why."""

    mark: FeedMark
    items: tuple[FeedItem, ...]
    broken: tuple[str, ...]
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is remembered of a feed: when to look again, and how often it has failed in a row."""

    url: str
    mark: FeedMark = FeedMark()
    due: datetime | None = None
    failures: int = 0
    error: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item that was seen and not read yet."""

    feed: str
    item: FeedItem
    tries: int = 0
    document: str = ""
    """The version as which an interrupted run was about to keep it, when it was news then."""


class WatchBook(Protocol):
    """What the watch remembers; each call is one transaction."""

    def feed_state(self, url: str) -> FeedState:
        """What is remembered of a feed; fresh when nothing is."""

    def note_feed(self, state: FeedState, items: Iterable[FeedItem] = ()) -> int:
        """Remember a look at a feed and, in the same transaction, items to be read; how many are new or changed."""

    def waiting_items(self, feeds: tuple[str, ...], now: datetime) -> tuple[Waiting, ...]:
        """Items of the feeds that are to be read now, in the order in which they were seen."""

    def item_read(self, waiting: Waiting, document: str) -> Waiting:
        """An item is about to be kept as this version; remembered as news unless the text is held already."""

    def item_done(self, feed: str, part: str, document: str) -> None:
        """An item was read and kept as this version of a text ("" when there is nothing to tell of it)."""

    def item_failed(self, waiting: Waiting, error: str, again: datetime | None) -> None:
        """An item could not be read; it is tried again at that time, never for None."""

    def untold(self) -> tuple[str, ...]:
        """Versions that were kept by watching and that nobody was told of, sorted."""

    def tell(self, documents: Iterable[str]) -> None:
        """Versions that were told of."""
