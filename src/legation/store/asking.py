"""Which entries a query means, in what order, and how many: answered from cards, nothing loaded.

When a query names sides, the walk begins at them, whose index is in order of time; else at the
cards themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, literal, or_, select
from sqlalchemy.sql.selectable import FromClause

from legation.store import schema
from legation.store.answering import current, whole
from legation.store.searching import entries_with
from legation.store.shadow import folded
from legation.types.asking import Group, Moment, NameCount, NameTie, Order, Standing
from legation.types.record import Entry, EntryQuery, Verdict

CARD = schema.entries.c
_BY_CARD = frozenset({Order.DOUBT, Order.DUE, Order.DUE_LATEST})
"""Orders by what only cards have."""
Condition = ColumnElement[bool]


def entries(connection: Connection, query: EntryQuery) -> tuple[Entry, ...]:
    """The window of the entries that match, in the query's order."""
    return several(connection, (query,))[0]


def several(connection: Connection, queries: Sequence[EntryQuery]) -> tuple[tuple[Entry, ...], ...]:
    """The windows of some queries, every entry read once."""
    listed = [_ids(connection, query) for query in queries]
    found = {entry.id: entry for entry in whole(connection, [id_ for ids in listed for id_ in ids])}
    return tuple(_window(ids, found, query) for ids, query in zip(listed, queries, strict=True))


def _ids(connection: Connection, query: EntryQuery) -> list[str]:
    walk = _Walk(connection, query)
    chosen = walk.select(walk.id).order_by(*walk.order)
    return list(connection.scalars(chosen.limit(query.limit).offset(query.start or None)))


def _window(ids: Iterable[str], found: Mapping[str, Entry], query: EntryQuery) -> tuple[Entry, ...]:
    shown = (found[id_] if query.superseded else current(found[id_]) for id_ in ids)
    return tuple(entry for entry in shown if entry is not None)


def count(connection: Connection, query: EntryQuery) -> int:
    """How many entries match."""
    return connection.scalar(_Walk(connection, query).select(func.count())) or 0


def found(connection: Connection, query: EntryQuery) -> tuple[tuple[Group, ...], tuple[Entry, ...]]:
    """The groups of the entries that match, and the window of them, newest first.

    Where words or a name are asked for they are looked up once for both.
    """
    newest = replace(query, order=Order.NEWEST)
    if not (query.words or query.person):
        return groups(connection, query), entries(connection, newest)
    columns = (CARD.id, CARD.kind, CARD.sides, CARD.at)
    rows = connection.execute(_Walk(connection, query, cards=True).select(*columns)).all()
    counted = Counter((row.kind, row.sides) for row in rows)
    end = None if query.limit is None else query.start + query.limit
    ids = [row.id for row in sorted(rows, key=_at, reverse=True)[query.start : end]]
    held = {entry.id: entry for entry in whole(connection, ids)}
    return tuple(_group(*key, number) for key, number in sorted(counted.items())), _window(ids, held, query)


def _at(row: Row[Any]) -> str:
    at: str = row.at
    return at


def _group(kind: str, sides: str, number: int) -> Group:
    return Group(kind, _lines(sides), number)


@lru_cache(maxsize=1 << 15)
def _lines(sides: str) -> tuple[str, ...]:
    return tuple(sides.split("\n")) if sides else ()


def place(connection: Connection, query: EntryQuery, id_: str) -> int:
    """At which place, from 1, an entry stands among those that match by doubt; 0 when it does not."""
    walk = _Walk(connection, query, cards=True)
    own = connection.execute(walk.select(CARD.doubt).where(CARD.id == id_)).first()
    if own is None:
        return 0
    before = (CARD.doubt > own.doubt) | ((CARD.doubt == own.doubt) & (CARD.id > id_))
    return (connection.scalar(walk.select(func.count()).where(before)) or 0) + 1


def groups(connection: Connection, query: EntryQuery) -> tuple[Group, ...]:
    """The entries that match, counted by kind and parties."""
    chosen = _Walk(connection, query, cards=True).select(CARD.kind, CARD.sides, func.count())
    rows = connection.execute(chosen.group_by(CARD.kind, CARD.sides)).all()
    return tuple(_group(*row) for row in rows)


def moments(connection: Connection, query: EntryQuery) -> tuple[Moment, ...]:
    """The entries that match as marks on a line of time, in its order."""
    columns = (CARD.id, CARD.kind, CARD.days, CARD.lead, CARD.reports, CARD.at, CARD.weight)
    rows = connection.execute(_Walk(connection, query, cards=True).select(*columns).order_by(CARD.at)).all()
    return tuple(map(_moment, rows))


def _moment(row: Row[Any]) -> Moment:
    return Moment(row.id, row.kind, row.days, row.lead, row.reports, row.at.split()[0], row.weight)


def names(connection: Connection, query: EntryQuery, limit: int) -> tuple[NameCount, ...]:
    """Names of people in the entries that match, the most frequent first."""
    walk, name = _Walk(connection, query), schema.entry_names.c
    chosen = select(name.name, func.count(), func.min(name.printed)).where(name.entry.in_(walk.select(walk.id)))
    ranked = chosen.group_by(name.name).order_by(func.count().desc(), name.name).limit(limit)
    return tuple(NameCount(*row) for row in connection.execute(ranked))


def name_ties(connection: Connection, query: EntryQuery, wanted: tuple[str, ...]) -> tuple[NameTie, ...]:
    """Which two of the names stand together in entries that match."""
    walk = _Walk(connection, query)
    one, other = schema.entry_names.alias("one"), schema.entry_names.alias("other")
    both = (one.c.entry == other.c.entry) & (one.c.name < other.c.name)
    chosen = select(one.c.name, other.c.name, func.count()).join_from(one, other, both)
    chosen = chosen.where(one.c.name.in_(wanted), other.c.name.in_(wanted), one.c.entry.in_(walk.select(walk.id)))
    return tuple(NameTie(*row) for row in connection.execute(chosen.group_by(one.c.name, other.c.name)))


