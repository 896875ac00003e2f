"""The layer of peers: events of others, the sides in them, the files that they came from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

DAY = sa.String(10).with_variant(sa.String(10, collation="C"), "postgresql")


def upgrade() -> None:
    """Make the three tables."""
    _events()
    _sides()
    _files()


def _events() -> None:
    op.create_table(
        "peer_events",
        sa.Column("peer", sa.String(length=16), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("day", DAY, nullable=False),
        sa.Column("type", sa.String(length=16), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("goldstein", sa.Float(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("directed", sa.Boolean(), nullable=False),
        sa.Column("gist", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("peer", "id"),
    )
    op.create_index("peer_events_day", "peer_events", ["day"])


def _sides() -> None:
    op.create_table(
        "peer_sides",
        sa.Column("peer", sa.String(length=16), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=1), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["peer", "id"], ["peer_events.peer", "peer_events.id"]),
        sa.PrimaryKeyConstraint("peer", "id", "role", "side"),
    )
    op.create_index("peer_sides_side", "peer_sides", ["side", "peer", "id"])


def _files() -> None:
    op.create_table(
        "peer_files",
        sa.Column("peer", sa.String(length=16), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("bad", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("peer", "digest"),
    )
