"""What SQLite knows of how its tables are filled, by which it chooses the index to walk over.

Without it every condition seems to hold for ten rows, and one that holds for all of them is walked
over instead of one that holds for three. PostgreSQL gathers this by itself.
"""

from __future__ import annotations

from sqlalchemy import Connection, text

SAMPLE = 1000
"""Rows looked at in each index; so gathering takes milliseconds, however large the record."""
GROWN = 2
"""It is gathered anew when there are so many times more entries than when it was gathered last."""


def keep_up(connection: Connection) -> None:
    """Look at the tables when they have grown much since they were looked at last."""
    if connection.dialect.name == "sqlite" and _highest(connection) >= GROWN * max(_known(connection), 1):
        gather(connection)


def gather(connection: Connection) -> None:
    """Look at the tables."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA analysis_limit={SAMPLE}"))
        connection.execute(text("ANALYZE"))


def _highest(connection: Connection) -> int:
    """The number of the last row of entries, which is not below their count."""
    return connection.scalar(text("SELECT max(rowid) FROM entries")) or 0


def _known(connection: Connection) -> int:
    """How many entries there seemed to be; 0 when nobody looked."""
    if connection.scalar(text("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'")) is None:
        return 0
    told = connection.scalar(text("SELECT stat FROM sqlite_stat1 WHERE tbl = 'entries' AND idx = 'entries_time'"))
    return int(str(told or "0").split()[0])
