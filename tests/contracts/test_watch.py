"""What watching remembers, on every database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from legation.store import Store
from legation.types.source import Hints
from legation.types.watch import FeedItem, FeedMark, FeedState
from tests import builders as b
from tests.contracts.conftest import Opener

FEED = "https://example.org/rss"
ITEM = FeedItem("one", Hints(id="one", title="Talks", url="https://example.org/1"), "Two \ud800 words\0.")


def test_a_look_and_its_items_are_remembered_together(opener: Opener) -> None:
    """Another process finds them; the same items again are nothing new."""
    state = FeedState(FEED, FeedMark('"v1"', "Mon"), b.NOON, 2, "no answer")
    assert opener().watch.note_feed(state, [ITEM, replace(ITEM, part="two")]) == 2
    book = opener().watch
    assert book.feed_state(FEED) == state
    assert book.note_feed(state, [ITEM]) == 0
    assert [waiting.item.part for waiting in book.waiting_items((FEED,), b.NOON)] == ["two", "one"]
    assert book.waiting_items(("https://example.org/other",), b.NOON) == ()


def test_items_wait_until_their_time_and_are_told_once(store: Store) -> None:
    """Failed ones come again when they are due, or never."""
    book = store.watch
    book.note_feed(FeedState(FEED), [ITEM, replace(ITEM, part="two"), replace(ITEM, part="three")])
    three, two, one = book.waiting_items((FEED,), b.NOON)
    book.item_failed(three, "no answer", None)
    book.item_failed(two, "no answer", b.NOON + timedelta(hours=1))
    assert book.item_read(one, "ab" * 32).document == "ab" * 32
    assert [w.document for w in book.waiting_items((FEED,), b.NOON)] == ["ab" * 32]
    book.item_done(FEED, "one", "ab" * 32)
    (later,) = book.waiting_items((FEED,), b.NOON + timedelta(hours=2))
    assert (later.item.part, later.tries) == ("two", 1)
    assert book.untold() == ("ab" * 32,)
    book.tell(book.untold())
    assert book.untold() == ()
