"""What a view may ask of the record, as a protocol that the store answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from legation.types.actors import Tenure
from legation.types.asking import Group, Moment, NameCount, NameTie, ReportQuery
from legation.types.document import Document
from legation.types.record import Entry, EntryQuery, Hit, HitKind, PersonSighting, ReportRef, Ruling
from legation.types.series import FigureBook


class Holdings(FigureBook, Protocol):
    """What a view may ask of the record; the store answers."""

    def entries(self, query: EntryQuery = ...) -> tuple[Entry, ...]:
        """Entries that match, by the day they happened, then by id."""

    def several(self, queries: tuple[EntryQuery, ...]) -> tuple[tuple[Entry, ...], ...]:
        """What each of some queries gives; an entry that fits several is read once."""

    def count(self, query: EntryQuery) -> int:
        """How many entries match, whatever window is asked for."""

    def place(self, query: EntryQuery, id: str) -> int:  # noqa: A002 - the field's own name
        """At which place, from 1, an entry stands among those that match; 0 when it does not."""

    def groups(self, query: EntryQuery) -> tuple[Group, ...]:
        """The entries that match, counted by kind and parties."""

    def found(self, query: EntryQuery) -> tuple[tuple[Group, ...], tuple[Entry, ...]]:
        """The groups of the entries that match, and the window of them, newest first."""

    def moments(self, query: EntryQuery) -> tuple[Moment, ...]:
        """The entries that match as marks on a line of time, in its order."""

    def names(self, query: EntryQuery, limit: int) -> tuple[NameCount, ...]:
        """Names of people in the entries that match, the most frequent first."""

    def name_ties(self, query: EntryQuery, names: tuple[str, ...]) -> tuple[NameTie, ...]:
        """Which two of the names stand together in entries that match."""

    def entry(self, id: str) -> Entry | None:  # noqa: A002 - the field's own name
        """The entry that a sighting's id, or an unambiguous beginning of it, belongs to."""

    def mark(self) -> int:
        """A number that grows with every report kept: what is kept later lies after it."""

    def listed(self, query: ReportQuery) -> tuple[ReportRef, ...]:
        """A window of the current reports, newest first."""

    def count_reports(self, query: ReportQuery) -> int:
        """How many current reports a query holds, whatever window is asked for."""

    def publishers(self) -> tuple[NameCount, ...]:
        """Who published the current reports, the most frequent first."""

    def behind(self, digests: tuple[str, ...]) -> Mapping[str, int]:
        """How many entries rest on each of some texts."""

    def reports(self) -> Iterator[ReportRef]:
        """Every version held, current ones first come."""

    def document(self, digest: str) -> Document:
        """A version's text and blocks; RecordError when it is not held."""

    def search(self, words: str, *, limit: int = 20, kind: HitKind | None = None) -> tuple[Hit, ...]:
        """Where words stand in reports and claims (or one of both), best first."""

    def persons(self, sides: tuple[str, ...] = (), names: tuple[str, ...] = ()) -> tuple[PersonSighting, ...]:
        """Officials named in reports: all, those who act for one of the sides, those of some names.

        Names are folded; other names of a person count.
        """

    def officials(self, side: str, limit: int) -> tuple[NameCount, ...]:
        """Folded names of those who act for a side, those in most reports first."""

    def tenures(self) -> tuple[Tenure, ...]:
        """Every tenure held."""

    def journal(self, subject: str = "") -> tuple[Ruling, ...]:
        """Rulings in order, all or those on one entry."""
