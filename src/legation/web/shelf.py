"""Answers of the record kept at hand while it does not change.

A page asks for the same entries several times, and a reader for the same pages. Whether the record
changed is told by its files: every commit writes to the write-ahead log. A record that lies in no
file (PostgreSQL) is always asked anew.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from pathlib import Path
from threading import Lock
from typing import TypeVar

from legation.store import Store
from legation.types.actors import Tenure
from legation.types.document import Document
from legation.types.record import Entry, EntryQuery, Hit, PersonSighting, ReportRef, Ruling
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
    """The record as views ask it (implements ``types.record.Holdings``)."""

    def __init__(self, store: Callable[[], Store], location: str) -> None:
        self._open, self._location = store, location
        self._version: Version | None = None
        self._held: OrderedDict[Hashable, tuple[object, ...]] = OrderedDict()
        self._lock = Lock()

    def entries(self, query: EntryQuery = EntryQuery()) -> tuple[Entry, ...]:  # noqa: B008 - it is frozen
        """Entries that match, as the store gives them."""
        return self._kept(("entries", query), lambda: self._store.entries(query))

    def reports(self) -> Iterator[ReportRef]:
        """Every version of every report."""
        return iter(self._kept(("reports",), lambda: tuple(self._store.reports())))

    def persons(self, sides: tuple[str, ...] = ()) -> tuple[PersonSighting, ...]:
        """Officials named in reports."""
        return self._kept(("persons", sides), lambda: self._store.persons(sides))

    def entry(self, id: str) -> Entry | None:  # noqa: A002 - the field's own name
        """One entry."""
        return self._store.entry(id)

    def document(self, digest: str) -> Document:
        """One text."""
        return self._store.document(digest)

    def search(self, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Where words stand."""
        return self._kept(("search", words, limit), lambda: self._store.search(words, limit=limit))

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
        version = version_of(self._location)
        with self._lock:
            if version is None or version != self._version:
                self._held.clear()
                self._version = version
            elif key in self._held:
                self._held.move_to_end(key)
                return self._held[key]  # type: ignore[return-value] # a key has one type of answer
        return self._keep(key, ask(), version)

    def _keep(self, key: Hashable, answer: tuple[T, ...], version: Version | None) -> tuple[T, ...]:
        with self._lock:
            if version is not None and version == self._version:
                self._held[key] = answer
                while sum(map(len, self._held.values())) > HELD:
                    self._held.popitem(last=False)
        return answer
