"""Tenures in the record: who holds which office when, by the source that says so."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select

from legation.store import schema
from legation.store.codec import dumps, loads
from legation.store.rows import add
from legation.types.actors import Tenure


def read(connection: Connection, source: str = "") -> tuple[Tenure, ...]:
    """Every tenure, or those of one source, by source and place in it."""
    query = select(schema.tenures).order_by(schema.tenures.c.source, schema.tenures.c.place)
    query = query.where(schema.tenures.c.source == source) if source else query
    return tuple(loads(Tenure, row.tenure) for row in connection.execute(query))


def write(connection: Connection, source: str, held: Iterable[Tenure]) -> None:
    """Put the tenures of one source in place of its earlier ones."""
    connection.execute(delete(schema.tenures).where(schema.tenures.c.source == source))
    rows = (
        {"source": source, "place": n, "person": t.person, "of": t.office.of, "tenure": dumps(t)}
        for n, t in enumerate(held)
    )
    add(connection, schema.tenures, rows)