class _Walk:
    """The tables that a query goes over and the conditions on them."""

    def __init__(self, connection: Connection, query: EntryQuery, *, cards: bool = False) -> None:
        self._query = query
        asked = [(side, True) for side in query.parties] + [(side, False) for side in query.sides]
        self._sides = [(schema.entry_sides.alias(f"side{n}"), *pair) for n, pair in enumerate(asked)]
        self._conditions = [*_of_card(query), *_days(query), *_deadlines(query), *_of_claims(connection, query)]
        self._conditions += [] if self._knows_parties else list(_any_party(query))
        self._cards = cards or not self._sides or bool(self._conditions) or query.order in _BY_CARD

    @property
    def _lead(self) -> Any:
        return self._sides[0][0].c if self._sides else CARD

    @property
    def id(self) -> Any:
        """The column of the entry's id."""
        return self._lead.entry if self._sides else CARD.id

    @property
    def order(self) -> tuple[ColumnElement[Any], ...]:
        """What the query sorts by."""
        match self._query.order:
            case Order.NEWEST:
                return (self._lead.at.desc(),)
            case Order.DOUBT:
                return (CARD.doubt.desc(), CARD.id.desc())
            case Order.DUE:
                return (CARD.due, CARD.at)
            case Order.DUE_LATEST:
                return (CARD.due.desc(), CARD.at.desc())
        return (self._lead.at,)

    def select(self, *columns: Any) -> Select[Any]:
        """Columns of the entries that match."""
        chosen = select(*columns).select_from(self._tables())
        return chosen.where(*self._on_sides(), *self._on_all(), *self._conditions)

    def _tables(self) -> FromClause:
        if not self._sides:
            return schema.entries
        made: FromClause = self._sides[0][0]
        for side, _, _ in self._sides[1:]:
            made = made.join(side, side.c.entry == self._lead.entry)
        return made.join(schema.entries, CARD.id == self._lead.entry) if self._cards else made

    @property
    def _knows_parties(self) -> bool:
        """Whether all that may be a party are sides that are walked over."""
        return bool(self._sides) and {name for _, name, _ in self._sides}.issuperset(self._query.any_party)

    def _on_sides(self) -> Iterator[Condition]:
        for side, name, is_party in self._sides:
            yield side.c.side == name
            if is_party:
                yield side.c.party
        if self._query.any_party and self._knows_parties:
            yield or_(*(side.c.party for side, name, _ in self._sides if name in self._query.any_party))

    def _on_all(self) -> Iterator[Condition]:
        """Kind and showing, which cards and sides both have; all sides of an entry have them alike."""
        kinds = [kind.value for kind in self._query.kinds]
        if kinds:
            yield self._lead.kind == kinds[0] if len(kinds) == 1 else self._lead.kind.in_(kinds)
        if _only_shown(self._query):
            yield self._lead.shown


def _only_shown(query: EntryQuery) -> bool:
    return not (query.rejected or query.superseded or query.standing is Standing.REJECTED)


def _of_card(query: EntryQuery) -> Iterator[Condition]:
    if not _only_shown(query):
        yield from [] if query.superseded else [CARD.current]
        if not query.rejected and query.standing is not Standing.REJECTED:
            yield CARD.verdict != Verdict.REJECTED.value
    yield from _standing(query.standing)
    wanted = [one.value for one in (*query.statuses, *query.stages)]
    if wanted:
        yield CARD.status.in_(wanted)
    if query.least is not None:
        yield CARD.score >= query.least
    if query.most is not None:
        yield CARD.score <= query.most


def _standing(standing: Standing) -> Iterator[Condition]:
    match standing:
        case Standing.ANY:
            return
        case Standing.UNRULED:
            yield CARD.verdict == ""
            yield ~CARD.edited
        case Standing.EDITED:
            yield CARD.edited
        case _:
            yield CARD.verdict == standing.value


def _days(query: EntryQuery) -> Iterator[Condition]:
    if query.since:
        yield CARD.last >= query.since.isoformat()
    if query.until:
        yield CARD.first <= f"{query.until.isoformat()}~"


def _deadlines(query: EntryQuery) -> Iterator[Condition]:
    if query.over is not None:
        yield CARD.over if query.over else ~CARD.over
    if query.due is not None:
        yield CARD.due != "" if query.due else CARD.due == ""
    if query.due_since:
        yield CARD.due >= _iso(query.due_since)
    if query.due_until:
        yield CARD.due <= _iso(query.due_until)


def _iso(day: date) -> str:
    return day.isoformat()


def _any_party(query: EntryQuery) -> Iterator[Condition]:
    if query.any_party:
        side = schema.entry_sides.c
        yield CARD.id.in_(select(side.entry).where(side.side.in_(query.any_party), side.party))


def _of_claims(connection: Connection, query: EntryQuery) -> Iterator[Condition]:
    claim = schema.claims.c
    if query.report:
        yield CARD.id.in_(select(claim.entry).where(claim.text == query.report))
    if query.ids:
        yield CARD.id.in_(select(claim.entry).where(claim.id.in_(query.ids)))
    if query.words:
        yield CARD.id.in_(entries_with(connection, query.words))
    name = schema.entry_names.c
    if query.names:
        yield CARD.id.in_(select(name.entry).where(name.name.in_(query.names)))
    if query.person:
        padded = literal(" ").concat(name.name).concat(" ")
        words = (padded.contains(f" {word} ", autoescape=True) for word in folded(query.person).split())
        yield CARD.id.in_(select(name.entry).where(*words))
