"""The record as lines of JSON that are the same whenever the record is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import Connection, Table, select

from legation.store import schema
from legation.store.series_table import series

_LEFT_OUT = frozenset({"obtained", "number"})
_BYTES = frozenset({"content", "signature"})

DUMPED = (
    schema.raws,
    schema.texts,
    schema.reports,
    schema.editions,
    schema.sources,
    schema.persons,
    schema.claims,
    schema.parties,
    schema.keys,
    schema.crowds,
    schema.heirs,
    schema.links,
    schema.signatures,
    schema.bands,
    schema.unsigned,
    schema.copies,
    schema.tenures,
    schema.shadows,
    series,
)


def dump(connection: Connection) -> Iterator[str]:
    """Each row of each table as one line; bytes by their digest, without times of obtaining."""
    for table in DUMPED:
        yield from sorted(_lines(connection, table))
    yield from _journal(connection)


def _lines(connection: Connection, table: Table) -> Iterator[str]:
    names = [column.name for column in table.columns if column.name not in _LEFT_OUT]
    for row in connection.execute(select(table)).mappings():
        told = {name: _told(name, row[name]) for name in names}
        yield json.dumps({"table": table.name} | told, sort_keys=True)


def _told(name: str, value: object) -> object:
    if name in _BYTES and isinstance(value, bytes | memoryview):
        return sha256(bytes(value)).hexdigest()
    return value


def _journal(connection: Connection) -> Iterator[str]:
    query = select(schema.rulings.c.ruling).order_by(schema.rulings.c.number)
    for ruling in connection.scalars(query):
        yield json.dumps({"table": "rulings", "ruling": ruling}, sort_keys=True)
