"""The tables of the watch: feeds, and the items seen in them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, Text

from legation.store.schema import metadata

watched_feeds = Table(
    "watched_feeds",
    metadata,
    Column("url", Text, primary_key=True),
    Column("etag", Text, nullable=False),
    Column("modified", Text, nullable=False),
    Column("due", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("error", Text, nullable=False),
)

watched_items = Table(
    "watched_items",
    metadata,
    Column("feed", Text, primary_key=True),
    Column("part", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("gist", String(32), nullable=False),
    Column("item", Text, nullable=False),
    Column("state", String(8), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("due", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("document", String(64), nullable=False),
    Column("told", Boolean, nullable=False),
    Index("watched_items_state", "state"),
    Index("watched_items_told", "told"),
)
"""``state``: waiting, done, failed. ``document``: the version it was kept as, "" when none."""
