"""Crowded keys of linking, texts that are nearly the same, and what claims became under another reader."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables; texts held are to be compared anew."""
    op.create_table(
        "crowds",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("tier", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "heirs",
        sa.Column("old", sa.String(length=16), nullable=False),
        sa.Column("text", sa.String(length=64), nullable=False),
        sa.Column("new", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["text"], ["texts.digest"]),
        sa.PrimaryKeyConstraint("old"),
    )
    op.create_index("heirs_new", "heirs", ["new"])
    op.create_index("heirs_text", "heirs", ["text"])
    op.create_table(
        "unsigned",
        sa.Column("text", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["text"], ["texts.digest"]),
        sa.PrimaryKeyConstraint("text"),
    )
    op.create_table(
        "copies",
        sa.Column("text", sa.String(length=64), nullable=False),
        sa.Column("relation", sa.String(length=16), nullable=False),
        sa.Column("first", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["text"], ["texts.digest"]),
        sa.PrimaryKeyConstraint("text", "relation"),
    )
    op.create_index("copies_first", "copies", ["first"])
    op.execute("DELETE FROM bands")
    op.execute("DELETE FROM signatures")
    op.execute("INSERT INTO unsigned (text) SELECT digest FROM texts")
