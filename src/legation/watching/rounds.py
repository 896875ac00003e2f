"""One round of watching: look at the feeds that are due, read what waits, find what is new.

Everything is written down before it is done: a look with its items in one transaction, an item
before it is kept, what was told after it was. Killed at any point, the next round goes on; what a
kill cuts off between keeping and telling is told by the next round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from legation.errors import (
    AnalysisError,
    DocumentError,
    ForbiddenSource,
    LegationError,
    RefusedSource,
    SourceError,
)
from legation.pipeline import Reading
from legation.types.holdings import Holdings
from legation.types.record import Entry, KeepResult, Kept
from legation.types.source import Raw
from legation.types.watch import FeedItem, FeedLook, FeedMark, FeedState, Waiting, WatchBook
from legation.views.finding import matching
from legation.watching.plan import FeedPlan, Plan

DAY = timedelta(days=1)
AGAIN = timedelta(minutes=10)
"""After this an item is tried a second time, after twice as long a third time, and so on."""
TRIES = 5
NEWS = frozenset({Kept.NEW, Kept.VERSION, Kept.REREAD})


class Looker(Protocol):
    """What gets feeds and their items (``sources.polling.Poller``)."""

    def look(self, url: str, mark: FeedMark) -> FeedLook:
        """What a feed has now."""

    def obtain(self, feed: str, item: FeedItem) -> Raw:
        """The report of an item."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What reading and keeping needs, each a replaceable part."""

    read: Callable[[Raw], Reading]
    keep: Callable[[Reading], KeepResult]
    settle: Callable[[], object]
    holdings: Holdings


@dataclass(frozen=True, slots=True)
class News:
    """What is new for a saved question: entries, and for each whether it was told before by other reports."""

    question: str
    entries: tuple[Entry, ...]
    documents: frozenset[str]

    def is_new(self, entry: Entry) -> bool:
        """Whether nothing but new reports tells it."""
        return all(sighting.report.document in self.documents for sighting in entry.sightings)


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did; ``due`` is when the next has something to do."""

    looked: int
    items: int
    kept: int
    failures: tuple[str, ...]
    news: tuple[News, ...]
    documents: tuple[str, ...]
    due: datetime


@dataclass(frozen=True, slots=True)
class Watch:
    """Watches the feeds of a plan; ``now`` gives the time with its zone."""

    plan: Plan
    looker: Looker
    book: WatchBook
    desk: Desk
    now: Callable[[], datetime]

    def round(self) -> Round:
        """Look, read, keep, and find what is new; call :meth:`told` when the user was told of it."""
        failures: list[str] = []
        looks = [self._look(feed, failures) for feed in self.plan.feeds if self._is_due(feed)]
        kept = sum(1 for waiting in self._waiting() if self._read(waiting, failures))
        self.desk.settle()
        documents = self.book.untold()
        news = tuple(self._news(frozenset(documents))) if documents else ()
        return Round(len(looks), sum(looks), kept, tuple(failures), news, documents, self._due())

    def told(self, done: Round) -> None:
        """The user was told of a round's news; they are not told again."""
        self.book.tell(done.documents)

    def _is_due(self, feed: FeedPlan) -> bool:
        due = self.book.feed_state(feed.url).due
        return due is None or due <= self.now()

    def _due(self) -> datetime:
        dues = (self.book.feed_state(feed.url).due for feed in self.plan.feeds)
        return min((due for due in dues if due), default=self.now())

    def _waiting(self) -> tuple[Waiting, ...]:
        return self.book.waiting_items(tuple(feed.url for feed in self.plan.feeds), self.now())

    def _look(self, feed: FeedPlan, failures: list[str]) -> int:
        """Look at one feed; how many items of it are new or changed."""
        state = self.book.feed_state(feed.url)
        try:
            look = self.looker.look(feed.url, state.mark)
        except SourceError as error:
            failures.append(str(error))
            self.book.note_feed(self._failed(state, feed, error))
            return 0
        failures.extend(f"{feed.url}: {broken}" for broken in look.broken)
        mark = state.mark if look.unchanged else look.mark
        return self.book.note_feed(FeedState(feed.url, mark, self.now() + feed.every), look.items)

    def _failed(self, state: FeedState, feed: FeedPlan, error: SourceError) -> FeedState:
        """Each failure in a row doubles the time, to a day at most; a server may ask for more."""
        pause = min(feed.every * 2 ** min(state.failures + 1, 16), max(DAY, feed.every))
        due = self.now() + max(pause, _asked(error))
        return replace(state, due=due, failures=state.failures + 1, error=str(error))

    def _read(self, waiting: Waiting, failures: list[str]) -> bool:
        """Read one item and keep it; whether it is news."""
        try:
            reading = self._reading(waiting)
        except (SourceError, DocumentError, AnalysisError) as error:
            failures.append(str(error))
            self.book.item_failed(waiting, str(error), self._again(waiting, error))
            return False
        digest = reading.document.digest
        waiting = self.book.item_read(waiting, digest)
        result = self.desk.keep(reading)
        is_news = result.kept in NEWS or (waiting.document == digest and result.kept is not Kept.FORGOTTEN)
        self.book.item_done(waiting.feed, waiting.item.part, digest if is_news else "")
        return is_news

    def _reading(self, waiting: Waiting) -> Reading:
        raw = self.looker.obtain(waiting.feed, waiting.item)
        try:
            return self.desk.read(raw)
        except (RecursionError, MemoryError) as error:
            reason = f"is too deep or too large to read ({type(error).__name__})"
            raise AnalysisError(str(raw.locator), reason) from error

    def _again(self, waiting: Waiting, error: LegationError) -> datetime | None:
        """When to try an item again; never what is forbidden, gone or unreadable, nor after five times."""
        gone = isinstance(error, RefusedSource) and error.status in (401, 403, 404, 410, 451)
        if gone or isinstance(error, ForbiddenSource) or not isinstance(error, SourceError):
            return None
        if waiting.tries + 1 >= TRIES:
            return None
        pause: timedelta = AGAIN * 2**waiting.tries
        return self.now() + max(pause, _asked(error))

    def _news(self, documents: frozenset[str]) -> Iterator[News]:
        for saved in self.plan.questions:
            found = matching(self.desk.holdings, saved.question)
            fresh = tuple(entry for entry in found if _rests_on(entry, documents))
            if fresh:
                yield News(saved.name, fresh, documents)


def _rests_on(entry: Entry, documents: Iterable[str]) -> bool:
    return any(sighting.report.document in documents for sighting in entry.sightings)


def _asked(error: LegationError) -> timedelta:
    """How long a server asks to be left alone, a week at most."""
    wait = error.wait if isinstance(error, RefusedSource) else None
    return min(timedelta(seconds=wait or 0), 7 * DAY)
