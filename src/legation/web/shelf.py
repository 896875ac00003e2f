"""Answers of the record kept at hand while it does not change.

A page asks for the same entries several times, and a reader for the same pages. Whether the record
changed is told by its files: every commit writes to the write-ahead log. A record that lies in no
file (PostgreSQL) is always asked anew.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from legation.store import Store
from legation.types.actors import Tenure
from legation.types.asking import Group, Moment, NameCount, NameTie, Order, ReportQuery
from legation.types.document import Document
from legation.types.record import Entry, EntryQuery, Hit, HitKind, PersonSighting, ReportRef, Ruling
from legation.types.series import Figure

HELD = 60_000
"""Things held at most, over all answers: at about 2 KiB an entry this stays near 120 MiB."""

Version = tuple[tuple[int, int], ...]
T = TypeVar("T")


def version_of(location: str) -> Version | None:
    """The state of a record's files; None when it lies in none."""
    if "://" in location:
        return None
    path = Path(location).expanduser()
    return tuple(_stamp(Path(f"{path}{ending}")) for ending in ("", "-wal"))


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)


class Shelf:
    """The record as views ask it (implements ``types.holdings.Holdings``)."""

    def __init__(self, store: Callable[[], Store], location: str) -> None:
        self._open, self._location = store, location
        self._version: Version | None = None
        self._held: OrderedDict[Hashable, tuple[object, ...]] = OrderedDict()
        self._lock = Lock()

    def entries(self, query: EntryQuery = EntryQuery()) -> tuple[Entry, ...]:  # noqa: B008 - it is frozen
        """Entries that match, as the store gives them."""
        return self._kept(("entries", query), lambda: self._store.entries(query))

    def several(self, queries: tuple[EntryQuery, ...]) -> tuple[tuple[Entry, ...], ...]:
        """What each of some queries gives; those at hand are not asked again."""
        version = self._now()
        held = {query: self._at_hand(("entries", query), version) for query in queries}
        lacking = tuple(query for query, answer in held.items() if answer is None)
        if lacking:
            for query, found in zip(lacking, self._store.several(lacking), strict=True):
                held[query] = self._keep(("entries", query), found, version)
        return tuple(held[query] or () for query in queries)

    def count(self, query: EntryQuery) -> int:
        """How many entries match."""
        whole = replace(query, start=0, limit=None, order=Order.OLDEST)
        return self._kept(("count", whole), lambda: (self._store.count(whole),))[0]

    def place(self, query: EntryQuery, id: str) -> int:  # noqa: A002 - the field's own name
        """At which place an entry stands by doubt."""
        return self._store.place(query, id)

    def groups(self, query: EntryQuery) -> tuple[Group, ...]:
        """Entries counted by kind and parties."""
        return self._kept(("groups", query), lambda: self._store.groups(query))

    def found(self, query: EntryQuery) -> tuple[tuple[Group, ...], tuple[Entry, ...]]:
        """The groups of the entries that match, and the window of them."""
        return self._kept(("found", query), lambda: (self._store.found(query),))[0]

    def moments(self, query: EntryQuery) -> tuple[Moment, ...]:
        """The entries that match as marks on a line of time."""
        return self._kept(("moments", query), lambda: self._store.moments(query))

    def names(self, query: EntryQuery, limit: int) -> tuple[NameCount, ...]:
        """Names of people, the most frequent first."""
        return self._kept(("names", query, limit), lambda: self._store.names(query, limit))

    def name_ties(self, query: EntryQuery, names: tuple[str, ...]) -> tuple[NameTie, ...]:
        """Which two of the names stand together."""
        return self._kept(("ties", query, names), lambda: self._store.name_ties(query, names))

    def mark(self) -> int:
        """A number that grows with every report kept."""
        return self._store.mark()

    def listed(self, query: ReportQuery) -> tuple[ReportRef, ...]:
        """A window of the current reports."""
        return self._kept(("listed", query), lambda: self._store.listed(query))

    def count_reports(self, query: ReportQuery) -> int:
        """How many current reports a query holds."""
        whole = replace(query, start=0, limit=0)
        return self._kept(("reports", whole), lambda: (self._store.count_reports(whole),))[0]

    def publishers(self) -> tuple[NameCount, ...]:
        """Who published the current reports."""
        return self._kept(("publishers",), self._publishers)

    def _publishers(self) -> tuple[NameCount, ...]:
        return self._store.publishers()

    def behind(self, digests: tuple[str, ...]) -> Mapping[str, int]:
        """How many entries rest on each of some texts."""
        return dict(self._kept(("behind", digests), lambda: tuple(self._store.behind(digests).items())))

    def officials(self, side: str, limit: int) -> tuple[NameCount, ...]:
        """Folded names of those who act for a side."""
        return self._kept(("officials", side, limit), lambda: self._store.officials(side, limit))

    def reports(self) -> Iterator[ReportRef]:
        """Every version of every report."""
        return self._store.reports()

    def persons(self, sides: tuple[str, ...] = (), names: tuple[str, ...] = ()) -> tuple[PersonSighting, ...]:
        """Officials named in reports."""
        return self._kept(("persons", sides, names), lambda: self._store.persons(sides, names))

    def entry(self, id: str) -> Entry | None:  # noqa: A002 - the field's own name
        """One entry."""
        return self._store.entry(id)

    def document(self, digest: str) -> Document:
        """One text."""
        return self._store.document(digest)

    def search(self, words: str, *, limit: int = 20, kind: HitKind | None = None) -> tuple[Hit, ...]:
        """Where words stand."""
        return self._kept(("search", words, limit, kind), lambda: self._store.search(words, limit=limit, kind=kind))

    def tenures(self) -> tuple[Tenure, ...]:
        """Every tenure held."""
        return self._store.tenures()

    def figures(self, one: str, other: str) -> tuple[Figure, ...]:
        """What either of two states reports of its trade with the other."""
        return self._kept(("figures", one, other), lambda: self._store.figures(one, other))

    def journal(self, subject: str = "") -> tuple[Ruling, ...]:
        """Rulings in order."""
        return self._store.journal(subject)

    @property
    def _store(self) -> Store:
        return self._open()

    def _kept(self, key: Hashable, ask: Callable[[], tuple[T, ...]]) -> tuple[T, ...]:
        version = self._now()
        held = self._at_hand(key, version)
        return self._keep(key, ask(), version) if held is None else held

    def _now(self) -> Version | None:
        """The state of the record; what was kept of another is dropped."""
        version = version_of(self._location)
        with self._lock:
            if version is None or version != self._version:
                self._held.clear()
                self._version = version
        return version

    def _at_hand(self, key: Hashable, version: Version | None) -> tuple[Any, ...] | None:
        """What was kept of this state of the record; None when nothing was."""
        with self._lock:
            if version is None or version != self._version or key not in self._held:
                return None
            self._held.move_to_end(key)
            return self._held[key]

    def _keep(self, key: Hashable, answer: tuple[T, ...], version: Version | None) -> tuple[T, ...]:
        with self._lock:
            if version is not None and version == self._version:
                self._held[key] = answer
                while sum(map(len, self._held.values())) > HELD:
                    self._held.popitem(last=False)
        return answer
