"""A whole record in one file that another record can take in (docs/merging.md)."""

from legation.store.packs.joining import Joined, join
from legation.store.packs.opening import opened
from legation.store.packs.writing import Packed, pack, record_id

__all__ = ["Joined", "Packed", "join", "opened", "pack", "record_id"]
