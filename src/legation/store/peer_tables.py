"""The tables of the layer of peers: events of GDELT, ICEWS, POLECAT, ACLED, apart from our own."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKeyConstraint, Index, Integer, String, Table, Text

from legation.store.schema import DAY, metadata

peer_events = Table(
    "peer_events",
    metadata,
    Column("peer", String(16), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("day", DAY, nullable=False),
    Column("type", String(16), nullable=False),
    Column("code", Text, nullable=False),
    Column("goldstein", Float),
    Column("place", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("directed", Boolean, nullable=False),
    Column("gist", String(32), nullable=False),
    Index("peer_events_day", "day"),
)
"""``gist`` tells whether a newer file says something else of the same event."""

peer_sides = Table(
    "peer_sides",
    metadata,
    Column("peer", String(16), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("role", String(1), primary_key=True),
    Column("side", Text, primary_key=True),
    ForeignKeyConstraint(["peer", "id"], ["peer_events.peer", "peer_events.id"]),
    Index("peer_sides_side", "side", "peer", "id"),
)
"""``role``: "a" who acted, "r" to whom."""

peer_files = Table(
    "peer_files",
    metadata,
    Column("peer", String(16), primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("bad", Integer, nullable=False),
    Column("at", Text, nullable=False),
)
