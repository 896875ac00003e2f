"""What is asked of the record about a pair, all of it at once: an entry that answers twice is read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from legation.types.asking import Order
from legation.types.holdings import Holdings
from legation.types.record import Entry, EntryQuery, FactKind

Sides = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The question: two sides (ISO 3166-1 alpha-3 or a body's name), from when until when.

    ``today`` is the day by which deadlines are judged.
    """

    one: str
    other: str
    today: date
    since: date | None = None
    until: date | None = None

    @property
    def sides(self) -> tuple[str, str]:
        """Both sides."""
        return (self.one, self.other)

    def query(self, *kinds: FactKind, parties: Sides = (), sides: Sides = ()) -> EntryQuery:
        """The entries of some kinds, or all, in the time asked for."""
        return EntryQuery(kinds=kinds, parties=parties, sides=sides, since=self.since, until=self.until)

    @property
    def contacts(self) -> EntryQuery:
        """Contacts of the two."""
        return self.query(FactKind.ENGAGEMENT, parties=self.sides)

    @property
    def deeds(self) -> EntryQuery:
        """Events between the two."""
        return self.query(FactKind.EVENT, parties=self.sides)

    @property
    def words(self) -> EntryQuery:
        """Statements that concern both."""
        return self.query(FactKind.STATEMENT, sides=self.sides)

    @property
    def commitments(self) -> EntryQuery:
        """Commitments of either side that concern both."""
        return replace(self.query(FactKind.COMMITMENT, sides=self.sides), any_party=self.sides)

    def of_one(self, kind: FactKind) -> tuple[EntryQuery, ...]:
        """What one side is a party to, then what the other is."""
        return tuple(self.query(kind, parties=(side,)) for side in self.sides)


@dataclass(frozen=True, slots=True)
class Answers:
    """A pair asked of the record: the latest ``size`` entries of each question, or all."""

    pair: Pair
    size: int | None
    holdings: Holdings
    found: Mapping[EntryQuery, tuple[Entry, ...]]
    counts: Mapping[EntryQuery, int] = field(default_factory=dict)
    """How many entries fit a question, where that is known already."""

    def entries(self, query: EntryQuery) -> tuple[Entry, ...]:
        """What fits, in order of time."""
        held = self.found[_window(query, self.size)]
        return held if self.size is None else tuple(reversed(held))

    def of_either(self, kind: FactKind) -> tuple[Entry, ...]:
        """What one side is a party to, then what the other is, each once."""
        held = (self.entries(query) for query in self.pair.of_one(kind))
        return tuple({entry.id: entry for entries in held for entry in entries}.values())

    def more(self, query: EntryQuery) -> int:
        """How many are left out."""
        if self.size is None or len(self.entries(query)) < self.size:
            return 0
        known = self.counts.get(query)
        return (self.holdings.count(query) if known is None else known) - self.size


_OF_EITHER = (FactKind.STATEMENT, FactKind.POSITION, FactKind.COMMITMENT)
"""Kinds of which one side's own belong to the pair when they were told of its contacts."""


def ask(holdings: Holdings, pair: Pair, size: int | None, *besides: EntryQuery) -> Answers:
    """Everything that a briefing needs, and what is wanted ``besides``, as it stands."""
    either = (query for kind in _OF_EITHER for query in pair.of_one(kind))
    own = (pair.contacts, pair.deeds, pair.words, pair.commitments, *either)
    queries = (*(_window(query, size) for query in own), *besides)
    return Answers(pair, size, holdings, dict(zip(queries, holdings.several(queries), strict=True)))


def _window(query: EntryQuery, size: int | None) -> EntryQuery:
    return query if size is None else replace(query, order=Order.NEWEST, limit=size)
