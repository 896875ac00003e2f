"""When each entry happened as told, and what it is about; cards are made anew when the record is opened."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the columns, and have the store fill them (``legation.store.cards``)."""
    op.add_column("entries", sa.Column("days", sa.String(length=32), nullable=False, server_default=""))
    op.add_column("entries", sa.Column("lead", sa.Text(), nullable=False, server_default=""))
    op.execute("DELETE FROM facts WHERE name = 'appraised by'")
