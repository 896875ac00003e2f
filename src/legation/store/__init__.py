"""The record on disk: SQLite or PostgreSQL; all SQL is in here."""

from legation.store.store import Store, open_store

__all__ = ["Store", "open_store"]
