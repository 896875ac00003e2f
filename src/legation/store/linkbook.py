"""What linking asks of the record and writes into it, on the connection of one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Row, and_, bindparam, delete, insert, or_, select, update

from legation.store import journal, schema
from legation.store.answering import sightings_of
from legation.store.cards import of_claims
from legation.store.codec import dumps
from legation.store.rows import add, chosen, drop, parts, text_of
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
        rows = chosen(self._connection, select(claim).order_by(claim.c.id), claim.c.id, ids)
        return sightings_of(self._connection, rows)

    def index(self, keys: Mapping[str, frozenset[str]]) -> None:
        """Remember under which keys each sighting may meet its like."""
        drop(self._connection, schema.keys.c.claim, keys)
        rows = ({"claim": id_, "key": key} for id_ in sorted(keys) for key in sorted(keys[id_]))
        add(self._connection, schema.keys, rows)

    def holders(self, keys: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """The ids, sorted, of the sightings that are indexed under each key, for keys that have some."""
        return self._under(schema.keys.c.key, schema.keys.c.claim, keys)

    def _under(self, key: Column[Any], held: Column[Any], keys: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """What is held under each key, sorted."""
        found: dict[str, list[str]] = {}
        query = select(key.label("key"), held.label("held"))
        for row in chosen(self._connection, query, key, keys):
            found.setdefault(row.key, []).append(row.held)
        return {name: tuple(sorted(under)) for name, under in found.items()}

    def crowds(self, keys: Iterable[str]) -> Mapping[str, int]:
        """How crowded keys are known to be, for those that are."""
        table = schema.crowds
        return {row.key: row.tier for row in chosen(self._connection, select(table), table.c.key, keys)}

    def crowd(self, tiers: Mapping[str, int]) -> None:
        """Remember how crowded keys are; all sightings under them are to be placed again."""
        drop(self._connection, schema.crowds.c.key, tiers)
        add(self._connection, schema.crowds, ({"key": key, "tier": tiers[key]} for key in sorted(tiers)))
        for part in parts(tiers):
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
        rows = chosen(self._connection, select(text.digest, text.content), text.digest, digests)
        return {row.digest: text_of(row.content) for row in rows}

    def signatures(self, digests: Iterable[str]) -> Mapping[str, bytes]:
        """Signatures of texts, for those that have one."""
        table = schema.signatures
        rows = chosen(self._connection, select(table), table.c.text, digests)
        return {row.text: bytes(row.signature) for row in rows}

    def sign(self, signed: Mapping[str, Signed]) -> None:
        """Remember the signatures of texts and the bands under which their like is found."""
        for column in (schema.unsigned.c.text, schema.signatures.c.text, schema.bands.c.text):
            drop(self._connection, column, signed)
        made = ({"text": digest, "signature": signed[digest].signature} for digest in sorted(signed))
        rows = ({"text": digest, "band": band} for digest in sorted(signed) for band in sorted(signed[digest].bands))
        add(self._connection, schema.signatures, made)
        add(self._connection, schema.bands, rows)

    def near(self, bands: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """The texts under each band, for bands that have some."""
        return self._under(schema.bands.c.band, schema.bands.c.text, bands)

    def languages(self, digests: Iterable[str]) -> Mapping[str, str]:
        """The language of each text, "" when unknown."""
        edition = schema.editions.c
        rows = chosen(self._connection, select(edition.text, edition.language), edition.text, digests)
        return {row.text: row.language for row in rows}

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
        for part in parts(weighed):
            old = or_(ends.one.in_(part), ends.other.in_(part))
            self._connection.execute(delete(schema.links).where(old))
        add(self._connection, schema.links, (rows[pair] for pair in sorted(rows)))

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
        return {row.id for row in chosen(self._connection, select(claim), claim, ids)}

    def _neighbours(self, ids: Iterable[str]) -> set[str]:
        link = schema.links.c
        found: set[str] = set()
        for part in parts(ids):
            near = and_(link.tie == Tie.SAME.value, or_(link.one.in_(part), link.other.in_(part)))
            for row in self._connection.execute(select(link.one, link.other).where(near)):
                found |= {row.one, row.other}
        return found

    def links(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Links with both ends among the sightings, by their ends; without their reasons."""
        wanted, link = set(ids), schema.links.c
        rows = chosen(self._connection, select(link.one, link.other, link.tie, link.score), link.one, wanted)
        found = (Link(row.one, row.other, Tie(row.tie), row.score) for row in rows if row.other in wanted)
        return tuple(sorted(found, key=lambda made: (made.one, made.other)))

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
        for part in parts(ids):
            here = schema.claims.c.id.in_(part)
            self._connection.execute(update(schema.claims).where(here).values(pending=False))


def _unsigned(row: Row[Any, Any, Any, Any]) -> Unsigned:
    return Unsigned(row.digest, text_of(row.content), row.language, row.published)


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
