"""The sides of entries in the order of their key, filled when it is opened; indices to list and search by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

SORTED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
INDEXES = (
    ("editions_newest", "editions", ["published", "name", "identity", "text"]),
    ("claims_of", "claims", ["id", "entry"]),
    ("entry_sides_kind", "entry_sides", ["side", "party", "shown", "kind", "at"]),
    ("entry_sides_at", "entry_sides", ["side", "party", "shown", "at"]),
    ("entry_sides_named", "entry_sides", ["side", "shown", "kind", "at"]),
)


def upgrade() -> None:
    """Make the table anew; the store fills it (``legation.store.cards``)."""
    op.drop_table("entry_sides")
    op.create_table(
        "entry_sides",
        sa.Column("entry", sa.String(length=16), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("party", sa.Boolean(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", SORTED, nullable=False),
        sa.PrimaryKeyConstraint("entry", "side"),
        sqlite_with_rowid=False,
    )
    for name, table, columns in INDEXES:
        op.create_index(name, table, columns)
    op.execute("DELETE FROM facts WHERE name = 'appraised by'")
