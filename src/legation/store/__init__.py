"""The record on disk: SQLite or PostgreSQL; all SQL is in here."""

from legation.store.store import Store, open_store
from legation.types.record import KeepResult

__all__ = ["KeepResult", "Store", "open_store"]
