"""Rounds of watching: polite when feeds fail, resumed when killed, each piece of news told once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from legation.errors import DocumentError, ForbiddenSource, RefusedSource, UnreachableSource
from legation.pipeline import Reading
from legation.record.linking import settle
from legation.store import Store
from legation.types.record import KeepResult
from legation.types.source import Hints, Locator, Raw
from legation.types.watch import FeedItem, FeedLook, FeedMark
from legation.views.finding import Question
from legation.views.news import news
from legation.watching import Desk, Plan, Round, Saved, Watch
from legation.watching.plan import FeedPlan
from tests import builders as b

FEED = "https://example.org/rss"
HOUR = timedelta(hours=1)


def item(part: str, words: str) -> FeedItem:
    return FeedItem(part, Hints(id=part, title=part, url=f"https://example.org/{part}"), words)


@dataclass
class Web:
    """A feed that changes, and a time that passes when told."""

    items: tuple[FeedItem, ...] = ()
    errors: dict[str, Exception] = field(default_factory=dict)
    now: datetime = datetime(2026, 3, 2, tzinfo=UTC)
    looks: list[FeedMark] = field(default_factory=list)
    obtained: list[str] = field(default_factory=list)

    def look(self, url: str, mark: FeedMark) -> FeedLook:
        self.looks.append(mark)
        if url in self.errors:
            raise self.errors[url]
        return FeedLook(FeedMark(f"v{len(self.looks)}"), self.items, ())

    def obtain(self, feed: str, item: FeedItem) -> Raw:
        self.obtained.append(item.part)
        if item.part in self.errors:
            raise self.errors[item.part]
        return Raw(Locator(feed, item.part), item.text.encode(), "text/plain", url=item.hints.url, obtained=b.NOON)


def read(raw: Raw) -> Reading:
    """Every report that names both is a meeting of theirs."""
    made = b.document(raw.content.decode(), raw.locator.part, url=raw.url)
    return Reading(raw, made, None, b.claims(made, b.meeting(made, made.text, states="GHA NOR", day="2026-03-01")))


@dataclass
class Kit:
    """A watch over a record, and how it is killed."""

    store: Store
    web: Web
    read: Callable[[Raw], Reading] = read
    keep: Callable[[Reading], KeepResult] | None = None
    questions: tuple[Saved, ...] = (Saved("Pair", Question(sides=("NOR",))),)

    def watch(self) -> Watch:
        keep = self.keep or self.kept
        desk = Desk(self.read, keep, lambda: settle(self.store), self.store)
        plan = Plan((FeedPlan(FEED, "Press", HOUR),), self.questions)
        return Watch(plan, self.web, self.store.watch, desk, lambda: self.web.now)

    def kept(self, reading: Reading) -> KeepResult:
        return self.store.keep(reading.raw, reading.document, reading.claims, made_by="test 1")

    def round(self, after: timedelta = timedelta(0)) -> Round:
        self.web.now += after
        watch = self.watch()
        done = watch.round()
        watch.told(done)
        return done


@pytest.fixture
def kit(tmp_path: Path) -> Iterator[Kit]:
    with b.record(tmp_path / "r.db") as store:
        yield Kit(store, Web((item("two", "Ministers of Norway and Ghana met."), item("one", "Ghana met Norway."))))


def told(done: Round) -> list[str]:
    return [entry.claim.evidence.text for one in done.news for entry in one.entries]


def test_what_is_new_is_read_oldest_first_and_told_once(kit: Kit) -> None:
    """A feed that is not due is not asked; what was told is not told again."""
    first = kit.round()
    assert kit.web.obtained == ["one", "two"]
    assert (first.looked, first.items, first.kept, len(told(first))) == (1, 2, 2, 1)
    again = kit.round()
    assert (again.looked, again.items, again.news) == (0, 0, ())
    later = kit.round(HOUR)
    assert (later.looked, later.items, later.news) == (1, 0, ())
    assert kit.web.looks == [FeedMark(), FeedMark("v1")]


def test_a_changed_item_is_read_again(kit: Kit) -> None:
    """The same id with another text is a new version of the report, and news."""
    kit.round()
    kit.web.items = (item("one", "Ghana met Norway again."),)
    done = kit.round(HOUR)
    assert (done.items, done.kept, told(done)) == (1, 1, ["Ghana met Norway again."])


def test_one_more_report_of_a_known_meeting_is_marked_as_such(kit: Kit) -> None:
    """New facts and new sources of old ones are told apart."""
    kit.round()
    kit.web.items = (item("three", "Norway and Ghana met, a paper says."),)
    (answer,) = kit.round(HOUR).news
    assert [answer.is_new(entry) for entry in answer.entries] == [False]
    page = news([(answer.question, answer.entries, answer.is_new)])
    assert page.sections[0].lines[0].marks[0] == "one more report"


def test_questions_that_nothing_answers_are_silent(kit: Kit) -> None:
    """Kept all the same."""
    kit.questions = (Saved("Kenya", Question(sides=("KEN",))),)
    done = kit.round()
    assert (done.kept, done.news) == (2, ())


class Killed(BaseException):
    """As a kill is: nothing catches it."""


@pytest.mark.parametrize("point", ["read", "before keeping", "after keeping", "told"])
def test_killed_at_any_point_the_next_round_goes_on(kit: Kit, point: str) -> None:
    """Nothing is lost, nothing is double, everything is told at last."""

    def dying_read(raw: Raw) -> Reading:
        if raw.locator.part == "two":
            raise Killed
        return read(raw)

    def dying_keep(reading: Reading) -> KeepResult:
        if reading.document.id != "two":
            return kit.kept(reading)
        if point == "after keeping":
            kit.kept(reading)
        raise Killed

    dying = replace(kit, read=dying_read) if point == "read" else kit
    if "keeping" in point:
        dying = replace(kit, keep=dying_keep)
    if point == "told":
        kit.watch().round()
    else:
        with pytest.raises(Killed):
            dying.round()
    done = kit.round()
    assert len(done.documents) == 2
    assert len(list(kit.store.reports())) == 2
    assert kit.round().documents == ()
    assert kit.web.looks == [FeedMark()]


def test_a_feed_that_fails_is_asked_less_and_less(kit: Kit) -> None:
    """Twice as long after each failure, a day at most; success forgets it."""
    kit.web.errors[FEED] = UnreachableSource(FEED, "no connection")
    waits = []
    for _ in range(6):
        done = kit.round()
        waits.append((done.due - kit.web.now) / HOUR)
        kit.web.now = done.due
    assert waits == [2, 4, 8, 16, 24, 24]
    kit.web.errors.clear()
    assert (kit.round().due - kit.web.now) == HOUR


def test_a_server_that_asks_for_time_gets_it(kit: Kit) -> None:
    """Retry-After outlasts the plan."""
    busy = RefusedSource(FEED, "the server answered 429")
    busy.wait = 50 * 3600.0
    kit.web.errors[FEED] = busy
    assert kit.round().due - kit.web.now == 50 * HOUR


def test_an_item_that_fails_is_tried_again_and_given_up(kit: Kit) -> None:
    """Five times in all; the feed need not name it again."""
    kit.web.errors["one"] = UnreachableSource("one", "no connection")
    kit.round()
    kit.web.items = ()
    for _ in range(8):
        kit.round(5 * HOUR)
    assert kit.web.obtained.count("one") == 5
    assert kit.web.obtained.count("two") == 1


@pytest.mark.parametrize(
    "error", [ForbiddenSource("one", "robots"), DocumentError("one", "holds no text"), RefusedSource("one", "gone")]
)
def test_what_will_not_come_is_not_asked_for_again(kit: Kit, error: Exception) -> None:
    """Forbidden, unreadable or gone; the other items are read."""
    if isinstance(error, RefusedSource):
        error.status = 410
    kit.web.errors["one"] = error
    first = kit.round()
    assert (first.kept, len(first.failures)) == (1, 1)
    kit.round(5 * HOUR)
    assert kit.web.obtained.count("one") == 1


def test_a_report_that_is_held_already_is_no_news(kit: Kit) -> None:
    """Read before by hand, then seen in the feed."""
    kit.kept(read(kit.web.obtain(FEED, kit.web.items[1])))
    settle(kit.store)
    done = kit.round()
    assert (done.kept, len(done.documents)) == (1, 1)
