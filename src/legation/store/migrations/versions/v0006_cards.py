"""One row an entry to sort, count and page by, and names to find people by; filled when it is opened."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

SORTED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
INDEXES = (
    ("entries_at", "entries", ["shown", "kind", "at"]),
    ("entries_time", "entries", ["shown", "at"]),
    ("entries_doubt", "entries", ["shown", "verdict", "edited", "doubt", "id"]),
    ("entries_due", "entries", ["kind", "shown", "over", "due"]),
    ("entries_sides", "entries", ["shown", "kind", "sides"]),
    ("entry_sides_kind", "entry_sides", ["side", "party", "shown", "kind", "at"]),
    ("entry_sides_at", "entry_sides", ["side", "party", "shown", "at"]),
    ("entry_names_name", "entry_names", ["name", "entry"]),
    ("aliases_name", "aliases", ["name"]),
    ("persons_side", "persons", ["acts_for", "name"]),
)


def upgrade() -> None:
    """Make the tables; the store fills them (``legation.store.cards``)."""
    op.add_column("persons", sa.Column("name", sa.Text(), nullable=False, server_default=""))
    op.drop_index("persons_side", "persons")
    _entries()
    _sides()
    _names()
    _aliases()
    for name, table, columns in INDEXES:
        op.create_index(name, table, columns)


def _entries() -> None:
    texts = [sa.Column(name, SORTED, nullable=False) for name in ("at", "first", "last", "due", "sides")]
    words = [sa.Column(name, sa.String(length=16), nullable=False) for name in ("kind", "status", "verdict")]
    numbers = [sa.Column(name, sa.Float(), nullable=False) for name in ("score", "doubt", "weight")]
    flags: list[sa.Column[bool]] = [
        sa.Column(name, sa.Boolean(), nullable=False) for name in ("edited", "over", "current", "shown")
    ]
    op.create_table(
        "entries",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        *texts,
        *words,
        *numbers,
        *flags,
        sa.PrimaryKeyConstraint("id"),
    )


def _sides() -> None:
    op.create_table(
        "entry_sides",
        sa.Column("entry", sa.String(length=16), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("party", sa.Boolean(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", SORTED, nullable=False),
        sa.PrimaryKeyConstraint("entry", "side"),
    )


def _names() -> None:
    op.create_table(
        "entry_names",
        sa.Column("entry", sa.String(length=16), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("printed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entry", "name"),
    )


def _aliases() -> None:
    op.create_table(
        "aliases",
        sa.Column("text", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("text", "place", "name"),
    )
