"""What the watch remembers, so that killed at any point it goes on where it was."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, Row, delete, func, insert, select, update

from legation.store import schema
from legation.store.codec import dumps, loads
from legation.store.engine import reading, writing
from legation.store.rows import parts
from legation.store.shadow import plain
from legation.store.watch_tables import watched_feeds, watched_items
from legation.types.watch import FeedItem, FeedMark, FeedState, Waiting


class SqlWatchBook:
    """The :class:`~legation.types.watch.WatchBook` of a database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def _write(self) -> AbstractContextManager[Connection]:
        return writing(self._engine)

    def feed_state(self, url: str) -> FeedState:
        """What is remembered of a feed; fresh when nothing is."""
        with reading(self._engine) as connection:
            row = connection.execute(select(watched_feeds).where(watched_feeds.c.url == url)).first()
        if row is None:
            return FeedState(url)
        due = datetime.fromisoformat(row.due) if row.due else None
        return FeedState(url, FeedMark(row.etag, row.modified), due, row.failures, row.error)

    def note_feed(self, state: FeedState, items: Iterable[FeedItem] = ()) -> int:
        """Remember a look at a feed and, in the same transaction, items to be read; how many are new or changed."""
        with self._write() as connection:
            connection.execute(delete(watched_feeds).where(watched_feeds.c.url == state.url))
            connection.execute(insert(watched_feeds).values(_feed_row(state)))
            return _note_items(connection, state.url, items)

    def waiting_items(self, feeds: tuple[str, ...], now: datetime) -> tuple[Waiting, ...]:
        """Items of the feeds that are to be read now, in the order in which they were seen."""
        row = watched_items.c
        query = select(watched_items).where(row.state == "waiting", row.due <= _time(now), row.feed.in_(feeds))
        with reading(self._engine) as connection:
            found = connection.execute(query.order_by(row.place, row.feed, row.part))
            return tuple(Waiting(one.feed, loads(FeedItem, one.item), one.tries, one.document) for one in found)

    def item_read(self, waiting: Waiting, document: str) -> Waiting:
        """An item is about to be kept as this version; remembered as news unless the text is held already."""
        text = schema.texts.c.digest
        with self._write() as connection:
            if connection.execute(select(text).where(text == document)).first() is not None:
                return waiting
            _set(connection, waiting.feed, waiting.item.part, {"document": document})
        return replace(waiting, document=document)

    def item_done(self, feed: str, part: str, document: str) -> None:
        """An item was read and kept as this version of a text ("" when there is nothing to tell of it)."""
        told = {"state": "done", "error": "", "document": document, "told": not document}
        with self._write() as connection:
            row = _item(connection, feed, part)
            if row is not None:
                bare = replace(loads(FeedItem, row.item), text="")
                _set(connection, feed, part, {**told, "item": dumps(bare)})

    def item_failed(self, waiting: Waiting, error: str, again: datetime | None) -> None:
        """An item could not be read; it is tried again at that time, never for None."""
        state = {"state": "waiting", "due": _time(again)} if again else {"state": "failed"}
        told = {**state, "tries": waiting.tries + 1, "error": plain(error)[:500]}
        with self._write() as connection:
            _set(connection, waiting.feed, waiting.item.part, told)

    def untold(self) -> tuple[str, ...]:
        """Versions that were kept by watching and that nobody was told of, sorted."""
        row = watched_items.c
        query = select(row.document).where(row.told.is_(False), row.state == "done").distinct()
        with reading(self._engine) as connection:
            return tuple(sorted(connection.scalars(query)))

    def tell(self, documents: Iterable[str]) -> None:
        """Versions that were told of."""
        with self._write() as connection:
            for part in parts(documents):
                own = watched_items.c.document.in_(part)
                connection.execute(update(watched_items).where(own).values(told=True))


def _feed_row(state: FeedState) -> dict[str, object]:
    return {
        "url": state.url,
        "etag": state.mark.etag,
        "modified": state.mark.modified,
        "due": _time(state.due) if state.due else "",
        "failures": state.failures,
        "error": plain(state.error)[:500],
    }


def _note_items(connection: Connection, feed: str, items: Iterable[FeedItem]) -> int:
    row = watched_items.c
    held = {one.part: one.gist for one in connection.execute(select(row.part, row.gist).where(row.feed == feed))}
    place = connection.scalar(select(func.max(row.place))) or 0
    latest = {plain(item.part): item for item in items}
    fresh = [(part, item) for part, item in latest.items() if held.get(part) != item.gist]
    for part, item in reversed(fresh):
        place += 1
        told = _item_row(item, place)
        if part in held:
            _set(connection, feed, part, told)
        else:
            connection.execute(insert(watched_items).values(feed=feed, part=part, **told))
    return len(fresh)


def _item_row(item: FeedItem, place: int) -> dict[str, Any]:
    told = {"place": place, "gist": item.gist, "item": dumps(item), "state": "waiting", "tries": 0, "due": ""}
    return {**told, "error": "", "document": "", "told": False}


def _item(connection: Connection, feed: str, part: str) -> Row[Any] | None:
    row = watched_items.c
    return connection.execute(select(watched_items).where(row.feed == feed, row.part == plain(part))).first()


def _set(connection: Connection, feed: str, part: str, values: dict[str, Any]) -> None:
    row = watched_items.c
    connection.execute(update(watched_items).where(row.feed == feed, row.part == plain(part)).values(values))


def _time(at: datetime) -> str:
    """A time that sorts as text: UTC, to the second."""
    return at.astimezone(UTC).isoformat(timespec="seconds")
