"""Rows in and out of tables, as many at a time as a database takes, and what their cells hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, Table, delete, insert

from legation.store.codec import loads
from legation.types.claims import Claim
from legation.types.record import CLAIM_TYPES, FactKind

BATCH = 500
"""Values in one ``IN`` list; SQLite takes 999 in its oldest builds."""


def parts(values: Iterable[Any]) -> Iterator[list[Any]]:
    """The values, each once and in order, at most ``BATCH`` together."""
    listed = sorted(set(values))
    for start in range(0, len(listed), BATCH):
        yield listed[start : start + BATCH]


def chosen(
    connection: Connection, query: Select[Any], column: Column[Any], values: Iterable[Any]
) -> Iterator[Row[Any]]:
    """The rows of a query whose column holds one of the values; in the query's order only within a part."""
    for part in parts(values):
        yield from connection.execute(query.where(column.in_(part)))


def drop(connection: Connection, column: Column[Any], values: Iterable[Any]) -> None:
    """Delete the rows whose column holds one of the values."""
    for part in parts(values):
        connection.execute(delete(column.table).where(column.in_(part)))


def add(connection: Connection, table: Table, rows: Iterable[Mapping[str, object]]) -> None:
    """Insert rows, or none."""
    listed = [dict(row) for row in rows]
    if listed:
        connection.execute(insert(table), listed)


def claim_of(row: Row[Any]) -> Claim:
    """The claim of a row of the table of claims; RecordDamaged when it holds none."""
    return loads(CLAIM_TYPES[FactKind(row.kind)], row.claim)


def text_of(content: bytes) -> str:
    """A text from the bytes in which it is held: UTF-8, lone surrogates kept."""
    return bytes(content).decode("utf-8", "surrogatepass")
