"""Reading entries out of the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, or_, select

from legation.errors import UsageError
from legation.store import journal, schema
from legation.store.codec import loads
from legation.store.refs import BATCH, refs_of
from legation.types.claims import Claims, Person
from legation.types.record import (
    CLAIM_TYPES,
    Entry,
    EntryQuery,
    FactKind,
    Link,
    LinkReason,
    PersonSighting,
    ReportRef,
    Sighting,
    Tie,
    Verdict,
)


def entries(connection: Connection, query: EntryQuery) -> tuple[Entry, ...]:
    """Entries that match, by the day they happened (else were published), then as reported."""
    found = _entries(connection, _matching(connection, query))
    kept = [_current(entry, query) for entry in found]
    shown = [e for e in kept if e and (query.rejected or e.verdict is not Verdict.REJECTED)]
    return tuple(sorted(shown, key=_order)[: query.limit])


def _order(entry: Entry) -> tuple[str, str, str, int, str]:
    first = entry.sightings[0]
    report = (first.report.published or "9999", first.report.document)
    return (day_of(entry), *report, first.claim.evidence.hull.start, entry.id)


def day_of(entry: Entry) -> str:
    """The ISO day by which an entry is placed in time: its earliest own day, else publication."""
    own = [str(s.period.first or s.period.last) for s in entry.sightings if s.period]
    published = [s.report.published for s in entry.sightings if s.report.published]
    return min(own, default=min(published, default="9999"))


def _current(entry: Entry, query: EntryQuery) -> Entry | None:
    if query.superseded:
        return entry
    left = tuple(s for s in entry.sightings if not s.report.superseded)
    if len(left) == len(entry.sightings):
        return entry
    return replace(entry, sightings=left) if left else None


def _matching(connection: Connection, query: EntryQuery) -> list[str]:
    claim = schema.claims.c
    chosen = select(claim.entry).distinct()
    if query.since or query.until:
        chosen = chosen.join(schema.editions, schema.editions.c.text == claim.text)
    for condition in _conditions(query):
        chosen = chosen.where(condition)
    return sorted(connection.scalars(chosen))


def _conditions(query: EntryQuery) -> list[ColumnElement[bool]]:
    claim = schema.claims.c
    found: list[ColumnElement[bool]] = []
    if query.kinds:
        found.append(claim.kind.in_([kind.value for kind in query.kinds]))
    if query.report:
        found.append(claim.text == query.report)
    if query.ids:
        found.append(claim.id.in_(query.ids))
    found += [claim.id.in_(_with_side(side)) for side in query.sides]
    found += [claim.id.in_(_with_side(side).where(schema.parties.c.party)) for side in query.parties]
    return [*found, *_days(query)]


def _with_side(side: str) -> Select[tuple[str]]:
    return select(schema.parties.c.claim).where(schema.parties.c.side == side)


def _days(query: EntryQuery) -> list[ColumnElement[bool]]:
    claim, published = schema.claims.c, schema.editions.c.published
    found: list[ColumnElement[bool]] = []
    dated = or_(claim.first_day != "", claim.last_day != "")
    if query.since:
        day = query.since.isoformat()
        open_end = and_(claim.last_day == "", claim.first_day != "")
        own = or_(claim.last_day >= day, open_end)
        late = and_(published != "", published.concat("~") >= day)
        found.append(or_(and_(dated, own), and_(~dated, late)))
    if query.until:
        day = query.until.isoformat()
        early = and_(published != "", published <= f"{day}~")
        found.append(or_(and_(dated, claim.first_day <= day), and_(~dated, early)))
    return found


def _entries(connection: Connection, ids: Sequence[str]) -> list[Entry]:
    rows = _rows_of(connection, ids)
    sightings = sightings_of(connection, rows)
    entry_of = {row.id: row.entry for row in rows}
    standing = journal.standings(connection, entry_of)
    links = _links_of(connection, entry_of)
    grouped = groupby(sorted(rows, key=lambda row: row.entry), key=lambda row: row.entry)
    return [
        _entry(id_, [sightings[row.id] for row in group], standing.get(id_), links.get(id_, ()))
        for id_, group in grouped
    ]


def _entry(id_: str, seen: Sequence[Sighting], standing: journal.Standing | None, links: Sequence[Link]) -> Entry:
    ordered = sorted(seen, key=lambda s: (s.report.published or "9999", s.report.document, s.id))
    held = standing or journal.Standing()
    return Entry(id_, ordered[0].kind, tuple(ordered), held.ruling, held.edits, tuple(links), held.opinions)


def _rows_of(connection: Connection, ids: Sequence[str]) -> list[Row[Any]]:
    found: list[Row[Any]] = []
    for start in range(0, len(ids), BATCH):
        part = ids[start : start + BATCH]
        query = select(schema.claims).where(schema.claims.c.entry.in_(part))
        found.extend(connection.execute(query.order_by(schema.claims.c.id)))
    return found


def sightings_of(connection: Connection, rows: Iterable[Row[Any]]) -> Mapping[str, Sighting]:
    """Claims with their reports, by id, from rows of the table of claims."""
    listed = list(rows)
    refs = refs_of(connection, {row.text for row in listed})
    return {row.id: _sighting(row, refs[row.text]) for row in listed}


def _sighting(row: Row[Any], ref: ReportRef) -> Sighting:
    kind = FactKind(row.kind)
    claim = loads(CLAIM_TYPES[kind], row.claim)
    named, setting = (loads(tuple[str, ...], words) for words in (row.named, row.setting))
    return Sighting(row.id, kind, claim, ref, named, setting)


def _links_of(connection: Connection, entry_of: Mapping[str, str]) -> Mapping[str, list[Link]]:
    link, ids = schema.links.c, sorted(entry_of)
    found: dict[str, Link] = {}
    for start in range(0, len(ids), BATCH):
        part = ids[start : start + BATCH]
        rows = connection.execute(select(schema.links).where(or_(link.one.in_(part), link.other.in_(part))))
        found.update((f"{row.one} {row.other}", link_from(row)) for row in rows)
    grouped: dict[str, list[Link]] = {}
    for made in (found[key] for key in sorted(found)):
        for id_ in sorted({entry_of[end] for end in (made.one, made.other) if end in entry_of}):
            grouped.setdefault(id_, []).append(made)
    return grouped


def link_from(row: Row[Any]) -> Link:
    """A link from its row."""
    reasons = loads(tuple[LinkReason, ...], row.reasons)
    return Link(row.one, row.other, Tie(row.tie), row.score, reasons)


def find_entry(connection: Connection, named: str) -> Entry | None:
    """The entry of the sighting that an id, or its unambiguous beginning, names.

    UsageError when several entries are meant; None when none is.
    """
    claim, heir = schema.claims.c, schema.heirs.c
    query = select(claim.entry).where(claim.id.startswith(named, autoescape=True)).distinct().limit(3)
    found = sorted(connection.scalars(query))
    if not found:
        earlier = select(heir.new).where(heir.old.startswith(named, autoescape=True))
        found = sorted(connection.scalars(select(claim.entry).where(claim.id.in_(earlier)).distinct().limit(3)))
    if len(found) > 1:
        raise UsageError(named, "several facts begin like this", "give more of the id")
    return next(iter(_entries(connection, found)), None)


def claims_of(connection: Connection, digest: str) -> Claims:
    """All that one text asserts, as it was read."""
    claim = schema.claims
    rows = connection.execute(select(claim).where(claim.c.text == digest).order_by(claim.c.place))
    rows_by_kind: dict[FactKind, list[Any]] = {kind: [] for kind in FactKind}
    for row in rows:
        kind = FactKind(row.kind)
        rows_by_kind[kind].append(loads(CLAIM_TYPES[kind], row.claim))
    people = select(schema.persons).where(schema.persons.c.text == digest).order_by(schema.persons.c.place)
    persons = tuple(loads(Person, row.person) for row in connection.execute(people))
    parts = {f"{kind.value}s": tuple(found) for kind, found in rows_by_kind.items()}
    return Claims(digest, persons, **parts)


def persons(connection: Connection, sides: tuple[str, ...]) -> tuple[PersonSighting, ...]:
    """Officials named in current texts, all or those who act for one of the sides."""
    query = select(schema.persons).order_by(schema.persons.c.text, schema.persons.c.place)
    if sides:
        query = query.where(schema.persons.c.acts_for.in_(sides))
    rows = list(connection.execute(query))
    refs = refs_of(connection, {row.text for row in rows})
    seen = (PersonSighting(loads(Person, row.person), refs[row.text]) for row in rows)
    return tuple(sighting for sighting in seen if not sighting.report.superseded)
