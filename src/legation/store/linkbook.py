"""What linking asks of the record and writes into it, on the connection of one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, delete, insert, or_, select, update

from legation.store import journal, schema
from legation.store.answering import sightings_of
from legation.store.cards import of_claims
from legation.store.codec import dumps
from legation.store.refs import BATCH
from legation.types.linkbook import Relation, Signed, Unsigned
from legation.types.record import Link, Ruling, Sighting, Tie, Verdict


class SqlLinkBook:
    """The :class:`~legation.types.linkbook.LinkBook` of a database."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.touched: set[str] = set()
        """Entries to or from which a sighting was placed."""

    def pending(self, limit: int) -> tuple[Sighting, ...]:
        """Sightings not yet placed, or to be placed again, by id; at most ``limit``."""
        claim = schema.claims
        query = select(claim).where(claim.c.pending).order_by(claim.c.id).limit(limit)
        return tuple(sightings_of(self._connection, self._connection.execute(query)).values())

    def sightings(self, ids: Iterable[str]) -> Mapping[str, Sighting]:
        """Sightings by id."""
        claim = schema.claims
        rows: list[Row[Any]] = []
        for part in _parts(ids):
            query = select(claim).where(claim.c.id.in_(part)).order_by(claim.c.id)
            rows.extend(self._connection.execute(query))
        return sightings_of(self._connection, rows)

    def index(self, keys: Mapping[str, frozenset[str]]) -> None:
        """Remember under which keys each sighting may meet its like."""
        for part in _parts(keys):
            self._connection.execute(delete(schema.keys).where(schema.keys.c.claim.in_(part)))
        rows = [{"claim": id_, "key": key} for id_ in sorted(keys) for key in sorted(keys[id_])]
        if rows:
            self._connection.execute(insert(schema.keys), rows)

    def holders(self, keys: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """The ids, sorted, of the sightings that are indexed under each key, for keys that have some."""
        found: dict[str, list[str]] = {}
        for part in _parts(keys):
            query = select(schema.keys.c.key, schema.keys.c.claim).where(schema.keys.c.key.in_(part))
            for row in self._connection.execute(query):
                found.setdefault(row.key, []).append(row.claim)
        return {key: tuple(sorted(held)) for key, held in found.items()}

    def crowds(self, keys: Iterable[str]) -> Mapping[str, int]:
        """How crowded keys are known to be, for those that are."""
        table = schema.crowds
        parts = (self._connection.execute(select(table).where(table.c.key.in_(part))) for part in _parts(keys))
        return {row.key: row.tier for rows in parts for row in rows}

    def crowd(self, tiers: Mapping[str, int]) -> None:
        """Remember how crowded keys are; all sightings under them are to be placed again."""
        for part in _parts(tiers):
            self._connection.execute(delete(schema.crowds).where(schema.crowds.c.key.in_(part)))
            self._connection.execute(insert(schema.crowds), [{"key": key, "tier": tiers[key]} for key in part])
            held = select(schema.keys.c.claim).where(schema.keys.c.key.in_(part))
            self._connection.execute(update(schema.claims).where(schema.claims.c.id.in_(held)).values(pending=True))

    def unsigned(self, limit: int) -> tuple[Unsigned, ...]:
        """Texts not yet compared with others, by digest; at most ``limit``."""
        waiting, text, edition = schema.unsigned.c, schema.texts.c, schema.editions.c
        digests = self._connection.scalars(select(waiting.text).order_by(waiting.text).limit(limit)).all()
        query = select(text.digest, text.content, edition.language, edition.published)
        query = query.join(schema.editions, edition.text == text.digest).where(text.digest.in_(digests))
        rows = self._connection.execute(query.order_by(text.digest, edition.published.desc(), edition.identity))
        return tuple({row.digest: _unsigned(row) for row in rows}.values())

    def texts(self, digests: Iterable[str]) -> Mapping[str, str]:
        """Texts by their digests, for those that are held."""
        text = schema.texts.c
        found: dict[str, str] = {}
        for part in _parts(digests):
            rows = self._connection.execute(select(text.digest, text.content).where(text.digest.in_(part)))
            found.update((row.digest, bytes(row.content).decode("utf-8", "surrogatepass")) for row in rows)
        return found

    def signatures(self, digests: Iterable[str]) -> Mapping[str, bytes]:
        """Signatures of texts, for those that have one."""
        table = schema.signatures
        found: dict[str, bytes] = {}
        for part in _parts(digests):
            rows = self._connection.execute(select(table).where(table.c.text.in_(part)))
            found.update((row.text, bytes(row.signature)) for row in rows)
        return found

    def sign(self, signed: Mapping[str, Signed]) -> None:
        """Remember the signatures of texts and the bands under which their like is found."""
        for part in _parts(signed):
            for column in (schema.unsigned.c.text, schema.signatures.c.text, schema.bands.c.text):
                self._connection.execute(delete(column.table).where(column.in_(part)))
        made = [{"text": digest, "signature": signed[digest].signature} for digest in sorted(signed)]
        rows = [{"text": digest, "band": band} for digest in sorted(signed) for band in sorted(signed[digest].bands)]
        for table, listed in ((schema.signatures, made), (schema.bands, rows)):
            if listed:
                self._connection.execute(insert(table), listed)

    def near(self, bands: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """The texts under each band, for bands that have some."""
        band = schema.bands.c
        found: dict[str, list[str]] = {}
        for part in _parts(bands):
            for row in self._connection.execute(select(band.band, band.text).where(band.band.in_(part))):
                found.setdefault(row.band, []).append(row.text)
        return {key: tuple(sorted(held)) for key, held in found.items()}

    def languages(self, digests: Iterable[str]) -> Mapping[str, str]:
        """The language of each text, "" when unknown."""
        edition = schema.editions.c
        found: dict[str, str] = {}
        for part in _parts(digests):
            rows = self._connection.execute(select(edition.text, edition.language).where(edition.text.in_(part)))
            found.update((row.text, row.language) for row in rows)
        return found

    def copy(self, one: str, other: str, relation: Relation) -> None:
        """Remember that two texts, and all that are one with either, are one item."""
        table = schema.copies
        own = table.c.relation == relation.value
        rows = self._connection.execute(select(table).where(table.c.text.in_((one, other)), own)).all()
        groups = sorted({one, other, *(row.first for row in rows)})
        for digest in sorted({one, other} - {row.text for row in rows}):
            made = {"text": digest, "relation": relation.value, "first": groups[0]}
            self._connection.execute(insert(table).values(made))
        moved = update(table).where(table.c.first.in_(groups), own)
        self._connection.execute(moved.values(first=groups[0]))

    def write_links(self, weighed: Iterable[str], links: Iterable[Link]) -> None:
        """Remember how the sightings ``weighed`` stand to others, in place of all their earlier links."""
        rows = {(link.one, link.other): _link_row(link) for link in links}
        ends = schema.links.c
        self.touched |= of_claims(self._connection, {end for pair in rows for end in pair})
        for part in _parts(weighed):
            old = or_(ends.one.in_(part), ends.other.in_(part))
            self._connection.execute(delete(schema.links).where(old))
        if rows:
            self._connection.execute(insert(schema.links), [rows[pair] for pair in sorted(rows)])

    def region(self, ids: Iterable[str]) -> frozenset[str]:
        """All sightings that links of the tie ``SAME``, or merges in force, join to these."""
        merges = [r for r in self.rulings() if r.verdict is Verdict.MERGED]
        found: set[str] = set()
        edge = set(ids)
        while edge:
            found |= edge
            edge = (self._neighbours(edge) | _merged(merges, edge)) - found
        return frozenset(self._held(found))

    def _held(self, ids: Iterable[str]) -> set[str]:
        claim = schema.claims.c.id
        rows = (self._connection.scalars(select(claim).where(claim.in_(part))) for part in _parts(ids))
        return {id_ for held in rows for id_ in held}

    def _neighbours(self, ids: Iterable[str]) -> set[str]:
        link = schema.links.c
        found: set[str] = set()
        for part in _parts(ids):
            near = and_(link.tie == Tie.SAME.value, or_(link.one.in_(part), link.other.in_(part)))
            for row in self._connection.execute(select(link.one, link.other).where(near)):
                found |= {row.one, row.other}
        return found

    def links(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Links with both ends among the sightings, by their ends; without their reasons."""
        wanted, link = set(ids), schema.links.c
        found: dict[tuple[str, str], Link] = {}
        for part in _parts(wanted):
            query = select(link.one, link.other, link.tie, link.score).where(link.one.in_(part))
            rows = (row for row in self._connection.execute(query) if row.other in wanted)
            found.update(((row.one, row.other), Link(row.one, row.other, Tie(row.tie), row.score)) for row in rows)
        return tuple(found[ends] for ends in sorted(found))

    def rulings(self) -> tuple[Ruling, ...]:
        """Merges and splits in force, in order."""
        return tuple(r for r in journal.in_force(self._connection) if r.verdict in journal.JOINING)

    def place(self, entries: Mapping[str, str]) -> None:
        """Write the entry of each sighting."""
        self.touched |= of_claims(self._connection, entries) | set(entries.values())
        claim = schema.claims.c
        here = (claim.id == bindparam("sighting"), claim.entry != bindparam("held"))
        placed = update(schema.claims).where(*here).values(entry=bindparam("held"))
        rows = [{"sighting": id_, "held": entries[id_]} for id_ in sorted(entries)]
        if rows:
            self._connection.execute(placed, rows)

    def done(self, ids: Iterable[str]) -> None:
        """Remember that sightings are placed: none of them is pending any more."""
        for part in _parts(ids):
            here = schema.claims.c.id.in_(part)
            self._connection.execute(update(schema.claims).where(here).values(pending=False))


def _unsigned(row: Row[Any, Any, Any, Any]) -> Unsigned:
    return Unsigned(row.digest, bytes(row.content).decode("utf-8", "surrogatepass"), row.language, row.published)


def _merged(merges: Sequence[Ruling], ids: set[str]) -> set[str]:
    joined = ({ruling.subject, *ruling.others} for ruling in merges)
    return {id_ for group in joined if group & ids for id_ in group}


def _link_row(link: Link) -> dict[str, object]:
    return {
        "one": link.one,
        "other": link.other,
        "tie": link.tie.value,
        "score": link.score,
        "reasons": dumps(link.reasons),
    }


def _parts(values: Iterable[Any]) -> Iterator[list[Any]]:
    listed = sorted(values)
    for start in range(0, len(listed), BATCH):
        yield listed[start : start + BATCH]
