"""Reading entries out of the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from legation.errors import UsageError
from legation.store import journal, schema
from legation.store.codec import loads
from legation.store.refs import refs_of
from legation.store.rows import chosen, claim_of, parts
from legation.store.wording import reworded
from legation.types.claims import Claims, Person
from legation.types.record import (
    Entry,
    FactKind,
    Link,
    LinkReason,
    PersonSighting,
    ReportRef,
    Sighting,
    Tie,
    gathered,
)

NONE = "[]"
"""How an empty row of names is kept: most are."""


def day_of(entry: Entry) -> str:
    """The ISO day by which an entry is placed in time: its earliest own day, else publication."""
    own = [str(s.period.first or s.period.last) for s in entry.sightings if s.period]
    published = [s.report.published for s in entry.sightings if s.report.published]
    return min(own, default=min(published, default="9999"))


def current(entry: Entry) -> Entry | None:
    """The entry as the current texts have it; None when none of them tells of it."""
    left = tuple(s for s in entry.sightings if not s.report.superseded)
    if len(left) == len(entry.sightings):
        return entry
    return replace(entry, sightings=left) if left else None


def whole(connection: Connection, ids: Sequence[str], *, reasoned: bool = True) -> list[Entry]:
    """Entries by their ids, with every sighting of them, those of superseded texts too.

    Links have their reasons when the entries are ``reasoned``: an entry may have hundreds of links.
    """
    rows = list(chosen(connection, select(schema.claims).order_by(schema.claims.c.id), schema.claims.c.entry, ids))
    sightings = sightings_of(connection, rows)
    entry_of = {row.id: row.entry for row in rows}
    standing = journal.standings(connection, entry_of)
    links = _links_of(connection, entry_of, link_from if reasoned else tie_from)
    grouped = groupby(sorted(rows, key=lambda row: row.entry), key=lambda row: row.entry)
    found = []
    for id_, group in grouped:
        held = standing.get(id_, journal.Standing())
        seen = reworded(connection, [sightings[row.id] for row in group], held.edits)
        found.append(_entry(id_, seen, held, links.get(id_, ())))
    return found


def _entry(id_: str, seen: Sequence[Sighting], held: journal.Standing, links: Sequence[Link]) -> Entry:
    ordered = sorted(seen, key=lambda s: (s.report.published or "9999", s.report.document, s.id))
    return Entry(id_, ordered[0].kind, tuple(ordered), held.ruling, held.edits, tuple(links), held.opinions)


def sightings_of(connection: Connection, rows: Iterable[Row[Any]]) -> Mapping[str, Sighting]:
    """Claims with their reports, by id, from rows of the table of claims."""
    listed = list(rows)
    refs = refs_of(connection, {row.text for row in listed})
    return {row.id: _sighting(row, refs[row.text]) for row in listed}


def _sighting(row: Row[Any], ref: ReportRef) -> Sighting:
    named, setting = (loads(tuple[str, ...], words) if words != NONE else () for words in (row.named, row.setting))
    return Sighting(row.id, FactKind(row.kind), claim_of(row), ref, named, setting, row.place)


def _links_of(
    connection: Connection, entry_of: Mapping[str, str], read: Callable[[Row[Any]], Link]
) -> Mapping[str, list[Link]]:
    link = schema.links.c
    found: dict[str, Link] = {}
    for part in parts(entry_of):
        rows = connection.execute(select(schema.links).where(or_(link.one.in_(part), link.other.in_(part))))
        found.update((f"{row.one} {row.other}", read(row)) for row in rows)
    grouped: dict[str, list[Link]] = {}
    for made in (found[key] for key in sorted(found)):
        for id_ in sorted({entry_of[end] for end in (made.one, made.other) if end in entry_of}):
            grouped.setdefault(id_, []).append(made)
    return grouped


def tie_from(row: Row[Any]) -> Link:
    """A link from its row, without its reasons."""
    return Link(row.one, row.other, Tie(row.tie), row.score)


def link_from(row: Row[Any]) -> Link:
    """A link from its row."""
    reasons = loads(tuple[LinkReason, ...], row.reasons)
    return Link(row.one, row.other, Tie(row.tie), row.score, reasons)


def find_entry(connection: Connection, named: str) -> Entry | None:
    """The entry of the sighting that an id, or its unambiguous beginning, names.

    UsageError when several entries are meant; None when none is.
    """
    claim, heir = schema.claims.c, schema.heirs.c
    query = select(claim.entry).where(claim.id >= named, claim.id < f"{named}\U0010ffff").distinct().limit(3)
    found = sorted(connection.scalars(query))
    if not found:
        earlier = select(heir.new).where(heir.old.startswith(named, autoescape=True))
        found = sorted(connection.scalars(select(claim.entry).where(claim.id.in_(earlier)).distinct().limit(3)))
    if len(found) > 1:
        raise UsageError(named, "several facts begin like this", "give more of the id")
    return next(iter(whole(connection, found)), None)


def claims_of(connection: Connection, digest: str) -> Claims:
    """All that one text asserts, as it was read."""
    claim = schema.claims
    rows = connection.execute(select(claim).where(claim.c.text == digest).order_by(claim.c.place))
    facts = [claim_of(row) for row in rows]
    people = select(schema.persons).where(schema.persons.c.text == digest).order_by(schema.persons.c.place)
    persons = tuple(loads(Person, row.person) for row in connection.execute(people))
    return gathered(digest, facts, persons)


def persons(connection: Connection, sides: tuple[str, ...], names: tuple[str, ...]) -> tuple[PersonSighting, ...]:
    """Officials named in current texts: all, those who act for one of the sides, those of some names."""
    query = select(schema.persons).order_by(schema.persons.c.text, schema.persons.c.place)
    if sides:
        query = query.where(schema.persons.c.acts_for.in_(sides))
    if names:
        person, alias = schema.persons.c, schema.aliases.c
        named = (alias.text == person.text) & (alias.place == person.place) & alias.name.in_(names)
        query = query.join(schema.aliases, named).distinct()
    rows = list(connection.execute(query))
    refs = refs_of(connection, {row.text for row in rows})
    people = {told: loads(Person, told) for told in {row.person for row in rows}}
    seen = (PersonSighting(people[row.person], refs[row.text]) for row in rows)
    return tuple(sighting for sighting in seen if not sighting.report.superseded)
