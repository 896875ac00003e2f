"""What linking asks of the record and writes into it, on the connection of one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, delete, insert, or_, select, update

from legation.store import journal, schema
from legation.store.answering import link_from, sightings_of
from legation.store.codec import dumps
from legation.store.refs import BATCH, document_of
from legation.types.record import Link, Ruling, Sighting, Tie, Verdict


class SqlLinkBook:
    """The :class:`~legation.types.record.LinkBook` of a database."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

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

    def sharing(self, keys: Mapping[str, frozenset[str]]) -> Mapping[str, tuple[str, ...]]:
        """For each sighting the ids, sorted, of all others that share a key with it."""
        holders = self._holders({key for held in keys.values() for key in held})
        found = {}
        for id_, held in keys.items():
            others = {other for key in held for other in holders.get(key, ())}
            found[id_] = tuple(sorted(others - {id_}))
        return found

    def _holders(self, keys: Iterable[str]) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for part in _parts(keys):
            query = select(schema.keys.c.key, schema.keys.c.claim).where(schema.keys.c.key.in_(part))
            for row in self._connection.execute(query):
                found.setdefault(row.key, []).append(row.claim)
        return found

    def text(self, digest: str) -> str:
        """The text of a version."""
        return document_of(self._connection, digest).text

    def signatures(self, digests: Iterable[str]) -> Mapping[str, bytes]:
        """Signatures of texts, for those that have one."""
        table = schema.signatures
        found: dict[str, bytes] = {}
        for part in _parts(digests):
            rows = self._connection.execute(select(table).where(table.c.text.in_(part)))
            found.update((row.text, bytes(row.signature)) for row in rows)
        return found

    def sign(self, digest: str, signature: bytes, bands: frozenset[str]) -> None:
        """Remember a text's signature and the bands under which its like is found."""
        self._connection.execute(insert(schema.signatures).values(text=digest, signature=signature))
        rows = [{"text": digest, "band": band} for band in sorted(bands)]
        if rows:
            self._connection.execute(insert(schema.bands), rows)

    def write_links(self, weighed: Iterable[str], links: Iterable[Link]) -> None:
        """Remember how the sightings ``weighed`` stand to others, in place of all their earlier links."""
        rows = {(link.one, link.other): _link_row(link) for link in links}
        ends = schema.links.c
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
        """Links with both ends among the sightings, by their ends."""
        wanted, link = set(ids), schema.links
        found: dict[tuple[str, str], Link] = {}
        for part in _parts(wanted):
            rows = self._connection.execute(select(link).where(link.c.one.in_(part)))
            found.update(((row.one, row.other), link_from(row)) for row in rows if row.other in wanted)
        return tuple(found[ends] for ends in sorted(found))

    def rulings(self) -> tuple[Ruling, ...]:
        """Merges and splits in force, in order."""
        return tuple(r for r in journal.in_force(self._connection) if r.verdict in journal.JOINING)

    def place(self, entries: Mapping[str, str]) -> None:
        """Write the entry of each sighting; none of them is pending any more."""
        placed = update(schema.claims).where(schema.claims.c.id == bindparam("sighting"))
        rows = [{"sighting": id_, "entry": entries[id_], "pending": False} for id_ in sorted(entries)]
        if rows:
            self._connection.execute(placed, rows)


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
