"""The table of trade figures: one row for what one source says of a reporter, a partner, a year and a flow."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, Text

from legation.store.schema import metadata

series = Table(
    "series",
    metadata,
    Column("reporter", Text, primary_key=True),
    Column("partner", Text, primary_key=True),
    Column("label", String(16), primary_key=True),
    Column("flow", String(8), primary_key=True),
    Column("unit", String(3), primary_key=True),
    Column("source", Text, primary_key=True),
    Column("year", Integer, nullable=False),
    Column("value", Text, nullable=False),
    Column("origin", Text, nullable=False),
)
"""``value`` is a decimal number as text, exact; ``origin`` the name of the file that gave it."""
